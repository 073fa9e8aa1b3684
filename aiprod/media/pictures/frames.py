"""What the renderer passes from hand to hand: frames as I420 planes, and the patches that are laid over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.yuv import I420Array, PremultipliedPlanes, planes, split_premultiplied

__all__ = ["FrameSource", "I420Array", "Overlay", "Patch", "lay"]


class FrameSource(Protocol):
    def frame(self, n: int) -> I420Array:
        """Frame ``n`` of the scene; it may run past the end, for a transition. The next call overwrites the array."""


@dataclass(frozen=True, eq=False)
class Patch:
    """A picture to lay over a frame: (height, width, 4) uint8 premultiplied BGRA, its top-left corner at x, y.

    Sizes and places are even, as the chroma planes are half as large. A patch equals itself only; its pixels are not
    written to once it has been laid, since it keeps their planes.
    """

    x: int
    y: int
    pixels: npt.NDArray[np.uint8]

    @cached_property
    def planes(self) -> PremultipliedPlanes:
        """What is added to a frame, with, in place of the alpha, the share (of 255) of the frame that shows through."""
        made = split_premultiplied(self.pixels)
        return made._replace(alpha=~made.alpha, half_alpha=~made.half_alpha)


class Overlay(Protocol):
    def patches(self, n: int) -> Sequence[Patch]:
        """What lies over frame ``n`` of the scene, back to front; the same patch as long as it looks the same."""


def lay(frame: I420Array, patch: Patch) -> None:
    """Blend a patch onto a frame in place; what reaches beyond the frame is cut off."""
    colour, through, half_through = patch.planes
    for plane, over, share, step in zip(
        planes(frame), colour, (through, half_through, half_through), (1, 2, 2), strict=True
    ):
        x, y = patch.x // step, patch.y // step
        left, top = max(0, x), max(0, y)
        right, bottom = min(plane.shape[1], x + over.shape[1]), min(plane.shape[0], y + over.shape[0])
        if left >= right or top >= bottom:
            return
        region = plane[top:bottom, left:right]
        within = np.s_[top - y : bottom - y, left - x : right - x]
        cv2.multiply(region, share[within], dst=region, scale=1 / 255)
        cv2.add(region, over[within], dst=region)
