"""Words found in one voice by the times of another."""

from __future__ import annotations

import numpy as np
import pytest

from aiprod.audio import SAMPLE_RATE_HZ, Samples
from aiprod.providers.narration.alignment import align
from aiprod.providers.narration.espeak import Espeak
from aiprod.providers.narration.flite import Flite

SENTENCES = (
    "The river carries the snow of the mountains to the sea, and the sea gives it back as rain.",
    "Every morning the fishermen push their boats into the cold water before the sun is up.",
    "The doctor opened the window and listened to the rain for a while.",
)


def syllables(lengths_s: list[float], pitches_hz: list[float]) -> Samples:
    times = [np.arange(round(length * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ for length in lengths_s]
    return np.concatenate([np.sin(2 * np.pi * pitch * at) for pitch, at in zip(pitches_hz, times, strict=True)])


def test_borders_move_with_the_pace() -> None:
    pitches = [200.0, 900.0, 400.0, 2000.0]
    known, slower = syllables([0.2] * 4, pitches), syllables([0.3, 0.5, 0.2, 0.4], pitches)
    found = align(known, [(0.0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8)], slower)
    assert [start for start, _ in found] == pytest.approx([0.0, 0.3, 0.8, 1.0], abs=0.04)


@pytest.mark.parametrize("samples", [np.zeros(0), np.zeros(480), np.zeros(48_000)])
def test_silence_has_its_words_too(samples: Samples) -> None:
    found = align(syllables([0.2, 0.2], [200.0, 900.0]), [(0.0, 0.2), (0.2, 0.4)], samples)
    assert len(found) == 2
    assert all(0 <= start <= end <= len(samples) / SAMPLE_RATE_HZ + 0.01 for start, end in found)


@pytest.mark.skipif(Flite().unavailable() is not None, reason="Flite is not installed")
def test_words_of_a_very_different_voice_are_found_within_80_ms_at_the_90th_percentile() -> None:
    tokens = [sentence.split() for sentence in SENTENCES]
    off_s: list[float] = []
    for own, known in zip(Flite().say(tokens, "rms", 1.0), Espeak().say(tokens, "en-us", 1.0), strict=True):
        found = align(known.samples, known.times, own.samples)
        off_s += [abs(start - true) for (start, _), (true, _) in zip(found, own.times, strict=True)]
    assert np.percentile(off_s, 90) < 0.080
    assert np.median(off_s) < 0.025
