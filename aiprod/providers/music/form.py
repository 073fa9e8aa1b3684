"""The form: how many bars fit the duration, where sections begin, and how beats become seconds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

BEATS = 4
_TAIL_SHARE = 0.22
_LONGEST_TAIL_S = 4.5
_MOST_FLEX = 0.08
_TEMPI = (0.9, 0.925, 0.95, 0.975, 1.0, 1.025, 1.05, 1.075, 1.1)
_LEAST_BARS = 2
_MOST_BARS = 8


@dataclass(frozen=True)
class Section:
    """Bars ``first`` to ``last`` (exclusive); energy in [0, 1] decides which instruments play."""

    first: int
    last: int
    energy: float


@dataclass(frozen=True)
class Form:
    """The body's bars and sections, and the time map from beats to seconds; the final chord begins at its end."""

    bars: int
    sections: tuple[Section, ...]
    anchors: tuple[tuple[int, float], ...]

    def seconds(self, beat: float) -> float:
        """When a beat falls; the tempo is steady between two anchors."""
        bars, times = zip(*self.anchors, strict=True)
        return float(np.interp(beat / BEATS, bars, times))


def make_form(duration_s: float, hits_s: Sequence[float], bpm: float, drive: float) -> Form:
    """Fit whole bars between 0 and the final chord, at the tempo near ``bpm`` whose bars meet the most hits.

    Between two met hits the tempo bends by at most 8 %, so that the bars land on them exactly.
    """
    body_s = duration_s - min(_LONGEST_TAIL_S, _TAIL_SHARE * duration_s)
    wanted = body_s * bpm / 60.0 / BEATS
    counts = {max(1, round(wanted * stretch)) for stretch in _TEMPI}
    forms = {count: _anchors(count, body_s, hits_s) for count in counts}
    bars = max(counts, key=lambda count: (len(forms[count]), -abs(count - wanted)))
    anchors = forms[bars]
    edges = _edges(bars, [bar for bar, _ in anchors])
    sections = []
    for first, last in pairwise(edges):
        place = (first + last) / 2 / bars
        sections.append(Section(first, last, _energy(place, drive)))
    return Form(bars, tuple(sections), anchors)


def _anchors(bars: int, body_s: float, hits_s: Sequence[float]) -> tuple[tuple[int, float], ...]:
    even_s = body_s / bars
    anchors: list[tuple[int, float]] = [(0, 0.0)]
    for hit_s in sorted(hits_s):
        bar = round(hit_s / even_s)
        before_bar, before_s = anchors[-1]
        if bar - before_bar < _LEAST_BARS or bars - bar < _LEAST_BARS:
            continue
        here = (hit_s - before_s) / (bar - before_bar) / even_s
        rest = (body_s - hit_s) / (bars - bar) / even_s
        if abs(here - 1.0) <= _MOST_FLEX and abs(rest - 1.0) <= _MOST_FLEX:
            anchors.append((bar, hit_s))
    return (*anchors, (bars, body_s))


def _edges(bars: int, anchored: Sequence[int]) -> list[int]:
    """Section edges: every anchor, and between distant anchors one each 4 bars or 8."""
    edges = {0, bars}
    for first, last in pairwise(sorted({0, bars, *anchored})):
        edges.add(first)
        step = 4 if last - first <= 2 * _MOST_BARS else _MOST_BARS
        edges.update(range(first + step, last - _LEAST_BARS + 1, step))
    return sorted(edges)


def _energy(place: float, drive: float) -> float:
    """An arc that opens quietly, peaks at four fifths and falls back for the close."""
    arc = np.interp(place, [0.0, 0.12, 0.5, 0.8, 0.93, 1.0], [0.2, 0.4, 0.65, 1.0, 0.75, 0.5])
    return float(arc) * (0.55 + 0.45 * drive)
