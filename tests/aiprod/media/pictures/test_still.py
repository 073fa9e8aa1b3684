from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.pictures.still import StillSource, keep_still
from aiprod.media.pictures.yuv import planes, to_bgr
from aiprod.plan import Camera
from tests.aiprod.media.scenes import HEIGHT, WIDTH


def source(camera: Camera, bar_px: int = 0) -> StillSource:
    """A bright spot off the middle of a dark still."""
    down, across = np.mgrid[:270, :480]
    spot = np.exp(-((across - 300) ** 2 + (down - 100) ** 2) / 50)
    still = np.repeat(np.asarray(np.rint(40 + 200 * spot), np.uint8)[:, :, None], 3, axis=2)
    return StillSource(keep_still(still, camera, WIDTH, HEIGHT), camera, 120, WIDTH, HEIGHT, bar_px)


def centre(still: StillSource, n: int) -> tuple[float, float]:
    light = np.clip(planes(still.frame(n)).y.astype(float) - 60, 0, None)
    return (
        float((light.sum(0) @ np.arange(WIDTH)) / light.sum()),
        float((light.sum(1) @ np.arange(HEIGHT)) / light.sum()),
    )


@pytest.mark.parametrize("move", ["push_in", "pan_right", "rise"])
def test_a_still_moves_smoothly_by_parts_of_a_pixel(move: str) -> None:
    still = source(Camera.model_validate({"move": move, "amount": 0.04}))
    places = np.array([centre(still, n) for n in range(120)])
    steps = np.diff(places, axis=0)
    assert np.abs(steps).max() < 0.3
    assert np.abs(np.diff(steps, axis=0)).max() < 0.15


def test_frames_are_the_same_in_any_order() -> None:
    one, other = source(Camera(amount=0.05)), source(Camera(amount=0.05))
    forward = [one.frame(n).copy() for n in range(0, 120, 17)]
    backward = [other.frame(n).copy() for n in reversed(range(0, 120, 17))][::-1]
    assert all(np.array_equal(a, b) for a, b in zip(forward, backward, strict=True))


def test_the_whole_frame_is_filled_at_both_ends_and_past_them() -> None:
    for move in ("push_in", "pull_out", "pan_left", "sink"):
        still = source(Camera.model_validate({"move": move, "amount": 0.15}))
        for n in (0, 60, 119, 150):
            assert to_bgr(still.frame(n)).min() >= 36


def test_bars_are_black_whatever_was_drawn_into_them() -> None:
    still = source(Camera(), bar_px=22)
    still.frame(0)[:] = 200
    y = planes(still.frame(1)).y
    assert y[:22].max() == y[-22:].max() == 16
    assert y[22:-22].min() > 40
