"""The floor of every ratio: x264 alone on the frames of a finished video, with its sound."""

from __future__ import annotations

from pathlib import Path

from aiprod.media.run import ffmpeg_exe, run
from benchmarks.harness import Cost, measure

RATE = 30
SIZE = "1920x1080"
_PIECE_FRAMES = 300


def encode_alone(video: Path, frames: int, folder: Path) -> Cost:
    """x264 veryfast crf 20 over the video's decoded frames, and AAC over its sound; decoding is not counted.

    Frames are laid out on disk ten seconds at a time, since a minute of them would fill 6 GB.
    """
    quiet = (ffmpeg_exe(), "-y", "-nostdin", "-loglevel", "error")
    raw, out, sound = folder / "frames.yuv", folder / "alone.mp4", folder / "sound.wav"
    x264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "20")
    total = Cost(0.0, 0.0, 0.0)
    for first in range(0, frames, _PIECE_FRAMES):
        piece = ("-frames:v", str(min(_PIECE_FRAMES, frames - first)), "-f", "rawvideo", str(raw))
        run([*quiet, "-ss", str(first / RATE), "-i", str(video), "-an", *piece], deadline_s=600)
        source = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", SIZE, "-r", str(RATE), "-i", str(raw))
        total += measure([*quiet, *source, *x264, str(out)])
    run([*quiet, "-i", str(video), "-vn", str(sound)], deadline_s=600)
    total += measure([*quiet, "-i", str(sound), "-c:a", "aac", "-b:a", "192k", str(folder / "alone.m4a")])
    raw.unlink()
    return total
