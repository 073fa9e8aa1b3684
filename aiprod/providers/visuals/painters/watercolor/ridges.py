"""Lines of land and what grows along them: peaks, snow, firs, furrows, dunes, lanes."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import skia

from aiprod.providers.visuals.kit.paper import wander
from aiprod.providers.visuals.painters.watercolor.brush import Leaf
from aiprod.providers.visuals.painters.watercolor.flora import pine, pines
from aiprod.providers.visuals.painters.watercolor.painting import Painting, mix, polygon, smooth, stroke

_THIN = 0.02
"""Snow less deep than this share of the painting is left out."""


def below(horizon: float, share: float) -> float:
    """The level ``share`` of the way from the horizon to the foot of a painting whose ground takes its lower half."""
    return horizon + share * (1 - horizon) / 0.56


def peaks(p: Painting, level: float, height: float) -> np.ndarray:
    """A range of peaks: 240 levels around ``level``, up to ``height`` above it."""
    across = np.linspace(0, 1, 240)
    line = np.full(240, level) - 0.2 * height * (0.5 + wander(p.rng, 240, 60))
    summit = p.pick(0.25, 0.75)
    for index in range(7):
        centre = (index + p.pick(0.1, 0.9)) / 7
        rise = p.flatness * height * (1.0 - 0.75 * abs(centre - summit)) * p.pick(0.5, 1.0)
        slope = np.maximum(0, 1 - np.abs(across - centre) / p.pick(0.12, 0.22))
        line = np.minimum(line, level - rise * slope**1.25)
    return np.asarray(line + 0.07 * height * wander(p.rng, 240, 30, 4))


def range_of(p: Painting, leaf: Leaf, line: np.ndarray, foot: float, colour: str) -> None:
    """A range of peaks down to ``foot``, darker at its crest than a night's sky, with snow on what is high."""
    top = mix(colour, "#0E1430", 0.5) if p.night else colour
    leaf.wash(p.land(line, foot), top, mix(colour, p.sky[2], 0.45), density=(0.95, 0.5), ragged=0.7)
    _snow(p, leaf, line, colour)


def _snow(p: Painting, leaf: Leaf, line: np.ndarray, rock: str) -> None:
    """Snow on every peak of a range that reaches high enough: its crest is the rock's own."""
    floor = float(np.quantile(line, 0.34)) + (0.08 if p.intent.season == "winter" else 0.0)
    jag = floor + 0.05 * wander(p.rng, 240, 12, 2)
    cap = line < jag
    xs = np.linspace(0, 1, 240)
    for start in np.flatnonzero(np.diff(cap.astype(int)) == 1):
        stop = start + 1
        while stop < 239 and cap[stop]:
            stop += 1
        if stop - start < 8 or float((jag - line)[start:stop].max()) < _THIN:
            continue
        crest = [(p.x(x), p.y(y)) for x, y in zip(xs[start:stop], line[start:stop], strict=True)]
        foot = [(p.x(x), p.y(y)) for x, y in zip(xs[start:stop][::-1], jag[start:stop][::-1], strict=True)]
        leaf.wash(
            polygon(crest + foot),
            mix("#FFFDF6", p.sky[2], 0.2),
            mix("#E9EEF4", rock, 0.3),
            density=(0.5, 0.8),
            ragged=0.5,
            edge=0.1,
            opacity=0.9,
        )


def firs(p: Painting, leaf: Leaf, line: np.ndarray, count: int, size: float, colour: str) -> None:
    """Firs scattered along a slope."""
    places = [
        (p.x(at), p.y(level_at(line, at) + p.pick(0.02, 0.05)), p.short * size * p.pick(0.6, 1.2))
        for at in p.rng.uniform(0.03, 0.97, count)
    ]
    pines(p, leaf, places, colour)


def corner_firs(p: Painting, leaf: Leaf, line: np.ndarray, colour: str) -> None:
    """A group of firs at one side, in front."""
    side = 0.0 if p.rng.random() < 0.5 else 1.0
    for step in range(4):
        at = abs(side - 0.05 - 0.055 * step)
        pine(
            p,
            leaf,
            p.x(at),
            p.y(level_at(line, at) + 0.06),
            p.short * p.pick(0.22, 0.4) * (0.6 if p.wordy else 1),
            colour,
        )


def furrows(p: Painting, leaf: Leaf, line: np.ndarray, colour: str) -> None:
    """The lines of a ploughed field, following its crest."""
    for row in range(5):
        shift = 0.025 + 0.03 * row + 0.002 * row * row
        points = [(p.x(at), p.y(level_at(line, at) + shift)) for at in np.linspace(0.02 + 0.05 * row, 0.98, 14)]
        leaf.wash(
            stroke(points, [0.006 * p.short * (1 + 0.3 * row)] * 14),
            colour,
            ragged=1.2,
            edge=0.1,
            density=(0.6, 0.6),
            opacity=0.5,
        )


def dune_shade(p: Painting, leaf: Leaf, crest: np.ndarray, colour: str) -> None:
    """The shaded flank of a dune."""
    top = int(np.argmin(crest[30:200])) + 30
    side = crest[top : top + 80]
    fall = np.linspace(0, 1, len(side))
    xs = np.linspace(0, 1, 240)[top : top + 80]
    lower = np.minimum(side + 0.14 * np.sin(np.pi * fall**0.7) + 0.02 * wander(p.rng, len(side), 24, 2), 0.93)
    ring = [(p.x(x), p.y(y + 0.003)) for x, y in zip(xs, side, strict=True)]
    ring += [(p.x(x - 0.05 * (1 - f)), p.y(y)) for x, y, f in zip(xs[::-1], lower[::-1], fall[::-1], strict=True)]
    leaf.wash(polygon(ring), colour, density=(0.8, 0.45), soft=2, ragged=0.7, edge=0.2, opacity=0.75)


def lane(p: Painting, top: float, start: float, bend: float | None = None, wide: float = 0.26) -> skia.Path:
    """A path or river winding towards the viewer."""
    bend = p.pick(-0.25, 0.25) if bend is None else bend
    along = np.linspace(0, 1, 14)
    centre = start + bend * np.sin(along * 4) * (0.3 + 0.7 * along) * 0.8
    half = 0.012 + wide * along**2
    ys = top + (1.0 - top) * along**0.8
    left = [(p.x(max(c - h, 0.01)), p.y(y)) for c, h, y in zip(centre, half, ys, strict=True)]
    right = [(p.x(min(c + h, 0.99)), p.y(y)) for c, h, y in zip(centre, half, ys, strict=True)]
    return smooth(left + right[::-1])


def level_at(line: np.ndarray, share: float) -> float:
    """The level of a line at ``share`` of the width."""
    return float(np.interp(share, np.linspace(0, 1, len(line)), line))


def spread(p: Painting, count: int, low: float, high: float, clear: tuple[float, float] = (2.0, 2.0)) -> list[float]:
    """Places along the width, one in each of ``count`` stretches, none inside ``clear``; back to front is left to y."""
    steps = np.linspace(low, high, count + 1)
    places = [p.pick(a, b) for a, b in pairwise(steps)]
    return [at for at in places if not clear[0] < at < clear[1]]
