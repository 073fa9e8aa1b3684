"""Traffic, vehicles and machines: each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of
from aiprod.providers.sound.grains import (
    Rng,
    add_on_circle,
    arch,
    band,
    breath,
    burst,
    buzz,
    hall,
    line,
    periodic_noise,
    scatter,
    slow_curve,
    strike,
)


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


def traffic(rng: Rng, count: int) -> Samples:
    """A busy road: tyres that pass close, engines that wait and pull away, horns."""
    sound = 0.4 * periodic_noise(rng, count, band(110.0, 1200.0, 0.75))
    for at in scatter(rng, count, 0.7):
        length = frames_of(rng.uniform(2.0, 4.0))
        tyres = periodic_noise(rng, length, band(180.0, rng.uniform(1800, 4200), 0.5), 1)[:, 0]
        rev_hz = np.linspace(rng.uniform(85.0, 120.0), rng.uniform(60.0, 80.0), length)
        motor = buzz(rev_hz, [(180.0, 120.0), (420.0, 200.0)], 1200.0) / 6.0
        passing = arch(length, 0.48, 4.0, 3.5)
        add_on_circle(sound, (tyres + motor) * passing, at, rng.uniform(-0.95, 0.95), rng.uniform(0.4, 1.1))
    for at in scatter(rng, count, 0.12):
        pitch_hz = rng.uniform(370.0, 470.0)
        length = frames_of(rng.uniform(0.2, 0.7))
        horn = buzz(np.full(length, pitch_hz), [(900.0, 700.0)]) + buzz(np.full(length, 1.26 * pitch_hz), [(1100, 700)])
        add_on_circle(sound, horn * arch(length, 0.15, 1.0, 0.3) / 8.0, at, rng.uniform(-0.9, 0.9), 0.3)
    return sound


def train(rng: Rng, count: int) -> Samples:
    """Inside a train: the rush, and wheels that pass the joints of the rails in pairs."""
    sound = periodic_noise(rng, count, band(115.0, 700.0, 0.65)) * slow_curve(rng, count, 0.4, 0.75, 1.0)[:, None]
    sound += 0.12 * periodic_noise(rng, count, band(700.0, 4500.0, 0.5))
    number = round(count / SAMPLE_RATE_HZ / 1.45)
    for index in range(number):
        for late_s, level in ((0.0, 1.0), (0.19, 0.8), (0.62, 0.55), (0.8, 0.45)):
            clack = strike([(128.0, 0.9, 0.04), (236.0, 0.6, 0.03), (610.0, 0.25, 0.012)], 0.2)
            clack[: frames_of(0.05)] += 0.5 * burst(rng, 0.05, 700.0, 3800.0, 0.01)
            at = int(index * count / number) + frames_of(late_s + rng.uniform(0.0, 0.02))
            add_on_circle(sound, clack, at, rng.uniform(-0.3, 0.3), 3.4 * level * rng.uniform(0.75, 1.0))
    return sound


def plane(rng: Rng, count: int) -> Samples:
    """The cabin of an airliner: air along the hull and the whine of the fans."""
    sound = periodic_noise(rng, count, band(115.0, 900.0, 0.6)) + 0.22 * periodic_noise(
        rng, count, band(900.0, 5000.0, 0.5)
    )
    return sound + _tones(rng, count, ((156.0, 0.3), (312.0, 0.16), (1240.0, 0.03), (1246.0, 0.03)))


def car(rng: Rng, count: int) -> Samples:
    """Inside a car on the open road: tyres, wind, an engine that hardly changes."""
    road = periodic_noise(rng, count, band(110.0, 450.0, 0.7)) * slow_curve(rng, count, 0.8, 0.8, 1.0)[:, None]
    air = periodic_noise(rng, count, band(500.0, 3500.0, 0.6)) * slow_curve(rng, count, 0.3, 0.5, 1.0)[:, None]
    sound = road + 0.16 * air + _tones(rng, count, ((112.0, 0.25), (168.0, 0.12), (224.0, 0.08)))
    for at in scatter(rng, count, 0.5):
        bump = strike([(115.0, 0.9, 0.05), (190.0, 0.4, 0.03)], 0.3)
        add_on_circle(sound, bump, at, rng.uniform(-0.4, 0.4), rng.uniform(0.4, 1.4))
    return sound


def machine(rng: Rng, count: int) -> Samples:
    """The hum of mains and fans, as beside a rack of computers."""
    fan = periodic_noise(rng, count, band(140.0, 3500.0, 0.55)) * slow_curve(rng, count, 0.6, 0.9, 1.0)[:, None]
    return 0.4 * fan + _tones(rng, count, ((120.0, 0.3), (180.0, 0.16), (240.0, 0.2), (360.0, 0.1), (1020.0, 0.02)))


def factory(rng: Rng, count: int) -> Samples:
    """A hall of machines: a press, compressed air, metal that falls on metal."""
    sound = 0.5 * machine(rng, count) + 0.25 * periodic_noise(rng, count, band(130.0, 1500.0, 0.7))
    number = round(count / SAMPLE_RATE_HZ / 1.7)
    press = strike([(118.0, 1.0, 0.09), (187.0, 0.7, 0.07), (330.0, 0.4, 0.04), (905.0, 0.15, 0.03)], 0.6)
    for index in range(number):
        at = int((index + rng.uniform(-0.03, 0.03)) * count / number)
        add_on_circle(sound, press, at, -0.3, rng.uniform(1.2, 1.6))
        if rng.random() < 0.6:
            air = breath(rng, 0.5, 2500.0, 9000.0, 0.1, 1.5)
            add_on_circle(sound, air, at + frames_of(0.7), 0.4, 0.18)
    for at in scatter(rng, count, 0.5):
        pitch_hz = rng.uniform(500.0, 1700.0)
        clank = strike([(pitch_hz * ratio, 0.4 / ratio, 0.2 / ratio) for ratio in (1.0, 1.62, 2.41, 3.7)], 0.9)
        add_on_circle(sound, clank, at, rng.uniform(-0.9, 0.9), rng.uniform(0.3, 1.0))
    return hall(rng, sound, 0.5, 0.35)


def space(rng: Rng, count: int) -> Samples:
    """A slow chord of hums, none of them quite still, under a breath of noise."""
    sound = 0.05 * periodic_noise(rng, count, band(200.0, 1200.0, 0.8))
    for pitch_hz, level in ((131.0, 0.4), (196.5, 0.35), (262.2, 0.22), (393.0, 0.14), (590.0, 0.06)):
        hum = periodic_noise(rng, count, line(pitch_hz, 0.0025 * pitch_hz))
        sound += level * slow_curve(rng, count, 0.12, 0.3, 1.0)[:, None] * hum
    return sound


def _tones(rng: Rng, count: int, tones: tuple[tuple[float, float], ...]) -> Samples:
    """Steady hums that fit the loop a whole number of times, each slightly alive."""
    place = np.arange(count) / count
    sound = np.zeros((count, 2))
    for pitch_hz, level in tones:
        cycles = round(pitch_hz * count / SAMPLE_RATE_HZ)
        for side in (0, 1):
            swell = slow_curve(rng, count, 0.4, 0.6, 1.0)
            sound[:, side] += level * swell * np.sin(2 * np.pi * (cycles + side) * place + rng.uniform(0, 6))
    return sound
