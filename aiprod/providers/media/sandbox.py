"""Programs that read a client's file: one known form, no network, no other file, little memory and time."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from aiprod.errors import PermanentError
from aiprod.media.limits import GIB, Limits
from aiprod.media.run import Completed, ffmpeg_exe, run
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sniff import Form

MAX_PIXELS = 8192 * 4320
_LIMITS = Limits(memory_bytes=4 * GIB, file_bytes=8 * GIB, open_files=64)
_CPU_PER_DEADLINE_S = 2
_VIDEO = "h264,hevc,vp8,vp9,libdav1d,av1,mpeg4,mpeg2video,mjpeg,prores,dnxhd,gif,webp,png"
_SOUND = "aac,mp3float,mp3,opus,libopus,vorbis,flac,alac,ac3,eac3"
_PCM = "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_f32le,pcm_f32be,pcm_f64le"
_PART = re.compile(r"^(\[[^]]*\] )+")
_ECHOES = ("Terminating thread", "Task finished", "Nothing was written", "Conversion failed", "Could not open encoder")
_TOO_MUCH = ("memory_limit", "cpu_limit", "file_limit", "output_limit")


def foreign_input(source: Path, form: Form, level: str, span: Sequence[str] = ()) -> list[str]:
    """The first part of an FFmpeg command that reads ``source``, to be run in its folder; ``span`` says what of it."""
    return [
        *(ffmpeg_exe(), "-hide_banner", "-nostdin", "-nostats", "-loglevel", level, "-xerror", "-y"),
        *("-filter_threads", "2", "-threads", "4"),
        *("-protocol_whitelist", "file", "-format_whitelist", form.demuxer, "-f", form.demuxer),
        *("-codec_whitelist", f"{_VIDEO},{_SOUND},{_PCM}", "-max_pixels", str(MAX_PIXELS)),
        *("-err_detect", "crccheck+bitstream+buffer+explode", *span, "-i", f"file:{source.name}"),
    ]


def in_sandbox(argv: Sequence[str], directory: Path, *, deadline_s: float, stdin: bytes | None = None) -> Completed:
    """Run a program on a client's file in ``directory``.

    Raises InvalidInput ``media_too_large`` if it met a limit and ``media_unreadable`` if it failed, and what
    ``aiprod.media.run.run`` raises where the machine is at fault.
    """
    limits = replace(_LIMITS, cpu_s=round(_CPU_PER_DEADLINE_S * deadline_s))
    try:
        return run(argv, deadline_s=deadline_s, cwd=directory, stdin=stdin, limits=limits)
    except PermanentError as error:
        if error.code in _TOO_MUCH:
            raise refused(
                "media_too_large", "reading it takes more memory, time or disk than it may.", "Send a smaller file."
            ) from error
        if error.code == "program_failed":
            raise refused("media_unreadable", f"it cannot be decoded: {_reason(error)}.", "Export it again.") from error
        raise


def _reason(error: PermanentError) -> str:
    """What the program said was wrong: its last words that tell more than that it ended, without its parts' names."""
    first, *lines = error.message.splitlines()
    said = [_PART.sub("", line).rstrip(".") for line in lines or [first.partition(": ")[2]]]
    told = [line for line in said if not line.startswith(_ECHOES)] or said
    return told[-1][:200]


def checked_in_sandbox(script: Path, job: Mapping[str, object], directory: Path, *, deadline_s: float) -> None:
    """Run a script of ours on a client's file. It reads ``job`` as JSON and answers with {} or {code, message}.

    Raises InvalidInput with the script's code, and what ``in_sandbox`` raises.
    """
    argv = [sys.executable, "-I", str(script)]
    answer = json.loads(in_sandbox(argv, directory, deadline_s=deadline_s, stdin=json.dumps(job).encode()).stdout)
    if answer:
        raise refused(answer["code"], answer["message"], "Export it again, or send another.")
