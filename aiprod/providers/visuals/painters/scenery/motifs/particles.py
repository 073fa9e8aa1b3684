"""Points: sheets of them that roll like a sea, and threads that follow a wind."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage


def paint_point_sea(stage: Stage) -> None:
    """Three sheets of points in perspective, crests bright."""
    scene, rng = stage.scene, stage.rng
    across = np.linspace(-0.12, 1.12, 150)
    for number in range(3):
        base, phase = 0.36 + 0.16 * number + rng.uniform(-0.04, 0.04), rng.uniform(0, 6.28, 2).tolist()
        tone = stage.tones[2 + (number + 1) % 3]

        def draw(canvas: skia.Canvas, base: float = base, phase: list[float] = phase, tone: Rgb = tone) -> None:
            for row in np.linspace(0, 1, 24):
                lift = 0.08 * np.sin(across * 6 + phase[0] + row * 3) + 0.045 * np.sin(across * 13 + phase[1] - row * 5)
                y = scene.at(0) + (base + 0.34 * row**1.6 - lift * (0.5 + row)) * (scene.bottom - scene.top)
                crest = np.clip(lift / 0.25 + 0.5, 0, 0.99)
                for level in range(4):
                    keep = (crest * 4).astype(int) == level
                    points = [
                        skia.Point(a, b)
                        for a, b in zip((across[keep] * scene.width).tolist(), y[keep].tolist(), strict=True)
                    ]
                    high = (level + 0.5) / 4
                    wide = scene.unit * (0.14 + 0.42 * row) * (0.6 + 0.9 * high)
                    paint = solid(
                        mix(tone, WHITE, 0.6 * high**2), (0.25 + 0.75 * high) * (0.5 + 0.5 * row), stroke_px=wide
                    )
                    canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, paint)

        stage.whole(draw, 0.25 + 0.3 * number, sway=1.5, period=7.0 + 2 * number, phase=0.33 * number)


def paint_wind(stage: Stage) -> None:
    """Fine threads that follow one field of flow, brightest where they crowd."""
    scene, rng = stage.scene, stage.rng
    rows, columns = 90, 160
    turn = rng.uniform(-0.6, 0.6)
    angle = turn + 3.4 * (field(rows, columns, rng, cell_px=columns / 2.2, octaves=3) - 0.5)
    middle = rng.uniform(0.3, 0.6)
    ranks = ((560, 0.0, 0.10, 0.42, 0.7), (150, 0.4, 0.17, 0.7, 0.17), (22, 0.85, 0.30, 0.9, 0.15))
    for number, (count, depth, width, alpha, spread) in enumerate(ranks):
        band = middle - spread, middle + spread
        lines = [_thread(stage, angle, 46 + 20 * number, band) for _ in range(count)]
        tones = [stage.tones[int(rng.integers(2, 5))] for _ in lines]

        def draw(
            canvas: skia.Canvas,
            lines: list[list[tuple[float, float]]] = lines,
            tones: list[Rgb] = tones,
            width: float = width,
            alpha: float = alpha,
        ) -> None:
            for line, tone in zip(lines, tones, strict=True):
                canvas.drawPath(polyline(line), solid(tone, alpha * 0.6, stroke_px=max(0.6, width * scene.unit)))
                canvas.drawCircle(*line[-1], max(0.7, 1.3 * width * scene.unit), solid(mix(tone, WHITE, 0.5), alpha))

        way = 1.0 if np.cos(turn) > 0 else -1.0
        stage.whole(draw, depth, drift_x_px_s=way * 0.9 * depth * scene.unit)


def _thread(stage: Stage, angle: FloatArray, steps: int, band: tuple[float, float]) -> list[tuple[float, float]]:
    """A thread that starts within a band of heights, shares of the picture, and goes with the wind."""
    scene, rng = stage.scene, stage.rng
    rows, columns = angle.shape
    x, y = rng.uniform(-0.1, 1.1) * scene.width, scene.at(rng.uniform(*band))
    line = [(x, y)]
    for _ in range(int(steps * rng.uniform(0.4, 1.0))):
        column = min(columns - 1, max(0, int((x / scene.width + 0.1) / 1.2 * columns)))
        row = min(rows - 1, max(0, int((y / scene.height + 0.1) / 1.2 * rows)))
        x, y = (
            x + 0.9 * scene.unit * float(np.cos(angle[row, column])),
            y + 0.9 * scene.unit * float(np.sin(angle[row, column])),
        )
        line.append((x, y))
    return line
