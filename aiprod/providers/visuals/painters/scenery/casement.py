"""The window of a room: what is seen through it, its frame and curtains, and the sunlight it throws into the room."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, hex_of, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, LIT, lit, snowed
from aiprod.providers.visuals.painters.scenery.interior import Interior

_FALLS: dict[str, tuple[LifeKind, int, float]] = {
    "rain": ("rain", 60, 3.0),
    "storm": ("rain", 110, 4.0),
    "snow": ("snow", 90, 0.5),
}
_PANES = 2


def paint_view(room: Interior, *, town: bool) -> None:
    """Add the sky outside with hills or houses before it, and what falls from it."""
    scene, frame = room.scene, room.pixels(room.window, room.deep)
    light, rng, unit = scene.light, room.rng, scene.unit
    pad = 8 * unit
    box = (frame.left() - pad, frame.top() - pad, frame.width() + 2 * pad, frame.height() + 2 * pad)
    base = frame.top() + frame.height() * rng.uniform(0.74, 0.86)
    sun = (frame.left() + frame.width() * rng.uniform(0.25, 0.75), base - frame.height() * max(light.sun_height, 0.1))

    def draw(canvas: skia.Canvas) -> None:
        stops = [(index / (len(light.sky) - 1), colour, 1.0) for index, colour in enumerate(light.sky)]
        canvas.drawRect(skia.Rect.MakeXYWH(*box), gradient((0, box[1]), (0, base), stops))
        halo(canvas, sun, 0.8 * frame.height(), light.glow, 0.7 * light.sun)
        canvas.drawCircle(*sun, 1.9 * unit, solid(light.disc, light.sun, blur_px=0.2 * unit))
        for distance in (0.8, 0.5, 0.22):
            (_draw_houses if town else _draw_hills)(canvas, room, box, base, distance)

    scene.sheet.draw(box, draw, depth=0.08)
    if scene.intent.weather in _FALLS:
        what, count, size = _FALLS[scene.intent.weather]
        area = (frame.left(), frame.top(), frame.width(), frame.height())
        tone = hex_of(mix(light.haze, WHITE, 0.7))
        fall = Life(
            what=what,
            count=count,
            colour=tone,
            area=area,
            size_px=max(1.0, size * unit),
            depth=0.12,
            opacity=0.7,
            seed=scene.seed,
        )
        scene.sheet.live(fall)


def _draw_hills(
    canvas: skia.Canvas, room: Interior, box: tuple[float, float, float, float], base: float, distance: float
) -> None:
    """Hills, the nearest with trees."""
    scene, rng = room.scene, room.scene.rng("hills", distance)
    x = np.linspace(box[0], box[0] + box[2], 90)
    line = (
        base
        - 0.16 * box[3] * (0.5 + distance) * (0.6 + 0.5 * ridge(90, rng, cycles=3))
        + 0.1 * box[3] * (0.8 - distance)
    )
    green = (0.92, 0.94, 0.96) if snowed(scene) else (0.34, 0.46, 0.22)
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    foot = [(box[0] + box[2], box[1] + box[3]), (box[0], box[1] + box[3])]
    tone = lit(scene, green, 0.5, distance)
    canvas.drawPath(
        polyline([*points, *foot], closed=True),
        vertical(tone, mix(tone, scene.light.near, 0.3), base - 0.2 * box[3], base + 0.2 * box[3]),
    )
    if distance > 0.3:
        return
    leaf = {
        "spring": (0.5, 0.64, 0.3),
        "summer": (0.24, 0.42, 0.18),
        "autumn": (0.74, 0.42, 0.16),
        "winter": (0.36, 0.32, 0.3),
    }
    for at in rng.uniform(0, 1, 9).tolist():
        size, index = scene.unit * rng.uniform(1.8, 3.4), int(at * 89)
        for _ in range(14):
            spot = points[index][0] + size * rng.normal(0, 0.45), points[index][1] - size * (0.7 + rng.normal(0, 0.35))
            canvas.drawCircle(
                *spot, 0.35 * size, solid(lit(scene, leaf[scene.intent.season], rng.uniform(0.1, 0.9), 0.2))
            )


def _draw_houses(
    canvas: skia.Canvas, room: Interior, box: tuple[float, float, float, float], base: float, distance: float
) -> None:
    scene, rng, x = room.scene, room.scene.rng("houses", distance), box[0]
    unit, high = scene.unit, 0.5 * box[3]
    while x < box[0] + box[2]:
        wide = unit * rng.uniform(3.0, 6.5) * (1.3 - 0.5 * distance)
        top = base - high * rng.uniform(0.15, 0.9) * (0.4 + distance) + (0.8 - distance) * 0.3 * high
        wall = (0.6, 0.57, 0.54) if rng.random() < 0.5 else (0.5, 0.52, 0.56)
        canvas.drawRect(
            skia.Rect.MakeLTRB(x, top, x + wide, box[1] + box[3]),
            solid(lit(scene, wall, rng.uniform(0.2, 0.8), distance)),
        )
        pitch, lamps, dark = unit * (0.6 + 0.5 * (1 - distance)), skia.Path(), skia.Path()
        for column in range(int(wide / pitch - 0.4)):
            for row in range(int((box[1] + box[3] - top) / (1.5 * pitch))):
                pane = skia.Rect.MakeXYWH(
                    x + (column + 0.4) * pitch, top + (0.6 + 1.5 * row) * pitch, 0.5 * pitch, 0.75 * pitch
                )
                (lamps if rng.random() < LIT[scene.light.time] else dark).addRect(pane)
        canvas.drawPath(dark, solid(lit(scene, (0.24, 0.28, 0.33), 0.2, distance), 0.8))
        canvas.drawPath(lamps, solid(mix(LAMP, scene.light.haze, 0.5 * distance)))
        x += wide * rng.uniform(0.95, 1.15)


def paint_casement(room: Interior, *, curtains: bool) -> None:
    """Add the frame and the sill, and curtains that stir."""
    scene, unit = room.scene, room.scene.unit
    frame = room.pixels(room.window, room.deep)
    metre = room.vista.scale(room.deep)
    wood, shade = room.tone((0.92, 0.9, 0.86), 0.6), room.tone((0.6, 0.57, 0.53), 0.2)

    def bars(canvas: skia.Canvas) -> None:
        panes = _PANES if room.window.width() < 2.4 else _PANES + 1
        thin, thick = 0.05 * metre, 0.09 * metre
        for index in range(panes + 1):
            x, half = frame.left() + frame.width() * index / panes, (thick if index in (0, panes) else thin) / 2
            canvas.drawRect(skia.Rect.MakeLTRB(x - half, frame.top(), x + half, frame.bottom()), solid(shade))
        for share in (0.0, 0.34, 1.0):
            y = frame.top() + frame.height() * share
            canvas.drawRect(
                skia.Rect.MakeLTRB(frame.left() - thick / 2, y - thin / 2, frame.right() + thick / 2, y + thin / 2),
                solid(shade),
            )
        sill = skia.Rect.MakeLTRB(
            frame.left() - 0.18 * metre, frame.bottom(), frame.right() + 0.18 * metre, frame.bottom() + 0.1 * metre
        )
        canvas.drawRect(sill, vertical(wood, shade, sill.top(), sill.bottom()))
        if snowed(scene):
            canvas.drawRoundRect(
                skia.Rect.MakeLTRB(frame.left(), frame.bottom() - 0.07 * metre, frame.right(), frame.bottom()),
                unit * 0.3,
                unit * 0.3,
                solid(lit(scene, (0.95, 0.96, 0.98), 0.7)),
            )

    pad = 0.3 * metre
    scene.sheet.draw(
        (frame.left() - pad, frame.top() - pad, frame.width() + 2 * pad, frame.height() + 2 * pad), bars, depth=0.22
    )
    if curtains:
        _paint_curtains(room, frame, metre)


def _paint_curtains(room: Interior, frame: skia.Rect, metre: float) -> None:
    scene = room.scene
    cloth = ((0.86, 0.8, 0.7), (0.66, 0.36, 0.28), (0.4, 0.48, 0.44), (0.76, 0.66, 0.5))[int(room.rng.integers(4))]
    wide, top, foot = 0.42 * metre, frame.top() - 0.16 * metre, frame.bottom() + 0.55 * metre
    rod = room.tone((0.3, 0.24, 0.2), 0.4)
    for number, edge in enumerate((frame.left(), frame.right())):

        def draw(canvas: skia.Canvas, edge: float = edge) -> None:
            for fold in range(6):
                a = edge - wide / 2 + fold * wide / 6
                glow = room.tone(mix(cloth, scene.light.glow, 0.2 * scene.light.sun), 0.9)
                deep = room.tone(mix(cloth, BLACK, 0.25), 0.25)
                stops = [(0, deep, 0.96), (0.5, glow, 0.96), (1, deep, 0.96)]
                canvas.drawRect(
                    skia.Rect.MakeLTRB(a, top, a + wide / 6 + 0.6, foot), gradient((a, 0), (a + wide / 6, 0), stops)
                )

        scene.sheet.draw(
            (edge - wide, top, 2 * wide, foot - top),
            draw,
            depth=0.23,
            sway_px=0.12 * scene.unit,
            sway_period_s=5.0 + number,
        )
    pen = solid(rod, stroke_px=0.04 * metre)
    scene.sheet.draw(
        (frame.left() - 0.6 * metre, top - 0.1 * metre, frame.width() + 1.2 * metre, 0.2 * metre),
        lambda canvas: canvas.drawLine(frame.left() - 0.4 * metre, top, frame.right() + 0.4 * metre, top, pen),
        depth=0.23,
    )


def paint_sunlight(room: Interior) -> None:
    """Add the window's light on the floor and in the dusty air, where the sun stands before it."""
    scene, light, window, vista = room.scene, room.scene.light, room.window, room.vista
    strength = {"day": 0.55, "golden": 0.7, "dawn": 0.5, "night": 0.12}.get(light.time, 0.0) * light.sun
    if strength < 0.08:
        return
    lean = -room.sun_from * room.rng.uniform(0.35, 0.8)
    tone = mix(light.glow, light.disc, 0.3)
    low, high = 0.9, 3.6
    panes = [(window.left() + window.width() * (n + inset) / 2, inset) for n in (0, 1) for inset in (0.04, 0.96)]

    def patch(canvas: skia.Canvas) -> None:
        for a, b in ((panes[0][0], panes[1][0]), (panes[2][0], panes[3][0])):
            z = [room.deep - low, room.deep - high]
            spots = [
                (a + lean * low, 0.0, z[0]),
                (b + lean * low, 0.0, z[0]),
                (b + lean * high, 0.0, z[1]),
                (a + lean * high, 0.0, z[1]),
            ]
            canvas.drawPath(vista.shape(*spots), solid(tone, strength, blur_px=0.35 * scene.unit))

    frame = room.pixels(window, room.deep)

    def shaft(canvas: skia.Canvas) -> None:
        for a, b in ((panes[0][0], panes[1][0]), (panes[2][0], panes[3][0])):
            top = [vista.at((x, 2.3, room.deep)) for x in (a, b)]
            foot = [vista.at((x + lean * high, 0.0, room.deep - high)) for x in (b, a)]
            ray = gradient(top[0], foot[1], [(0, tone, 0.26 * strength), (0.6, tone, 0.1 * strength), (1, tone, 0)])
            ray.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.7 * scene.unit))
            canvas.drawPath(polyline([*top, *foot], closed=True), ray)

    floor = vista.at((0, 0, room.deep))[1] - scene.unit
    foot = scene.above + scene.full_height
    scene.sheet.draw(
        (scene.left, floor, scene.full_width, foot - floor), patch, depth=0.24, pulse=0.25, pulse_period_s=7.0
    )
    reach = vista.scale(room.deep - high) * abs(lean) * high + frame.width()
    box = (frame.centerX() - reach, frame.top(), 2 * reach, foot - frame.top())
    scene.sheet.draw(box, shaft, depth=0.4, pulse=0.35, pulse_period_s=8.0)
    scene.sheet.live(
        Life(
            what="dust",
            count=46,
            colour=hex_of(mix(tone, WHITE, 0.4)),
            area=(box[0], box[1], box[2], 0.8 * (box[3])),
            size_px=max(1.2, 0.32 * scene.unit),
            depth=0.5,
            opacity=0.55,
            seed=scene.seed,
        )
    )
