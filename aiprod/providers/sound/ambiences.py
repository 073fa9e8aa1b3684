"""Ambiences: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    band,
    burst,
    periodic_noise,
    scatter,
    slow_curve,
    strike,
    sweep,
    times,
)


def rain(rng: Rng, count: int) -> Samples:
    """A hiss of far drops with single near ones on top."""
    hiss = periodic_noise(rng, count, band(900.0, 9000.0, 0.35)) * slow_curve(rng, count, 0.4, 0.85, 1.0)[:, None]
    body = periodic_noise(rng, count, band(180.0, 900.0, 0.6))
    sound = 0.8 * hiss + 0.22 * body
    drops = [burst(rng, 0.03, rng.uniform(1200, 4000), 9000.0, rng.uniform(0.002, 0.008)) for _ in range(24)]
    for at in scatter(rng, count, 45.0):
        add_on_circle(sound, drops[rng.integers(24)], at, rng.uniform(-1, 1), rng.uniform(1.0, 4.5))
    return sound


def wind(rng: Rng, count: int) -> Samples:
    """Three bands that swell on their own, so that the pitch of the wind wanders."""
    sound = np.zeros((count, 2))
    for low_hz, high_hz, level in ((110.0, 320.0, 0.7), (320.0, 700.0, 0.75), (700.0, 1500.0, 0.4)):
        gusts = slow_curve(rng, count, 0.25, 0.15, 1.0) ** 1.5
        sound += level * periodic_noise(rng, count, band(low_hz, high_hz, 0.5)) * gusts[:, None]
    return sound


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


def fire(rng: Rng, count: int) -> Samples:
    """A low roar with crackles of all sizes."""
    sound = 0.35 * periodic_noise(rng, count, band(110.0, 600.0, 0.7)) * slow_curve(rng, count, 3.0, 0.6, 1.0)[:, None]
    sound += 0.05 * periodic_noise(rng, count, band(2000.0, 8000.0))
    crackles = [burst(rng, 0.03, rng.uniform(800, 3000), 11000.0, rng.uniform(0.001, 0.006)) for _ in range(24)]
    for at in scatter(rng, count, 16.0):
        add_on_circle(sound, crackles[rng.integers(24)], at, rng.uniform(-0.7, 0.7), min(4.0, rng.pareto(1.6) + 0.4))
    return sound


def city(rng: Rng, count: int) -> Samples:
    """A distant rumble, cars that pass, a horn now and then."""
    sound = 0.5 * periodic_noise(rng, count, band(110.0, 900.0, 0.8)) * slow_curve(rng, count, 0.2, 0.7, 1.0)[:, None]
    for at in scatter(rng, count, 0.3):
        length = frames_of(rng.uniform(3.0, 5.0))
        car = periodic_noise(rng, length, band(140.0, rng.uniform(1200, 2600), 0.5), 1)[:, 0] * arch(
            length, 0.5, 3.0, 3.0
        )
        add_on_circle(sound, car, at, rng.uniform(-0.9, 0.9), rng.uniform(0.25, 0.6))
    for at in scatter(rng, count, 0.07):
        horn = strike([(415.0, 0.5, 3.0), (523.0, 0.5, 3.0), (830.0, 0.2, 3.0)], 0.35, 0.02)
        add_on_circle(sound, horn * arch(len(horn), 0.3, 1.0, 1.0), at, rng.uniform(-0.9, 0.9), 0.07)
    return sound


def crowd(rng: Rng, count: int) -> Samples:
    """Many voices: noise through moving vowel bands at the pace of syllables."""
    sound = 0.15 * periodic_noise(rng, count, band(150.0, 2500.0, 0.7))
    for _ in range(12):
        first_hz, second_hz = rng.uniform(300.0, 750.0), rng.uniform(900.0, 2200.0)
        voice = periodic_noise(rng, count, _vowel(first_hz, second_hz), 1)
        talk = slow_curve(rng, count, 5.0, 0.0, 1.0) ** 3
        angle = rng.uniform(0.1, 1.4)
        sound += 0.3 * voice * talk[:, None] * np.array([np.cos(angle), np.sin(angle)])
    return sound


def _vowel(first_hz: float, second_hz: float) -> Callable[[Samples], Samples]:
    low, high = band(first_hz * 0.85, first_hz * 1.15), band(second_hz * 0.9, second_hz * 1.1)
    return lambda freqs_hz: low(freqs_hz) + 0.4 * high(freqs_hz)


def space(rng: Rng, count: int) -> Samples:
    """A slow chord of hums; each partial fits the loop a whole number of times."""
    seconds = count / SAMPLE_RATE_HZ
    time = np.arange(count) / count
    sound = 0.05 * periodic_noise(rng, count, band(200.0, 1200.0, 0.8))
    for pitch_hz, level in ((131.0, 0.4), (196.5, 0.35), (262.2, 0.22), (393.0, 0.14), (590.0, 0.06)):
        cycles = round(pitch_hz * seconds)
        for side in (0, 1):
            swell = slow_curve(rng, count, 0.12, 0.3, 1.0)
            sound[:, side] += level * swell * np.sin(2 * np.pi * (cycles + side) * time + rng.uniform(0, 6))
    return sound


def room(rng: Rng, count: int) -> Samples:
    """Air that barely moves."""
    return periodic_noise(rng, count, band(110.0, 2000.0, 0.9))


AMBIENCES: dict[str, Callable[[Rng, int], Samples]] = {
    "rain": rain,
    "wind": wind,
    "sea": sea,
    "waves": waves,
    "river": river,
    "birds": birds,
    "crickets": crickets,
    "seagulls": seagulls,
    "underwater": underwater,
    "fire": fire,
    "city": city,
    "crowd": crowd,
    "space": space,
    "room": room,
}
