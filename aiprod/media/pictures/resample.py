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
"""How many pixels beyond the window an edge may be sought."""

RIM_PX = 2 * REACH
"""How wide a rim a source needs around what it shows, so that planes of half its size have their reach too."""

HEADROOM = 1.04
"""How much larger than it is ever shown a source is kept: at equal size no edges but whole shifts would fit."""

_EXACT = 1 / 64


class Cut(NamedTuple):
    """Which part of a plane becomes which pixels of a window: ``width`` x ``height`` of them from ``x, y`` on."""

    rows: tuple[int, int]
    columns: tuple[int, int]
    size: tuple[int, int]
    skip: tuple[int, int]
    x: int
    y: int
    width: int
    height: int

    def of(self, plane: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
        part = plane[self.rows[0] : self.rows[1], self.columns[0] : self.columns[1]]
        if self.size != (part.shape[1], part.shape[0]):
            part = np.asarray(cv2.resize(part, self.size, interpolation=cv2.INTER_LINEAR), np.uint8)
        return part[self.skip[1] : self.skip[1] + self.height, self.skip[0] : self.skip[0] + self.width]


def cut_of(
    shape: tuple[int, ...], scale: tuple[float, float], x: float, y: float, width: int, height: int
) -> Cut | None:
    """How a plane of ``shape`` is seen in a window of ``width`` x ``height`` pixels, its corner at ``x, y`` of it.

    ``scale`` is how much larger than it is the plane is shown, across and down. None if nothing of it lies in there.
    """
    across, down = _span(scale[0], x, shape[1], width), _span(scale[1], y, shape[0], height)
    if across is None or down is None:
        return None
    left, top = max(0, across.start), max(0, down.start)
    right, bottom = min(across.start + across.size, width), min(down.start + down.size, height)
    if left >= right or top >= bottom:
        return None
    return Cut(
        rows=(down.first, down.last),
        columns=(across.first, across.last),
        size=(across.size, down.size),
        skip=(left - across.start, top - down.start),
        x=left,
        y=top,
        width=right - left,
        height=bottom - top,
    )


class _Span(NamedTuple):
    """Source pixels ``first`` to ``last`` shown as ``size`` pixels from ``start`` on."""

    first: int
    last: int
    start: int
    size: int


def _span(scale: float, shift: float, length: int, window: int) -> _Span | None:
    """The source's pixels for one side of the window, in which the source's edge lies at ``shift``."""
    before, after = math.floor(-shift / scale), math.ceil((window - shift) / scale)
    if after <= 0 or before >= length:
        return None
    first = _edge(scale, shift, max(0, before), -1, 0)
    last = _edge(scale, shift, min(length, after), 1, length)
    start, end = round(scale * first + shift), round(scale * last + shift)
    return _Span(first, last, start, end - start) if end > start else None


def _edge(scale: float, shift: float, near: int, step: int, limit: int) -> int:
    """The source pixel from ``near`` outwards whose place in the window is nearest to a whole pixel."""
    best, least = near, 1.0
    for pixel in range(near, limit + step, step)[: REACH + 1]:
        place = scale * pixel + shift
        error = abs(place - round(place))
        if error < least:
            best, least = pixel, error
            if error < _EXACT:
                break
    return best
