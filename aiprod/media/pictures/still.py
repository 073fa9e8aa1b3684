"""A still that moves: its planes are kept once, and each frame is an enlargement of a part of them, never BGRA."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.bars import blacken_bars
from aiprod.media.pictures.camera import pose_at, widest
from aiprod.media.pictures.frames import I420Array
from aiprod.media.pictures.layers import MARGIN
from aiprod.media.pictures.resample import HEADROOM, RIM_PX, cut_of
from aiprod.media.pictures.yuv import Plane, Planes, new_frame, planes, split_opaque
from aiprod.plan import Camera


def keep_still(bgr: npt.NDArray[np.uint8], camera: Camera, width_px: int, height_px: int) -> Planes:
    """The planes to move: (height, width, 3) uint8 in the frame's shape, as large as the camera will need it."""
    headroom = HEADROOM * widest(camera, 1.0)
    width, height = (2 * round(side * (1 + 2 * MARGIN) * headroom / 2) for side in (width_px, height_px))
    if width < bgr.shape[1]:
        bgr = np.asarray(cv2.resize(bgr, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    even = bgr[: bgr.shape[0] // 2 * 2, : bgr.shape[1] // 2 * 2]
    # Planes are enlarged rather than pixels: that takes a third of the memory, and several stills may come at once.
    y, u, v = split_opaque(even)
    return Planes(
        _enlarged(y, width, height, RIM_PX),
        _enlarged(u, width // 2, height // 2, RIM_PX // 2),
        _enlarged(v, width // 2, height // 2, RIM_PX // 2),
    )


def _enlarged(plane: Plane, width: int, height: int, rim: int) -> Plane:
    if plane.shape != (height, width):
        plane = np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
    return np.asarray(cv2.copyMakeBorder(plane, rim, rim, rim, rim, cv2.BORDER_REPLICATE), np.uint8)


class StillSource:
    """The frames of a scene of ``frames`` frames whose picture is one still, moved at full depth.

    It is shown over the frame and its margin; ``bar_px`` (even) is the height of each letterbox bar. The array of one
    call is overwritten by the next. Not thread safe.
    """

    def __init__(self, kept: Planes, camera: Camera, frames: int, width_px: int, height_px: int, bar_px: int) -> None:
        """``kept`` is what ``keep_still`` made for the same camera and size; it may be shared."""
        self._kept, self._camera, self._frames = kept, camera, frames
        self._width, self._height, self._bar = width_px, height_px, bar_px
        self._frame = new_frame(width_px, height_px)

    def frame(self, n: int) -> I420Array:
        blacken_bars(self._frame, self._bar)
        pose = pose_at(self._camera, n / max(1, self._frames - 1), 1.0, self._width, self._height)
        scale, tx, ty = pose.matrix(self._width, self._height)
        rows, columns = self._kept.y.shape
        across = scale * self._width * (1 + 2 * MARGIN) / (columns - 2 * RIM_PX)
        down = scale * self._height * (1 + 2 * MARGIN) / (rows - 2 * RIM_PX)
        left = tx - scale * MARGIN * self._width - across * RIM_PX
        top = ty - scale * MARGIN * self._height - down * RIM_PX - self._bar
        for kept, plane, step in zip(self._kept, planes(self._frame), (1, 2, 2), strict=True):
            seen = plane[self._bar // step : plane.shape[0] - self._bar // step]
            cut = cut_of(kept.shape, (across, down), left / step, top / step, seen.shape[1], seen.shape[0])
            if cut is not None:
                seen[cut.y : cut.y + cut.height, cut.x : cut.x + cut.width] = cut.of(kept)
        return self._frame
