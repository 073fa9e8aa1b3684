"""Where the words of speech are, told by another voice that says the same and knows its own times.

Dynamic time warping over mel cepstra, as in Sakoe and Chiba (1978) and in the aligner aeneas: it needs no model of the
language, only the other voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, Samples

Times = Sequence[tuple[float, float]]
Features = npt.NDArray[np.float64]

_HOP_S, _WINDOW_S = 0.010, 0.025
_BANDS, _COEFFICIENTS = 26, 8
_LOUDNESS_WEIGHT = 3.0
_LOW_HZ, _HIGH_HZ = 80.0, 7000.0
_FFT = 2048
_BAND_SHARE = 0.25
"""How far from an even pace the two may drift apart, as a share of the longer one's length."""

_FLOOR = 1e-7
_STEP_COST = 0.1
"""What it costs that one waits a frame for the other, so that the path stays smooth where all sounds alike."""

_QUIET_SHARE, _SHORTEST_PAUSE_S = 0.03, 0.04


def align(known: Samples, times: Times, samples: Samples) -> list[tuple[float, float]]:
    """Spans in seconds of the words in ``samples``, from their ``times`` in ``known``, which says the same.

    Both are mono at the house rate.
    """
    ours, theirs = _features(samples), _features(known)
    if not len(ours) or not len(theirs):
        return [(0.0, len(samples) / SAMPLE_RATE_HZ)] * len(times)
    at = _path(theirs, ours)
    end_s = len(samples) / SAMPLE_RATE_HZ

    def mapped(second: float) -> float:
        place = float(np.interp(second / _HOP_S, np.arange(len(at)), at))
        return min(max(place * _HOP_S, 0.0), end_s)

    heard = _after_pauses([(mapped(start), mapped(end)) for start, end in _after_pauses(times, known)], samples)
    return [(start, max(start, end)) for start, end in heard]


def _after_pauses(times: Times, samples: Samples) -> list[tuple[float, float]]:
    """Words begin where they are heard: a start within a pause moves to the pause's end."""
    hop = round(_HOP_S * SAMPLE_RATE_HZ)
    whole = samples[: len(samples) // hop * hop].reshape(-1, hop)
    level = np.sqrt(np.mean(whole**2, axis=1))
    quiet = np.concatenate([[False], level < _QUIET_SHARE * np.percentile(level, 95), [False]]) if len(level) else level
    begins, ends = (
        np.flatnonzero(np.diff(quiet.astype(np.int8)) == 1),
        np.flatnonzero(np.diff(quiet.astype(np.int8)) == -1),
    )
    long = ends - begins >= round(_SHORTEST_PAUSE_S / _HOP_S)
    pauses = list(zip((_HOP_S * begins[long]).tolist(), (_HOP_S * ends[long]).tolist(), strict=True))
    return [(next((to for since, to in pauses if since <= start < to), start), end) for start, end in times]


def _features(samples: Samples) -> Features:
    """(frames, coefficients): mel cepstra of mean 0 and deviation 1, but the first of them, loudness, weighs more."""
    hop, window = round(_HOP_S * SAMPLE_RATE_HZ), round(_WINDOW_S * SAMPLE_RATE_HZ)
    padded = np.pad(samples, (window // 2, window))
    count = 1 + len(samples) // hop
    frames = np.lib.stride_tricks.sliding_window_view(padded, window)[::hop][:count]
    power = np.abs(np.fft.rfft(frames * np.hanning(window), _FFT)) ** 2
    cepstra = np.log(power @ _mel().T + _FLOOR) @ _cosines().T
    deviation = cepstra.std(axis=0)
    even = (cepstra - cepstra.mean(axis=0)) / np.where(deviation > 0, deviation, 1.0)
    even[:, 0] *= _LOUDNESS_WEIGHT
    return np.asarray(even)


def _path(reference: Features, other: Features) -> npt.NDArray[np.float64]:
    """For each frame of ``reference`` the frame of ``other`` it goes with: the cheapest way through both, in a band."""
    rows, columns = len(reference), len(other)
    reach = max(20, round(_BAND_SHARE * max(rows, columns)))
    cost = np.full((rows + 1, columns + 1), np.inf)
    cost[0, 0] = 0.0
    came = np.zeros((rows + 1, columns + 1), np.int8)
    for row in range(1, rows + 1):
        centre = round(row * columns / rows)
        low, high = max(1, centre - reach), min(columns, centre + reach)
        distance = np.linalg.norm(other[low - 1 : high] - reference[row - 1], axis=1)
        diagonal, above = cost[row - 1, low - 1 : high], cost[row - 1, low : high + 1] + _STEP_COST
        came[row, low : high + 1] = np.where(diagonal <= above, 0, 1)
        entered = np.minimum(diagonal, above) + distance
        # A run along the row costs each frame's distance: with their sum taken off, the best start is a running least.
        spent = np.cumsum(distance + _STEP_COST)
        best = np.minimum.accumulate(entered - spent) + spent
        came[row, low : high + 1][best < entered] = 2
        cost[row, low : high + 1] = best
    found = np.zeros(rows)
    seen = np.zeros(rows)
    row, column = rows, columns
    while row > 0 and column > 0:
        found[row - 1] += column - 1
        seen[row - 1] += 1
        move = came[row, column]
        row -= move != 2
        column -= move != 1
    return np.asarray(found / np.maximum(seen, 1))


@cache
def _mel() -> Features:
    """(bands, bins): triangles even on the mel scale."""

    def mel(hertz: npt.ArrayLike) -> Features:
        return np.asarray(2595.0 * np.log10(1.0 + np.asarray(hertz, float) / 700.0))

    corners = np.linspace(mel(_LOW_HZ), mel(_HIGH_HZ), _BANDS + 2)
    bins = mel(np.fft.rfftfreq(_FFT, 1.0 / SAMPLE_RATE_HZ))
    rising = (bins[None, :] - corners[:-2, None]) / (corners[1:-1] - corners[:-2])[:, None]
    falling = (corners[2:, None] - bins[None, :]) / (corners[2:] - corners[1:-1])[:, None]
    return np.asarray(np.clip(np.minimum(rising, falling), 0.0, None))


@cache
def _cosines() -> Features:
    """(coefficients, bands): the discrete cosine transform."""
    band = (np.arange(_BANDS) + 0.5) / _BANDS
    return np.asarray(np.cos(np.pi * np.arange(_COEFFICIENTS)[:, None] * band[None, :]))
