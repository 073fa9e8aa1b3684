"""A street seen along its length: fronts on both sides, the road between, what stands and goes there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import SNOW, lit
from aiprod.providers.visuals.painters.scenery.facades import draw_front
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.landmarks import draw_church
from aiprod.providers.visuals.painters.scenery.passersby import draw_furniture, paint_passersby
from aiprod.providers.visuals.painters.scenery.pavement import draw_ground
from aiprod.providers.visuals.painters.scenery.street_plan import END_M, House, Street
from aiprod.providers.visuals.painters.scenery.towers import Row, draw_row, towers_of

_RINGS = ((44.0, END_M, 0.14), (19.0, 44.0, 0.32), (5.5, 19.0, 0.6))
"""Parallax layers of the street: from metre, to metre, depth."""
_MODERN_M = 20.0
"""Houses may be higher than this only in modern streets."""


def paint_street(scene: Scene, kind: str) -> None:
    """Add the sky and the street's layers, far to near."""
    street = Street(scene, kind)
    paint_heavens(scene, street.vista.y)
    _paint_end(street)
    for near, far, depth in _RINGS:
        _paint_ring(street, near, far, depth)
        paint_passersby(street, near, far, depth)


def _paint_ring(street: Street, near: float, far: float, depth: float) -> None:
    scene, nearest = street.scene, near == _RINGS[-1][0]
    houses = [house for house in street.houses if (nearest or house.near >= near) and house.near < far]
    houses.sort(key=lambda house: -house.near)
    highest = max(house.front.high + house.roof for house in houses)
    top = max(scene.above, street.vista.at((0, highest, near))[1])
    floor = scene.above + scene.full_height

    def draw(canvas: skia.Canvas) -> None:
        draw_ground(canvas, street, 0.5 if nearest else 0.8 * near, far)
        for house in houses:
            _draw_house(canvas, street, house)
        draw_furniture(canvas, street, near, far)

    left, right = scene.left, scene.left + scene.full_width
    if not (nearest or street.kind.gaps):
        # What is wider hides behind the nearer houses, and would only cost.
        reach = 1.2 * street.vista.scale(near) * street.kind.half
        left, right = max(left, street.vista.x - reach), min(right, street.vista.x + reach)
    scene.sheet.draw((left, top, right - left, floor - top), draw, depth=depth)


def _paint_end(street: Street) -> None:
    """What the street runs towards: towers, or hills with a steeple before them."""
    scene, vista = street.scene, street.vista
    rng, unit = scene.rng("end"), scene.unit
    x, base, tall = vista.x + rng.uniform(-4, 4) * unit, vista.y + unit, rng.uniform(13, 17) * unit

    def towers(canvas: skia.Canvas) -> None:
        row = Row(0.8, 0.16, 0.5, (0.03, 0.06), 0.1)
        draw_row(canvas, scene, row, towers_of(scene, row, base, vista.x / scene.width), base)

    def steeple(canvas: skia.Canvas) -> None:
        hills = base - unit * (4 + 5 * ridge(120, rng, cycles=3))
        across = np.linspace(scene.left, scene.left + scene.full_width, 120)
        line = list(zip(across.tolist(), hills.tolist(), strict=True))
        ground = [(scene.left + scene.full_width, base + unit), (scene.left, base + unit)]
        canvas.drawPath(polyline([*line, *ground], closed=True), solid(scene.light.land(0.85)))
        canvas.translate(x, base)
        canvas.scale(tall / 30, tall / 30)
        draw_church(canvas, scene, 0.55)

    modern = street.kind.heights[1] > _MODERN_M
    high = 0.6 * (scene.bottom - scene.top) if modern else tall + 12 * unit
    box = (scene.left, base - high, scene.full_width, high + 2 * unit)
    scene.sheet.draw(box, towers if modern else steeple, depth=0.1)


def _draw_house(canvas: skia.Canvas, street: Street, house: House) -> None:
    scene, vista = street.scene, street.vista
    x, high, near = house.side * street.kind.half, house.front.high, max(house.near, 1.2)
    away, facing = street.distance(house.near), street.facing(house.side)
    party = lit(scene, mix(house.front.wall, BLACK, 0.15), 0.08, away)
    if house.roof:
        _draw_roof(canvas, street, house, party)
    out = x + house.side * 40
    side = vista.shape((x, 0, near), (x, high, near), (out, high, near), (out, 0, near))
    canvas.drawPath(side, solid(party))
    front = replace(house.front, wide=house.far - near)
    with vista.wall(canvas, x, near, house.far, high):
        draw_front(canvas, scene, front, facing, away)
        if facing > 0.5 and scene.light.sun > 0.5:
            rise = 0.28 * high
            shade = [(0, 0), (0, -rise), (front.wide, -rise * 0.8), (front.wide, 0)]
            canvas.drawPath(polyline(shade, closed=True), solid(scene.light.near, 0.34))


def _draw_roof(canvas: skia.Canvas, street: Street, house: House, party: Rgb) -> None:
    """Tiles that slope away from the street, and the gable at the near end."""
    scene, vista, high = street.scene, street.vista, house.front.high
    x, near = house.side * street.kind.half, max(house.near, 1.2)
    crest, top, eave = x + house.side * 4.5, high + house.roof, x - house.side * 0.4
    tile: Rgb = SNOW if scene.snowy else (0.5, 0.27, 0.19)
    drop = high - 0.2
    slope = vista.shape((eave, drop, near), (crest, top, near), (crest, top, house.far), (eave, drop, house.far))
    gable = vista.shape((x, high, near), (crest, top, near), (x + house.side * 9, high, near))
    canvas.drawPath(gable, solid(party))
    canvas.drawPath(slope, solid(lit(scene, tile, street.facing(house.side), street.distance(house.near))))
