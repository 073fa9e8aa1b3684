"""FFmpeg argument lists, as pure functions. No user text reaches a filter."""

from __future__ import annotations

from pathlib import Path

from aiprod.timing import FrameRate


def encode_preview(ffmpeg: str, width_px: int, height_px: int, rate: FrameRate, out: Path) -> list[str]:
    """Raw BGRA frames on stdin to a small H.264 file."""
    return [
        *_quiet(ffmpeg),
        *("-f", "rawvideo", "-pix_fmt", "bgra", "-s", f"{width_px}x{height_px}", "-r", str(rate), "-i", "pipe:0"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p", str(out)),
    ]


def _quiet(ffmpeg: str) -> list[str]:
    return [ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
