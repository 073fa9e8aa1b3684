"""Things a scene may show, drawn once as a few shapes in named tones, for any hand to colour.

A thing stands on y = 0 at x = 0, 100 units high, x forwards and y up. Its drawing is lines of ``tone: shapes``, from
back to front; an indented line goes on with the one above, and ``@other x y scale`` puts another thing in. A shape is a
letter and its numbers:

    P x y ...      a closed shape with corners         E x y rx ry    an ellipse
    S x y ...      a closed shape without corners      R x y w h      a rectangle from its lower left
    W thick x y .. a line with corners                 C thick x y .. a line without corners
    O thick x y r  a ring
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import numpy as np
import skia

from aiprod.providers.visuals.kit.light import Point, polyline
from aiprod.providers.visuals.kit.silhouettes import ANIMALS, animal
from aiprod.providers.visuals.kit.things import beasts, buildings, household, nature, people, vehicles

UNITS = 100.0
TONES = {
    "stone": "#A39C92",
    "wall": "#EBDDC3",
    "brick": "#B5654A",
    "roof": "#A8503A",
    "slate": "#5F6B7C",
    "wood": "#9A6A44",
    "bark": "#5A3D2B",
    "white": "#F6F1E6",
    "red": "#BC4634",
    "blue": "#3F6A8C",
    "teal": "#3F8A8C",
    "yellow": "#E3B04A",
    "green": "#5A8A4F",
    "grey": "#8C9096",
    "black": "#34323C",
    "fur": "#8A6242",
    "tan": "#CFA468",
    "skin": "#D9A27C",
    "rose": "#DD8597",
    "violet": "#7A62A8",
    "glass": "#86A2B8",
    "lamp": "#FFD35A",
    "fire": "#F08A3C",
}
"""The tones' own colours, by daylight."""
LIT = frozenset({"glass", "lamp", "fire"})
"""Tones that give light once it is dark; a lamp and a fire always do."""
_OF_FUR = {"sheep": "white", "wolf": "grey", "camel": "tan"}
_DRAWINGS = {
    **beasts.DRAWINGS,
    **people.DRAWINGS,
    **vehicles.DRAWINGS,
    **buildings.DRAWINGS,
    **household.DRAWINGS,
    **nature.DRAWINGS,
}
NAMES = frozenset({*_DRAWINGS, *ANIMALS})
"""What ``thing`` can draw."""


class Part(NamedTuple):
    """A closed path in one tone."""

    tone: str
    path: skia.Path


def thing(name: str, x: float, foot: float, tall: float, way: int = 1) -> list[Part]:
    """A thing ``tall`` pixels high on ``x, foot``, back to front; it looks right if ``way`` is 1, left if -1."""
    matrix = skia.Matrix.Translate(x, foot).preScale(way * tall / UNITS, -tall / UNITS)
    parts = []
    for tone, unit in _unit(name):
        placed = skia.Path(unit)
        placed.transform(matrix)
        parts.append(Part(tone, placed))
    return parts


def group(
    name: str, x: float, foot: float, tall: float, way: int, many: int, rng: np.random.Generator, *, aloft_px: float = 0
) -> list[list[Part]]:
    """``many`` of a thing about ``x, foot``, no two alike in size: the farther ones first and smaller.

    Those in air or water are scattered by up to ``aloft_px`` pixels up and down, whatever their size.
    """
    if many == 1:
        return [thing(name, x, foot, tall, way)]
    wide = width_of(name) * tall * (0.4 + 0.7 * many)
    lowest, highest = (-aloft_px, aloft_px) if aloft_px else (-0.3 * tall, 0.2 * tall)
    spots = sorted(
        (float(rng.uniform(lowest, highest)), (index + float(rng.uniform(0.1, 0.9))) / many - 0.5)
        for index in range(many)
    )
    sizes = rng.uniform(0.7, 1.1, many) if aloft_px else [1 + 0.8 * near / tall for near, _ in spots]
    return [
        thing(name, x + across * wide, foot + near, tall * float(size), way)
        for (near, across), size in zip(spots, sizes, strict=True)
    ]


@cache
def width_of(name: str) -> float:
    """How wide a thing is, in its own heights."""
    bounds = [path.getBounds() for _, path in _unit(name)]
    return float(max(box.right() for box in bounds) - min(box.left() for box in bounds)) / UNITS


@cache
def _unit(name: str) -> tuple[Part, ...]:
    if name not in _DRAWINGS:
        return (Part(_OF_FUR.get(name, "fur"), animal(name, 0, 0, -UNITS, -1)),)
    parts: list[Part] = []
    for line in _DRAWINGS[name].strip().replace("\n ", " ").splitlines():
        tone, _, shapes = line.partition(":")
        if tone.lstrip().startswith("@"):
            other, x, y, scale = tone.split()
            matrix = skia.Matrix.Translate(float(x), float(y)).preScale(float(scale), float(scale))
            for part in _unit(other[1:]):
                moved = skia.Path(part.path)
                moved.transform(matrix)
                parts.append(Part(part.tone, moved))
            continue
        parts.append(Part(tone.strip(), _path(shapes)))
    return tuple(parts)


def _path(shapes: str) -> skia.Path:
    whole = skia.Path()
    for letter, numbers in re.findall(r"([PSWCERO])([^PSWCERO]*)", shapes):
        whole = skia.Op(whole, _shape(letter, [float(value) for value in numbers.split()]), skia.kUnion_PathOp)
    return whole


def _shape(letter: str, values: list[float]) -> skia.Path:
    if letter in "WC":
        line = _points(values[1:])
        return _thick(polyline(line) if letter == "W" else _curve(line, closed=False), values[0])
    if letter == "P":
        return polyline(_points(values), closed=True)
    if letter == "S":
        return _curve(_points(values), closed=True)
    path = skia.Path()
    if letter == "O":
        path.addCircle(*values[1:])
        return _thick(path, values[0])
    if letter == "E":
        x, y, rx, ry = values
        path.addOval(skia.Rect.MakeLTRB(x - rx, y - ry, x + rx, y + ry))
    else:
        path.addRect(skia.Rect.MakeXYWH(*values))
    return path


def _points(values: list[float]) -> list[Point]:
    return list(zip(values[::2], values[1::2], strict=True))


def _curve(points: list[Point], *, closed: bool) -> skia.Path:
    """Through the middles between ``points``, which pull it; an open one begins and ends at its own points."""
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, points[1:] + points[:1], strict=True)]
    path = skia.Path()
    if closed:
        path.moveTo(*middles[-1])
        for corner, end in zip(points, middles, strict=True):
            path.quadTo(*corner, *end)
        path.close()
        return path
    path.moveTo(*points[0])
    for corner, end in zip(points[1:-2], middles[1:-2], strict=True):
        path.quadTo(*corner, *end)
    path.quadTo(*points[-2], *points[-1])
    return path


def _thick(line: skia.Path, thick: float) -> skia.Path:
    pen = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=thick)
    pen.setStrokeCap(skia.Paint.kRound_Cap)
    pen.setStrokeJoin(skia.Paint.kRound_Join)
    filled = skia.Path()
    pen.getFillPath(line, filled, None, 4.0)
    return filled
