"""What crosses the water before a city: a suspension bridge with its cables, a viaduct with a train."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.traffic import draw_train, paint_traffic

_CARRIAGES = 7


def paint_bridge(scene: Scene, base: float) -> None:
    """The bridge across the whole picture; ``base`` is the y where the water begins."""
    rng, unit = scene.rng("bridge"), scene.unit
    deck = base + 3.0 * unit
    foot, head = base + 9 * unit, deck - rng.uniform(17, 21) * unit
    middle = scene.width * rng.uniform(0.42, 0.58)
    apart = max(34 * unit, 0.27 * scene.width)
    piers = (middle - apart, middle + apart)
    tone = mix(scene.light.near, scene.light.haze, 0.06)
    xs = np.arange(scene.left, scene.left + scene.full_width, 2.6 * unit)
    sag = np.clip(np.abs(np.abs(xs - middle) - apart) / apart, 0, 1)
    cable = deck - 1.2 * unit - (deck - head - 1.2 * unit) * (1 - sag) ** 2

    def draw(canvas: skia.Canvas) -> None:
        thin, thick = solid(tone, stroke_px=max(1.0, 0.12 * unit)), solid(tone, stroke_px=max(1.2, 0.42 * unit))
        for x, y in zip(xs.tolist(), cable.tolist(), strict=True):
            canvas.drawLine(x, y, x, deck, thin)
        line = polyline(list(zip(xs.tolist(), cable.tolist(), strict=True)))
        thick.setStyle(skia.Paint.kStroke_Style)
        canvas.drawPath(line, thick)
        road = skia.Rect.MakeLTRB(scene.left, deck - 0.6 * unit, scene.left + scene.full_width, deck + 0.8 * unit)
        canvas.drawRect(road, solid(tone))
        for pier in piers:
            for side in (-1, 1):
                leg = skia.Rect.MakeXYWH(pier + side * 1.5 * unit - 0.5 * unit, head, unit, foot - head)
                canvas.drawRect(leg, solid(tone))
                shade = skia.Rect.MakeXYWH(leg.left(), foot, unit, 9 * unit)
                canvas.drawRect(shade, vertical(tone, tone, foot, foot + 9 * unit, (0.6, 0.0)))
            for rung in (0.02, 0.3, 0.6):
                y = head + rung * (deck - head)
                canvas.drawRect(skia.Rect.MakeXYWH(pier - 1.9 * unit, y, 3.8 * unit, 0.9 * unit), solid(tone))
            block = skia.Rect.MakeXYWH(pier - 3.2 * unit, foot - 2.4 * unit, 6.4 * unit, 2.6 * unit)
            canvas.drawRect(block, solid(tone))
        if lamps_on(scene):
            for x in xs[::3].tolist():
                halo(canvas, (x, deck - 1.5 * unit), 1.8 * unit, LAMP, 0.8)
                canvas.drawCircle(x, deck - 1.5 * unit, 0.2 * unit, solid((1.0, 0.93, 0.76)))

    paint_traffic(scene, deck - 0.6 * unit, 0.5 * unit, 1.0, 0.5)
    top = head - 2 * unit
    scene.sheet.draw((scene.left, top, scene.full_width, foot + 10 * unit - top), draw, depth=0.5)


def paint_viaduct(scene: Scene, base: float) -> None:
    """Stone arches across the picture and a train that runs over them; ``base`` is the y where the water begins."""
    rng, unit = scene.rng("viaduct"), scene.unit
    deck, foot, span = base - 9 * unit, base + 7 * unit, rng.uniform(13, 16) * unit
    way, metre = float(rng.choice((-1.0, 1.0))), 0.85 * unit
    right = scene.left + scene.full_width
    bright, shade = lit(scene, (0.66, 0.58, 0.5), 0.5, 0.12), lit(scene, (0.5, 0.44, 0.38), 0.1, 0.12)

    def draw(canvas: skia.Canvas) -> None:
        wall = skia.Path()
        wall.addRect(skia.Rect.MakeLTRB(scene.left, deck, right, foot))
        for left in np.arange(scene.left - span * rng.uniform(0, 1), right, span).tolist():
            arch = skia.Path()
            a, b, spring = left + 0.14 * span, left + 0.86 * span, deck + 0.62 * span
            arch.moveTo(a, foot + 1).lineTo(a, spring)
            arch.arcTo(skia.Rect.MakeLTRB(a, spring - 0.4 * span, b, spring + 0.4 * span), 180, 180, forceMoveTo=False)
            arch.lineTo(b, foot + 1).close()
            wall.addPath(arch)
        wall.setFillType(skia.PathFillType.kEvenOdd)
        canvas.drawPath(wall, vertical(bright, shade, deck, foot))
        canvas.drawRect(skia.Rect.MakeLTRB(scene.left, deck - 0.5 * unit, right, deck + 0.7 * unit), solid(bright))
        canvas.drawRect(skia.Rect.MakeLTRB(scene.left, deck + 0.7 * unit, right, deck + 1.1 * unit), solid(shade))

    def train(canvas: skia.Canvas) -> None:
        canvas.translate(start, deck - 0.4 * unit)
        canvas.scale(metre, metre)
        draw_train(canvas, scene, _CARRIAGES, way, 0.12)

    long = _CARRIAGES * 20.4 * metre
    start = scene.width * (0.5 - 0.3 * way)
    box = (start - (long if way > 0 else 6 * metre), deck - 5 * metre, long + 6 * metre, 6 * metre)
    scene.sheet.draw(box, train, depth=0.5, drift_x_px_s=way * 7 * unit)
    scene.sheet.draw((scene.left, deck - unit, scene.full_width, foot - deck + 2 * unit), draw, depth=0.5)
