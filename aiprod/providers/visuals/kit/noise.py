"""Seeded fractal noise: ridge lines in one dimension, soft fields in two. All arrays are float32."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.keys import seed_from

FloatArray = npt.NDArray[np.float32]
_SMOOTH_CELLS = 6
"""Blobs of so many pixels lose nothing when they are computed at every second or fourth and enlarged."""


def stream(seed: int, *words: object) -> np.random.Generator:
    """A generator of its own for one part of a picture, so that a change in one part leaves the others alone."""
    return np.random.Generator(np.random.PCG64(seed_from(seed, *words)))


def ridge(
    length: int, rng: np.random.Generator, *, cycles: float = 3.0, octaves: int = 7, roughness: float = 0.5
) -> FloatArray:
    """A fractal line of ``length`` samples in [-1, 1]; ``cycles`` are the humps of its coarsest octave."""
    at = np.linspace(0.0, 1.0, length)
    line = np.zeros(length)
    weight = 1.0
    for octave in range(octaves):
        count = max(2, round(cycles * 2**octave))
        if count > length:
            break
        knots = rng.uniform(-1, 1, count + 4)
        line += weight * _catmull(knots, at * count + rng.uniform(0, 1))
        weight *= roughness
    return (line / max(1e-6, float(np.abs(line).max()))).astype(np.float32)


def field(
    height: int,
    width: int,
    rng: np.random.Generator,
    *,
    cell_px: float,
    octaves: int = 4,
    roughness: float = 0.5,
    stretch: float = 1.0,
) -> FloatArray:
    """A fractal (height, width) field in [0, 1].

    ``cell_px`` is the size of the coarsest blobs; ``stretch`` makes them that many times as wide as high.
    """
    planes: dict[int, FloatArray] = {}
    weight = 1.0
    for octave in range(octaves):
        cell = cell_px / 2**octave
        if cell < 2:
            break
        rows = max(2, int(np.ceil(height / cell))) + 3
        columns = max(2, int(np.ceil(width / (cell * stretch)))) + 3
        grid = rng.random((rows, columns), np.float32)
        step = next((step for step in (4, 2) if cell >= _SMOOTH_CELLS * step), 1)
        size = -(-width // step), -(-height // step)
        across, down = 1 / (cell * stretch), 1 / cell
        start = [rng.uniform(1, 1.9) + (step - 1) / 2 * per_px for per_px in (across, down)]
        scale = np.array([[step * across, 0, start[0]], [0, step * down, start[1]]])
        layer = cv2.warpAffine(
            grid, scale, size, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REFLECT
        )
        before = planes.setdefault(step, np.zeros(size[::-1], np.float32))
        planes[step] = np.asarray(cv2.scaleAdd(layer, weight, before), np.float32)
        weight *= roughness
    total = np.zeros((height, width), np.float32)
    for step, plane in planes.items():
        large = (plane.shape[1] * step, plane.shape[0] * step)
        total += cv2.resize(plane, large, interpolation=cv2.INTER_CUBIC)[:height, :width] if step > 1 else plane
    low, high = float(total.min()), float(total.max())
    return ((total - low) / max(1e-6, high - low)).astype(np.float32)


def smoothstep(low: float, high: float, value: FloatArray) -> FloatArray:
    """0 below ``low``, 1 above ``high``, an eased rise between; ``low`` may lie above ``high``."""
    t = np.clip((value - low) / (high - low), 0, 1)
    eased: FloatArray = (t * t * (3 - 2 * t)).astype(np.float32)
    return eased


def _catmull(knots: npt.NDArray[np.float64], at: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    index = np.minimum(at.astype(int), len(knots) - 4)
    t = at - index
    a, b, c, d = (knots[index + k] for k in range(4))
    curve: npt.NDArray[np.float64] = (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )
    return curve / 2
