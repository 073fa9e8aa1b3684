"""The synth's tones: held ones from a spectrum, struck ones from partials that die away."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, frames_of
from aiprod.keys import seed_from
from aiprod.providers.music.patches import HELD, STRUCK, Held, Struck

Stereo = npt.NDArray[np.float32]

_LOOP = 1 << 17
_TOP_HZ = 13_000.0
_CENTRE = 0.7
"""How much of each side is heard on the other, so that the sum to mono loses little."""
_STEP = 128
_LEVEL = 0.2
_SILENT, _LONGEST_S = 5.0, 4.5
"""After so many times its fall a tone is over."""


def tone(patch: str, pitch: int, length_s: float, start: int) -> Stereo:
    """An instrument that plays one MIDI key for ``length_s`` seconds plus its release: (2, frames).

    ``start`` is where in the piece it begins, in samples: held tones do not begin twice with the same phases.
    """
    if patch in HELD:
        return _held_for(HELD[patch], _loop(patch, pitch), length_s, start)
    struck = STRUCK[patch]
    whole = _ring(patch, pitch)
    if struck.rings:
        return whole
    held, release = frames_of(length_s), frames_of(struck.release_s)
    if held + release >= whole.shape[1]:
        return whole
    sound = whole[:, : held + release].copy()
    sound[:, held:] *= np.linspace(1.0, 0.0, release, dtype=np.float32) ** 2
    return sound


def _held_for(patch: Held, loop: Stereo, length_s: float, start: int) -> Stereo:
    attack, held, release = frames_of(patch.attack_s), frames_of(length_s), frames_of(patch.release_s)
    count = held + release
    first = start * 7919 % _LOOP
    turns = -(-(first + count) // _LOOP)
    sound = np.concatenate([loop] * turns, axis=1)[:, first : first + count]
    rise = min(attack, count)
    ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(rise, dtype=np.float32) / attack)
    sound[:, :rise] *= ramp
    sound[:, held:] *= np.linspace(1.0, 0.0, release, dtype=np.float32) ** 2
    return sound


@lru_cache(maxsize=48)
def _loop(name: str, pitch: int) -> Stereo:
    """2.7 s of a held tone that repeat without a seam, RMS about _LEVEL.

    Each harmonic is a narrow band of many waves with random phases, so that it moves like a section of players (the
    PADsynth algorithm, P. Nasca).
    """
    patch = HELD[name]
    pitch_hz = 440.0 * 2.0 ** ((pitch - 69) / 12)
    bin_hz = SAMPLE_RATE_HZ / _LOOP
    level = np.zeros(_LOOP // 2 + 1, np.float32)
    for number in range(1, patch.top + 1):
        at_hz = number * pitch_hz
        if at_hz > _TOP_HZ:
            break
        lift = 1.0 + sum(gain / (1.0 + ((at_hz - hz) / width_hz) ** 2) for hz, width_hz, gain in patch.formants)
        strength = number**-patch.slope * lift * (patch.even if number % 2 == 0 else 1.0)
        width_hz = max(1.2, at_hz * (2.0 ** (patch.spread / 1200.0) - 1.0))
        reach = int(3.0 * width_hz / bin_hz) + 1
        middle = round(at_hz / bin_hz)
        bins = np.arange(max(1, middle - reach), min(len(level), middle + reach))
        shape = np.exp(-0.5 * ((bins * bin_hz - at_hz) / width_hz) ** 2)
        level[bins] += (strength * shape / np.sqrt((shape**2).sum())).astype(np.float32)
    if patch.breath:
        freqs_hz = np.arange(1, len(level)) * bin_hz
        noise = patch.breath / (1.0 + ((freqs_hz - 2.5 * pitch_hz) / (2.0 * pitch_hz)) ** 2)
        level[1:] += (noise * np.sqrt(bin_hz / 10.0)).astype(np.float32)
    rng = np.random.default_rng(seed_from("held", name, pitch))
    heard = np.flatnonzero(level)
    waves_at = np.zeros((2, len(level)), np.complex64)
    waves_at[:, heard] = level[heard] * np.exp(2j * np.pi * rng.random((2, len(heard)), np.float32))
    waves = np.fft.irfft(waves_at, n=_LOOP)
    return _spread(waves / np.sqrt(np.mean(waves**2)) * _LEVEL)


@lru_cache(maxsize=64)
def _ring(name: str, pitch: int) -> Stereo:
    """A struck tone until it has died away, peak about 1.

    A sum of damped cosines. Each is a geometric series, so it is built from one coarse and one fine series: a product
    of two small matrices in place of a cosine for every sample and partial.
    """
    patch = STRUCK[name]
    pitch_hz = 440.0 * 2.0 ** ((pitch - 69) / 12)
    first_fall_s = patch.fall_s * float(np.clip((261.6 / pitch_hz) ** 0.5, 0.4, 2.2))
    freqs_hz, levels, falls_s = _partials(patch, pitch_hz, first_fall_s)
    count = frames_of(min(_LONGEST_S, _SILENT * first_fall_s))
    steps = -(-count // _STEP)
    sides = []
    for side, cents in enumerate((-patch.chorus / 2, patch.chorus / 2)):
        rate = (-1.0 / falls_s + 2j * np.pi * freqs_hz * 2.0 ** (cents / 1200.0)) / SAMPLE_RATE_HZ
        phase = np.exp(1j * (0.7 * side + 2.4 * np.arange(len(levels)) ** 2))
        coarse = levels * phase * np.exp(rate * _STEP * np.arange(steps)[:, None])
        fine = np.exp(rate[:, None] * np.arange(_STEP))
        # Sums in a fixed order: a matrix library's would depend on the machine.
        real, imaginary = (
            np.einsum("sp,pf->sf", a.astype(np.float32), b.astype(np.float32))
            for a, b in ((coarse.real, fine.real), (coarse.imag, fine.imag))
        )
        sides.append((real - imaginary).ravel()[:count])
    waves = np.array(sides)
    waves *= 0.8 / np.abs(waves).max()
    if patch.thump:
        waves += _thump(patch, name, count)
    rise, fall = frames_of(patch.attack_s), round(0.15 * count)
    waves[:, :rise] *= np.linspace(0.0, 1.0, rise)
    waves[:, -fall:] *= np.linspace(1.0, 0.0, fall)
    return _spread(waves)


def _partials(
    patch: Struck, pitch_hz: float, first_fall_s: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Frequency in Hz, level and fall in seconds of each partial under the top of hearing that matters."""
    numbers = np.array(patch.ratios) if patch.ratios else np.arange(1.0, patch.top + 1)
    freqs_hz = pitch_hz * numbers * np.sqrt(1.0 + patch.stretch * numbers**2)
    levels = numbers**-patch.slope
    if patch.point:
        levels = levels * np.abs(np.sin(np.pi * numbers * patch.point))
    falls_s = first_fall_s * numbers**-patch.damping
    heard = freqs_hz < _TOP_HZ
    heard[0] = True
    return freqs_hz[heard], levels[heard], falls_s[heard]


def _thump(patch: Struck, name: str, count: int) -> npt.NDArray[np.float64]:
    """The hammer's or the finger's own dull noise."""
    length = min(count, frames_of(0.06))
    rng = np.random.default_rng(seed_from("thump", name))
    noise = np.cumsum(rng.standard_normal((2, length)), axis=1)
    noise -= np.linspace(0.0, 1.0, length) * noise[:, -1:]
    noise /= np.abs(noise).max()
    thump = np.zeros((2, count))
    thump[:, :length] = patch.thump * noise * np.exp(-np.arange(length) / SAMPLE_RATE_HZ / 0.014)
    return thump


def _spread(waves: npt.NDArray[np.floating]) -> Stereo:
    """Two voices, (2, frames), as left and right that share much."""
    left, right = waves
    sides = np.array([left + _CENTRE * right, right + _CENTRE * left], np.float32)
    sides /= np.float32(np.hypot(1.0, _CENTRE))
    return sides
