"""Woods and creatures: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    band,
    buzz,
    hall,
    periodic_noise,
    scatter,
    slow_curve,
    strike,
    sweep,
)


def birds(rng: Rng, count: int) -> Samples:
    """Leaves, and a few birds that each repeat their own phrase from their own branch."""
    sound = 0.05 * periodic_noise(rng, count, band(400.0, 5000.0, 0.8)) * slow_curve(rng, count, 0.3, 0.5, 1.0)[:, None]
    for _ in range(5):
        phrase, pan, level = _bird_phrase(rng), rng.uniform(-0.9, 0.9), rng.uniform(0.15, 0.6)
        for at in scatter(rng, count, 0.16):
            add_on_circle(sound, phrase, at, pan, level * rng.uniform(0.7, 1.0))
    return sound


def _bird_phrase(rng: Rng) -> Samples:
    base_hz = rng.uniform(2300.0, 4600.0)
    pieces = []
    for _ in range(int(rng.integers(2, 6))):
        length = frames_of(rng.uniform(0.05, 0.17))
        ends = base_hz * rng.uniform(0.82, 1.25, 2)
        trill = 1.0 + rng.uniform(0.0, 0.05) * np.sin(
            2 * np.pi * rng.uniform(18, 45) * np.arange(length) / SAMPLE_RATE_HZ
        )
        chirp = sweep(np.linspace(ends[0], ends[1], length) * trill) * arch(length, rng.uniform(0.2, 0.6))
        pieces += [chirp, np.zeros(frames_of(rng.uniform(0.02, 0.12)))]
    return np.concatenate(pieces)


def forest(rng: Rng, count: int) -> Samples:
    """Wind in the leaves, birds far between the trunks, a woodpecker now and then."""
    leaves = periodic_noise(rng, count, band(900.0, 7000.0, 0.5)) * slow_curve(rng, count, 0.3, 0.1, 1.0)[:, None] ** 2
    leaves += 0.5 * periodic_noise(rng, count, band(140.0, 700.0, 0.7)) * slow_curve(rng, count, 0.2, 0.2, 0.8)[:, None]
    calls = np.zeros((count, 2))
    for _ in range(4):
        phrase, pan, level = _bird_phrase(rng), rng.uniform(-0.9, 0.9), rng.uniform(0.2, 0.7)
        for at in scatter(rng, count, 0.1):
            add_on_circle(calls, phrase, at, pan, level * rng.uniform(0.6, 1.0))
    knock = strike([(780.0, 0.7, 0.02), (1340.0, 0.4, 0.012), (2150.0, 0.2, 0.008)], 0.1)
    for at in scatter(rng, count, 0.05):
        pan = rng.uniform(-0.8, 0.8)
        for beat in range(int(rng.integers(9, 15))):
            add_on_circle(calls, knock, at + frames_of(0.055 * beat), pan, 0.5 * 0.93**beat)
    return 0.5 * leaves + hall(rng, calls, 0.7, 0.9, (400.0, 6000.0))


def crickets(rng: Rng, count: int) -> Samples:
    """Pulsed high tones, each cricket with its own pitch and pace, over a quiet night."""
    sound = 0.03 * periodic_noise(rng, count, band(150.0, 2500.0, 0.9))
    for _ in range(6):
        pitch_hz, pan, level = rng.uniform(3900.0, 4900.0), rng.uniform(-1.0, 1.0), rng.uniform(0.05, 0.3)
        chirps = max(1, round(count / SAMPLE_RATE_HZ * rng.uniform(1.1, 1.9)))
        pulse = arch(frames_of(0.018), 0.4)
        chirp = np.concatenate([np.concatenate((pulse, np.zeros(frames_of(0.012)))) for _ in range(4)])
        chirp *= np.sin(2 * np.pi * pitch_hz * np.arange(len(chirp)) / SAMPLE_RATE_HZ)
        for index in range(chirps):
            add_on_circle(sound, chirp, int((index + rng.uniform(-0.08, 0.08)) * count / chirps), pan, level)
    return sound


def frogs(rng: Rng, count: int) -> Samples:
    """A pond at night: frogs that answer each other in croaks, over crickets."""
    sound = 0.35 * crickets(rng, count)
    for _ in range(5):
        rate_hz, throat_hz = rng.uniform(26.0, 44.0), rng.uniform(480.0, 1100.0)
        pan, level = rng.uniform(-0.9, 0.9), rng.uniform(0.25, 0.8)
        length = frames_of(rng.uniform(0.28, 0.5))
        pulses = np.clip(np.sin(2 * np.pi * rate_hz * np.arange(length) / SAMPLE_RATE_HZ), 0.0, 1.0) ** 3
        croak = buzz(np.linspace(0.9, 1.06, length) * throat_hz / 4, [(throat_hz, 90.0), (2.3 * throat_hz, 220.0)])
        croak *= pulses * arch(length, 0.35, 1.0, 1.0) / 2.5
        for at in scatter(rng, count, 0.28):
            for again in range(int(rng.integers(1, 4))):
                add_on_circle(sound, croak, at + again * frames_of(0.62), pan, level * rng.uniform(0.7, 1.0))
    return hall(rng, sound, 0.3, 0.08)


def bees(rng: Rng, count: int) -> Samples:
    """Bees that come close and go, over a summer meadow."""
    sound = 0.04 * periodic_noise(rng, count, band(300.0, 4000.0, 0.7))
    for at in scatter(rng, count, 1.1):
        length = frames_of(rng.uniform(1.5, 4.0))
        wander = np.interp(np.linspace(0, 1, length), np.linspace(0, 1, 9), rng.uniform(0.93, 1.07, 9))
        hum = buzz(rng.uniform(185.0, 250.0) * wander, [(420.0, 350.0), (1500.0, 900.0)], 4500.0)
        near = arch(length, rng.uniform(0.3, 0.7), 3.0, 3.0)
        add_on_circle(sound, hum * near / 4.0, at, rng.uniform(-0.9, 0.9), rng.uniform(0.1, 0.6))
    return sound
