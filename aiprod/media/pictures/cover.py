"""Where a layer has pixels: a few boxes that hold all it shows, those without holes told from those with."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

_CELL_PX = 64
_RIM_PX = 2
"""Interpolation mixes a pixel with its neighbours, in the chroma planes with those two away."""

_HOLED_COST = 1.9
_BOX_COST = 30.0
"""What moving and blending costs, in cells moved without an alpha: a cell with holes, and starting another box."""


class Box(NamedTuple):
    """Pixels of a plane from ``left, top`` to before ``right, bottom``; ``solid`` if nothing shows through."""

    left: int
    top: int
    right: int
    bottom: int
    solid: bool


def boxes_of(alpha: npt.NDArray[np.uint8]) -> tuple[Box, ...]:
    """Boxes that do not overlap and hold every pixel of ``alpha`` that is not 0. Their edges are even.

    They stand in bands of rows, cut where that costs least (dynamic programming over the rows of cells).
    """
    kernel = np.ones((2 * _RIM_PX + 1,) * 2, np.uint8)
    seen = _cells(np.asarray(cv2.dilate(alpha, kernel), np.uint8), 0).max(axis=(1, 3)) > 0
    solid = _cells(np.asarray(cv2.erode(alpha, kernel), np.uint8), 255).min(axis=(1, 3)) == 255
    best: list[tuple[float, list[Box]]] = [(0.0, [])]
    for bottom in range(1, len(seen) + 1):
        options = []
        for top in range(bottom):
            boxes = _band(seen[top:bottom].any(axis=0), solid[top:bottom].all(axis=0), top, bottom)
            options.append((best[top][0] + sum(map(_cost, boxes)), best[top][1] + boxes))
        best.append(min(options, key=lambda option: option[0]))
    height, width = alpha.shape
    return tuple(
        Box(
            box.left * _CELL_PX,
            box.top * _CELL_PX,
            min(box.right * _CELL_PX, width),
            min(box.bottom * _CELL_PX, height),
            box.solid,
        )
        for box in best[-1][1]
    )


def _cells(alpha: npt.NDArray[np.uint8], fill: int) -> npt.NDArray[np.uint8]:
    """(rows, pixels, columns, pixels): the plane in cells, the last ones filled up."""
    rows, columns = (-(-side // _CELL_PX) for side in alpha.shape)
    padding = ((0, rows * _CELL_PX - alpha.shape[0]), (0, columns * _CELL_PX - alpha.shape[1]))
    whole = np.pad(alpha, padding, constant_values=fill)
    return whole.reshape(rows, _CELL_PX, columns, _CELL_PX)


def _band(seen: npt.NDArray[np.bool_], solid: npt.NDArray[np.bool_], top: int, bottom: int) -> list[Box]:
    """The boxes, in cells, of one band of rows: runs of columns, joined where one box costs less than two."""
    boxes: list[Box] = []
    for column in np.flatnonzero(seen).tolist():
        box = Box(column, top, column + 1, bottom, bool(solid[column]))
        if boxes:
            before = boxes[-1]
            joined = Box(before.left, top, box.right, bottom, before.solid and box.solid and before.right == box.left)
            if _cost(joined) <= _cost(before) + _cost(box):
                boxes[-1] = joined
                continue
        boxes.append(box)
    return boxes


def _cost(box: Box) -> float:
    area = (box.right - box.left) * (box.bottom - box.top)
    return _BOX_COST + area * (1.0 if box.solid else _HOLED_COST)
