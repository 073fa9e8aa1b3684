"""Water: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    band,
    breath,
    buzz,
    hall,
    periodic_noise,
    scatter,
    slow_curve,
    strike,
    sweep,
    times,
)


def sea(rng: Rng, count: int) -> Samples:
    """A wide, slow swell without breakers."""
    deep = periodic_noise(rng, count, band(110.0, 700.0, 0.7)) * slow_curve(rng, count, 0.15, 0.4, 1.0)[:, None]
    foam = periodic_noise(rng, count, band(700.0, 6000.0, 0.6)) * slow_curve(rng, count, 0.18, 0.1, 0.8)[:, None] ** 2
    return deep + 0.55 * foam


def waves(rng: Rng, count: int) -> Samples:
    """Breakers: each rises, falls over and runs back over the sand."""
    sound = 0.12 * periodic_noise(rng, count, band(120.0, 2500.0, 0.8))
    number = max(1, round(count / SAMPLE_RATE_HZ / 6.8))
    for index in range(number):
        length = frames_of(rng.uniform(6.0, 8.0))
        at = int((index + rng.uniform(-0.12, 0.12)) * count / number) % count
        rush = periodic_noise(rng, length, band(130.0, 1400.0, 0.6), 1)[:, 0] * arch(length, 0.38, 3.0, 2.0)
        hiss = periodic_noise(rng, length, band(1800.0, 9000.0, 0.5), 1)[:, 0] * arch(length, 0.55, 4.0, 1.6)
        level = rng.uniform(0.7, 1.0)
        add_on_circle(sound, rush, at, rng.uniform(-0.4, 0.4), level)
        add_on_circle(sound, hiss, at, rng.uniform(-0.7, 0.7), 0.5 * level)
    return sound


def river(rng: Rng, count: int) -> Samples:
    """A wash of water with gurgles: short falling and rising chirps."""
    sound = 0.45 * periodic_noise(rng, count, band(300.0, 5000.0, 0.5))
    sound *= slow_curve(rng, count, 1.5, 0.8, 1.0)[:, None]
    for at in scatter(rng, count, 26.0):
        length_s = rng.uniform(0.03, 0.11)
        pitch_hz = rng.uniform(350.0, 1500.0) * np.linspace(1.0, rng.uniform(0.8, 1.7), frames_of(length_s))
        gurgle = sweep(pitch_hz) * arch(len(pitch_hz), 0.2)
        add_on_circle(sound, gurgle, at, rng.uniform(-0.9, 0.9), rng.uniform(0.1, 0.5))
    return sound


def waterfall(rng: Rng, count: int) -> Samples:
    """A steady thunder of water with heavier falls in it."""
    roar = periodic_noise(rng, count, band(130.0, 1600.0, 0.55)) * slow_curve(rng, count, 1.2, 0.8, 1.0)[:, None]
    spray = periodic_noise(rng, count, band(1500.0, 9500.0, 0.4)) * slow_curve(rng, count, 2.0, 0.75, 1.0)[:, None]
    sound = roar + 0.6 * spray
    for at in scatter(rng, count, 2.5):
        gush = breath(rng, rng.uniform(0.3, 0.9), 300.0, 3500.0, 0.3)
        add_on_circle(sound, gush, at, rng.uniform(-0.8, 0.8), rng.uniform(0.15, 0.5))
    return sound


def harbour(rng: Rng, count: int) -> Samples:
    """Water that slaps at hulls, ropes that creak, halyards that tap their masts."""
    sound = 0.18 * periodic_noise(rng, count, band(130.0, 1800.0, 0.8)) * slow_curve(rng, count, 0.3, 0.5, 1.0)[:, None]
    for at in scatter(rng, count, 1.3):
        slap = breath(rng, rng.uniform(0.15, 0.45), 200.0, rng.uniform(1200.0, 2600.0), 0.25)
        add_on_circle(sound, slap, at, rng.uniform(-0.8, 0.8), rng.uniform(0.15, 0.5))
    for at in scatter(rng, count, 0.22):
        pitch_hz = rng.uniform(28.0, 46.0) * (1.0 + 0.3 * np.sin(np.linspace(0.0, np.pi, frames_of(0.7))))
        creak = buzz(pitch_hz, [(420.0, 60.0), (760.0, 80.0), (1350.0, 120.0)], 2500.0)
        add_on_circle(sound, creak * arch(len(creak), 0.5) / 12.0, at, rng.uniform(-0.7, 0.7), rng.uniform(0.3, 0.7))
    mast = strike([(1870.0, 0.5, 0.12), (3260.0, 0.35, 0.07), (5120.0, 0.2, 0.04)], 0.6)
    for at in scatter(rng, count, 0.5):
        for tap in range(int(rng.integers(1, 4))):
            add_on_circle(sound, mast, at + frames_of(0.23 * tap), 0.5, rng.uniform(0.02, 0.09))
    return hall(rng, sound, 0.25, 0.1)


def seagulls(rng: Rng, count: int) -> Samples:
    """The sea with gulls: harsh falling cries in groups."""
    sound = 0.35 * sea(rng, count)
    for at in scatter(rng, count, 0.22):
        pan, level, place = rng.uniform(-0.9, 0.9), rng.uniform(0.15, 0.5), at
        for _ in range(int(rng.integers(2, 5))):
            length = frames_of(rng.uniform(0.22, 0.4))
            pitch_hz = rng.uniform(950.0, 1150.0) * np.interp(
                np.linspace(0, 1, length), [0, 0.2, 1], [0.85, 1.25, 0.75]
            )
            cry = sum(sweep(pitch_hz * n) / n**0.8 for n in (1, 2, 3, 4)) * arch(length, 0.25)
            add_on_circle(sound, np.asarray(cry), place, pan, level)
            place += length + frames_of(rng.uniform(0.05, 0.2))
    return sound


def underwater(rng: Rng, count: int) -> Samples:
    """A dull pressure with rising bubbles."""
    sound = 0.7 * periodic_noise(rng, count, band(110.0, 420.0, 0.8)) * slow_curve(rng, count, 0.3, 0.6, 1.0)[:, None]
    for at in scatter(rng, count, 0.6):
        pan, place = rng.uniform(-0.8, 0.8), at
        for _ in range(int(rng.integers(2, 7))):
            bubble = _bubble(rng)
            add_on_circle(sound, bubble, place, pan, rng.uniform(0.1, 0.45))
            place += frames_of(rng.uniform(0.04, 0.13))
    return sound


def _bubble(rng: Rng) -> Samples:
    time_s = times(rng.uniform(0.05, 0.12))
    pitch_hz = rng.uniform(350.0, 900.0) * (1.0 + 6.0 * time_s)
    return sweep(pitch_hz) * arch(len(time_s), 0.12, 1.0, 2.0)
