from __future__ import annotations

import numpy as np
import pytest

from benchmarks import listening

RATE_HZ = 48_000


def tone(hz: float, seconds: float) -> np.ndarray:
    wave = 0.3 * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)
    return np.stack([wave, wave], axis=1)


def test_the_balance_of_two_tones_is_told() -> None:
    both = tone(60.0, 2.0) + tone(1000.0, 2.0)
    assert listening.share_below(both, 120.0) == pytest.approx(0.5, abs=0.02)
    assert listening.centroid_hz(tone(1000.0, 2.0)) == pytest.approx(1000.0, rel=0.05)


def test_a_lost_sample_is_a_click_and_a_tone_has_none() -> None:
    samples = tone(220.0, 1.0)
    assert listening.clicks(samples) == 0
    samples[24_000:] += 0.2
    assert listening.clicks(samples) == 1


def test_an_onset_is_found_where_it_is() -> None:
    samples = np.zeros((2 * RATE_HZ, 2))
    samples[48_000:] = tone(440.0, 1.0)
    (error_ms,) = listening.hit_errors_ms(samples, [1.02])
    assert error_ms == pytest.approx(20.0, abs=12.0)


def test_a_scale_that_rests_on_its_tonic_is_heard_in_its_key() -> None:
    steps = (0, 2, 4, 0, 5, 7, 0, 4, 7, 9, 11, 0)
    samples = np.concatenate([tone(261.63 * 2 ** (step / 12), 0.4) for step in steps])
    fit, rank = listening.key_correlation(samples, 0, minor=False)
    assert rank == 1
    assert fit > 0.7


def test_a_loop_is_told_from_what_goes_on() -> None:
    noise = np.random.default_rng(1).standard_normal((4 * RATE_HZ, 2))
    assert listening.periodicity(np.concatenate((noise, noise)), 2.0) > 0.9
    assert listening.periodicity(np.concatenate((noise, noise[::-1])), 2.0) < 0.1


def test_silence_is_measured_in_seconds() -> None:
    samples = np.concatenate((tone(440.0, 1.0), np.zeros((RATE_HZ, 2)), tone(440.0, 1.0)))
    assert listening.longest_silence_s(samples) == pytest.approx(1.0, abs=0.06)
