from __future__ import annotations

import pytest

from aiprod.media.delivery.gif import MAX_PIXELS, frame_step
from aiprod.plan import Canvas
from aiprod.timing import FrameRate


@pytest.mark.parametrize(("fps", "step"), [(24, 2), (25, 2), (30, 2), (50, 4), (60, 4), (12, 1)])
def test_at_most_fifteen_frames_a_second_are_shown(fps: int, step: int) -> None:
    assert frame_step(Canvas(width_px=320, height_px=180, rate=FrameRate(num=fps)), 10 * fps) == step


def test_a_long_film_shows_fewer_frames_so_that_its_file_stays_bounded() -> None:
    canvas = Canvas(width_px=854, height_px=480, rate=FrameRate(num=30))
    frames = 600 * 30
    step = frame_step(canvas, frames)
    assert step > 2
    assert -(-frames // step) * 854 * 480 <= MAX_PIXELS
