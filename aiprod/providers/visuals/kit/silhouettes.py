"""Silhouettes of animals: each a closed path, small enough to be drawn in any hand."""

from __future__ import annotations

from functools import cache

import skia

from aiprod.providers.visuals.kit.light import polyline

_Points = tuple[tuple[float, float], ...]
_Strokes = tuple[tuple[float, _Points], ...]


def _legs(hip: float, thick: float, back: float = -0.26, front: float = 0.17) -> _Strokes:
    return (
        (thick, ((back - 0.05, hip), (back - 0.07, 0.55 * hip), (back - 0.04, 0.0))),
        (thick, ((back + 0.04, hip), (back + 0.05, 0.55 * hip), (back + 0.08, 0.0))),
        (thick, ((front - 0.04, hip), (front - 0.03, 0.55 * hip), (front - 0.06, 0.0))),
        (thick, ((front + 0.03, hip), (front + 0.06, 0.55 * hip), (front + 0.09, 0.0))),
    )


_STROKES: dict[str, _Strokes] = {
    "deer": (
        (0.21, ((-0.20, 0.48), (0.12, 0.50))),
        (0.12, ((0.15, 0.55), (0.25, 0.73))),
        (0.075, ((0.25, 0.75), (0.37, 0.73))),
        (0.045, ((-0.29, 0.44), (-0.30, 0.24), (-0.27, 0.0))),
        (0.045, ((-0.22, 0.44), (-0.20, 0.22), (-0.21, 0.0))),
        (0.045, ((0.15, 0.46), (0.15, 0.22), (0.14, 0.0))),
        (0.045, ((0.20, 0.46), (0.22, 0.24), (0.24, 0.0))),
        (0.022, ((0.26, 0.79), (0.20, 0.90), (0.24, 1.0))),
        (0.022, ((0.22, 0.87), (0.14, 0.93))),
        (0.022, ((0.29, 0.79), (0.33, 0.90), (0.30, 1.0))),
        (0.022, ((0.32, 0.88), (0.39, 0.95))),
    ),
    "camel": (
        (0.21, ((-0.26, 0.56), (0.15, 0.56))),
        (0.20, ((-0.14, 0.64), (-0.05, 0.72), (0.04, 0.64))),
        (0.10, ((0.20, 0.58), (0.32, 0.52), (0.41, 0.62), (0.43, 0.86))),
        (0.085, ((0.44, 0.89), (0.56, 0.86))),
        (0.025, ((-0.36, 0.58), (-0.40, 0.40))),
        *_legs(0.54, 0.05),
    ),
    "sheep": (
        (0.52, ((-0.20, 0.60), (0.14, 0.60))),
        (0.19, ((0.44, 0.74), (0.53, 0.62))),
        *_legs(0.42, 0.075, -0.20, 0.16),
    ),
}
_OUTLINES = {
    "horse": "0.56,0.7 0.47,0.86 0.42,0.97 0.39,0.9 0.28,0.84 0.16,0.7 0.1,0.69 -0.08,0.65 -0.28,0.69 -0.38,0.64 "
    "-0.45,0.52 -0.46,0.28 -0.41,0.28 -0.39,0.48 -0.36,0.5 -0.34,0.42 -0.4,0.3 -0.37,0.04 -0.4,0 -0.31,0 "
    "-0.32,0.28 -0.26,0.4 -0.24,0.3 -0.24,0 -0.17,0 -0.18,0.3 -0.14,0.42 0,0.4 0.1,0.43 0.1,0.25 0.09,0 "
    "0.15,0 0.16,0.28 0.18,0.42 0.22,0.28 0.22,0 0.29,0 0.28,0.3 0.27,0.46 0.3,0.56 0.28,0.62 0.36,0.74 "
    "0.42,0.74 0.5,0.66",
    "wolf": "0.66,0.74 0.52,0.86 0.46,1 0.41,0.88 0.28,0.82 0.12,0.74 -0.18,0.7 -0.34,0.72 -0.48,0.6 -0.6,0.36 "
    "-0.62,0.22 -0.54,0.3 -0.42,0.48 -0.38,0.46 -0.46,0.28 -0.4,0.04 -0.4,0 -0.3,0 -0.34,0.26 -0.24,0.42 "
    "-0.26,0.28 -0.2,0.04 -0.2,0 -0.12,0 -0.14,0.28 -0.08,0.46 0.06,0.44 0.12,0.42 0.1,0.22 0.08,0 0.16,0 "
    "0.18,0.24 0.2,0.42 0.24,0.24 0.24,0 0.32,0 0.31,0.26 0.32,0.48 0.36,0.58 0.42,0.68 0.58,0.66",
    "bear": "0.7,0.56 0.62,0.68 0.56,0.74 0.5,0.84 0.44,0.8 0.24,0.9 0,0.82 -0.3,0.84 -0.5,0.68 -0.56,0.5 "
    "-0.54,0.3 -0.56,0 -0.36,0 -0.36,0.24 -0.28,0.3 -0.28,0 -0.12,0 -0.1,0.28 0,0.3 0.06,0.32 0.04,0 "
    "0.22,0 0.22,0.28 0.26,0 0.44,0 0.4,0.36 0.42,0.46 0.52,0.5 0.64,0.48",
}
"""Outlines as ``x,y`` pairs: x forwards from the middle, y up from the feet."""
_HALF_RAPTOR = (
    "0,-0.19 0.05,-0.13 0.1,-0.1 0.34,-0.18 0.6,-0.17 0.8,-0.11 0.99,-0.1 0.87,-0.05 1,-0.01 0.86,0 "
    "0.97,0.07 0.82,0.05 0.9,0.14 0.74,0.1 0.5,0.11 0.26,0.12 0.09,0.1 0.07,0.18 0.15,0.37 0,0.4"
)
"""The right half of a soaring eagle from below: x to the wing's tip, y to the tail, one half span long."""
ANIMALS = frozenset({*_STROKES, *_OUTLINES})
"""What ``animal`` can draw."""
RAPTORS = ("eagle", "hawk", "falcon")
"""Subjects that ``raptor`` stands for."""


def animal(kind: str, x: float, foot: float, tall: float, way: int) -> skia.Path:
    """An animal side-on, ``tall`` pixels high, standing at ``x, foot``; it looks right if ``way`` is 1, left if -1."""
    placed = skia.Path(_unit(kind))
    placed.transform(skia.Matrix.Translate(x, foot).preScale(way * tall, -tall))
    return placed


def raptor(x: float, y: float, half_span: float, bank_degrees: float) -> skia.Path:
    """A bird of prey that soars with its wings spread, its middle at ``x, y``."""
    half = _points(_HALF_RAPTOR)
    bird = polyline([*half, *((-px, py) for px, py in reversed(half[1:-1]))], closed=True)
    bird.transform(skia.Matrix.Translate(x, y).preRotate(bank_degrees).preScale(half_span, 0.8 * half_span))
    return bird


@cache
def _unit(kind: str) -> skia.Path:
    whole = polyline(_points(_OUTLINES[kind]), closed=True) if kind in _OUTLINES else skia.Path()
    for thick, points in _STROKES.get(kind, ()):
        pen = skia.Paint(Style=skia.Paint.kStroke_Style, StrokeWidth=thick)
        pen.setStrokeCap(skia.Paint.kRound_Cap)
        pen.setStrokeJoin(skia.Paint.kRound_Join)
        filled = skia.Path()
        pen.getFillPath(polyline(points), filled, None, 200.0)
        whole = skia.Op(whole, filled, skia.kUnion_PathOp)
    return whole


def _points(pairs: str) -> _Points:
    return tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in pairs.split()))
