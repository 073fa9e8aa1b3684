"""Corals: fans that fork, domes and tubes in warm colours, along the floor of the sea."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.plants import draw_bare

_CORALS: tuple[Rgb, ...] = ((0.95, 0.40, 0.42), (0.98, 0.62, 0.35), (0.85, 0.45, 0.80), (0.95, 0.80, 0.50))


def paint_corals(scene: Scene, deep: Rgb, shallow: Rgb, bright: float) -> None:
    """Two banks of corals at the sides, lower towards the middle; ``bright`` 0..1 is the light that reaches them."""
    rng = scene.rng("corals")
    for bank, (count, size, floor, depth) in enumerate(((26, 17.0, 0.93, 0.55), (20, 22.0, 1.02, 0.8))):
        places = np.sort(rng.uniform(-0.06, 1.06, count))

        def draw(
            canvas: skia.Canvas, places: np.ndarray = places, size: float = size, floor: float = floor, bank: int = bank
        ) -> None:
            for place in places:
                away = 0.45 + 1.1 * abs(float(place) - 0.5)
                tone = mix(_CORALS[int(rng.integers(len(_CORALS)))], shallow, 0.30 - 0.16 * bank)
                tone = mix(mix(deep, BLACK, 0.3), tone, 0.35 + 0.5 * bright)
                _coral(canvas, place * scene.width, scene.at(floor), size * away * scene.unit, rng, tone)

        top = scene.at(floor) - 1.6 * size * scene.unit
        scene.sheet.draw((scene.left, top, scene.full_width, scene.above + scene.full_height - top), draw, depth=depth)


def _coral(canvas: skia.Canvas, x: float, foot: float, high: float, rng: np.random.Generator, tone: Rgb) -> None:
    kind = rng.random()
    if kind < 0.5:
        draw_bare(canvas, x, foot, high * rng.uniform(0.7, 1.1), rng, tone)
    elif kind < 0.75:
        wide, tall = high * rng.uniform(0.5, 0.8), high * rng.uniform(0.3, 0.45)
        dome = skia.Rect.MakeLTRB(x - wide, foot - tall, x + wide, foot + tall)
        canvas.drawOval(dome, vertical(tone, mix(tone, BLACK, 0.6), foot - tall, foot))
        for ring in (0.45, 0.8):
            canvas.drawOval(dome.makeInset(wide * (1 - ring), 0), solid(mix(tone, BLACK, 0.35), stroke_px=high * 0.02))
    else:
        for tube in range(int(rng.integers(3, 6))):
            at = x + (tube - 2) * high * 0.16
            tall = high * rng.uniform(0.35, 0.75)
            canvas.drawLine(at, foot, at, foot - tall, solid(mix(tone, BLACK, 0.2), stroke_px=high * 0.13))
            mouth = skia.Rect.MakeXYWH(at - high * 0.045, foot - tall - high * 0.03, high * 0.09, high * 0.05)
            canvas.drawOval(mouth, solid(mix(tone, BLACK, 0.6)))
