from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.quality.stillness import Stillness

Grid = npt.NDArray[np.uint8]
SHAPE = (180, 320)


def ramp(shift: float = 0.0) -> Grid:
    across = np.broadcast_to(np.arange(SHAPE[1]) + shift, SHAPE)
    return np.asarray(np.rint(120 + 60 * np.sin(across / 20)), np.uint8)


def stretches(grids: list[Grid], fps: float = 30) -> float:
    """How many of the frames stand still, as a share."""
    still = Stillness(fps)
    for grid in grids:
        still.add(grid)
    flags = still.flags()
    assert len(flags) == len(grids)
    return float(np.mean(flags))


def test_frames_that_repeat_for_two_seconds_stand_still() -> None:
    assert stretches([ramp()] * 90) == 1
    assert stretches([ramp()] * 59) == 0


def test_the_new_coding_of_each_group_of_frames_does_not_hide_a_still_picture() -> None:
    again = (ramp() + (np.indices(SHAPE).sum(axis=0) % 2)).astype(np.uint8)
    assert stretches(([ramp()] * 30 + [again] * 30) * 3) == 1


def test_slow_motion_is_not_still() -> None:
    assert stretches([ramp(n / 30) for n in range(120)]) == 0


@pytest.mark.parametrize("fps", [50, 60])
def test_slow_motion_at_twice_the_rate_is_not_still(fps: float) -> None:
    """Every second frame may look like the one before."""
    assert stretches([ramp(n // 2 / 30) for n in range(240)], fps) == 0


def test_a_clip_of_few_frames_a_second_is_not_still() -> None:
    assert stretches([ramp(n // 4 * 8) for n in range(150)]) == 0


def test_stillness_begins_and_ends_with_the_motion_around_it() -> None:
    still = Stillness(30)
    for n in range(300):
        still.add(ramp(3.0 * (min(n, 100) + max(0, n - 200))))
    flags = np.flatnonzero(still.flags())
    assert flags[0] == pytest.approx(100, abs=12)
    assert flags[-1] == pytest.approx(200, abs=12)
