from __future__ import annotations

from pathlib import Path

import mido
import numpy as np
import pytest

from aiprod.audio import Samples, loudness_lufs, read_wav
from aiprod.errors import PermanentError
from aiprod.providers.music.compose import compose
from aiprod.providers.music.ensembles import ENSEMBLES
from aiprod.providers.music.fluidsynth import FluidSynth, write_midi
from aiprod.providers.music.synth import Synth, render
from tests.aiprod.providers.music.requests import ask

needs_fluidsynth = pytest.mark.skipif(FluidSynth().unavailable() is not None, reason="FluidSynth is not installed")
RENDERERS = [pytest.param(Synth(), id="synth"), pytest.param(FluidSynth(), id="fluidsynth", marks=needs_fluidsynth)]


def share_below(samples: Samples, cutoff_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples.mean(axis=1))) ** 2
    freqs_hz = np.fft.rfftfreq(len(samples), 1 / 48_000)
    return float(power[freqs_hz < cutoff_hz].sum() / power.sum())


def longest_silence_s(samples: Samples) -> float:
    blocks = np.sqrt((samples[: len(samples) // 4800 * 4800].reshape(-1, 9600) ** 2).mean(axis=1)) < 1e-3
    longest = run = 0
    for silent in blocks:
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest / 10


@pytest.mark.parametrize("provider", RENDERERS)
@pytest.mark.parametrize("ensemble", sorted(ENSEMBLES))
def test_a_piece_is_clean_level_and_exactly_as_long_as_asked(
    provider: Synth | FluidSynth, ensemble: str, tmp_path: Path
) -> None:
    made = provider.make(ask("uplifting", ensemble, 6.37), tmp_path)
    samples, rate_hz = read_wav(made.path)
    assert (rate_hz, samples.shape) == (48_000, (round(6.37 * 48_000), 2))
    assert made.duration_s == pytest.approx(6.37)
    assert loudness_lufs(samples) == pytest.approx(-20.0, abs=1.0)
    assert np.abs(samples).max() < 0.9
    assert np.abs(samples.mean(axis=0)).max() < 1e-4
    assert share_below(samples, 120.0) < 0.45
    assert longest_silence_s(samples) < 0.5
    assert np.abs(samples[[0, -1]]).max() < 0.002


@pytest.mark.parametrize("provider", RENDERERS)
def test_the_same_request_gives_the_same_bytes_and_another_seed_other_bytes(
    provider: Synth | FluidSynth, tmp_path: Path
) -> None:
    first, again, other = (provider.make(ask(duration_s=3.0, seed=s), tmp_path).path.read_bytes() for s in (1, 1, 2))
    assert first == again
    assert first != other


@pytest.mark.parametrize("provider", RENDERERS)
def test_nothing_but_the_music_is_left_in_the_directory(provider: Synth | FluidSynth, tmp_path: Path) -> None:
    provider.make(ask(duration_s=2.0), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["music.wav"]


def test_a_long_piece_is_rendered_in_blocks_that_join_without_a_step() -> None:
    score = compose(ask("calm", "ambient", 24.0))
    blocks = list(render(score))
    assert len(blocks) > 1
    assert sum(len(block) for block in blocks) == 24 * 48_000
    whole = np.concatenate(blocks)
    steps = np.abs(np.diff(whole, axis=0)).max(axis=1)
    assert steps[len(blocks[0]) - 1] <= np.quantile(steps, 0.9999)


@pytest.mark.parametrize("provider", RENDERERS)
def test_the_last_chord_rings_out_to_the_end_and_is_not_cut_off(provider: Synth | FluidSynth, tmp_path: Path) -> None:
    samples, _ = read_wav(provider.make(ask("epic", "orchestra", 20.0), tmp_path).path)
    blocks = np.sqrt((samples.reshape(-1, 9600) ** 2).mean(axis=1))
    whole = np.sqrt((samples**2).mean())
    assert blocks[-2:].max() < 0.03 * whole
    assert blocks[-10:].max() > 10 ** (-50 / 20)


def test_midi_times_are_the_scores_own(tmp_path: Path) -> None:
    score = compose(ask("happy", "acoustic", 12.0))
    write_midi(score, tmp_path / "score.mid")
    file = mido.MidiFile(tmp_path / "score.mid")
    assert file.length == pytest.approx(12.0, abs=0.01)
    ons = sum(message.type == "note_on" for track in file.tracks for message in track)
    assert ons == len(score.notes)


def test_without_a_sound_font_fluidsynth_says_why_and_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiprod.providers.music.fluidsynth.find_program", lambda name: f"/usr/bin/{name}")
    provider = FluidSynth(sound_fonts=(tmp_path / "none.sf2",))
    assert "sound font" in (provider.unavailable() or "")
    with pytest.raises(PermanentError) as refused:
        provider.make(ask(), tmp_path)
    assert refused.value.code == "provider_unavailable"


def test_without_the_program_fluidsynth_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiprod.providers.music.fluidsynth.find_program", lambda name: None)
    assert "not installed" in (FluidSynth().unavailable() or "")
