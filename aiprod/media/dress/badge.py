"""Images laid over the picture: the client's overlays and the brand's logo."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import skia

from aiprod.errors import PermanentError
from aiprod.media.dress.timed import Draw
from aiprod.media.safe_area import Area
from aiprod.own_media import Corner, Spot

_MAX_PIXELS = 100_000_000


def load_badge(path: Path, width_px: float, room: Area) -> skia.Image:
    """The image ``width_px`` wide, or smaller where it would not fit the room, in a size that is drawn one to one.

    Raises PermanentError ``bad_overlay`` for a file that is no still image.
    """
    pixels = cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.dtype != np.uint8 or pixels.shape[0] * pixels.shape[1] > _MAX_PIXELS:
        raise PermanentError(
            "bad_overlay",
            f"{path.name} is not a still image of 8 bits a channel.",
            remedy="Give a PNG, JPEG or WebP picture for a logo or an overlay.",
        )
    if pixels.ndim == 2:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGRA)
    elif pixels.shape[2] == 3:
        pixels = cv2.cvtColor(pixels, cv2.COLOR_BGR2BGRA)
    height, width = pixels.shape[:2]
    scale = min(width_px / width, room.width / width, room.height / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    colour = pixels.astype(np.float32)
    # Colour behind no alpha must not bleed into the edges, so the resize works on premultiplied pixels.
    colour[:, :, :3] *= colour[:, :, 3:] / 255
    scaled = cv2.resize(colour, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    ready = np.ascontiguousarray(np.rint(scaled), np.uint8)
    return skia.Image.fromarray(ready, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)


def place(image: skia.Image, spot: Spot | Corner, room: Area) -> Area:
    """Where the image stands in the room, at whole pixels."""
    across = 0.0 if spot.endswith("left") else 1.0 if spot.endswith("right") else 0.5
    down = 0.0 if spot.startswith("top") else 1.0 if spot.startswith("bottom") else 0.5
    left = round(room.left + across * (room.width - image.width()))
    top = round(room.top + down * (room.height - image.height()))
    return Area(left, top, left + image.width(), top + image.height())


def fading(image: skia.Image, at: Area, opacity: float) -> Draw:
    """Draws the image, fading in."""

    def draw(canvas: skia.Canvas, share: float) -> None:
        paint = skia.Paint(Alphaf=opacity * share)
        canvas.drawImage(image, at.left, at.top, skia.SamplingOptions(), paint)

    return draw
