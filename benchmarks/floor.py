"""The floor of every ratio: x264 alone on the frames of a finished video, with its sound."""

from __future__ import annotations

from pathlib import Path

from aiprod.media.run import ffmpeg_exe, run
from benchmarks.harness import Cost, measure

X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20")
_RATE = 30
_SIZE = "1920x1080"
_MOST_FRAMES = 1800
_QUIET = ("-y", "-nostdin", "-loglevel", "error")


def encode_alone(video: Path, frames: int, folder: Path) -> Cost:
    """x264 veryfast crf 20 over the video's decoded frames, and AAC over its sound; decoding is not counted.

    Frames lie on disk meanwhile, 3 MB each, so of a longer video than a minute every n-th minute is encoded and counts
    n times.
    """
    raw, sound = folder / "frames.yuv", folder / "sound.wav"
    parts = range(0, frames, _MOST_FRAMES)
    sampled = parts[:: max(1, len(parts) // 2)]
    total = Cost(0.0, 0.0, 0.0)
    for first in sampled:
        piece = ("-frames:v", str(min(_MOST_FRAMES, frames - first)), "-f", "rawvideo", str(raw))
        run([ffmpeg_exe(), *_QUIET, "-ss", str(first / _RATE), "-i", str(video), "-an", *piece], deadline_s=600)
        source = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", _SIZE, "-r", str(_RATE), "-i", str(raw))
        total += measure([ffmpeg_exe(), *_QUIET, *source, *X264, str(folder / "alone.mp4")])
    raw.unlink()
    total = total.times(len(parts) / len(sampled))
    run([ffmpeg_exe(), *_QUIET, "-i", str(video), "-vn", str(sound)], deadline_s=600)
    return total + measure(
        [ffmpeg_exe(), *_QUIET, "-i", str(sound), "-c:a", "aac", "-b:a", "192k", str(folder / "alone.m4a")]
    )
