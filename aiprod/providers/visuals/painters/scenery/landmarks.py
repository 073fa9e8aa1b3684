"""Buildings a skyline is known by: a church, a castle, a factory. A unit is a metre, the foot on y = 0, up negative."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, SNOW, lamps_on, lit

CHIMNEYS = ((-9.0, -42.0), (-1.0, -36.0), (26.0, -30.0))
"""The mouths of a factory's chimneys, metres from its foot."""


def draw_church(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A church 30 m high with a steeple, its nave to the right."""
    wall, roof = (0.84, 0.8, 0.72), SNOW if scene.snowy else (0.36, 0.28, 0.26)
    draw_block(canvas, scene, (0, 0, 14, 9), wall, distance)
    draw_block(canvas, scene, (-5, 0, 5.4, 17), wall, distance)
    slope = [(0, -9), (1.5, -14), (12.5, -14), (14, -9)]
    canvas.drawPath(polyline(slope, closed=True), solid(lit(scene, roof, 0.5, distance)))
    for side in (-1, 1):
        spire = [(-2.3, -30), (-2.3 + side * 3.1, -17), (-2.3, -17)]
        canvas.drawPath(
            polyline(spire, closed=True), solid(lit(scene, roof, 0.5 + 0.4 * side * scene.light.toward, distance))
        )
    iron = lit(scene, (0.12, 0.12, 0.12), 0.2, distance)
    canvas.drawLine(-2.3, -30, -2.3, -32.4, solid(iron, stroke_px=0.22))
    canvas.drawLine(-3.0, -31.6, -1.6, -31.6, solid(iron, stroke_px=0.22))
    for x, y in ((-3.0, -9.0), (-3.0, -15.0), (2.2, -3.2), (5.4, -3.2), (8.6, -3.2), (11.4, -3.2)):
        arch = skia.Path()
        arch.moveTo(x, y + 2.4).lineTo(x, y).arcTo(
            skia.Rect.MakeXYWH(x, y - 0.7, 1.4, 1.4), 180, 180, forceMoveTo=False
        )
        arch.lineTo(x + 1.4, y + 2.4).close()
        canvas.drawPath(arch, _pane(scene, (0.2, 0.24, 0.3), distance))


def draw_castle(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A castle about 70 m wide and 40 m high: a keep, walls with battlements, round towers under pointed roofs."""
    wall, roof = (0.7, 0.66, 0.6), SNOW if scene.snowy else (0.3, 0.26, 0.34)
    teeth = skia.Path()
    for left, wide, high in ((-8.0, 14.0, 28.0), (-30.0, 60.0, 11.0), (12.0, 10.0, 19.0), (-22.0, 9.0, 16.0)):
        draw_block(canvas, scene, (left, 0, wide, high), wall, distance)
        for at in np.arange(left, left + wide - 0.8, 2.2).tolist():
            teeth.addRect(skia.Rect.MakeXYWH(at, -high - 1.5, 1.2, 1.6))
    canvas.drawPath(teeth, solid(lit(scene, wall, 0.4, distance)))
    for left, wide, high in ((-33.0, 7.0, 18.0), (27.0, 8.0, 20.0), (-11.0, 6.0, 32.0), (5.0, 5.0, 36.0)):
        draw_block(canvas, scene, (left, 0, wide, high), wall, distance)
        middle, eave = left + wide / 2, 0.66 * wide
        for side in (-1, 1):
            cone = polyline([(middle, -high - 1.5 * wide), (middle + side * eave, -high), (middle, -high)], closed=True)
            canvas.drawPath(cone, solid(lit(scene, roof, 0.5 + 0.4 * side * scene.light.toward, distance)))
    slits = "-3,-22 1,-22 -3,-16 2,-12 16,-14 -18,-12 30,-14 -30,-13 7,-30 -8.6,-27"
    for x, y in (map(float, slit.split(",")) for slit in slits.split()):
        slot = skia.Rect.MakeXYWH(x, y, 1.0, 1.9)
        canvas.drawRoundRect(slot, 0.5, 0.5, _pane(scene, (0.16, 0.16, 0.18), distance))


def draw_factory(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A factory about 80 m wide: silos, a hall, sheds with saw-tooth roofs, chimneys that end in ``CHIMNEYS``."""
    brick, steel = (0.5, 0.32, 0.26), (0.58, 0.6, 0.62)
    for left in (-34.0, -28.0, -22.0):
        draw_block(canvas, scene, (left, 0, 5.4, 17), steel, distance)
    draw_block(canvas, scene, (-16, 0, 22, 16), brick, distance)
    draw_block(canvas, scene, (6, 0, 40, 9), brick, distance)
    glass, pane = lit(scene, (0.5, 0.6, 0.66), 0.5, distance), _pane(scene, (0.3, 0.36, 0.4), distance)
    for x in (6.0, 14.0, 22.0, 30.0, 38.0):
        tooth = polyline([(x, -9), (x, -13), (x + 8, -9)], closed=True)
        canvas.drawPath(tooth, solid(lit(scene, brick, 0.4, distance)))
        canvas.drawPath(polyline([(x, -9), (x, -12.6), (x + 1.4, -12), (x + 1.4, -9)], closed=True), solid(glass))
        canvas.drawRect(skia.Rect.MakeXYWH(x + 1.5, -6.5, 4.6, 3), pane)
    for x in np.arange(-14, 4, 4.2).tolist():
        for y in (-13.5, -8.5):
            canvas.drawRect(skia.Rect.MakeXYWH(x, y, 2.4, 2.8), pane)
    bright, shade = lit(scene, brick, 0.8, distance), lit(scene, brick, 0.05, distance)
    ends = (bright, shade) if scene.light.toward < 0 else (shade, bright)
    for x, y in CHIMNEYS:
        stack = polyline([(x - 1.7, 0), (x - 1.0, y), (x + 1.0, y), (x + 1.7, 0)], closed=True)
        canvas.drawPath(stack, gradient((x - 1.5, 0), (x + 1.5, 0), [(0, ends[0], 1), (1, ends[1], 1)]))
        ring = solid(lit(scene, (0.8, 0.76, 0.7), 0.4, distance))
        canvas.drawRect(skia.Rect.MakeLTRB(x - 1.2, y, x + 1.2, y + 1.2), ring)


def draw_mast(canvas: skia.Canvas, scene: Scene, distance: float) -> None:
    """A television tower 320 m high."""
    wall = (0.74, 0.73, 0.72)
    bright, shade = lit(scene, wall, 0.9, distance), lit(scene, wall, 0.05, distance)
    ends = (bright, shade) if scene.light.toward < 0 else (shade, bright)

    def body(points: list[tuple[float, float]], wide: float) -> None:
        shape = polyline([*points, *((-x, y) for x, y in reversed(points))], closed=True)
        canvas.drawPath(shape, gradient((-wide, 0), (wide, 0), [(0, ends[0], 1), (1, ends[1], 1)]))

    body([(-14, 0), (-6.5, -60), (-4.4, -190), (-4.0, -240)], 9)
    body([(-1.6, -240), (-1.0, -290), (-0.4, -320)], 2)
    body([(-5, -186), (-15, -196), (-16, -204), (-9, -214), (-4, -218)], 16)
    band = skia.Rect.MakeLTRB(-15.4, -203, 15.4, -199)
    canvas.drawRect(band, _pane(scene, (0.2, 0.24, 0.3), distance))
    if scene.light.dark:
        halo(canvas, (0, -318), 14, (1.0, 0.25, 0.2), 0.9)


def draw_block(
    canvas: skia.Canvas, scene: Scene, box: tuple[float, float, float, float], wall: Rgb, distance: float
) -> None:
    """A block at ``x, y`` (its foot), ``wide`` and ``high``: its sunny side bright, haze at its foot."""
    x, y, wide, high = box
    bright, shade = lit(scene, wall, 0.85, distance), lit(scene, mix(wall, BLACK, 0.1), 0.1, distance)
    ends = (bright, shade) if scene.light.toward < 0 else (shade, bright)
    rect = skia.Rect.MakeLTRB(x, y - high, x + wide, y)
    canvas.drawRect(
        rect, gradient((x, 0), (x + wide, 0), [(0, ends[0], 1), (0.5, ends[0], 1), (0.62, ends[1], 1), (1, ends[1], 1)])
    )
    canvas.drawRect(rect, vertical(scene.light.haze, scene.light.haze, y - high, y, (0.0, 0.4 * distance)))


def _pane(scene: Scene, dark: Rgb, distance: float) -> skia.Paint:
    return solid(mix(LAMP, scene.light.haze, 0.4 * distance) if lamps_on(scene) else lit(scene, dark, 0.2, distance))
