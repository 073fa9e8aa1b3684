"""Sound as arrays: float64 samples in [-1, 1] at 48000 Hz, shape (frames,) for mono and (frames, 2) for stereo.

scipy.signal takes about a second to import, and listing voices or planning must not pay it: the functions that filter
import it themselves.
"""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import numpy.typing as npt

SAMPLE_RATE_HZ = 48_000
_SILENCE_LUFS = -70.0

Samples = npt.NDArray[np.float64]


def frames_of(seconds: float) -> int:
    """How many samples ``seconds`` last, at the house rate."""
    return round(seconds * SAMPLE_RATE_HZ)


def pcm16(samples: Samples) -> bytes:
    """16-bit little-endian PCM, channels interleaved; values beyond [-1, 1] are clipped."""
    return bytes(np.rint(np.clip(samples, -1.0, 1.0) * 32767.0).astype("<i2").tobytes())


def write_wav(path: Path, samples: Samples) -> None:
    """Write a whole sound as a 16-bit WAV file at the house rate."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1 if samples.ndim == 1 else samples.shape[1])
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE_HZ)
        file.writeframes(pcm16(samples))


def read_wav(path: Path) -> tuple[Samples, int]:
    """A 16-bit PCM file as samples of shape (frames,) or (frames, channels), and its sample rate in Hz."""
    with wave.open(str(path), "rb") as file:
        pcm = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        channels, rate_hz = file.getnchannels(), file.getframerate()
    samples = pcm.astype(np.float64) / 32768.0
    return (samples if channels == 1 else samples.reshape(-1, channels)), rate_hz


def resample(samples: Samples, rate_hz: int, crossings: int = 64) -> Samples:
    """From ``rate_hz`` to the house rate by a polyphase filter of ``crossings`` zero crossings a side.

    With 64, images of a tone at 0.45 of the lower rate lie 109 dB under it; scipy's own filter leaves them at 22 dB.
    """
    if rate_hz == SAMPLE_RATE_HZ:
        return samples
    from scipy import signal

    common = int(np.gcd(rate_hz, SAMPLE_RATE_HZ))
    up, down = SAMPLE_RATE_HZ // common, rate_hz // common
    taps = signal.firwin(2 * crossings * max(up, down) + 1, 0.95 / max(up, down), window=("kaiser", 10.0))
    return np.asarray(signal.resample_poly(samples, up, down, axis=0, window=taps))


def highpass(samples: Samples, cutoff_hz: float, order: int = 2) -> Samples:
    """A Butterworth high-pass along time."""
    return _butterworth(samples, cutoff_hz, order, "highpass")


def lowpass(samples: Samples, cutoff_hz: float, order: int = 2) -> Samples:
    """A Butterworth low-pass along time."""
    return _butterworth(samples, cutoff_hz, order, "lowpass")


def peaking(samples: Samples, centre_hz: float, gain_db: float, q: float = 1.0) -> Samples:
    """A bell equaliser (R. Bristow-Johnson, Audio EQ Cookbook)."""
    from scipy import signal

    amount = 10.0 ** (gain_db / 40.0)
    angle = 2.0 * np.pi * centre_hz / SAMPLE_RATE_HZ
    alpha = np.sin(angle) / (2.0 * q)
    zeros = [1.0 + alpha * amount, -2.0 * np.cos(angle), 1.0 - alpha * amount]
    poles = [1.0 + alpha / amount, -2.0 * np.cos(angle), 1.0 - alpha / amount]
    return np.asarray(signal.lfilter(np.divide(zeros, poles[0]), np.divide(poles, poles[0]), samples, axis=0))


def smooth(samples: Samples, pole: float) -> Samples:
    """An exponential running mean along time; ``pole`` is what is left of a value one step later."""
    from scipy import signal

    return np.asarray(signal.lfilter([1.0 - pole], [1.0, -pole], samples, axis=0))


def convolve(samples: Samples, response: Samples) -> Samples:
    """A sound through an impulse response, channel by channel; as long as the sound."""
    from scipy import signal

    return np.asarray(signal.oaconvolve(samples, response, axes=0)[: len(samples)])


def fade(samples: Samples, in_s: float, out_s: float) -> Samples:
    """Raised-cosine fades at both ends, each at most half of the sound."""
    faded = samples.copy()
    half = len(faded) // 2
    for count, at_end in ((min(frames_of(in_s), half), False), (min(frames_of(out_s), half), True)):
        if count == 0:
            continue
        ramp = 0.5 - 0.5 * np.cos(np.pi * np.arange(count) / count)
        ramp = ramp if faded.ndim == 1 else ramp[:, None]
        if at_end:
            faded[-count:] *= ramp[::-1]
        else:
            faded[:count] *= ramp
    return faded


def loudness_lufs(samples: Samples) -> float:
    """Integrated loudness with both gates (ITU-R BS.1770-4); -70 for silence. Under 0.4 s the whole is one block."""
    from scipy import signal

    planes = samples[:, None] if samples.ndim == 1 else samples
    shelf = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1.0, -1.69065929318241, 0.73248077421585])
    rumble = ([1.0, -2.0, 1.0], [1.0, -1.99004745483398, 0.99007225036621])
    weighted = signal.lfilter(*rumble, signal.lfilter(*shelf, planes, axis=0), axis=0)
    if len(weighted) == 0:
        return _SILENCE_LUFS
    block, hop = min(frames_of(0.4), len(weighted)), frames_of(0.1)
    energy = np.concatenate(([0.0], np.cumsum(np.sum(weighted**2, axis=1))))
    starts = np.arange(0, len(weighted) - block + 1, hop)
    power = np.maximum((energy[starts + block] - energy[starts]) / block, 1e-12)
    heard = power[_lufs(power) > _SILENCE_LUFS]
    if len(heard) == 0:
        return _SILENCE_LUFS
    heard = heard[_lufs(heard) > _lufs(heard.mean()) - 10.0]
    return float(_lufs(heard.mean()))


def set_loudness(samples: Samples, target_lufs: float, ceiling_dbfs: float = -1.5) -> Samples:
    """Bring a sound to ``target_lufs`` and hold its peaks under ``ceiling_dbfs``; silence stays silence."""
    measured = loudness_lufs(samples)
    if measured <= _SILENCE_LUFS:
        return limit(samples, ceiling_dbfs)
    return limit(samples * 10.0 ** ((target_lufs - measured) / 20.0), ceiling_dbfs)


def limit(samples: Samples, ceiling_dbfs: float, window_s: float = 0.005) -> Samples:
    """A look-ahead limiter: gain falls before a peak and rises after it, smoothed over ``window_s``; no delay."""
    from scipy import ndimage

    ceiling = 10.0 ** (ceiling_dbfs / 20.0)
    peaks = np.abs(samples) if samples.ndim == 1 else np.abs(samples).max(axis=1)
    if len(peaks) == 0 or peaks.max() <= ceiling:
        return samples
    wide = 2 * frames_of(window_s) + 1
    held = ndimage.maximum_filter1d(peaks, 2 * wide - 1, mode="nearest")
    gain = ndimage.uniform_filter1d(np.minimum(1.0, ceiling / np.maximum(held, ceiling)), wide, mode="nearest")
    return np.asarray(samples * (gain if samples.ndim == 1 else gain[:, None]))


def _butterworth(samples: Samples, cutoff_hz: float, order: int, kind: str) -> Samples:
    from scipy import signal

    sections = signal.butter(order, cutoff_hz, kind, fs=SAMPLE_RATE_HZ, output="sos")
    return np.asarray(signal.sosfilt(sections, samples, axis=0))


def _lufs(power: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return np.asarray(-0.691 + 10.0 * np.log10(np.asarray(power)))
