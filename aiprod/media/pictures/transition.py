"""How a scene's first frames come out of the picture before them."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.yuv import I420Array, planes
from aiprod.payload import ShownTransition

_EDGE = 0.18
"""How wide the soft edge of a wipe is, as a share of the frame's width."""


def pass_over(kind: ShownTransition, before: I420Array, frame: I420Array, share: float) -> None:
    """Turn ``frame`` into the moment when ``share`` (0 to 1) of the transition from ``before`` has passed.

    ``before`` is the outgoing picture; for a dip, black. A slide pushes it out to the left; a wipe uncovers the new
    picture from the left behind a soft edge.
    """
    eased = share * share * (3 - 2 * share)
    if kind == "slide":
        _slide(before, frame, eased)
    elif kind == "wipe":
        _wipe(before, frame, eased)
    elif kind != "cut":
        cv2.addWeighted(frame, eased, before, 1 - eased, 0, dst=frame)


def _slide(before: I420Array, frame: I420Array, share: float) -> None:
    width = frame.shape[1]
    shift = round(width * (1 - share) / 2) * 2
    for step, new, old in zip((1, 2, 2), planes(frame), planes(before), strict=True):
        at = shift // step
        kept = new.shape[1] - at
        new[:, at:] = new[:, :kept].copy()
        new[:, :at] = old[:, kept:]


def _wipe(before: I420Array, frame: I420Array, share: float) -> None:
    for new, old in zip(planes(frame), planes(before), strict=True):
        x = np.linspace(0, 1, new.shape[1], dtype=np.float32)
        shown = np.clip((share * (1 + _EDGE) - x) / _EDGE, 0, 1)
        blended = old + (new - old.astype(np.float32)) * shown
        new[:] = np.rint(blended).astype(np.uint8)
