from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aiprod.audio import loudness_lufs, read_wav
from aiprod.errors import InvalidInput, PermanentError
from aiprod.plan import NarrationRequest
from aiprod.planning.syllables import speech_seconds
from aiprod.providers.narration import espeak_process
from aiprod.providers.narration.engine import say_in_process
from aiprod.providers.narration.espeak import Espeak
from aiprod.providers.narration.flite import Flite

TEXT = "The old lighthouse — built in 1850 — still guides 25% of the ships home. Does it work?"


def request(provider: str, voice: str, language: str = "en", text: str = TEXT, slot_s: float = 60) -> NarrationRequest:
    return NarrationRequest(provider=provider, text=text, language=language, voice=voice, slot_s=slot_s)


NARRATORS = [
    pytest.param(
        Flite(), "rms", marks=pytest.mark.skipif(Flite().unavailable() is not None, reason="Flite is not installed")
    ),
    pytest.param(Espeak(), "en-us"),
]


@pytest.mark.parametrize(("narrator", "voice"), NARRATORS)
def test_speech_is_timed_word_by_word(narrator: Flite | Espeak, voice: str, tmp_path: Path) -> None:
    made = narrator.make(request(narrator.name, voice), tmp_path)
    samples, rate_hz = read_wav(made.path)
    assert (samples.ndim, rate_hz) == (1, 48_000)
    assert [word.text for word in made.words] == TEXT.split()
    assert loudness_lufs(samples) == pytest.approx(-19.0, abs=0.5)
    pause = made.words[-3].start_s - made.words[-4].end_s
    assert 0.3 < pause < 0.7
    assert all(word.end_s - word.start_s > 0.05 for word in made.words if word.text != "—")


@pytest.mark.parametrize(("narrator", "voice"), NARRATORS)
def test_the_same_request_gives_the_same_bytes_even_at_once(
    narrator: Flite | Espeak, voice: str, tmp_path: Path
) -> None:
    def make(name: str) -> bytes:
        folder = tmp_path / name
        folder.mkdir()
        return narrator.make(request(narrator.name, voice, text="Say it again."), folder).path.read_bytes()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(make, ["a", "b"])
    assert first == second


@pytest.mark.parametrize(("narrator", "voice"), NARRATORS)
def test_a_tight_slot_makes_the_voice_hurry(narrator: Flite | Espeak, voice: str, tmp_path: Path) -> None:
    usual = narrator.make(request(narrator.name, voice), tmp_path).duration_s or 0.0
    hurried = narrator.make(request(narrator.name, voice, slot_s=0.85 * usual), tmp_path).duration_s or 0.0
    assert 0.75 * usual < hurried < 0.9 * usual


@pytest.mark.parametrize(("narrator", "voice"), NARRATORS)
def test_the_estimate_is_near_what_is_spoken(narrator: Flite | Espeak, voice: str, tmp_path: Path) -> None:
    spoken_s = narrator.make(request(narrator.name, voice), tmp_path).duration_s or 0.0
    known = next(known for known in narrator.voices() if known.name == voice)
    assert speech_seconds(TEXT, known, 1.0) == pytest.approx(spoken_s, rel=0.15)


@pytest.mark.parametrize(
    ("voice", "language", "text"),
    [
        ("fr", "fr", "Le café coûte 3,50 € et l’eau est gratuite."),
        ("de", "de", "Über 1.234 Leute kamen im Jahr 1984."),
        ("hi", "hi", "नमस्ते दुनिया।"),
        ("cmn", "zh", "你好 世界"),
        ("en-gb+f3", "en-GB", "Good evening."),
    ],
)
def test_espeak_speaks_other_languages(voice: str, language: str, text: str, tmp_path: Path) -> None:
    made = Espeak().make(request("espeak", voice, language, text), tmp_path)
    assert [word.text for word in made.words] == text.split()
    assert (made.duration_s or 0) > 0.5


def test_espeak_has_voices_in_many_languages_with_a_measured_pace() -> None:
    voices = Espeak().voices()
    assert len({voice.language.split("-")[0] for voice in voices}) >= 24
    assert all(3.0 < voice.syllables_per_s < 8.0 for voice in voices)


def test_an_unknown_voice_is_refused_with_the_names_there_are(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        Flite().make(request("flite", "nobody"), tmp_path)
    assert (refused.value.code, refused.value.field) == ("unknown_voice", "payload.voice")
    assert "rms" in (refused.value.remedy or "")


def test_a_voice_of_another_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        Flite().make(request("flite", "rms", "fr"), tmp_path)
    assert (refused.value.code, refused.value.field) == ("unsupported_language", "payload.language")


def test_a_failing_engine_process_is_an_error_not_a_crash(tmp_path: Path) -> None:
    script = tmp_path / "broken_process.py"
    script.write_text("import sys; sys.exit('no voice here')")
    with pytest.raises(PermanentError, match="no voice here"):
        say_in_process(script, {})


def test_an_engine_that_loses_samples_is_noticed(tmp_path: Path) -> None:
    script = tmp_path / "lossy_process.py"
    script.write_text("""print('{"rate_hz": 48000, "sentences": [{"samples": 9, "times": []}]}')""")
    with pytest.raises(PermanentError) as refused:
        say_in_process(script, {})
    assert refused.value.code == "bad_speech"


def test_tokens_without_a_word_event_share_the_time_of_the_one_before() -> None:
    times = espeak_process.token_times(["ab", "cd", "ef"], [(0, 0.0), (6, 1.0)], 1.5)
    assert times == [(0.0, 0.5), (0.5, 1.0), (1.0, 1.5)]
