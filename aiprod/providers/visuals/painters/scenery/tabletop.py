"""Tables and what is on them: across the foot of the picture, close by, or standing in the room."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.scenery.belongings import BELONGINGS
from aiprod.providers.visuals.painters.scenery.hearth import paint_candle_flame, paint_glow, paint_steam
from aiprod.providers.visuals.painters.scenery.interior import WARM, Interior

_CLOSE = (1.06, 2.05)
_GLOWS: dict[str, tuple[float, float, Rgb]] = {
    "lamp": (0.36, 0.6, WARM), "laptop": (0.13, 0.36, (0.4, 0.65, 1.0)), "monitor": (0.3, 0.5, (0.4, 0.65, 1.0)),
    "phone": (0.09, 0.25, (0.7, 0.6, 1.0)), "flask": (0.1, 0.35, (0.4, 0.8, 0.9)),
}  # fmt: skip
"""Things that shine in the dark: how high above the table their light is, how far it goes, metres, and its colour."""
_CLOSE_HIGH, _HIGH, _GAP = 0.98, 0.75, 0.06


def paint_close_table(room: Interior, things: list[str]) -> None:
    """Add a table that fills the foot of the picture, the first of ``things`` large in the free half."""
    scene, vista = room.scene, room.vista
    near, far, high = *_CLOSE, _CLOSE_HIGH
    z = 1.6
    half = 0.46 * scene.width / vista.scale(z)
    rows = vista.at((0, high, far))[1], vista.at((0, high, near))[1]
    wood = mix(room.wood, BLACK, 0.15)

    def table(canvas: skia.Canvas) -> None:
        right, floor = scene.left + scene.full_width, scene.above + scene.full_height
        top = skia.Rect.MakeLTRB(scene.left, rows[0], right, floor)
        canvas.drawRect(top, vertical(room.tone(wood, 0.9), room.tone(wood, 0.25), rows[0], rows[1]))
        window = room.pixels(room.window, room.deep)
        shine = mix(scene.light.horizon, scene.light.glow, 0.4)
        halo(canvas, (window.centerX(), rows[0]), 0.3 * scene.width, shine, 0.5 * room.level, squash=0.4)
        rng = scene.rng("grain")
        grain = room.tone(mix(wood, BLACK, 0.4), 0.4)
        for _ in range(46):
            y = rows[0] + (floor - rows[0]) * rng.random() ** 1.6
            x = scene.left + scene.full_width * rng.random()
            canvas.drawLine(
                x, y, x + scene.full_width * rng.uniform(0.1, 0.4), y, solid(grain, 0.16, stroke_px=0.12 * scene.unit)
            )

    scene.sheet.draw(
        (scene.left, rows[0], scene.full_width, scene.above + scene.full_height - rows[0]), table, depth=0.6
    )
    _paint_things(room, things, _places(room, things, half, 1.15), (high, z), 0.62, 1.15)


def paint_table(
    room: Interior, x: float, z: float, wide: float, things: list[str], *, colour: Rgb | None = None
) -> None:
    """Add a table ``wide`` metres across whose near edge is ``z`` metres away, and what is on it."""
    scene, vista, deep = room.scene, room.vista, 0.8
    wood = colour or room.wood
    top, edge, dark = room.tone(wood, 0.95), room.tone(wood, 0.4), room.tone(mix(wood, BLACK, 0.4), 0.2)
    left, right = x - wide / 2, x + wide / 2

    def table(canvas: skia.Canvas) -> None:
        shade = vista.strip(left, right, z, z + deep)
        canvas.drawPath(shade, solid(BLACK, 0.35, blur_px=0.6 * scene.unit))
        for leg_z in (z + deep - 0.08, z + 0.04):
            with vista.standing(canvas, (x, 0, leg_z)):
                for at in (-wide / 2 + 0.04, wide / 2 - 0.11):
                    canvas.drawRect(skia.Rect.MakeXYWH(at, -_HIGH, 0.07, _HIGH), solid(dark))
        surface = vista.shape((left, _HIGH, z), (right, _HIGH, z), (right, _HIGH, z + deep), (left, _HIGH, z + deep))
        ends = vista.at((0, _HIGH, z + deep))[1], vista.at((0, _HIGH, z))[1]
        canvas.drawPath(surface, gradient((0, ends[0]), (0, ends[1]), [(0, top, 1), (1, mix(top, edge, 0.5), 1)]))
        with vista.standing(canvas, (x, 0, z)):
            canvas.drawRect(skia.Rect.MakeLTRB(-wide / 2, -_HIGH, wide / 2, -_HIGH + 0.06), solid(edge))
            canvas.drawRect(
                skia.Rect.MakeLTRB(-wide / 2 + 0.04, -_HIGH + 0.06, wide / 2 - 0.04, -_HIGH + 0.17), solid(dark)
            )
        if room.lamp_on and "lamp" in things:
            halo(canvas, vista.at((x, _HIGH, z + 0.4)), 0.8 * vista.scale(z), WARM, 0.4, squash=0.3)

    metre = vista.scale(z)
    px, foot = vista.at((x, 0, z))
    box = (px - 0.6 * wide * metre, foot - 1.1 * metre, 1.2 * wide * metre, 1.3 * metre)
    scene.sheet.draw(box, table, depth=0.4)
    places = [x + at for at in _places(room, things, 0.46 * wide, 1.0)]
    _paint_things(room, things, places, (_HIGH, z + 0.35), 0.41, 1.0)


def _places(room: Interior, things: list[str], half: float, scale: float) -> list[float]:
    """Where things stand, metres from the table's middle: side by side, the first nearest the free half."""
    widths = [2 * BELONGINGS[name][1] * scale for name in things]
    spare = max(0.0, 2 * half - sum(widths)) / (len(things) + 1)
    gap = min(max(spare, _GAP), 0.5)
    at, places = -half + max(0.0, (2 * half - sum(widths) - gap * (len(things) - 1)) / 2), []
    for wide in widths:
        places.append(at + wide / 2)
        at += wide + gap
    return places if room.side > 0 else [-place for place in places]


def _paint_things(
    room: Interior, things: list[str], places: list[float], level: tuple[float, float], depth: float, scale: float
) -> None:
    """Add things on a surface ``level`` metres up and away; flames and steam move on layers of their own."""
    scene, vista, (high, z) = room.scene, room.vista, level
    metre = vista.scale(z) * scale

    def draw(canvas: skia.Canvas) -> None:
        for name, x in zip(things, places, strict=True):
            with vista.standing(canvas, (x, high, z)):
                canvas.scale(scale, scale)
                BELONGINGS[name][0](canvas, room)

    y = vista.at((0, high, z))[1]
    scene.sheet.draw((scene.left, y - 1.2 * metre, scene.full_width, 1.7 * metre), draw, depth=depth)
    for name, x in zip(things, places, strict=True):
        px = vista.at((x, high, z))[0]
        if name == "candle":
            paint_candle_flame(room, (px, y - 0.205 * metre), metre, depth)
        elif name == "cup":
            paint_steam(room, (px, y - 0.1 * metre), metre, depth)
        elif name in _GLOWS and room.lamp_on:
            rise, reach, tone = _GLOWS[name]
            paint_glow(room, (px, y - rise * metre), reach * metre, depth, 0.4, tone, 5.5)
