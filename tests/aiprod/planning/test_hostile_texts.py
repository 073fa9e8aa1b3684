"""Texts nobody means well with: each is planned, or refused by name; none crashes the planner."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aiprod.errors import AiprodError
from aiprod.jobs import Job, JobRequest
from aiprod.planning import plan_video
from tests.aiprod.planning.test_video import SETUP

TEXTS = {
    "long word": "Z" * 5000,
    "long number": "9" * 400 + " dollars and more",
    "accents": "Z" + "\u0301" * 500,
    "no border": "word " * 2000,
    "punctuation": "... --- !!! ???",
    "filters": "%{localtime} [0:v]drawtext=text='x' {\\an8} <b>a</b> 00:00:01,000 --> 00:00:02,000",
    "many items": "Shopping: " + ", ".join(f"item {number}" for number in range(3000)),
    "many sentences": "A. Bb. " * 5000,
    "quotes": "“" * 300 + " a " + "”" * 300,
    "emoji": "🚀 " * 200,
    "right to left": "البحر هادئ في الصباح.",
}


def plan_or_refuse(**payload: object) -> None:
    request = JobRequest.parse(json.dumps({"payload": payload}).encode())
    with contextlib.suppress(AiprodError):
        assert plan_video(Job.from_request(request), SETUP).frames > 0


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("where", ["script", "topic", "scenes"])
def test_a_hostile_text_is_planned_or_refused_by_name(name: str, where: str) -> None:
    text = TEXTS[name]
    if where == "scenes":
        plan_or_refuse(scenes=[{"text": text[:5000], "title": text[:80], "picture": text[:500]}])
    else:
        plan_or_refuse(**{where: text[:500] if where == "topic" else text})


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "“", "”", "...", ":", ",", "12,480", "38%", "€", "Z" * 130, "no", "snow", "\n\n"]))
)
def test_no_mixture_of_tokens_crashes_the_planner(tokens: list[str]) -> None:
    plan_or_refuse(script="Begin " + " ".join(tokens))


def test_letters_a_style_cannot_set_become_notes_and_caption_files() -> None:
    request = JobRequest.parse(json.dumps({"payload": {"script": "བོད is Tibet.", "title": "བོད"}}).encode())
    plan = plan_video(Job.from_request(request), SETUP)
    assert plan.captions == "files"
    assert plan.scenes[0].visual.intent.headline is None
    assert any("བ" in note for note in plan.notes)
