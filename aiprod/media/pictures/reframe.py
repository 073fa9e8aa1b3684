"""Reframing: where a picture's subject is, and the box of another shape that keeps it.

Salient is what differs in colour from its row and its column, from the picture's borders and from its surroundings,
what is sharp, skin, and what moves between frames of a clip.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

BgrArray = npt.NDArray[np.uint8]
FloatArray = npt.NDArray[np.float32]

_SIDE_PX = 128
_BORDER = 0.06
_CORE, _SUBJECT = 0.03, 0.14
"""What is looked for, and how far about it belongs to it, as shares of the picture's longer side."""


class Box(NamedTuple):
    """Part of a picture, whole pixels."""

    left: int
    top: int
    width: int
    height: int

    def share(self, x: float, y: float) -> tuple[float, float]:
        """A point in pixels of the picture as shares of the box, 0 to 1 inside it."""
        return (x - self.left) / self.width, (y - self.top) / self.height


def focus_of(*frames: BgrArray) -> tuple[float, float]:
    """The subject's place in a still, or one steady place for some frames of a clip: shares of width and height.

    Frames are (height, width, 3) uint8 BGR, all of one size. A picture without any contrast has its subject in the
    middle.
    """
    small = [_reduced(frame) for frame in frames]
    salient = np.mean([_saliency(frame) for frame in small], axis=0) + _motion(small)
    height, width = salient.shape
    if float(salient.max()) < 1e-3:
        return 0.5, 0.5
    mass = cv2.GaussianBlur(salient.astype(np.float32), (0, 0), _CORE * max(width, height))
    peak_y, peak_x = np.unravel_index(int(np.argmax(mass * _nearness(width, height))), mass.shape)
    y, x = np.mgrid[:height, :width].astype(np.float32)
    reach = _SUBJECT * max(width, height)
    near = salient**2 * np.exp(-((x - peak_x) ** 2 + (y - peak_y) ** 2) / (2 * reach**2))
    total = float(near.sum())
    return (float((near * x).sum()) / total + 0.5) / width, (float((near * y).sum()) / total + 0.5) / height


def crop_box(size: tuple[int, int], target_aspect: float, focus: tuple[float, float]) -> Box:
    """The largest box of ``target_aspect`` (width over height) in a picture of ``size``, as near the focus as it goes.

    ``size`` is width and height in pixels, ``focus`` shares of them.
    """
    width, height = size
    wide = min(width, max(1, round(height * target_aspect)))
    high = min(height, max(1, round(width / target_aspect)))
    left = round(focus[0] * width - wide / 2)
    top = round(focus[1] * height - high / 2)
    return Box(min(max(0, left), width - wide), min(max(0, top), height - high), wide, high)


def _reduced(frame: BgrArray) -> BgrArray:
    height, width = frame.shape[:2]
    scale = min(1.0, _SIDE_PX / max(height, width))
    size = max(8, round(width * scale)), max(8, round(height * scale))
    return np.asarray(cv2.resize(frame, size, interpolation=cv2.INTER_AREA), np.uint8)


def _saliency(frame: BgrArray) -> FloatArray:
    colours = cv2.cvtColor(frame.astype(np.float32) / 255, cv2.COLOR_BGR2LAB)
    lab = np.asarray(cv2.GaussianBlur(colours, (0, 0), 1.0), np.float32)
    # A horizon is sharp and strong and yet no subject: detail counts only where bands and borders do not explain it.
    odd = _unlike_bands(lab) + 0.6 * _unlike_borders(lab)
    detail = 0.3 * _unlike_surroundings(lab) + _sharpness(lab)
    return np.asarray(odd * (0.1 + detail) * (1 + 0.8 * _skin(frame)), np.float32)


def _unlike_bands(lab: FloatArray) -> FloatArray:
    """How far a colour is from its row's and its column's usual one, whichever is nearer, 0 to 1."""
    rows = np.linalg.norm(lab - np.median(lab, axis=1, keepdims=True), axis=2)
    columns = np.linalg.norm(lab - np.median(lab, axis=0, keepdims=True), axis=2)
    return _unit(np.minimum(rows, columns))


def _unlike_borders(lab: FloatArray) -> FloatArray:
    """How far a colour is from the nearest border's own spread of colours, 0 to 1."""
    height, width = lab.shape[:2]
    rows, columns = max(1, round(height * _BORDER)), max(1, round(width * _BORDER))
    strips = (lab[:rows], lab[-rows:], lab[:, :columns], lab[:, -columns:])
    distances = []
    for strip in strips:
        colours = strip.reshape(-1, 3)
        spread = np.cov(colours, rowvar=False) + 20.0 * np.eye(3)
        off = lab - colours.mean(axis=0)
        distances.append(np.sqrt(np.einsum("hwi,ij,hwj->hw", off, np.linalg.inv(spread), off)))
    return _unit(np.min(distances, axis=0))


def _unlike_surroundings(lab: FloatArray) -> FloatArray:
    """Colour against its neighbourhood at two scales, 0 to 1."""
    longer = max(lab.shape[:2])
    parts = []
    for inner, outer in ((0.015, 0.10), (0.04, 0.25)):
        centre = cv2.GaussianBlur(lab, (0, 0), inner * longer)
        around = cv2.GaussianBlur(lab, (0, 0), outer * longer)
        parts.append(np.linalg.norm(centre - around, axis=2))
    return _unit(np.mean(parts, axis=0))


def _sharpness(lab: FloatArray) -> FloatArray:
    """Edges, gathered over the area they outline, 0 to 1."""
    light = np.ascontiguousarray(lab[:, :, 0])
    edges = cv2.magnitude(cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1))
    return _unit(cv2.GaussianBlur(edges, (0, 0), 0.03 * max(light.shape)))


def _skin(frame: BgrArray) -> FloatArray:
    """1 where a colour lies in the range of human skin (Chai and Ngan 1999, Cr 133..173, Cb 77..127), else 0."""
    ycc = cv2.cvtColor(frame, cv2.COLOR_BGR2YCrCb)
    inside = cv2.inRange(ycc, np.array((40, 137, 77)), np.array((250, 173, 122)))
    return np.asarray(cv2.GaussianBlur(inside.astype(np.float32) / 255, (0, 0), 1.5), np.float32)


def _motion(frames: Sequence[BgrArray]) -> FloatArray:
    """What changes between frames, less what all of the picture changes by, 0 to 1."""
    steps = [cv2.absdiff(before, after).mean(axis=2) for before, after in pairwise(frames)]
    if not steps:
        return np.zeros(frames[0].shape[:2], np.float32)
    moved = np.mean(steps, axis=0)
    return _unit(np.clip(moved - np.median(moved) - 2.0, 0, None))


def _nearness(width: int, height: int) -> FloatArray:
    """A mild preference for the middle: photographs have their subject there more often than not."""
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    return np.asarray(np.exp(-(x * x + y * y) / 3.0), np.float32)


def _unit(plane: npt.NDArray[Any]) -> FloatArray:
    """Scaled so that the strongest hundredth is 1; differences too faint to see stay faint."""
    top = max(float(np.percentile(plane, 99)), 3.0)
    return np.asarray(np.clip(plane / top, 0, 1), np.float32)
