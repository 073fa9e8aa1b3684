"""Animals that stand in a landscape against its light, alone or with their herd."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.silhouettes import ANIMALS, animal
from aiprod.providers.visuals.painters.scenery.base import Scene

_TALL = {"deer": 1.0, "camel": 1.1, "horse": 1.05, "cow": 0.75, "sheep": 0.5, "wolf": 0.62, "fox": 0.42, "bear": 0.75}
_FUR: Rgb = (0.16, 0.10, 0.07)
_HERDS = frozenset({"camel", "horse", "cow", "sheep"})


def paint_animals(scene: Scene, x: float, foot: float, size: float) -> bool:
    """The animal the intent asks for, with its feet at frame ``x, foot``; herd animals bring others. False if none.

    ``size`` is the height of a stag in units; the others follow in proportion.
    """
    kind = next((name for name in scene.intent.subjects if name in ANIMALS), None)
    if kind is None:
        return False
    rng = scene.rng("animals")
    tall = size * _TALL[kind] * scene.unit
    way = 1 if scene.light.sun_x * scene.width > x else -1
    dark = mix(mix(scene.light.near, _FUR, 0.25), BLACK, 0.3)
    rim = mix(dark, scene.light.glow, 0.5 * scene.light.sun)
    places = [(x, foot, tall)]
    if kind in _HERDS:
        for number in (1, 2, 3):
            apart = x - way * number * tall * rng.uniform(1.25, 1.5)
            places.append((apart, foot + rng.uniform(-0.05, 0.05) * tall, tall * rng.uniform(0.86, 1.04)))

    shift = scene.inwards(min(p[0] for p in places) - 0.7 * tall, max(p[0] for p in places) + 0.7 * tall)
    places = [(at + shift, base, high) for at, base, high in places]

    def draw(canvas: skia.Canvas) -> None:
        for at, base, high in places:
            for tone, lift in ((rim, 0.012 * high), (dark, 0.0)):
                paint = solid(tone)
                paint.setPathEffect(skia.CornerPathEffect.Make(0.05 * high))
                canvas.drawPath(animal(kind, at, base - lift, high, way), paint)

    left, right = min(p[0] for p in places) - tall, max(p[0] for p in places) + tall
    scene.sheet.draw((left, foot - 1.2 * tall, right - left, 1.35 * tall), draw, depth=1.0)
    return True
