"""FFmpeg argument lists, as pure functions. No text from a job reaches a filter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ffmpeg as filters

from aiprod.media.encoders import ENCODERS
from aiprod.outputs import OutputFormat, VideoCodec
from aiprod.timing import FrameRate

VERSION = 4
"""Changes whenever an argument list would give other bytes; it is part of every rendered thing's key."""

TIMESCALE = 90_000
"""Ticks a second of every video track: a frame is a whole number of them at 24, 25, 30, 50 and 60 frames a second."""

_CLOCK = ("-video_track_timescale", str(TIMESCALE), "-movie_timescale", str(TIMESCALE))
# The movie's own clock too: at its default of 1000 an edit list cuts a segment's length to whole milliseconds, and a
# join by stream copy then sets the next segment's frames off the grid.

_FRAGMENTED = "+empty_moov+delay_moov+default_base_moof+skip_trailer"
AUDIO_RATE_HZ = 48_000
_GOP_S = 2
_OPUS = ("-c:a", "libopus", "-b:a", "128k")
_MP4 = ("mov", ("-c:a", "copy"), "mov_text", (*_CLOCK, "-movflags", "+faststart"))
_CONTAINERS = {"mp4": _MP4, "mov": _MP4, "webm": ("flac", _OPUS, "webvtt", ("-cues_to_front", "1"))}
PODCAST_GAIN_DB = -2
"""From the master's -14 LUFS to the -16 LUFS that podcast directories ask of stereo."""

_TO_16_BITS = f"volume={PODCAST_GAIN_DB}dB,aresample=osf=s16:dither_method=triangular"
_SOUND_ALONE = {
    "m4a": ("mov", ("-c:a", "copy", "-movflags", "+faststart", "-f", "ipod")),
    "mp3": ("flac", ("-c:a", "libmp3lame", "-b:a", "192k", "-id3v2_version", "3", "-f", "mp3")),
    "wav": ("flac", ("-af", _TO_16_BITS, "-c:a", "pcm_s16le", "-f", "wav")),
}
_ONLY_FILES = ("-protocol_whitelist", "file")
_LISTED = {"f": "concat", "safe": 0, "protocol_whitelist": "file"}
_BT709 = (
    *("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
    *("-pix_fmt", "yuv420p"),
)


def encode_scene(
    ffmpeg: str, codec: VideoCodec, width_px: int, height_px: int, rate: FrameRate, out: Path
) -> list[str]:
    """Raw I420 frames on stdin to one segment that joins others by stream copy; progress goes to stdout.

    The segment is an initialisation and a CMAF fragment a group of pictures, so that it can be streamed as it is.
    Its frames are decoded one a frame's time and always as early, so that even a segment too short for B-frames begins
    where the one before it ends, and all headers are equal.
    """
    gop, encoder = str(round(_GOP_S * rate.fraction)), ENCODERS[codec]
    return [
        *_quiet(ffmpeg),
        *("-progress", "pipe:1"),
        *("-f", "rawvideo", "-pix_fmt", "yuv420p", *_BT709[:8], "-video_size", f"{width_px}x{height_px}"),
        *("-framerate", str(rate), "-i", "pipe:0"),
        *("-an", *encoder.arguments, "-g", gop, *_BT709),
        *("-bsf:v", f"setts=pts=PTS:dts=N-{encoder.reorder_frames}:duration=1", "-fps_mode", "passthrough"),
        *(*_CLOCK, "-bitexact", "-movflags", _FRAGMENTED, "-f", "mp4", str(out)),
    ]


def stretch_audio(ffmpeg: str, speed: float) -> list[str]:
    """Mono 32-bit float samples at 48 kHz, stdin to stdout, ``speed`` times as fast at the same pitch (0.5 to 2)."""
    raw = {"f": "f32le", "ar": AUDIO_RATE_HZ, "ac": 1}
    graph = filters.input("pipe:0", **raw).filter("atempo", f"{speed:.6f}").output("pipe:1", **raw)
    return _compiled(graph, ffmpeg)


def listing(segments: Sequence[Path]) -> str:
    """An ffconcat script of ``segments``; a quote in a path is closed, escaped and opened again."""
    paths = [str(path.resolve()).replace("'", "'\\''") for path in segments]
    return "ffconcat version 1.0\n" + "".join(f"file '{path}'\n" for path in paths)


def metadata(title: str, chapters: Sequence[tuple[str, float, float]] = ()) -> str:
    """An FFMETADATA file: the format's five special characters escaped, line breaks to spaces.

    ``chapters`` are titles with the seconds at which they start and end.
    """
    lines = [";FFMETADATA1", _titled(title)]
    for name, start_s, end_s in chapters:
        times = f"START={round(1000 * start_s)}", f"END={round(1000 * end_s)}"
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", *times, _titled(name)]
    return "\n".join([*lines, ""])


def _titled(title: str) -> str:
    # The reader takes a backslash at a line's end for a line that goes on, even an escaped one.
    flat = " ".join(title.split())
    flat += " " if flat.endswith("\\") else ""
    return "title=" + "".join(f"\\{letter}" if letter in "=;#\\" else letter for letter in flat)


def join(
    ffmpeg: str,
    segments: Path,
    sound: Path,
    title: Path,
    subtitles: Path | None,
    rate: FrameRate,
    container: OutputFormat,
    out: Path,
) -> list[str]:
    """A listing's segments, the sound and perhaps an SRT text track into one file; the picture is not encoded again.

    ``sound`` is the mix for MP4 and MOV, which is copied too, and the lossless master for WebM. The title is a metadata
    file. Only files may be read, each by a stated demuxer. Times are set back on the grid of ``rate``: the concat
    demuxer adds up lengths in whole microseconds, which over dozens of segments is a tick.
    """
    text_in = () if subtitles is None else (*_ONLY_FILES, "-f", "srt", "-i", str(subtitles))
    sound_demuxer, sound_codec, text_codec, muxer = _CONTAINERS[container]
    text_out = () if subtitles is None else ("-map", "3:s:0", "-c:s", text_codec)
    frame = f"({TIMESCALE * rate.den}/{rate.num})"
    on_grid = f"setts=pts=round(PTS/{frame})*{frame}:dts=round(DTS/{frame})*{frame}"
    return [
        *_quiet(ffmpeg),
        *(*_ONLY_FILES, "-safe", "0", "-f", "concat", "-i", str(segments)),
        *(*_ONLY_FILES, "-f", sound_demuxer, "-i", str(sound)),
        *(*_ONLY_FILES, "-f", "ffmetadata", "-i", str(title)),
        *text_in,
        *(
            "-map",
            "0:v:0",
            "-map",
            "1:a:0",
            "-map_metadata",
            "2",
            "-map_chapters",
            "2",
            "-c:v",
            "copy",
            "-bsf:v",
            on_grid,
        ),
        *(*sound_codec, *text_out, "-bitexact", *muxer, "-f", container, str(out)),
    ]


def sound_alone(ffmpeg: str, sound: Path, title: Path, container: OutputFormat, out: Path) -> list[str]:
    """The mix as M4A, or the lossless master as MP3 or as WAV, which is turned down to the loudness of podcasts."""
    demuxer, coding = _SOUND_ALONE[container]
    return [
        *_quiet(ffmpeg),
        *(*_ONLY_FILES, "-f", demuxer, "-i", str(sound)),
        *(*_ONLY_FILES, "-f", "ffmetadata", "-i", str(title)),
        *("-map", "0:a:0", "-map_metadata", "1", "-map_chapters", "1", *coding, "-bitexact", str(out)),
    ]


def fragment_sound(ffmpeg: str, mix: Path, seconds: float, out: Path) -> list[str]:
    """The mix as CMAF, in fragments of ``seconds``, without re-encoding."""
    return [
        *_quiet(ffmpeg),
        *(*_ONLY_FILES, "-f", "mov", "-i", str(mix), "-map", "0:a:0", "-c", "copy", "-bitexact"),
        *("-movflags", _FRAGMENTED, "-frag_duration", str(round(seconds * 1_000_000)), "-f", "mp4", str(out)),
    ]


def gif_palette(ffmpeg: str, segments: Path, step: int, out: Path) -> list[str]:
    """The 256 colours, as a PNG, that suit every ``step``-th frame of a listing's segments best."""
    frames = filters.input(str(segments), **_LISTED).video.filter("framestep", step)
    colours = frames.filter("palettegen", stats_mode="full", reserve_transparent=0)
    return _compiled(colours.output(str(out), **{"frames:v": 1}), ffmpeg)


def gif(ffmpeg: str, segments: Path, palette: Path, step: int, out: Path) -> list[str]:
    """Every ``step``-th frame of a listing's segments in the colours of ``palette``, without end.

    Ordered dither lies still where the picture does, so that only what moves is stored.
    """
    frames = filters.input(str(segments), **_LISTED).video.filter("framestep", step)
    colours = filters.input(str(palette), f="png_pipe", protocol_whitelist="file")
    drawn = filters.filter([frames, colours], "paletteuse", dither="bayer", bayer_scale=4, diff_mode="rectangle")
    return _compiled(drawn.output(str(out), f="gif", loop=0, fps_mode="passthrough"), ffmpeg)


def _compiled(graph: Any, ffmpeg: str) -> list[str]:
    """What has a filter is compiled, escaped and labelled by ffmpeg-python; its own runner has no deadline."""
    arguments: list[str] = graph.global_args("-hide_banner", "-nostdin", "-nostats", "-loglevel", "error").compile(
        ffmpeg
    )
    return arguments


def _quiet(ffmpeg: str) -> list[str]:
    return [ffmpeg, "-hide_banner", "-nostdin", "-loglevel", "error", "-y"]
