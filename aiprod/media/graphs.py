"""FFmpeg argument lists, as pure functions. No text from a job reaches a filter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import ffmpeg as filters

from aiprod.media.encoders import ENCODERS
from aiprod.outputs import VideoCodec
from aiprod.timing import FrameRate

VERSION = 4
"""Changes whenever an argument list would give other bytes; it is part of every rendered thing's key."""

TIMESCALE = 90_000
"""Ticks a second of every video track: a frame is a whole number of them at 24, 25, 30, 50 and 60 frames a second."""

_CLOCK = ("-video_track_timescale", str(TIMESCALE), "-movie_timescale", str(TIMESCALE))
# The movie's own clock too: at its default of 1000 an edit list cuts a segment's length to whole milliseconds, and a
# join by stream copy then sets the next segment's frames off the grid.

_ONE_FRAGMENT = "+empty_moov+delay_moov+default_base_moof+skip_trailer"
AUDIO_RATE_HZ = 48_000
_GOP_S = 2
_BT709 = (
    *("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
    *("-pix_fmt", "yuv420p"),
)


def encode_scene(
    ffmpeg: str, codec: VideoCodec, width_px: int, height_px: int, rate: FrameRate, out: Path
) -> list[str]:
    """Raw I420 frames on stdin to one segment that joins others by stream copy; progress goes to stdout.

    The segment is an initialisation and one fragment of CMAF, so that it can be streamed as it is. Its frames are
    decoded one a frame's time and always as early, so that even a segment too short for B-frames begins where the one
    before it ends, and all headers are equal.
    """
    gop, encoder = str(round(_GOP_S * rate.fraction)), ENCODERS[codec]
    return [
        *_quiet(ffmpeg),
        *("-progress", "pipe:1"),
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", *_BT709[:8], "-video_size", f"{width_px}x{height_px}"),
        *("-framerate", str(rate), "-i", "pipe:0"),
        *("-an", *encoder.arguments, "-g", gop, *_BT709),
        *("-bsf:v", f"setts=pts=PTS:dts=N-{encoder.reorder_frames}:duration=1", "-fps_mode", "passthrough"),
        *(*_CLOCK, "-bitexact", "-movflags", _ONE_FRAGMENT, "-f", "mp4", str(out)),
    ]


def encode_audio(ffmpeg: str, channels: int, out: Path) -> list[str]:
    """Raw 32-bit float samples at 48 kHz on stdin to AAC in MP4, 192 kb/s."""
    return [
        *_quiet(ffmpeg),
        *("-f", "f32le", "-ar", str(AUDIO_RATE_HZ), "-ac", str(channels), "-i", "pipe:0"),
        *("-vn", "-c:a", "aac", "-b:a", "192k", "-bitexact", "-f", "mp4", str(out)),
    ]


def stretch_audio(ffmpeg: str, speed: float) -> list[str]:
    """Mono 32-bit float samples at 48 kHz, stdin to stdout, ``speed`` times as fast at the same pitch (0.5 to 2)."""
    raw = {"f": "f32le", "ar": AUDIO_RATE_HZ, "ac": 1}
    graph = filters.input("pipe:0", **raw).filter("atempo", f"{speed:.6f}").output("pipe:1", **raw)
    return _compiled(graph, ffmpeg, "error")


def join(
    ffmpeg: str,
    listing: Path,
    mix: Path,
    title: Path,
    subtitles: Path | None,
    rate: FrameRate,
    container: str,
    out: Path,
) -> list[str]:
    """An ffconcat listing's segments, the mix and perhaps an SRT text track into one file, without re-encoding.

    The title comes from an FFMETADATA file. Only files may be read, each by a stated demuxer. Times are set back on the
    grid of ``rate``: the concat demuxer adds up lengths in whole microseconds, which over dozens of segments is a tick.
    """
    only_files = ("-protocol_whitelist", "file")
    text_in = () if subtitles is None else (*only_files, "-f", "srt", "-i", str(subtitles))
    text_out = () if subtitles is None else ("-map", "3:s:0", "-c:s", "mov_text")
    frame = f"({TIMESCALE * rate.den}/{rate.num})"
    on_grid = f"setts=pts=round(PTS/{frame})*{frame}:dts=round(DTS/{frame})*{frame}"
    return [
        *_quiet(ffmpeg),
        *(*only_files, "-safe", "0", "-f", "concat", "-i", str(listing)),
        *(*only_files, "-f", "mov", "-i", str(mix)),
        *(*only_files, "-f", "ffmetadata", "-i", str(title)),
        *text_in,
        *("-map", "0:v:0", "-map", "1:a:0", "-map_metadata", "2", "-c", "copy", "-bsf:v", on_grid, *text_out),
        *("-bitexact", *_CLOCK, "-movflags", "+faststart", "-f", container, str(out)),
    ]


def inspect(ffmpeg: str, path: Path) -> list[str]:
    """Decode a whole file through FFmpeg's own detectors; their findings go to stderr.

    A picture is black when 98 % of it is darker than 6 %, frozen when it changes by less than -60 dB for two seconds;
    silence is below -50 dB.
    """
    source = filters.input(str(path), protocol_whitelist="file")
    small = source.video.filter("scale", 320, -2, flags="area")
    black = small.filter("blackdetect", d=0.5, pic_th=0.98, pix_th=0.06)
    picture = black.filter("freezedetect", n="-60dB", d=2)
    silence = source.audio.filter("silencedetect", n="-50dB", d=1)
    sound = silence.filter("ebur128", peak="true", framelog="verbose")
    return _compiled(filters.output(picture, sound, "-", f="null"), ffmpeg, "info")


def _compiled(graph: Any, ffmpeg: str, level: str) -> list[str]:
    """What has a filter is compiled, escaped and labelled by ffmpeg-python; its own runner has no deadline."""
    arguments: list[str] = graph.global_args("-hide_banner", "-nostdin", "-nostats", "-loglevel", level).compile(ffmpeg)
    return arguments


def _quiet(ffmpeg: str) -> list[str]:
    return [ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
