"""Texts and numbers that once broke a plan."""

from __future__ import annotations

import json
import time

import pytest

from aiprod.jobs import Job, JobRequest
from aiprod.plan import VideoPlan
from aiprod.planning import PlanSetup, plan_video
from aiprod.planning.picturing.charts import chart
from aiprod.planning.picturing.numbers import quantities
from aiprod.providers.base import Voice

VOICE = Voice(name="v", provider="flite", language="en", gender="male", description="", syllables_per_s=4.5)
SETUP = PlanSetup(voices=(VOICE,), music="synth", sound="synth", visual="procedural")


def plan(**payload: object) -> VideoPlan:
    request = JobRequest.parse(json.dumps({"payload": payload}).encode())
    return plan_video(Job.from_request(request), SETUP)


@pytest.mark.parametrize(
    "script",
    ["#" * 5001, "." * 5001, "1" + ",000" * 1500, "1" * 4301, "$10" + ",000" * 9, "(" * 4900 + " " + "(" * 4900],
)
def test_no_word_is_too_long_for_a_plan(script: str) -> None:
    assert plan(script=f"A few words first. {script} And a few after.").frames > 0


@pytest.mark.parametrize("script", ["# a\n\nb\n\n" * 10_000, "a\n\n" * 30_000, "Go. " * 25_000])
def test_a_hundred_thousand_letters_are_fitted_in_a_time_that_grows_with_them(script: str) -> None:
    began = time.process_time()
    plan(script=script[:100_000], duration=60)
    # Seconds, where dropping one passage after another by looking at all of them took minutes.
    assert time.process_time() - began < 30


def test_points_part_thousands() -> None:
    found = chart("Madrid: 900 euros, Sevilla: 1.200 euros, Toledo: 850 euros.")
    assert found is not None
    assert [point.value for point in found.points] == [900, 1200, 850]
    assert quantities("It is 1.5 metres.")[0].value == 1.5


@pytest.mark.parametrize("text", ["Profit fell to −5%.", "It was –3% in May.", "Profit fell to -5%."])
def test_a_number_below_zero_is_not_shown_without_its_sign(text: str) -> None:
    assert quantities(text) == []
