"""Large swimmers of the open sea, each lit from above: whale, dolphins, shark."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea
from aiprod.providers.visuals.painters.scenery.swimming import Course, course, draw_body, hide_of, rounded, swim

_WHALE = (
    (-1.0, 0.02), (-0.97, -0.08), (-0.8, -0.16), (-0.5, -0.21), (-0.1, -0.21), (0.12, -0.22), (0.16, -0.26),
    (0.22, -0.20), (0.5, -0.13), (0.76, -0.06), (0.92, -0.10), (1.06, -0.24), (1.12, -0.22), (1.0, -0.04),
    (1.1, 0.10), (1.06, 0.14), (0.9, 0.03), (0.7, 0.04), (0.36, 0.12), (-0.05, 0.20), (-0.45, 0.21), (-0.78, 0.17),
    (-0.96, 0.10),
)  # fmt: skip
_WHALE_FIN = ((-0.46, 0.10), (-0.34, 0.30), (-0.16, 0.50), (-0.02, 0.56), (-0.10, 0.40), (-0.22, 0.16))
_DOLPHIN = (
    (-1.0, 0.04), (-1.0, 0.0), (-0.86, -0.03), (-0.76, -0.12), (-0.6, -0.19), (-0.3, -0.24), (-0.06, -0.24),
    (0.05, -0.40), (0.18, -0.46), (0.18, -0.40), (0.16, -0.23), (0.5, -0.12), (0.78, 0.0), (0.92, -0.10), (1.04, -0.16),
    (1.02, -0.06), (0.94, 0.03), (1.02, 0.16), (0.98, 0.18), (0.8, 0.08), (0.5, 0.07), (0.1, 0.11), (-0.3, 0.12),
    (-0.7, 0.07),
)  # fmt: skip
_DOLPHIN_FIN = ((-0.42, 0.06), (-0.36, 0.24), (-0.20, 0.36), (-0.20, 0.22), (-0.24, 0.07))
_SHARK = (
    (-1.0, -0.01), (-0.85, -0.09), (-0.6, -0.15), (-0.35, -0.19), (-0.22, -0.20), (-0.06, -0.44), (0.03, -0.42),
    (0.07, -0.17), (0.5, -0.09), (0.55, -0.14), (0.62, -0.07), (0.76, -0.05), (1.0, -0.40), (1.02, -0.36), (0.88, 0.0),
    (0.97, 0.22), (0.93, 0.22), (0.74, 0.03), (0.5, 0.06), (0.2, 0.13), (-0.2, 0.15), (-0.6, 0.11), (-0.88, 0.06),
)  # fmt: skip
_SHARK_FIN = ((-0.40, 0.09), (-0.22, 0.30), (-0.06, 0.42), (-0.08, 0.30), (-0.14, 0.11))
"""Outlines seen from the side, one half length long: x away from the nose, y down."""


def paint_whale(scene: Scene, sea: Sea) -> None:
    """A whale that fills the middle of the picture, light on its back, its throat grooved."""
    size = min(44 * scene.unit, 0.38 * scene.width)
    tones = hide_of(sea, (0.10, 0.16, 0.22), (0.70, 0.76, 0.78), 0.22)
    outline, fin = rounded(_WHALE), rounded(_WHALE_FIN)

    def draw(canvas: skia.Canvas) -> None:
        canvas.rotate(6)
        draw_body(canvas, outline, tones, -0.24, 0.22)
        canvas.save()
        canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
        for line in range(7):
            groove = skia.Path()
            groove.moveTo(-0.98, 0.05 + 0.022 * line).quadTo(-0.6, 0.10 + 0.026 * line, -0.16, 0.08 + 0.026 * line)
            canvas.drawPath(groove, solid(mix(tones[1], BLACK, 0.3), 0.5, stroke_px=0.007))
        canvas.restore()
        canvas.drawPath(
            fin, gradient((-0.4, 0.1), (0.0, 0.5), [(0, tones[1], 1), (1, mix(tones[1], tones[0], 0.4), 1)])
        )
        canvas.drawCircle(-0.66, 0.03, 0.013, solid(mix(tones[1], BLACK, 0.7)))

    swim(scene, course(scene, "whale", size, 0.40, 0.5), size, draw, 0.34, 1.5, -0.15)


def paint_dolphins(scene: Scene, sea: Sea) -> None:
    """Three dolphins, one behind another, at their own distances."""
    outline, fin = rounded(_DOLPHIN), rounded(_DOLPHIN_FIN)
    lead = course(scene, "dolphins", 15 * scene.unit, 0.40, 0.48)
    for size, aside, below, distance, depth in (
        (8.0, -0.24, -0.10, 0.45, 0.3),
        (11.0, 0.2, 0.14, 0.3, 0.42),
        (15.0, 0.0, 0.0, 0.1, 0.6),
    ):
        tones = hide_of(sea, (0.20, 0.27, 0.33), (0.82, 0.86, 0.88), distance)
        lean = -12 + 40 * below

        def draw(canvas: skia.Canvas, tones: tuple[Rgb, Rgb, Rgb] = tones, lean: float = lean) -> None:
            canvas.rotate(lean)
            draw_body(canvas, outline, tones, -0.26, 0.14)
            canvas.drawPath(fin, solid(mix(tones[1], BLACK, 0.15)))
            canvas.drawCircle(-0.70, -0.06, 0.017, solid(mix(tones[1], BLACK, 0.8)))
            smile = skia.Path()
            smile.moveTo(-0.98, 0.02).quadTo(-0.84, 0.02, -0.74, -0.01)
            canvas.drawPath(smile, solid(mix(tones[1], BLACK, 0.6), 0.7, stroke_px=0.01))

        x = lead.x - lead.way * aside * scene.width
        beside = Course(x, lead.y + below * (scene.bottom - scene.top), lead.way)
        swim(scene, beside, size * scene.unit, draw, depth, 2.0 + 1.4 * depth, -0.3)


def paint_shark(scene: Scene, sea: Sea) -> None:
    """A shark that crosses the middle distance, its back darker than its belly."""
    size = min(27 * scene.unit, 0.38 * scene.width)
    tones = hide_of(sea, (0.22, 0.27, 0.31), (0.80, 0.83, 0.84), 0.2)
    outline, fin = rounded(_SHARK), rounded(_SHARK_FIN)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawPath(fin, solid(mix(tones[1], BLACK, 0.3)))
        draw_body(canvas, outline, tones, -0.24, 0.16)
        for slit in range(5):
            x = -0.50 + 0.035 * slit
            canvas.drawLine(x, -0.06, x + 0.015, 0.05, solid(mix(tones[1], BLACK, 0.5), 0.8, stroke_px=0.009))
        canvas.drawCircle(-0.80, -0.04, 0.013, solid(mix(tones[1], BLACK, 0.85)))
        mouth = skia.Path()
        mouth.moveTo(-0.90, 0.04).quadTo(-0.80, 0.07, -0.72, 0.04)
        canvas.drawPath(mouth, solid(mix(tones[1], BLACK, 0.6), 0.7, stroke_px=0.009))

    swim(scene, course(scene, "shark", size, 0.36, 0.5), size, draw, 0.45, 2.0)
