"""What rings and ticks: each makes one whole sound, (count,) or (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Event,
    Rng,
    add_on_circle,
    arch,
    burst,
    in_hall,
    lay,
    strike,
    sweep,
)

_BELL = ((0.5, 0.5, 2.4), (1.0, 0.8, 1.7), (1.19, 0.6, 1.3), (1.5, 0.35, 0.9), (2.0, 0.8, 0.8), (2.67, 0.4, 0.5))
"""Hum, prime, tierce, quint and nominal of a church bell: frequency against the prime's, level, decay in seconds."""


def bell(_: Rng, count: int) -> Samples:
    """A church bell: hum, prime, tierce, quint and nominal, doubled a little apart so that they beat."""
    ratios = ((0.5, 0.5, 3.2), (1.0, 0.8, 2.2), (1.19, 0.6, 1.7), (1.5, 0.35, 1.2), (2.0, 0.8, 1.1), (2.67, 0.4, 0.6))
    modes = [(ratio * 330.0 * beat, level / 2, decay) for ratio, level, decay in ratios for beat in (1.0, 1.0013)]
    return strike([*modes, (3.0 * 330.0, 0.25, 0.4), (4.1 * 330.0, 0.2, 0.25)], count / SAMPLE_RATE_HZ, 0.002)


def church_bells(rng: Rng, count: int) -> Samples:
    """Three bells of a tower that ring against each other, some way off."""
    events: list[Event] = []
    for pitch_hz, period_s, pan in ((311.1, 1.9, -0.3), (392.0, 1.43, 0.1), (466.2, 1.18, 0.4)):
        ratios = (
            (0.5, 0.4, 1.6),
            (1.0, 0.7, 1.2),
            (1.19, 0.5, 1.0),
            (1.5, 0.3, 0.7),
            (2.0, 0.7, 0.6),
            (2.67, 0.3, 0.4),
        )
        tone = strike([(ratio * pitch_hz, level, decay_s) for ratio, level, decay_s in ratios], 3.0, 0.003)
        at_s = rng.uniform(0.0, 0.4)
        while at_s < count / SAMPLE_RATE_HZ - 1.5:
            events.append((at_s, tone, pan, rng.uniform(0.7, 1.0)))
            at_s += period_s * rng.uniform(0.97, 1.03)
    return in_hall(rng, lay(count, events), 0.5, 0.25)


def school_bell(rng: Rng, count: int) -> Samples:
    """An electric bell: a hammer that strikes a gong 22 times a second."""
    gong = strike([(1180.0, 0.6, 0.5), (1890.0, 0.5, 0.35), (2760.0, 0.4, 0.25), (4210.0, 0.25, 0.15)], 1.2)
    stop_s = count / SAMPLE_RATE_HZ - 1.0
    hits = np.arange(0.0, stop_s, 1.0 / 22.0)
    sound = lay(count, [(float(at_s), gong, 0.0, rng.uniform(0.8, 1.0)) for at_s in hits])
    return in_hall(rng, sound, 0.4, 0.2)


def phone(_: Rng, count: int) -> Samples:
    """An old telephone: two gongs in turn, twice."""
    gongs = [strike([(hz, 0.6, 0.3), (2.4 * hz, 0.3, 0.15), (4.1 * hz, 0.15, 0.06)], 0.8) for hz in (1130.0, 1420.0)]
    events: list[Event] = []
    for ring_s in (0.0, 2.2):
        events += [(ring_s + hit / 25.0, gongs[hit % 2], 0.1 * (hit % 2), 0.8) for hit in range(30)]
    return lay(count, events)


def alarm(_: Rng, count: int) -> Samples:
    """A clock's electronic alarm: four short tones, a rest, again."""
    tone = (sweep(np.full(frames_of(0.075), 2050.0)) + 0.3 * sweep(np.full(frames_of(0.075), 4100.0))) * arch(
        frames_of(0.075), 0.1, 1.0, 0.4
    )
    return lay(count, [(0.02 + group + 0.12 * index, tone, 0.0, 1.0) for group in (0.0, 1.0) for index in range(4)])


def coin(rng: Rng, count: int) -> Samples:
    """A coin that falls on a table, bounces ever faster and settles."""
    events: list[Event] = []
    at_s, wait_s, level = 0.02, 0.34, 1.0
    while wait_s > 0.014:
        ring = 1.0 + rng.uniform(-0.01, 0.01)
        metal = strike([(4210.0 * ring, 0.5, 0.09), (6870.0 * ring, 0.4, 0.06), (9350.0 * ring, 0.25, 0.04)], 0.4)
        events.append((at_s, metal, rng.uniform(-0.1, 0.1), level))
        at_s, wait_s, level = at_s + wait_s, 0.72 * wait_s, 0.82 * level
    return lay(count, events)


def glass(rng: Rng, count: int) -> Samples:
    """Two glasses that touch."""
    modes = [
        (hz * beat, level, decay_s)
        for hz, level, decay_s in ((1480.0, 0.5, 0.7), (3170.0, 0.45, 0.45), (5390.0, 0.3, 0.25), (7980.0, 0.15, 0.12))
        for beat in (1.0, 1.021)
    ]
    touch = burst(rng, 0.03, 3000.0, 11_000.0, 0.003)
    return lay(count, [(0.0, touch, 0.0, 0.5), (0.001, strike(modes, count / SAMPLE_RATE_HZ - 0.01), 0.0, 0.6)])


def clock(rng: Rng, count: int) -> Samples:
    """Tick and tock, one a second half each."""
    sound = np.zeros((2 * count, 2))
    at_s, high = 0.02, True
    while at_s < count / SAMPLE_RATE_HZ - 0.1:
        pitch_hz = 2500.0 if high else 2050.0
        tick = strike([(pitch_hz, 0.6, 0.012), (1.72 * pitch_hz, 0.35, 0.008), (610.0, 0.3, 0.015)], 0.1)
        tick[: frames_of(0.01)] += 0.4 * burst(rng, 0.01, 3000.0, 10000.0, 0.002)
        add_on_circle(sound, tick, frames_of(at_s), 0.12 if high else -0.12)
        at_s, high = at_s + 0.5, not high
    return sound[:count]
