"""How a picture fills a frame of another shape: cut to cover it, shown whole, or whole on a soft copy of itself."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.reframe import Box, crop_box
from aiprod.own_media import Fit

Pixels = npt.NDArray[np.uint8]

_SOFT_SHARE = 16
"""The soft copy is made at this part of the frame's size."""
_SOFTNESS = 0.045
_DIMMED = 0.6
_SAME_SHAPE_PX = 2


@dataclass(frozen=True)
class Fitting:
    """``cut`` of the source covers the frame; ``inner`` is where the whole source stands in it, if it does.

    All places and sizes are even, so that they also hold for planes of half the size.
    """

    cut: Box
    inner: Box | None
    soft: bool

    def apply(self, source: Pixels, target: Pixels, *, step: int = 1, black: int = 0) -> None:
        """Fill ``target`` from ``source``: pictures of (height, width[, channels]), or planes made ``step`` smaller.

        ``black`` is the value of black in them.
        """
        if self.inner is None:
            _resize(_part(source, self.cut, step), target)
            return
        if self.soft:
            _soften(_part(source, self.cut, step), target, black)
        else:
            target[:] = black
        _resize(source, _part(target, self.inner, step))


def fitting(source: tuple[int, int], target: tuple[int, int], fit: Fit, focus: tuple[float, float]) -> Fitting:
    """The geometry for sizes in pixels (width, height); ``target`` is even. ``focus`` is kept when edges are cut."""
    (width, height), (wide, high) = source, target
    cut = _even(crop_box(source, wide / high, focus))
    scale = min(wide / width, high / height)
    inner_wide, inner_high = 2 * round(width * scale / 2), 2 * round(height * scale / 2)
    whole = max(wide - inner_wide, high - inner_high) <= _SAME_SHAPE_PX
    if fit == "cover" or whole:
        return Fitting(cut, None, soft=False)
    left, top = (wide - inner_wide) // 4 * 2, (high - inner_high) // 4 * 2
    return Fitting(cut, Box(left, top, max(2, inner_wide), max(2, inner_high)), soft=fit == "blur")


def fit_picture(bgr: Pixels, width_px: int, height_px: int, fit: Fit, focus: tuple[float, float]) -> Pixels:
    """A (height, width, 3) picture fitted to a frame of even sides."""
    target = np.empty((height_px, width_px, 3), np.uint8)
    fitting((bgr.shape[1], bgr.shape[0]), (width_px, height_px), fit, focus).apply(bgr, target)
    return target


def _even(box: Box) -> Box:
    return Box(box.left // 2 * 2, box.top // 2 * 2, max(2, box.width // 2 * 2), max(2, box.height // 2 * 2))


def _part(pixels: Pixels, box: Box, step: int) -> Pixels:
    return pixels[box.top // step : (box.top + box.height) // step, box.left // step : (box.left + box.width) // step]


def _resize(source: Pixels, target: Pixels) -> None:
    if source.shape == target.shape:
        target[:] = source
        return
    size = (target.shape[1], target.shape[0])
    shrinks = target.shape[0] < source.shape[0]
    target[:] = cv2.resize(source, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)


def _soften(source: Pixels, target: Pixels, black: int) -> None:
    """A blurred, dimmed copy, made small: it has no detail to lose."""
    height, width = target.shape[:2]
    size = (max(2, width // _SOFT_SHARE), max(2, height // _SOFT_SHARE))
    small = cv2.resize(source, size, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), _SOFTNESS * max(size), borderType=cv2.BORDER_REFLECT)
    dimmed = cv2.convertScaleAbs(small, alpha=_DIMMED, beta=black * (1 - _DIMMED))
    target[:] = cv2.resize(dimmed, (width, height), interpolation=cv2.INTER_CUBIC)
