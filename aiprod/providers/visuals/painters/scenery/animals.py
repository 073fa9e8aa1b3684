"""Animals that stand in a landscape, alone or with their herd."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.things import width_of
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.standing import draw_thing

_TALL = {
    "deer": 1.0, "camel": 1.1, "horse": 1.05, "cow": 0.78, "sheep": 0.5, "wolf": 0.62, "fox": 0.42, "bear": 0.8,
    "elephant": 1.7, "giraffe": 2.5, "lion": 0.8, "dog": 0.5, "cat": 0.36, "turtle": 0.3, "snail": 0.2,
}  # fmt: skip
_DARK = 0.24
"""Animals are a little darker than the land they stand before."""
_HERDS = {"camel": 4, "horse": 4, "cow": 4, "sheep": 6, "elephant": 3, "giraffe": 2, "deer": 2}


def paint_animals(scene: Scene, x: float, foot: float, size: float) -> bool:
    """The animals the intent asks for, with their feet at frame ``x, foot``; herd animals bring others. False if none.

    ``size`` is the height of a stag in units; the others follow in proportion.
    """
    kinds = [name for name in scene.intent.subjects if name in _TALL][:2]
    for number, kind in enumerate(kinds):
        apart = 0.0 if len(kinds) == 1 else (0.2 if number else -0.2) * scene.width
        _herd(scene, kind, x + apart, foot, size * _TALL[kind] * scene.unit)
    return bool(kinds)


def _herd(scene: Scene, kind: str, x: float, foot: float, tall: float) -> None:
    rng = scene.rng("animals", kind)
    way = 1 if scene.light.sun_x * scene.width > x else -1
    wide = max(1.0, 0.8 * width_of(kind))
    places = [(x, foot, tall, way)]
    for number in range(1, _HERDS.get(kind, 1)):
        apart = x - way * number * wide * tall * rng.uniform(1.15, 1.6)
        other = way if kind == "camel" or rng.random() < 0.7 else -way
        places.append((apart, foot + rng.uniform(-0.16, 0.06) * tall, tall * rng.uniform(0.62, 1.02), other))
    shift = scene.inwards(min(p[0] for p in places) - 0.7 * wide * tall, max(p[0] for p in places) + 0.7 * wide * tall)

    def draw(canvas: skia.Canvas) -> None:
        for at, base, high, facing in sorted(places, key=lambda place: place[1]):
            draw_thing(canvas, scene, kind, at + shift, base, high, way=facing, dark=_DARK)

    left, right = min(p[0] for p in places) + shift, max(p[0] for p in places) + shift
    scene.sheet.draw((left - 1.6 * tall, foot - 1.4 * tall, right - left + 3.2 * tall, 1.55 * tall), draw, depth=1.0)
