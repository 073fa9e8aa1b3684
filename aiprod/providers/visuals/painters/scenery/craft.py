"""What people send to space: a satellite, a rocket on its flame, a station, and an astronaut afloat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw, gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene

_HULL: Rgb = (0.86, 0.88, 0.93)
_DARK: Rgb = (0.05, 0.06, 0.10)
_GOLD: Rgb = (0.86, 0.62, 0.26)
_PANEL: Rgb = (0.10, 0.17, 0.42)
Craft = Callable[[skia.Canvas, float], None]
"""Draws around the origin, about 2 long; the second argument says which side the light comes from, -1 or 1."""


def _tube(left: float, right: float, tone: Rgb, lit: float) -> skia.Paint:
    bright = mix(tone, WHITE, 0.35)
    stops = [
        (0.0, mix(tone, _DARK, 0.35), 1.0),
        (0.3, bright, 1.0),
        (0.6, tone, 1.0),
        (1.0, mix(tone, _DARK, 0.9), 1.0),
    ]
    if lit > 0:
        stops = [(1 - at, colour, alpha) for at, colour, alpha in reversed(stops)]
    return gradient((left, 0), (right, 0), stops)


def _panel(canvas: skia.Canvas, left: float, top: float, right: float, bottom: float, lit: float) -> None:
    rect = skia.Rect.MakeLTRB(left, top, right, bottom)
    tones = (mix(_PANEL, (0.5, 0.7, 1.0), 0.5), _PANEL, mix(_PANEL, _DARK, 0.6))
    ends = ((left, top), (right, bottom)) if lit < 0 else ((right, top), (left, bottom))
    canvas.drawRect(rect, gradient(*ends, [(0, tones[0], 1), (0.4, tones[1], 1), (1, tones[2], 1)]))
    for share in np.linspace(0, 1, 7):
        x = left + (right - left) * share
        canvas.drawLine(x, top, x, bottom, solid(mix(_PANEL, WHITE, 0.45), 0.55, stroke_px=0.012))
    for y in (top, (top + bottom) / 2, bottom):
        canvas.drawLine(left, y, right, y, solid(mix(_PANEL, WHITE, 0.45), 0.55, stroke_px=0.012))


def draw_satellite(canvas: skia.Canvas, lit: float) -> None:
    """A bus in gold foil, two wings of solar cells, a dish."""
    for side in (-1, 1):
        canvas.drawLine(side * 0.2, 0, side * 0.42, 0, solid(_HULL, stroke_px=0.035))
        _panel(canvas, *((0.4, -0.2, 1.1, 0.2) if side > 0 else (-1.1, -0.2, -0.4, 0.2)), lit)
    body = skia.Rect.MakeLTRB(-0.21, -0.27, 0.21, 0.27)
    canvas.drawRoundRect(body, 0.04, 0.04, _tube(-0.21, 0.21, _GOLD, lit))
    for y in (-0.12, 0.06):
        canvas.drawLine(-0.2, y, 0.2, y + 0.05, solid(mix(_GOLD, WHITE, 0.6), 0.5, stroke_px=0.015))
    canvas.drawLine(0, 0.27, 0.0, 0.4, solid(_HULL, stroke_px=0.03))
    dish = skia.Path()
    dish.moveTo(-0.24, 0.38).quadTo(0, 0.62, 0.24, 0.38).close()
    canvas.drawPath(dish, _tube(-0.24, 0.24, _HULL, lit))


def draw_station(canvas: skia.Canvas, lit: float) -> None:
    """A truss of modules between eight wings, with lit windows."""
    canvas.drawRect(skia.Rect.MakeLTRB(-1.0, -0.03, 1.0, 0.03), solid(mix(_HULL, _DARK, 0.35)))
    for x in (-0.96, -0.66, 0.48, 0.78):
        _panel(canvas, x, -0.52, x + 0.2, -0.07, lit)
        _panel(canvas, x, 0.07, x + 0.2, 0.52, lit)
    for x, half, tall in ((-0.26, 0.1, 0.34), (0.0, 0.12, 0.44), (0.26, 0.1, 0.3)):
        canvas.drawRoundRect(
            skia.Rect.MakeLTRB(x - half, -tall, x + half, tall), half, half, _tube(x - half, x + half, _HULL, lit)
        )
        for y in np.arange(-tall + 0.14, tall - 0.08, 0.16):
            canvas.drawCircle(x, float(y), 0.022, solid((1.0, 0.86, 0.55)))


def draw_rocket(canvas: skia.Canvas, lit: float) -> None:
    """A slender rocket, nose up, with fins and a porthole; the flame is not its own."""
    body = skia.Path()
    body.moveTo(0, -1).cubicTo(0.15, -0.8, 0.19, -0.5, 0.19, -0.1).lineTo(0.15, 0.62).lineTo(-0.15, 0.62)
    body.lineTo(-0.19, -0.1).cubicTo(-0.19, -0.5, -0.15, -0.8, 0, -1).close()
    for side in (-1, 1):
        fin = polyline([(side * 0.15, 0.2), (side * 0.42, 0.62), (side * 0.4, 0.82), (side * 0.14, 0.6)], closed=True)
        canvas.drawPath(fin, solid(mix((0.85, 0.26, 0.2), _DARK, 0.1 if side == lit else 0.55)))
    canvas.drawPath(polyline([(-0.11, 0.6), (0.11, 0.6), (0.15, 0.74), (-0.15, 0.74)], closed=True), solid(_DARK))
    canvas.drawPath(body, _tube(-0.19, 0.19, _HULL, lit))
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)
    canvas.drawRect(skia.Rect.MakeLTRB(-0.3, -1.1, 0.3, -0.62), _tube(-0.19, 0.19, (0.85, 0.26, 0.2), lit))
    canvas.drawRect(skia.Rect.MakeLTRB(-0.3, 0.18, 0.3, 0.24), solid(_DARK, 0.7))
    canvas.restore()
    canvas.drawCircle(0, -0.32, 0.085, solid(mix(_HULL, _DARK, 0.4)))
    canvas.drawCircle(0, -0.32, 0.06, solid((0.25, 0.55, 0.75)))
    canvas.drawCircle(lit * 0.02, -0.34, 0.022, solid(WHITE, 0.9))


_FLOATING = (
    ((-0.14, 0.2), (-0.24, 0.58), (-0.10, 0.92)),
    ((0.14, 0.2), (0.36, 0.50), (0.42, 0.88)),
    ((-0.26, -0.30), (-0.52, -0.04), (-0.78, -0.22)),
    ((0.26, -0.30), (0.56, -0.24), (0.72, 0.08)),
)
_STANDING = (
    ((-0.13, 0.2), (-0.15, 0.6), (-0.17, 0.94)),
    ((0.13, 0.2), (0.16, 0.6), (0.20, 0.94)),
    ((-0.26, -0.30), (-0.38, 0.0), (-0.36, 0.28)),
    ((0.26, -0.30), (0.42, -0.04), (0.36, 0.24)),
)
"""The legs, then the arms, from hip or shoulder by knee or elbow to the end."""


def draw_astronaut(canvas: skia.Canvas, lit: float, *, standing: bool = False) -> None:
    """A figure in a white suit, limbs adrift or ``standing``, the sun in the visor; feet at y 0.98."""
    for number, points in enumerate(_STANDING if standing else _FLOATING):
        thick = 0.25 if number < 2 else 0.21
        for tone, shift, width in ((mix(_HULL, _DARK, 0.75), 0.0, thick), (_HULL, 0.16 * thick * lit, thick * 0.66)):
            path = polyline([(x + shift, y - 0.06 * thick) for x, y in points])
            paint = solid(tone, stroke_px=width)
            paint.setPathEffect(skia.CornerPathEffect.Make(0.25))
            canvas.drawPath(path, paint)
        end = points[-1]
        canvas.drawCircle(*end, 0.42 * thick, solid(mix(_HULL, _DARK, 0.55)))
    pack = skia.Rect.MakeLTRB(-0.36, -0.48, 0.36, 0.20)
    canvas.drawRoundRect(pack, 0.09, 0.09, _tube(-0.36, 0.36, mix(_HULL, _DARK, 0.4), lit))
    torso = skia.Rect.MakeLTRB(-0.28, -0.46, 0.28, 0.34)
    canvas.drawRoundRect(torso, 0.18, 0.18, _tube(-0.28, 0.28, _HULL, lit))
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.13, -0.2, 0.13, 0.02), 0.03, 0.03, solid(mix(_HULL, _DARK, 0.5)))
    for index, tone in enumerate(((0.9, 0.3, 0.25), (0.3, 0.7, 0.9), (0.95, 0.8, 0.3))):
        canvas.drawCircle(-0.07 + 0.07 * index, -0.08, 0.022, solid(tone))
    canvas.drawCircle(0, -0.66, 0.29, _tube(-0.29, 0.29, _HULL, lit))
    visor = skia.Rect.MakeLTRB(-0.21, -0.82, 0.21, -0.50)
    shade = [(0.0, mix(_GOLD, WHITE, 0.4), 1.0), (0.45, mix(_GOLD, _DARK, 0.45), 1.0), (1.0, _DARK, 1.0)]
    canvas.drawRoundRect(visor, 0.15, 0.15, gradient((lit * 0.2, -0.82), (-lit * 0.2, -0.5), shade))
    canvas.drawOval(skia.Rect.MakeXYWH(lit * 0.1 - 0.045, -0.77, 0.09, 0.05), solid(WHITE, 0.85))


@dataclass(frozen=True)
class Flight:
    """Where a craft is and goes: its middle and half its length in frame pixels, its turn in degrees clockwise.

    ``drift`` is in units a second; what drifts also sways a little.
    """

    x: float
    y: float
    size: float
    turn: float = 0.0
    drift: tuple[float, float] = (0.0, 0.0)
    depth: float = 0.55


def paint_craft(scene: Scene, craft: Craft, flight: Flight, lit: float) -> None:
    """Add a craft, lit from the side ``lit``."""
    _add(scene, flight, 1.35 * flight.size, lambda canvas: craft(canvas, lit))


def paint_flame(scene: Scene, flight: Flight) -> None:
    """A rocket's flame and its glow, behind the rocket of the same flight."""

    def draw(canvas: skia.Canvas) -> None:
        for wide, long, tone, alpha in (
            (0.42, 3.0, (1.0, 0.45, 0.2), 0.35),
            (0.24, 2.1, (1.0, 0.7, 0.3), 0.7),
            (0.12, 1.3, WHITE, 1.0),
        ):
            path = skia.Path()
            path.moveTo(-wide * 0.5, 0.7).quadTo(-wide, 1.0, 0, 0.7 + long).quadTo(wide, 1.0, wide * 0.5, 0.7).close()
            stops = [(0.0, mix(tone, WHITE, 0.4), alpha), (0.4, tone, alpha * 0.7), (1.0, tone, 0.0)]
            paint = gradient((0, 0.7), (0, 0.7 + long), stops)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.05))
            canvas.drawPath(path, paint)
        halo(canvas, (0, 0.95), 1.1, (1.0, 0.6, 0.3), 0.8)

    _add(scene, flight, 4.0 * flight.size, draw, blend="screen", pulse=0.35, pulse_period_s=0.5)


def _add(scene: Scene, flight: Flight, reach: float, draw: Draw, **placement: Any) -> None:
    def placed(canvas: skia.Canvas) -> None:
        canvas.translate(flight.x, flight.y)
        canvas.rotate(flight.turn)
        canvas.scale(flight.size, flight.size)
        draw(canvas)

    scene.sheet.draw(
        (flight.x - reach, flight.y - reach, 2 * reach, 2 * reach),
        placed,
        depth=flight.depth,
        drift_x_px_s=flight.drift[0] * scene.unit,
        drift_y_px_s=flight.drift[1] * scene.unit,
        sway_px=0.35 * scene.unit if any(flight.drift) else 0.0,
        sway_period_s=9.0,
        **placement,
    )
