"""Planes moved by fractions of a pixel at the price of a plain enlargement.

A warp costs three times as much as cv2.resize, which scales rows and columns apart but begins and ends at whole pixels.
So the part to enlarge is chosen such that both of its edges happen to fall on whole pixels of the frame, to about a
hundredth; a source kept slightly larger than it is shown has such a pair of edges within a few dozen pixels, always.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

REACH = 32
"""How many pixels beyond the frame an edge may be sought, and so how wide a rim a source needs around what it shows."""

HEADROOM = 1.03
"""How much larger than it is ever shown a source is kept: at equal size no edges but whole shifts would fit."""

_EXACT = 1 / 64


class Placed(NamedTuple):
    """Pixels whose top-left corner lies at x, y of the frame."""

    x: int
    y: int
    pixels: npt.NDArray[np.uint8]

    def copy_to(self, plane: npt.NDArray[np.uint8]) -> None:
        plane[self.y : self.y + self.pixels.shape[0], self.x : self.x + self.pixels.shape[1]] = self.pixels


class _Span(NamedTuple):
    """Source pixels ``first`` to ``last`` shown as ``size`` pixels from ``start`` on."""

    first: int
    last: int
    start: int
    size: int


def resample(
    plane: npt.NDArray[np.uint8], scale: tuple[float, float], x: float, y: float, width_px: int, height_px: int
) -> Placed | None:
    """The part of ``plane`` that a frame of the given size shows, its corner at ``x, y``.

    ``scale`` is how much larger than it is the plane is shown, across and down. The pixels are cut to the frame; None
    if nothing of the plane lies in it.
    """
    across = _span(scale[0], x, plane.shape[1], width_px)
    down = _span(scale[1], y, plane.shape[0], height_px)
    if across is None or down is None:
        return None
    part = plane[down.first : down.last, across.first : across.last]
    grown = cv2.resize(part, (across.size, down.size), interpolation=cv2.INTER_LINEAR)
    left, top = max(0, -across.start), max(0, -down.start)
    right, bottom = min(across.size, width_px - across.start), min(down.size, height_px - down.start)
    if left >= right or top >= bottom:
        return None
    return Placed(across.start + left, down.start + top, np.asarray(grown[top:bottom, left:right]))


def _span(scale: float, shift: float, length: int, frame: int) -> _Span | None:
    """The source's pixels for one side of the frame; where ``shift`` is the place of the source's edge in it."""
    before, after = math.floor(-shift / scale), math.ceil((frame - shift) / scale)
    if after <= 0 or before >= length:
        return None
    first = _edge(scale, shift, max(0, before), -1, 0)
    last = _edge(scale, shift, min(length, after), 1, length)
    start, end = round(scale * first + shift), round(scale * last + shift)
    return _Span(first, last, start, end - start) if end > start else None


def _edge(scale: float, shift: float, near: int, step: int, limit: int) -> int:
    """The source pixel from ``near`` outwards whose place in the frame is nearest to a whole pixel."""
    best, least = near, 1.0
    for pixel in range(near, limit + step, step)[: REACH + 1]:
        place = scale * pixel + shift
        error = abs(place - round(place))
        if error < least:
            best, least = pixel, error
        if error < _EXACT:
            break
    return best
