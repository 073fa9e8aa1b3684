"""The page about outputs says what formats there are, and its figures are those the code has."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.jobs import JobRequest
from aiprod.media.delivery.gif import MAX_FPS, MAX_PIXELS
from aiprod.media.encoders import ENCODERS
from aiprod.media.graphs import PODCAST_GAIN_DB
from aiprod.media.sound.master import TARGET_LUFS
from aiprod.outputs import CODECS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "outputs.md").read_text("utf-8")


def test_every_format_is_told_with_its_codecs() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*)\| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
    assert {name: tuple(re.findall(r"`(\w+)`", codecs)) for name, codecs in rows} == CODECS


def test_every_codec_is_measured_at_the_quality_it_has() -> None:
    measured = dict(re.findall(r"^\| `(\w+)` \| [^|]+, crf ([\d.]+) \| \d+ ms", PAGE, re.MULTILINE))
    arguments = {codec: encoder.arguments for codec, encoder in ENCODERS.items()}
    assert measured == {codec: given[given.index("-crf") + 1] for codec, given in arguments.items()}


def test_the_job_shown_is_one() -> None:
    shown = re.search(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert len(JobRequest.parse(shown[1].encode()).payload.outputs) == 5


def test_figures_are_those_of_the_code() -> None:
    assert f"at most {MAX_FPS} frames a second" in PAGE
    assert f"{MAX_PIXELS // 1_000_000} million pixels" in PAGE
    assert f"{TARGET_LUFS + PODCAST_GAIN_DB:g} LUFS" in PAGE
    assert f"{TARGET_LUFS:g} LUFS" in PAGE
