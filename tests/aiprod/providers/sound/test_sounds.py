from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aiprod.audio import Samples, frames_of, read_wav
from aiprod.errors import InvalidInput
from aiprod.plan import SoundRequest
from aiprod.providers.sound.ambiences import AMBIENCES
from aiprod.providers.sound.catalogue import catalogue
from aiprod.providers.sound.effects import EFFECTS
from aiprod.providers.sound.grains import add_on_circle, band, periodic_noise
from aiprod.providers.sound.synth import SoundSynth

BY_NAME = {info.name: info for info in catalogue()}


def make(name: str, duration_s: float, folder: Path, seed: int = 1) -> Samples:
    made = SoundSynth().make(SoundRequest(provider="synth", name=name, duration_s=duration_s, seed=seed), folder)
    assert made.duration_s == pytest.approx(duration_s, abs=1e-4)
    return read_wav(made.path)[0]


def test_the_catalogue_names_exactly_what_can_be_made() -> None:
    assert {info.name for info in catalogue() if info.kind == "ambience"} == set(AMBIENCES)
    assert {info.name for info in catalogue() if info.kind == "effect"} == set(EFFECTS)
    assert len(BY_NAME) >= 48


@pytest.mark.parametrize("name", sorted(EFFECTS))
def test_an_effect_is_heard_at_once_clean_and_whole(name: str, tmp_path: Path) -> None:
    samples = make(name, BY_NAME[name].natural_s, tmp_path)
    assert samples.shape == (frames_of(BY_NAME[name].natural_s), 2)
    assert 0.1 < np.abs(samples).max() < 0.85
    assert np.abs(samples.mean(axis=0)).max() < 2e-3
    assert np.abs(samples[[0, -1]]).max() < 0.01
    assert np.abs(samples[: frames_of(0.3)]).max() > 0.003


@pytest.mark.parametrize("name", sorted(AMBIENCES))
def test_an_ambience_repeats_without_a_seam(name: str) -> None:
    count = frames_of(3.0)
    loop = AMBIENCES[name](np.random.default_rng(1), count)
    steps = np.abs(np.diff(np.concatenate((loop, loop[:1])), axis=0)).max(axis=1)
    assert loop.shape == (count, 2)
    assert steps[-1] <= np.quantile(steps, 0.999)


@pytest.mark.parametrize("duration_s", [0.2, 5.0, 40.0])
def test_an_ambience_fills_any_duration_and_fades_at_both_ends(duration_s: float, tmp_path: Path) -> None:
    samples = make("crickets", duration_s, tmp_path)
    assert len(samples) == frames_of(duration_s)
    assert np.abs(samples[[0, -1]]).max() < 0.005
    tail = samples[-frames_of(0.1 * duration_s) - frames_of(0.05) :]
    assert np.abs(tail).max() > 0.003


@pytest.mark.parametrize("name", ["crickets", "room"])
def test_a_long_ambience_does_not_come_round_again(name: str, tmp_path: Path) -> None:
    mono = make(name, 45.0, tmp_path).mean(axis=1)
    first = mono[frames_of(2.0) : frames_of(8.0)]
    later = mono[frames_of(9.0) :]
    same = np.fft.irfft(np.fft.rfft(later) * np.conj(np.fft.rfft(first, len(later))), len(later))
    energy = np.cumsum(np.concatenate(([0.0], later**2)))
    around = energy[len(first) :] - energy[: -len(first)]
    matches = np.abs(same[: len(around)]) / np.sqrt(around * (first**2).sum())
    assert matches.max() < 0.5


def test_an_effect_shorter_than_asked_is_followed_by_silence(tmp_path: Path) -> None:
    samples = make("pop", 2.0, tmp_path)
    assert np.abs(samples[frames_of(0.3) :]).max() == 0.0


def test_an_effect_cut_short_ends_without_a_click(tmp_path: Path) -> None:
    samples = make("bell", 0.5, tmp_path)
    assert len(samples) == frames_of(0.5)
    assert np.abs(samples[-48:]).max() < 0.01


def test_the_same_request_gives_the_same_sound_and_another_seed_another(tmp_path: Path) -> None:
    first, again, other = (make("thunder", 2.0, tmp_path, seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_an_unknown_sound_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        make("vuvuzela", 1.0, tmp_path)
    assert refused.value.code == "unknown_sound"
    assert (refused.value.field or "").startswith("payload.scenes")
    assert "thunder" in (refused.value.remedy or "")


def test_noise_keeps_to_its_band_and_an_event_wraps_around_the_loop() -> None:
    noise = periodic_noise(np.random.default_rng(1), 48_000, band(1000.0, 2000.0), 1)[:, 0]
    power = np.abs(np.fft.rfft(noise)) ** 2
    assert power[600:3500].sum() > 0.9 * power.sum()
    loop = np.zeros((100, 2))
    add_on_circle(loop, np.ones(30), 90)
    assert np.flatnonzero(loop[:, 0]).tolist() == [*range(20), *range(90, 100)]
