"""Animals that break the surface of the sea: a whale's back and flukes, dolphins that leap, a fin."""

from __future__ import annotations

import math

import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit

_LEAPS_S = (0.5, 1.5, 2.7, 4.1, 5.6)
_FRAMES, _FRAME_S = 12, 1 / 12
_SKIN: Rgb = (0.26, 0.31, 0.36)


def paint_whale(scene: Scene, horizon: float) -> None:
    """Add a whale's back with its blow, and its flukes as it dives ahead."""
    rng, unit = scene.rng("whale"), scene.unit
    way = float(rng.choice((-1.0, 1.0)))
    x, y = scene.width * rng.uniform(0.42, 0.58), horizon + rng.uniform(9, 12) * unit
    size = 15 * unit
    bright, dark = lit(scene, _SKIN, 0.9), lit(scene, (0.1, 0.12, 0.15), 0.1)
    foam = lit(scene, (0.93, 0.96, 0.97), 0.7)

    def back(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(way * size, size)
        hump = skia.Path()
        hump.moveTo(-1.0, 0.02).cubicTo(-0.7, -0.06, -0.55, -0.14, -0.42, -0.17).lineTo(-0.5, -0.27)
        hump.cubicTo(-0.4, -0.25, -0.33, -0.22, -0.26, -0.2).cubicTo(0.1, -0.3, 0.6, -0.24, 1.0, 0.02).close()
        canvas.drawPath(
            hump, gradient((0, -0.28), (0, 0.02), [(0, bright, 1), (0.5, mix(bright, dark, 0.7), 1), (1, dark, 1)])
        )
        canvas.drawOval(skia.Rect.MakeLTRB(-1.15, -0.03, 1.2, 0.06), solid(foam, 0.5, blur_px=0.03))

    def flukes(canvas: skia.Canvas) -> None:
        canvas.translate(x - way * 2.4 * size, y + 0.1 * size)
        canvas.scale(way * size, size)
        tail = skia.Path()
        tail.moveTo(-0.34, 0.06).cubicTo(-0.24, -0.12, -0.16, -0.22, -0.13, -0.3)
        tail.cubicTo(-0.4, -0.28, -0.72, -0.36, -0.96, -0.62).cubicTo(-0.7, -0.66, -0.24, -0.72, 0.0, -0.5)
        tail.cubicTo(0.24, -0.72, 0.7, -0.66, 0.96, -0.62).cubicTo(0.72, -0.36, 0.4, -0.28, 0.13, -0.3)
        tail.cubicTo(0.16, -0.22, 0.24, -0.12, 0.34, 0.06).close()
        canvas.drawPath(tail, gradient((0, -0.66), (0, 0.06), [(0, bright, 1), (0.5, dark, 1), (1, dark, 1)]))
        ridge = skia.Path()
        ridge.moveTo(0, -0.48).quadTo(0.04, -0.2, 0.02, 0.02)
        canvas.drawPath(ridge, solid(bright, 0.6, stroke_px=0.03))
        spray = scene.rng("flukes")
        for _ in range(70):
            reach, rise = spray.normal(0, 0.3), float(spray.random()) ** 2
            at = (reach, 0.06 - 0.2 * rise * max(0.0, 1 - abs(reach) / 0.7))
            canvas.drawCircle(*at, spray.uniform(0.012, 0.04), solid(foam, 0.6, blur_px=0.012))
        canvas.drawOval(skia.Rect.MakeLTRB(-0.62, -0.02, 0.62, 0.12), solid(foam, 0.75, blur_px=0.04))

    def blow(canvas: skia.Canvas) -> None:
        spray = scene.rng("blow")
        for _ in range(160):
            rise = float(spray.random()) ** 0.7
            reach = spray.normal(0, 0.05 + 0.2 * rise**2)
            at = (x + way * 0.62 * size + reach * size, y - (0.15 + 0.95 * rise) * size)
            canvas.drawCircle(*at, unit * spray.uniform(0.1, 0.5), solid(foam, 0.16, blur_px=0.2 * unit))

    moves = {"depth": 0.48, "drift_x_px_s": way * 0.6 * unit, "sway_px": 0.2 * unit}
    box = (x - 1.5 * size, y - 1.4 * size, 3 * size, 1.6 * size)
    scene.sheet.draw(box, blow, **moves, pulse=0.95, pulse_period_s=4.2, phase=0.3)
    scene.sheet.draw(box, back, **moves)
    if scene.shows("whale"):
        scene.sheet.draw(
            (x - way * 2.4 * size - size, y - size, 2 * size, 1.3 * size), flukes, depth=0.48, sway_px=0.3 * unit
        )


def paint_dolphins(scene: Scene, horizon: float) -> None:
    """Add dolphins that leap one after another, each drawn frame by frame, and fins that follow."""
    rng, unit = scene.rng("dolphins"), scene.unit
    way = float(rng.choice((-1.0, 1.0)))
    size = 9 * unit
    bright, dark, belly = (
        lit(scene, (0.46, 0.52, 0.58), 0.9),
        lit(scene, (0.2, 0.24, 0.29), 0.2),
        lit(scene, (0.8, 0.82, 0.84), 0.5),
    )
    foam = lit(scene, (0.93, 0.96, 0.97), 0.7)
    start = scene.width * (0.5 - 0.2 * way)
    tones = (bright, dark, belly, foam)
    for number, leap_s in enumerate(_LEAPS_S):
        left = start + way * unit * (6 * number + rng.uniform(-5, 5))
        _paint_leap(scene, (left, horizon + unit * rng.uniform(8, 16)), way * size, leap_s, tones)
    _paint_fins(scene, horizon, way, dark)


def _paint_leap(
    scene: Scene, start: tuple[float, float], size: float, leap_s: float, tones: tuple[Rgb, Rgb, Rgb, Rgb]
) -> None:
    """One leap out of the water at ``start`` and back; ``size`` is half a dolphin's length, below 0 to the left."""
    x, y = start
    long, high, reach = 2.6 * size, 0.85 * abs(size), abs(size)
    for frame in range(_FRAMES):
        share = (frame + 0.5) / _FRAMES
        at = x + long * share, y - high * 4 * share * (1 - share)
        tilt = math.degrees(math.atan2(high * 4 * (2 * share - 1), long if size > 0 else -long))

        def draw(canvas: skia.Canvas, share: float = share, at: tuple[float, float] = at, tilt: float = tilt) -> None:
            canvas.save()
            canvas.clipRect(skia.Rect.MakeLTRB(at[0] - 2 * reach, y - 4 * reach, at[0] + 2 * reach, y + 0.12 * reach))
            canvas.translate(*at)
            canvas.scale(size, reach)
            canvas.rotate(tilt)
            _draw_dolphin(canvas, *tones[:3])
            canvas.restore()
            for splash, strength in ((x, 1 - 2.5 * share), (x + long, 2.5 * share - 1.5)):
                if strength > 0:
                    oval = skia.Rect.MakeXYWH(splash - 0.5 * reach, y - 0.22 * reach, reach, 0.36 * reach)
                    canvas.drawOval(oval, solid(tones[3], 0.8 * strength, blur_px=0.08 * reach))

        box = (min(x, x + long) - reach, y - high - reach, abs(long) + 2 * reach, high + 1.3 * reach)
        begin = leap_s + frame * _FRAME_S
        entrance = Entrance(at_s=begin, seconds=0.01)
        scene.sheet.draw(box, draw, depth=0.5, entrance=entrance, until_s=begin + _FRAME_S + 0.01)


def paint_fin(scene: Scene, horizon: float) -> None:
    """Add a shark's fin that circles."""
    _paint_fins(
        scene, horizon, float(scene.rng("fin").choice((-1.0, 1.0))), lit(scene, (0.24, 0.27, 0.3), 0.3), count=1
    )


def _paint_fins(scene: Scene, horizon: float, way: float, tone: Rgb, count: int = 3) -> None:
    rng, unit = scene.rng("fins"), scene.unit
    foam = lit(scene, (0.93, 0.96, 0.97), 0.7)
    for _ in range(count):
        x, y = scene.width * rng.uniform(0.3, 0.6), horizon + unit * rng.uniform(7, 18)
        size = unit * (2.6 if count == 1 else 1.7)

        def draw(canvas: skia.Canvas, x: float = x, y: float = y, size: float = size) -> None:
            canvas.translate(x, y)
            canvas.scale(way * size, size)
            fin = skia.Path()
            fin.moveTo(-0.7, 0.03).quadTo(-0.35, -0.05, -0.25, -0.45).quadTo(-0.2, -0.75, -0.38, -1.0)
            fin.quadTo(0.3, -0.75, 0.75, 0.03).close()
            canvas.drawPath(fin, solid(tone))
            canvas.drawOval(skia.Rect.MakeLTRB(-2.2, -0.06, 0.9, 0.16), solid(foam, 0.5, blur_px=0.06))

        box = (x - 3 * size, y - 1.3 * size, 6 * size, 1.8 * size)
        scene.sheet.draw(box, draw, depth=0.5, drift_x_px_s=way * 2.4 * unit, sway_px=0.3 * unit)


def _draw_dolphin(canvas: skia.Canvas, bright: Rgb, dark: Rgb, belly: Rgb) -> None:
    """A dolphin two units long, its middle at the origin, its beak to the right."""
    body = skia.Path()
    body.moveTo(1.0, 0.02).cubicTo(0.9, -0.03, 0.82, -0.05, 0.76, -0.08).cubicTo(0.6, -0.2, 0.3, -0.26, 0.08, -0.24)
    body.quadTo(-0.06, -0.42, -0.2, -0.44).quadTo(-0.14, -0.3, -0.18, -0.2).cubicTo(-0.5, -0.12, -0.75, 0.0, -0.88, 0.1)
    body.quadTo(-1.02, 0.08, -1.12, -0.02).quadTo(-1.06, 0.16, -1.0, 0.2).quadTo(-1.08, 0.28, -1.1, 0.4)
    body.quadTo(-0.9, 0.34, -0.82, 0.18).cubicTo(-0.5, 0.16, -0.1, 0.22, 0.16, 0.18).quadTo(0.1, 0.34, -0.02, 0.42)
    body.quadTo(0.24, 0.38, 0.36, 0.16).cubicTo(0.6, 0.14, 0.8, 0.1, 1.0, 0.06).close()
    canvas.drawPath(
        body,
        gradient(
            (0, -0.26), (0, 0.22), [(0, bright, 1), (0.45, dark, 1), (0.72, mix(dark, belly, 0.5), 1), (1, belly, 1)]
        ),
    )
