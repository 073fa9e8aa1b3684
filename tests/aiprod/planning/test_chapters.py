"""Chapters: headings in, a table of the video's parts out."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest

from aiprod.jobs import Job, JobRequest
from aiprod.plan import VideoPlan, VisualRequest
from aiprod.planning import PlanSetup, plan_video
from aiprod.planning.markup import headed_paragraphs
from aiprod.providers.base import Voice

VOICE = Voice(name="v", provider="flite", language="en", gender="male", description="", syllables_per_s=4.5)
SETUP = PlanSetup(voices=(VOICE,), music="synth", sound="synth", visual="procedural")
SCRIPT = "# The sea\nWaves reach the shore.\n\nGulls cry.\n\n# The city #\nLamps are lit in the street."


def plan(**payload: Any) -> VideoPlan:
    request = JobRequest.parse(json.dumps({"payload": {"style": "documentary", "seed": 3, **payload}}).encode())
    return plan_video(Job.from_request(request), SETUP)


def headlines(made: VideoPlan) -> list[tuple[str | None, str | None]]:
    intents = [scene.visual.intent for scene in made.scenes if isinstance(scene.visual, VisualRequest)]
    return [(intent.kicker, intent.headline) for intent in intents]


def test_headings_are_shown_and_listed_but_not_spoken() -> None:
    made = plan(script=SCRIPT)
    assert [(chapter.title, chapter.start_frame) for chapter in made.chapters] == [
        ("The sea", 0),
        ("The city", made.scenes[2].start_frame),
    ]
    assert [scene.text for scene in made.scenes] == [
        "Waves reach the shore.",
        "Gulls cry.",
        "Lamps are lit in the street.",
    ]
    assert headlines(made) == [("Chapter 1", "The sea"), (None, None), ("Chapter 2", "The city")]


def test_a_chapter_begins_the_styles_way() -> None:
    made = plan(script=SCRIPT)
    assert made.scenes[2].transition.kind == made.style.transition.chapter
    assert made.scenes[1].transition.kind == made.style.transition.kind


def test_numbered_lines_alone_are_headings_and_a_hash_in_a_sentence_is_not() -> None:
    found = headed_paragraphs("Chapter 1: Dawn\n\nIt begins.\n\nPart two\n\nIt goes on with #7 in the lead.")
    assert [(heading.title if heading else None, text) for heading, text in found] == [
        ("Dawn", "It begins."),
        ("Part two", "It goes on with #7 in the lead."),
    ]


def test_a_heading_that_nothing_follows_is_spoken() -> None:
    assert headed_paragraphs("# Only this") == [(None, "Only this")]


def test_two_headings_in_a_row_are_one() -> None:
    ((heading, text),) = headed_paragraphs("# A\n\n# B\n\nWords.")
    assert (heading.title if heading else None, text) == ("A: B", "Words.")


def test_the_one_heading_of_the_first_level_is_the_documents_title() -> None:
    made = plan(script="# A day\n\n## Dawn\n\nThe sea is calm.\n\n## Night\n\nStars come out.")
    assert made.title == "A day"
    assert [chapter.title for chapter in made.chapters] == ["Dawn", "Night"]
    assert headlines(made) == [("Chapter 1", "A day"), ("Chapter 2", "Night")]


def test_lines_of_a_list_become_a_sentence_one_can_say() -> None:
    ((_, text),) = headed_paragraphs("It takes three things:\n- flour\n- water;\n* salt")
    assert text == "It takes three things: flour, water, salt."
    assert headed_paragraphs("- a dash alone")[0][1] == "- a dash alone"


def test_what_stands_before_the_first_heading_is_a_chapter_too() -> None:
    made = plan(script="A few words first.\n\n# The sea\n\nWaves reach the shore.")
    assert [chapter.start_frame for chapter in made.chapters] == [0, made.scenes[1].start_frame]
    assert made.chapters[0].title == "A few words first"


def test_scenes_can_name_their_chapters() -> None:
    made = plan(scenes=[{"text": "One.", "chapter": "First"}, {"text": "Two."}, {"text": "Three.", "chapter": "Last"}])
    assert [chapter.title for chapter in made.chapters] == ["First", "Last"]


def test_a_long_video_without_headings_is_divided_at_paragraphs() -> None:
    paragraph = "The river carries the snow of the mountains to the sea. " * 8
    made = plan(script="\n\n".join([paragraph] * 6))
    rate = made.canvas.rate
    assert rate.seconds(made.frames) > 180
    starts = [chapter.start_frame for chapter in made.chapters]
    assert starts[0] == 0
    assert len(starts) > 2
    assert all(rate.seconds(after - before) >= 45 for before, after in pairwise(starts))


@pytest.mark.parametrize("script", ["The sea is calm.", "# The sea\n\nWaves reach the shore."])
def test_a_short_video_or_a_single_chapter_has_no_table(script: str) -> None:
    assert plan(script=script).chapters == ()


def test_a_call_to_action_is_said_and_shown_last() -> None:
    made = plan(script="The sea is calm.", call_to_action="Plant a tree at example.org.")
    assert made.scenes[-1].text == "Plant a tree at example.org."
    assert headlines(made)[-1] == (None, "Plant a tree at example.org.")
    assert isinstance(made.scenes[-1].visual, VisualRequest)
    assert made.scenes[-1].visual.intent.form == "statement"
