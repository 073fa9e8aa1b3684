from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.resample import HEADROOM, REACH, cut_of


def spot(x: float, y: float, width: int, height: int) -> npt.NDArray[np.uint8]:
    down, across = np.mgrid[:height, :width] + 0.5
    return np.asarray(np.rint(255 * np.exp(-((across - x) ** 2 + (down - y) ** 2) / 60)), np.uint8)


def centre(plane: npt.NDArray[np.uint8]) -> tuple[float, float]:
    weights = plane.astype(float)
    across, down = np.arange(plane.shape[1]) + 0.5, np.arange(plane.shape[0]) + 0.5
    total = weights.sum()
    return float((weights.sum(0) @ across) / total), float((weights.sum(1) @ down) / total)


@pytest.mark.parametrize("scale", [1 / HEADROOM, 0.93, 0.95 / HEADROOM])
def test_a_plane_is_placed_to_a_few_hundredths_of_a_pixel(scale: float) -> None:
    plane = spot(300, 200, 640, 400)
    for step in range(40):
        x, y = -60 - 0.13 * step, -40 + 0.07 * step
        cut = cut_of(plane.shape, (scale, scale), x, y, 400, 280)
        assert cut is not None
        assert (cut.x, cut.y, cut.width, cut.height) == (0, 0, 400, 280)
        assert centre(cut.of(plane)) == pytest.approx((x + 300 * scale, y + 200 * scale), abs=0.06)


def test_the_pixels_are_those_of_a_warp() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (400, 640), dtype=np.uint8)
    plane = np.asarray(cv2.GaussianBlur(noise, (0, 0), 3), np.uint8)
    scale, x, y = 0.95, -70.3, -33.8
    cut = cut_of(plane.shape, (scale, scale), x, y, 400, 280)
    assert cut is not None
    matrix = np.array([[scale, 0, scale / 2 - 0.5 + x], [0, scale, scale / 2 - 0.5 + y]])
    assert cv2.PSNR(cut.of(plane), cv2.warpAffine(plane, matrix, (400, 280))) > 48


def test_what_ends_inside_the_window_fills_a_part_of_it() -> None:
    plane = np.full((100 + 2 * REACH, 100 + 2 * REACH), 9, np.uint8)
    cut = cut_of(plane.shape, (0.95, 0.95), 30.0, -20.0, 400, 280)
    assert cut is not None
    assert (cut.x, cut.y) == (30, 0)
    assert cut.of(plane).shape == (cut.height, cut.width)
    assert cut.width == pytest.approx(0.95 * 164, abs=1)


def test_what_lies_outside_is_not_seen() -> None:
    assert cut_of((100, 100), (1.0, 1.0), 500.0, 0.0, 400, 280) is None
    assert cut_of((100, 100), (1.0, 1.0), 0.0, -101.0, 400, 280) is None


def test_whole_shifts_at_equal_size_copy_pixels() -> None:
    plane = np.random.default_rng(1).integers(0, 255, (100, 100), dtype=np.uint8)
    cut = cut_of(plane.shape, (1.0, 1.0), -10.0, 4.0, 50, 50)
    assert cut is not None
    assert np.array_equal(cut.of(plane), plane[:46, 10:60])
