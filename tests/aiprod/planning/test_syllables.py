from __future__ import annotations

import pytest

from aiprod.planning.syllables import speech_seconds, syllables
from aiprod.providers.base import Voice

VOICE = Voice(name="v", provider="p", language="en-US", gender="neutral", description="", syllables_per_s=4.0)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("the", 1),
        ("water", 2),
        ("walked", 1),
        ("wanted", 2),
        ("houses", 2),
        ("makes", 1),
        ("table", 2),
        ("handled", 2),
        ("beautiful", 3),
        ("idea", 3),
        ("created", 3),
        ("nation", 2),
        ("education", 4),
        ("typically", 3),
        ("didn't", 2),
        ("rhythm", 1),
        ("people's", 2),
        ("w", 3),
        ("b", 1),
    ],
)
def test_english_syllables(word: str, count: int) -> None:
    assert syllables(word, "en-US") == count


@pytest.mark.parametrize(
    ("word", "language", "count"),
    [
        ("ciudad", "es", 2),
        ("bonjour", "fr", 2),
        ("straße", "de", 2),
        ("город", "ru", 2),
        ("世界", "zh", 2),
        ("123", "xx", 1),
    ],
)
def test_syllables_of_other_languages(word: str, language: str, count: int) -> None:
    assert syllables(word, language) == count


def test_numbers_last_as_long_as_their_words() -> None:
    assert speech_seconds("1,984 cats", VOICE, 1.0) == pytest.approx(
        speech_seconds("one thousand nine hundred eighty four cats", VOICE, 1.0)
    )


def test_pauses_count_and_a_faster_rate_shortens_everything() -> None:
    plain = speech_seconds("one two three four", VOICE, 1.0)
    paused = speech_seconds("one, two. three four", VOICE, 1.0)
    assert paused > plain + 0.6
    assert speech_seconds("one, two. three four", VOICE, 2.0) == pytest.approx(paused / 2)


def test_nothing_to_say_takes_no_time() -> None:
    assert speech_seconds("—", VOICE, 1.0) == 0.0
