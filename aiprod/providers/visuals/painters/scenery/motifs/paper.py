"""Paper: sheets cut in waves and laid over one another, and sheets folded into facets, each lit from one side."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import along, gradient, polyline
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage

Place = tuple[int, int]
"""A row and a column of folds."""


def paint_sheets(stage: Stage) -> None:
    """Waves of cut paper, each lit along its edge and shadowed at its foot."""
    scene, rng = stage.scene, stage.rng
    side = float(rng.choice((-1.0, 1.0)))
    across = np.linspace(-0.15, 1.15, 160)
    count = 5
    for index in range(count):
        share = index / (count - 1)
        rates, phases = rng.uniform(0.5, 1.3, 2), rng.uniform(0, 6.28, 2)
        wave = np.sin(across * 6.28 * rates[0] + phases[0]) + 0.5 * np.sin(across * 6.28 * rates[1] * 1.7 + phases[1])
        line = [
            scene.at(0.3 + 0.62 * share + 0.085 * w + side * 0.2 * (a - 0.5)) for w, a in zip(wave, across, strict=True)
        ]
        points = list(zip((across * scene.width).tolist(), line, strict=True))
        tone = along(stage.tones[2:4] if share < 0.5 else stage.tones[1:3][::-1], (share * 2) % 1)

        def draw(canvas: skia.Canvas, points: list[tuple[float, float]] = points, tone: Rgb = tone) -> None:
            floor, top = scene.above + scene.full_height, min(y for _, y in points)
            shape = polyline([(points[0][0], floor), *points, (points[-1][0], floor)], closed=True)
            canvas.drawPath(shape, solid(BLACK, 0.34, blur_px=scene.unit * 2.2))
            body = [(0.0, mix(tone, WHITE, 0.16), 1.0), (0.3, tone, 1.0), (1.0, mix(tone, stage.tones[0], 0.75), 1.0)]
            canvas.drawPath(shape, gradient((0, top), (0, top + scene.height * 0.42), body))
            canvas.drawPath(polyline(points), solid(mix(tone, WHITE, 0.6), 0.5, stroke_px=max(0.14 * scene.unit, 0.7)))

        stage.whole(draw, 0.12 + 0.7 * share, sway=1.2 if index % 2 else 0.0, period=10.0, phase=share)


def paint_folds(stage: Stage) -> None:
    """A ground folded into triangles that catch one light, and pieces of it afloat before it."""
    scene, rng = stage.scene, stage.rng
    light = rng.uniform(0, 2 * math.pi)
    side = 15 * scene.unit
    columns, rows = int(scene.full_width / side) + 3, int(scene.full_height / side) + 3
    jitter = rng.uniform(-0.3, 0.3, (rows, columns, 2))
    height = rng.uniform(0, 1, (rows, columns))

    def corner(row: int, column: int) -> tuple[float, float]:
        dx, dy = jitter[row, column]
        return scene.left + (column - 1 + dx) * side, scene.above + (row - 1 + dy) * side

    def facet(canvas: skia.Canvas, origin: Place, beside: Place, below: Place, way: int) -> None:
        lift, across, down = (float(height[place]) for place in (origin, beside, below))
        slope = way * ((across - lift) * math.cos(light) + (down - lift) * math.sin(light))
        corners = [corner(*place) for place in (origin, beside, below)]
        where = corners[0][0] / scene.width - 0.5
        tone = along(stage.tones[:4], 0.46 + 0.15 * slope + 0.34 * where * math.cos(light))
        canvas.drawPath(polyline(corners, closed=True), _face(tone))

    def ground(canvas: skia.Canvas) -> None:
        for row in range(rows - 1):
            for column in range(columns - 1):
                facet(canvas, (row, column), (row, column + 1), (row + 1, column), 1)
                facet(canvas, (row + 1, column + 1), (row + 1, column), (row, column + 1), -1)

    stage.whole(ground, 0.12)
    for number, depth in enumerate((0.45, 0.85)):
        pieces = [
            (
                rng.uniform(0.02, 0.98),
                rng.uniform(0.05, 0.95),
                rng.uniform(1.2, 3.4) * (1 + number),
                rng.uniform(0, 6.28),
            )
            for _ in range(9)
        ]

        def draw(canvas: skia.Canvas, pieces: list[tuple[float, float, float, float]] = pieces) -> None:
            for x, y, size, turn in pieces:
                _piece(stage, canvas, (x * scene.width, scene.at(y)), size * scene.unit, turn)

        stage.whole(draw, depth, sway=0.9, period=8.0 + 2 * number, phase=0.4 * number, drift_y_px_s=-0.25 * scene.unit)


def _face(tone: Rgb) -> skia.Paint:
    """A fill that meets its neighbour without a seam."""
    paint = solid(tone, stroke_px=0.8)
    paint.setStyle(skia.Paint.kStrokeAndFill_Style)
    return paint


def _piece(stage: Stage, canvas: skia.Canvas, place: tuple[float, float], size: float, turn: float) -> None:
    corners = [(place[0] + size * math.cos(turn + a), place[1] + size * math.sin(turn + a)) for a in (0.0, 1.9, 4.0)]
    middle = (sum(x for x, _ in corners) / 3, sum(y for _, y in corners) / 3 - 0.2 * size)
    shadow = polyline([(x, y + 0.5 * size) for x, y in corners], closed=True)
    canvas.drawPath(shadow, solid(BLACK, 0.25, blur_px=0.3 * size))
    for number in range(3):
        face = polyline([corners[number], corners[(number + 1) % 3], middle], closed=True)
        canvas.drawPath(face, solid(along(stage.tones[2:], 0.15 + 0.4 * number)))
