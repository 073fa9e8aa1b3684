"""Programs that read a client's file: one known form, no network, no other file, little memory and time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media.limits import GIB, Limits
from aiprod.media.run import ffmpeg_exe, run
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sniff import Form

MAX_PIXELS = 8192 * 4320
_LIMITS = Limits(memory_bytes=4 * GIB, file_bytes=8 * GIB, open_files=64)
_CPU_PER_DEADLINE_S = 2
_VIDEO = "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mpeg2video,mjpeg,prores,dnxhd,gif,webp,png"
_SOUND = "aac,mp3float,mp3,opus,libopus,vorbis,flac,alac,ac3,eac3"
_PCM = "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le"
_TOO_MUCH = ("memory_limit", "cpu_limit", "file_limit", "output_limit")


def foreign_input(source: Path, form: Form, level: str) -> list[str]:
    """The first part of an FFmpeg command that reads ``source``, to be run in its folder."""
    return [
        *(ffmpeg_exe(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", level, "-xerror", "-y"),
        *("-protocol_whitelist", "file", "-format_whitelist", form.demuxer, "-f", form.demuxer),
        *("-codec_whitelist", f"{_VIDEO},{_SOUND},{_PCM}", "-max_pixels", str(MAX_PIXELS)),
        *("-err_detect", "explode", "-i", f"file:{source.name}"),
    ]


def in_sandbox(argv: Sequence[str], directory: Path, *, deadline_s: float, stdin: bytes | None = None) -> str:
    """Run a program on a client's file in ``directory`` and give what it said on stderr.

    Raises InvalidInput ``media_too_large`` if it met a limit and ``media_unreadable`` if it failed, and what
    ``aiprod.media.run.run`` raises where the machine is at fault.
    """
    limits = Limits(
        memory_bytes=_LIMITS.memory_bytes,
        file_bytes=_LIMITS.file_bytes,
        open_files=_LIMITS.open_files,
        cpu_s=round(_CPU_PER_DEADLINE_S * deadline_s),
    )
    try:
        return run(argv, deadline_s=deadline_s, cwd=directory, stdin=stdin, limits=limits).stderr
    except PermanentError as error:
        if error.code in _TOO_MUCH:
            raise refused(
                "media_too_large", f"reading it takes too much: {error.message}", "Send a smaller or shorter file."
            ) from error
        if error.code == "program_failed":
            raise refused("media_unreadable", f"it cannot be decoded: {error.message}", "Export it again.") from error
        raise
