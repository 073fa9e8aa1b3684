"""Loudness and true peak of 48 kHz sound, fed block by block (ITU-R BS.1770-5).

libavfilter's biquads and OpenCV's row filters stand for scipy's, whose import costs more than a minute's mix.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import av
import cv2
import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
Samples = npt.NDArray[np.float32]

_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
_STEP = RATE_HZ // 10
_WINDOW_STEPS = 4
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_OVERSAMPLE = 4
HALO = 6
"""Samples on each side of a block that its oversampled peaks depend on."""


class LoudnessMeter:
    """K-weighted energy in steps of 100 ms; windows of 400 ms overlap by three quarters."""

    def __init__(self) -> None:
        self._weighting: Any = None
        self._steps: list[float] = []
        self._rest = np.zeros(0)

    def add(self, block: Samples) -> None:
        """Take (frames, channels) samples; each call continues the last."""
        if not len(block):
            return
        layout = "mono" if block.shape[1] == 1 else "stereo"
        self._weighting = self._weighting or _k_weighting(layout)
        planes = np.ascontiguousarray(block.T, np.float64)
        frame = av.AudioFrame.from_ndarray(planes, format="dblp", layout=layout)
        frame.rate = RATE_HZ
        self._weighting.push(frame)
        weighted = self._weighting.pull().to_ndarray()
        energy = np.concatenate([self._rest, np.einsum("cf,cf->f", weighted, weighted)])
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
    """The taps that give the value ``phase`` quarters of a sample after each sample, for a filter that correlates.

    A windowed sinc that reaches ``HALO`` samples to both sides.
    """
    places = np.arange(1 - HALO, HALO + 1) - phase / _OVERSAMPLE
    window = np.i0(7.0 * np.sqrt(1 - (places / HALO) ** 2))
    taps = np.sinc(places) * window
    return np.ascontiguousarray(np.concatenate([[0.0], taps / taps.sum()])[None], np.float32)


def _k_weighting(layout: str) -> Any:
    """A running filter of double precision: push frames and pull as many samples."""
    graph = av.filter.Graph()
    last = graph.add_abuffer(sample_rate=RATE_HZ, format="dblp", layout=layout, time_base=Fraction(1, RATE_HZ))
    for zeros, poles in (_SHELF, _HIGH_PASS):
        names = ("b0", "b1", "b2", "a0", "a1", "a2")
        factors = ":".join(f"{name}={factor}" for name, factor in zip(names, zeros + poles, strict=True))
        biquad = graph.add("biquad", f"{factors}:precision=f64")
        last.link_to(biquad)
        last = biquad
    last.link_to(graph.add("abuffersink"))
    graph.configure()
    return graph


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


def _lufs(power: float) -> float:
    return -math.inf if power <= 1e-12 else 10 * math.log10(power) - 0.691
