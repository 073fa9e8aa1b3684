"""Jellyfish: bells of light with trailing veils; and the small lights of the deep at night."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix, skia_colour
from aiprod.providers.visuals.kit.light import Draw, glowing, gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea

_JELLIES: tuple[tuple[Rgb, Rgb], ...] = (
    ((0.86, 0.42, 0.95), (0.45, 0.55, 1.0)),
    ((1.0, 0.55, 0.45), (1.0, 0.8, 0.55)),
    ((0.35, 0.85, 1.0), (0.5, 0.6, 1.0)),
    ((0.98, 0.45, 0.7), (0.7, 0.5, 1.0)),
)


def paint_jellyfish(scene: Scene, sea: Sea) -> None:
    """Three to five bells of light; the nearest is large and stands off the middle."""
    rng = scene.rng("jellyfish")
    side = float(rng.choice((-1.0, 1.0)))
    spots = [(0.5 + side * rng.uniform(0.16, 0.24), rng.uniform(0.26, 0.38), 13.0, 0.55)]
    for _ in range(int(rng.integers(2, 5))):
        apart = spots[0][0] - side * rng.uniform(0.18, 0.62)
        spots.append((apart, rng.uniform(0.16, 0.6), rng.uniform(2.6, 5.0), 0.3))
    pair = _JELLIES[int(rng.integers(0, len(_JELLIES)))]
    groups: dict[float, list[tuple[float, float, float, float]]] = {}
    for share_x, share_y, size, depth in spots:
        place = (scene.width * share_x, scene.at(share_y), size * scene.unit, rng.uniform(-0.25, 0.25))
        groups.setdefault(depth, []).append(place)
    for depth, places in groups.items():
        colours = pair if depth > 0.4 else (pair[1], pair[0])
        for index, (x, y, size, lean) in enumerate(places):
            box = (x - size * 1.7, y - size * 1.4, size * 3.4, size * 5.2)
            pixels = glowing(
                int(box[2]) + 1,
                int(box[3]) + 1,
                _bell(size, lean, colours, scene.rng("bell", depth, index), (size * 1.7, size * 1.4)),
                reach_px=size * 0.34,
                strength=0.65 + 0.6 * (1 - sea.bright),
            )
            scene.sheet.add(
                pixels,
                box[0],
                box[1],
                depth=depth,
                drift_y_px_s=-0.45 * scene.unit,
                sway_px=0.7 * scene.unit,
                sway_period_s=8.0,
                phase=0.23 * index,
                pulse=0.14,
                pulse_period_s=4.0,
            )


def _bell(
    size: float, lean: float, colours: tuple[Rgb, Rgb], rng: np.random.Generator, at: tuple[float, float]
) -> Draw:
    """A drawing of one jellyfish whose rim is at ``at`` and whose bell is ``size`` pixels wide at half."""
    body, veil = colours

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(*at)
        canvas.rotate(math.degrees(lean))
        for index in range(16):
            start = -0.86 + 1.72 * index / 15
            long = rng.uniform(1.7, 3.1)
            phase, sweep = rng.uniform(0, 6.28), rng.uniform(0.05, 0.15)
            points = []
            for step in range(22):
                share = step / 21
                bend = math.sin(phase + share * 6.0) * sweep * share
                points.append(((start * (1 - 0.45 * share) + bend) * size, share * long * size))
            paint = gradient((0, 0), (0, long * size), [(0, veil, 0.75), (1, veil, 0.0)])
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(size * 0.016, 0.6))
            canvas.drawPath(polyline(points), paint)
        for index in range(5):
            phase, wide = rng.uniform(0, 6.28), rng.uniform(0.1, 0.2)
            left, right = [], []
            for step in range(18):
                share = step / 17
                middle = (-0.3 + 0.15 * index) * (1 - 0.3 * share) + math.sin(phase + share * 8) * 0.07
                half = wide * (1 - share) * (0.75 + 0.25 * math.sin(share * 26 + phase))
                left.append(((middle - half) * size, share * size * 1.9))
                right.append(((middle + half) * size, share * size * 1.9))
            arm = polyline([*left, *right[::-1]], closed=True)
            canvas.drawPath(arm, gradient((0, 0), (0, size * 1.9), [(0, body, 0.5), (1, veil, 0.0)]))
        dome = skia.Path()
        dome.moveTo(-size, 0.06 * size)
        dome.cubicTo(-size * 1.02, -size * 1.25, size * 1.02, -size * 1.25, size, 0.06 * size)
        for index in range(8):
            x = size * (1 - 2 * (index + 0.5) / 8)
            dome.quadTo(x, size * 0.2, size * (1 - 2 * (index + 1) / 8), size * 0.06)
        dome.close()
        shell = skia.GradientShader.MakeRadial(
            skia.Point(-0.15 * size, -0.55 * size),
            size * 1.25,
            [
                skia_colour(mix(body, WHITE, 0.7), 0.85),
                skia_colour(body, 0.6),
                skia_colour(veil, 0.5),
                skia_colour(mix(body, WHITE, 0.4), 0.8),
            ],
            [0.0, 0.4, 0.8, 1.0],
        )
        canvas.drawPath(dome, skia.Paint(Shader=shell, AntiAlias=True))
        for index in range(1, 8):
            x = size * (-1 + 2 * index / 8)
            rib = skia.Path()
            rib.moveTo(0, -size * 0.86).quadTo(x * 0.9, -size * 0.7, x * 0.97, size * 0.04)
            canvas.drawPath(rib, solid(mix(body, WHITE, 0.6), 0.22, stroke_px=max(size * 0.02, 0.6)))
        canvas.drawPath(dome, solid(mix(veil, WHITE, 0.5), 0.6, stroke_px=max(size * 0.02, 0.6)))
        halo(canvas, (0, -0.32 * size), size * 0.75, mix(body, WHITE, 0.5), 0.7)

    return draw


def paint_lights(scene: Scene, sea: Sea) -> None:
    """Sparks of living light that kindle and fade in the dark."""
    rng = scene.rng("lights")
    tone = _JELLIES[int(rng.integers(0, len(_JELLIES)))][0]
    scene.sheet.live(
        Life(
            what="stars",
            count=70,
            colour=hex_of(mix(tone, sea.shallow, 0.3)),
            area=(scene.left, scene.at(0.3), scene.full_width, scene.at(0.7) - scene.at(0)),
            size_px=max(1.2, 0.42 * scene.unit),
            depth=0.6,
            seed=scene.seed,
        )
    )
