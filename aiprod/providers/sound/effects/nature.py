"""Weather, water and creatures: each makes one whole sound, (count,) or (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Event,
    Rng,
    add_on_circle,
    arch,
    band,
    burst,
    in_hall,
    lay,
    periodic_noise,
    slow_curve,
    strike,
    sweep,
    times,
)


def thunder(rng: Rng, count: int) -> Samples:
    """A crack, then rolls that come later, longer and duller."""
    sound = np.zeros((2 * count, 2))
    crack = burst(rng, 0.5, 500.0, 6000.0, 0.09)
    add_on_circle(sound, crack, 0, rng.uniform(-0.4, 0.4), 1.1)
    at_s = 0.02
    for index in range(7):
        length = frames_of(rng.uniform(1.2, 2.6))
        roll = periodic_noise(rng, length, band(70.0, 700.0 / (1 + 0.35 * index), 0.6), 1)[:, 0]
        add_on_circle(sound, roll * arch(length, 0.1, 1.0, 3.0), frames_of(at_s), rng.uniform(-0.7, 0.7), 0.85**index)
        at_s += rng.uniform(0.25, 0.75)
    return sound[:count]


def bubble(rng: Rng, count: int) -> Samples:
    sound = np.zeros((2 * count, 2))
    at_s = 0.02
    while at_s < count / SAMPLE_RATE_HZ - 0.15:
        time_s = times(rng.uniform(0.05, 0.11))
        drop = sweep(rng.uniform(420.0, 950.0) * (1.0 + 7.0 * time_s)) * arch(len(time_s), 0.1, 1.0, 2.0)
        add_on_circle(sound, drop, frames_of(at_s), rng.uniform(-0.5, 0.5), rng.uniform(0.5, 1.0))
        at_s += rng.uniform(0.07, 0.26)
    return sound[:count]


def splash(rng: Rng, count: int) -> Samples:
    """The slap, the spray, and bubbles that come up after."""
    sound = np.zeros((2 * count, 2))
    add_on_circle(sound, strike([(140.0, 0.9, 0.06), (230.0, 0.5, 0.05)], 0.4), 0, 0.0, 0.7)
    spray = frames_of(1.1)
    noise = periodic_noise(rng, spray, band(600.0, 8000.0, 0.4)) * arch(spray, 0.06, 1.0, 3.5)[:, None]
    sound[:spray] += 0.6 * noise
    late = bubble(rng, count)
    sound[frames_of(0.35) : frames_of(0.35) + count] += 0.35 * late
    return sound[:count]


def drip(rng: Rng, count: int) -> Samples:
    """Drops into still water, in a cave."""
    events: list[Event] = []
    at_s = 0.03
    while at_s < count / SAMPLE_RATE_HZ - 0.8:
        time_s = times(0.09)
        drop = sweep(rng.uniform(780.0, 1500.0) * (1.0 + 5.0 * time_s)) * np.exp(-time_s / 0.022)
        tick = burst(rng, 0.01, 2500.0, 9000.0, 0.001)
        drop[: len(tick)] += 0.3 * tick
        events.append((at_s, drop * np.minimum(time_s / 0.001, 1.0), rng.uniform(-0.6, 0.6), rng.uniform(0.5, 1.0)))
        at_s += rng.uniform(0.35, 0.9)
    return in_hall(rng, lay(count, events), 0.55, 0.5)


def owl(rng: Rng, count: int) -> Samples:
    """A tawny owl: one long hoot, a wait, then one that trembles."""
    base_hz = rng.uniform(640.0, 720.0)
    events: list[Event] = []
    for at_s, seconds, tremble in ((0.03, 0.75, 0.0), (1.75, 0.16, 0.0), (2.1, 1.3, 0.75)):
        time_s = times(seconds)
        pitch_hz = base_hz * (1.0 + 0.05 * np.sin(np.pi * time_s / seconds))
        shake = 1.0 - tremble * (0.5 + 0.5 * np.sin(2 * np.pi * 13.0 * time_s)) * np.clip(1.3 - time_s / seconds, 0, 1)
        hoot = sweep(pitch_hz) + 0.12 * sweep(2.0 * pitch_hz) + 0.05 * sweep(3.0 * pitch_hz)
        air = 0.06 * periodic_noise(rng, len(time_s), band(500.0, 1600.0), 1)[:, 0]
        events.append((at_s, (hoot + air) * shake * arch(len(time_s), 0.3, 1.0, 1.0), 0.25, 0.8))
    return in_hall(rng, lay(count, events), 0.7, 0.6)


def whale(rng: Rng, count: int) -> Samples:
    """A humpback's song: long glides with a creak in them, in deep water."""
    events: list[Event] = []
    at_s = 0.05
    while at_s < count / SAMPLE_RATE_HZ - 2.2:
        seconds = rng.uniform(1.1, 2.0)
        length = frames_of(seconds)
        pitch_hz = rng.uniform(230.0, 420.0) * slow_curve(rng, length, 1.6, 0.75, 1.45)
        song = sweep(pitch_hz) + 0.35 * sweep(2.0 * pitch_hz) + 0.15 * sweep(3.0 * pitch_hz)
        events.append((at_s, song * arch(length, rng.uniform(0.3, 0.6), 1.0, 1.0), rng.uniform(-0.5, 0.5), 0.6))
        at_s += seconds + rng.uniform(0.3, 0.9)
    return in_hall(rng, lay(count, events), 1.0, 1.2)


def wolf(rng: Rng, count: int) -> Samples:
    """Two wolves far off: howls that rise, hold and sink."""
    events: list[Event] = []
    for at_s, base_hz, pan, level in ((0.05, 400.0, -0.4, 1.0), (1.6, 520.0, 0.5, 0.7)):
        length = frames_of(rng.uniform(2.4, 2.9))
        shape = np.interp(np.linspace(0, 1, length), [0, 0.14, 0.3, 0.75, 1], [0.72, 1.0, 1.12, 1.05, 0.78])
        waver = 1.0 + 0.006 * np.sin(2 * np.pi * 4.6 * np.arange(length) / SAMPLE_RATE_HZ)
        pitch_hz = base_hz * shape * waver
        howl = sweep(pitch_hz) + 0.4 * sweep(2 * pitch_hz) + 0.16 * sweep(3 * pitch_hz) + 0.06 * sweep(4 * pitch_hz)
        events.append((at_s, howl * arch(length, 0.35, 1.0, 1.2), pan, 0.5 * level))
    return in_hall(rng, lay(count, events), 0.9, 0.9)
