"""Where the marks of a chart stand: bars from zero, a line through every number. Pure geometry, in pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from aiprod.plan import DataPoint
from aiprod.providers.visuals.kit.light import Point
from aiprod.providers.visuals.kit.stacked import Box

_SHORT_LABEL = 12
_BAR_SHARE = 0.58
_FROM_ZERO = 0.55
_ROOM_BELOW = 0.3
_MOST_LABELS = 6


@dataclass(frozen=True)
class Bar:
    """One number as a bar of its length from zero: ``slot`` is the strip of the chart that is its own."""

    point: DataPoint
    box: Box
    slot: Box
    strong: bool


def upright(series: Sequence[DataPoint], width_px: float, em_px: float) -> bool:
    """Whether the labels fit under columns; else the bars lie in rows."""
    longest = max((len(point.label) for point in series), default=0)
    return longest <= _SHORT_LABEL and width_px / max(1, len(series)) >= em_px * max(3.2, 0.5 * longest)


def are_shares(series: Sequence[DataPoint]) -> bool:
    """Whether every number is a part of a hundred."""
    return all(point.shown.rstrip().endswith("%") and 0 <= point.value <= 100 for point in series)


def columns(series: Sequence[DataPoint], box: Box) -> list[Bar]:
    """Bars that stand on their zero in ``box``, side by side; what is below zero hangs from it."""
    x, y, wide, high = box
    low, high_value = _from_zero(series)
    zero = y + high * high_value / (high_value - low)
    slot = wide / len(series)
    made = []
    for index, point in enumerate(series):
        length = high * abs(point.value) / (high_value - low)
        left = x + slot * (index + (1 - _BAR_SHARE) / 2)
        top = zero - length if point.value >= 0 else zero
        bar = (left, top, slot * _BAR_SHARE, length)
        made.append(Bar(point, bar, (x + slot * index, y, slot, high), _strong(point, series)))
    return made


def rows(series: Sequence[DataPoint], box: Box, bar_share: float) -> list[Bar]:
    """Bars that lie in ``box`` one under another, each at the foot of its row, ``bar_share`` of it high.

    Shares of a whole are measured by the whole.
    """
    x, y, wide, high = box
    low, high_value = (0.0, 100.0) if are_shares(series) else _from_zero(series)
    zero = x - wide * low / (high_value - low)
    slot = high / len(series)
    made = []
    for index, point in enumerate(series):
        length = wide * abs(point.value) / (high_value - low)
        left = zero if point.value >= 0 else zero - length
        top = y + slot * (index + 1 - bar_share)
        made.append(
            Bar(point, (left, top, length, slot * bar_share), (x, y + slot * index, wide, slot), _strong(point, series))
        )
    return made


def line_points(series: Sequence[DataPoint], box: Box) -> list[Point]:
    """Where each number of a line stands in ``box``: from zero, or near their least where they differ little."""
    x, y, wide, high = box
    values = [point.value for point in series]
    low, top = min(values), max(values)
    if 0 <= low < _FROM_ZERO * top:
        low = 0.0
    else:
        low -= _ROOM_BELOW * (top - low)
    span = (top - low) or 1.0
    step = wide / max(1, len(series) - 1)
    return [(x + step * index, y + high * (1 - (value - low) / span)) for index, value in enumerate(values)]


def smooth(points: Sequence[Point]) -> skia.Path:
    """A curve through points from left to right that rises and falls only where they do.

    Monotone cubic: F. N. Fritsch and R. E. Carlson, SIAM J. Numer. Anal. 17 (1980), with harmonic means as slopes.
    """
    xs, ys = np.array(points, np.float64).T
    steps = np.diff(xs)
    rises = np.diff(ys) / steps
    slopes = np.concatenate([rises[:1], np.zeros(len(xs) - 2), rises[-1:]])
    for index in range(1, len(xs) - 1):
        before, after = rises[index - 1], rises[index]
        if before * after > 0:
            slopes[index] = 2 * before * after / (before + after)
    path = skia.Path()
    path.moveTo(float(xs[0]), float(ys[0]))
    for index, step in enumerate(steps / 3):
        path.cubicTo(
            float(xs[index] + step),
            float(ys[index] + step * slopes[index]),
            float(xs[index + 1] - step),
            float(ys[index + 1] - step * slopes[index + 1]),
            float(xs[index + 1]),
            float(ys[index + 1]),
        )
    return path


def told_of(series: Sequence[DataPoint]) -> set[int]:
    """Which numbers of a line are written: all of a few, else the first, the last, the least and the most."""
    if len(series) <= _MOST_LABELS:
        return set(range(len(series)))
    values = [point.value for point in series]
    return {0, len(series) - 1, values.index(max(values)), values.index(min(values))}


def dips(points: Sequence[Point], index: int) -> bool:
    """Whether a line comes down to a point and does not go on down: words above would stand in it."""
    came = index > 0 and points[index - 1][1] < points[index][1]
    return came and (index == len(points) - 1 or points[index + 1][1] < points[index][1])


def lean(points: Sequence[Point], index: int) -> int:
    """To which side of a point a line leaves room above it: -1 the left, where it rises on, 1 the right, 0 both."""
    if index == len(points) - 1 or dips(points, index):
        return 0
    before, here, after = (points[max(0, index - 1)][1], points[index][1], points[index + 1][1])
    if after < here <= before:
        return -1
    return 1 if before <= here < after else 0


def _from_zero(series: Sequence[DataPoint]) -> tuple[float, float]:
    low, high = min(0.0, *(point.value for point in series)), max(0.0, *(point.value for point in series))
    return (low, high) if high > low else (0.0, 1.0)


def _strong(point: DataPoint, series: Sequence[DataPoint]) -> bool:
    """The largest of the numbers, the last of equal ones."""
    return point is max(reversed(series), key=lambda other: abs(other.value))
