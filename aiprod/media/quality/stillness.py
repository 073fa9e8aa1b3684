"""Where a picture stands still: told from slow motion by how many frames are exactly like the one before."""

from __future__ import annotations

from collections import deque

import numpy as np
import numpy.typing as npt

_WINDOW_S = 2.0
_STEP_S = 1 / 30
_SAME = 0.0004
_SAME_SHARE = 0.6
_MOST_CHANGE = 4.0
_BLOCK = 20

Grid = npt.NDArray[np.uint8]


class Stillness:
    """Takes a video's frames one by one, each a coarse grid of its luma.

    A coded picture that stands still repeats itself, but for the first frames of each group, where its coding changes;
    the slowest motion of soft clouds changes 0.1 % of the samples every frame and leaves none alike. So two seconds
    stand still if most of their frames equal the one before and no part of the picture has changed much.
    """

    def __init__(self, frames_per_s: float) -> None:
        self._window = max(2, round(_WINDOW_S * frames_per_s))
        self._lag = max(1, round(_STEP_S * frames_per_s))
        self._grids: deque[Grid] = deque(maxlen=self._window)
        self._same: list[bool] = []
        self._count = 0
        self._still: list[bool] = []

    def add(self, grid: Grid) -> None:
        """The next frame. Grids are of one shape."""
        before = self._grids[-self._lag] if len(self._grids) >= self._lag else None
        self._same.append(before is not None and float(_difference(grid, before).mean()) < _SAME)
        self._count += self._same[-1]
        if len(self._same) > self._window:
            self._count -= self._same[-1 - self._window]
        self._still.append(False)
        full = len(self._grids) == self._window
        if full and self._count >= _SAME_SHARE * self._window and _most_change(grid, self._grids[0]) < _MOST_CHANGE:
            self._still[-self._window - 1 :] = [True] * (self._window + 1)
        self._grids.append(grid)

    def flags(self) -> list[bool]:
        """For each frame so far whether it belongs to two seconds that stand still."""
        return self._still


def _difference(one: Grid, other: Grid) -> Grid:
    return np.asarray(np.maximum(one, other) - np.minimum(one, other))


def _most_change(one: Grid, other: Grid) -> float:
    """The largest mean difference of any block."""
    difference = _difference(one, other)
    rows, columns = (max(1, side // _BLOCK) for side in difference.shape)
    whole = difference[: difference.shape[0] // rows * rows, : difference.shape[1] // columns * columns]
    blocks = whole.reshape(rows, whole.shape[0] // rows, columns, whole.shape[1] // columns)
    return float(blocks.mean(axis=(1, 3)).max())
