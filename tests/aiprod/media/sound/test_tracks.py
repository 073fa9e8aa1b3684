from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.sound.bus import Bus
from aiprod.media.sound.loudness import Samples
from aiprod.media.sound.master import loudness_of
from aiprod.media.sound.tracks import SoundFile, place_narration, place_sound
from aiprod.plan import MediaRequest, PlacedSound
from tests.aiprod.media.scenes import placed_sound, tone, write_wav

RATE = 48_000
QUIET = np.zeros(1, np.float32)


@pytest.fixture
def voice(tmp_path: Path) -> Iterator[Bus]:
    with Bus(tmp_path / "voice.f32", 12 * RATE, 1) as bus:
        yield bus


@pytest.fixture
def sounds(tmp_path: Path) -> Iterator[Bus]:
    with Bus(tmp_path / "sound.f32", 12 * RATE, 2) as bus:
        yield bus


def wav(folder: Path, samples: Samples) -> SoundFile:
    return SoundFile(write_wav(folder / "sound.wav", samples), "audio/wav")


def whole(bus: Bus) -> npt.NDArray[np.float32]:
    return np.concatenate(list(bus.blocks()))


def clip(gain_db: float = 0.0, seconds: float = 2.0) -> PlacedSound:
    request = MediaRequest(provider="client", uri="https://example.org/a.mp4", use="picture_sound")
    return PlacedSound(request=request, duration_s=seconds, start_frame=0, gain_db=gain_db)


@pytest.mark.parametrize("level", [0.02, 0.6])
def test_every_recording_is_heard_at_the_loudness_of_the_voice(level: float, voice: Bus, tmp_path: Path) -> None:
    place_narration(voice, RATE, wav(tmp_path, tone(3.0, 500, level)), 4 * RATE)
    assert loudness_of([whole(voice)[RATE : 4 * RATE]]) == pytest.approx(-15.0, abs=0.2)


def test_words_begin_on_their_sample_and_end_in_their_slot(voice: Bus, tmp_path: Path) -> None:
    place_narration(voice, RATE, wav(tmp_path, tone(3.0, 500)), 2 * RATE)
    heard = np.flatnonzero(np.abs(whole(voice)[:, 0]) > 1e-4)
    assert heard[0] == pytest.approx(RATE, abs=60)
    assert heard[-1] == pytest.approx(3 * RATE, abs=60)


def test_a_clips_own_sound_stands_where_it_is_told(sounds: Bus, tmp_path: Path) -> None:
    place_sound(sounds, 2 * RATE, clip(gain_db=-6.0), wav(tmp_path, tone(5.0, 500, 0.5, channels=2)), QUIET)
    heard = whole(sounds)
    assert loudness_of([heard[2 * RATE : 4 * RATE]]) == pytest.approx(-21.0, abs=0.3)
    assert np.abs(heard[: 2 * RATE]).max() == 0
    assert np.abs(heard[4 * RATE :]).max() == 0


def test_a_quiet_clip_stays_quiet(sounds: Bus, tmp_path: Path) -> None:
    place_sound(sounds, 0, clip(), wav(tmp_path, tone(2.0, 500, 0.003, channels=2)), QUIET)
    assert np.abs(whole(sounds)).max() == pytest.approx(0.003 * 10 ** (12 / 20), rel=0.05)


def test_a_clip_cut_anywhere_neither_begins_nor_ends_with_a_click(sounds: Bus, tmp_path: Path) -> None:
    loud = 0.5 * np.cos(2 * np.pi * 100 * np.arange(5 * RATE) / RATE)[:, None].repeat(2, axis=1).astype(np.float32)
    place_sound(sounds, RATE, clip(seconds=1.2345), wav(tmp_path, loud), QUIET)
    heard = whole(sounds)[:, 0].astype(float)
    assert np.abs(np.diff(heard)).max() < 1.2 * 2 * np.pi * 100 / RATE * np.abs(heard).max()


def test_an_ambience_gives_way_to_the_voice_and_a_hit_does_not(sounds: Bus, tmp_path: Path) -> None:
    spoken = np.ones(1200, np.float32)
    levels = []
    for seconds, curve in ((5.0, QUIET), (5.0, spoken), (1.0, QUIET), (1.0, spoken)):
        sounds.write(0, np.zeros((12 * RATE, 2), np.float32))
        placed = placed_sound(0, seconds=seconds)
        place_sound(sounds, 0, placed, wav(tmp_path, tone(seconds, 500, channels=2)), curve)
        levels.append(20 * np.log10(np.abs(whole(sounds)).max()))
    assert levels[0] - levels[1] == pytest.approx(4.0, abs=0.1)
    assert levels[2] == pytest.approx(levels[3], abs=0.01)


def test_a_sound_is_cut_with_a_fade_where_the_video_ends(sounds: Bus, tmp_path: Path) -> None:
    place_sound(sounds, 11 * RATE, placed_sound(0, seconds=2.5), wav(tmp_path, tone(2.5, 500, channels=2)), QUIET)
    heard = np.abs(whole(sounds)[:, 0])
    assert heard[-1] < 1e-4
    assert heard[11 * RATE + 9600 : -24_000].max() > 3 * heard[-2400:].max()


def test_a_sound_that_would_begin_after_the_end_is_left_out(sounds: Bus, tmp_path: Path) -> None:
    place_sound(sounds, 13 * RATE, placed_sound(0), wav(tmp_path, tone(1.0, 500, channels=2)), QUIET)
    assert np.abs(whole(sounds)).max() == 0


def test_silence_is_left_out(sounds: Bus, tmp_path: Path) -> None:
    place_sound(sounds, 0, clip(), wav(tmp_path, np.zeros((RATE, 2), np.float32)), QUIET)
    assert np.abs(whole(sounds)).max() == 0
