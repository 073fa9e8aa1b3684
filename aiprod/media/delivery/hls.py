"""The playlists of a stream (RFC 8216) as text: those of its tracks, which may still grow, and the one above them.

A track ``720p`` has an initialisation ``720p-init.mp4``, segments ``720p-1.m4s`` and so on, and a playlist
``720p.m3u8``. A growing playlist is an event from its start to its end: players begin at its beginning, and find what
was added when they read it again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from aiprod.plan import Canvas, Rendition, VideoPlan
from aiprod.timeline import PIECE_S, pieces_of, scenes_at
from aiprod.timing import FrameRate

TARGET_S = math.ceil(1.5 * PIECE_S)
"""No segment lasts longer: a scene is divided into the number of pieces nearest to its length over PIECE_S."""

CAPTIONS, SOUND = "captions", "sound"
"""The names of the tracks that are no pictures."""

_NOMINAL_BITS_PER_PIXEL = 0.1
"""About twice what the encoder takes for a busy picture: what a stream is said to need before all of it is known."""

_NOMINAL_SOUND_BPS = 200_000

Size = tuple[int, float]
"""A segment's bytes and seconds."""

MEDIA_TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".mp4": "video/mp4",
    ".m4s": "video/iso.segment",
    ".vtt": "text/vtt",
}
"""What each file of a stream is, by the ending of its name."""


@dataclass(frozen=True)
class Variant:
    """A picture track as players choose among them. Bits a second include the sound; ``codecs`` too (RFC 6381)."""

    name: str
    canvas: Canvas
    codecs: tuple[str, ...]
    peak_bps: int
    average_bps: int


def init_file(track: str) -> str:
    return f"{track}-init.mp4"


def segment_file(track: str, number: int) -> str:
    """``number`` counts from 1."""
    return f"{track}-{number}.m4s"


def playlist_file(track: str) -> str:
    return f"{track}.m3u8"


def segment_frames(plan: VideoPlan, rate: FrameRate) -> tuple[int, ...]:
    """The length of each segment of the picture in frames of ``rate``: its pieces, in order."""
    return tuple(piece.frames for scene in scenes_at(plan, rate) for piece in pieces_of(scene, rate, 0))


def media_playlist(track: str, lengths_s: Sequence[float], finished: bool) -> str:
    """The playlist of a track whose first ``len(lengths_s)`` segments are there; all of them if ``finished``."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{TARGET_S}",
        "#EXT-X-PLAYLIST-TYPE:EVENT",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        "#EXT-X-START:TIME-OFFSET=0",
        f'#EXT-X-MAP:URI="{init_file(track)}"',
    ]
    for number, length_s in enumerate(lengths_s, start=1):
        lines += [f"#EXTINF:{length_s:.6f},", segment_file(track, number)]
    return _text(lines, finished)


def captions_playlist(duration_s: float) -> str:
    """The playlist of the captions: one WebVTT file, there from the beginning."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        f"#EXT-X-TARGETDURATION:{math.ceil(duration_s)}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        f"#EXTINF:{duration_s:.6f},",
        f"{CAPTIONS}.vtt",
    ]
    return _text(lines, finished=True)


def captions_segment(vtt: str) -> str:
    """A WebVTT file whose times are those of the stream."""
    return vtt.replace("WEBVTT\n", "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n", 1)


def multivariant_playlist(variants: Sequence[Variant], language: str, captions: bool) -> str:
    """The first playlist: the sound, perhaps captions, and each rendition of the picture."""
    lines = [
        "#EXTM3U",
        "#EXT-X-VERSION:7",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="{SOUND}",NAME="{language}",LANGUAGE="{language}",DEFAULT=YES,'
        f'AUTOSELECT=YES,CHANNELS="2",URI="{playlist_file(SOUND)}"',
    ]
    if captions:
        lines.append(
            f'#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="{CAPTIONS}",NAME="{language}",LANGUAGE="{language}",DEFAULT=NO,'
            f'AUTOSELECT=YES,URI="{playlist_file(CAPTIONS)}"'
        )
    beside = f',AUDIO="{SOUND}"' + (f',SUBTITLES="{CAPTIONS}"' if captions else "")
    for variant in variants:
        canvas = variant.canvas
        lines += [
            f"#EXT-X-STREAM-INF:BANDWIDTH={variant.peak_bps},AVERAGE-BANDWIDTH={variant.average_bps},"
            f"RESOLUTION={canvas.width_px}x{canvas.height_px},FRAME-RATE={float(canvas.rate.fraction):.3f},"
            f'CODECS="{",".join(variant.codecs)}"{beside}',
            playlist_file(variant.name),
        ]
    return "\n".join(lines) + "\n"


def promised_variant(rendition: Rendition, codecs: tuple[str, ...]) -> Variant:
    """A rendition of which not every segment is there to be measured. Only a client's noisy clip may need more."""
    canvas = rendition.canvas
    pixels_a_second = canvas.width_px * canvas.height_px * float(canvas.rate.fraction)
    bps = math.ceil(pixels_a_second * _NOMINAL_BITS_PER_PIXEL) + _NOMINAL_SOUND_BPS
    return Variant(rendition.name, canvas, codecs, bps, bps)


def measured_variant(
    rendition: Rendition, codecs: tuple[str, ...], picture: Sequence[Size], sound: Sequence[Size]
) -> Variant:
    """A rendition whose segments, and those of the sound, are all there."""
    peak, average = peak_bps(picture) + peak_bps(sound), average_bps(picture) + average_bps(sound)
    return Variant(rendition.name, rendition.canvas, codecs, peak, average)


def peak_bps(segments: Sequence[Size]) -> int:
    """The highest bit rate of neighbouring segments that last half to one and a half times the target together.

    A track shorter than that counts whole (RFC 8216, 4.3.4.2).
    """
    peak = average_bps(segments)
    for first in range(len(segments)):
        size_bytes, length_s = 0, 0.0
        for more_bytes, more_s in segments[first:]:
            size_bytes, length_s = size_bytes + more_bytes, length_s + more_s
            if length_s > 1.5 * TARGET_S:
                break
            if length_s >= 0.5 * TARGET_S:
                peak = max(peak, math.ceil(8 * size_bytes / length_s))
    return peak


def average_bps(segments: Sequence[Size]) -> int:
    return math.ceil(8 * sum(size for size, _ in segments) / sum(length_s for _, length_s in segments))


def _text(lines: Sequence[str], finished: bool) -> str:
    return "\n".join([*lines, *(["#EXT-X-ENDLIST"] if finished else [])]) + "\n"
