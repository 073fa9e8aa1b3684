"""The near shore of a panorama: a paved walk with a railing, a lamp, a bench and a tree, close to the viewer."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, mix
from aiprod.providers.visuals.kit.light import halo
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.passersby import draw_lamp
from aiprod.providers.visuals.painters.scenery.trees import cast, grow_bare, grow_leafy, mould, stamp


def paint_promenade(scene: Scene) -> None:
    """Add the walk across the foot of the picture, darker than what lies across the water."""
    rng, unit = scene.rng("walk"), scene.unit
    y, floor = scene.at(0.93), scene.above + scene.full_height
    metre = 4.6 * unit
    side = float(rng.choice((-1.0, 1.0)))
    lamp_x, bench_x, tree_x = (scene.width * (0.5 + side * at) for at in (0.24, -0.16, 0.42))
    dim = 0.35 if scene.light.time == "day" else 0.6
    iron = mix(lit(scene, (0.14, 0.15, 0.17), 0.3), scene.light.near, 0.3)
    stone = (0.92, 0.93, 0.95) if scene.snowy else (0.5, 0.47, 0.44)
    top, foot = (mix(lit(scene, tone, 0.6), scene.light.near, dim) for tone in (stone, mix(stone, BLACK, 0.4)))
    right = scene.left + scene.full_width

    def tree(canvas: skia.Canvas) -> None:
        tall = 8.5 * metre
        grow = grow_bare if scene.intent.season == "winter" else grow_leafy
        moulded = mould(grow, scene.rng("near tree"), min(460.0, tall), toward=scene.light.toward)
        stamp(canvas, cast(moulded, tones_at(scene, 0.0), tall), tree_x, y + 0.3 * metre, tall)

    def walk(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeLTRB(scene.left, y, right, floor), vertical(top, foot, y, floor))
        if lamps_on(scene):
            halo(canvas, (lamp_x + 0.9 * side * metre, y + 0.4 * metre), 3.4 * metre, LAMP, 0.5, squash=0.25)
        pen = solid(iron, stroke_px=0.07 * metre)
        for x in np.arange(scene.left, right, 1.6 * metre).tolist():
            canvas.drawLine(x, y + 0.05 * metre, x, y - 1.05 * metre, solid(iron, stroke_px=0.1 * metre))
        for height in (0.35, 0.7, 1.05):
            canvas.drawLine(scene.left, y - height * metre, right, y - height * metre, pen)
        canvas.save()
        canvas.translate(lamp_x, y + 0.25 * metre)
        canvas.scale(metre, metre)
        draw_lamp(canvas, scene, side, 0.0)
        canvas.restore()
        _draw_bench(canvas, scene, bench_x, y + 0.45 * metre, metre)

    if rng.random() < 0.6:
        box = (tree_x - 5 * metre, y - 9.5 * metre, 10 * metre, 10 * metre)
        scene.sheet.draw(box, tree, depth=0.86, sway_px=0.12 * unit, sway_period_s=5.0)
    scene.sheet.draw((scene.left, y - 7 * metre, scene.full_width, floor - y + 7 * metre), walk, depth=0.85)


def _draw_bench(canvas: skia.Canvas, scene: Scene, x: float, foot: float, metre: float) -> None:
    wood = mix(lit(scene, (0.42, 0.28, 0.18), 0.5), scene.light.near, 0.3)
    iron = mix(lit(scene, (0.12, 0.12, 0.13), 0.2), scene.light.near, 0.3)
    for at in (-0.75, 0.75):
        canvas.drawLine(x + at * metre, foot, x + at * metre, foot - 0.9 * metre, solid(iron, stroke_px=0.08 * metre))
    for height in (0.45, 0.62, 0.78, 0.94):
        slat = skia.Rect.MakeXYWH(x - 0.9 * metre, foot - height * metre, 1.8 * metre, 0.1 * metre)
        canvas.drawRect(slat, solid(wood))
