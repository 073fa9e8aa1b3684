"""Pictures computed coarsely and enlarged: light and water hold no detail finer than a few pixels."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.painters.scenery.base import Scene


def coarse(scene: Scene, step: int) -> tuple[FloatArray, FloatArray]:
    """The x and the y, in frame pixels, of every ``step``-th pixel of the frame and its margins: two equal planes."""
    rows, columns = -(-scene.full_height // step), -(-scene.full_width // step)
    x = scene.left + np.arange(columns, dtype=np.float32) * np.float32(step)
    y = scene.above + np.arange(rows, dtype=np.float32) * np.float32(step)
    across, down = np.meshgrid(x.astype(np.float32), y.astype(np.float32))
    return across, down


def enlarged(scene: Scene, plane: FloatArray, step: int) -> FloatArray:
    """A plane made on ``coarse`` points at full size, its values held in [0, 1]."""
    size = (plane.shape[1] * step, plane.shape[0] * step)
    large = cv2.resize(plane, size, interpolation=cv2.INTER_CUBIC)[: scene.full_height, : scene.full_width]
    held: FloatArray = np.clip(large, 0, 1).astype(np.float32)
    return held


def magnified(rgb: FloatArray, cover: FloatArray | None, size: tuple[int, int]) -> RgbaArray:
    """Coarse sRGB in [0, 1] behind a cover, or opaque, as RGBA pixels of ``size`` (width, height)."""
    small = np.full((*rgb.shape[:2], 4), 255, np.uint8)
    small[:, :, :3] = np.clip(rgb * 255 + 0.5, 0, 255)
    if cover is not None:
        small[:, :, 3] = np.clip(cover * 255 + 0.5, 0, 255)
    return np.asarray(cv2.resize(small, size, interpolation=cv2.INTER_LINEAR), np.uint8)
