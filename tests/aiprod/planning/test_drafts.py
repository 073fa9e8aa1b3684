from __future__ import annotations

import pytest

from aiprod.payload import VideoPayload
from aiprod.planning.drafts import Draft, make_drafts


def speech_s(text: str) -> float:
    return len(text.split()) / 2.5


def drafts(**payload: object) -> list[Draft]:
    return make_drafts(VideoPayload.model_validate(payload), "calm", 1, speech_s)


def test_every_word_is_said_once_and_in_order() -> None:
    script = "One two three. Four five!\n\nSix, seven; eight nine ten eleven. " + "Twelve thirteen fourteen. " * 9
    assert " ".join(draft.text for draft in drafts(script=script)).split() == script.split()


def test_a_blank_line_begins_a_new_scene_and_says_so() -> None:
    assert [(draft.text, draft.opens_paragraph) for draft in drafts(script="One.\n\nTwo.")] == [
        ("One.", True),
        ("Two.", True),
    ]


def test_short_sentences_share_a_picture_and_no_scene_is_left_tiny() -> None:
    found = drafts(script="It begins. " + "The quick brown fox jumps over the lazy dog again and again. " * 4)
    assert len(found) > 1
    assert min(speech_s(draft.text) for draft in found) > 4


def test_a_sentence_too_long_for_one_picture_is_divided_at_a_clause() -> None:
    long = "When the rain had washed the streets and the lamps were lit again, " * 4 + "they all went home."
    found = drafts(script=long)
    assert len(found) > 1
    assert all(draft.text.endswith((",", ".")) for draft in found)


@pytest.mark.parametrize("topic", ["the history of tea", "{braces} and %s", "Ça va?"])
def test_a_topic_becomes_a_narration_about_it(topic: str) -> None:
    found = drafts(topic=topic)
    assert found[0].title == topic
    assert any(topic.rstrip("?").lower() in draft.text.lower() for draft in found)


def test_the_clients_scenes_are_taken_as_they_are() -> None:
    (first, second) = drafts(scenes=[{"text": "One.", "duration": 4}, {"text": "Two.", "picture": "a boat"}], title="T")
    assert (first.title, first.duration_s, first.pinned) == ("T", 4, True)
    assert second.picture == "a boat"


def test_a_clause_without_a_border_is_divided_between_words() -> None:
    text = "word " * 3000
    found = drafts(script=text)
    assert max(len(draft.text) for draft in found) < 1000
    assert sum(len(draft.text.split()) for draft in found) == 3000


def test_work_grows_with_the_text_and_not_with_its_square() -> None:
    said: list[int] = []

    def counted_s(text: str) -> float:
        said.append(len(text))
        return speech_s(text)

    script = "Shopping: " + ", ".join(f"item {number}" for number in range(2000)) + "."
    make_drafts(VideoPayload(script=script), "calm", 1, counted_s)
    assert sum(said) < 4 * len(script)


def test_a_scene_shows_one_place_where_the_text_can_be_divided_so() -> None:
    script = "Snow lies on the pines of the forest. At night the streets of the city glow."
    assert len(drafts(script=script)) == 2
