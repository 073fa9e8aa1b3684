"""A client's sound as ours: WAV, 48 kHz, stereo, 16-bit."""

from __future__ import annotations

import wave
from pathlib import Path

from aiprod.plan import MediaRequest
from aiprod.providers.media.look import Streams
from aiprod.providers.media.refusal import refused
from aiprod.providers.media.sandbox import foreign_input
from aiprod.providers.media.sniff import Form
from aiprod.providers.media.span import Span

RATE_HZ = 48_000
_SILENCE_S = 0.1
_SLOWEST = 0.5


def normalise_sound(source: Path, form: Form, streams: Streams, request: MediaRequest, out: Path) -> float:
    """Write ``out`` and give its length in seconds: resampled with soxr, trimmed, then sped at the same pitch.

    Raises InvalidInput ``media_unreadable``, ``media_truncated``, ``media_too_large`` or ``media_too_short``.
    """
    if streams.sound is None:
        raise refused("media_unreadable", "it holds no sound.", "Send a recording.")
    span = Span.of(request, streams.duration_s, "0:a:0")

    def build(seeks: bool) -> list[str]:
        filters = ",".join([*span.filters(seeks, "a"), *sound_filters(span.speed, mono=streams.sound == "mono")])
        return [
            *foreign_input(source, form, "error", span.input_options(seeks)),
            *("-map", span.stream, "-vn", "-sn", "-dn", "-map_metadata", "-1", "-af", filters),
            *("-t", f"{span.most_s:.6f}", "-c:a", "pcm_s16le", "-bitexact", "-f", "wav", f"file:{out.name}"),
        ]

    def measure() -> float:
        with wave.open(str(out)) as sound:
            made_s: float = sound.getnframes() / RATE_HZ
        return made_s

    return span.cut(source, form, build, measure)


def sound_filters(speed: float, *, mono: bool) -> list[str]:
    """A stream that begins late, or has holes, is filled with silence to keep its place.

    FFmpeg's own way from one channel to two would lose 3 dB. ``atempo`` only goes down to half speed. soxr makes
    other bytes of 8-bit samples in each run, and the same of floats.
    """
    tempos = [] if speed == 1 else [speed] if speed >= _SLOWEST else [_SLOWEST, speed / _SLOWEST]
    return [
        "aformat=sample_fmts=fltp",
        "aresample=async=1:first_pts=0",
        f"aresample={RATE_HZ}:resampler=soxr:precision=28",
        *(f"atempo={tempo:.6f}" for tempo in tempos),
        *(["pan=stereo|c0=c0|c1=c0"] if mono else []),
        "aformat=sample_fmts=s16:channel_layouts=stereo",
    ]


def silence(out: Path) -> float:
    """Write a moment of silence, for a picture that has no sound."""
    with wave.open(str(out), "wb") as sound:
        sound.setparams((2, 2, RATE_HZ, 0, "NONE", ""))
        sound.writeframes(bytes(round(_SILENCE_S * RATE_HZ) * 4))
    return _SILENCE_S
