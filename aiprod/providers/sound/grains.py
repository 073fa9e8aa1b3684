"""What sounds are made of: periodic noise, events on a line or a circle, struck bodies, syllables, rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, frames_of

Rng = np.random.Generator
Band = tuple[float, float]
Event = tuple[float, Samples, float, float]
"""A mono sound on a line: its second, its samples, its pan (-1 to 1) and its gain."""

_VOWELS_HZ = ((730, 1090, 2440), (530, 1840, 2480), (270, 2290, 3010), (570, 840, 2410), (300, 870, 2240))
"""The first three formants of five vowels (Peterson and Barney, 1952)."""

_VOICES = 8
"""So many people sound like a crowd of any size."""


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


def line(centre_hz: float, width_hz: float) -> Callable[[Samples], Samples]:
    """A spectrum so narrow that the noise is a tone that never holds quite still."""
    return lambda freqs_hz: np.asarray(np.exp(-0.5 * ((freqs_hz - centre_hz) / width_hz) ** 2))


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
    places = (at + np.arange(len(event))) % len(sound)
    sound[places] += _panned(event, pan, gain)


def lay(count: int, events: Iterable[Event]) -> Samples:
    """Events on a line: (count, 2); what passes the end is cut."""
    sound = np.zeros((count, 2))
    for at_s, event, pan, gain in events:
        start = frames_of(at_s)
        heard = event[: max(0, count - start)]
        sound[start : start + len(heard)] += _panned(heard, pan, gain)
    return sound


def _panned(event: Samples, pan: float, gain: float) -> Samples:
    angle = (pan + 1.0) * np.pi / 4.0
    return np.asarray(event[:, None] * (np.array([np.cos(angle), np.sin(angle)]) * gain))


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


def breath(rng: Rng, seconds: float, low_hz: float, high_hz: float, peak: float, fall: float = 2.0) -> Samples:
    """A swell of noise in a band, mono; its top is at the share ``peak`` of its length."""
    count = frames_of(seconds)
    return np.asarray(periodic_noise(rng, count, band(low_hz, high_hz, 0.3), 1)[:, 0] * arch(count, peak, 2.0, fall))


def arch(count: int, peak: float, rise: float = 2.0, fall: float = 2.0) -> Samples:
    """A swell from 0 to 1 to 0 whose top is at the share ``peak`` of its length."""
    place = np.arange(count) / max(1, count - 1)
    up, down = np.clip(place / peak, 0.0, 1.0), np.clip((1.0 - place) / (1.0 - peak), 0.0, 1.0)
    return np.asarray(np.where(place < peak, np.sin(np.pi / 2 * up) ** rise, np.sin(np.pi / 2 * down) ** fall))


def buzz(pitch_hz: Samples, formants: Sequence[tuple[float, float]], top_hz: float = 5000.0) -> Samples:
    """Harmonics of a pitch curve weighted by resonances of (frequency, width) in Hz: a voice, a horn, a croak."""
    phase = 2.0 * np.pi * np.cumsum(pitch_hz) / SAMPLE_RATE_HZ
    middle_hz = float(np.mean(pitch_hz))
    sound = np.zeros(len(pitch_hz))
    for number in range(1, max(2, int(top_hz / middle_hz))):
        at_hz = number * middle_hz
        level = sum(1.0 / (1.0 + ((at_hz - centre_hz) / width_hz) ** 2) for centre_hz, width_hz in formants)
        sound += level / number**0.6 * np.sin(number * phase)
    return sound


def babble(rng: Rng, count: int, talkers: int, pitches_hz: Band = (95.0, 230.0), pace_hz: float = 4.6) -> Samples:
    """People who talk past each other: each in phrases of syllables from their own place, on a circle."""
    sound = np.zeros((count, 2))
    seconds = count / SAMPLE_RATE_HZ
    throats_hz = rng.uniform(*pitches_hz, min(talkers, _VOICES))
    voices = [[_syllable(rng, float(throat_hz)) for _ in range(6)] for throat_hz in throats_hz]
    for talker in range(talkers):
        voice, pan, level = voices[talker % _VOICES], rng.uniform(-0.95, 0.95), rng.uniform(0.25, 1.0)
        at_s = rng.uniform(0.0, 2.0)
        while at_s < seconds:
            for _ in range(int(rng.integers(3, 13))):
                stress = rng.uniform(0.5, 1.0)
                add_on_circle(sound, voice[rng.integers(6)], frames_of(at_s), pan, level * stress)
                at_s += rng.uniform(0.75, 1.3) / pace_hz
            at_s += rng.uniform(0.4, 2.4)
    return sound


def _syllable(rng: Rng, voice_hz: float) -> Samples:
    """A consonant's noise and a vowel whose pitch glides."""
    count = frames_of(rng.uniform(0.13, 0.26))
    glide = np.linspace(rng.uniform(0.95, 1.25), rng.uniform(0.8, 1.05), count)
    formants = [(hz * rng.uniform(0.95, 1.1), 70.0 + 0.05 * hz) for hz in _VOWELS_HZ[rng.integers(len(_VOWELS_HZ))]]
    vowel = buzz(voice_hz * glide, formants, 3800.0) * arch(count, rng.uniform(0.2, 0.5), 1.0, 1.5)
    sound = vowel / max(1e-9, float(np.abs(vowel).max()))
    noise = burst(rng, 0.05, rng.uniform(1800.0, 3200.0), 7000.0, 0.018, 0.006)
    sound[: len(noise)] += rng.uniform(0.1, 0.5) * noise
    return np.asarray(sound)


def hall(rng: Rng, sound: Samples, decay_s: float, share: float, tone: Band = (250.0, 4500.0)) -> Samples:
    """A stereo loop in a room: circular, so that it stays a loop. ``share`` is the room's power against the sound's."""
    count = len(sound)
    length = min(count, frames_of(6.0 * decay_s))
    echo = np.zeros((count, 2))
    echo[:length] = rng.standard_normal((length, 2)) * np.exp(-np.arange(length) / SAMPLE_RATE_HZ / decay_s)[:, None]
    freqs_hz = np.arange(count // 2 + 1) * SAMPLE_RATE_HZ / count
    shape = np.zeros(len(freqs_hz))
    shape[1:] = band(*tone)(freqs_hz[1:])
    wet = np.fft.irfft(np.fft.rfft(sound, axis=0) * np.fft.rfft(echo, axis=0) * shape[:, None], n=count, axis=0)
    power = float(np.mean(wet**2)) or 1.0
    return np.asarray(sound + wet * np.sqrt(share * float(np.mean(sound**2)) / power))


def in_hall(rng: Rng, sound: Samples, decay_s: float, share: float) -> Samples:
    """A stereo effect in a room; what still sounds at its end is cut."""
    padded = np.concatenate((sound, np.zeros((frames_of(6.0 * decay_s), 2))))
    return hall(rng, padded, decay_s, share)[: len(sound)]
