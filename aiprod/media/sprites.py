"""Raster layers made ready to move: premultiplied, cropped, and known where nothing shows through them."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.layers import RasterLayer, RgbaArray


@dataclass(frozen=True)
class Sprite:
    """Premultiplied BGRA ``pixels`` at ``x, y`` on the canvas; from row ``solid_row`` down nothing shows through.

    ``fills`` says that it is opaque and covers the frame, so that its edge pixels may stand for what lies beyond.
    """

    layer: RasterLayer
    pixels: npt.NDArray[np.uint8]
    x: float
    y: float
    solid_row: int
    fills: bool


def make_sprite(layer: RasterLayer, rgba: RgbaArray, width_px: int, height_px: int) -> Sprite | None:
    """Crop to the visible pixels, with a transparent rim so that edges stay soft when they move; None if empty."""
    alpha = rgba[:, :, 3]
    lasting = layer.blend == "over" and layer.opacity == 1 and layer.pulse == 0 and layer.entrance is None
    if lasting and int(alpha.min()) == 255 and _reaches(layer, rgba, width_px, height_px):
        return Sprite(layer, np.ascontiguousarray(rgba[:, :, [2, 1, 0, 3]]), layer.x, layer.y, 0, fills=True)
    x, y, width, height = cv2.boundingRect(np.ascontiguousarray(alpha))
    if width == 0:
        return None
    cropped = rgba[y : y + height, x : x + width]
    pixels = np.zeros((height + 2, width + 2, 4), np.uint8)
    share = cropped[:, :, 3:].astype(np.uint16)
    pixels[1:-1, 1:-1, :3] = (cropped[:, :, 2::-1] * share + 127) // 255
    pixels[1:-1, 1:-1, 3] = cropped[:, :, 3]
    solid_row = 1 + _solid_row(cropped[:, :, 3]) if lasting else len(pixels)
    return Sprite(layer, pixels, layer.x + x - 1, layer.y + y - 1, solid_row, fills=False)


def _reaches(layer: RasterLayer, rgba: RgbaArray, width_px: int, height_px: int) -> bool:
    right, bottom = layer.x + rgba.shape[1], layer.y + rgba.shape[0]
    return layer.x <= 0 and layer.y <= 0 and right >= width_px and bottom >= height_px


def _solid_row(alpha: npt.NDArray[np.uint8]) -> int:
    """The first row from which all rows down to the last are opaque."""
    open_rows = np.flatnonzero(alpha.min(axis=1) < 255)
    return int(open_rows[-1]) + 1 if len(open_rows) else 0
