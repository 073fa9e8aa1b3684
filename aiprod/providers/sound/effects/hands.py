"""What hands do: each makes one whole sound, (count,) or (count, 2), at any level."""

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
    in_hall,
    lay,
    periodic_noise,
    strike,
    sweep,
    times,
)


def door(rng: Rng, count: int) -> Samples:
    """Two knocks on wood, then the door falls shut and its latch clicks."""
    sound = np.zeros((2 * count, 2))
    wood = [(168.0, 0.9, 0.05), (312.0, 0.6, 0.035), (505.0, 0.4, 0.025), (930.0, 0.2, 0.012)]
    for at_s in (0.02, 0.24):
        add_on_circle(sound, strike(wood, 0.3), frames_of(at_s), -0.1, rng.uniform(0.5, 0.6))
    slam = strike([(132.0, 1.0, 0.09), (205.0, 0.7, 0.07), (340.0, 0.4, 0.04)], 0.5)
    slam[: frames_of(0.2)] += 0.5 * burst(rng, 0.2, 300.0, 4000.0, 0.03)
    add_on_circle(sound, slam, frames_of(0.95), 0.1, 1.0)
    add_on_circle(sound, burst(rng, 0.05, 2200.0, 7000.0, 0.006), frames_of(1.08), 0.1, 0.5)
    return sound[:count]


def knock(rng: Rng, count: int) -> Samples:
    """Three knocks on a wooden door."""
    wood = [(152.0, 0.9, 0.06), (287.0, 0.6, 0.04), (468.0, 0.4, 0.03), (905.0, 0.25, 0.014)]
    events: list[Event] = []
    for at_s in (0.02, 0.27, 0.52):
        hit = strike(wood, 0.35)
        hit[: frames_of(0.03)] += 0.4 * burst(rng, 0.03, 600.0, 3500.0, 0.006)
        events.append((at_s + rng.uniform(0.0, 0.02), hit, 0.0, rng.uniform(0.85, 1.0)))
    return in_hall(rng, lay(count, events), 0.15, 0.15)


def keyboard(rng: Rng, count: int) -> Samples:
    """Key presses in bursts, as people type; each has a click down and a softer one up."""
    sound = np.zeros((2 * count, 2))
    at_s = 0.03
    while at_s < count / SAMPLE_RATE_HZ - 0.2:
        pan, level = rng.uniform(-0.4, 0.4), rng.uniform(0.5, 1.0)
        down = burst(rng, 0.04, 1400.0, rng.uniform(5000, 8000), 0.006)
        down[: frames_of(0.03)] += strike([(rng.uniform(190, 260), 0.4, 0.01)], 0.03)
        add_on_circle(sound, down, frames_of(at_s), pan, level)
        add_on_circle(sound, burst(rng, 0.03, 2500.0, 9000.0, 0.004), frames_of(at_s + 0.07), pan, 0.35 * level)
        at_s += rng.uniform(0.08, 0.17) if rng.random() < 0.85 else rng.uniform(0.25, 0.45)
    return sound[:count]


def typewriter(rng: Rng, count: int) -> Samples:
    """Type bars that strike the roller, then the bell and the carriage."""
    end_s = count / SAMPLE_RATE_HZ - 1.1
    events: list[Event] = []
    at_s = 0.02
    while at_s < end_s:
        bar = burst(rng, 0.07, 900.0, rng.uniform(5000.0, 7500.0), 0.01)
        bar[: frames_of(0.06)] += strike([(235.0, 0.6, 0.02), (1640.0, 0.35, 0.012), (2950.0, 0.25, 0.008)], 0.06)
        events.append((at_s, bar, rng.uniform(-0.15, 0.15), rng.uniform(0.7, 1.0)))
        at_s += rng.uniform(0.1, 0.2) if rng.random() < 0.88 else rng.uniform(0.3, 0.45)
    events.append((end_s, strike([(2637.0, 0.5, 0.35), (6120.0, 0.2, 0.12)], 1.0), 0.3, 0.7))
    ratchet = [(end_s + 0.4 + 0.022 * tooth, burst(rng, 0.02, 1500.0, 5500.0, 0.004), 0.0, 0.35) for tooth in range(20)]
    return lay(count, [*events, *ratchet])


def camera(rng: Rng, count: int) -> Samples:
    sound = np.zeros((2 * count, 2))
    for at_s, level, decay_s in ((0.01, 1.0, 0.008), (0.035, 0.5, 0.005), (0.15, 0.9, 0.012), (0.18, 0.35, 0.006)):
        click = burst(rng, 0.08, 1300.0, 9000.0, decay_s)
        click[: frames_of(0.05)] += strike([(420.0, 0.3, 0.012), (1150.0, 0.25, 0.008)], 0.05)
        add_on_circle(sound, click, frames_of(at_s), 0.0, level)
    return sound[:count]


def click(rng: Rng, count: int) -> Samples:
    sound = np.zeros(count)
    for at_s, level in ((0.002, 1.0), (0.075, 0.5)):
        part = level * burst(rng, 0.03, 1500.0, 7000.0, 0.003)
        sound[frames_of(at_s) : frames_of(at_s) + len(part)] += part
    return sound


def page_turn(rng: Rng, count: int) -> Samples:
    """A sheet that is lifted, swept over and laid down."""
    lift = breath(rng, 0.18, 1800.0, 8000.0, 0.3)
    turn = breath(rng, 0.42, 900.0, 7000.0, 0.6)
    ripple = np.clip(periodic_noise(rng, len(turn), band(25.0, 220.0), 1)[:, 0], 0.0, None)
    fall = breath(rng, 0.12, 500.0, 4500.0, 0.15)
    return lay(count, [(0.01, lift, 0.3, 0.4), (0.14, turn * (0.3 + ripple), 0.1, 0.8), (0.5, fall, -0.3, 0.9)])


def pencil(rng: Rng, count: int) -> Samples:
    """Strokes of a pencil on paper, as one writes."""
    events: list[Event] = []
    at_s = 0.02
    while at_s < count / SAMPLE_RATE_HZ - 0.35:
        stroke = breath(rng, rng.uniform(0.07, 0.26), 1700.0, rng.uniform(5500.0, 8500.0), rng.uniform(0.3, 0.6))
        grain = 0.6 + 0.4 * np.clip(periodic_noise(rng, len(stroke), band(60.0, 400.0), 1)[:, 0], -1.0, 1.0)
        events.append((at_s, stroke * grain, rng.uniform(-0.1, 0.1), rng.uniform(0.5, 1.0)))
        at_s += len(stroke) / SAMPLE_RATE_HZ + (rng.uniform(0.01, 0.07) if rng.random() < 0.8 else 0.25)
    return lay(count, events)


def pour(rng: Rng, count: int) -> Samples:
    """Water into a glass, whose tone rises as it fills."""
    seconds = count / SAMPLE_RATE_HZ
    stop_s = seconds - 0.5
    events: list[Event] = []
    at_s = 0.05
    while at_s < stop_s:
        fill = at_s / stop_s
        drop_s = times(rng.uniform(0.02, 0.06))
        drop = sweep(rng.uniform(0.85, 1.2) * (480.0 + 900.0 * fill**1.5) * (1.0 + 3.0 * drop_s)) * arch(
            len(drop_s), 0.15
        )
        events.append((at_s, drop, rng.uniform(-0.3, 0.3), rng.uniform(0.15, 0.6)))
        at_s += rng.uniform(0.006, 0.022)
    jet = periodic_noise(rng, frames_of(stop_s), band(900.0, 7500.0, 0.3), 1)[:, 0] * arch(
        frames_of(stop_s), 0.1, 1, 0.4
    )
    return lay(count, [*events, (0.03, jet, 0.0, 0.16)])


def match(rng: Rng, count: int) -> Samples:
    """A match is struck, flares and burns."""
    scratch = breath(rng, 0.28, 1500.0, 8000.0, 0.7, 1.0)
    flare = breath(rng, 1.1, 350.0, 5500.0, 0.12, 3.0)
    burning = 0.12 * breath(rng, 1.6, 250.0, 1600.0, 0.2, 1.0)
    return lay(count, [(0.01, scratch, -0.1, 0.5), (0.26, flare, 0.0, 0.9), (0.4, burning, 0.0, 1.0)])


def hammer(rng: Rng, count: int) -> Samples:
    """A hammer on an anvil, four times."""
    modes = [(612.0, 0.4, 0.2), (1490.0, 0.5, 0.3), (2730.0, 0.45, 0.35), (4380.0, 0.3, 0.22), (6510.0, 0.2, 0.12)]
    events: list[Event] = []
    for index in range(4):
        hit = strike([(hz * rng.uniform(0.998, 1.002), level, decay_s) for hz, level, decay_s in modes], 1.0, 0.0006)
        hit[: frames_of(0.05)] += 0.5 * burst(rng, 0.05, 400.0, 5000.0, 0.008)
        events.append((0.02 + 0.62 * index + rng.uniform(0.0, 0.03), hit, 0.0, rng.uniform(0.75, 1.0)))
    return in_hall(rng, lay(count, events), 0.3, 0.08)


def applause(rng: Rng, count: int) -> Samples:
    """A hall that claps: many pairs of hands, each in its own pace, growing and dying away."""
    claps = [burst(rng, 0.05, rng.uniform(600.0, 1300.0), rng.uniform(2600.0, 6000.0), 0.011) for _ in range(40)]
    seconds = count / SAMPLE_RATE_HZ
    events: list[Event] = []
    for _ in range(64):
        pan, level, pace_s = rng.uniform(-1.0, 1.0), rng.uniform(0.2, 0.9), rng.uniform(0.17, 0.29)
        at_s, stop_s = rng.uniform(0.0, 0.8), rng.uniform(0.55, 0.97) * seconds
        while at_s < stop_s:
            near = min(1.0, at_s / 0.7 + 0.2, (stop_s - at_s) / 1.2 + 0.15)
            events.append((at_s, claps[rng.integers(40)], pan, level * near * rng.uniform(0.6, 1.0)))
            at_s += pace_s * rng.uniform(0.88, 1.12)
    return in_hall(rng, lay(count, events), 0.3, 0.25)
