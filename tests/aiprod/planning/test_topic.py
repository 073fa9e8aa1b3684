"""A narration from a topic alone."""

from __future__ import annotations

import pytest

from aiprod.errors import InvalidInput
from aiprod.planning.topic import write_narration


def speech_s(text: str) -> float:
    return len(text.split()) / 2.5


def written(topic: str, language: str = "en", duration_s: float | None = None, seed: int = 1) -> str:
    return write_narration(topic, seed, language, duration_s, speech_s)


def test_it_is_as_long_as_the_video_and_always_opens_and_closes() -> None:
    lengths = []
    for duration_s in (15, 30, 60, 120):
        text = written("the history of tea", duration_s=duration_s)
        lengths.append(speech_s(text))
        assert speech_s(text) <= duration_s
    assert lengths == sorted(lengths)
    assert lengths[-1] > 2 * lengths[0]


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("Why is the sky blue?", "simple question|worth your time"),
        ("How to bake bread", "step"),
        ("Cats vs dogs", "Two answers"),
        ("the history of tea", "Today: the history of tea|second look|come closer"),
    ],
)
def test_the_kind_of_topic_chooses_the_arc(topic: str, words: str) -> None:
    assert any(word in written(topic) for word in words.split("|"))


@pytest.mark.parametrize("language", ["en", "en-GB", "es", "fr", "de", "pt-BR", "it"])
def test_it_is_written_in_the_language_of_the_voice(language: str) -> None:
    text = written("Tee", language)
    assert "Tee" in text
    assert len(text.split("\n\n")) >= 5


def test_a_language_without_a_narration_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(InvalidInput, match="topic alone") as refused:
        written("茶", "ja")
    assert (refused.value.code, refused.value.field) == ("topic_language", "payload.topic")
    assert "en, es" in (refused.value.remedy or "")


def test_a_topic_in_another_script_is_not_read_in_english() -> None:
    with pytest.raises(InvalidInput) as refused:
        written("日本の桜の歴史")
    assert refused.value.code == "topic_language"


@pytest.mark.parametrize("topic", ["How lighthouses guide ships", "Why bees matter"])
def test_a_statement_that_begins_like_a_question_is_not_asked(topic: str) -> None:
    assert f"{topic}?" not in written(topic)


def test_braces_in_a_topic_are_its_own() -> None:
    assert "{topic} and {0}" in written("{topic} and {0}")


def test_a_seed_repeats_and_another_differs() -> None:
    assert written("tea", seed=4) == written("tea", seed=4)
    assert len({written("tea", seed=seed) for seed in range(6)}) > 1
