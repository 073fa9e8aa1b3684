from __future__ import annotations

import math

import numpy as np
import pytest

from aiprod.media.sound.loudness import HALO, LoudnessMeter, peaks
from tests.aiprod.media.scenes import tone


def decibels(level: float) -> float:
    return 20 * math.log10(level)


@pytest.mark.parametrize("level_db", [-23.0, -33.0])
def test_a_stereo_kilohertz_tone_reads_its_level(level_db: float) -> None:
    """EBU Tech 3341, cases 1 and 2."""
    meter = LoudnessMeter()
    meter.add(tone(5, 1000, 10 ** (level_db / 20), channels=2))
    assert meter.integrated_lufs() == pytest.approx(level_db, abs=0.1)


def test_quiet_stretches_are_gated_out() -> None:
    """EBU Tech 3341, case 3: 10 s at -36, 60 s at -23 and 10 s at -36 dBFS, here shortened."""
    meter = LoudnessMeter()
    for seconds, level_db in ((2, -36.0), (12, -23.0), (2, -36.0)):
        meter.add(tone(seconds, 1000, 10 ** (level_db / 20), channels=2))
    assert meter.integrated_lufs() == pytest.approx(-23.0, abs=0.1)


def test_block_sizes_do_not_matter() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, (100_000, 2)).astype(np.float32)
    whole, parts = LoudnessMeter(), LoudnessMeter()
    whole.add(sound)
    for start in range(0, len(sound), 1777):
        parts.add(sound[start : start + 1777])
    assert parts.integrated_lufs() == pytest.approx(whole.integrated_lufs(), abs=1e-6)


def test_silence_and_nothing_have_no_loudness() -> None:
    meter = LoudnessMeter()
    assert meter.integrated_lufs() == -math.inf
    meter.add(np.zeros((48_000, 2), np.float32))
    assert meter.integrated_lufs() == -math.inf
    assert meter.loudest_lufs() == -math.inf


def test_a_sound_shorter_than_a_window_still_has_a_loudest_moment() -> None:
    meter = LoudnessMeter()
    meter.add(tone(0.1, 1000, 0.5, channels=2))
    assert -30 < meter.loudest_lufs() < -6


def test_true_peaks_lie_between_samples() -> None:
    times = np.arange(4800)
    sound = (0.5 * np.sin(2 * np.pi * times / 4 + np.pi / 4))[:, None].astype(np.float32)
    assert decibels(float(np.abs(sound).max())) == pytest.approx(-9.03, abs=0.05)
    assert decibels(float(peaks(sound)[HALO:-HALO].max())) == pytest.approx(-6.02, abs=0.2)


def test_peaks_stand_where_the_sound_is_loud() -> None:
    sound = np.zeros((1000, 2), np.float32)
    sound[600, 1] = 0.8
    assert abs(int(peaks(sound).argmax()) - 600) <= 1
    assert float(peaks(sound)[:500].max()) < 1e-3
