"""What a panorama is made of: the views that stand across the water, and land that rises behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import mix, to_linear
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, SNOW, green_of, lamps_on, lit


@dataclass(frozen=True)
class View:
    """One layer of what stands across the water: drawn from ``top`` down to the shore."""

    draw: Callable[[skia.Canvas], None]
    top: float
    depth: float


def draw_hills(
    canvas: skia.Canvas, scene: Scene, x: FloatArray, line: FloatArray, base: float, distance: float
) -> None:
    """Green or white land from ``line``, one y an ``x``, down to the shore at ``base``."""
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    shape = polyline([*points, (points[-1][0], base + scene.unit), (points[0][0], base + scene.unit)], closed=True)
    tone = lit(scene, green_of(scene), 0.5, distance)
    canvas.drawPath(shape, vertical(tone, mix(tone, scene.light.haze, 0.4), float(np.min(line)), base))


def mirrored(scene: Scene, views: list[View], base: float) -> FloatArray:
    """The views upside down for the river, a quarter of their size and already smeared."""
    scale, above = 0.25, scene.above + scene.full_height - base
    height = max(int(above * scale), 2)

    def draw(canvas: skia.Canvas) -> None:
        canvas.scale(scale, scale)
        canvas.translate(-scene.left, above - base)
        for view in views:
            canvas.save()
            view.draw(canvas)
            canvas.restore()

    small = drawn(int(scene.full_width * scale), height, draw)[::-1].astype(np.float32) / 255
    cover = small[:, :, 3:]
    light = np.concatenate([to_linear(small[:, :, :3]) * cover, cover], axis=2)
    light = cv2.GaussianBlur(light, (0, 0), sigmaX=0.6, sigmaY=2.4)
    return np.asarray(
        np.concatenate([light[:, :, :3] / np.maximum(light[:, :, 3:], 1e-3), light[:, :, 3:]], axis=2), np.float32
    )


def paint_quay(scene: Scene, base: float) -> None:
    """A stone embankment with lamps where the city meets the water."""
    rng, unit = scene.rng("quay"), scene.unit
    stone, right = lit(scene, (0.5, 0.47, 0.43), 0.3, 0.35), scene.left + scene.full_width
    lamps = np.arange(scene.left, right, unit * rng.uniform(9, 13)).tolist()

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeLTRB(scene.left, base - 0.8 * unit, right, base + 0.5 * unit), solid(stone))
        top = SNOW if scene.snowy else (0.64, 0.6, 0.55)
        ledge = skia.Rect.MakeLTRB(scene.left, base - unit, right, base - 0.75 * unit)
        canvas.drawRect(ledge, solid(lit(scene, top, 0.7, 0.35)))
        for x in lamps:
            canvas.drawLine(x, base - 0.8 * unit, x, base - 2.2 * unit, solid(stone, stroke_px=max(0.8, 0.1 * unit)))
            if lamps_on(scene):
                halo(canvas, (x, base - 2.3 * unit), 2.4 * unit, LAMP, 0.75)
                canvas.drawCircle(x, base - 2.3 * unit, 0.2 * unit, solid((1.0, 0.93, 0.76)))

    scene.sheet.draw((scene.left, base - 5 * unit, scene.full_width, 6 * unit), draw, depth=0.4)
