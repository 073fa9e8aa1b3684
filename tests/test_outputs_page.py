"""The page about outputs says what formats there are, and its figures are those the code has."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.jobs import JobRequest
from aiprod.media.delivery.gif import MAX_FPS, MAX_PIXELS
from aiprod.media.encoders import ENCODERS
from aiprod.media.graphs import PODCAST_GAIN_DB
from aiprod.media.sound.master import TARGET_LUFS
from aiprod.outputs import CODECS, MAX_FRAME_PX, MAX_GIF_S, MAX_GIF_SIDE, MAX_PX_A_SECOND
from aiprod.payload import MAX_DURATION_S

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "outputs.md").read_text("utf-8")


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
    assert f"at most {MAX_GIF_S:g} s and {MAX_FPS} frames a second" in PAGE
    assert f"{MAX_PIXELS // 1_000_000} million pixels" in PAGE
    assert f"{TARGET_LUFS + PODCAST_GAIN_DB:g} LUFS" in PAGE
    assert f"{TARGET_LUFS:g} LUFS" in PAGE


def test_the_bounds_told_are_those_of_the_code() -> None:
    page = (DOCS / "job.md").read_text("utf-8")
    assert f"| the video | {MAX_DURATION_S:g} s;" in page
    assert MAX_FRAME_PX == 3840 * 2160
    assert "| a frame | 3840x2160 pixels" in page
    assert f"| {MAX_PX_A_SECOND / 1e9:g} billion pixels a second" in page
    assert f"| a GIF | {MAX_GIF_S:g} s, its shorter side {MAX_GIF_SIDE} pixels |" in page
