from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aiprod.audio import SAMPLE_RATE_HZ, Samples, highpass, loudness_lufs, read_wav
from aiprod.providers.narration.engine import Utterance
from aiprod.providers.narration.layout import Layout, Placed
from aiprod.providers.narration.polish import PLAIN, Finish, polish
from aiprod.providers.narration.track import write_track

FULL = Finish(((190.0, -2.5, 0.8),), -15.0, 0.1, breathes=True)


def voiced(seconds: float = 2.0) -> Samples:
    """Harmonics of 120 Hz that fall by 6 dB an octave, a syllable each quarter of a second."""
    time_s = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    sound = sum(np.sin(2 * np.pi * 120 * n * time_s) / n for n in range(1, 30))
    return np.asarray(0.1 * sound * np.sin(np.pi * time_s * 4) ** 2)


def hissing(at: float) -> Samples:
    """A voice with a tenth of a second of noise at ``at`` seconds."""
    voice = voiced()
    noise = np.random.default_rng(1).standard_normal(SAMPLE_RATE_HZ // 10)
    start = round(at * SAMPLE_RATE_HZ)
    voice[start : start + len(noise)] += 0.15 * highpass(noise, 5000.0, 4)
    return voice


def hiss_db(voice: Samples, at: float) -> float:
    start = round(at * SAMPLE_RATE_HZ)
    band = highpass(voice, 5000.0, 4)[start : start + SAMPLE_RATE_HZ // 10]
    return float(10 * np.log10(np.mean(band**2) / np.mean(voice**2)))


def sentence(sound: Samples, start: int) -> Placed:
    return Placed(Utterance(sound, ()), (0.0, len(sound) / SAMPLE_RATE_HZ), (), start, len(sound))


@pytest.mark.parametrize("finish", [PLAIN, FULL])
def test_a_sentence_comes_out_level_as_long_as_it_was_and_silent_at_its_ends(finish: Finish) -> None:
    done = polish(0.02 + 0.3 * voiced(), finish)
    assert len(done) == 2 * SAMPLE_RATE_HZ
    assert loudness_lufs(done) == pytest.approx(-19.0, abs=0.3)
    assert abs(done.mean()) < 1e-3
    assert max(abs(done[0]), abs(done[-1])) < 1e-3


def test_sibilants_are_held_back_and_the_rest_is_left() -> None:
    voice = hissing(1.0)
    held, left = polish(voice, Finish(sibilance_db=-15.0)), polish(voice, PLAIN)
    assert hiss_db(held, 1.0) < hiss_db(left, 1.0) - 3.0
    assert hiss_db(held, 0.3) == pytest.approx(hiss_db(left, 0.3), abs=1.5)


def test_silence_and_a_scrap_of_sound_are_polished_without_a_fault() -> None:
    assert not polish(np.zeros(4800), FULL).any()
    assert len(polish(voiced(0.0004), FULL)) == round(0.0004 * SAMPLE_RATE_HZ)


def track(tmp_path: Path, finish: Finish) -> Samples:
    """Two sentences of three seconds with half a second between them."""
    first, second = voiced(3.0), voiced(3.0)
    later = round(3.5 * SAMPLE_RATE_HZ)
    write_track(
        tmp_path / "t.wav", Layout((sentence(first, 0), sentence(second, later)), later + len(second), ()), finish
    )
    return read_wav(tmp_path / "t.wav")[0]


def test_a_track_is_as_long_as_planned_and_its_pause_holds_room_and_breath_far_below_the_voice(tmp_path: Path) -> None:
    samples = track(tmp_path, FULL)
    assert len(samples) == round(6.5 * SAMPLE_RATE_HZ)
    assert np.abs(samples).max() < 0.9
    breath = samples[round(3.2 * SAMPLE_RATE_HZ) : round(3.45 * SAMPLE_RATE_HZ)]
    assert -65 < 20 * np.log10(np.sqrt(np.mean(breath**2))) < -40


def test_a_plain_finish_leaves_the_pause_silent(tmp_path: Path) -> None:
    samples = track(tmp_path, PLAIN)
    assert not samples[round(3.01 * SAMPLE_RATE_HZ) : round(3.49 * SAMPLE_RATE_HZ)].any()


def test_the_same_track_is_the_same_bytes(tmp_path: Path) -> None:
    assert track(tmp_path, FULL).tobytes() == track(tmp_path, FULL).tobytes()
