"""Where people are: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    babble,
    band,
    breath,
    burst,
    buzz,
    hall,
    periodic_noise,
    scatter,
    slow_curve,
    strike,
)


def crowd(rng: Rng, count: int) -> Samples:
    """Many voices in a large hall, none of them understood."""
    far = periodic_noise(rng, count, band(180.0, 2200.0, 0.6)) * slow_curve(rng, count, 3.0, 0.6, 1.0)[:, None]
    return hall(rng, babble(rng, count, 22), 0.35, 1.2) + 0.12 * far


def market(rng: Rng, count: int) -> Samples:
    """Voices close and far, sellers who call, crates that are set down."""
    sound = babble(rng, count, 18)
    cry = babble(rng, count, 2, (170.0, 260.0), 2.6)
    sound = hall(rng, sound + 1.2 * cry, 0.16, 0.5)
    crate = strike([(165.0, 0.8, 0.05), (290.0, 0.6, 0.035), (520.0, 0.3, 0.02)], 0.3)
    for at in scatter(rng, count, 0.35):
        add_on_circle(sound, crate, at, rng.uniform(-0.9, 0.9), rng.uniform(0.4, 1.2))
    sound += 0.25 * periodic_noise(rng, count, band(140.0, 1500.0, 0.7))
    return _steps(rng, sound, 3.0, 0.5)


def cafe(rng: Rng, count: int) -> Samples:
    """Quiet talk, cups on saucers, spoons, now and then the steam of the machine."""
    sound = hall(rng, babble(rng, count, 9), 0.22, 0.6)
    for at in scatter(rng, count, 0.9):
        pitch_hz = rng.uniform(2100.0, 3900.0)
        cup = strike([(pitch_hz, 0.6, 0.06), (1.52 * pitch_hz, 0.4, 0.04), (2.31 * pitch_hz, 0.2, 0.02)], 0.3)
        pan = rng.uniform(-0.9, 0.9)
        for again in range(int(rng.integers(1, 4))):
            place = at + frames_of(again * rng.uniform(0.09, 0.2))
            add_on_circle(sound, cup, place, pan, rng.uniform(0.5, 1.7))
    for at in scatter(rng, count, 0.04):
        add_on_circle(sound, breath(rng, 2.6, 2200.0, 8500.0, 0.3, 1.0), at, 0.4, 0.25)
    return sound + 0.14 * periodic_noise(rng, count, band(120.0, 1200.0, 0.8))


def office(rng: Rng, count: int) -> Samples:
    """Air conditioning, keys under fingers, two people who talk behind a wall."""
    sound = 0.3 * periodic_noise(rng, count, band(115.0, 1500.0, 0.75))
    sound += 0.35 * hall(rng, babble(rng, count, 2), 0.3, 2.0, (200.0, 1200.0))
    for _ in range(3):
        pan, level, at = rng.uniform(-0.9, 0.9), rng.uniform(0.2, 0.6), int(rng.integers(0, count))
        end = at + count
        while at < end:
            for _ in range(int(rng.integers(4, 22))):
                key = burst(rng, 0.03, 1500.0, rng.uniform(4500.0, 7500.0), 0.005)
                add_on_circle(sound, key, at, pan, level * rng.uniform(0.6, 1.0))
                at += frames_of(rng.uniform(0.08, 0.2))
            at += frames_of(rng.uniform(1.0, 4.5))
    return sound


def classroom(rng: Rng, count: int) -> Samples:
    """Children who whisper and talk, chairs, pencils."""
    sound = hall(rng, babble(rng, count, 8, (230.0, 340.0), 5.0), 0.4, 0.9)
    for at in scatter(rng, count, 0.12):
        scrape = buzz(np.linspace(150.0, 190.0, frames_of(0.35)), [(900.0, 250.0), (1900.0, 400.0)], 4000.0)
        add_on_circle(sound, scrape * arch(len(scrape), 0.3) / 9.0, at, rng.uniform(-0.8, 0.8), rng.uniform(0.3, 0.8))
    for at in scatter(rng, count, 1.6):
        stroke = breath(rng, rng.uniform(0.08, 0.22), 2200.0, 7500.0, 0.4)
        add_on_circle(sound, stroke, at, rng.uniform(-0.6, 0.6), rng.uniform(0.04, 0.14))
    return sound + 0.1 * periodic_noise(rng, count, band(130.0, 1500.0, 0.8))


def kitchen(rng: Rng, count: int) -> Samples:
    """Something fries, a knife on a board, pans and plates."""
    sizzle = periodic_noise(rng, count, band(2200.0, 9500.0, 0.3)) * slow_curve(rng, count, 1.5, 0.5, 1.0)[:, None]
    sound = 0.3 * sizzle + 0.15 * periodic_noise(rng, count, band(130.0, 900.0, 0.7))
    pops = [burst(rng, 0.02, rng.uniform(1500, 4000), 10_000.0, 0.002) for _ in range(12)]
    for at in scatter(rng, count, 14.0):
        add_on_circle(sound, pops[rng.integers(12)], at, rng.uniform(-0.5, 0.5), rng.uniform(0.3, 1.4))
    chop = strike([(310.0, 0.9, 0.02), (640.0, 0.5, 0.012), (1480.0, 0.3, 0.006)], 0.12)
    for at in scatter(rng, count, 0.14):
        for beat in range(int(rng.integers(4, 9))):
            add_on_circle(sound, chop, at + frames_of(0.19 * beat), -0.3, rng.uniform(0.9, 1.4))
    for at in scatter(rng, count, 0.3):
        pitch_hz = rng.uniform(900.0, 2600.0)
        pan_lid = strike([(pitch_hz * ratio, 0.5 / ratio, 0.16 / ratio) for ratio in (1.0, 1.47, 2.09, 2.83)], 0.8)
        add_on_circle(sound, pan_lid, at, rng.uniform(-0.8, 0.8), rng.uniform(0.3, 0.9))
    return hall(rng, sound, 0.12, 0.1)


def _steps(rng: Rng, sound: Samples, per_second: float, level: float) -> Samples:
    """People who walk by: soft heels on stone."""
    for at in scatter(rng, len(sound), per_second):
        heel = burst(rng, 0.08, rng.uniform(250.0, 500.0), 2600.0, 0.012)
        add_on_circle(sound, heel, at, rng.uniform(-1.0, 1.0), level * rng.uniform(0.4, 1.0))
    return sound


def room(rng: Rng, count: int) -> Samples:
    """Air that barely moves."""
    return periodic_noise(rng, count, band(110.0, 2000.0, 0.9))
