"""A lighthouse: its banded tower, its lamp and the beam it throws over the water when it is dark."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit

_LAMP: Rgb = (1.0, 0.93, 0.72)
_BANDS = ((0.0, 0.18, False), (0.18, 0.36, True), (0.36, 0.54, False), (0.54, 0.7, True), (0.7, 0.82, False))


def is_lit(scene: Scene) -> bool:
    """Whether the lamp burns."""
    return scene.light.time in ("dusk", "night", "dawn") or scene.intent.weather in ("storm", "fog", "rain")


def paint_lighthouse(scene: Scene, x: float, foot: float, high: float, depth: float) -> None:
    """Add a lighthouse ``high`` pixels tall with its foot at ``x, foot``; its beam comes and goes."""
    toward = 1.0 if x < scene.width / 2 else -1.0
    lamp = (x, foot - 0.89 * high)
    if is_lit(scene):
        long = 0.8 * scene.width
        box = (min(x, x + toward * long), lamp[1] - 0.2 * long, long, 0.3 * long)
        for number, tilt in enumerate((-0.1, -0.03)):

            def beam(canvas: skia.Canvas, tilt: float = tilt) -> None:
                tip = x + toward * long
                cone = polyline([lamp, (tip, lamp[1] + (tilt - 0.05) * long), (tip, lamp[1] + (tilt + 0.05) * long)])
                paint = gradient(lamp, (tip, lamp[1]), [(0, _LAMP, 0.6), (0.4, _LAMP, 0.16), (1, WHITE, 0.0)])
                paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.8 * scene.unit))
                canvas.drawPath(cone, paint)

            scene.sheet.draw(box, beam, depth=depth, pulse=0.95, pulse_period_s=5.0, phase=0.35 * number)
    reach = 0.6 * high
    scene.sheet.draw(
        (x - reach, foot - high - reach, 2 * reach, high + 1.1 * reach),
        lambda canvas: _draw_tower(canvas, scene, x, foot, high),
        depth=depth,
    )


def _draw_tower(canvas: skia.Canvas, scene: Scene, x: float, foot: float, high: float) -> None:
    low, top = 0.085 * high, 0.055 * high

    def rounded(colour: Rgb, half: float) -> skia.Paint:
        bright, shade = lit(scene, colour, 0.95, 0.05), lit(scene, colour, 0.05, 0.05)
        ends = (bright, shade) if scene.light.toward < 0 else (shade, bright)
        return gradient((x - half, 0), (x + half, 0), [(0, ends[0], 1), (0.35, mix(*ends, 0.3), 1), (1, ends[1], 1)])

    for start, end, red in _BANDS:
        a, b = (low + (top - low) * share / 0.82 for share in (start, end))
        part = [(x - a, foot - high * start), (x - b, foot - high * end)]
        part += [(x + b, foot - high * end), (x + a, foot - high * start)]
        canvas.drawPath(polyline(part, closed=True), rounded((0.66, 0.16, 0.13) if red else (0.93, 0.91, 0.87), low))
    for y in (0.12, 0.45, 0.62):
        slot = skia.Rect.MakeXYWH(x - 0.008 * high, foot - (y + 0.03) * high, 0.016 * high, 0.035 * high)
        canvas.drawRect(slot, solid(lit(scene, (0.2, 0.2, 0.22), 0.1)))
    iron = lit(scene, (0.16, 0.17, 0.18), 0.4, 0.05)
    gallery = skia.Rect.MakeLTRB(x - 1.6 * top, foot - 0.845 * high, x + 1.6 * top, foot - 0.82 * high)
    canvas.drawRect(gallery, solid(iron))
    for post in range(-3, 4):
        at = x + post * 0.5 * top
        canvas.drawLine(at, foot - 0.845 * high, at, foot - 0.875 * high, solid(iron, stroke_px=max(0.7, 0.004 * high)))
    glass = _LAMP if is_lit(scene) else lit(scene, (0.6, 0.68, 0.72), 0.6)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.8 * top, foot - 0.935 * high, x + 0.8 * top, foot - 0.845 * high), solid(glass)
    )
    for bar in (-0.8, 0.0, 0.8):
        canvas.drawLine(
            x + bar * top, foot - 0.935 * high, x + bar * top, foot - 0.845 * high, solid(iron, stroke_px=0.006 * high)
        )
    dome = skia.Path()
    dome.moveTo(x - 1.1 * top, foot - 0.93 * high).quadTo(x - 0.7 * top, foot - 0.99 * high, x, foot - high)
    dome.quadTo(x + 0.7 * top, foot - 0.99 * high, x + 1.1 * top, foot - 0.93 * high).close()
    canvas.drawPath(dome, rounded((0.5, 0.16, 0.13), 1.1 * top))
    if is_lit(scene):
        halo(canvas, (x, foot - 0.89 * high), 0.55 * high, (1.0, 0.88, 0.6), 0.9)
