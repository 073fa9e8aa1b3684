"""What is seen through a window: the sky, hills or houses before it, rain and snow."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, hex_of, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, LIT, green_of, lit
from aiprod.providers.visuals.painters.scenery.interior import Interior

_FALLS: dict[str, tuple[LifeKind, int, float]] = {
    "rain": ("rain", 60, 3.0),
    "storm": ("rain", 110, 4.0),
    "snow": ("snow", 90, 0.5),
}


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
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    foot = [(box[0] + box[2], box[1] + box[3]), (box[0], box[1] + box[3])]
    tone = lit(scene, green_of(scene), 0.5, distance)
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
