"""Weather and fire: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    band,
    burst,
    line,
    periodic_noise,
    scatter,
    slow_curve,
)


def rain(rng: Rng, count: int) -> Samples:
    """A hiss of far drops with single near ones on top."""
    hiss = periodic_noise(rng, count, band(900.0, 9000.0, 0.35)) * slow_curve(rng, count, 0.4, 0.85, 1.0)[:, None]
    body = periodic_noise(rng, count, band(180.0, 900.0, 0.6))
    return _drops(rng, 0.8 * hiss + 0.22 * body, 45.0, 4.5)


def heavy_rain(rng: Rng, count: int) -> Samples:
    """A downpour: a roar below the hiss, drops too many to count."""
    hiss = periodic_noise(rng, count, band(600.0, 11_000.0, 0.3)) * slow_curve(rng, count, 0.6, 0.7, 1.0)[:, None]
    body = periodic_noise(rng, count, band(120.0, 900.0, 0.7)) * slow_curve(rng, count, 0.3, 0.6, 1.0)[:, None]
    return _drops(rng, 0.9 * hiss + 0.55 * body, 130.0, 5.0)


def storm(rng: Rng, count: int) -> Samples:
    """A downpour in gusts, with thunder far off."""
    sound = 0.7 * heavy_rain(rng, count) + 0.6 * wind(rng, count)
    for at in scatter(rng, count, 0.09):
        for _ in range(4):
            length = frames_of(rng.uniform(1.5, 3.0))
            roll = periodic_noise(rng, length, band(75.0, rng.uniform(220.0, 420.0), 0.6), 1)[:, 0]
            start = at + frames_of(rng.uniform(0.0, 1.6))
            add_on_circle(sound, roll * arch(length, 0.15, 1.0, 3.0), start, rng.uniform(-0.7, 0.7), 0.9)
    return sound


def wind(rng: Rng, count: int) -> Samples:
    """Three bands that swell on their own, so that the pitch of the wind wanders."""
    sound = np.zeros((count, 2))
    for low_hz, high_hz, level in ((110.0, 320.0, 0.7), (320.0, 700.0, 0.75), (700.0, 1500.0, 0.4)):
        gusts = slow_curve(rng, count, 0.25, 0.15, 1.0) ** 1.5
        sound += level * periodic_noise(rng, count, band(low_hz, high_hz, 0.5)) * gusts[:, None]
    return sound


def blizzard(rng: Rng, count: int) -> Samples:
    """A wind that howls in narrow tones and carries the hiss of snow."""
    sound = 0.6 * wind(rng, count)
    for centre_hz in (430.0, 620.0, 890.0, 1250.0):
        howl = periodic_noise(rng, count, line(centre_hz, 0.03 * centre_hz))
        sound += 0.4 * howl * slow_curve(rng, count, 0.35, 0.0, 1.0)[:, None] ** 3
    hiss = periodic_noise(rng, count, band(3000.0, 9000.0, 0.4)) * slow_curve(rng, count, 0.5, 0.1, 0.6)[:, None] ** 2
    return sound + 0.35 * hiss


def fire(rng: Rng, count: int) -> Samples:
    """A low roar with crackles of all sizes."""
    sound = 0.35 * periodic_noise(rng, count, band(110.0, 600.0, 0.7)) * slow_curve(rng, count, 3.0, 0.6, 1.0)[:, None]
    sound += 0.05 * periodic_noise(rng, count, band(2000.0, 8000.0))
    crackles = [burst(rng, 0.03, rng.uniform(800, 3000), 11000.0, rng.uniform(0.001, 0.006)) for _ in range(24)]
    for at in scatter(rng, count, 16.0):
        add_on_circle(sound, crackles[rng.integers(24)], at, rng.uniform(-0.7, 0.7), min(4.0, rng.pareto(1.6) + 0.4))
    return sound


def _drops(rng: Rng, sound: Samples, per_second: float, loudest: float) -> Samples:
    drops = [burst(rng, 0.03, rng.uniform(1200, 4000), 9000.0, rng.uniform(0.002, 0.008)) for _ in range(24)]
    for at in scatter(rng, len(sound), per_second):
        add_on_circle(sound, drops[rng.integers(24)], at, rng.uniform(-1, 1), rng.uniform(1.0, loudest))
    return sound
