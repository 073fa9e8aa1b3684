"""People under water: a diver with a torch, and a small submarine whose lamps cut through the dark."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Point, gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea

_LAMP: Rgb = (1.0, 0.94, 0.76)


def _limb(canvas: skia.Canvas, points: list[Point], thick: float, tone: Rgb) -> None:
    paint = solid(tone, stroke_px=thick)
    paint.setPathEffect(skia.CornerPathEffect.Make(0.2))
    canvas.drawPath(polyline(points), paint)


def paint_diver(scene: Scene, sea: Sea) -> None:
    """A diver who swims through the picture behind the beam of a torch."""
    rng = scene.rng("diver")
    size = 11 * scene.unit
    way = float(rng.choice((-1.0, 1.0)))
    x, y = scene.width * (0.5 - way * rng.uniform(0.06, 0.16)), scene.at(rng.uniform(0.42, 0.54))
    dark = mix(sea.deep, BLACK, 0.45)
    lit = mix(dark, sea.shallow, 0.45)

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(way * size, size)
        canvas.rotate(6)
        beam = polyline([(1.1, 0.10), (4.2, -0.35), (4.2, 0.95)], closed=True)
        paint = gradient((1.1, 0), (4.2, 0), [(0, _LAMP, 0.55), (1, _LAMP, 0.0)])
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.06))
        canvas.drawPath(beam, paint)
        for lift, kick in ((0.0, 0.18), (0.06, -0.12)):
            _limb(canvas, [(-0.25, lift), (-0.72, lift + 0.4 * kick), (-1.1, lift + kick)], 0.15, dark)
            fin = [
                (-1.05, lift + kick - 0.05),
                (-1.62, lift + 1.9 * kick - 0.10),
                (-1.66, lift + 1.9 * kick + 0.08),
                (-1.05, lift + kick + 0.06),
            ]
            canvas.drawPath(polyline(fin, closed=True), solid(mix(dark, (0.9, 0.7, 0.1), 0.35)))
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(-0.22, -0.30, 0.38, -0.10),
            0.1,
            0.1,
            gradient((0, -0.3), (0, -0.1), [(0, mix(lit, (0.9, 0.7, 0.1), 0.5), 1), (1, dark, 1)]),
        )
        _limb(canvas, [(-0.25, 0.03), (0.46, 0.0)], 0.30, dark)
        _limb(canvas, [(-0.20, -0.07), (0.44, -0.10)], 0.07, lit)
        _limb(canvas, [(0.42, 0.06), (0.70, 0.26), (1.02, 0.12)], 0.11, dark)
        canvas.drawCircle(0.68, -0.04, 0.17, solid(dark))
        canvas.drawOval(skia.Rect.MakeXYWH(0.72, -0.12, 0.14, 0.14), solid(mix(sea.shallow, WHITE, 0.5), 0.85))
        halo(canvas, (1.08, 0.10), 0.35, _LAMP, 0.95)

    left = x - 1.9 * size if way > 0 else x - 4.4 * size
    scene.sheet.draw(
        (left, y - 1.3 * size, 6.3 * size, 2.8 * size),
        draw,
        depth=0.55,
        drift_x_px_s=way * 1.1 * scene.unit,
        drift_y_px_s=0.12 * scene.unit,
        sway_px=0.4 * scene.unit,
        sway_period_s=5.0,
    )


def paint_submarine(scene: Scene, sea: Sea) -> None:
    """A round-nosed submarine with a row of lit ports, its lamps before it."""
    rng = scene.rng("submarine")
    size = 15 * scene.unit
    way = float(rng.choice((-1.0, 1.0)))
    x, y = scene.width * (0.5 - way * rng.uniform(0.1, 0.2)), scene.at(rng.uniform(0.4, 0.52))
    hull, dark = sea.seen((0.86, 0.66, 0.20), 0.1), mix(sea.deep, BLACK, 0.5)
    shine = mix(hull, mix(sea.shallow, WHITE, 0.4), 0.45)

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(way * size, size)
        beam = polyline([(0.95, 0.10), (4.4, -0.30), (4.4, 1.45)], closed=True)
        paint = gradient((0.95, 0), (4.4, 0), [(0, _LAMP, 0.7), (0.4, _LAMP, 0.25), (1, _LAMP, 0.0)])
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.07))
        canvas.drawPath(beam, paint)
        canvas.drawPath(
            polyline([(-0.86, 0.0), (-1.22, -0.34), (-1.12, 0.0), (-1.22, 0.34)], closed=True),
            solid(mix(hull, dark, 0.6)),
        )
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(-0.22, -0.66, 0.28, -0.2),
            0.08,
            0.08,
            gradient((0, -0.66), (0, -0.2), [(0, shine, 1), (1, mix(hull, dark, 0.5), 1)]),
        )
        canvas.drawLine(0.0, -0.62, 0.0, -0.92, solid(mix(hull, dark, 0.4), stroke_px=0.04))
        body = skia.Rect.MakeLTRB(-1.0, -0.38, 1.0, 0.38)
        canvas.drawRoundRect(
            body,
            0.5,
            0.38,
            gradient((0, -0.38), (0, 0.38), [(0, shine, 1), (0.4, hull, 1), (1, mix(hull, dark, 0.85), 1)]),
        )
        for port in (-0.5, -0.15, 0.2):
            canvas.drawCircle(port, -0.02, 0.105, solid(mix(hull, dark, 0.6)))
            canvas.drawCircle(port, -0.02, 0.075, solid(_LAMP))
        canvas.drawOval(
            skia.Rect.MakeLTRB(0.52, -0.24, 0.92, 0.12),
            gradient((0.52, -0.2), (0.9, 0.1), [(0, WHITE, 1), (1, mix(sea.shallow, _LAMP, 0.5), 1)]),
        )
        halo(canvas, (0.92, 0.18), 0.5, _LAMP, 0.95)

    left = x - 1.4 * size if way > 0 else x - 4.6 * size
    scene.sheet.draw(
        (left, y - 1.1 * size, 6.0 * size, 2.7 * size),
        draw,
        depth=0.5,
        drift_x_px_s=way * 0.8 * scene.unit,
        sway_px=0.3 * scene.unit,
        sway_period_s=7.0,
    )
