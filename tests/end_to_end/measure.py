"""Measurements of a finished video, by programs that had no part in making it: FFmpeg's detectors and a recogniser."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import numpy as np
import numpy.typing as npt

from aiprod.media.run import ffmpeg_exe

_DEADLINE_S = 120


def ffmpeg(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [ffmpeg_exe(), "-hide_banner", "-nostdin", *arguments], capture_output=True, timeout=_DEADLINE_S, check=True
    )


def spans(video: Path, detector: str, word: str, *, audio: bool = False) -> list[tuple[float, float]]:
    """(start, duration) in seconds of what a detector such as blackdetect finds."""
    option = "-af" if audio else "-vf"
    text = ffmpeg("-i", str(video), option, detector, "-f", "null", "-").stderr.decode()
    starts = [float(found) for found in re.findall(rf"{word}_start:\s*(-?[\d.]+)", text)]
    lengths = [float(found) for found in re.findall(rf"{word}_duration:\s*([\d.]+)", text)]
    return list(zip(starts, lengths, strict=False))


def loudness(video: Path) -> tuple[float, float]:
    """Integrated loudness in LUFS and true peak in dBTP, by FFmpeg's ebur128."""
    text = ffmpeg("-i", str(video), "-af", "ebur128=peak=true", "-f", "null", "-").stderr.decode()
    summary = text[text.rindex("Summary:") :]
    integrated = re.search(r"I:\s*(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s*(-?[\d.]+) dBFS", summary)
    assert integrated is not None
    assert peak is not None
    return float(integrated.group(1)), float(peak.group(1))


def decode_errors(video: Path) -> str:
    """What a strict decode of the whole file complains about."""
    return ffmpeg("-v", "error", "-xerror", "-i", str(video), "-f", "null", "-").stderr.decode()


def frames(video: Path, times_s: list[float], width: int = 160, height: int = 90) -> npt.NDArray[np.uint8]:
    """(n, height, width, 3) RGB frames at the given times."""
    found = []
    for at_s in times_s:
        arguments = ("-ss", f"{at_s:.3f}", "-i", str(video), "-frames:v", "1", "-s", f"{width}x{height}")
        raw = ffmpeg("-v", "error", *arguments, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").stdout
        found.append(np.frombuffer(raw, np.uint8).reshape(height, width, 3))
    return np.stack(found)
