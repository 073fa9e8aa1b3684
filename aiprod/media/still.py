"""A still that moves: its planes are kept once, and each frame is an enlargement of a part of them, never BGRA."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.bars import blacken_bars
from aiprod.media.camera import pose_at, widest
from aiprod.media.frames import I420Array
from aiprod.media.layers import MARGIN
from aiprod.media.resample import HEADROOM, cut_of
from aiprod.media.yuv import Planes, new_frame, planes, split_premultiplied
from aiprod.plan import Camera


class StillSource:
    """The frames of a scene of ``frames`` frames whose picture is one still, moved at full depth.

    ``bar_px`` (even) is the height of each letterbox bar. The array of one call is overwritten by the next. Not thread
    safe.
    """

    def __init__(
        self,
        bgr: npt.NDArray[np.uint8],
        camera: Camera,
        frames: int,
        width_px: int,
        height_px: int,
        bar_px: int = 0,
    ) -> None:
        """``bgr`` is (height, width, 3) uint8 in the frame's shape; it is shown over the frame and its margin."""
        self._camera, self._frames = camera, frames
        self._width, self._height, self._bar = width_px, height_px, bar_px
        self._shown = width_px * (1 + 2 * MARGIN), height_px * (1 + 2 * MARGIN)
        self._planes = _kept(bgr, self._shown, HEADROOM * widest(camera, 1.0))
        self._frame = new_frame(width_px, height_px)

    def frame(self, n: int) -> I420Array:
        blacken_bars(self._frame, self._bar)
        pose = pose_at(self._camera, n / max(1, self._frames - 1), 1.0, self._width, self._height)
        scale, tx, ty = pose.matrix(self._width, self._height)
        left, top = tx - scale * MARGIN * self._width, ty - scale * MARGIN * self._height
        for kept, plane, step in zip(self._planes, planes(self._frame), (1, 2, 2), strict=True):
            seen = plane[self._bar // step : plane.shape[0] - self._bar // step]
            across = scale * self._shown[0] / step / kept.shape[1]
            down = scale * self._shown[1] / step / kept.shape[0]
            cut = cut_of(
                kept.shape, (across, down), left / step, (top - self._bar) / step, seen.shape[1], seen.shape[0]
            )
            if cut is not None:
                seen[cut.y : cut.y + cut.height, cut.x : cut.x + cut.width] = cut.of(kept)
        return self._frame


def _kept(bgr: npt.NDArray[np.uint8], shown: tuple[float, float], headroom: float) -> Planes:
    width, height = (2 * round(side * headroom / 2) for side in shown)
    shrinks = width < bgr.shape[1]
    grown = cv2.resize(bgr, (width, height), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    return split_premultiplied(np.asarray(cv2.cvtColor(grown, cv2.COLOR_BGR2BGRA), np.uint8)).colour
