"""What stresses a cut or a word: each makes one whole sound, (count,) or (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Event,
    Rng,
    add_on_circle,
    band,
    burst,
    in_hall,
    lay,
    periodic_noise,
    strike,
    sweep,
    times,
)


def whoosh(rng: Rng, count: int) -> Samples:
    """A band of noise that rises, passes from left to right and falls."""
    sound = np.zeros((count, 2))
    place = np.linspace(0.0, 1.0, count)
    for low_hz, centre in ((250.0, 0.35), (700.0, 0.45), (1600.0, 0.52), (3400.0, 0.56)):
        noise = periodic_noise(rng, count, band(low_hz, low_hz * 2.4), 1)[:, 0] * np.exp(
            -(((place - centre) / 0.17) ** 2)
        )
        sound += noise[:, None] * np.stack([np.cos(place * np.pi / 2), np.sin(place * np.pi / 2)], axis=1)
    return sound


def riser(rng: Rng, count: int) -> Samples:
    """Noise and tones that climb and grow, and stop."""
    place = np.linspace(0.0, 1.0, count)
    tones = sum(sweep(base_hz * 2.0 ** (2.0 * place)) for base_hz in (165.0, 166.6, 247.5, 330.0))
    noise = sum(
        periodic_noise(rng, count, band(low_hz, 2.0 * low_hz), 2) * np.exp(-(((place - centre) / 0.3) ** 2))[:, None]
        for low_hz, centre in ((300.0, 0.2), (900.0, 0.5), (2500.0, 0.8), (6000.0, 1.0))
    )
    pulse = 0.75 + 0.25 * np.sin(2 * np.pi * np.cumsum(3.0 + 11.0 * place) / SAMPLE_RATE_HZ)
    return np.asarray((0.35 * np.asarray(tones)[:, None] + 0.5 * noise) * (place**2 * pulse)[:, None])


def impact(rng: Rng, count: int) -> Samples:
    """A falling boom with a bright edge and a long room."""
    time_s = times(count / SAMPLE_RATE_HZ)
    boom = sweep(74.0 + 150.0 * np.exp(-time_s / 0.06)) * np.exp(-time_s / 0.45) * np.minimum(time_s / 0.002, 1.0)
    grit = strike([(182.0, 0.5, 0.3), (271.0, 0.3, 0.22), (397.0, 0.25, 0.18)], count / SAMPLE_RATE_HZ)
    edge = np.zeros(count)
    hit = burst(rng, 0.2, 800.0, 7000.0, 0.03)
    edge[: len(hit)] = hit
    room = periodic_noise(rng, count, band(150.0, 1800.0, 0.6)) * (np.exp(-time_s / 0.7) * 0.14)[:, None]
    return np.asarray((0.45 * boom + 0.6 * grit + 0.7 * edge)[:, None] + room)


def boom(rng: Rng, count: int) -> Samples:
    """A far, deep drum in a large space; no edge."""
    time_s = times(count / SAMPLE_RATE_HZ)
    skin = sweep(62.0 + 70.0 * np.exp(-time_s / 0.09)) * np.exp(-time_s / 0.6)
    body = strike([(124.0, 0.5, 0.5), (171.0, 0.35, 0.35), (238.0, 0.25, 0.25)], count / SAMPLE_RATE_HZ, 0.004)
    air = periodic_noise(rng, count, band(110.0, 600.0, 0.7), 1)[:, 0] * np.exp(-time_s / 0.35)
    drum = (0.5 * skin + 0.6 * body + 0.2 * air) * np.minimum(time_s / 0.004, 1.0)
    return in_hall(rng, lay(count, [(0.0, drum, 0.0, 1.0)]), 0.5, 0.25)


def swell(rng: Rng, count: int) -> Samples:
    """A cymbal played backwards: it grows out of nothing and is gone."""
    place = np.linspace(0.0, 1.0, count)
    metal = periodic_noise(rng, count, band(2500.0, 12_000.0, 0.2)) * (place**2)[:, None]
    tones = sum(sweep(np.full(count, hz)) / 6.0 for hz in (1930.0, 2810.0, 3370.0, 4640.0, 5230.0))
    return np.asarray(metal + (np.asarray(tones) * place**3)[:, None]) * np.minimum((1.0 - place) / 0.03, 1.0)[:, None]


def sparkle(rng: Rng, count: int) -> Samples:
    """A shower of small glass notes that falls up the scale."""
    scale_hz = (1568.0, 1760.0, 2093.0, 2349.3, 2637.0, 3136.0, 3520.0, 4186.0)
    events: list[Event] = []
    for index in range(26):
        pitch_hz = scale_hz[min(7, int(rng.integers(0, 4)) + index // 6)]
        note = strike([(pitch_hz, 0.6, 0.22), (2.74 * pitch_hz, 0.2, 0.08)], 0.8, 0.002)
        events.append((0.05 * index + rng.uniform(0.0, 0.03), note, rng.uniform(-0.9, 0.9), rng.uniform(0.3, 0.9)))
    return in_hall(rng, lay(count, events), 0.35, 0.2)


def drum_roll(rng: Rng, count: int) -> Samples:
    """Sticks on a snare, faster than one can count, that grow and end on one beat."""
    seconds = count / SAMPLE_RATE_HZ
    last_s = seconds - 0.6
    events: list[Event] = []
    at_s = 0.02
    while at_s < last_s:
        level = 0.2 + 0.5 * (at_s / last_s) ** 1.5
        events.append((at_s, _snare(rng), rng.uniform(-0.15, 0.15), level * rng.uniform(0.75, 1.0)))
        at_s += rng.uniform(0.04, 0.05)
    events.append((last_s, _snare(rng) + _thud(0.16), 0.0, 1.3))
    return in_hall(rng, lay(count, events), 0.2, 0.08)


def _snare(rng: Rng) -> Samples:
    rattle = burst(rng, 0.16, 1100.0, 8500.0, 0.045)
    return rattle + 0.6 * strike([(192.0, 0.6, 0.04), (318.0, 0.3, 0.03)], 0.16)


def _thud(seconds: float) -> Samples:
    return strike([(84.0, 0.9, 0.09), (126.0, 0.5, 0.06)], seconds)


def pop(_: Rng, count: int) -> Samples:
    time_s = times(count / SAMPLE_RATE_HZ)
    return np.asarray(
        sweep(340.0 + 620.0 * np.exp(-time_s / 0.02)) * np.exp(-time_s / 0.03) * np.minimum(time_s / 0.001, 1)
    )


def chime(rng: Rng, count: int) -> Samples:
    """Three glass notes of a major chord, each with a glassy overtone or two."""
    sound = np.zeros((2 * count, 2))
    for index, pitch_hz in enumerate((1046.5, 1318.5, 1568.0)):
        note = strike([(pitch_hz, 1.0, 0.7), (2.76 * pitch_hz, 0.3, 0.25), (5.4 * pitch_hz, 0.12, 0.1)], 2.0, 0.002)
        add_on_circle(sound, note, frames_of(0.14 * index), 0.35 * (index - 1) + rng.uniform(-0.05, 0.05))
    return sound[:count]


def success(_: Rng, count: int) -> Samples:
    """Two notes up a fourth."""
    sound = np.zeros((2 * count, 2))
    for at_s, pitch_hz, decay_s in ((0.0, 783.99, 0.12), (0.13, 1046.5, 0.35)):
        note = strike(
            [(pitch_hz, 0.8, decay_s), (2 * pitch_hz, 0.3, decay_s * 0.7), (3 * pitch_hz, 0.12, decay_s / 2)],
            1.0,
            0.004,
        )
        add_on_circle(sound, note, frames_of(at_s))
    return sound[:count]


def notification(_: Rng, count: int) -> Samples:
    """A marimba's two notes, as a phone tells of a message."""
    notes = ((0.0, 880.0, 0.8), (0.12, 1318.5, 1.0))
    return lay(
        count,
        [
            (at_s, strike([(hz, 0.8, 0.16), (3.93 * hz, 0.25, 0.04), (9.2 * hz, 0.05, 0.01)], 0.9, 0.002), 0.0, level)
            for at_s, hz, level in notes
        ],
    )
