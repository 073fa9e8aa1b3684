"""Loudness and true peak of 48 kHz sound, fed block by block (ITU-R BS.1770-5)."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt
from scipy.signal import firwin, lfilter

RATE_HZ = 48_000
Samples = npt.NDArray[np.float32]

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_K_WEIGHTING = tuple(np.convolve(shelf, high_pass) for shelf, high_pass in zip(_SHELF, _HIGH_PASS, strict=True))
"""Shelf and high-pass as one filter, which is half the work of two; in double precision they differ by 1e-11."""

_STEP = RATE_HZ // 10
_WINDOW_STEPS = 4
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_OVERSAMPLE = 4
_TAPS = (firwin(12 * _OVERSAMPLE + 1, 1 / _OVERSAMPLE, window=("kaiser", 7.0)) * _OVERSAMPLE).astype(np.float32)
HALO = 6
"""Samples on each side of a block that its oversampled peaks depend on."""


class LoudnessMeter:
    """K-weighted energy in steps of 100 ms; windows of 400 ms overlap by three quarters."""

    def __init__(self) -> None:
        self._states: list[npt.NDArray[np.float64]] = []
        self._steps: list[float] = []
        self._rest = np.zeros(0)

    def add(self, block: Samples) -> None:
        """Take (frames, channels) samples; each call continues the last."""
        if not self._states:
            self._states = [np.zeros(len(_K_WEIGHTING[0]) - 1) for _ in range(block.shape[1])]
        energy = np.zeros(len(block))
        for channel, state in enumerate(self._states):
            weighted, self._states[channel] = lfilter(*_K_WEIGHTING, block[:, channel].astype(np.float64), zi=state)
            energy += weighted * weighted
        energy = np.concatenate([self._rest, energy])
        whole = len(energy) // _STEP
        self._steps.extend(energy[: whole * _STEP].reshape(whole, _STEP).mean(axis=1).tolist())
        self._rest = energy[whole * _STEP :]

    def integrated_lufs(self) -> float:
        """The gated loudness of all blocks so far; -inf for silence or less than 400 ms."""
        windows = self._windows()
        loud = windows[windows > _power(_ABSOLUTE_GATE_LUFS)]
        if not len(loud):
            return -math.inf
        gate = loud.mean() * 10 ** (_RELATIVE_GATE_LU / 10)
        return _lufs(float(loud[loud > gate].mean()))

    def loudest_lufs(self) -> float:
        """The loudest 400 ms; shorter sounds count as if silence filled the window. -inf for silence."""
        windows = self._windows()
        if len(windows):
            return _lufs(float(windows.max()))
        total = sum(self._steps) * _STEP + float(self._rest.sum())
        return _lufs(total / (_STEP * _WINDOW_STEPS))

    def _windows(self) -> npt.NDArray[np.float64]:
        steps = np.asarray(self._steps)
        if len(steps) < _WINDOW_STEPS:
            return np.zeros(0)
        return np.convolve(steps, np.full(_WINDOW_STEPS, 1 / _WINDOW_STEPS), "valid")


def peaks(block: Samples) -> Samples:
    """For every frame the largest magnitude on or after it among all channels at 192 kHz, (frames,) float32.

    The outermost ``HALO`` frames lack their neighbours: give them along and drop them.
    """
    planes = np.ascontiguousarray(block.T)
    highest = np.abs(planes)
    for phase in range(1, _OVERSAMPLE):
        between = cv2.filter2D(planes, cv2.CV_32F, _interpolator(phase), borderType=cv2.BORDER_CONSTANT)
        np.maximum(highest, np.abs(between, out=between), out=highest)
    return np.asarray(highest.max(axis=0))


def _interpolator(phase: int) -> Samples:
    """The taps that give the value ``phase`` quarters of a sample after each sample, for a filter that correlates."""
    taps = _TAPS[phase::_OVERSAMPLE][::-1]
    return np.ascontiguousarray(np.concatenate([[0.0], taps])[None], np.float32)


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _lufs(power: float) -> float:
    return -math.inf if power <= 1e-12 else 10 * math.log10(power) - 0.691
