"""What walks, beats and drives: each makes one whole sound, (count,) or (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Event,
    Rng,
    add_on_circle,
    arch,
    band,
    breath,
    burst,
    buzz,
    in_hall,
    lay,
    periodic_noise,
    strike,
    sweep,
    times,
)


def steps(rng: Rng, count: int) -> Samples:
    """Heel and sole on gravel, a pair every 1.1 s."""
    sound = np.zeros((2 * count, 2))
    at_s, side = 0.05, 1
    while at_s < count / SAMPLE_RATE_HZ - 0.3:
        length = frames_of(0.2)
        grit = periodic_noise(rng, length, band(700.0, 7000.0, 0.3), 1)[:, 0] * arch(length, 0.25, 1.0, 2.0)
        grit *= np.clip(periodic_noise(rng, length, band(20.0, 160.0), 1)[:, 0], 0.1, None)
        thud = strike([(125.0, 0.8, 0.03), (210.0, 0.4, 0.02)], 0.15)
        add_on_circle(sound, thud, frames_of(at_s), 0.15 * side, rng.uniform(0.6, 0.8))
        add_on_circle(sound, grit, frames_of(at_s + 0.02), 0.2 * side, rng.uniform(0.5, 0.7))
        at_s, side = at_s + 0.55 + rng.uniform(-0.03, 0.03), -side
    return sound[:count]


def snow_steps(rng: Rng, count: int) -> Samples:
    """Boots in dry snow: each step crunches as it sinks in."""
    events: list[Event] = []
    at_s, side = 0.05, 1
    while at_s < count / SAMPLE_RATE_HZ - 0.45:
        length = frames_of(rng.uniform(0.28, 0.36))
        crunch = np.zeros(length)
        for grain in rng.beta(1.6, 2.4, 60):
            flake = burst(rng, 0.012, 900.0, rng.uniform(3000.0, 7000.0), 0.003)
            place = int(grain * (length - len(flake)))
            crunch[place : place + len(flake)] += rng.uniform(0.3, 1.0) * flake
        squeak = periodic_noise(rng, length, band(320.0, 900.0, 0.4), 1)[:, 0] * arch(length, 0.5) * 0.14
        events.append((at_s, crunch + squeak, 0.2 * side, rng.uniform(0.8, 1.0)))
        at_s, side = at_s + 0.62 + rng.uniform(-0.03, 0.03), -side
    return lay(count, events)


def horse(rng: Rng, count: int) -> Samples:
    """A horse at a trot, then it is past: hooves on hard ground, in pairs."""
    seconds = count / SAMPLE_RATE_HZ
    events: list[Event] = []
    at_s, foot = 0.05, 0
    while at_s < seconds - 0.25:
        pitch = (1.0, 0.88, 1.06, 0.93)[foot % 4]
        hoof = strike([(330.0 * pitch, 0.7, 0.022), (720.0 * pitch, 0.6, 0.016), (1350.0 * pitch, 0.3, 0.008)], 0.15)
        hoof += 0.5 * burst(rng, 0.15, 300.0, 3000.0, 0.02)
        near = 0.35 + 0.65 * np.sin(np.pi * at_s / seconds)
        events.append((at_s, hoof, -0.7 + 1.4 * at_s / seconds, float(near) * rng.uniform(0.8, 1.0)))
        at_s += (0.19 if foot % 2 == 0 else 0.23) + rng.uniform(-0.008, 0.008)
        foot += 1
    return in_hall(rng, lay(count, events), 0.15, 0.06)


def heartbeat(_: Rng, count: int) -> Samples:
    """Lub-dub, 66 a minute; the overtones let small loudspeakers sound it."""
    sound = np.zeros((2 * count, 2))
    lub = strike([(62.0, 0.35, 0.05), (124.0, 0.7, 0.05), (186.0, 0.5, 0.035)], 0.3, 0.01)
    dub = strike([(76.0, 0.3, 0.04), (152.0, 0.6, 0.035), (228.0, 0.4, 0.025)], 0.25, 0.008)
    at_s = 0.05
    while at_s < count / SAMPLE_RATE_HZ - 0.6:
        add_on_circle(sound, lub, frames_of(at_s))
        add_on_circle(sound, dub, frames_of(at_s + 0.3), 0.0, 0.75)
        at_s += 60.0 / 66.0
    return sound[:count]


def engine(rng: Rng, count: int) -> Samples:
    """A starter, then firing pulses that rev up and settle."""
    seconds = count / SAMPLE_RATE_HZ
    time_s = times(seconds)
    revs_hz = np.interp(time_s, [0.0, 0.7, 0.75, 1.3, 2.0, seconds], [11.0, 12.0, 24.0, 46.0, 30.0, 30.0])
    phase = 2.0 * np.pi * np.cumsum(revs_hz) / SAMPLE_RATE_HZ
    rumble = sum(
        level * np.sin(n * phase + n * n)
        for n, level in ((2, 0.35), (4, 0.7), (6, 0.6), (8, 0.5), (12, 0.35), (16, 0.2))
    )
    puff = (
        periodic_noise(rng, count, band(180.0, 2600.0, 0.4))
        * (0.3 + 0.7 * np.clip(np.sin(4 * phase), 0, 1) ** 2)[:, None]
    )
    level = np.interp(
        time_s, [0.0, 0.05, 0.7, 0.8, 1.3, 2.2, seconds - 0.6, seconds], [0.0, 0.35, 0.35, 1.0, 1.0, 0.7, 0.65, 0.0]
    )
    return np.asarray((0.5 * np.asarray(rumble)[:, None] + 0.5 * puff) * level[:, None])


def boat_horn(rng: Rng, count: int) -> Samples:
    """A ship's horn, once and long, and its echo over the water."""
    length = frames_of(count / SAMPLE_RATE_HZ - 2.0)
    drift = 1.0 - 0.02 * np.exp(-np.arange(length) / SAMPLE_RATE_HZ / 0.15)
    tone = buzz(110.0 * drift, [(330.0, 260.0), (760.0, 380.0)], 2600.0)
    tone += 0.8 * buzz(138.6 * drift, [(420.0, 260.0), (830.0, 380.0)], 2600.0)
    rush = 0.6 * periodic_noise(rng, length, band(150.0, 1200.0, 0.5), 1)[:, 0]
    blow = (tone + rush) * arch(length, 0.12, 1.0, 0.35)
    return in_hall(rng, lay(count, [(0.02, blow, 0.0, 1.0)]), 0.7, 0.2)


def train_whistle(rng: Rng, count: int) -> Samples:
    """A steam whistle: a chord with breath in it, short and then long."""
    events: list[Event] = []
    for at_s, seconds in ((0.03, 0.5), (0.85, 1.6)):
        length = frames_of(seconds)
        bend = 1.0 - 0.06 * np.exp(-np.arange(length) / SAMPLE_RATE_HZ / 0.06)
        chord = sum(sweep(hz * bend) + 0.35 * sweep(2.0 * hz * bend) for hz in (466.0, 554.0, 622.0, 830.0))
        steam = periodic_noise(rng, length, band(900.0, 6500.0, 0.4), 1)[:, 0]
        events.append((at_s, (np.asarray(chord) + 0.9 * steam) * arch(length, 0.12, 1.0, 0.5), 0.2, 0.3))
    return in_hall(rng, lay(count, events), 0.6, 0.25)


def siren(rng: Rng, count: int) -> Samples:
    """A siren that wails up and down, comes near and is past."""
    seconds = count / SAMPLE_RATE_HZ
    time_s = times(seconds)
    doppler = 0.985 - 0.035 * np.tanh((time_s - 0.55 * seconds) / 0.25)
    pitch_hz = (860.0 + 330.0 * np.sin(2 * np.pi * time_s / 2.3 - 1.2)) * doppler
    wail = buzz(pitch_hz, [(900.0, 500.0), (2100.0, 700.0)], 5000.0) * arch(count, 0.55, 1.6, 2.2)
    return in_hall(rng, lay(count, [(0.0, wail, 0.0, 1.0)]), 0.5, 0.3)


def rocket(rng: Rng, count: int) -> Samples:
    """Ignition, a roar that shakes, and the climb out of hearing."""
    roar = periodic_noise(rng, count, band(75.0, 900.0, 0.6))
    tear = periodic_noise(rng, count, band(900.0, 6000.0, 0.4))
    crackle = np.clip(periodic_noise(rng, count, band(18.0, 90.0), 1), -0.6, None) + 1.0
    level = np.interp(np.linspace(0, 1, count), [0, 0.04, 0.12, 0.5, 0.85, 1], [0, 0.5, 0.9, 1.0, 0.35, 0])
    return np.asarray((roar * (0.6 + 0.4 * crackle) + 0.4 * tear * crackle) * level[:, None])


def wings(rng: Rng, count: int) -> Samples:
    """A bird takes off: beats that come faster and farther away."""
    events: list[Event] = []
    at_s, wait_s, level = 0.02, 0.15, 1.0
    while at_s < count / SAMPLE_RATE_HZ - 0.2:
        beat = breath(rng, 0.11, 250.0, 2600.0, 0.4)
        events.append((at_s, beat, -0.4 + 0.5 * at_s, level * rng.uniform(0.8, 1.0)))
        at_s, wait_s, level = at_s + wait_s, max(0.085, 0.95 * wait_s), 0.91 * level
    return lay(count, events)
