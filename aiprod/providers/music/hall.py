"""The hall: a reverberation that is fed block by block."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, frames_of
from aiprod.providers.sound.grains import band, periodic_noise

SIZE = 1 << 19
_LENGTH = frames_of(2.6)
BLOCK = SIZE - _LENGTH
"""Frames a block, so that block and echo together fill one transform."""


class Hall:
    """Early reflections, then noise that dies away, faster the higher it is; another for each ear."""

    def __init__(self) -> None:
        self._response = np.fft.rfft(_echo(), n=SIZE, axis=1)
        self._tail = np.zeros((2, _LENGTH))

    def sound(self, mono: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
        """The hall's answer to ``BLOCK`` samples, (2, BLOCK), with what rings on from the blocks before."""
        spectrum = np.fft.rfft(mono, n=SIZE)
        answer = np.fft.irfft(self._response * spectrum, n=SIZE, axis=1)
        answer[:, :_LENGTH] += self._tail
        self._tail = answer[:, BLOCK:].copy()
        return np.asarray(answer[:, :BLOCK])


def _echo() -> npt.NDArray[np.float64]:
    """The hall's impulse response, (2, frames), of unit energy a side."""
    rng = np.random.default_rng(20)
    time_s = np.arange(_LENGTH) / SAMPLE_RATE_HZ
    low, middle, high = (
        periodic_noise(rng, _LENGTH, band(low_hz, high_hz)) * np.exp(-time_s / fall_s)[:, None]
        for low_hz, high_hz, fall_s in ((180.0, 900.0, 0.42), (900.0, 3500.0, 0.34), (3500.0, 8000.0, 0.2))
    )
    echo = (0.6 * low + middle + 0.5 * high) * np.clip((time_s - 0.018) / 0.03, 0.0, 1.0)[:, None]
    for at_s, level in ((0.011, 0.5), (0.017, 0.42), (0.023, 0.36), (0.031, 0.3), (0.043, 0.25), (0.057, 0.2)):
        for ear in (0, 1):
            echo[frames_of(at_s * (1.0 + 0.07 * ear)), ear] += 6.0 * level * rng.choice((-1.0, 1.0))
    return np.asarray((echo / np.sqrt((echo**2).sum(axis=0))).T)
