"""What drives: cars, buses, bicycles and trains, seen from the side or along the street. A unit is a metre, y down."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit

_PAINTS: tuple[Rgb, ...] = (
    (0.62, 0.12, 0.1), (0.16, 0.26, 0.42), (0.78, 0.78, 0.76), (0.2, 0.21, 0.23), (0.5, 0.52, 0.54), (0.2, 0.36, 0.3),
    (0.84, 0.66, 0.22),
)  # fmt: skip
BUS: Rgb = (0.72, 0.14, 0.12)
_BEHIND = 0.5
"""How many pictures' widths of cars follow those that are seen at first."""
_RUBBER: Rgb = (0.06, 0.06, 0.07)
_TAIL: Rgb = (1.0, 0.16, 0.1)
_BEAM: Rgb = (1.0, 0.95, 0.82)


def car_paint(rng: np.random.Generator) -> Rgb:
    """The colour of some car."""
    return _PAINTS[int(rng.integers(len(_PAINTS)))]


def draw_car(canvas: skia.Canvas, scene: Scene, paint: Rgb, way: float, distance: float) -> None:
    """A car from the side, 4.4 m long, its wheels at the origin, driving ``way`` -1 or 1."""
    body, top, dark = (lit(scene, c, f, distance) for c, f in ((paint, 0.25), (paint, 0.9), (_RUBBER, 0.2)))
    canvas.save()
    canvas.scale(way, 1)
    canvas.drawOval(skia.Rect.MakeLTRB(-2.4, -0.12, 2.4, 0.14), solid(BLACK, 0.35, blur_px=0.1))
    cabin = skia.Path()
    cabin.moveTo(-1.9, -0.82).cubicTo(-1.5, -1.38, -1.1, -1.44, -0.5, -1.45).cubicTo(
        0.3, -1.45, 0.6, -1.25, 1.05, -0.85
    )
    canvas.drawPath(cabin, solid(top))
    hull = skia.Path()
    hull.moveTo(-2.15, -0.28).cubicTo(-2.25, -0.8, -2.1, -0.88, -1.85, -0.88).lineTo(1.0, -0.88)
    hull.cubicTo(1.6, -0.82, 2.15, -0.72, 2.2, -0.45).lineTo(2.2, -0.28).close()
    canvas.drawPath(hull, gradient((0, -0.9), (0, -0.25), [(0, top, 1), (0.3, body, 1), (1, mix(body, dark, 0.5), 1)]))
    pane = solid(LAMP if scene.light.dark else lit(scene, mix(scene.light.sky[0], BLACK, 0.45), 0.3, distance), 0.9)
    for left, right, slope in ((-1.45, -0.48, 0.42), (-0.38, 0.7, -0.5)):
        top_left, top_right = (left + max(0.0, slope), right + min(0.0, slope))
        canvas.drawPath(
            polyline([(left, -0.9), (top_left, -1.34), (top_right, -1.34), (right, -0.9)], closed=True), pane
        )
    _wheels(canvas, (-1.35, 1.35), 0.33, dark, lit(scene, (0.6, 0.6, 0.62), 0.3, distance))
    if lamps_on(scene):
        halo(canvas, (2.25, -0.55), 1.1, _BEAM, 0.9)
        halo(canvas, (-2.15, -0.6), 0.7, _TAIL, 0.8)
        beam = gradient((2.2, 0), (8.5, 0), [(0, _BEAM, 0.4), (1, _BEAM, 0.0)])
        canvas.drawPath(polyline([(2.2, -0.6), (8.5, -1.0), (8.5, 0.1), (2.2, -0.4)], closed=True), beam)
    canvas.restore()


def draw_bus(canvas: skia.Canvas, scene: Scene, way: float, distance: float) -> None:
    """A bus from the side, 11 m long."""
    body, shade, dark = (lit(scene, c, f, distance) for c, f in ((BUS, 0.6), (BUS, 0.1), (_RUBBER, 0.2)))
    canvas.save()
    canvas.scale(way, 1)
    canvas.drawOval(skia.Rect.MakeLTRB(-5.8, -0.15, 5.8, 0.18), solid(BLACK, 0.35, blur_px=0.12))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-5.5, -3.15, 5.5, -0.35), 0.3, 0.3, vertical(body, shade, -3.1, -0.3))
    _panes(canvas, scene, (-5.2, 4.2), (-2.65, -1.6), 1.15, distance)
    canvas.drawRect(skia.Rect.MakeLTRB(4.5, -2.75, 5.42, -1.3), _glass(scene, distance))
    canvas.drawRect(skia.Rect.MakeLTRB(-5.5, -1.2, 5.5, -1.08), solid(mix(body, WHITE, 0.5)))
    _wheels(canvas, (-3.4, 3.6), 0.5, dark, lit(scene, (0.5, 0.5, 0.52), 0.3, distance))
    if lamps_on(scene):
        halo(canvas, (5.5, -0.75), 1.5, _BEAM, 0.9)
        halo(canvas, (-5.5, -0.8), 0.9, _TAIL, 0.8)
    canvas.restore()


def paint_traffic(scene: Scene, y: float, metre: float, way: float, depth: float) -> None:
    """Add a stream of cars on a road seen from the side, its surface at ``y``; ``metre`` is in pixels."""
    rng, width = scene.rng("traffic", round(y), way), scene.full_width
    ahead = 0.9 * width
    places = np.cumsum(rng.uniform(9, 60, 80)) * metre
    cars = [(float(at), car_paint(rng), bool(rng.random() < 0.08)) for at in places if at < ahead + _BEHIND * width]
    front = scene.left + ahead if way > 0 else scene.left + width - ahead

    def draw(canvas: skia.Canvas) -> None:
        for at, paint, bus in cars:
            canvas.save()
            canvas.translate(front - way * at, y)
            canvas.scale(metre, metre)
            if bus:
                draw_bus(canvas, scene, way, 0.5 * (1 - depth))
            else:
                draw_car(canvas, scene, paint, way, 0.5 * (1 - depth))
            canvas.restore()

    long = ahead + _BEHIND * width
    left = front - long if way > 0 else front
    scene.sheet.draw((left, y - 4 * metre, long, 5 * metre), draw, depth=depth, drift_x_px_s=way * 6 * metre)


def draw_bicycle(canvas: skia.Canvas, scene: Scene, paint: Rgb, way: float, distance: float) -> None:
    """A bicycle from the side, 1.7 m long, without a rider."""
    dark, frame = lit(scene, _RUBBER, 0.2, distance), lit(scene, paint, 0.6, distance)
    canvas.save()
    canvas.scale(way, 1)
    for x in (-0.52, 0.52):
        canvas.drawCircle(x, -0.34, 0.33, solid(dark, stroke_px=0.05))
    pipes = [(-0.52, -0.34), (-0.05, -0.3), (-0.2, -0.85), (0.38, -0.82), (-0.05, -0.3)]
    canvas.drawPath(polyline(pipes), solid(frame, stroke_px=0.05))
    canvas.drawPath(polyline([(0.52, -0.34), (0.36, -0.95), (0.52, -1.02)]), solid(frame, stroke_px=0.05))
    canvas.drawPath(polyline([(-0.34, -0.92), (-0.08, -0.92)]), solid(dark, stroke_px=0.09))
    canvas.restore()


def draw_train(canvas: skia.Canvas, scene: Scene, cars: int, way: float, distance: float) -> None:
    """A train of carriages 20 m long, its nose at the origin, the rest behind it."""
    paint = (0.76, 0.77, 0.78)
    roof, body, shade = (
        lit(scene, paint, 0.9, distance),
        lit(scene, paint, 0.5, distance),
        lit(scene, paint, 0.0, distance),
    )
    stripe, dark = lit(scene, (0.7, 0.14, 0.12), 0.4, distance), lit(scene, _RUBBER, 0.2, distance)
    canvas.save()
    canvas.scale(way, 1)
    for number in range(cars):
        left = -20.4 * (number + 1)
        shell = skia.Path()
        nose = 2.6 if number == 0 else 0.2
        shell.moveTo(left, -0.9).lineTo(left, -3.6).quadTo(left, -3.8, left + 0.2, -3.8).lineTo(left + 20 - nose, -3.8)
        shell.quadTo(left + 20 - 0.3 * nose, -3.5, left + 20, -0.9).close()
        canvas.drawPath(shell, gradient((0, -3.8), (0, -0.9), [(0, roof, 1), (0.2, body, 1), (1, shade, 1)]))
        canvas.drawRect(skia.Rect.MakeLTRB(left, -1.5, left + 19.6, -1.2), solid(stripe))
        canvas.drawRect(skia.Rect.MakeLTRB(left + 1, -0.9, left + 19, -0.3), solid(dark))
        _panes(canvas, scene, (left + 1.0, left + 19 - nose), (-3.1, -2.0), 1.7, distance)
    if lamps_on(scene):
        halo(canvas, (-0.3, -1.5), 3.0, _BEAM, 0.9)
    canvas.restore()


def draw_car_along(canvas: skia.Canvas, scene: Scene, paint: Rgb, distance: float, *, coming: bool) -> None:
    """A car seen from behind, or from the front where it is ``coming``, 1.8 m wide."""
    body, top, dark = (lit(scene, c, f, distance) for c, f in ((paint, 0.15), (paint, 0.8), (_RUBBER, 0.15)))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.1, -0.14, 1.1, 0.16), solid(BLACK, 0.4, blur_px=0.08))
    for x in (-0.72, 0.72):
        canvas.drawRoundRect(skia.Rect.MakeLTRB(x - 0.14, -0.5, x + 0.14, 0.0), 0.06, 0.06, solid(dark))
    cabin = [(-0.74, -0.85), (-0.56, -1.38), (-0.4, -1.46), (0.4, -1.46), (0.56, -1.38), (0.74, -0.85)]
    canvas.drawPath(polyline(cabin, closed=True), solid(top))
    pane = [(-0.62, -0.9), (-0.48, -1.32), (0.48, -1.32), (0.62, -0.9)]
    canvas.drawPath(polyline(pane, closed=True), solid(lit(scene, mix(scene.light.sky[0], BLACK, 0.5), 0.3, distance)))
    hull = skia.Rect.MakeLTRB(-0.9, -0.94, 0.9, -0.24)
    canvas.drawRoundRect(
        hull, 0.16, 0.16, gradient((0, -0.94), (0, -0.24), [(0, top, 1), (0.3, body, 1), (1, dark, 1)])
    )
    canvas.drawRect(skia.Rect.MakeLTRB(-0.26, -0.52, 0.26, -0.4), solid(lit(scene, (0.9, 0.88, 0.8), 0.2, distance)))
    on, tone = lamps_on(scene), _BEAM if coming else _TAIL
    for x in (-0.7, 0.7):
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(x - 0.15, -0.78, x + 0.15, -0.62), 0.05, 0.05, solid(mix(tone, body, 0.0 if on else 0.5))
        )
        if on:
            halo(canvas, (x, -0.7), 1.3 if coming else 0.75, tone, 0.95)
        if on and scene.intent.weather in ("rain", "storm"):
            streak = vertical(tone, tone, 0.0, 2.4, (0.5, 0.0))
            streak.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.05))
            canvas.drawRect(skia.Rect.MakeLTRB(x - 0.14, 0.02, x + 0.14, 2.4), streak)


def draw_bus_along(canvas: skia.Canvas, scene: Scene, distance: float, *, coming: bool) -> None:
    """A bus from behind, or from the front where it is ``coming``, 2.5 m wide."""
    body, shade, dark = (lit(scene, c, f, distance) for c, f in ((BUS, 0.5), (BUS, 0.05), (_RUBBER, 0.15)))
    canvas.drawOval(skia.Rect.MakeLTRB(-1.5, -0.18, 1.5, 0.2), solid(BLACK, 0.4, blur_px=0.1))
    for x in (-1.0, 1.0):
        canvas.drawRect(skia.Rect.MakeLTRB(x - 0.2, -0.7, x + 0.2, 0.0), solid(dark))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.25, -3.2, 1.25, -0.35), 0.22, 0.22, vertical(body, shade, -3.2, -0.35))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-1.1, -2.6, 1.1, -1.35), 0.12, 0.12, _glass(scene, distance))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.8, -3.05, 0.8, -2.75), solid((1.0, 0.72, 0.2) if coming else dark))
    for x in (-0.95, 0.95):
        canvas.drawCircle(x, -0.75, 0.15, solid(_BEAM if coming else _TAIL))
        if lamps_on(scene):
            halo(canvas, (x, -0.75), 1.5, _BEAM if coming else _TAIL, 0.9)


def _wheels(canvas: skia.Canvas, places: tuple[float, ...], radius: float, tyre: Rgb, rim: Rgb) -> None:
    for x in places:
        canvas.drawCircle(x, -radius, radius, solid(tyre))
        canvas.drawCircle(x, -radius, 0.5 * radius, solid(rim))


def _glass(scene: Scene, distance: float) -> skia.Paint:
    return solid(LAMP if lamps_on(scene) else lit(scene, mix(scene.light.sky[0], BLACK, 0.4), 0.3, distance), 0.92)


def _panes(
    canvas: skia.Canvas,
    scene: Scene,
    across: tuple[float, float],
    down: tuple[float, float],
    pitch: float,
    distance: float,
) -> None:
    count = max(1, int((across[1] - across[0]) / pitch))
    step = (across[1] - across[0]) / count
    for number in range(count):
        left = across[0] + number * step
        pane = skia.Rect.MakeLTRB(left + 0.06, down[0], left + step - 0.06, down[1])
        canvas.drawRoundRect(pane, 0.08, 0.08, _glass(scene, distance))
