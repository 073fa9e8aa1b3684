"""Animals side-on against the light, each a few strokes or an outline on a square one animal high."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.painters.scenery.base import Scene

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
    "cow": "0.62,0.56 0.6,0.66 0.52,0.8 0.52,0.9 0.48,0.84 0.44,0.82 0.34,0.78 0.24,0.82 -0.1,0.79 -0.34,0.82 "
    "-0.42,0.78 -0.47,0.6 -0.47,0.3 -0.43,0.28 -0.43,0.58 -0.4,0.5 -0.42,0.34 -0.4,0 -0.32,0 -0.32,0.32 "
    "-0.26,0.44 -0.24,0.3 -0.24,0 -0.17,0 -0.16,0.32 -0.12,0.42 0.02,0.36 0.12,0.4 0.12,0.28 0.12,0 "
    "0.19,0 0.2,0.3 0.21,0.4 0.24,0.28 0.25,0 0.32,0 0.31,0.32 0.33,0.48 0.38,0.54 0.44,0.62 0.54,0.54",
    "wolf": "0.66,0.74 0.52,0.86 0.46,1 0.41,0.88 0.28,0.82 0.12,0.74 -0.18,0.7 -0.34,0.72 -0.48,0.6 -0.6,0.36 "
    "-0.62,0.22 -0.54,0.3 -0.42,0.48 -0.38,0.46 -0.46,0.28 -0.4,0.04 -0.4,0 -0.3,0 -0.34,0.26 -0.24,0.42 "
    "-0.26,0.28 -0.2,0.04 -0.2,0 -0.12,0 -0.14,0.28 -0.08,0.46 0.06,0.44 0.12,0.42 0.1,0.22 0.08,0 0.16,0 "
    "0.18,0.24 0.2,0.42 0.24,0.24 0.24,0 0.32,0 0.31,0.26 0.32,0.48 0.36,0.58 0.42,0.68 0.58,0.66",
    "bear": "0.7,0.56 0.62,0.68 0.56,0.74 0.5,0.84 0.44,0.8 0.24,0.9 0,0.82 -0.3,0.84 -0.5,0.68 -0.56,0.5 "
    "-0.54,0.3 -0.56,0 -0.36,0 -0.36,0.24 -0.28,0.3 -0.28,0 -0.12,0 -0.1,0.28 0,0.3 0.06,0.32 0.04,0 "
    "0.22,0 0.22,0.28 0.26,0 0.44,0 0.4,0.36 0.42,0.46 0.52,0.5 0.64,0.48",
}
"""Outlines as ``x,y`` pairs: x forwards from the middle, y up from the feet."""
_OUTLINES["fox"] = _OUTLINES["wolf"]
_TALL = {"deer": 1.0, "camel": 1.1, "horse": 1.05, "cow": 0.75, "sheep": 0.5, "wolf": 0.62, "fox": 0.42, "bear": 0.75}
_FUR: Rgb = (0.16, 0.10, 0.07)
_HERDS = frozenset({"camel", "horse", "cow", "sheep"})


def paint_animals(scene: Scene, x: float, foot: float, size: float) -> bool:
    """The animal the intent asks for, with its feet at frame ``x, foot``; herd animals bring others. False if none.

    ``size`` is the height of a stag in units; the others follow in proportion.
    """
    kind = next((name for name in scene.intent.subjects if name in _TALL), None)
    if kind is None:
        return False
    rng = scene.rng("animals")
    tall = size * _TALL[kind] * scene.unit
    way = 1 if scene.light.sun_x * scene.width > x else -1
    dark = mix(mix(scene.light.near, _FUR, 0.3), scene.light.haze, 0.06)
    rim = mix(dark, scene.light.glow, 0.5 * scene.light.sun)
    places = [(x, foot, tall)]
    if kind in _HERDS:
        for number in (1, 2, 3):
            apart = x - way * number * tall * rng.uniform(1.25, 1.5)
            places.append((apart, foot + rng.uniform(-0.05, 0.05) * tall, tall * rng.uniform(0.86, 1.04)))

    def draw(canvas: skia.Canvas) -> None:
        for at, base, high in places:
            _draw(canvas, kind, (at, base - 0.012 * high), high, way, rim)
            _draw(canvas, kind, (at, base), high, way, dark)

    left, right = min(p[0] for p in places) - tall, max(p[0] for p in places) + tall
    scene.sheet.draw((left, foot - 1.2 * tall, right - left, 1.35 * tall), draw, depth=1.0)
    return True


def _draw(canvas: skia.Canvas, kind: str, at: tuple[float, float], tall: float, way: int, colour: Rgb) -> None:
    def placed(points: _Points) -> list[tuple[float, float]]:
        return [(at[0] + way * px * tall, at[1] - py * tall) for px, py in points]

    for thick, points in _STROKES.get(kind, ()):
        canvas.drawPath(polyline(placed(points)), solid(colour, stroke_px=thick * tall))
    if kind in _OUTLINES:
        paint = solid(colour)
        paint.setPathEffect(skia.CornerPathEffect.Make(0.05 * tall))
        canvas.drawPath(polyline(placed(_points(_OUTLINES[kind])), closed=True), paint)


def _points(pairs: str) -> _Points:
    return tuple((float(x), float(y)) for x, y in (pair.split(",") for pair in pairs.split()))
