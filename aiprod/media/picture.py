"""A scene's moving picture from what a visual provider or the client left: a layer stack or a still."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.media.compose import Compositor
from aiprod.media.frames import FrameSource, I420Array
from aiprod.media.layers import MEDIA_TYPE, LayerStack, RgbaArray, read_stack
from aiprod.media.reframe import crop_box, focus_of
from aiprod.media.still import StillSource
from aiprod.media.yuv import new_frame, write_i420
from aiprod.plan import Canvas, Framing, ScenePlan

STILLS = ("image/png", "image/jpeg", "image/webp")
_MAX_PIXELS = 100_000_000


class Picture(NamedTuple):
    """A scene's frames before anything is laid over them, and the height of each letterbox bar in them, pixels."""

    source: FrameSource
    bar_px: int


def open_picture(path: Path, media_type: str, scene: ScenePlan, canvas: Canvas, letterbox: float | None) -> Picture:
    """The picture of a scene on a canvas; ``letterbox`` is the aspect ratio a still is cut to, if any.

    Raises PermanentError ``bad_picture`` for a file that cannot be read or has another shape than the canvas, and
    ``unknown_picture`` for a media type that is no picture.
    """
    if media_type == MEDIA_TYPE:
        stack, rasters = _read_layers(path)
        if abs(stack.width_px * canvas.height_px - stack.height_px * canvas.width_px) > 2 * stack.width_px:
            raise PermanentError(
                "bad_picture",
                f"{path.name} is painted for {stack.width_px}x{stack.height_px}, "
                f"another shape than {canvas.width_px}x{canvas.height_px}.",
            )
        layered = _Converted(Compositor(stack, rasters, scene.camera, canvas.rate, scene.frames), canvas)
        return Picture(layered, round(layered.bar_px * canvas.width_px / stack.width_px))
    if media_type in STILLS:
        bgr = _framed(_read_still(path), canvas, scene.framing)
        # A letterbox shapes wide frames only: in an upright one the bars would leave a strip.
        wide = letterbox is not None and canvas.height_px < canvas.width_px < canvas.height_px * letterbox
        bar_px = 2 * round((canvas.height_px - canvas.width_px / letterbox) / 4) if letterbox and wide else 0
        source = StillSource(bgr, scene.camera, scene.frames, canvas.width_px, canvas.height_px, bar_px)
        return Picture(source, bar_px)
    raise PermanentError("unknown_picture", f"{media_type} is not a picture the renderer can show.")


class _Converted:
    def __init__(self, compositor: Compositor, canvas: Canvas) -> None:
        self.bar_px = compositor.bar_px
        self._compositor = compositor
        self._frame = new_frame(canvas.width_px, canvas.height_px)

    def frame(self, n: int) -> I420Array:
        bgra = self._compositor.frame(n)
        height, width = self._frame.shape[0] * 2 // 3, self._frame.shape[1]
        if bgra.shape[1] != width:
            bgra = np.asarray(cv2.resize(bgra, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
        write_i420(bgra, self._frame)
        return self._frame


def _read_layers(path: Path) -> tuple[LayerStack, dict[str, RgbaArray]]:
    try:
        return read_stack(path)
    except (zipfile.BadZipFile, KeyError, ValueError, cv2.error) as error:
        raise PermanentError("bad_picture", f"{path.name} is not a layer stack: {str(error)[:200]}.") from None


def _read_still(path: Path) -> npt.NDArray[np.uint8]:
    bgr = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if bgr is None or bgr.shape[0] * bgr.shape[1] > _MAX_PIXELS:
        raise PermanentError("bad_picture", f"{path.name} is not a picture of at most {_MAX_PIXELS // 1_000_000} MP.")
    return np.asarray(bgr, np.uint8)


def _framed(bgr: npt.NDArray[np.uint8], canvas: Canvas, framing: Framing) -> npt.NDArray[np.uint8]:
    """The part of a still that has the canvas's shape, around its subject."""
    focus = framing.focus or focus_of(bgr)
    box = crop_box((bgr.shape[1], bgr.shape[0]), canvas.width_px / canvas.height_px, focus)
    return bgr[box.top : box.top + box.height, box.left : box.left + box.width]
