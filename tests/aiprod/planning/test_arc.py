"""What a text cannot do without, and how it opens and closes."""

from __future__ import annotations

import pytest

from aiprod.payload import VideoPayload
from aiprod.planning.arc import closing_call, importance, leans_back, opening_hook
from aiprod.planning.drafts import make_drafts
from aiprod.planning.fitting import fit
from aiprod.timing import FrameRate

BEES = (
    "Bees carry pollen from flower to flower, and orchards depend on them.",
    "A bee visits thousands of flowers for a spoon of honey, carrying pollen all day.",
    "My uncle once drove a green bus.",
    "Without bees and pollen, orchards would stand empty.",
    "So plant flowers, and the bees will find your orchards.",
)


def test_a_digression_weighs_less_than_what_the_text_is_about() -> None:
    weights = importance(BEES, [True, False, False, False, False])
    assert min(range(5), key=weights.__getitem__) == 2


def test_a_text_without_common_words_still_has_weights() -> None:
    assert importance(["One.", "Two."], [True, True]) == importance(["One.", "Two."], [True, True])
    assert importance([], []) == []


@pytest.mark.parametrize(("text", "leans"), [("It grows.", True), ("“They left.", True), ("Bees fly.", False)])
def test_a_passage_that_begins_with_a_pronoun_leans_on_the_one_before(text: str, leans: bool) -> None:
    assert leans_back(text) is leans


@pytest.mark.parametrize(
    "text",
    [
        "It is done. Visit our shop today.",
        "Now subscribe for more.",
        "Please share this with a friend.",
        "Besuchen Sie uns.",
        "Try it for free.",
    ],
)
def test_a_last_sentence_that_asks_for_something_is_a_call(text: str) -> None:
    found = closing_call(text)
    assert found is not None
    assert text.endswith(found)


@pytest.mark.parametrize("text", ["Share prices fell.", "Order is restored.", "The sea is calm.", "Visit " + "x" * 200])
def test_other_endings_are_no_calls(text: str) -> None:
    assert closing_call(text) is None


def test_a_short_opening_question_is_a_hook() -> None:
    assert opening_hook("Why do bees dance? They tell the way.") == "Why do bees dance?"
    assert opening_hook("Bees dance. Why?") is None
    assert opening_hook(f"Why {'so ' * 40}?") is None


def fitted(script: str, duration_s: float) -> str:
    def speech_s(text: str) -> float:
        return len(text.split()) / 2.5

    drafts = make_drafts(VideoPayload(script=script), "calm", 1, speech_s)
    slots, _ = fit(drafts, duration_s, speech_s, 0.5, FrameRate(num=30, den=1))
    return " ".join(slot.draft.text for slot in slots)


def test_what_a_short_video_leaves_out_is_the_digression_and_never_the_call() -> None:
    told = fitted("\n\n".join([*BEES, "Visit a beekeeper near you."]), 20)
    assert "green bus" not in told
    assert told.startswith(BEES[0])
    assert told.endswith("Visit a beekeeper near you.")


def test_what_leans_on_a_passage_goes_before_it() -> None:
    script = " ".join(
        [
            "The old mill by the river turned for two hundred years and ground the wheat of nine villages in its time.",
            "The weather station on the northern hill has a red door and a white fence and three small windows today.",
            "It was built by hands that nobody remembers, out of stones that the river had carried down in the spring.",
            "The mill still turns, and the river still carries it, and the wheat of villages is still ground there.",
        ]
    )
    told = fitted(script, 25)
    assert "It was built" not in told or "weather station" in told
