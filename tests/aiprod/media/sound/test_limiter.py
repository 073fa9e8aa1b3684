from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.sound.limiter import STEP, limited, limiter_gains, peak_track
from aiprod.media.sound.loudness import peaks
from tests.aiprod.media.scenes import tone

BLOCK = STEP * 1000


def limit(program: npt.NDArray[np.float32], gain: float, ceiling: float) -> npt.NDArray[np.float32]:
    blocks = [program[start : start + BLOCK] for start in range(0, len(program), BLOCK)]
    return np.concatenate(list(limited(blocks, peak_track(blocks), gain, ceiling)))


@pytest.mark.parametrize("samples", [24_000, 144_017])
def test_every_true_peak_stays_under_the_ceiling(samples: int) -> None:
    program = (0.1 * np.random.default_rng(2).normal(size=(samples, 2))).astype(np.float32)
    program[::9_000] *= 12
    program[BLOCK - 2 : BLOCK + 2] *= 12
    program[-1] = 0.9
    ceiling = 10 ** (-1.5 / 20)
    out = limit(program, 2.0, ceiling)
    assert out.shape == program.shape
    assert peaks(out).max() <= ceiling * 1.02


def test_what_is_quiet_is_left_alone_and_not_shifted() -> None:
    program = tone(0.5, level=0.2, channels=2)
    assert np.allclose(limit(program, 1.0, 0.8), program, atol=1e-6)


def test_blocks_leave_no_trace() -> None:
    program = (0.3 * np.random.default_rng(3).normal(size=(BLOCK * 5 // 2, 2))).astype(np.float32)
    track = peak_track([program])
    whole = np.concatenate(list(limited([program], track, 2.0, 0.8)))
    assert np.allclose(limit(program, 2.0, 0.8), whole, atol=1e-6)


def test_the_gain_falls_before_a_peak_and_returns_after_it_without_a_corner() -> None:
    program = tone(2.0, level=0.2, channels=2)
    program[48_000] = 1.6
    gains = limiter_gains(peak_track([program]), 1.0, 0.8)
    decibels = 20 * np.log10(gains)
    assert decibels[960] == 0
    assert decibels[1000] < -6
    assert -3.5 < decibels[1075] < -1.5
    assert decibels[1200] == pytest.approx(0, abs=0.01)
    assert np.abs(np.diff(decibels)).max() < 0.5
