from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.sound.bed import place_music
from aiprod.media.sound.bus import Bus
from aiprod.media.sound.dynamics import control_levels, duck_curve
from aiprod.media.sound.loudness import Samples
from aiprod.media.sound.master import loudness_of
from aiprod.media.sound.tracks import SoundFile
from tests.aiprod.media.scenes import write_wav

QUIET = np.zeros(1, np.float32)
RATE = 48_000


@pytest.fixture
def music(tmp_path: Path) -> Iterator[Bus]:
    with Bus(tmp_path / "music.f32", 20 * RATE, 2) as bus:
        yield bus


def noise(seconds: float, level: float = 0.1) -> npt.NDArray[np.float32]:
    rng = np.random.default_rng(4)
    return (level * rng.standard_normal((round(seconds * RATE), 2))).astype(np.float32)


def placed(music: Bus, folder: Path, track: Samples, curve: npt.NDArray[np.float32] = QUIET) -> Samples:
    place_music(music, SoundFile(write_wav(folder / "track.wav", track), "audio/wav"), -24.0, curve)
    return np.concatenate(list(music.blocks()))


def levels_db(samples: Samples, seconds: float = 0.25) -> npt.NDArray[np.float64]:
    parts = samples[: len(samples) // 12_000 * 12_000].reshape(-1, round(seconds * RATE), 2)
    return np.asarray(10 * np.log10((parts.astype(float) ** 2).mean(axis=(1, 2)) + 1e-12))


def test_a_track_shorter_than_the_video_goes_on_at_the_same_power(music: Bus, tmp_path: Path) -> None:
    levels = levels_db(placed(music, tmp_path, noise(7.3)))
    assert np.ptp(levels[2:-8]) < 1.0


def test_the_silence_around_a_track_is_not_heard_again(music: Bus, tmp_path: Path) -> None:
    track = np.concatenate([np.zeros((RATE, 2), np.float32), noise(6.0), np.zeros((RATE, 2), np.float32)])
    levels = levels_db(placed(music, tmp_path, track))
    assert levels[:3].max() < -90
    assert np.ptp(levels[5:-8]) < 1.0


def test_a_track_joins_itself_without_a_click(music: Bus, tmp_path: Path) -> None:
    """A low tone that ends anywhere in its period would jump where it meets its beginning."""
    times = np.arange(round(5.137 * RATE)) / RATE
    track = np.repeat((0.3 * np.sin(2 * np.pi * 60 * times))[:, None], 2, axis=1).astype(np.float32)
    samples = placed(music, tmp_path, track)[:, 0].astype(float)
    steepest = 2 * np.pi * 60 / RATE * np.abs(samples).max()
    assert np.abs(np.diff(samples)).max() < 1.5 * steepest


def test_a_longer_track_is_cut_with_a_fade(music: Bus, tmp_path: Path) -> None:
    samples = placed(music, tmp_path, noise(26.0))
    levels = levels_db(samples)
    assert loudness_of([samples[RATE : 18 * RATE]]) == pytest.approx(-24.0, abs=0.5)
    assert levels[-1] < levels[10] - 10
    assert np.abs(samples[-1]).max() < 1e-4
    assert np.abs(samples[0]).max() == 0


def test_a_score_that_ends_just_before_the_video_is_not_repeated(music: Bus, tmp_path: Path) -> None:
    samples = placed(music, tmp_path, noise(19.5))
    assert np.abs(samples[round(19.5 * RATE) :]).max() == 0


def test_music_falls_before_the_voice_stays_down_and_comes_back(music: Bus, tmp_path: Path) -> None:
    """Measured on the music itself: 9 dB down as the first word begins, at its level a second after the last."""
    voice = np.zeros((20 * RATE, 1), np.float32)
    voice[8 * RATE : 11 * RATE] = 0.2
    free = placed(music, tmp_path, noise(20.0))
    ducked = placed(music, tmp_path, noise(20.0), duck_curve(control_levels([voice])))
    with np.errstate(divide="ignore", invalid="ignore"):
        gain_db = 20 * np.log10(np.abs(ducked[:, 0]) / np.abs(free[:, 0]))

    def at(second: float) -> float:
        return float(np.nanmedian(gain_db[round(second * RATE) : round(second * RATE) + 480]))

    assert at(7.3) == pytest.approx(0, abs=0.1)
    assert at(7.99) == pytest.approx(-9, abs=0.2)
    assert at(9.5) == pytest.approx(-9, abs=0.05)
    assert at(11.1) == pytest.approx(-9, abs=0.2)
    assert -6 < at(11.5) < -2
    assert at(12.0) == pytest.approx(0, abs=0.1)


def test_a_silent_track_stays_silent(music: Bus, tmp_path: Path) -> None:
    assert np.abs(placed(music, tmp_path, np.zeros((RATE, 2), np.float32))).max() == 0
