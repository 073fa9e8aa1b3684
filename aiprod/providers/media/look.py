"""A first look into a movie or a sound: its streams, as the sandboxed FFmpeg tells them, before anything is decoded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import foreign_input, in_sandbox
from aiprod.providers.media.sniff import Form

_DEADLINE_S = 60.0
_MOST_STREAMS = 16
_STREAM = re.compile(r"^ +Stream #0:(\d+)\S*: (Video|Audio|Subtitle|Data|Attachment): (.*)$", re.M)
"""Number, kind and the rest. A stream that belongs to a group, as a timecode does, is told first and further in."""
_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d\.\d+)", re.M)
_SIZE = re.compile(r", (\d+)x(\d+)[ ,]")
_PIXELS = re.compile(r", [a-z0-9]+\(([^)]*)\)")
_TIME = re.compile(r"^out_time_us=(\d+)", re.M)
_MATRICES = ("bt709", "smpte170m", "bt470bg", "bt2020nc", "gbr", "fcc", "smpte240m")
_HDR = ("smpte2084", "arib-std-b67")


@dataclass(frozen=True)
class Picture:
    """The video stream. ``tagged`` says that it names its colour matrix; ``hdr`` that its light is PQ or HLG."""

    width_px: int
    height_px: int
    tagged: bool
    hdr: bool
    interlaced: bool


@dataclass(frozen=True)
class Streams:
    """``duration_s`` is how long the file claims its longest stream is, None for no claim or a guess."""

    picture: Picture | None
    sound: Literal["mono", "more"] | None
    duration_s: float | None


def look(source: Path, form: Form) -> Streams:
    """Raises InvalidInput ``media_unreadable``, or ``media_unsupported`` for too many streams or attached files."""
    argv = [*foreign_input(source, form, "info"), *("-map", "0:V?", "-map", "0:a?", "-c", "copy", "-t", "0")]
    told = in_sandbox([*argv, "-f", "null", "-"], source.parent, deadline_s=_DEADLINE_S).stderr
    told = told.split("\nOutput #0", 1)[0]
    streams = sorted({(int(number), kind, about) for number, kind, about in _STREAM.findall(told)})
    if len(streams) > _MOST_STREAMS or any(kind == "Attachment" for _, kind, _ in streams):
        raise refused(
            "media_unsupported",
            f"it holds attached files or more than {_MOST_STREAMS} streams.",
            "Export it with one video and one sound stream.",
        )
    sounds = [about for _, kind, about in streams if kind == "Audio"]
    pictures = [about for _, kind, about in streams if kind == "Video" and "(attached pic)" not in about]
    return Streams(
        picture=_picture(pictures[0]) if pictures else None,
        sound=("mono" if ", mono" in sounds[0] else "more") if sounds else None,
        duration_s=_duration(told),
    )


def reach_s(source: Path, form: Form, streams: str, *, deadline_s: float) -> float:
    """When the last packet of ``streams`` (FFmpeg's way to name them) comes, or ends, in seconds.

    Every packet is read, none decoded. Raises InvalidInput ``media_unreadable``.
    """
    argv = [*foreign_input(source, form, "error"), "-map", streams, "-ignore_unknown", "-c", "copy"]
    argv += ["-progress", "pipe:1", "-f", "null", "-"]
    told = in_sandbox(argv, source.parent, deadline_s=deadline_s).stdout.decode()
    return max((int(time) for time in _TIME.findall(told)), default=0) / 1_000_000


def _picture(about: str) -> Picture:
    size = _SIZE.search(about)
    if size is None:
        raise refused("media_unreadable", "its pictures have no size.", "Export it again.")
    pixels = _PIXELS.search(about)
    words = re.split(r", ?", pixels[1]) if pixels else []
    return Picture(
        width_px=int(size[1]),
        height_px=int(size[2]),
        tagged=any(word.partition("/")[0] in _MATRICES for word in words),
        hdr=any(word.rpartition("/")[2] in _HDR for word in words),
        interlaced=any(word.endswith(" first") for word in words),
    )


def _duration(told: str) -> float | None:
    found = _DURATION.search(told)
    if found is None or "Estimating duration from bitrate" in told:
        return None
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3])
