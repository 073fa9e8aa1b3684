"""The city: towers in rows that fade into haze, lit by the hour, above a river that mirrors them or dark rooftops."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.media.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, hex_of, mix, to_linear
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.water import water

_LAMPS: tuple[Rgb, ...] = ((1.0, 0.80, 0.48), (1.0, 0.88, 0.66), (1.0, 0.70, 0.38), (0.82, 0.90, 1.0))
_LIT = {"dawn": 0.16, "day": 0.0, "golden": 0.12, "dusk": 0.36, "night": 0.44}
_FACADES: tuple[Rgb, ...] = (
    (0.62, 0.58, 0.55),
    (0.45, 0.52, 0.58),
    (0.70, 0.62, 0.52),
    (0.36, 0.42, 0.48),
    (0.56, 0.44, 0.38),
)


@dataclass(frozen=True)
class Tower:
    """One building; ``roof`` names what stands on it."""

    x: float
    top: float
    width: float
    roof: str
    tone: Rgb
    pitch: float


@dataclass(frozen=True)
class Row:
    """``distance`` 0 near to 1 far; heights are shares of the picture, widths of its height."""

    distance: float
    low: float
    high: float
    widths: tuple[float, float]
    depth: float


_ROWS = (
    Row(0.92, 0.14, 0.36, (0.018, 0.04), 0.12),
    Row(0.66, 0.14, 0.52, (0.03, 0.065), 0.2),
    Row(0.34, 0.1, 0.62, (0.05, 0.1), 0.3),
)


def paint_city(scene: Scene) -> None:
    """Sky, three rows of towers, then water or rooftops."""
    rng = scene.rng("city")
    river = scene.shows("river", "water", "bridge", "harbour", "harbor") or rng.random() < 0.7
    base = scene.at(rng.uniform(0.66, 0.72) if river else rng.uniform(0.93, 0.97))
    paint_heavens(scene, base)
    centre = rng.uniform(0.25, 0.75)
    rows = [(row, _towers(scene, row, base, centre)) for row in _ROWS]
    for row, towers in rows:
        top = min(tower.top for tower in towers) - 14 * scene.unit
        box = (scene.left, top, scene.full_width, base + 8 * scene.unit - top)
        scene.sheet.draw(box, lambda canvas, r=row, t=towers: _draw_row(canvas, scene, r, t, base), depth=row.depth)
    if river:
        mirror = _mirror(scene, rows, base)
        scene.sheet.add(water(scene, base, calm=0.55, mirror=mirror), scene.left, base, depth=0.4)
        _quay(scene, base)
    else:
        _rooftops(scene, base)
    _birds(scene)


def _towers(scene: Scene, row: Row, base: float, centre: float) -> list[Tower]:
    """A skyline that rises toward ``centre``, a share of the width."""
    rng, towers = scene.rng("row", row.distance), []
    span, size = scene.bottom - scene.top, min(scene.height, scene.width * 0.8)
    x = scene.left
    while x < scene.left + scene.full_width:
        width = size * rng.uniform(*row.widths)
        away = abs((x + width / 2) / scene.width - centre)
        heart = np.exp(-((away / 0.26) ** 2))
        high = span * (row.low + (row.high - row.low) * (0.25 + 0.75 * heart) * rng.beta(1.5, 1.9))
        roof = str(rng.choice(["flat", "flat", "step", "mast", "spire", "slope"]))
        if high < span * row.high * 0.45 and roof in ("mast", "spire"):
            roof = "flat"
        facade = _FACADES[int(rng.integers(0, len(_FACADES)))]
        tone = mix(
            scene.light.tint(facade, row.distance),
            scene.light.land(row.distance),
            0.45 if scene.light.time == "day" else 0.75,
        )
        tower = Tower(
            x, base - high, width, roof, tone, size * (0.0065 + 0.006 * (1 - row.distance)) * rng.uniform(0.8, 1.2)
        )
        towers.append(tower)
        x += width * rng.uniform(0.86, 1.15)
    return towers


def _draw_row(canvas: skia.Canvas, scene: Scene, row: Row, towers: list[Tower], base: float) -> None:
    rng = scene.rng("draw", row.distance)
    lit, dark = _LIT[scene.light.time] * (1.4 if scene.light.sun < 0.2 else 1.0), scene.light.dark
    near = 1 - row.distance
    sun_left = scene.light.sun_x < 0.5
    for tower in towers:
        _draw_body(canvas, scene, tower, row, base, sun_left=sun_left)
        _draw_windows(canvas, scene, tower, row, base, lit, rng)
    glow = mix(scene.light.haze, (1.0, 0.62, 0.3), 0.55 if dark or scene.light.time == "dusk" else 0.0)
    strength = (0.62 if dark else 0.45) * (0.5 + 0.5 * row.distance) * min(scene.light.haze_density, 1.6)
    high = 0.2 * (scene.bottom - scene.top) * (0.6 + 0.6 * row.distance)
    haze = gradient((0, base - high), (0, base), [(0, glow, 0.0), (1, glow, min(strength, 0.95))])
    haze.setBlendMode(skia.BlendMode.kSrcATop)
    canvas.drawRect(
        skia.Rect.MakeLTRB(scene.left, base - high, scene.left + scene.full_width, base + 9 * scene.unit), haze
    )
    if dark and near > 0.3:
        for _ in range(14):
            x = scene.left + rng.random() * scene.full_width
            halo(canvas, (x, base - scene.unit), scene.unit * rng.uniform(2, 5), (1.0, 0.72, 0.4), 0.5)


def _draw_body(canvas: skia.Canvas, scene: Scene, tower: Tower, row: Row, base: float, *, sun_left: bool) -> None:
    x, top, wide = tower.x, tower.top, tower.width
    middle, high = x + wide / 2, base - tower.top
    shape = skia.Path()
    shape.addRect(skia.Rect.MakeLTRB(x, top, x + wide, base + 9 * scene.unit))
    if tower.roof == "step":
        shape.addRect(skia.Rect.MakeLTRB(x + wide * 0.18, top - high * 0.07, x + wide * 0.82, top + 1))
        shape.addRect(skia.Rect.MakeLTRB(x + wide * 0.34, top - high * 0.12, x + wide * 0.66, top + 1))
    elif tower.roof == "slope":
        shape.addPath(polyline([(x, top + 1), (x + wide, top - wide * 0.3), (x + wide, top + 1)], closed=True))
    elif tower.roof == "spire":
        crown = [(x + wide * 0.1, top + 1), (middle, top - high * 0.3), (x + wide * 0.9, top + 1)]
        shape.addPath(polyline(crown, closed=True))
    elif tower.roof == "mast":
        shape.addRect(
            skia.Rect.MakeLTRB(middle - wide * 0.02 - 0.4, top - high * 0.22, middle + wide * 0.02 + 0.4, top)
        )
    shine = 0.34 * scene.light.sun * (1 - 0.6 * row.distance) * (0.3 if scene.light.dark else 1)
    bright, shade = (
        mix(tower.tone, scene.light.glow, shine),
        mix(tower.tone, scene.light.near, 0.3 * (1 - row.distance)),
    )
    stops = [(0, bright, 1), (0.42, tower.tone, 1), (1, shade, 1)]
    canvas.drawPath(
        shape, gradient((x, 0), (x + wide, 0), stops if sun_left else [(1 - at, c, a) for at, c, a in reversed(stops)])
    )
    if tower.roof == "mast" and scene.light.dark:
        halo(canvas, (middle, top - high * 0.22), scene.unit * 1.1, (1.0, 0.25, 0.2), 0.9)


def _draw_windows(
    canvas: skia.Canvas, scene: Scene, tower: Tower, row: Row, base: float, lit: float, rng: np.random.Generator
) -> None:
    pitch = tower.pitch
    across, down = int(tower.width * 0.86 / pitch), int((base - tower.top) * 0.98 / (pitch * 1.4))
    if across < 2 or down < 2:
        return
    start = tower.x + (tower.width - across * pitch) / 2
    kind = rng.choice(["panes", "bands", "ribs"])
    size = {"panes": (0.52, 0.62), "bands": (1.0, 0.55), "ribs": (0.5, 1.4)}[str(kind)]
    glass, paths = skia.Path(), [skia.Path() for _ in _LAMPS]
    main = int(rng.integers(0, len(_LAMPS)))
    glow = rng.random((down, across)) < lit * rng.uniform(0.4, 1.5)
    if kind == "bands":
        glow |= (rng.random(down) < lit * 0.35)[:, None]
    other = rng.random((down, across)) < 0.18
    for line in range(down):
        for column in range(across):
            rect = skia.Rect.MakeXYWH(
                start + column * pitch + pitch * 0.2,
                tower.top + pitch * (0.8 + 1.4 * line),
                pitch * size[0],
                pitch * size[1],
            )
            if glow[line, column]:
                paths[(main + int(other[line, column])) % len(_LAMPS)].addRect(rect)
            else:
                glass.addRect(rect)
    reflect = (
        mix(mix(scene.light.sky[0], BLACK, 0.35), tower.tone, 0.25)
        if not scene.light.dark
        else mix(tower.tone, BLACK, 0.6)
    )
    canvas.drawPath(glass, solid(reflect, 0.75 * (1 - 0.8 * row.distance)))
    for colour, path in zip(_LAMPS, paths, strict=True):
        canvas.drawPath(path, solid(mix(colour, scene.light.haze, 0.5 * row.distance), 0.95 - 0.35 * row.distance))


def _mirror(scene: Scene, rows: list[tuple[Row, list[Tower]]], base: float) -> FloatArray:
    """The towers upside down for the river, a quarter of their size and already smeared."""
    scale, above = 0.25, scene.above + scene.full_height - base
    height = max(int(above * scale), 2)

    def draw(canvas: skia.Canvas) -> None:
        canvas.scale(scale, scale)
        canvas.translate(-scene.left, above - base)
        for row, towers in rows:
            _draw_row(canvas, scene, row, towers, base)

    small = drawn(int(scene.full_width * scale), height, draw)[::-1].astype(np.float32) / 255
    cover = small[:, :, 3:]
    light = np.concatenate([to_linear(small[:, :, :3]) * cover, cover], axis=2)
    light = cv2.GaussianBlur(light, (0, 0), sigmaX=0.6, sigmaY=2.4)
    return np.asarray(
        np.concatenate([light[:, :, :3] / np.maximum(light[:, :, 3:], 1e-3), light[:, :, 3:]], axis=2), np.float32
    )


def _quay(scene: Scene, base: float) -> None:
    """A low embankment with lamps where the city meets the water."""
    rng, unit = scene.rng("quay"), scene.unit
    tone = mix(scene.light.land(0.3), scene.light.near, 0.5)
    lamps = np.arange(scene.left, scene.left + scene.full_width, unit * rng.uniform(9, 13))

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            skia.Rect.MakeLTRB(scene.left, base - unit * 0.7, scene.left + scene.full_width, base + unit * 0.5),
            solid(tone),
        )
        if _LIT[scene.light.time] > 0.15:
            for x in lamps:
                halo(canvas, (float(x), base - unit * 1.4), unit * 2.2, (1.0, 0.78, 0.46), 0.75)
                canvas.drawCircle(float(x), base - unit * 1.4, unit * 0.2, solid((1.0, 0.93, 0.76)))

    scene.sheet.draw((scene.left, base - 5 * unit, scene.full_width, 9 * unit), draw, depth=0.4)


def _rooftops(scene: Scene, base: float) -> None:
    """Near roofs as dark shapes: parapets, water tanks, aerials, a few lit attic windows."""
    rng, unit = scene.rng("roofs"), scene.unit
    floor = scene.above + scene.full_height
    tone, rim = (
        mix(scene.light.near, scene.light.haze, 0.03),
        mix(scene.light.near, scene.light.glow, 0.2 * scene.light.sun + 0.03),
    )
    blocks, x = [], scene.left
    while x < scene.left + scene.full_width:
        wide = unit * rng.uniform(16, 34)
        away = abs((x + wide / 2) / scene.width - 0.5)
        blocks.append(
            (x, base - unit * (rng.uniform(-1, 3) + 13 * away), wide, rng.choice(["tank", "aerial", "none", "hut"]))
        )
        x += wide

    def draw(canvas: skia.Canvas) -> None:
        for left, top, wide, thing in blocks:
            middle = left + wide * 0.5
            if thing == "tank":
                for leg in (-1.6, 1.6):
                    canvas.drawLine(
                        middle + leg * unit,
                        top,
                        middle + leg * unit,
                        top - 3 * unit,
                        solid(tone, stroke_px=unit * 0.35),
                    )
                canvas.drawRect(
                    skia.Rect.MakeLTRB(middle - 2.3 * unit, top - 6.6 * unit, middle + 2.3 * unit, top - 2.4 * unit),
                    solid(tone),
                )
                canvas.drawPath(
                    polyline(
                        [
                            (middle - 2.7 * unit, top - 6.5 * unit),
                            (middle, top - 8.6 * unit),
                            (middle + 2.7 * unit, top - 6.5 * unit),
                        ],
                        closed=True,
                    ),
                    solid(tone),
                )
            elif thing == "aerial":
                canvas.drawLine(middle, top, middle, top - 8 * unit, solid(tone, stroke_px=unit * 0.22))
                for step in range(4):
                    y = top - (4 + step) * unit
                    canvas.drawLine(
                        middle - (2.2 - 0.4 * step) * unit,
                        y,
                        middle + (2.2 - 0.4 * step) * unit,
                        y,
                        solid(tone, stroke_px=unit * 0.14),
                    )
            elif thing == "hut":
                canvas.drawRect(
                    skia.Rect.MakeLTRB(middle - 4 * unit, top - 4.5 * unit, middle + 3 * unit, top), solid(tone)
                )
            canvas.drawRect(
                skia.Rect.MakeLTRB(left, top, left + wide + 1, floor),
                gradient((0, top), (0, top + 6 * unit), [(0, rim, 1), (0.12, tone, 1), (1, mix(tone, BLACK, 0.3), 1)]),
            )

    top_y = min(top for _, top, _, _ in blocks) - 10 * unit
    scene.sheet.draw((scene.left, top_y, scene.full_width, floor - top_y), draw, depth=0.8)


def _birds(scene: Scene) -> None:
    if scene.light.dark or scene.intent.weather in ("rain", "storm"):
        return
    scene.sheet.live(
        Life(
            what="birds",
            count=8,
            colour=hex_of(mix(scene.light.near, scene.light.haze, 0.3)),
            area=(0.1 * scene.width, scene.at(0.12), 0.7 * scene.width, scene.at(0.22) - scene.at(0)),
            size_px=max(3.0, 1.3 * scene.unit),
            depth=0.25,
            seed=scene.seed,
        )
    )
