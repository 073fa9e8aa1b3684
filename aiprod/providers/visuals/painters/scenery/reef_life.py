"""Who lives about a reef: a turtle, an octopus, and bright fish near enough to be met."""

from __future__ import annotations

import math

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea
from aiprod.providers.visuals.painters.scenery.swimming import Course, course, rounded, swim


def paint_turtle(scene: Scene, sea: Sea) -> None:
    """A turtle rowing with its long flippers."""
    size = min(14 * scene.unit, 0.34 * scene.width)
    skin, pale = sea.seen((0.42, 0.46, 0.24), 0.05), sea.seen((0.80, 0.76, 0.48), 0.05)
    shell, seam = sea.seen((0.42, 0.28, 0.14), 0.05), sea.seen((0.80, 0.66, 0.36), 0.05)
    light = mix(sea.shallow, WHITE, 0.4)
    shield = rounded(
        [(-0.55, 0.02), (-0.42, -0.26), (0.0, -0.42), (0.46, -0.30), (0.74, 0.06), (0.40, 0.18), (-0.3, 0.20)]
    )
    limbs = (
        (rounded([(-0.36, 0.10), (-0.30, 0.40), (-0.02, 0.78), (0.22, 0.96), (0.14, 0.66), (-0.02, 0.24)]), skin),
        (rounded([(0.46, 0.10), (0.72, 0.30), (0.98, 0.36), (0.86, 0.16), (0.62, 0.02)]), mix(skin, BLACK, 0.25)),
    )
    behind = rounded([(-0.40, -0.02), (-0.56, -0.30), (-0.50, -0.66), (-0.36, -0.72), (-0.28, -0.40), (-0.22, -0.12)])

    def draw(canvas: skia.Canvas) -> None:
        canvas.rotate(-8)
        canvas.drawPath(behind, solid(mix(skin, BLACK, 0.4)))
        canvas.drawPath(
            rounded([(-0.5, 0.06), (-0.62, -0.08), (-0.86, -0.14), (-0.98, -0.03), (-0.86, 0.09), (-0.62, 0.12)]),
            gradient((0, -0.14), (0, 0.1), [(0, mix(skin, light, 0.35), 1), (1, pale, 1)]),
        )
        canvas.drawCircle(-0.85, -0.04, 0.024, solid(BLACK))
        for limb, tone in limbs:
            canvas.drawPath(
                limb, gradient((0, 0), (0, 0.8), [(0, mix(tone, light, 0.25), 1), (1, mix(tone, BLACK, 0.25), 1)])
            )
        canvas.drawPath(
            shield,
            gradient(
                (0, -0.42),
                (0, 0.2),
                [(0, mix(shell, light, 0.45), 1), (0.5, shell, 1), (0.82, mix(shell, BLACK, 0.3), 1), (1, pale, 1)],
            ),
        )
        canvas.save()
        canvas.clipPath(shield, skia.ClipOp.kIntersect, True)
        for x in (-0.34, -0.06, 0.22, 0.48):
            canvas.drawPath(
                polyline([(x, -0.5), (x + 0.07, -0.2), (x - 0.02, 0.06), (x + 0.03, 0.2)]),
                solid(seam, 0.7, stroke_px=0.018),
            )
        for y in (-0.2, 0.05):
            canvas.drawPath(
                polyline([(-0.6, y + 0.1), (-0.2, y), (0.3, y - 0.02), (0.8, y + 0.12)]),
                solid(seam, 0.7, stroke_px=0.018),
            )
        canvas.restore()

    swim(scene, course(scene, "turtle", size, 0.38, 0.5), size, draw, 0.6, 0.9, -0.35)


def paint_octopus(scene: Scene, sea: Sea) -> None:
    """An octopus that hovers over the rocks, arms curling, suckers pale."""
    size = min(17 * scene.unit, 0.34 * scene.width)
    rng = scene.rng("octopus arms")
    skin, dark, pale = (sea.seen(tone, 0.05) for tone in ((0.78, 0.34, 0.22), (0.34, 0.10, 0.10), (0.96, 0.78, 0.62)))
    light = mix(skin, mix(sea.shallow, WHITE, 0.4), 0.4)

    def arm(canvas: skia.Canvas, start: float, lean: float, curl: float, tone: Rgb) -> None:
        points, angle, at = [], lean, (start, 0.12)
        for step in range(26):
            points.append(at)
            angle += curl * (step / 25) ** 1.6
            at = at[0] + 0.048 * math.sin(angle), at[1] + 0.048 * math.cos(angle)
        widths = [0.085 * (1 - step / 26) ** 0.8 for step in range(26)]
        for number in range(25):
            canvas.drawLine(*points[number], *points[number + 1], solid(tone, stroke_px=2 * widths[number]))
        for number in range(3, 24, 2):
            canvas.drawCircle(
                points[number][0] + 0.4 * widths[number], points[number][1], 0.3 * widths[number], solid(pale, 0.75)
            )

    def draw(canvas: skia.Canvas) -> None:
        for number in range(8):
            start = -0.24 + 0.48 * number / 7
            tone = mix(skin, dark, 0.55 if number % 2 else 0.15)
            arm(
                canvas,
                start,
                start * 4.2 + rng.uniform(-0.15, 0.15),
                (0.22 if start > 0 else -0.22) * rng.uniform(0.5, 1.3),
                tone,
            )
        mantle = rounded(
            [
                (-0.26, 0.18),
                (-0.24, -0.10),
                (-0.36, -0.42),
                (-0.22, -0.84),
                (0.14, -0.90),
                (0.36, -0.56),
                (0.30, -0.22),
                (0.28, 0.18),
            ]
        )
        canvas.drawPath(
            mantle, gradient((-0.1, -0.9), (0.1, 0.2), [(0, light, 1), (0.4, skin, 1), (1, mix(skin, dark, 0.5), 1)])
        )
        for _ in range(26):
            canvas.drawCircle(
                rng.uniform(-0.24, 0.26),
                rng.uniform(-0.78, -0.1),
                rng.uniform(0.008, 0.03),
                solid(mix(skin, dark, 0.5), 0.4),
            )
        for x in (-0.15, 0.16):
            canvas.drawOval(skia.Rect.MakeXYWH(x - 0.075, -0.10, 0.15, 0.13), solid(light))
            canvas.drawOval(skia.Rect.MakeXYWH(x - 0.05, -0.07, 0.10, 0.065), solid(BLACK))

    swim(scene, course(scene, "octopus", size, 0.52, 0.6), size, draw, 0.6, 0.25, -0.2)


_FISH = (
    (-1.0, 0.02), (-0.7, -0.26), (-0.3, -0.46), (0.1, -0.44), (0.5, -0.16), (0.72, -0.06), (1.0, -0.36), (0.92, 0.0),
    (1.0, 0.36), (0.72, 0.08), (0.5, 0.18), (0.1, 0.42), (-0.3, 0.42), (-0.7, 0.24),
)  # fmt: skip
_COLOURS: tuple[tuple[Rgb, Rgb], ...] = (
    ((1.0, 0.55, 0.10), (1.0, 0.97, 0.92)),
    ((1.0, 0.84, 0.22), (0.12, 0.12, 0.2)),
    ((0.22, 0.42, 0.95), (1.0, 0.86, 0.25)),
    ((0.95, 0.40, 0.55), (1.0, 0.94, 0.80)),
)


def paint_fish(scene: Scene, sea: Sea) -> None:
    """A handful of bright striped fish near the viewer, each its own way."""
    rng = scene.rng("near fish")
    outline = rounded(_FISH)
    for number in range(6):
        size = scene.unit * rng.uniform(3.2, 8.0)
        colour, stripe = (sea.seen(tone, 0.08) for tone in _COLOURS[int(rng.integers(0, len(_COLOURS)))])
        way = float(rng.choice((-1.0, 1.0)))
        x = scene.width * (0.12 + 0.76 * (number + rng.random()) / 6)
        along = Course(x, scene.at(rng.uniform(0.24, 0.7)), way)

        def draw(canvas: skia.Canvas, colour: Rgb = colour, stripe: Rgb = stripe) -> None:
            canvas.drawPath(
                outline,
                gradient(
                    (0, -0.46),
                    (0, 0.42),
                    [(0, mix(colour, WHITE, 0.25), 1), (0.5, colour, 1), (1, mix(colour, BLACK, 0.3), 1)],
                ),
            )
            canvas.save()
            canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
            for x in (-0.5, -0.02, 0.5):
                canvas.drawPath(polyline([(x, -0.6), (x + 0.1, 0), (x, 0.6)]), solid(stripe, 0.9, stroke_px=0.13))
            canvas.restore()
            canvas.drawPath(
                rounded([(-0.1, 0.02), (0.14, 0.16), (0.30, 0.10), (0.20, -0.04)]), solid(mix(colour, WHITE, 0.2), 0.9)
            )
            canvas.drawCircle(-0.72, -0.06, 0.07, solid(WHITE))
            canvas.drawCircle(-0.73, -0.06, 0.04, solid(BLACK))

        swim(scene, along, size, draw, 0.4 + 0.06 * size / scene.unit, rng.uniform(0.8, 2.2))
