"""A client's sound as ours: WAV, 48 kHz, stereo, 16-bit."""

from __future__ import annotations

import wave
from pathlib import Path

from aiprod.plan import MediaRequest
from aiprod.providers.media.look import Streams
from aiprod.providers.media.movie import foreign_input_at
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import in_sandbox
from aiprod.providers.media.sniff import Form
from aiprod.providers.media.span import check_span, deadline_s, given_s

RATE_HZ = 48_000
_SILENCE_S = 0.1
_SLOWEST = 0.5


def normalise_sound(source: Path, form: Form, streams: Streams, request: MediaRequest, out: Path) -> float:
    """Write ``out`` and give its length in seconds: resampled with soxr, trimmed, then sped at the same pitch.

    Raises InvalidInput ``media_unreadable``, ``media_truncated``, ``media_too_large`` or ``media_too_short``.
    """
    if not streams.sound:
        raise refused("media_unreadable", "it holds no sound.", "Send a recording.")
    in_sandbox(
        sound_arguments(source, form, request, out),
        source.parent,
        deadline_s=deadline_s(request, streams.duration_s),
    )
    with wave.open(str(out)) as sound:
        made_s: float = sound.getnframes() / RATE_HZ
    check_span(made_s, request, streams.duration_s)
    return made_s


def sound_arguments(source: Path, form: Form, request: MediaRequest, out: Path) -> list[str]:
    """The FFmpeg command. A stream that begins late, or has holes, is filled with silence to keep its place."""
    return [
        *foreign_input_at(source, form, request),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-af", sound_filters(request.speed)),
        *("-t", f"{given_s(request):.6f}", "-c:a", "pcm_s16le", "-bitexact", "-f", "wav", f"file:{out.name}"),
    ]


def sound_filters(speed: float) -> str:
    """``atempo`` goes down to half speed, so a slower one takes two."""
    tempos = [] if speed == 1 else [speed] if speed >= _SLOWEST else [_SLOWEST, speed / _SLOWEST]
    chain = [
        "aresample=async=1:first_pts=0",
        "aformat=sample_fmts=fltp:channel_layouts=stereo|mono|5.1|5.1(side)|7.1",
        f"aresample={RATE_HZ}:resampler=soxr:precision=28",
        *(f"atempo={tempo:.6f}" for tempo in tempos),
        "aformat=sample_fmts=s16:channel_layouts=stereo",
    ]
    return ",".join(chain)


def silence(out: Path) -> float:
    """Write a moment of silence, for a picture that has no sound."""
    with wave.open(str(out), "wb") as sound:
        sound.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
        sound.writeframes(bytes(round(_SILENCE_S * RATE_HZ) * 4))
    return _SILENCE_S
