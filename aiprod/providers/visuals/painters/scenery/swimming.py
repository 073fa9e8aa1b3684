"""What all swimmers share: where they begin, how they move, and how light from above falls on a body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import skia

from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw, Point, gradient
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea


@dataclass(frozen=True)
class Course:
    """Where a swimmer is when the scene begins, in frame pixels, and the side it swims to, -1 or 1."""

    x: float
    y: float
    way: float


def course(scene: Scene, name: str, size: float, low: float, high: float) -> Course:
    """A course through the middle for a swimmer ``size`` pixels in half length, whole within the frame at first.

    ``low`` and ``high`` bound its height, as shares of the picture.
    """
    rng = scene.rng(name)
    way = float(rng.choice((-1.0, 1.0)))
    x = scene.width * (0.5 - way * rng.uniform(0.0, 0.14))
    return Course(x + scene.inwards(x - 1.12 * size, x + 1.12 * size), scene.at(rng.uniform(low, high)), way)


def swim(scene: Scene, along: Course, size: float, draw: Draw, depth: float, speed: float, lift: float = 0.0) -> None:
    """Add what ``draw`` paints a half length long, facing left, turned the way it swims; speeds in units a second."""

    def placed(canvas: skia.Canvas) -> None:
        canvas.translate(along.x, along.y)
        canvas.scale(-along.way * size, size)
        draw(canvas)

    scene.sheet.draw(
        (along.x - 1.3 * size, along.y - 1.1 * size, 2.6 * size, 2.2 * size),
        placed,
        depth=depth,
        drift_x_px_s=along.way * speed * scene.unit,
        drift_y_px_s=lift * scene.unit,
        sway_px=0.5 * scene.unit,
        sway_period_s=5.0,
    )


def rounded(points: Sequence[Point]) -> skia.Path:
    """A closed curve led by the points, through the middles between them."""
    path = skia.Path()
    first, last = points[0], points[-1]
    path.moveTo((first[0] + last[0]) / 2, (first[1] + last[1]) / 2)
    for point, after in zip(points, [*points[1:], first], strict=True):
        path.quadTo(*point, (point[0] + after[0]) / 2, (point[1] + after[1]) / 2)
    path.close()
    return path


def hide_of(sea: Sea, back: Rgb, belly: Rgb, distance: float) -> tuple[Rgb, Rgb, Rgb]:
    """A hide as this water lights it: the shine on its back, its flank, its belly."""
    flank = sea.seen(back, distance)
    shine = mix(flank, mix(sea.shallow, WHITE, 0.35), 0.28 + 0.34 * sea.bright)
    return shine, mix(flank, BLACK, 0.25 * (1 - distance)), mix(flank, sea.seen(belly, distance), 0.7)


def draw_body(canvas: skia.Canvas, outline: skia.Path, tones: tuple[Rgb, Rgb, Rgb], top: float, foot: float) -> None:
    """Fill an outline with a hide's tones from y ``top`` to y ``foot``."""
    stops = [(0.0, tones[0], 1.0), (0.34, tones[1], 1.0), (0.62, tones[1], 1.0), (1.0, tones[2], 1.0)]
    canvas.drawPath(outline, gradient((0, top), (0, foot), stops))
