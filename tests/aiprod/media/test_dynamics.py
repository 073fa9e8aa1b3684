from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.dynamics import CONTROL_HZ, duck_curve, fade, gains_at, limited
from aiprod.media.loudness import peaks
from tests.aiprod.media.scenes import tone


def speech(*spans: tuple[float, float], seconds: float = 10.0) -> np.ndarray:
    voice = np.zeros((round(seconds * 48_000), 1), np.float32)
    for start, end in spans:
        part = slice(round(start * 48_000), round(end * 48_000))
        voice[part] = tone(seconds)[part]
    return voice


def at(curve: np.ndarray, second: float) -> float:
    return float(curve[round(second * CONTROL_HZ)])


def test_beds_give_way_before_the_first_word_and_come_back_slowly() -> None:
    curve = duck_curve(speech((5.0, 6.0)))
    assert at(curve, 4.0) == 0
    assert 0 < at(curve, 4.6) < 1
    assert at(curve, 5.0) > 0.95
    assert at(curve, 6.0) > 0.95
    assert 0 < at(curve, 6.35) < 1
    assert at(curve, 7.0) == 0


def test_short_pauses_do_not_let_the_bed_pump() -> None:
    curve = duck_curve(speech((3.0, 4.0), (4.4, 5.0)))
    assert curve[300:500].min() > 0.95


def test_ducking_has_no_steps() -> None:
    assert np.abs(np.diff(duck_curve(speech((2.0, 3.0), (5.0, 6.0))))).max() < 0.06


def test_without_a_voice_nothing_ducks() -> None:
    curve = duck_curve(np.zeros((48_000, 1), np.float32))
    assert gains_at(curve, 9.0, 0, 48_000).min() == 1.0


def test_gains_reach_their_depth_in_decibels() -> None:
    curve = np.array([0.0, 1.0, 1.0], np.float32)
    gains = gains_at(curve, 12.0, 0, 960)
    assert gains[0] == pytest.approx(1.0)
    assert gains[-1] == pytest.approx(10 ** (-12 / 20), rel=1e-3)


def test_fades_begin_and_end_in_silence_and_keep_the_middle() -> None:
    sound = np.ones((48_000, 2), np.float32)
    fade(sound, 0.1, 0.2)
    assert sound[0].max() == 0
    assert sound[-1].max() < 0.01
    assert sound[10_000:30_000].min() == 1
    short = np.ones((10, 1), np.float32)
    fade(short, 1.0, 1.0)
    assert short.max() <= 1
    fade(np.zeros((0, 2), np.float32), 1.0, 1.0)


@pytest.mark.parametrize("seconds", [0.5, 21.0])
def test_the_limiter_keeps_every_true_peak_under_the_ceiling(seconds: float) -> None:
    rng = np.random.default_rng(2)
    program = (0.1 * rng.normal(size=(round(seconds * 48_000), 2))).astype(np.float32)
    program[::9_000] *= 12
    ceiling = 10 ** (-1.5 / 20)
    out = np.concatenate(list(limited(program, 2.0, ceiling)))
    assert out.shape == program.shape
    assert peaks(out).max() <= ceiling * 1.02


def test_the_limiter_leaves_what_is_quiet_alone_and_does_not_shift_it() -> None:
    program = tone(0.5, level=0.2, channels=2)
    assert np.allclose(np.concatenate(list(limited(program, 1.0, 0.8))), program, atol=1e-6)
