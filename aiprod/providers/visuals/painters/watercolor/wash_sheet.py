"""A sheet whose drawings look painted, for shared parts that draw plainly."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import RasterLayer
from aiprod.providers.visuals.kit.paper import cloudy, tooth
from aiprod.providers.visuals.kit.sheet import Sheet, drawn

_WAVE, _STRAY, _GRAIN = 40.0, 16.0, 3.0
"""How long and how far edges waver, and the size of the paper's grain, in thousandths of the frame."""


class WashSheet(Sheet):
    """Passes drawings on to another sheet, with wavering edges and settled pigment; ``unit`` is 1/1000 of the frame."""

    def __init__(self, sheet: Sheet, unit: float, rng: np.random.Generator) -> None:
        self._sheet, self._unit, self._rng = sheet, unit, rng

    def draw(
        self, box: tuple[float, float, float, float], draw: Callable[[skia.Canvas], None], **placement: Any
    ) -> RasterLayer | None:
        edge = math.ceil(_STRAY * self._unit)
        left, top = math.floor(box[0]) - edge, math.floor(box[1]) - edge
        width, height = math.ceil(box[2]) + 2 * edge + 1, math.ceil(box[3]) + 2 * edge + 1

        def moved(canvas: skia.Canvas) -> None:
            canvas.translate(-left, -top)
            draw(canvas)

        pixels = drawn(width, height, moved)
        rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
        stray = [
            _STRAY * self._unit * (cloudy(self._rng, (height, width), _WAVE * self._unit, 2) - 0.5) for _ in range(2)
        ]
        pixels = np.asarray(cv2.remap(pixels, columns + stray[0], rows + stray[1], cv2.INTER_LINEAR), np.uint8)
        settled = 0.86 + 0.14 * tooth(self._rng, (height, width), max(_GRAIN * self._unit, 1.5))
        pixels[:, :, 3] = (pixels[:, :, 3] * settled).astype(np.uint8)
        return self._sheet.add(pixels, left, top, **placement)
