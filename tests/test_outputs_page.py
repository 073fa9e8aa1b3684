"""The page about outputs says what formats there are, and its figures are those the code has."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.jobs import JobRequest
from aiprod.media.gif import MAX_FPS, MAX_PIXELS
from aiprod.media.graphs import PODCAST_GAIN_DB
from aiprod.media.master import TARGET_LUFS
from aiprod.outputs import CODECS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "outputs.md").read_text("utf-8")


def test_every_format_is_told_with_its_codecs() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*)\| [^|]+ \| [^|]+ \|$", PAGE, re.MULTILINE)
    assert {name: tuple(re.findall(r"`(\w+)`", codecs)) for name, codecs in rows} == CODECS


def test_every_codec_is_measured() -> None:
    measured = set(re.findall(r"^\| `(\w+)` \| [^|]+ \| \d+ ms", PAGE, re.MULTILINE))
    assert measured == {codec for codecs in CODECS.values() for codec in codecs}


def test_the_job_shown_is_one() -> None:
    shown = re.search(r"^```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert len(JobRequest.parse(shown[1].encode()).payload.outputs) == 5


def test_figures_are_those_of_the_code() -> None:
    assert f"at most {MAX_FPS} frames a second" in PAGE
    assert f"{MAX_PIXELS // 1_000_000} million pixels" in PAGE
    assert f"{TARGET_LUFS + PODCAST_GAIN_DB:g} LUFS" in PAGE
    assert f"{TARGET_LUFS:g} LUFS" in PAGE
