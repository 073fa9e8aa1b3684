from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aiprod.audio import SAMPLE_RATE_HZ, frames_of, loudness_lufs, read_wav
from aiprod.errors import InvalidInput
from aiprod.plan import NarrationRequest
from aiprod.providers.narration.engine import Utterance
from aiprod.providers.narration.narrate import MOST_HASTE, narrate


class Hummer:
    """Hums a quarter second a token at rate 1, between a fifth of a second of silence on both sides."""

    def __init__(self) -> None:
        self.rates: list[float] = []
        self.sentences: list[list[str]] = []

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        self.rates.append(rate)
        self.sentences = sentences
        return [self._hum(len(tokens), rate) for tokens in sentences]

    def _hum(self, count: int, rate: float) -> Utterance:
        each_s, edge_s = 0.25 / rate, 0.2
        time_s = np.arange(frames_of(count * each_s)) / SAMPLE_RATE_HZ
        edge = np.zeros(frames_of(edge_s))
        sound = np.concatenate((edge, 0.3 * np.sin(2 * np.pi * 220 * time_s), edge))
        return Utterance(sound, tuple((edge_s + i * each_s, edge_s + (i + 1) * each_s) for i in range(count)))


def ask(text: str, slot_s: float = 60.0, rate: float = 1.0) -> NarrationRequest:
    return NarrationRequest(provider="fake", text=text, language="en", voice="hum", rate=rate, slot_s=slot_s)


def test_every_token_has_a_word_in_order_that_keeps_its_punctuation(tmp_path: Path) -> None:
    text = "“Well,” she paid $12.5 million — twice! Then?"
    made = narrate(Hummer(), "hum", ask(text), tmp_path, "CC0")
    assert [word.text for word in made.words] == text.split()
    starts = [word.start_s for word in made.words]
    assert starts == sorted(starts)
    assert all(word.start_s <= word.end_s <= (made.duration_s or 0.0) for word in made.words)


def test_a_number_takes_the_time_of_all_its_words(tmp_path: Path) -> None:
    made = narrate(Hummer(), "hum", ask("it cost $12.5 million"), tmp_path, "CC0")
    assert made.words[2].end_s - made.words[2].start_s == pytest.approx(0.75, abs=0.01)
    assert made.words[3].end_s - made.words[3].start_s == pytest.approx(0.50, abs=0.01)


def test_the_track_is_mono_48k_level_and_trimmed(tmp_path: Path) -> None:
    made = narrate(Hummer(), "hum", ask("one two three four " * 4 + ". five six seven eight."), tmp_path, "CC0")
    samples, rate_hz = read_wav(made.path)
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    assert (samples.ndim, rate_hz, len(samples)) == (1, 48_000, round((made.duration_s or 0) * 48_000))
    assert loud[0] < 0.05 * rate_hz
    assert len(samples) - loud[-1] < 0.05 * rate_hz
    assert loudness_lufs(samples) == pytest.approx(-19.0, abs=0.3)
    assert abs(samples.mean()) < 1e-3
    assert np.abs(samples).max() < 0.9


def test_speech_that_fits_its_slot_is_said_once(tmp_path: Path) -> None:
    engine = Hummer()
    narrate(engine, "hum", ask("one two three"), tmp_path, "CC0")
    assert engine.rates == [1.0]


def test_speech_longer_than_its_slot_is_said_again_only_as_fast_as_needed(tmp_path: Path) -> None:
    engine = Hummer()
    made = narrate(engine, "hum", ask(" ".join(["word"] * 20), slot_s=4.5), tmp_path, "CC0")
    assert made.duration_s is not None
    assert made.duration_s <= 4.5
    assert 1.1 < engine.rates[1] < 1.2


def test_haste_ends_at_its_limit_and_respects_the_asked_rate(tmp_path: Path) -> None:
    engine = Hummer()
    narrate(engine, "hum", ask(" ".join(["word"] * 20), slot_s=1.0, rate=0.8), tmp_path, "CC0")
    assert engine.rates == [0.8, pytest.approx(0.8 * MOST_HASTE)]


def test_a_runaway_sentence_is_cut_so_that_no_call_grows_without_bound(tmp_path: Path) -> None:
    engine = Hummer()
    made = narrate(engine, "hum", ask(" ".join(["word"] * 400)), tmp_path, "CC0")
    assert max(len(tokens) for tokens in engine.sentences) <= 120
    assert len(made.words) == 400


@pytest.mark.parametrize("text", ["—", "… !", "東京 は"])
def test_a_text_without_a_word_to_say_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        narrate(Hummer(), "hum", ask(text), tmp_path, "CC0")
    assert (refused.value.code, refused.value.field) == ("nothing_to_say", "payload.script")
