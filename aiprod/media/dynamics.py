"""What shapes levels over time: fades, the ducking curve and the true-peak limiter."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from scipy.ndimage import maximum_filter1d, minimum_filter1d, uniform_filter1d

from aiprod.media.loudness import HALO, RATE_HZ, Samples, peaks

CONTROL_HZ = 100
_CONTROL_STEP = RATE_HZ // CONTROL_HZ
_SPEAKING_DB = -42.0
_LOOKAHEAD_S = 0.30
_HOLD_S = 0.45
_GLIDE_S = 0.40
_LIMIT_REACH = RATE_HZ * 12 // 1000
_BLOCK = RATE_HZ * 10


def fade(samples: Samples, in_s: float, out_s: float) -> None:
    """Fade both ends in place along a quarter cosine; together the fades never exceed the sound."""
    room = len(samples) // 2
    head, tail = (min(room, round(seconds * RATE_HZ)) for seconds in (in_s, out_s))
    if head:
        samples[:head] *= _rise(head)[:, None]
    if tail:
        samples[-tail:] *= _rise(tail)[::-1, None]


def duck_curve(voice: Samples) -> npt.NDArray[np.float32]:
    """How far a bed must give way, 0 to 1, at ``CONTROL_HZ``, from the voice's (frames, 1) samples.

    It gives way before the first word, stays down through short pauses and comes back slowly.
    """
    steps = -(-len(voice) // _CONTROL_STEP)
    loud = np.zeros(max(1, steps), np.float32)
    for step in range(0, steps, 1000):
        part = voice[step * _CONTROL_STEP : (step + 1000) * _CONTROL_STEP, 0]
        padded = np.pad(part, (0, -len(part) % _CONTROL_STEP)).reshape(-1, _CONTROL_STEP)
        level = np.sqrt(np.mean(padded.astype(np.float64) ** 2, axis=1))
        loud[step : step + len(level)] = level > 10 ** (_SPEAKING_DB / 20)
    lookahead, hold = round(_LOOKAHEAD_S * CONTROL_HZ), round(_HOLD_S * CONTROL_HZ)
    reach = lookahead + hold + 1
    spread = maximum_filter1d(loud, reach, origin=(lookahead - hold) // 2, mode="constant")
    glide = round(_GLIDE_S * CONTROL_HZ) | 1
    smooth = uniform_filter1d(uniform_filter1d(spread, glide, mode="nearest"), glide // 2 | 1, mode="nearest")
    return np.asarray(np.clip(smooth, 0, 1), np.float32)


def gains_at(curve: npt.NDArray[np.float32], depth_db: float, start: int, count: int) -> Samples:
    """The gain of ``count`` samples from sample ``start``: 1 where the curve is 0, ``-depth_db`` where it is 1."""
    places = (np.arange(start, start + count) / _CONTROL_STEP).astype(np.float32)
    decibels = -depth_db * np.interp(places, np.arange(len(curve)), curve)
    return (10 ** (decibels / 20)).astype(np.float32)


def limited(program: Samples, gain: float, ceiling: float) -> Iterator[Samples]:
    """The program times ``gain`` in blocks whose true peak stays under ``ceiling`` (linear), latency-free.

    The gain needed is held over 12 ms to both sides and averaged over as much, so it moves without a corner and is
    never above what a peak needs.
    """
    margin = 2 * _LIMIT_REACH + HALO
    for start in range(0, len(program), _BLOCK):
        left, right = max(0, start - margin), min(len(program), start + _BLOCK + margin)
        block = np.asarray(program[left:right]) * np.float32(gain)
        needed = np.minimum(1.0, ceiling / np.maximum(peaks(block), 1e-9))
        held = minimum_filter1d(needed, 2 * _LIMIT_REACH + 1, mode="nearest")
        smooth = uniform_filter1d(held, 2 * _LIMIT_REACH + 1, mode="nearest").astype(np.float32)
        block *= smooth[:, None]
        yield block[start - left : start - left + min(_BLOCK, len(program) - start)]


def _rise(count: int) -> Samples:
    return np.sin(np.linspace(0, np.pi / 2, count, endpoint=False)).astype(np.float32)
