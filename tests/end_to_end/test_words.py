"""Captions against the sound of the finished file, as a recogniser that knows only the sound hears it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from pocketsphinx import Decoder
from typer.testing import CliRunner

from aiprod.media.run import ffmpeg_exe
from cli.main import app

pytestmark = pytest.mark.slow
SCRIPT = (
    "The river runs through the forest and the city sleeps under the rain. Every morning begins with one small step."
)
RATE_HZ = 16_000
CAPTION_WITHIN_S = 0.120


def test_captions_come_within_120_ms_of_the_words(tmp_path: Path) -> None:
    (tmp_path / "script.txt").write_text(SCRIPT)
    job = {"payload": {"script": SCRIPT, "music": False, "sfx": False, "outputs": {"height": 240}}}
    (tmp_path / "job.json").write_text(json.dumps(job))
    video = tmp_path / "v.mp4"
    answer = CliRunner().invoke(
        app,
        ["render", "--job", str(tmp_path / "job.json"), "-o", str(video), "--data", str(tmp_path / "data"), "--json"],
    )
    assert answer.exit_code == 0, answer.output
    heard = aligned_starts(video)
    cues = re.findall(r"(\d+):(\d+):(\d+),(\d+) --> .*\n((?:.+\n)+)", (tmp_path / "v.srt").read_text() + "\n")
    at = 0
    for hours, minutes, seconds, thousandths, text in cues:
        start_s = int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(thousandths) / 1000
        assert start_s == pytest.approx(heard[at], abs=CAPTION_WITHIN_S), text
        at += len(text.split())
    assert at == len(heard) == len(SCRIPT.split())


def aligned_starts(video: Path) -> list[float]:
    """When each word of the script begins, by forced alignment, in seconds."""
    command = [ffmpeg_exe(), "-v", "error", "-i", str(video), "-ac", "1", "-ar", str(RATE_HZ), "-f", "s16le", "-"]
    sound = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    decoder = Decoder(samprate=RATE_HZ, loglevel="FATAL", bestpath=False)
    decoder.set_align_text(re.sub(r"[^a-z ]", "", SCRIPT.lower()))
    decoder.start_utt()
    decoder.process_raw(np.frombuffer(sound, np.int16).tobytes(), full_utt=True)
    decoder.end_utt()
    return [segment.start_frame / 100 for segment in decoder.seg() if not segment.word.startswith(("<", "[", "("))]
