from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aiprod.audio import (
    Samples,
    fade,
    frames_of,
    highpass,
    limit,
    loudness_lufs,
    read_wav,
    resample,
    set_loudness,
    write_wav,
)


def tone(pitch_hz: float, level: float, seconds: float = 2.0) -> Samples:
    return level * np.sin(2 * np.pi * pitch_hz * np.arange(frames_of(seconds)) / 48_000)


def test_loudness_agrees_with_the_standards_reference_tone() -> None:
    """EBU Tech 3341, case 1: a stereo 1 kHz sine at -23 dBFS reads -23 LUFS."""
    sine = tone(1000.0, 10 ** (-23 / 20))
    assert loudness_lufs(np.stack([sine, sine], axis=1)) == pytest.approx(-23.0, abs=0.1)


def test_silence_between_sounds_does_not_lower_the_loudness() -> None:
    sine = tone(1000.0, 0.1)
    assert loudness_lufs(np.concatenate((sine, np.zeros(len(sine)), sine))) == pytest.approx(
        loudness_lufs(sine), abs=0.5
    )


def test_silence_has_a_loudness_and_stays_silent() -> None:
    silence = np.zeros(48_000)
    assert loudness_lufs(silence) == -70.0
    assert loudness_lufs(np.zeros(0)) == -70.0
    assert np.array_equal(set_loudness(silence, -20.0), silence)


def test_a_very_short_sound_gets_its_loudness_too() -> None:
    assert loudness_lufs(set_loudness(tone(1000.0, 0.01, 0.1), -20.0)) == pytest.approx(-20.0, abs=0.1)


def test_the_limiter_holds_the_ceiling_and_leaves_quiet_parts_alone() -> None:
    loud = np.concatenate((tone(440.0, 0.2), tone(440.0, 1.6, 0.1), tone(440.0, 0.2)))
    held = limit(loud, -2.0)
    assert np.abs(held).max() <= 10 ** (-2 / 20) + 1e-9
    assert np.array_equal(held[: frames_of(1.9)], loud[: frames_of(1.9)])


def test_fades_never_overlap_in_a_short_sound() -> None:
    faded = fade(np.ones(100), 1.0, 1.0)
    assert faded[0] == 0.0
    assert faded[-1] < 0.01
    assert faded.max() <= 1.0


def test_a_wav_reads_back_and_too_loud_samples_are_clipped(tmp_path: Path) -> None:
    stereo = np.stack([tone(100.0, 0.5, 0.1), tone(200.0, 2.0, 0.1)], axis=1)
    write_wav(tmp_path / "a.wav", stereo)
    samples, rate_hz = read_wav(tmp_path / "a.wav")
    assert rate_hz == 48_000
    assert np.abs(samples - np.clip(stereo, -1, 1)).max() < 1e-4


def test_resampling_keeps_the_length_in_seconds_and_the_pitch() -> None:
    slow = np.sin(2 * np.pi * 1000.0 * np.arange(16_000) / 16_000)
    fast = resample(slow, 16_000)
    assert len(fast) == 48_000
    assert np.argmax(np.abs(np.fft.rfft(fast))) == 1000


def test_resampling_leaves_no_images() -> None:
    times = np.arange(32_000) / 16_000
    fast = resample(np.sin(2 * np.pi * 7200.0 * times), 16_000)[4_800:-4_800]
    spectrum = np.abs(np.fft.rfft(fast * np.blackman(len(fast))))
    hz = np.fft.rfftfreq(len(fast), 1 / 48_000)
    assert spectrum[hz > 7500].max() < 1e-5 * spectrum.max()


def test_the_high_pass_takes_away_a_constant() -> None:
    assert abs(highpass(np.ones(96_000), 40.0)[48_000:].mean()) < 1e-6
