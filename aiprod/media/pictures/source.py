"""A scene's moving picture from what a visual provider or the client left: a layer stack, a still or a clip."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.keys import file_digest
from aiprod.media.pictures.bars import bar_px
from aiprod.media.pictures.camera import widest
from aiprod.media.pictures.clip import ClipSource
from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.fitting import fitting
from aiprod.media.pictures.frames import FrameSource
from aiprod.media.pictures.kept import Kept
from aiprod.media.pictures.layers import MARGIN, MEDIA_TYPE, LayerStack, Life, RgbaArray, read_stack
from aiprod.media.pictures.reframe import Box, focus_of
from aiprod.media.pictures.sprites import Sprite, make_sprites
from aiprod.media.pictures.still import StillSource, keep_still
from aiprod.media.pictures.yuv import Planes
from aiprod.plan import Canvas, ScenePlan

CLIP = "video/mp4"
STILLS = ("image/png", "image/jpeg", "image/webp")
_MAX_PIXELS = 100_000_000


_ReadyStack = tuple[LayerStack, tuple[Sprite | Life, ...]]
_MB = 1024 * 1024
_stacks: Kept[_ReadyStack] = Kept(
    96 * _MB, lambda ready: sum(each.size_bytes for each in ready[1] if isinstance(each, Sprite))
)
_stills: Kept[Planes] = Kept(24 * _MB, lambda kept: sum(plane.nbytes for plane in kept))
"""Room for a few pictures of 1080p each: a scene's pieces follow each other, so older ones are not asked for again."""


class Picture(NamedTuple):
    """A scene's frames before anything is laid over them, and the height of each letterbox bar in them, pixels."""

    source: FrameSource
    bar_px: int


def open_picture(path: Path, media_type: str, scene: ScenePlan, canvas: Canvas, letterbox: float | None) -> Picture:
    """The picture of a scene on a canvas; ``letterbox`` is the aspect ratio a still is cut to, if any.

    Raises PermanentError ``bad_picture`` for a file that cannot be read or has another shape than the canvas, and
    ``unknown_picture`` for a media type that is no picture.
    """
    if media_type == CLIP:
        return Picture(ClipSource(path, canvas, scene.framing), 0)
    width, height = canvas.width_px, canvas.height_px
    if media_type == MEDIA_TYPE:
        stack, elements = _stacks.get(
            (file_digest(path), width, height, scene.camera), lambda: _ready_stack(path, scene, canvas)
        )
        source = Compositor(stack, elements, scene.camera, canvas, scene.frames)
        return Picture(source, bar_px(stack.letterbox, width, height))
    if media_type in STILLS:
        kept = _stills.get(
            (file_digest(path), width, height, scene.camera, scene.framing),
            lambda: keep_still(_framed(_read_still(path), canvas, scene), scene.camera, width, height),
        )
        # A letterbox shapes wide frames only: in an upright one the bars would leave a strip.
        wide = letterbox is not None and height < width < height * letterbox
        bar = bar_px(letterbox if wide else None, width, height)
        return Picture(StillSource(kept, scene.camera, scene.frames, width, height, bar), bar)
    raise PermanentError("unknown_picture", f"{media_type} is not a picture the renderer can show.")


def _ready_stack(path: Path, scene: ScenePlan, canvas: Canvas) -> _ReadyStack:
    stack, rasters = _read_layers(path)
    if abs(stack.width_px * canvas.height_px - stack.height_px * canvas.width_px) > 2 * stack.width_px:
        raise PermanentError(
            "bad_picture",
            f"{path.name} is painted for {stack.width_px}x{stack.height_px}, "
            f"another shape than {canvas.width_px}x{canvas.height_px}.",
        )
    return stack, make_sprites(stack, rasters, scene.camera, canvas.width_px, canvas.height_px)


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


def _framed(bgr: npt.NDArray[np.uint8], canvas: Canvas, scene: ScenePlan) -> npt.NDArray[np.uint8]:
    """A still in the canvas's shape: the part around its subject, or all of it, seen whole however near the camera."""
    size = bgr.shape[1], bgr.shape[0]
    target = tuple(2 * round(side * (1 + 2 * MARGIN) / 2) for side in (canvas.width_px, canvas.height_px))
    focus = scene.framing.focus or focus_of(bgr)
    shape = fitting(size, (target[0], target[1]), scene.framing.fit, focus)
    if shape.inner is None:
        left, top, width, height = shape.cut
        return bgr[top : top + height, left : left + width]
    share = 1 / ((1 + 2 * MARGIN) * widest(scene.camera, 1.0))
    width, height = (2 * round(side * share / 2) for side in (shape.inner.width, shape.inner.height))
    inner = Box((target[0] - width) // 4 * 2, (target[1] - height) // 4 * 2, width, height)
    framed = np.empty((target[1], target[0], 3), np.uint8)
    replace(shape, inner=inner).apply(bgr, framed)
    return framed
