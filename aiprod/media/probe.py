"""What a media file really holds. An encoder's exit code proves nothing, so every file is measured after it is made."""

from __future__ import annotations

import struct
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import av.error

from aiprod.errors import PermanentError
from aiprod.model import Model

_COARSE_TICK_S = Fraction(1, 1000)
"""A clock no finer rounds each frame's time, so that frames a whole number of ticks apart are evenly spaced as well
as they can be."""

_COLOUR_NAMES = {1: "bt709", 2: "unknown"}


class MediaFacts(Model):
    """Facts read from the streams' packets, not from the header's promises. Times in seconds; None: no such stream.

    audio_end_s and video_end_s are when the last sample and the last frame end; frames is the count of video packets.
    """

    size_bytes: int
    width_px: int | None = None
    height_px: int | None = None
    frames: int = 0
    rate: str | None = None
    video_codec: str | None = None
    pix_fmt: str | None = None
    colour_space: str | None = None
    colour_primaries: str | None = None
    colour_transfer: str | None = None
    colour_range: str | None = None
    video_start_s: float | None = None
    video_end_s: float | None = None
    even_frames: bool = True
    audio_codec: str | None = None
    sample_rate_hz: int | None = None
    channels: int | None = None
    audio_end_s: float | None = None
    faststart: bool | None = None
    title: str | None = None

    @property
    def av_end_difference_s(self) -> float | None:
        """How much later the sound ends than the picture."""
        if self.audio_end_s is None or self.video_end_s is None:
            return None
        return self.audio_end_s - self.video_end_s


def probe(path: Path) -> MediaFacts:
    """Read every packet's times, decoding nothing. Raises PermanentError ``bad_media`` for an unreadable file."""
    stream: Any
    facts: dict[str, Any] = {"size_bytes": path.stat().st_size, "faststart": _faststart(path)}
    try:
        with av.open(str(path)) as container:
            facts["title"] = container.metadata.get("title")
            times: dict[int, list[tuple[int, int]]] = {stream.index: [] for stream in container.streams}
            for packet in container.demux():
                if packet.pts is not None and packet.size:
                    times[packet.stream.index].append((packet.pts, packet.duration or 0))
            for stream in container.streams:
                spans = sorted(times[stream.index])
                if not spans:
                    continue
                end_s = float((spans[-1][0] + spans[-1][1]) * stream.time_base)
                if stream.type == "video":
                    facts |= _video_facts(stream, spans, end_s)
                elif stream.type == "audio":
                    context = stream.codec_context
                    facts |= {
                        "audio_codec": stream.codec.canonical_name,
                        "sample_rate_hz": context.sample_rate,
                        "channels": context.layout.nb_channels,
                        "audio_end_s": end_s,
                    }
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        raise PermanentError("bad_media", f"{path.name} cannot be read: {error}.") from None
    return MediaFacts.model_validate(facts)


def _video_facts(stream: Any, spans: list[tuple[int, int]], end_s: float) -> dict[str, Any]:
    context = stream.codec_context
    starts = [start for start, _ in spans]
    steps = {later - earlier for earlier, later in pairwise(starts)}
    return {
        "width_px": context.width,
        "height_px": context.height,
        "frames": len(spans),
        "rate": str(stream.average_rate),
        "video_codec": stream.codec.canonical_name,
        "pix_fmt": context.pix_fmt,
        "colour_space": _colour_name(context.colorspace),
        "colour_primaries": _colour_name(context.color_primaries),
        "colour_transfer": _colour_name(context.color_trc),
        "colour_range": {1: "tv", 2: "pc"}.get(int(context.color_range), "unknown"),
        "video_start_s": float(starts[0] * stream.time_base),
        "video_end_s": end_s,
        "even_frames": max(steps, default=0) - min(steps, default=0) <= (stream.time_base >= _COARSE_TICK_S),
    }


def _colour_name(value: int) -> str:
    """ITU-T H.273 code points 1 and 2 by name, others as digits."""
    return _COLOUR_NAMES.get(int(value), str(int(value)))


def _faststart(path: Path) -> bool | None:
    """Whether an MP4's index (moov) lies before its media (mdat); None if the file is no MP4."""
    with path.open("rb") as file:
        while len(head := file.read(8)) == 8:
            size, kind = struct.unpack(">I4s", head)
            if kind in (b"moov", b"mdat"):
                return bool(kind == b"moov")
            if size == 1:
                size = struct.unpack(">Q", file.read(8))[0] - 8
            if size < 8:
                return None
            file.seek(size - 8, 1)
    return None
