"""Lightning: a bolt between cloud and land and the sky it lights, seen for a moment, again and again."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.media.pictures.layers import Entrance
from aiprod.providers.visuals.kit.canvas import glow
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import glowing, polyline, stroke
from aiprod.providers.visuals.painters.scenery.base import Scene

_BLUE: Rgb = (0.70, 0.78, 1.0)
_EVERY_S, _FLASHES = 4.3, 5
_LASTS_S, _STRIKES_S = 0.28, 0.06


def paint_lightning(scene: Scene, horizon_y: float) -> None:
    """Add the flashes of a storm; each is another bolt, at another place."""
    for number in range(_FLASHES):
        rng = scene.rng("lightning", number)
        at_s = 1.2 + number * _EVERY_S + rng.uniform(-0.6, 0.9)
        x = scene.width * rng.uniform(0.12, 0.88)
        _flash(scene, x, at_s)
        if number % 2 == 0:
            _bolt(scene, rng, x, horizon_y, at_s)


def _flash(scene: Scene, x: float, at_s: float) -> None:
    """The cloud that is lit from within."""
    reach = 34 * scene.unit
    shine = glow(mix(_BLUE, WHITE, 0.2), reach, 0.8)
    _briefly(scene, shine, x - reach, scene.at(0.12) - reach, at_s)


def _bolt(scene: Scene, rng: np.random.Generator, x: float, foot: float, at_s: float) -> None:
    top, unit = scene.at(0.06), scene.unit
    steps = 24
    drift = np.cumsum(rng.normal(0, 1.5, steps)) * unit
    spine = list(zip((x + drift).tolist(), np.linspace(top, foot, steps).tolist(), strict=True))
    left, wide = x - 30 * unit, 60 * unit
    branches = []
    for start in rng.integers(2, steps - 4, 3).tolist():
        side = float(rng.choice((-1.0, 1.0)))
        reach = np.cumsum(rng.uniform(0.4, 3.0, 5)) * unit * side
        branches.append([(spine[start][0] + r, spine[start][1] + 2.2 * n * unit) for n, r in enumerate((0, *reach))])

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(-left, -top)
        for path, thick in ((spine, 0.34), *((branch, 0.16) for branch in branches)):
            canvas.drawPath(polyline(path), stroke(mix(_BLUE, WHITE, 0.6), max(1.0, thick * unit)))

    pixels = glowing(int(wide), max(8, int(foot - top)), draw, reach_px=3 * unit, strength=0.9)
    _briefly(scene, pixels, left, top, at_s)


def _briefly(
    scene: Scene, pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], x: float, y: float, at_s: float
) -> None:
    strikes = Entrance(at_s=at_s, seconds=_STRIKES_S)
    scene.sheet.add(pixels, x, y, depth=0.04, blend="screen", entrance=strikes, until_s=at_s + _LASTS_S)
