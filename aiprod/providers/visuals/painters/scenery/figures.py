"""People that give a picture its scale: a walker, a couple, a child, a crowd, at work or at rest."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit
from aiprod.providers.visuals.painters.scenery.postures import parts_of

Tone = Callable[[Rgb, float], Rgb]
PEOPLE = ("person", "people", "walker", "couple", "child", "crowd", "farmer", "fisherman", "climber")
"""Subjects that ``paint_people`` knows."""

_COATS: tuple[Rgb, ...] = (
    (0.62, 0.2, 0.16), (0.18, 0.3, 0.46), (0.75, 0.6, 0.28), (0.25, 0.4, 0.3), (0.55, 0.5, 0.46), (0.2, 0.2, 0.24),
    (0.82, 0.8, 0.74),
)  # fmt: skip
_LEGWEAR: tuple[Rgb, ...] = ((0.16, 0.19, 0.28), (0.24, 0.21, 0.19), (0.3, 0.32, 0.34))
_SKIN: tuple[Rgb, ...] = ((0.82, 0.62, 0.5), (0.56, 0.38, 0.28), (0.36, 0.23, 0.17))
_HAIR: tuple[Rgb, ...] = ((0.12, 0.08, 0.06), (0.3, 0.2, 0.12), (0.5, 0.47, 0.44))
_ALONE = ("person", "child", "farmer", "fisherman", "climber")
_CHILD = 0.62


@dataclass(frozen=True)
class Figure:
    """One person with feet at ``x, foot``, ``tall`` pixels were it a standing grown-up, looking ``way`` -1 or 1."""

    pose: str
    x: float
    foot: float
    tall: float
    way: float = 1.0


def draw_figures(
    canvas: skia.Canvas, scene: Scene, figures: list[Figure], name: str, distance: float = 0.0, tone: Tone | None = None
) -> None:
    """Draw people in clothes chosen by ``name``; against a low sun they darken and take a bright edge.

    ``tone`` is the light of a place that has its own: a colour and how it faces the light, to the colour seen.
    """
    rng, light = scene.rng("clothes", name), scene.light
    shown: Tone = tone or (lambda colour, facing: lit(scene, colour, facing, distance))
    dark = {"day": 0.25, "dawn": 0.55, "golden": 0.6, "dusk": 0.7}.get(light.time, 0.6)
    for figure in figures:
        worn = {
            "t": _COATS[int(rng.integers(len(_COATS)))],
            "b": _LEGWEAR[int(rng.integers(len(_LEGWEAR)))],
            "s": _SKIN[int(rng.integers(len(_SKIN)))],
            "h": _HAIR[int(rng.integers(len(_HAIR)))],
            "g": (0.2, 0.15, 0.11),
        }
        canvas.save()
        canvas.translate(figure.x, figure.foot)
        canvas.scale(figure.tall * figure.way, -figure.tall)
        side = figure.way * (-1 if light.sun_x * scene.width < figure.x else 1)
        rim = solid(mix(shown(worn["t"], 0.4), light.glow, 0.75 * light.sun))
        chains = parts_of(figure.pose)
        canvas.save()
        canvas.translate(0.012 * side, 0.01)
        for _, path in chains:
            canvas.drawPath(path, rim)
        canvas.restore()
        for part, path in chains:
            canvas.drawPath(path, solid(mix(shown(worn[part], 0.4), light.near, dark)))
        canvas.restore()


def paint_people(scene: Scene, x: float, foot: float, size: float = 6.0, depth: float = 1.0) -> None:
    """The people the intent asks for, or a walker, with feet at frame ``x, foot``, a grown-up ``size`` units tall."""
    tall, rng = size * scene.unit, scene.rng("people")
    way = 1.0 if x < scene.width / 2 else -1.0
    figures = _group(scene, x, foot, tall, way, rng)
    left, right = (edge(f.x for f in figures) for edge in (min, max))
    shift = scene.inwards(left - 0.4 * tall, right + 0.4 * tall)
    figures = [Figure(f.pose, f.x + shift, f.foot, f.tall, f.way) for f in figures]
    reach = math.ceil(1.1 * tall)
    box = (left + shift - reach, foot - 1.15 * tall, right - left + 2 * reach, 1.4 * tall)
    scene.sheet.draw(box, lambda canvas: draw_figures(canvas, scene, figures, "people"), depth=depth)


def strollers(rng: np.random.Generator, x: float, foot: float, tall: float, way: float) -> list[Figure]:
    """One, two or a grown-up with a child, walking ``way``."""
    kind = rng.random()
    first = Figure("walking", x, foot, tall, way)
    if kind < 0.55:
        return [first]
    if kind < 0.85:
        return [Figure("walking", x + 0.3 * tall, foot - 0.01 * tall, 0.95 * tall, way), first]
    return [first, Figure("child", x - way * 0.3 * tall, foot, _CHILD * tall, way)]


def _group(scene: Scene, x: float, foot: float, tall: float, way: float, rng: np.random.Generator) -> list[Figure]:
    if scene.shows("crowd"):
        crowd = []
        for _ in range(14):
            pose = str(rng.choice(["standing", "woman", "standing", "child"]))
            reach, high = rng.uniform(-2.6, 2.6), tall * rng.uniform(0.92, 1.04) * (_CHILD if pose == "child" else 1.0)
            crowd.append(Figure(pose, x + tall * reach, foot + tall * rng.uniform(-0.12, 0.12), high, way))
        return sorted(crowd, key=lambda figure: figure.foot)
    if scene.shows("couple"):
        return [
            Figure("standing", x - 0.14 * tall, foot, tall, way),
            Figure("woman", x + 0.13 * tall, foot, 0.94 * tall, way),
        ]
    if scene.shows("people"):
        return [Figure("hiker", x + 0.55 * n * tall, foot, tall * rng.uniform(0.94, 1.02), way) for n in (-1, 0, 1)]
    stroller = "walking" if scene.intent.place in ("city", "sea") else "hiker"
    named = [word for word in scene.intent.subjects if word in _ALONE] or ["person"]
    spread = 0.45 * tall
    return [
        Figure(
            stroller if word == "person" else word,
            x + spread * (number - (len(named) - 1) / 2),
            foot,
            tall * (_CHILD if word == "child" else 1.0),
            way,
        )
        for number, word in enumerate(named)
    ]
