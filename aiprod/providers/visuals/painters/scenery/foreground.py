"""The ground in front: uneven lines across the picture and what lies below them."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.noise import FloatArray, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene


def slope_line(scene: Scene, name: str, share: float, swing: float, cycles: float = 1.6) -> FloatArray:
    """The y of a foreground slope for every canvas column, ``swing`` units high about ``share`` of the picture."""
    line = ridge(scene.full_width, scene.rng("slope", name), cycles=cycles, octaves=6, roughness=0.36)
    y: FloatArray = (scene.at(share) - line * swing * scene.unit).astype(np.float32)
    return y


def outline(scene: Scene, line: FloatArray, step: int = 3) -> skia.Path:
    """The area below a slope line as a path, down to the end of the overscan."""
    path = skia.Path()
    bottom = scene.above + scene.full_height
    path.moveTo(scene.left, bottom)
    for column in range(0, len(line), step):
        path.lineTo(scene.left + column, float(line[column]))
    path.lineTo(scene.left + len(line), float(line[-1]))
    path.lineTo(scene.left + len(line), bottom)
    path.close()
    return path
