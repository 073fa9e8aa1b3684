"""A neon street seen down its middle: facades that meet at the sun, lit windows, signs, and a road with traffic."""

from __future__ import annotations

from dataclasses import dataclass, field

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import along, polyline, stroke
from aiprod.providers.visuals.painters.neon.floor import paint_grid
from aiprod.providers.visuals.painters.neon.road import paint_road
from aiprod.providers.visuals.painters.neon.sky import paint_fog, paint_heavens
from aiprod.providers.visuals.painters.neon.skyline import reflection
from aiprod.providers.visuals.painters.neon.stage import Stage

_NEAREST, _FARTHEST, _SPLIT = 0.9, 11.0, 3.0


@dataclass
class _House:
    """A facade from ``far`` to ``near`` (distances) on one ``side`` of the street."""

    side: int
    far: float
    near: float
    high: float
    windows: list[tuple[Rgb, float, float, float, float]] = field(default_factory=list)
    sign: tuple[Rgb, float, float, float] | None = None


def paint_street(stage: Stage) -> None:
    """Two rows of houses in perspective, the farther ones a layer of their own."""
    stage.sun_x = stage.width / 2 + (stage.sun_x - stage.width / 2) * 0.5
    paint_heavens(stage)
    houses = sorted((house for side in (-1, 1) for house in _houses(stage, side)), key=lambda house: -house.far)
    for near, depth in ((False, 0.26), (True, 0.5)):
        row = [house for house in houses if (house.near < _SPLIT) is near]
        top = min(_point(stage, house, house.near, 1.0)[1] for house in row) - 30 * stage.unit
        box = stage.band(max(top, stage.top), stage.bottom if near else stage.horizon + 0.24 * stage.height)

        def under(canvas: skia.Canvas, row: list[_House] = row) -> None:
            for house in row:
                _draw_walls(canvas, stage, house)

        def lines(canvas: skia.Canvas, row: list[_House] = row) -> None:
            for house in row:
                _draw_lights(canvas, stage, house)

        if near:
            _paint_floor(stage, houses)
        stage.glow(box, lines, reach=15, strength=0.75, under=under, depth=depth)
        if not near:
            paint_fog(stage)


def _paint_floor(stage: Stage, houses: list[_House]) -> None:
    def mirrored(canvas: skia.Canvas) -> None:
        for house in houses:
            _draw_walls(canvas, stage, house)
            _draw_lights(canvas, stage, house)

    paint_grid(stage, reflection(stage, mirrored), depth=0.5)
    paint_road(stage, depth=0.5)


def _houses(stage: Stage, side: int) -> list[_House]:
    rng, houses, far = stage.rng, [], _FARTHEST
    while far > _NEAREST + 0.2:
        near = max(far - rng.uniform(0.5, 1.1) * (0.35 + 0.18 * far), _NEAREST)
        house = _House(side, far, near, float(rng.uniform(0.45, 1.5)))
        floors, bays = int(house.high * 11), max(2, int((far - near) * 3.2))
        colour = stage.windows[int(rng.integers(len(stage.windows)))]
        lit = rng.uniform(0.25, 0.6)
        for floor in range(floors):
            for bay in range(bays):
                if rng.random() < lit:
                    start = far - (far - near) * (bay + 0.2) / bays
                    stop = far - (far - near) * (bay + 0.75) / bays
                    low = 0.1 + 0.88 * (floor + 0.2) / floors
                    house.windows.append((colour, start, stop, low, low + 0.5 / floors))
        if rng.random() < 0.75 and near < 6:
            tube = stage.tubes[int(rng.integers(len(stage.tubes)))]
            house.sign = (
                tube,
                float(rng.uniform(near, far)),
                float(rng.uniform(0.2, 0.45)),
                float(rng.uniform(0.6, 0.85)),
            )
        houses.append(house)
        far = near
    return houses


def _point(stage: Stage, house: _House, distance: float, height: float) -> tuple[float, float]:
    """Where a spot of the facade is seen: ``height`` 0 at the street, 1 at the roof."""
    street = 0.46 * stage.width if not stage.tall else 0.62 * stage.width
    ground = stage.horizon + (stage.bottom - stage.horizon) * 0.92 / distance
    roof = stage.horizon - house.high * stage.horizon / distance
    return stage.vanish_x + house.side * street / distance, ground + (roof - ground) * height


def _quad(stage: Stage, house: _House, start: float, stop: float, low: float, high: float) -> skia.Path:
    corners = ((start, low), (start, high), (stop, high), (stop, low))
    return polyline([_point(stage, house, distance, height) for distance, height in corners], closed=True)


def _end(stage: Stage, house: _House) -> skia.Rect:
    """The wall that faces the viewer, out to the edge of the picture."""
    (edge, top), (_, foot) = (_point(stage, house, house.near, height) for height in (1.0, 0.0))
    left, right = sorted((edge, stage.right + 9 if house.side > 0 else stage.left - 9))
    return skia.Rect.MakeLTRB(left, top, right, foot)


def _draw_walls(canvas: skia.Canvas, stage: Stage, house: _House) -> None:
    share = min(_NEAREST / house.near, 1.0) ** 0.5
    wall = along((along(stage.sky, 0.7), stage.dark[3], stage.dark[2], stage.dark[1]), 0.15 + 0.85 * share)
    edge_x, top = _point(stage, house, house.near, 1.0)
    outer = stage.right + 9 if house.side > 0 else stage.left - 9
    canvas.drawRect(_end(stage, house), solid(stage.seen(mix(wall, stage.dark[0], 0.5), share)))
    facade = _quad(stage, house, house.far, house.near, 0.0, 1.0)
    canvas.drawPath(facade, solid(stage.seen(wall, share)))
    canvas.drawPath(facade, stroke(stage.seen(along(stage.sky, 0.8), share), stage.px(1.2), 0.4))
    if stage.snowy:
        roof = [_point(stage, house, house.far, 1.0), (edge_x, top), (outer, top)]
        canvas.drawPath(polyline(roof), stroke(stage.seen(stage.snow[1], share), stage.px(3 + 8 / house.near)))


def _draw_lights(canvas: skia.Canvas, stage: Stage, house: _House) -> None:
    hide = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
    canvas.drawRect(_end(stage, house), hide)
    canvas.drawPath(_quad(stage, house, house.far, house.near, 0.0, 1.0), hide)
    dim = 0.4 + 0.6 * min(2.0 / house.near, 1.0)
    lights: dict[Rgb, skia.Path] = {}
    for colour, start, stop, low, high in house.windows:
        lights.setdefault(colour, skia.Path()).addPath(_quad(stage, house, start, stop, low, high))
    for colour, path in lights.items():
        canvas.drawPath(path, solid(stage.seen(colour, dim), dim))
    if house.sign:
        _draw_sign(canvas, stage, house, *house.sign)


def _draw_sign(
    canvas: skia.Canvas, stage: Stage, house: _House, colour: Rgb, distance: float, low: float, high: float
) -> None:
    x, foot = _point(stage, house, distance, low)
    _, top = _point(stage, house, distance, high)
    wide = 0.05 * stage.width / distance
    left, right = sorted((x - house.side * 0.15 * wide, x - house.side * wide))
    board = skia.Rect.MakeLTRB(left, top, right, foot)
    canvas.drawRect(board, solid(stage.dark[0], 0.92))
    canvas.drawRect(board, stroke(colour, stage.px(1.4 + 2.4 / distance)))
    rows = max(int((foot - top) / max(0.9 * (right - left), 1)), 1)
    for row in range(rows):
        y = top + (foot - top) * (row + 0.5) / rows
        pad, half = 0.24 * (right - left), 0.22 * (foot - top) / rows
        tone = mix(colour, WHITE, 0.5)
        if (row + int(distance * 10)) % 3:
            canvas.drawRect(skia.Rect.MakeLTRB(left + pad, y - half, right - pad, y + half), solid(tone))
        else:
            canvas.drawCircle((left + right) / 2, y, min(half, 0.3 * (right - left)), solid(tone))
