"""What the renderer passes from hand to hand: frames as I420 planes, and the patches that are laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

I420Array = npt.NDArray[np.uint8]
"""(height * 3 // 2, width) uint8: the Y plane, then U and V at half size; BT.709, studio range."""


class FrameSource(Protocol):
    def frame(self, n: int) -> I420Array:
        """Frame ``n`` of the scene; it may run past the end, for a transition. The next call overwrites the array."""


@dataclass(frozen=True, eq=False)
class Patch:
    """A picture to lay over a frame: (height, width, 4) uint8 premultiplied BGRA, its top-left corner at x, y.

    Sizes and places are even, as the chroma planes are half as large. A patch equals itself only.
    """

    x: int
    y: int
    pixels: npt.NDArray[np.uint8]


class Overlay(Protocol):
    def patches(self, n: int) -> Sequence[Patch]:
        """What lies over frame ``n`` of the scene, back to front; the same patch as long as it looks the same."""
