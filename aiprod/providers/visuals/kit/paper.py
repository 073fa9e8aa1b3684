"""Rough paper. Nothing here is finer than a few pixels, so that it stays cheap to encode."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.colour import parse
from aiprod.providers.visuals.kit.noise import field, ridge

Field = npt.NDArray[np.float32]


def cloudy(rng: np.random.Generator, shape: tuple[int, int], wavelength_px: float, octaves: int = 3) -> Field:
    """Fractal noise of about 0.15..0.85, mean near 0.5: (height, width) float32, made no finer than it needs to be."""
    height, width = shape
    step = max(1, int(wavelength_px / 2 ** (octaves + 1)))
    cell_px = max(wavelength_px / step, 2.0)
    small = field(height // step + 1, width // step + 1, rng, cell_px=cell_px, octaves=octaves)
    large = small[:height, :width] if step == 1 else cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(0.15 + 0.7 * large, np.float32)


def wander(rng: np.random.Generator, count: int, wavelength: float, octaves: int = 4) -> Field:
    """Fractal noise along a line, about -0.8..0.8: ``count`` float32 samples, ``wavelength`` in samples."""
    return np.asarray(0.8 * ridge(count, rng, cycles=max(count / wavelength, 0.5), octaves=octaves), np.float32)


def tooth(rng: np.random.Generator, shape: tuple[int, int], grain_px: float) -> Field:
    """The relief of rough paper, about -1..1: where it is low, pigment settles."""
    relief = cloudy(rng, shape, grain_px * 2.2, 2) - 0.5 + 0.5 * (cloudy(rng, shape, grain_px * 9, 1) - 0.5)
    return np.asarray(np.clip(relief * 3.2, -1, 1), np.float32)


def paper(relief: Field, rng: np.random.Generator, colour: str, strength: float = 0.02) -> RgbaArray:
    """Opaque paper lit from the top left: (height, width, 4) uint8. ``strength`` is the contrast of the relief."""
    slope = cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3) + cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3)
    patches = cloudy(rng, (relief.shape[0], relief.shape[1]), relief.shape[0] / 3, 2) - 0.5
    light = 1 + 0.5 * strength * np.clip(slope, -2, 2) + 0.6 * strength * relief + 0.03 * patches
    result = np.empty((*relief.shape, 4), np.uint8)
    for channel, value in enumerate(parse(colour)):
        result[:, :, channel] = np.clip(light * (value * 255), 0, 255)
    result[:, :, 3] = 255
    return result
