from __future__ import annotations

import pytest

from aiprod.planning.headline import key_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Start small, test often, and listen to your customers.", "Start small"),
        ("Measure the result every week. Start today.", "Measure the result every week"),
        ("The board approved the merger after a long meeting.", "The board approved the merger"),
        ("A neural network learns patterns from data.", "A neural network learns patterns"),
        ("She planted the seed of an idea in his mind.", "The seed of an idea"),
        ("I miss the sound of her laughter.", "The sound of her laughter"),
        ("He felt like a fish out of water.", "A fish out of water"),
        ("What would you do?", "What would you do?"),
    ],
)
def test_a_headline_is_a_whole_phrase_of_few_words(text: str, phrase: str) -> None:
    assert key_phrase(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "Children learn by playing in the mud.",
        "The rain in Spain stays mainly in the plain.",
        "Your inbox is not a to-do list.",
    ],
)
def test_without_a_phrase_that_says_what_the_text_says_there_is_no_headline(text: str) -> None:
    assert key_phrase(text) is None
