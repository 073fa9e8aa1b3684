"""The timeline: bars and a tempo that bends a little, so that strong beats fall on the cuts of the video."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

BEATS = 4
_MOST_BEND = math.log(1.13)
_EASY_BEND = 0.035
_MISSED = 14.0
_UNEVEN = {0: 0.0, 2: 0.25, 1: 0.6, 3: 0.6}
"""What a segment costs whose last bar has other than four beats, by its beats modulo four."""
_ON_LAST_CUT = -1.0
_LOOKBACK = 8
_TEMPI = 9
_RITARD = 1.14
_SHORTEST_TAIL_S, _LONGEST_TAIL_S = 2.8, 5.2
_TAIL_SHARES = (0.16, 0.3)


@dataclass(frozen=True)
class BarSpan:
    """A bar from beat ``at``; ``hit`` says that it begins on a cut."""

    at: int
    beats: int
    hit: bool


@dataclass(frozen=True)
class Timeline:
    """The bars, and the time map from beats to seconds; the final chord begins where the last bar ends."""

    bars: tuple[BarSpan, ...]
    anchors: tuple[tuple[int, float], ...]

    @property
    def beats(self) -> int:
        return self.anchors[-1][0]

    def seconds(self, beat: float) -> float:
        """When a beat falls; the tempo is steady between two anchors."""
        beats, times = zip(*self.anchors, strict=True)
        return float(np.interp(beat, beats, times))


@dataclass(frozen=True)
class _Path:
    """A way through the cuts: what it costs, and (beat, second) of each cut met; the last is the piece's resolution."""

    cost: float
    anchors: tuple[tuple[int, float], ...]
    last: int = -1


def make_timeline(duration_s: float, hits_s: Sequence[float], low_bpm: float, high_bpm: float, bpm: float) -> Timeline:
    """Bars from 0 to the final chord at the tempo, within the bounds, that bends least; ``bpm`` is the wish.

    Between two cuts lie whole beats; each cut that is met begins a bar, for which the bar before may be cut short. The
    tempo of a segment bends by at most 13 %. Cuts too close to another for two beats are left out.
    """
    paths = []
    for tempo in np.linspace(low_bpm, high_bpm, _TEMPI):
        path = _best_path(duration_s, sorted(hits_s), 60.0 / float(tempo))
        paths.append((path.cost + 0.3 * (math.log(tempo / bpm) / 0.05) ** 2, float(tempo), path))
    path = min(paths, key=lambda each: each[:2])[2]
    bars: list[BarSpan] = []
    for (first, _), (last, _) in pairwise(path.anchors):
        at = first
        for beats in _bars_of(last - first):
            bars.append(BarSpan(at, beats, hit=at == first > 0))
            at += beats
    return Timeline(tuple(bars), _slowing(path.anchors))


def _best_path(duration_s: float, hits_s: Sequence[float], beat_s: float) -> _Path:
    """Dynamic programming over the cuts: the cheapest way to each, then to the end."""
    shares = [share * duration_s for share in _TAIL_SHARES]
    earliest_s, latest_s = duration_s - min(_LONGEST_TAIL_S, shares[1]), duration_s - min(_SHORTEST_TAIL_S, shares[0])
    cuts = [hit_s for hit_s in hits_s if 0.0 < hit_s < earliest_s]
    late = [hit_s for hit_s in hits_s if earliest_s <= hit_s <= latest_s]
    ways: list[_Path] = [_Path(0.0, ((0, 0.0),))]
    for index, cut_s in enumerate(cuts):
        reached = [
            way
            for before in ways[-_LOOKBACK:]
            if (way := _onward(before, cut_s, beat_s, _MISSED * (index - before.last - 1), index)) is not None
        ]
        if reached:
            ways.append(min(reached, key=lambda way: way.cost))
    ends: list[_Path] = []
    for before in ways[-_LOOKBACK:]:
        missed = _MISSED * (len(cuts) - 1 - before.last)
        ends += [
            way
            for cut_s in late
            if (way := _onward(before, cut_s, beat_s, missed + _ON_LAST_CUT, len(cuts))) is not None
        ]
        ends.append(_to_the_end(before, earliest_s, latest_s, beat_s, missed))
    return min(ends, key=lambda way: way.cost)


def _onward(before: _Path, cut_s: float, beat_s: float, missed: float, index: int) -> _Path | None:
    """From one cut to another in the number of beats that bends the tempo least, if any bends it little enough."""
    beat, second = before.anchors[-1]
    best: _Path | None = None
    for beats in {math.floor((cut_s - second) / beat_s), math.ceil((cut_s - second) / beat_s)}:
        bend = abs(math.log((cut_s - second) / (beats * beat_s))) if beats >= 2 else math.inf
        if bend > _MOST_BEND:
            continue
        cost = before.cost + missed + (bend / _EASY_BEND) ** 2 + _UNEVEN[beats % BEATS]
        if best is None or cost < best.cost:
            best = _Path(cost, (*before.anchors, (beat + beats, cut_s)), index)
    return best


def _to_the_end(before: _Path, earliest_s: float, latest_s: float, beat_s: float, missed: float) -> _Path:
    """From the last cut to a resolution that leaves the final chord its time; in tempo wherever that can be."""
    beat, second = before.anchors[-1]
    counts = range(max(1, math.ceil((earliest_s - second) / beat_s)), math.floor((latest_s - second) / beat_s) + 1)
    if counts:
        beats = min(counts, key=lambda count: (_UNEVEN[count % BEATS], count))
        return _Path(
            before.cost + missed + _UNEVEN[beats % BEATS], (*before.anchors, (beat + beats, second + beats * beat_s))
        )
    end_s = (earliest_s + latest_s) / 2
    beats = max(1, round((end_s - second) / beat_s))
    bend = math.log((end_s - second) / (beats * beat_s))
    return _Path(before.cost + missed + (bend / _EASY_BEND) ** 2, (*before.anchors, (beat + beats, end_s)))


def _bars_of(beats: int) -> list[int]:
    """Bars of four; what is over makes the last one shorter or, by one beat, longer."""
    whole, rest = divmod(beats, BEATS)
    if rest == 1 and whole:
        return [BEATS] * (whole - 1) + [BEATS + 1]
    return [BEATS] * whole + [rest] * (rest > 0)


def _slowing(anchors: tuple[tuple[int, float], ...]) -> tuple[tuple[int, float], ...]:
    """The last four beats a little slower, where the last segment is long enough to give them the time."""
    (first, start_s), (last, end_s) = anchors[-2:]
    if last - first < 3 * BEATS:
        return anchors
    slow_s = _RITARD * BEATS * (end_s - start_s) / (last - first)
    return (*anchors[:-1], (last - BEATS, end_s - slow_s), (last, end_s))
