"""Mastering: the finished program to its loudness, under its true peak, into one encoded file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from aiprod.errors import TransientError
from aiprod.media import graphs
from aiprod.media.dynamics import limited
from aiprod.media.loudness import HALO, RATE_HZ, LoudnessMeter, Samples, peaks
from aiprod.media.pcm import read_blocks
from aiprod.media.run import feed, ffmpeg_exe

TARGET_LUFS = -14.0
BLOCK = RATE_HZ * 10
"""How many samples long sounds are worked on at a time."""

_CEILING_DBTP = -1.8
_DECODED_LIMIT_DBTP = -1.0
_CLOSE_LU = 0.3
_ENCODES = 4
_PASSES = 5
_MOST_LIMITING_DB = 14.0


def master(program: Samples, out: Path) -> tuple[float | None, float | None]:
    """Bring the (frames, 2) program to its loudness, encode it to AAC in MP4, and measure the decoded file.

    Again with a lower ceiling where the codec overshot. Gives the integrated loudness (LUFS) and true peak (dBTP) of
    the file, None for silence. A few short sounds may stay quieter than the target, since more gain would only meet the
    limiter. Raises TransientError ``wrong_loudness`` if the decoded file is too loud or its peaks too high.
    """
    argv = graphs.encode_audio(ffmpeg_exe(), 2, out)
    deadline_s = 60 + len(program) / RATE_HZ
    loudness = loudness_of(blocks_of(program), 2)
    if not math.isfinite(loudness):
        feed(argv, (_bytes(block) for block in blocks_of(program)), deadline_s=deadline_s)
        return None, None
    gain_db, ceiling_db = TARGET_LUFS - loudness, _CEILING_DBTP
    for _ in range(_ENCODES):
        gain_db = _gain_through_limiter(program, gain_db, ceiling_db)
        blocks = limited(program, linear(gain_db), linear(ceiling_db))
        feed(argv, (_bytes(block) for block in blocks), deadline_s=deadline_s)
        loudness, peak_db = _measure_file(out)
        if peak_db < _DECODED_LIMIT_DBTP:
            break
        ceiling_db -= peak_db - _DECODED_LIMIT_DBTP + 0.3
    if loudness > TARGET_LUFS + 1.0 or peak_db >= _DECODED_LIMIT_DBTP:
        raise TransientError(
            "wrong_loudness", f"the mix came out at {loudness:.1f} LUFS with a true peak of {peak_db:.1f} dBTP."
        )
    return round(loudness, 2), round(peak_db, 2)


def _gain_through_limiter(program: Samples, gain_db: float, ceiling_db: float) -> float:
    """The gain that brings the limited program to the target: peaky speech loses loudness to the limiter.

    Bounded, since a program of a few clicks would meet only the limiter.
    """
    most_db = gain_db + _MOST_LIMITING_DB
    for _ in range(_PASSES):
        missing = TARGET_LUFS - loudness_of(limited(program, linear(gain_db), linear(ceiling_db)), 2)
        if abs(missing) <= _CLOSE_LU or gain_db >= most_db:
            break
        gain_db = min(most_db, gain_db + (1.5 * missing if missing > 0 else missing))
    return gain_db


def loudness_of(blocks: Iterable[Samples], channels: int) -> float:
    """Integrated loudness, LUFS, -inf for silence; a single channel counts as two, since it will play on both."""
    meter = LoudnessMeter()
    for block in _gathered(blocks):
        meter.add(block)
    return meter.integrated_lufs() + (10 * math.log10(2) if channels == 1 else 0.0)


def blocks_of(bus: Samples) -> Iterator[Samples]:
    """A bus in pieces of ``BLOCK`` samples."""
    return (np.asarray(bus[start : start + BLOCK]) for start in range(0, len(bus), BLOCK))


def linear(decibels: float) -> float:
    """The factor of a gain in decibels."""
    return float(10 ** (decibels / 20))


def _measure_file(path: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) of an encoded file."""
    meter, highest = LoudnessMeter(), 0.0
    tail = np.zeros((2 * HALO, 2), np.float32)
    for block in _gathered(read_blocks(path, "audio/mp4", 2)):
        meter.add(block)
        joined = np.concatenate([tail, block])
        highest = max(highest, float(peaks(joined).max()))
        tail = joined[-2 * HALO :]
    return meter.integrated_lufs(), 20 * math.log10(max(highest, 1e-9))


def _gathered(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """Small blocks joined to some seconds each, since every filter call has a price."""
    held: list[Samples] = []
    for block in blocks:
        held.append(block)
        if sum(map(len, held)) >= BLOCK:
            yield np.concatenate(held)
            held = []
    if held:
        yield np.concatenate(held)


def _bytes(block: Samples) -> memoryview:
    return np.ascontiguousarray(block, np.float32).data.cast("B")
