"""Effects: each makes one whole sound of its natural length, (frames,) or (frames, 2), at any level."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import Rng, add_on_circle, arch, band, burst, periodic_noise, strike, sweep, times


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


def bell(_: Rng, count: int) -> Samples:
    """A church bell: hum, prime, tierce, quint and nominal, doubled a little apart so that they beat."""
    ratios = ((0.5, 0.5, 3.2), (1.0, 0.8, 2.2), (1.19, 0.6, 1.7), (1.5, 0.35, 1.2), (2.0, 0.8, 1.1), (2.67, 0.4, 0.6))
    modes = [(ratio * 330.0 * beat, level / 2, decay) for ratio, level, decay in ratios for beat in (1.0, 1.0013)]
    return strike([*modes, (3.0 * 330.0, 0.25, 0.4), (4.1 * 330.0, 0.2, 0.25)], count / SAMPLE_RATE_HZ, 0.002)


def bubble(rng: Rng, count: int) -> Samples:
    sound = np.zeros((2 * count, 2))
    at_s = 0.02
    while at_s < count / SAMPLE_RATE_HZ - 0.15:
        time_s = times(rng.uniform(0.05, 0.11))
        drop = sweep(rng.uniform(420.0, 950.0) * (1.0 + 7.0 * time_s)) * arch(len(time_s), 0.1, 1.0, 2.0)
        add_on_circle(sound, drop, frames_of(at_s), rng.uniform(-0.5, 0.5), rng.uniform(0.5, 1.0))
        at_s += rng.uniform(0.07, 0.26)
    return sound[:count]


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


def camera(rng: Rng, count: int) -> Samples:
    sound = np.zeros((2 * count, 2))
    for at_s, level, decay_s in ((0.01, 1.0, 0.008), (0.035, 0.5, 0.005), (0.15, 0.9, 0.012), (0.18, 0.35, 0.006)):
        click = burst(rng, 0.08, 1300.0, 9000.0, decay_s)
        click[: frames_of(0.05)] += strike([(420.0, 0.3, 0.012), (1150.0, 0.25, 0.008)], 0.05)
        add_on_circle(sound, click, frames_of(at_s), 0.0, level)
    return sound[:count]


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


def click(rng: Rng, count: int) -> Samples:
    sound = np.zeros(count)
    for at_s, level in ((0.002, 1.0), (0.075, 0.5)):
        part = level * burst(rng, 0.03, 1500.0, 7000.0, 0.003)
        sound[frames_of(at_s) : frames_of(at_s) + len(part)] += part
    return sound


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


EFFECTS: dict[str, Callable[[Rng, int], Samples]] = {
    "thunder": thunder,
    "whoosh": whoosh,
    "riser": riser,
    "impact": impact,
    "pop": pop,
    "chime": chime,
    "bell": bell,
    "bubble": bubble,
    "door": door,
    "steps": steps,
    "keyboard": keyboard,
    "camera": camera,
    "heartbeat": heartbeat,
    "clock": clock,
    "engine": engine,
    "splash": splash,
    "click": click,
    "success": success,
}
