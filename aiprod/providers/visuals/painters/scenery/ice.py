"""An iceberg on the sea, with its mirror, and floes that drift before it."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit

_ICE: Rgb = (0.93, 0.97, 1.0)
_BLUE: Rgb = (0.5, 0.74, 0.86)


def paint_icebergs(scene: Scene, horizon: float) -> None:
    """Add a great berg, smaller ones farther away, and floes."""
    rng, unit = scene.rng("ice"), scene.unit
    middle = rng.uniform(0.38, 0.62)
    for place, size, drop, depth in (
        (middle - 0.3, 9, 0.5, 0.2),
        (middle + 0.36, 13, 1.0, 0.24),
        (middle, 34, 4.0, 0.36),
    ):
        _paint_berg(scene, scene.width * place, horizon + drop * unit, size * unit, depth)
    for number in range(11):
        share = (number + 0.5) / 11
        x, y = scene.width * rng.uniform(-0.05, 1.05), horizon + (4 + 30 * share**1.4) * unit
        _paint_floe(scene, x, y, unit * (2.5 + 9 * share), number)


def _paint_berg(scene: Scene, x: float, y: float, size: float, depth: float) -> None:
    """A berg ``size`` pixels wide: facets between a jagged crest and the water line."""
    rng, away, sun = scene.rng("berg", round(size)), 0.9 * (0.5 - depth), scene.light.toward
    count = 9
    xs = np.sort(np.concatenate([[-0.5, 0.5], rng.uniform(-0.46, 0.46, count - 2)]))
    peak = rng.uniform(-0.2, 0.2)
    tops = (0.16 + 0.42 * np.exp(-(((xs - peak) / 0.2) ** 2))) * rng.uniform(0.75, 1.15, count)
    tops[0] = tops[-1] = 0.03
    feet = 0.02 * rng.random(count)
    mids = tops * rng.uniform(0.35, 0.6, count)
    shift = rng.uniform(-0.04, 0.04, count)

    def facets(canvas: skia.Canvas) -> None:
        for a in range(count - 1):
            b, leaning = a + 1, (tops[a + 1] - tops[a]) / (xs[a + 1] - xs[a])
            facing = float(np.clip(0.55 - 0.35 * sun * leaning, 0.05, 1))
            upper, lower = lit(scene, _ICE, facing, away), lit(scene, mix(_ICE, _BLUE, 0.55), 0.55 * facing, away)
            foot = lit(scene, _BLUE, 0.5 * facing, away)
            crest = [(xs[a], -tops[a]), (xs[b], -tops[b]), (xs[b] + shift[b], -mids[b]), (xs[a] + shift[a], -mids[a])]
            base = [(xs[a] + shift[a], -mids[a]), (xs[b] + shift[b], -mids[b]), (xs[b], feet[b]), (xs[a], feet[a])]
            canvas.drawPath(polyline(crest, closed=True), solid(upper))
            canvas.drawPath(polyline(base, closed=True), gradient((0, -0.3), (0, 0.02), [(0, lower, 1), (1, foot, 1)]))
            canvas.drawLine(xs[a], -tops[a], xs[a] + shift[a], -mids[a], solid(lower, 0.6, stroke_px=0.004))

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(size, size)
        canvas.save()
        canvas.scale(1, -0.7)
        canvas.saveLayer(None, skia.Paint(Alphaf=0.4, ImageFilter=skia.ImageFilters.Blur(0.01, 0.03)))
        facets(canvas)
        canvas.restore()
        canvas.restore()
        facets(canvas)

    scene.sheet.draw((x - 0.7 * size, y - 0.85 * size, 1.4 * size, 1.5 * size), draw, depth=depth)


def _paint_floe(scene: Scene, x: float, y: float, wide: float, number: int) -> None:
    rng = scene.rng("floe", number)
    angles = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    rough = rng.uniform(0.75, 1.1, 14)
    edge = [
        (x + wide * float(np.cos(a) * r), y + 0.16 * wide * float(np.sin(a) * r))
        for a, r in zip(angles, rough, strict=True)
    ]
    top, side = lit(scene, _ICE, 0.7, 0.1), lit(scene, _BLUE, 0.3, 0.1)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawPath(polyline([(px, py + 0.06 * wide) for px, py in edge], closed=True), solid(side))
        canvas.drawPath(polyline(edge, closed=True), solid(top))

    box = (x - 1.2 * wide, y - 0.3 * wide, 2.4 * wide, 0.6 * wide)
    drift = float(rng.uniform(-0.25, 0.25)) * scene.unit
    scene.sheet.draw(
        box, draw, depth=0.36 + 0.3 * (y / scene.height - 0.5), drift_x_px_s=drift, sway_px=0.2 * scene.unit
    )
