from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.sound.dynamics import CONTROL_HZ, control_levels, duck_curve, fades_at, gains_at
from tests.aiprod.media.scenes import tone


def speech(*spans: tuple[float, float], seconds: float = 10.0) -> np.ndarray:
    voice = np.zeros((round(seconds * 48_000), 1), np.float32)
    for start, end in spans:
        part = slice(round(start * 48_000), round(end * 48_000))
        voice[part] = tone(seconds)[part]
    return voice


def ducked(voice: np.ndarray) -> np.ndarray:
    return duck_curve(control_levels([voice]))


def at(curve: np.ndarray, second: float) -> float:
    return float(curve[round(second * CONTROL_HZ)])


def test_beds_give_way_before_the_first_word_and_come_back_slowly() -> None:
    curve = ducked(speech((5.0, 6.0)))
    assert at(curve, 4.0) == 0
    assert 0 < at(curve, 4.6) < 1
    assert at(curve, 5.0) > 0.95
    assert at(curve, 6.0) > 0.95
    assert 0 < at(curve, 6.35) < 1
    assert at(curve, 7.0) == 0


def test_short_pauses_do_not_let_the_bed_pump() -> None:
    curve = ducked(speech((3.0, 4.0), (4.4, 5.0)))
    assert curve[300:500].min() > 0.95


def test_ducking_has_no_steps() -> None:
    assert np.abs(np.diff(ducked(speech((2.0, 3.0), (5.0, 6.0))))).max() < 0.06


def test_without_a_voice_nothing_ducks() -> None:
    curve = ducked(np.zeros((48_000, 1), np.float32))
    assert gains_at(curve, 9.0, 0, 48_000).min() == 1.0


def test_gains_reach_their_depth_in_decibels() -> None:
    curve = np.array([0.0, 1.0, 1.0], np.float32)
    gains = gains_at(curve, 12.0, 0, 960)
    assert gains[0] == pytest.approx(1.0)
    assert gains[-1] == pytest.approx(10 ** (-12 / 20), rel=1e-3)


def test_fades_begin_and_end_in_silence_and_keep_the_middle() -> None:
    gains = fades_at(48_000, 0.1, 0.2, 0, 48_000)
    assert gains[0] == 0
    assert gains[-1] == 0
    assert gains[10_000:30_000].min() == 1
    assert fades_at(10, 1.0, 1.0, 0, 10).max() <= 1
    assert len(fades_at(0, 1.0, 1.0, 0, 0)) == 0


def test_fades_are_the_same_in_whatever_blocks_they_are_asked_for() -> None:
    whole = fades_at(1000, 0.01, 0.01, 0, 1000)
    parts = [fades_at(1000, 0.01, 0.01, start, min(77, 1000 - start)) for start in range(0, 1000, 77)]
    assert np.array_equal(np.concatenate(parts), whole)


def test_a_fade_out_and_a_fade_in_keep_their_power_together() -> None:
    out, into = fades_at(9_600, 0, 0.1, 4_799, 4_800), fades_at(9_600, 0.1, 0, 0, 4_800)
    assert np.allclose(out**2 + into**2, 1, atol=1e-6)
