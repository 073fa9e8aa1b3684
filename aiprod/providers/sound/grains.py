"""What sounds are made of: periodic noise, events on a circle, resonant strikes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of

Rng = np.random.Generator
Band = tuple[float, float]


def periodic_noise(rng: Rng, count: int, shape: Callable[[Samples], Samples], channels: int = 2) -> Samples:
    """Noise with a given amplitude spectrum that repeats without a seam: (count, channels), RMS 1.

    shape maps frequencies in Hz (an array, none is 0) to amplitudes. Random phases, one inverse FFT: the result is one
    period of a periodic signal, so its end meets its beginning.
    """
    freqs_hz = np.arange(count // 2 + 1, dtype=np.float64) * SAMPLE_RATE_HZ / count
    level = np.zeros(len(freqs_hz))
    level[1:] = shape(freqs_hz[1:])
    phases = rng.uniform(0.0, 2.0 * np.pi, (len(freqs_hz), channels))
    noise = np.fft.irfft(level[:, None] * np.exp(1j * phases), n=count, axis=0)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)))


def band(low_hz: float, high_hz: float, slope: float = 0.0) -> Callable[[Samples], Samples]:
    """A spectrum between two frequencies with soft edges; amplitude falls as f ** -slope inside (0.5 is pink)."""

    def shape(freqs_hz: Samples) -> Samples:
        edges = 1.0 / np.sqrt(1.0 + (low_hz / freqs_hz) ** 6) / np.sqrt(1.0 + (freqs_hz / high_hz) ** 6)
        return np.asarray(edges * freqs_hz**-slope)

    return shape


def slow_curve(rng: Rng, count: int, fastest_hz: float, low: float, high: float) -> Samples:
    """A smooth periodic wander between two levels, (count,), with nothing faster than ``fastest_hz``."""
    cycles = np.arange(1, max(2, int(fastest_hz * count / SAMPLE_RATE_HZ)) + 1)
    spectrum = np.zeros(count // 2 + 1, dtype=np.complex128)
    spectrum[cycles] = np.exp(1j * rng.uniform(0.0, 2.0 * np.pi, len(cycles))) / np.sqrt(cycles)
    curve = np.fft.irfft(spectrum, n=count)
    curve = (curve - curve.min()) / (np.ptp(curve) or 1.0)
    return np.asarray(low + (high - low) * curve)


def add_on_circle(sound: Samples, event: Samples, at: int, pan: float = 0.0, gain: float = 1.0) -> None:
    """Mix a mono event into a stereo loop; what passes the end goes on at the beginning. ``pan`` is -1 to 1."""
    angle = (pan + 1.0) * np.pi / 4.0
    stereo = event[:, None] * np.array([np.cos(angle), np.sin(angle)]) * gain
    places = (at + np.arange(len(event))) % len(sound)
    sound[places] += stereo


def scatter(rng: Rng, count: int, per_second: float) -> list[int]:
    """Random sample positions in a loop, about ``per_second`` of them a second, at least one."""
    number = max(1, round(per_second * count / SAMPLE_RATE_HZ))
    return sorted(int(at) for at in rng.integers(0, count, number))


def times(seconds: float) -> Samples:
    return np.arange(frames_of(seconds)) / SAMPLE_RATE_HZ


def strike(modes: Sequence[tuple[float, float, float]], seconds: float, attack_s: float = 0.001) -> Samples:
    """A struck body: a sum of (frequency in Hz, level, decay in seconds), mono."""
    time_s = times(seconds)
    sound = np.zeros(len(time_s))
    for pitch_hz, level, decay_s in modes:
        sound += level * np.sin(2.0 * np.pi * pitch_hz * time_s) * np.exp(-time_s / decay_s)
    return sound * np.minimum(time_s / attack_s, 1.0)


def sweep(pitch_hz: Samples) -> Samples:
    """A sine that follows a pitch curve, mono."""
    return np.asarray(np.sin(2.0 * np.pi * np.cumsum(pitch_hz) / SAMPLE_RATE_HZ))


def burst(rng: Rng, seconds: float, low_hz: float, high_hz: float, decay_s: float, attack_s: float = 0.0005) -> Samples:
    """A puff of noise in a band that dies away, mono, peak about 1."""
    count = frames_of(seconds)
    noise = periodic_noise(rng, max(count, 256), band(low_hz, high_hz), 1)[:count, 0]
    time_s = times(seconds)
    return np.asarray(noise * np.exp(-time_s / decay_s) * np.minimum(time_s / attack_s, 1.0) / 3.0)


def arch(count: int, peak: float, rise: float = 2.0, fall: float = 2.0) -> Samples:
    """A swell from 0 to 1 to 0 whose top is at the share ``peak`` of its length."""
    place = np.arange(count) / max(1, count - 1)
    up, down = np.clip(place / peak, 0.0, 1.0), np.clip((1.0 - place) / (1.0 - peak), 0.0, 1.0)
    return np.asarray(np.where(place < peak, np.sin(np.pi / 2 * up) ** rise, np.sin(np.pi / 2 * down) ** fall))
