"""An old town across the water: gabled houses in rows up a hill, a church among them, a castle above."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.kit.noise import FloatArray, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, LIT, lit
from aiprod.providers.visuals.painters.scenery.landmarks import draw_castle, draw_church
from aiprod.providers.visuals.painters.scenery.panorama import View, draw_hills

_WALLS: tuple[Rgb, ...] = (
    (0.86, 0.76, 0.58), (0.82, 0.6, 0.48), (0.88, 0.86, 0.8), (0.66, 0.7, 0.68), (0.8, 0.52, 0.42), (0.72, 0.64, 0.54),
)  # fmt: skip
_TILES: tuple[Rgb, ...] = ((0.56, 0.28, 0.19), (0.48, 0.26, 0.2), (0.4, 0.3, 0.28))


def oldtown_views(scene: Scene, base: float) -> list[View]:
    """Hills, then rows of houses that come down to the shore at ``base``; far to near."""
    rng, unit = scene.rng("oldtown"), scene.unit
    x = np.linspace(scene.left, scene.left + scene.full_width, 160, dtype=np.float32)
    crown = scene.width * rng.uniform(0.2, 0.8)
    bulge = rng.uniform(0.4, 1.1) * np.exp(-(((x - crown) / (rng.uniform(0.14, 0.3) * scene.width)) ** 2))
    hills = base - unit * (9 + 5 * ridge(160, rng, cycles=3))
    mound = base - unit * (5 + 17 * bulge + 1.2 * ridge(160, rng, cycles=8))
    views = [View(lambda canvas: draw_hills(canvas, scene, x, hills, base, 0.85), float(hills.min()), 0.1)]
    castle = scene.shows("castle")
    asked = scene.shows("castle", "church")
    metre = unit * (0.36 if castle else 0.9 if asked else 0.55)
    at = crown if asked else scene.width * rng.uniform(0.15, 0.85)
    foot = float(np.interp(at, x, mound)) + 1.2 * unit
    rows = []
    for share, size, distance in ((0.7, 2.0, 0.4), (0.4, 2.6, 0.28), (0.12, 3.3, 0.16)):
        line = base - (base - mound) * share * (0.9 + 0.1 * rng.random())
        rows.append(Houses(scene, size * unit, distance, f"row {share}", x, line, base))

    def hill(canvas: skia.Canvas) -> None:
        draw_hills(canvas, scene, x, mound, base, 0.5)
        canvas.save()
        canvas.translate(at, foot)
        canvas.scale(metre, metre)
        (draw_castle if castle else draw_church)(canvas, scene, 0.42)
        canvas.restore()
        rows[0].draw(canvas)

    views.append(View(hill, min(float(mound.min()) - 8 * unit, foot - 56 * metre), 0.2))
    views += [View(row.draw, row.top, depth) for row, depth in zip(rows[1:], (0.26, 0.32), strict=True)]
    return views


class Houses:
    """A row of gabled houses, each about ``size`` pixels wide."""

    def __init__(
        self, scene: Scene, size: float, distance: float, name: str, x: FloatArray, line: FloatArray, base: float
    ) -> None:
        self._scene, self._size, self._distance, self._name = scene, size, distance, name
        self._x, self._line, self._base = x, line, base

    @property
    def top(self) -> float:
        """A y above all roofs."""
        return float(self._line.min()) - 4 * self._size

    def draw(self, canvas: skia.Canvas) -> None:
        """Draw the row from left to right."""
        scene, size, rng = self._scene, self._size, self._scene.rng(self._name)
        at = scene.left
        while at < scene.left + scene.full_width:
            wide = size * rng.uniform(0.9, 1.7)
            foot = float(np.interp(at + wide / 2, self._x, self._line))
            self._house(canvas, at, foot, wide, size * rng.uniform(0.9, 1.7), rng)
            at += wide * rng.uniform(0.8, 1.05)

    def _house(
        self, canvas: skia.Canvas, x: float, foot: float, wide: float, high: float, rng: np.random.Generator
    ) -> None:
        scene, away, size = self._scene, self._distance, self._size
        wall, tile = _WALLS[int(rng.integers(len(_WALLS)))], _TILES[int(rng.integers(len(_TILES)))]
        if scene.snowy:
            tile = (0.95, 0.96, 0.98)
        gable = rng.random() < 0.5
        sunny = 0.85 if gable else 0.6
        face = vertical(
            lit(scene, wall, sunny, away),
            lit(scene, mix(wall, BLACK, 0.3), 0.4 * sunny, away),
            foot - high,
            foot + high,
        )
        canvas.drawRect(skia.Rect.MakeLTRB(x, foot - high, x + wide, max(self._base, foot + high)), face)
        peak, eave = foot - high - wide * (0.55 if gable else 0.34), 0.1 * size
        if gable:
            canvas.drawPath(
                polyline([(x, foot - high), (x + wide / 2, peak), (x + wide, foot - high)], closed=True), face
            )
            for side in (-1, 1):
                slope = [(x + wide / 2, peak - eave), (x + wide / 2 + side * (wide / 2 + eave), foot - high + eave)]
                tone = lit(scene, tile, 0.5 + 0.45 * side * scene.light.toward, away)
                canvas.drawPath(polyline(slope), solid(tone, stroke_px=1.9 * eave))
        else:
            roof = [
                (x - eave, foot - high),
                (x + 0.14 * wide, peak),
                (x + 0.86 * wide, peak),
                (x + wide + eave, foot - high),
            ]
            canvas.drawPath(polyline(roof, closed=True), solid(lit(scene, tile, 0.7, away)))
            if rng.random() < 0.6:
                stack = skia.Rect.MakeXYWH(
                    x + wide * rng.uniform(0.2, 0.7), peak - 0.25 * size, 0.16 * size, 0.4 * size
                )
                canvas.drawRect(stack, solid(lit(scene, mix(tile, BLACK, 0.2), 0.3, away)))
        self._windows(canvas, x, foot - high, wide, high, rng)

    def _windows(
        self, canvas: skia.Canvas, x: float, top: float, wide: float, high: float, rng: np.random.Generator
    ) -> None:
        scene, away, size = self._scene, self._distance, self._size
        pitch = 0.42 * size
        across, down = max(1, int(wide / pitch)), max(1, int(high / (1.15 * pitch)))
        dark, lamps = skia.Path(), skia.Path()
        for column in range(across):
            for row in range(down):
                left = x + (column + 0.5) * wide / across - 0.09 * size
                pane = skia.Rect.MakeXYWH(left, top + (0.35 + 1.15 * row) * pitch, 0.18 * size, 0.26 * size)
                (lamps if rng.random() < 1.2 * LIT[scene.light.time] else dark).addRect(pane)
        canvas.drawPath(dark, solid(lit(scene, (0.2, 0.22, 0.26), 0.2, away)))
        canvas.drawPath(lamps, solid(mix(LAMP, scene.light.haze, 0.4 * away)))
