"""The last step both renderers share: exact length, a clean bottom, a soft end, one level."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from aiprod.audio import Samples, fade, frames_of, highpass, set_loudness, write_wav
from aiprod.providers.base import Made

TARGET_LUFS = -20.0
_LOWEST_HZ = 32.0
_END_S = 1.2


def finish(samples: Samples, duration_s: float, directory: Path, licence: str, credit: str = "") -> Made:
    """Write ``music.wav``: stereo, exactly ``duration_s`` seconds, -20 LUFS, faded at the very end."""
    wanted = frames_of(duration_s)
    exact = np.zeros((wanted, 2))
    count = min(wanted, len(samples))
    exact[:count] = samples[:count]
    clean = set_loudness(highpass(exact, _LOWEST_HZ), TARGET_LUFS)
    path = directory / "music.wav"
    write_wav(path, fade(clean, 0.005, min(_END_S, 0.15 * duration_s)))
    return Made(path, "audio/wav", licence, credit, duration_s=wanted / frames_of(1.0))
