"""The synth's instruments: tones from band-limited tables with a bright part that dies away, and a small drum kit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of, highpass, lowpass
from aiprod.providers.music.lines import CLOSED_HAT, CRASH, KICK, LOW_TOM, OPEN_HAT, SHAKER, SNARE, TIMPANI

_TABLE = 4096
_TOP_HZ = 14_000.0
_CENTRE = 0.6
"""How much of each voice is heard on the other side, so that the sum to mono loses little."""


@dataclass(frozen=True)
class Patch:
    """One instrument.

    slope is how fast harmonics weaken (amplitude n ** -slope), even the level of the even ones; bright_s is how long
    the upper harmonics last (0: for ever); attack_s, decay_s (0: holds) and release_s shape the level; detune is the
    distance of the two voices in cents; vibrato its depth in cents; inharmonic keeps few partials, as a bell's.
    """

    slope: float
    even: float = 1.0
    bright_s: float = 0.0
    attack_s: float = 0.005
    decay_s: float = 0.0
    release_s: float = 0.15
    detune: float = 4.0
    vibrato: float = 0.0
    inharmonic: bool = False


PATCHES: dict[str, Patch] = {
    "strings": Patch(1.35, attack_s=0.28, release_s=0.6, detune=9.0, vibrato=5.0),
    "warm_pad": Patch(1.9, attack_s=0.45, release_s=0.9, detune=11.0),
    "choir": Patch(1.7, even=0.6, attack_s=0.3, release_s=0.7, detune=12.0, vibrato=6.0),
    "bow_bass": Patch(1.25, bright_s=0.5, attack_s=0.02, decay_s=1.6, release_s=0.12, detune=2.0),
    "saw_bass": Patch(1.0, bright_s=0.22, attack_s=0.004, decay_s=0.8, release_s=0.06, detune=6.0),
    "piano": Patch(1.5, bright_s=0.45, attack_s=0.003, decay_s=1.5, release_s=0.22, detune=1.5),
    "harp": Patch(1.8, bright_s=0.25, attack_s=0.003, decay_s=0.9, release_s=0.5, detune=1.0),
    "guitar": Patch(1.3, even=0.8, bright_s=0.2, attack_s=0.002, decay_s=0.8, release_s=0.2, detune=1.5),
    "pluck": Patch(1.2, bright_s=0.12, attack_s=0.002, decay_s=0.35, release_s=0.15, detune=7.0),
    "lead": Patch(1.15, even=0.7, attack_s=0.02, release_s=0.18, detune=6.0, vibrato=7.0),
    "flute": Patch(2.6, even=0.5, attack_s=0.06, release_s=0.18, detune=2.0, vibrato=9.0),
    "horn": Patch(1.9, bright_s=0.0, attack_s=0.09, release_s=0.25, detune=3.0, vibrato=3.0),
    "bells": Patch(2.2, bright_s=0.5, attack_s=0.002, decay_s=1.4, release_s=0.9, detune=2.0, inharmonic=True),
}


@lru_cache(maxsize=64)
def tone(patch_name: str, pitch: int, length_s: float) -> Samples:
    """An instrument holding one key for ``length_s`` plus its release, at level 1: (frames, 2)."""
    patch = PATCHES[patch_name]
    count = frames_of(length_s + patch.release_s)
    time_s = np.arange(count) / SAMPLE_RATE_HZ
    pitch_hz = 440.0 * 2.0 ** ((pitch - 69) / 12)
    dark, bright = _tables(patch_name, pitch)
    sheen = np.exp(-time_s / patch.bright_s) if patch.bright_s else 1.0
    voices = []
    for side in (-1.0, 1.0):
        cycles = pitch_hz * 2.0 ** (side * patch.detune / 2400.0) * time_s + 0.13 * (side + 1)
        if patch.vibrato:
            depth = pitch_hz * patch.vibrato / 1200.0 * np.log(2.0)
            onset = np.minimum(time_s / 0.6, 1.0)
            cycles += depth / (2 * np.pi * 5.2) * onset * np.sin(2 * np.pi * 5.2 * time_s + side)
        place = (cycles * _TABLE).astype(np.int64) & (_TABLE - 1)
        voices.append(dark[place] + sheen * bright[place])
    left, right = voices
    spread = np.stack([left + _CENTRE * right, right + _CENTRE * left], axis=1) / (1.0 + _CENTRE)
    return spread * _envelope(patch, count, length_s)[:, None]


def _envelope(patch: Patch, count: int, length_s: float) -> Samples:
    time_s = np.arange(count) / SAMPLE_RATE_HZ
    level = np.minimum(time_s / patch.attack_s, 1.0)
    if patch.decay_s:
        level = level * np.exp(-np.maximum(time_s - patch.attack_s, 0.0) / patch.decay_s)
    release = np.clip((time_s - length_s) / patch.release_s, 0.0, 1.0)
    return np.asarray(level * (1.0 - release) ** 2)


@lru_cache(maxsize=512)
def _tables(patch_name: str, pitch: int) -> tuple[Samples, Samples]:
    """One cycle of the lower partials and one of the upper, without any above 14 kHz."""
    patch = PATCHES[patch_name]
    pitch_hz = 440.0 * 2.0 ** ((pitch - 69) / 12)
    phase = 2.0 * np.pi * np.arange(_TABLE) / _TABLE
    tables = [np.zeros(_TABLE), np.zeros(_TABLE)]
    partials = (1, 3, 5, 9, 13) if patch.inharmonic else range(1, 33)
    for partial in partials:
        if partial * pitch_hz > _TOP_HZ:
            break
        level = partial**-patch.slope * (patch.even if partial % 2 == 0 else 1.0)
        # Fixed scattered phases keep the crest low.
        tables[partial > 3] += level * np.sin(partial * phase + 2.4 * partial * partial)
    peak = np.sqrt(np.mean((tables[0] + tables[1]) ** 2)) * 3.0
    return tables[0] / peak, tables[1] / peak


@cache
def drum(key: int) -> Samples:
    """One hit of a General MIDI drum key: (frames, 2)."""
    mono = _DRUMS.get(key, _timpani(key) if TIMPANI <= key <= TIMPANI + 12 else _hat)()
    return np.stack([mono, mono], axis=1)


def _noise(seconds: float, seed: int) -> Samples:
    return np.random.default_rng(seed).standard_normal(frames_of(seconds))


def _decay(seconds: float, fall_s: float) -> Samples:
    return np.exp(-np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ / fall_s)


def _swept(seconds: float, from_hz: float, to_hz: float, sweep_s: float, fall_s: float) -> Samples:
    """A sine whose pitch drops exponentially, as a struck skin's does."""
    time_s = np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ
    cycles = to_hz * time_s + (from_hz - to_hz) * sweep_s * (1.0 - np.exp(-time_s / sweep_s))
    return np.asarray(np.sin(2.0 * np.pi * cycles) * np.exp(-time_s / fall_s))


def _kick() -> Samples:
    return 0.75 * _swept(0.4, 190.0, 58.0, 0.03, 0.11) + 0.05 * highpass(_noise(0.4, 1), 2000.0) * _decay(0.4, 0.006)


def _snare() -> Samples:
    rattle = highpass(_noise(0.3, 2), 1200.0) * _decay(0.3, 0.07)
    return 0.18 * rattle + 0.35 * _swept(0.3, 260.0, 180.0, 0.02, 0.06)


def _hat() -> Samples:
    return 0.16 * highpass(_noise(0.12, 3), 7000.0) * _decay(0.12, 0.022)


def _open_hat() -> Samples:
    return 0.14 * highpass(_noise(0.5, 4), 6500.0) * _decay(0.5, 0.14)


def _shaker() -> Samples:
    grains = _noise(0.14, 5) * np.sin(np.linspace(0.0, np.pi, frames_of(0.14))) ** 2
    return 0.1 * lowpass(highpass(grains, 4500.0), 9500.0)


def _tom() -> Samples:
    return 0.55 * _swept(0.5, 170.0, 105.0, 0.05, 0.14)


def _crash() -> Samples:
    return 0.16 * highpass(_noise(2.0, 6), 3500.0) * _decay(2.0, 0.5)


def _timpani(key: int) -> Callable[[], Samples]:
    pitch_hz = 440.0 * 2.0 ** ((key - 69) / 12)

    def strike() -> Samples:
        tones = sum(
            level * _swept(1.4, ratio * pitch_hz * 1.04, ratio * pitch_hz, 0.03, fall_s)
            for ratio, level, fall_s in ((1.0, 0.34, 0.5), (1.5, 0.25, 0.35), (1.98, 0.18, 0.25), (2.44, 0.1, 0.15))
        )
        return np.asarray(tones + 0.04 * highpass(_noise(1.4, 7), 300.0) * _decay(1.4, 0.02))

    return strike


_DRUMS: dict[int, Callable[[], Samples]] = {
    KICK: _kick,
    SNARE: _snare,
    CLOSED_HAT: _hat,
    OPEN_HAT: _open_hat,
    SHAKER: _shaker,
    LOW_TOM: _tom,
    CRASH: _crash,
}
