"""What a minimal landscape is made of: planes back to front, each a flat shape with lines on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import skia

from aiprod.plan import Season
from aiprod.providers.visuals.kit.noise import ridge

Line = npt.NDArray[np.float64]
"""Points, (count, 2), in pixels."""

_OVER = 0.14


@dataclass
class Plane:
    """``mass`` is filled with the tone at ``tone`` (0 the air's, 1 the ground's), ``lines`` stroked with ink over it.

    ``lit`` is filled with the accent, ``pale`` with the palest tone; ``grown`` takes the season's colour. ``sway`` is
    a share of the box's width.
    """

    tone: float
    depth: float
    mass: skia.Path = field(default_factory=skia.Path)
    lines: skia.Path = field(default_factory=skia.Path)
    lit: skia.Path = field(default_factory=skia.Path)
    pale: skia.Path = field(default_factory=skia.Path)
    grown: bool = False
    sway: float = 0.0

    def add(self, points: npt.ArrayLike, *, close: bool = False) -> None:
        """Add a line through points."""
        add_line(self.lines, points, close=close)

    def fill(self, points: npt.ArrayLike) -> None:
        """Add a flat shape."""
        add_line(self.mass, points, close=True)


@dataclass(frozen=True)
class Room:
    """The box a place is drawn in, its origin at 0, 0; what moves reaches ``left`` to ``right``, beyond its sides."""

    wide: float
    high: float
    season: Season
    rng: np.random.Generator

    @property
    def left(self) -> float:
        return -_OVER * self.wide

    @property
    def right(self) -> float:
        return (1 + _OVER) * self.wide

    @property
    def foot(self) -> float:
        return (1 + _OVER) * self.high

    def across(self, count: int) -> npt.NDArray[np.float64]:
        """Evenly spread x from side to side."""
        return np.linspace(self.left, self.right, count)

    def crest(self, level: float, height: float, cycles: float, octaves: int, count: int = 160) -> Line:
        """A skyline about ``level``, both shares of the box's height."""
        noise = ridge(count, self.rng, cycles=cycles, octaves=octaves)
        return np.column_stack([self.across(count), (level - height * noise) * self.high])

    def below(self, crest: Line) -> Line:
        """The shape under a skyline."""
        return np.vstack([crest, [[self.right, self.foot], [self.left, self.foot]]])


def add_line(path: skia.Path, points: npt.ArrayLike, *, close: bool = False) -> None:
    """Add straight lines through points to a path."""
    path.addPoly([skia.Point(float(x), float(y)) for x, y in np.asarray(points)], close)


def add_disc(path: skia.Path, x: float, y: float, radius: float) -> None:
    """Add a round."""
    path.addCircle(float(x), float(y), float(radius))


def waves(plane: Plane, room: Room, rows: Sequence[tuple[float, float]], count: int) -> None:
    """Rows of short wave strokes; each row is its level and a stroke's length, shares of the box."""
    for level, length in rows:
        for x in room.rng.uniform(room.left, room.right, count):
            along = np.linspace(0, 1, 9)
            long = length * room.wide * room.rng.uniform(0.5, 1.2)
            swing = 0.09 * long * np.sin(2 * np.pi * along + room.rng.uniform(0, 6.3)) * np.sin(np.pi * along)
            y = (level + room.rng.uniform(-0.006, 0.006)) * room.high
            plane.add(np.column_stack([x + long * along, y + swing]))
