"""Large swimmers, each lit from above: whale, dolphins, shark, turtle, octopus, and fish near enough to be met."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw, Point, gradient, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea

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


def rounded(points: Sequence[Point]) -> skia.Path:
    """A closed curve led by the points, through the middles between them."""
    path = skia.Path()
    first, last = points[0], points[-1]
    path.moveTo((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    for point, after in zip(points, [*points[1:], first], strict=True):
        path.quadTo(*point, (point[0] + after[0]) / 2, (point[1] + after[1]) / 2)
    path.close()
    return path


def _place(scene: Scene, name: str, size: float, low: float, high: float) -> tuple[float, float, float]:
    """Where a swimmer ``size`` pixels in half length begins, and the side it faces."""
    rng = scene.rng(name)
    way = float(rng.choice((-1.0, 1.0)))
    x = scene.width * (0.5 - way * rng.uniform(0.0, 0.14))
    return x + scene.inwards(x - 1.12 * size, x + 1.12 * size), scene.at(rng.uniform(low, high)), way


def _swim(
    scene: Scene,
    place: tuple[float, float, float],
    size: float,
    draw: Draw,
    depth: float,
    speed: float,
    lift: float = 0.0,
) -> None:
    """Add what ``draw`` paints a half length long, facing left, turned the way it swims."""
    x, y, way = place

    def placed(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(-way * size, size)
        draw(canvas)

    scene.sheet.draw(
        (x - 1.3 * size, y - 1.1 * size, 2.6 * size, 2.2 * size),
        placed,
        depth=depth,
        drift_x_px_s=way * speed * scene.unit,
        drift_y_px_s=lift * scene.unit,
        sway_px=0.5 * scene.unit,
        sway_period_s=5.0,
    )


def _body(canvas: skia.Canvas, outline: skia.Path, tones: tuple[Rgb, Rgb, Rgb], top: float, foot: float) -> None:
    """A body whose back shines, whose flank is dark and whose belly is pale."""
    stops = [(0.0, tones[0], 1.0), (0.34, tones[1], 1.0), (0.62, tones[1], 1.0), (1.0, tones[2], 1.0)]
    canvas.drawPath(outline, gradient((0, top), (0, foot), stops))


def _hide(sea: Sea, back: Rgb, belly: Rgb, distance: float) -> tuple[Rgb, Rgb, Rgb]:
    flank = sea.seen(back, distance)
    shine = mix(flank, mix(sea.shallow, WHITE, 0.35), 0.28 + 0.34 * sea.bright)
    return shine, mix(flank, BLACK, 0.25 * (1 - distance)), mix(flank, sea.seen(belly, distance), 0.7)


def paint_whale(scene: Scene, sea: Sea) -> None:
    """A whale that fills the middle of the picture, light on its back, its throat grooved."""
    rng = scene.rng("whale hide")
    size = min(scene.unit * rng.uniform(40, 48), 0.38 * scene.width)
    tones = _hide(sea, (0.10, 0.16, 0.22), (0.70, 0.76, 0.78), 0.22)
    outline, fin = rounded(_WHALE), rounded(_WHALE_FIN)

    def draw(canvas: skia.Canvas) -> None:
        canvas.rotate(6)
        _body(canvas, outline, tones, -0.24, 0.22)
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

    _swim(scene, _place(scene, "whale", size, 0.40, 0.5), size, draw, 0.34, 1.5, -0.15)


def paint_dolphins(scene: Scene, sea: Sea) -> None:
    """Three dolphins, one behind another, at their own distances."""
    outline, fin = rounded(_DOLPHIN), rounded(_DOLPHIN_FIN)
    x, y, way = _place(scene, "dolphins", 15 * scene.unit, 0.40, 0.48)
    for size, aside, below, distance, depth in (
        (8.0, -0.24, -0.10, 0.45, 0.3),
        (11.0, 0.2, 0.14, 0.3, 0.42),
        (15.0, 0.0, 0.0, 0.1, 0.6),
    ):
        tones = _hide(sea, (0.20, 0.27, 0.33), (0.82, 0.86, 0.88), distance)
        lean = -12 + 40 * below

        def draw(canvas: skia.Canvas, tones: tuple[Rgb, Rgb, Rgb] = tones, lean: float = lean) -> None:
            canvas.rotate(lean)
            _body(canvas, outline, tones, -0.26, 0.14)
            canvas.drawPath(fin, solid(mix(tones[1], BLACK, 0.15)))
            canvas.drawCircle(-0.70, -0.06, 0.017, solid(mix(tones[1], BLACK, 0.8)))
            smile = skia.Path()
            smile.moveTo(-0.98, 0.02).quadTo(-0.84, 0.02, -0.74, -0.01)
            canvas.drawPath(smile, solid(mix(tones[1], BLACK, 0.6), 0.7, stroke_px=0.01))

        place = x - way * aside * scene.width, y + below * (scene.bottom - scene.top), way
        _swim(scene, place, size * scene.unit, draw, depth, 2.0 + 1.4 * depth, -0.3)


def paint_shark(scene: Scene, sea: Sea) -> None:
    """A shark that crosses the middle distance, its back darker than its belly."""
    size = min(27 * scene.unit, 0.38 * scene.width)
    tones = _hide(sea, (0.22, 0.27, 0.31), (0.80, 0.83, 0.84), 0.2)
    outline, fin = rounded(_SHARK), rounded(_SHARK_FIN)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawPath(fin, solid(mix(tones[1], BLACK, 0.3)))
        _body(canvas, outline, tones, -0.24, 0.16)
        for slit in range(5):
            x = -0.50 + 0.035 * slit
            canvas.drawLine(x, -0.06, x + 0.015, 0.05, solid(mix(tones[1], BLACK, 0.5), 0.8, stroke_px=0.009))
        canvas.drawCircle(-0.80, -0.04, 0.013, solid(mix(tones[1], BLACK, 0.85)))
        mouth = skia.Path()
        mouth.moveTo(-0.90, 0.04).quadTo(-0.80, 0.07, -0.72, 0.04)
        canvas.drawPath(mouth, solid(mix(tones[1], BLACK, 0.6), 0.7, stroke_px=0.009))

    _swim(scene, _place(scene, "shark", size, 0.36, 0.5), size, draw, 0.45, 2.0)


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

    _swim(scene, _place(scene, "turtle", size, 0.38, 0.5), size, draw, 0.6, 0.9, -0.35)


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

    _swim(scene, _place(scene, "octopus", size, 0.52, 0.6), size, draw, 0.6, 0.25, -0.2)


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
        place = scene.width * (0.12 + 0.76 * (number + rng.random()) / 6), scene.at(rng.uniform(0.24, 0.7)), way

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

        _swim(scene, place, size, draw, 0.4 + 0.06 * size / scene.unit, rng.uniform(0.8, 2.2))
