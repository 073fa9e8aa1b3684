"""A scene's picture from what a visual provider left: a layer stack, or a still that becomes a stack of one layer."""

from __future__ import annotations

import zipfile
from pathlib import Path

import cv2
import numpy as np

from aiprod.errors import PermanentError
from aiprod.media.layers import MARGIN, MEDIA_TYPE, LayerStack, RasterLayer, RgbaArray, read_stack

STILLS = ("image/png", "image/jpeg", "image/webp")
_MAX_PIXELS = 100_000_000


def load_picture(
    path: Path, media_type: str, width_px: int, height_px: int, letterbox: float | None
) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The stack and rasters to show in a frame of ``width_px`` by ``height_px``.

    Raises PermanentError ``bad_picture`` for a file that cannot be read or has another frame size, and
    ``unknown_picture`` for a media type that is no picture.
    """
    if media_type == MEDIA_TYPE:
        stack, rasters = _read_layers(path)
        if (stack.width_px, stack.height_px) != (width_px, height_px):
            raise PermanentError(
                "bad_picture",
                f"{path.name} is painted for {stack.width_px}x{stack.height_px}, not {width_px}x{height_px}.",
            )
        return stack, rasters
    if media_type in STILLS:
        return _wrap_still(path, width_px, height_px, letterbox)
    raise PermanentError("unknown_picture", f"{media_type} is not a picture the renderer can show.")


def _read_layers(path: Path) -> tuple[LayerStack, dict[str, RgbaArray]]:
    try:
        return read_stack(path)
    except (zipfile.BadZipFile, KeyError, ValueError, cv2.error) as error:
        raise PermanentError("bad_picture", f"{path.name} is not a layer stack: {str(error)[:200]}.") from None


def _wrap_still(
    path: Path, width_px: int, height_px: int, letterbox: float | None
) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """Cover the frame and its margin, keeping the still's shape and cutting equally from both sides."""
    bgr = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    if bgr is None or bgr.shape[0] * bgr.shape[1] > _MAX_PIXELS:
        raise PermanentError("bad_picture", f"{path.name} is not a picture of at most {_MAX_PIXELS // 1_000_000} MP.")
    wide, high = round(width_px * (1 + 2 * MARGIN)), round(height_px * (1 + 2 * MARGIN))
    scale = max(wide / bgr.shape[1], high / bgr.shape[0])
    size = max(wide, round(bgr.shape[1] * scale)), max(high, round(bgr.shape[0] * scale))
    grown = cv2.resize(bgr, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    left, top = (size[0] - wide) // 2, (size[1] - high) // 2
    rgba = np.full((high, wide, 4), 255, np.uint8)
    rgba[:, :, :3] = grown[top : top + high, left : left + wide, ::-1]
    layer = RasterLayer(file="still.png", x=(width_px - wide) / 2, y=(height_px - high) / 2, depth=1.0)
    # A letterbox shapes wide frames only: in an upright one the bars would leave a strip.
    if letterbox is not None and not height_px < width_px < height_px * letterbox:
        letterbox = None
    stack = LayerStack(width_px=width_px, height_px=height_px, elements=(layer,), letterbox=letterbox)
    return stack, {"still.png": rgba}
