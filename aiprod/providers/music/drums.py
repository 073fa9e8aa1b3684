"""The synth's drums: a kit, brushes and the orchestra's, each struck a little differently from hit to hit."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.music.percussion import (
    CLOSED_HAT,
    CRASH,
    GONG_CRASH,
    KICK,
    LOW_TOM,
    OPEN_HAT,
    RIDE,
    SHAKER,
    SIDE_STICK,
    SNARE,
    TIMPANI,
)
from aiprod.providers.sound.grains import band, periodic_noise

TURNS = 3
"""How many takes there are of each drum."""


@cache
def drum(key: int, turn: int) -> npt.NDArray[np.float32]:
    """One hit of a General MIDI drum key, in one of ``TURNS`` takes: (2, frames), softened at its end."""
    make = _DRUMS.get(key) or (_timpani(key) if TIMPANI <= key <= TIMPANI + 12 else _hat)
    left, right = make(2 * turn), make(2 * turn + 1)
    stereo = np.array([0.8 * left + 0.2 * right, 0.2 * left + 0.8 * right])
    stereo[:, -480:] *= np.linspace(1.0, 0.0, 480)
    return stereo.astype(np.float32)


def _noise(seconds: float, seed: int, low_hz: float, high_hz: float = 16_000.0) -> Samples:
    return periodic_noise(np.random.default_rng(seed), frames_of(seconds), band(low_hz, high_hz), 1)[:, 0]


def _decay(seconds: float, fall_s: float) -> Samples:
    return np.exp(-np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ / fall_s)


def _swept(seconds: float, from_hz: float, to_hz: float, sweep_s: float, fall_s: float) -> Samples:
    """A sine whose pitch drops exponentially, as a struck skin's does."""
    time_s = np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ
    cycles = to_hz * time_s + (from_hz - to_hz) * sweep_s * (1.0 - np.exp(-time_s / sweep_s))
    return np.asarray(np.sin(2.0 * np.pi * cycles) * np.exp(-time_s / fall_s))


def _metal(seconds: float, seed: int, tones_hz: tuple[float, ...], fall_s: float, low_hz: float) -> Samples:
    """A cymbal: noise above ``low_hz`` and a few clashing tones."""
    time_s = np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ
    ring = sum(np.sin(2.0 * np.pi * hz * time_s + seed) for hz in tones_hz)
    wash = _noise(seconds, 100 + seed, low_hz) * np.minimum(time_s / 0.004, 1.0)
    return np.asarray((wash + 0.12 * ring) * np.exp(-time_s / fall_s))


def _kick(turn: int) -> Samples:
    click = 0.05 * _noise(0.4, turn, 2000.0) * _decay(0.4, 0.006)
    return 0.7 * _swept(0.4, 195.0, 60.0, 0.03, 0.1) + click


def _snare(turn: int) -> Samples:
    rattle = _noise(0.3, 10 + turn, 1200.0) * _decay(0.3, 0.07)
    return 0.17 * rattle + 0.33 * _swept(0.3, 262.0, 180.0, 0.02, 0.06)


def _side_stick(turn: int) -> Samples:
    """A brush laid across the rim."""
    brush = _noise(0.2, 20 + turn, 900.0, 7000.0) * _decay(0.2, 0.035)
    return 0.14 * brush + 0.16 * _swept(0.2, 640.0, 410.0, 0.01, 0.02)


def _hat(turn: int) -> Samples:
    return 0.15 * _metal(0.12, 30 + turn, (7460.0, 9120.0, 10_340.0), 0.02, 7000.0)


def _open_hat(turn: int) -> Samples:
    return 0.12 * _metal(0.5, 40 + turn, (7460.0, 9120.0, 10_340.0), 0.13, 6500.0)


def _ride(turn: int) -> Samples:
    return 0.06 * _metal(1.2, 50 + turn, (3120.0, 4470.0, 5230.0, 6890.0), 0.32, 4500.0)


def _shaker(turn: int) -> Samples:
    swing = np.sin(np.linspace(0.0, np.pi, frames_of(0.14))) ** 2
    return np.asarray(0.06 * swing * _noise(0.14, 60 + turn, 4500.0, 9500.0))


def _tom(turn: int) -> Samples:
    stick = 0.03 * _noise(0.5, 70 + turn, 800.0) * _decay(0.5, 0.02)
    return 0.5 * _swept(0.5, 172.0, 105.0, 0.05, 0.14) + stick


def _crash(turn: int) -> Samples:
    return 0.08 * _metal(2.2, 80 + turn, (2210.0, 3170.0, 4390.0, 5810.0), 0.55, 3200.0)


def _timpani(key: int) -> Callable[[int], Samples]:
    pitch_hz = 440.0 * 2.0 ** ((key - 69) / 12)

    def strike(turn: int) -> Samples:
        tones = sum(
            level * _swept(1.4, ratio * pitch_hz * 1.04, ratio * pitch_hz, 0.03, fall_s)
            for ratio, level, fall_s in ((1.0, 0.3, 0.45), (1.5, 0.25, 0.35), (1.98, 0.2, 0.25), (2.44, 0.12, 0.15))
        )
        return np.asarray(tones + 0.05 * _noise(1.4, 90 + turn, 300.0) * _decay(1.4, 0.02))

    return strike


_DRUMS: dict[int, Callable[[int], Samples]] = {
    KICK: _kick,
    SIDE_STICK: _side_stick,
    SNARE: _snare,
    CLOSED_HAT: _hat,
    OPEN_HAT: _open_hat,
    RIDE: _ride,
    SHAKER: _shaker,
    LOW_TOM: _tom,
    CRASH: _crash,
    GONG_CRASH: _crash,
}
