"""Mastering: the finished program to its loudness, under its true peak, into an encoded file and a lossless one."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aiprod.errors import TransientError
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.sound.bus import Program
from aiprod.media.sound.dynamics import Levels, linear
from aiprod.media.sound.files import encode_mix
from aiprod.media.sound.limiter import limited, peak_track
from aiprod.media.sound.loudness import RATE_HZ, LoudnessMeter, Samples
from aiprod.media.sound.pcm import read_blocks

TARGET_LUFS = -14.0
_CEILING_DBTP = -1.8
_DECODED_LIMIT_DBTP = -1.0
_CLOSE_LU = 0.2
_ENCODES = 4
_PASSES = 5
_MOST_LIMITING_DB = 14.0


@dataclass(frozen=True)
class Mastered:
    """Loudness and true peak of the decoded mix, None for silence; ``gain`` is the program's, before the limiter."""

    loudness_lufs: float | None
    true_peak_dbtp: float | None
    gain: float


def master(program: Program, mix: Path, lossless: Path | None = None) -> Mastered:
    """Bring a program to its loudness, encode it to AAC in MP4 and measure the decoded file.

    ``lossless`` gets the very samples that were encoded, as FLAC. Again with a lower ceiling where the codec overshot.
    A few short sounds may stay quieter than the target, since more gain would only meet the limiter. Raises
    TransientError ``wrong_loudness`` if the decoded file is too loud or its peaks too high.
    """
    argv = encode_mix(ffmpeg_exe(), mix, lossless)
    deadline_s = 60 + program.length / RATE_HZ
    loudness, track = _survey(program)
    if not math.isfinite(loudness):
        feed(argv, map(_bytes, program.blocks()), deadline_s=deadline_s)
        return Mastered(None, None, 1.0)
    gain_db, ceiling_db = TARGET_LUFS - loudness, _CEILING_DBTP
    for _ in range(_ENCODES):
        gain_db = _through_limiter(program, track, gain_db, ceiling_db)
        finished = limited(program.blocks(), track, linear(gain_db), linear(ceiling_db))
        feed(argv, map(_bytes, finished), deadline_s=deadline_s)
        loudness, peak_db = measure_sound(read_blocks(mix, "audio/mp4", 2))
        if peak_db < _DECODED_LIMIT_DBTP:
            break
        ceiling_db -= peak_db - _DECODED_LIMIT_DBTP + 0.3
    if loudness > TARGET_LUFS + 1.0 or peak_db >= _DECODED_LIMIT_DBTP:
        raise TransientError(
            "wrong_loudness", f"the mix came out at {loudness:.1f} LUFS with a true peak of {peak_db:.1f} dBTP."
        )
    return Mastered(round(loudness, 2), round(peak_db, 2), linear(gain_db))


def loudness_of(blocks: Iterable[Samples]) -> float:
    """Integrated loudness, LUFS, -inf for silence; a single channel counts as two, since it will play on both."""
    meter, channels = LoudnessMeter(), 2
    for block in blocks:
        channels = block.shape[1]
        meter.add(block)
    return meter.integrated_lufs() + (10 * math.log10(2) if channels == 1 else 0.0)


def measure_sound(blocks: Iterable[Samples]) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP)."""
    meter = LoudnessMeter()
    track = peak_track(_metered(blocks, meter))
    return meter.integrated_lufs(), 20 * math.log10(max(float(track.max()), 1e-9))


def _survey(program: Program) -> tuple[float, Levels]:
    meter = LoudnessMeter()
    track = peak_track(_metered(program.blocks(), meter))
    return meter.integrated_lufs(), track


def _metered(blocks: Iterable[Samples], meter: LoudnessMeter) -> Iterable[Samples]:
    for block in blocks:
        meter.add(block)
        yield block


def _through_limiter(program: Program, track: Levels, gain_db: float, ceiling_db: float) -> float:
    """The gain, dB, that brings the limited program to the target.

    Peaky speech loses loudness to the limiter. Bounded, since a program of a few clicks would meet only the limiter.
    """
    most_db = gain_db + _MOST_LIMITING_DB
    for _ in range(_PASSES):
        finished = limited(program.blocks(), track, linear(gain_db), linear(ceiling_db))
        missing = TARGET_LUFS - loudness_of(finished)
        if abs(missing) <= _CLOSE_LU or gain_db >= most_db:
            break
        gain_db = min(most_db, gain_db + (1.5 * missing if missing > 0 else missing))
    return gain_db


def _bytes(block: Samples) -> memoryview:
    return np.ascontiguousarray(block, np.float32).data.cast("B")
