from __future__ import annotations

import pytest

from aiprod.planning.picturing.headline import event, key_phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Your inbox is not a to-do list.", "Your inbox is not a to-do list"),
        ("What would you do?", "What would you do?"),
        ("Start small, test often, and listen to your customers.", "Start small"),
        ("Measure the result every week, and tell everybody. Go.", "Measure the result every week, and tell everybody"),
        ("Our software plans every move. Waiting times fell.", "Our software plans every move"),
        ("The board approved the merger after a long meeting.", "The board approved the merger"),
        ("A neural network learns patterns from data that people have labelled.", "A neural network learns patterns"),
        ("She planted the seed of an idea in his mind.", "The seed of an idea"),
        ("After that long defeat, the club was in deep water.", "The club was in deep water"),
    ],
)
def test_a_headline_is_a_short_text_or_a_whole_phrase_of_few_words(text: str, phrase: str) -> None:
    assert key_phrase(text) == phrase


@pytest.mark.parametrize(
    "text",
    [
        "The rain in Spain stays mainly in the plain.",
        "No game has ever asked so little of its players and given so much.",
        "I have loved you longer than I have known your name.",
        "Coffee after two in the afternoon is still at work at midnight.",
        "The mayor promised to build bridges between the communities.",
        "No one has ever landed on the sunny side of Mercury.",
        "Nobody wants to change the plan in the first week.",
        "Last year the average household spent more on coffee than on books.",
        "Then another.",
        "Is a thing beautiful because we love it, or do we love it because it is beautiful?",
    ],
)
def test_without_a_phrase_that_says_what_the_text_says_there_is_no_headline(text: str) -> None:
    assert key_phrase(text) is None


@pytest.mark.parametrize(
    ("text", "date", "told"),
    [
        ("Voters will go to the polls on 12 May.", "12 May", "Voters will go to the polls"),
        (
            "On 15 September 2008, Lehman Brothers filed for bankruptcy.",
            "15 September 2008",
            "Lehman Brothers filed for bankruptcy",
        ),
        ("We waited. The vote was held on 12 May.", "12 May", "The vote was held"),
        ("12 May.", "12 May", None),
    ],
)
def test_a_date_tells_what_happened(text: str, date: str, told: str | None) -> None:
    start = text.index(date)
    assert event(text, start, start + len(date)) == told
