"""From rendered notes to the file: exact length, a clean bottom, a soft end, one level, and bounded memory."""

from __future__ import annotations

import math
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, fade, frames_of, highpass, pcm16, set_loudness
from aiprod.keys import seed_from
from aiprod.plan import MusicRequest
from aiprod.providers.base import Made

TARGET_LUFS = -20.0
LONGEST_MOVEMENT_S = 150.0
"""A longer request becomes several pieces, one after another, so that memory does not grow with the duration."""

_LOWEST_HZ = 32.0
_END_S = 1.2


def write_music(
    request: MusicRequest, render: Callable[[MusicRequest], Samples], directory: Path, licence: str
) -> Made:
    """Render each movement and write ``music.wav``: stereo, exactly ``request.duration_s``, -20 LUFS, soft end."""
    wanted = frames_of(request.duration_s)
    count = max(1, math.ceil(request.duration_s / LONGEST_MOVEMENT_S))
    path = directory / "music.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        for number in range(count):
            first, last = wanted * number // count, wanted * (number + 1) // count
            movement = _movement(request, number, first / SAMPLE_RATE_HZ, last / SAMPLE_RATE_HZ)
            file.writeframes(pcm16(_finish(render(movement), last - first)))
    return Made(path, "audio/wav", licence, duration_s=wanted / SAMPLE_RATE_HZ)


def _movement(request: MusicRequest, number: int, start_s: float, end_s: float) -> MusicRequest:
    """The part of a request between two times as a request of its own; the first keeps the seed."""
    return request.model_copy(
        update={
            "duration_s": end_s - start_s,
            "hits_s": tuple(hit_s - start_s for hit_s in request.hits_s if start_s < hit_s < end_s),
            "seed": request.seed if number == 0 else seed_from(request.seed, "movement", number),
        }
    )


def _finish(samples: Samples, wanted: int) -> Samples:
    exact = np.zeros((wanted, 2))
    count = min(wanted, len(samples))
    exact[:count] = samples[:count]
    clean = set_loudness(highpass(exact, _LOWEST_HZ), TARGET_LUFS)
    return fade(clean, 0.005, min(_END_S, 0.15 * wanted / SAMPLE_RATE_HZ))
