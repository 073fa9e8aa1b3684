"""A Piper voice from its file: a small model made here stands for a trained one; all code around it is real."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aiprod.audio import read_wav
from aiprod.errors import InvalidInput, PermanentError
from aiprod.plan import NarrationRequest
from aiprod.providers.base import ProviderSettings
from aiprod.providers.narration.piper import Piper
from aiprod.providers.narration.piper_process import to_ids, token_times
from tests.aiprod.voices.tiny import NAME, write_voice

TEXT = "The sea is calm, and the night is long. Nobody speaks."


def request(text: str = TEXT, voice: str = NAME, rate: float = 1.0) -> NarrationRequest:
    return NarrationRequest(provider="piper", text=text, language="en", voice=voice, rate=rate, slot_s=60)


@pytest.mark.parametrize("durations", [True, False])
def test_it_says_every_word_once_and_in_order(tmp_path: Path, durations: bool) -> None:
    write_voice(tmp_path / "voices", durations=durations)
    made = Piper(tmp_path / "voices").make(request(), tmp_path)
    assert [word.text for word in made.words] == TEXT.split()
    starts = [word.start_s for word in made.words]
    assert starts == sorted(starts)
    assert made.duration_s is not None
    assert made.words[-1].end_s <= made.duration_s + 0.001
    assert made.words[0].start_s < 0.1 * made.duration_s
    assert len(set(starts)) == len(starts)


def test_the_same_request_gives_the_same_bytes(tmp_path: Path) -> None:
    write_voice(tmp_path / "voices")
    sounds = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        sounds.append(Piper(tmp_path / "voices").make(request(), tmp_path / name).path.read_bytes())
    assert sounds[0] == sounds[1]


def test_a_faster_rate_is_asked_of_the_model(tmp_path: Path) -> None:
    write_voice(tmp_path / "voices")
    lengths = []
    for rate in (1.0, 1.5):
        path = Piper(tmp_path / "voices").make(request("Calm sea.", rate=rate), tmp_path).path
        lengths.append(len(read_wav(path)[0]))
    assert lengths[0] / lengths[1] == pytest.approx(1.5, rel=0.1)


def test_word_times_are_the_models_own_durations() -> None:
    spelled, starts = "ɐ bjuːtɪfəl deɪ.", [0, 2, 12]
    ids, places = to_ids(spelled, {sign: [index] for index, sign in enumerate("_^$" + spelled)})
    times = token_times(starts, places, [100] * len(ids), 1000)
    assert times == [(0.2, 0.6), (0.6, 2.6), (2.6, pytest.approx(0.1 * len(ids)))]


def test_one_of_several_speakers_is_asked_for_by_name(tmp_path: Path) -> None:
    write_voice(tmp_path / "voices", speakers=2)
    piper = Piper(tmp_path / "voices")
    assert "2 speakers" in piper.voices()[0].description
    assert piper.make(request("Hello there.", voice=f"{NAME}+p1"), tmp_path).duration_s


def test_a_voice_it_does_not_have_is_refused(tmp_path: Path) -> None:
    write_voice(tmp_path / "voices")
    with pytest.raises(InvalidInput) as refused:
        Piper(tmp_path / "voices").make(request(voice="en_US-other-low"), tmp_path)
    assert refused.value.code == "unknown_voice"


def test_a_model_that_is_none_fails_for_good_and_not_the_whole_process(tmp_path: Path) -> None:
    model = write_voice(tmp_path / "voices")
    model.write_bytes(b"not a model")
    with pytest.raises(PermanentError) as failed:
        Piper(tmp_path / "voices").make(request(), tmp_path)
    assert failed.value.code == "program_failed"


def test_without_voices_it_says_how_to_add_one(tmp_path: Path) -> None:
    assert "aiprod voices add" in (Piper.configured(ProviderSettings()).unavailable() or "")
    assert "aiprod voices add" in (Piper(tmp_path).unavailable() or "")


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        "{}",
        json.dumps({"audio": {"sample_rate": 16000}, "espeak": {"voice": "en"}, "phoneme_type": "pinyin"}),
    ],
)
def test_a_broken_description_is_left_out(tmp_path: Path, broken: str) -> None:
    write_voice(tmp_path)
    (tmp_path / "bad.onnx.json").write_text(broken)
    (tmp_path / "bad.onnx").write_bytes(b"")
    assert [voice.name for voice in Piper(tmp_path).voices()] == [NAME]
