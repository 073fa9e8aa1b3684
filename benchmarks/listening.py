"""What can be measured of music and sounds: balance, level, onsets, key, faults. Samples are (frames, 2) at 48 kHz."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import signal

from aiprod.audio import SAMPLE_RATE_HZ, Samples, loudness_lufs

_MAJOR = (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88)
_MINOR = (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17)
"""Key profiles (Krumhansl and Kessler, 1982)."""
_SEARCH_S = 0.12
_SPARSE = 4
"""Every fourth sample is enough to know a loop by; it need not be heard."""


def spectrum(samples: Samples) -> tuple[Samples, Samples]:
    """Frequencies in Hz and power of the sum to mono."""
    freqs_hz, power = signal.welch(samples.mean(axis=1), SAMPLE_RATE_HZ, nperseg=16_384)
    return freqs_hz, power


def share_below(samples: Samples, cutoff_hz: float) -> float:
    """How much of the energy lies under a frequency."""
    freqs_hz, power = spectrum(samples)
    return float(power[freqs_hz < cutoff_hz].sum() / power.sum())


def centroid_hz(samples: Samples) -> float:
    """The centre of gravity of the amplitude spectrum, which tells dull from bright."""
    freqs_hz, power = spectrum(samples)
    return float((freqs_hz * np.sqrt(power)).sum() / np.sqrt(power).sum())


def loudness_range_lu(samples: Samples) -> float:
    """From the 10th to the 95th percentile of the loudness of 3 s windows that are not 20 LU under the whole."""
    whole = loudness_lufs(samples)
    window, hop = 3 * SAMPLE_RATE_HZ, SAMPLE_RATE_HZ
    levels = [loudness_lufs(samples[at : at + window]) for at in range(0, max(1, len(samples) - window + 1), hop)]
    heard = [level for level in levels if level > whole - 20.0]
    return float(np.quantile(heard, 0.95) - np.quantile(heard, 0.1)) if heard else 0.0


def crest_db(samples: Samples) -> float:
    """Peak over root mean square."""
    return float(20 * np.log10(np.abs(samples).max() / np.sqrt((samples**2).mean())))


def longest_silence_s(samples: Samples, under_db: float = -60.0) -> float:
    """The longest stretch in which no 50 ms reach a level."""
    size = SAMPLE_RATE_HZ // 20
    blocks = samples[: len(samples) // size * size].reshape(-1, size * 2)
    longest = run = 0
    for silent in np.sqrt((blocks**2).mean(axis=1)) < 10 ** (under_db / 20):
        run = run + 1 if silent else 0
        longest = max(longest, run)
    return longest / 20


def clicks(samples: Samples) -> int:
    """Single steps far larger than all others within 5 ms, as a cut or a lost sample makes."""
    step = np.abs(np.diff(samples.mean(axis=1)))
    near = 240
    count = 0
    for at in np.flatnonzero(step > 0.02):
        around = np.concatenate((step[max(0, at - near) : max(0, at - 2)], step[at + 3 : at + near]))
        count += bool(len(around) and step[at] > 8.0 * around.max())
    return count


def novelty(samples: Samples) -> tuple[Samples, Samples]:
    """Seconds and how much new sound there is at each: the growth of the log spectrum, 5 ms apart."""
    freqs_hz, seconds, power = signal.spectrogram(
        samples.mean(axis=1), SAMPLE_RATE_HZ, nperseg=1024, noverlap=1024 - 240, mode="magnitude"
    )
    level = np.log1p(1000.0 * power[(freqs_hz > 40) & (freqs_hz < 9000)])
    growth = np.clip(np.diff(level, axis=1), 0.0, None).sum(axis=0)
    return np.asarray(seconds[1:]), np.asarray(growth)


def hit_errors_ms(samples: Samples, hits_s: Sequence[float]) -> list[float]:
    """How far from each time the strongest onset within 120 ms lies."""
    seconds, growth = novelty(samples)
    errors = []
    for hit_s in hits_s:
        near = np.flatnonzero(np.abs(seconds - hit_s) < _SEARCH_S)
        errors.append(1000.0 * abs(float(seconds[near[np.argmax(growth[near])]]) - hit_s))
    return errors


def key_correlation(samples: Samples, tonic: int, minor: bool) -> tuple[float, int]:
    """How well the pitch classes heard fit a key's profile, and the key's rank among the twelve of its kind."""
    freqs_hz, power = signal.welch(samples.mean(axis=1), SAMPLE_RATE_HZ, nperseg=32_768)
    heard = (freqs_hz > 60) & (freqs_hz < 2000)
    classes = np.rint(12 * np.log2(freqs_hz[heard] / 440.0) + 69).astype(int) % 12
    chroma = np.bincount(classes, np.sqrt(power[heard]), 12)
    profile = _MINOR if minor else _MAJOR
    fits = [float(np.corrcoef(np.roll(chroma, -each), profile)[0, 1]) for each in range(12)]
    return fits[tonic], sorted(fits, reverse=True).index(fits[tonic]) + 1


def periodicity(samples: Samples, least_s: float) -> float:
    """The highest correlation of a sound with itself later than ``least_s``: 1 for a loop."""
    mono = samples.mean(axis=1)[::_SPARSE]
    rate_hz = SAMPLE_RATE_HZ // _SPARSE
    spectrum_of = np.fft.rfft(mono, 2 * len(mono))
    same = np.fft.irfft(np.abs(spectrum_of) ** 2)[: len(mono)]
    energy = np.cumsum(mono**2)
    lags = np.arange(round(least_s * rate_hz), len(mono) - rate_hz)
    early, late = energy[len(mono) - 1 - lags], energy[-1] - energy[lags - 1]
    return float(np.max(np.abs(same[lags]) / np.sqrt(early * late)))
