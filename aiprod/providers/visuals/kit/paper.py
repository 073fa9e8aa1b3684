"""Smooth random fields and paper made of them. Nothing here is finer than a few pixels, so that it stays cheap to encode."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.layers import RgbaArray
from aiprod.providers.visuals.kit.colour import parse

Field = npt.NDArray[np.float32]


def cloudy(rng: np.random.Generator, shape: tuple[int, int], wavelength_px: float, octaves: int = 3) -> Field:
    """Fractal value noise in about 0..1, mean 0.5: (height, width) float32; each octave halves wavelength and weight."""
    height, width = shape
    total = np.zeros(shape, np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        cell = max(wavelength_px / 2**octave, 2.0)
        grid = rng.random((int(height / cell) + 4, int(width / cell) + 4), dtype=np.float32)
        # One cell is cut on each side: there the enlargement repeats the border and would show as a flat rim.
        size = (int(grid.shape[1] * cell) + 1, int(grid.shape[0] * cell) + 1)
        large = cv2.resize(grid, size, interpolation=cv2.INTER_CUBIC)
        cut = int(cell)
        total += weight * large[cut : cut + height, cut : cut + width]
        weights += weight
        weight /= 2
    return np.asarray(total / weights, np.float32)


def wander(rng: np.random.Generator, count: int, wavelength: float, octaves: int = 4) -> Field:
    """Fractal noise along a line, about -1..1: ``count`` float32 samples, ``wavelength`` in samples."""
    total = np.zeros(count, np.float32)
    weight, weights = 1.0, 0.0
    for octave in range(octaves):
        cell = max(wavelength / 2**octave, 1.0)
        knots = rng.uniform(-1, 1, int(count / cell) + 3).astype(np.float32)
        line = cv2.resize(
            knots[None, :], (max(int(len(knots) * cell), count + int(cell) + 1), 1), interpolation=cv2.INTER_CUBIC
        )
        total += weight * line[0, int(cell) : int(cell) + count]
        weights += weight
        weight /= 2
    return np.asarray(total / weights, np.float32)


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
