"""VMAF as the benchmarks measure it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.media.run import ffmpeg_exe, run
from benchmarks.quality import Vmaf, vmaf

_TAGS = "h264_metadata=video_full_range_flag=0:colour_primaries=1:transfer_characteristics=1:matrix_coefficients=1"


def _encode(out: Path, *arguments: str, frames: int = 12) -> Path:
    picture = ("-f", "lavfi", "-i", "testsrc2=size=320x180:rate=30", "-frames:v", str(frames), "-pix_fmt", "yuv420p")
    run([ffmpeg_exe(), "-y", "-loglevel", "error", *picture, "-c:v", "libx264", *arguments, str(out)], deadline_s=30)
    return out


def test_a_harder_squeezed_file_scores_lower(tmp_path: Path) -> None:
    truth = _encode(tmp_path / "truth.mp4", "-qp", "0")
    fine, coarse = _encode(tmp_path / "fine.mp4", "-crf", "18"), _encode(tmp_path / "coarse.mp4", "-crf", "40")
    assert vmaf(fine, truth).mean > vmaf(coarse, truth).mean + 5


def test_colour_tags_do_not_change_the_score(tmp_path: Path) -> None:
    truth = _encode(tmp_path / "truth.mp4", "-qp", "0")
    plain, tagged = _encode(tmp_path / "plain.mp4"), tmp_path / "tagged.mp4"
    copy = ("-i", str(plain), "-c", "copy", "-bsf:v", _TAGS, str(tagged))
    run([ffmpeg_exe(), "-loglevel", "error", *copy], deadline_s=30)
    assert vmaf(plain, truth) == vmaf(tagged, truth)


def test_files_of_different_length_are_not_compared(tmp_path: Path) -> None:
    truth, short = _encode(tmp_path / "truth.mp4"), _encode(tmp_path / "short.mp4", frames=8)
    with pytest.raises(RuntimeError, match=r"\[8, 12\]"):
        vmaf(short, truth)


def test_one_bad_frame_in_a_hundred_shows_in_the_low_score() -> None:
    scores = Vmaf.of([90.0] * 149 + [10.0])
    assert (scores.low, round(scores.mean)) == (90.0, 89)
    assert Vmaf.of([90.0] * 98 + [10.0] * 2).low == 10.0
