"""An overlay that comes, stays and goes: painted afresh while it moves, once for as long as it rests."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.pictures.frames import Patch
from aiprod.media.safe_area import Area

Draw = Callable[[skia.Canvas, float], None]
"""Paints in frame coordinates what shows when a share of the entrance, 0 to 1, has passed."""


@dataclass(frozen=True)
class Span:
    """When something shows: ``frames`` frames of the scene from ``start``, of which some are its entrance and exit."""

    start: int
    frames: int
    enter: int
    leave: int

    def share(self, n: int) -> float:
        """How far it has come in by frame ``n``: 0 while absent, 1 at rest; it leaves the way it came."""
        passed = n - self.start
        if not 0 <= passed < self.frames:
            return 0.0
        return min(1.0, (passed + 1) / (self.enter + 1), (self.frames - passed) / (self.leave + 1))


class Timed:
    """An overlay painted by ``draw`` inside ``area`` during ``span``."""

    def __init__(self, span: Span, area: Area, draw: Draw) -> None:
        self._span = span
        self._area = area
        self._draw = draw
        self._rest: Patch | None = None

    def patches(self, n: int) -> Sequence[Patch]:
        share = self._span.share(n)
        if share <= 0:
            return ()
        if share < 1:
            return (self._paint(share),)
        if self._rest is None:
            self._rest = self._paint(1.0)
        return (self._rest,)

    def _paint(self, share: float) -> Patch:
        left, top = 2 * math.floor(self._area.left / 2), 2 * math.floor(self._area.top / 2)
        width, height = 2 * math.ceil((self._area.right - left) / 2), 2 * math.ceil((self._area.bottom - top) / 2)

        def draw(canvas: skia.Canvas) -> None:
            canvas.translate(-left, -top)
            self._draw(canvas, share)

        return Patch(left, top, _pixels(width, height, draw))


def painted(width: float, height: float, draw: Callable[[skia.Canvas], None]) -> skia.Image:
    """What ``draw`` leaves on a transparent canvas: to be drawn often, where painting it takes long."""
    pixels = _pixels(math.ceil(width), math.ceil(height), draw)
    return skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def _pixels(width: int, height: int, draw: Callable[[skia.Canvas], None]) -> npt.NDArray[np.uint8]:
    """(height, width, 4) uint8 premultiplied BGRA."""
    pixels = np.zeros((height, width, 4), np.uint8)
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    draw(skia.Surface.MakeRasterDirect(info, pixels, pixels.strides[0]).getCanvas())
    return pixels
