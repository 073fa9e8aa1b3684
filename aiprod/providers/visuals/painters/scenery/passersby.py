"""What stands and goes in a street: lamps, trees, stalls, cars that come and leave, people on foot."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.figures import Figure, draw_figures, strollers
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.street_plan import LAMPS, Street
from aiprod.providers.visuals.painters.scenery.traffic import (
    car_paint,
    draw_bicycle,
    draw_bus_along,
    draw_car_along,
)
from aiprod.providers.visuals.painters.scenery.trees import cast, grow_bare, grow_leafy, mould, stamp

_CLOTH: tuple[Rgb, ...] = ((0.66, 0.16, 0.14), (0.16, 0.36, 0.3), (0.8, 0.58, 0.2), (0.2, 0.3, 0.48))
_FRUIT: tuple[Rgb, ...] = ((0.8, 0.2, 0.12), (0.9, 0.56, 0.14), (0.42, 0.6, 0.2), (0.86, 0.78, 0.24), (0.5, 0.2, 0.36))


_LIFE_Z = (17.0, 27.0)
"""Metres away between which people walk and cars drive on layers of their own."""


def draw_furniture(canvas: skia.Canvas, street: Street, near: float, far: float) -> None:
    """Lamps, trees and stalls along both walks, and people who stand among them, far to near."""
    scene, vista, kind = street.scene, street.vista, street.kind
    rng, tones = scene.rng("furniture", near), tones_at(scene, street.distance(near))
    market = scene.shows("market")
    leafy = not market and scene.rng("leafy").random() < (0.9 if kind.gabled else 0.55)
    grow, high = grow_bare if scene.intent.season == "winter" else grow_leafy, 6.6 * vista.scale(max(near, 9.0))
    moulds = [mould(grow, rng, min(460.0, high), toward=scene.light.toward) for _ in range(2 * leafy)]
    trees = [cast(moulded, tones, high) for moulded in moulds]
    lines = [(side, z) for z in np.arange(9.0, 110.0, 4.5) if near <= z < far for side in (-1, 1)]
    for side, z in reversed(lines):
        x, place = side * (street.edge + 0.7), round(z / 4.5)
        px, foot = vista.at((x, 0, z))
        metre = vista.scale(z)
        if place % 2 and market and z < 60:
            _draw_stall(canvas, street, side, z, rng)
        elif place % 4 == 0 and leafy:
            tall = 6.0 * metre * rng.uniform(0.85, 1.1)
            stamp(canvas, trees[place // 4 % len(trees)], px, foot, tall)
        elif (side, z) in LAMPS:
            with vista.standing(canvas, (x, 0, z)):
                draw_lamp(canvas, scene, -side, street.distance(z))
        if rng.random() < (0.9 if market else 0.45):
            _draw_people(canvas, street, side, z, rng)


def paint_passersby(street: Street, near: float, far: float, depth: float) -> None:
    """Add the cars and the walkers of a layer of the street, each group on a layer of its own that moves."""
    scene, rng = street.scene, street.scene.rng("life", near)
    drives = street.kind.cobbled is False or scene.shows("car", "bus", "road")
    for side, z in ((-1, 36.0), (1, 29.0), (-1, 24.0), (1, 16.0)):
        if near <= z < far and drives and not scene.shows("market"):
            _paint_car(street, side, z + rng.uniform(-2, 2), depth)
    if near < _LIFE_Z[1] and far > _LIFE_Z[0]:
        for number in range(2):
            way = float(rng.choice((-1.0, 1.0)))
            x = rng.uniform(-1, 1) * street.edge
            _paint_walkers(street, x, _LIFE_Z[0 if near < _LIFE_Z[0] else 1] + 1.5 * number - 3.0, way, depth)


def _paint_car(street: Street, side: int, z: float, depth: float) -> None:
    scene, vista, coming = street.scene, street.vista, side < 0
    x, metre = side * 0.42 * street.edge, vista.scale(z)
    px, foot = vista.at((x, 0, z))
    pace = (1 if coming else -1) * 0.9 * vista.focal / z**2
    bus, paint = scene.shows("bus") and z < _LIFE_Z[0], car_paint(scene.rng("car", z))

    def draw(canvas: skia.Canvas) -> None:
        with vista.standing(canvas, (x, 0, z)):
            if bus:
                draw_bus_along(canvas, scene, street.distance(z), coming=coming)
            else:
                draw_car_along(canvas, scene, paint, street.distance(z), coming=coming)

    box = (px - 3 * metre, foot - 5 * metre, 6 * metre, 8 * metre)
    scene.sheet.draw(box, draw, depth=depth, drift_x_px_s=x * pace, drift_y_px_s=vista.eye * pace)


def _paint_walkers(street: Street, x: float, z: float, way: float, depth: float) -> None:
    scene, vista, rng = street.scene, street.vista, street.scene.rng("walkers", z)
    tall = 1.75 * vista.scale(z)
    px, foot = vista.at((x, 0, z))
    cycles = scene.shows("bicycle")

    def draw(canvas: skia.Canvas) -> None:
        if cycles:
            with vista.standing(canvas, (x, 0, z)):
                draw_bicycle(canvas, scene, car_paint(rng), way, street.distance(z))
            rider = Figure("seated", px - way * 0.12 * tall, foot - 0.24 * tall, tall, way)
            draw_figures(canvas, scene, [rider], f"rider {z}", street.distance(z))
        else:
            draw_figures(canvas, scene, strollers(rng, px, foot, tall, way), f"walkers {z}", street.distance(z))

    pace = way * (1.6 if cycles else 0.55) * vista.scale(z)
    scene.sheet.draw((px - tall, foot - 1.2 * tall, 2 * tall, 1.4 * tall), draw, depth=depth, drift_x_px_s=pace)


def _draw_people(canvas: skia.Canvas, street: Street, side: int, z: float, rng: np.random.Generator) -> None:
    figures = []
    for _ in range(int(rng.integers(1, 4))):
        at = (side * (street.edge - rng.uniform(-1.5, 1.2)), 0.0, z + rng.uniform(0.5, 3.5))
        x, foot = street.vista.at(at)
        pose = str(rng.choice(["standing", "woman", "walking"]))
        figures.append(Figure(pose, x, foot, 1.75 * street.vista.scale(at[2]), float(rng.choice((-1.0, 1.0)))))
    draw_figures(canvas, street.scene, sorted(figures, key=lambda f: f.foot), f"people {side} {z}", street.distance(z))


def _draw_stall(canvas: skia.Canvas, street: Street, side: int, z: float, rng: np.random.Generator) -> None:
    """A market stall: a striped roof on posts over crates of fruit."""
    scene, vista, away = street.scene, street.vista, street.distance(z)
    x, back, long = side * (street.edge - 0.6), side * (street.edge + 1.6), 3.4
    cloth = _CLOTH[int(rng.integers(len(_CLOTH)))]
    facing = street.facing(side)
    wood = lit(scene, (0.46, 0.32, 0.2), 0.4, away)
    inside = mix(wood, LAMP, 0.5) if lamps_on(scene) else mix(wood, BLACK, 0.5)
    counter = vista.shape((x, 0, z), (back, 0, z), (back, 0.9, z), (x, 0.9, z))
    canvas.drawPath(vista.plane(back, 2.9, z, z + long), solid(inside))
    canvas.drawPath(counter, solid(mix(wood, BLACK, 0.3)))
    with vista.wall(canvas, x, z, z + long, 3):
        canvas.drawRect(skia.Rect.MakeLTRB(0, -0.85, long, 0), vertical(wood, mix(wood, BLACK, 0.4), -0.85, 0))
        for number in range(5):
            left, fruit = 0.1 + number * long / 5, lit(scene, _FRUIT[int(rng.integers(len(_FRUIT)))], 0.6, away)
            for dot in range(12):
                canvas.drawCircle(left + 0.08 + 0.1 * (dot % 6), -0.9 - 0.1 * (dot // 6), 0.075, solid(fruit))
            canvas.drawRect(skia.Rect.MakeXYWH(left, -0.88, 0.6, 0.22), solid(mix(wood, WHITE, 0.12)))
        for post in (0.05, long - 0.05):
            canvas.drawRect(skia.Rect.MakeXYWH(post - 0.05, -2.4, 0.1, 2.4), solid(mix(wood, BLACK, 0.2)))
    stripes, lip = 8, x - side * 0.7
    for number in range(stripes):
        a, b = z + number * long / stripes, z + (number + 1) * long / stripes
        tone = lit(scene, cloth if number % 2 else (0.92, 0.9, 0.84), 0.3 + 0.7 * facing, away)
        canvas.drawPath(vista.shape((lip, 2.3, a), (back, 3.0, a), (back, 3.0, b), (lip, 2.3, b)), solid(tone))
        canvas.drawPath(
            vista.shape((lip, 2.3, a), (lip, 2.0, a), (lip, 2.0, b), (lip, 2.3, b)), solid(mix(tone, BLACK, 0.25))
        )
    if lamps_on(scene):
        halo(canvas, vista.at((x, 2.0, z + long / 2)), 2.4 * vista.scale(z), LAMP, 0.5)


def draw_lamp(canvas: skia.Canvas, scene: Scene, way: float, distance: float) -> None:
    """A street lamp 5.6 m high on a canvas in metres, y down, its arm reaching ``way``."""
    iron = lit(scene, (0.12, 0.13, 0.14), 0.3, distance)
    canvas.drawLine(0, 0, 0, -5.2, solid(iron, stroke_px=0.13))
    canvas.drawLine(0, 0, 0, -0.9, solid(iron, stroke_px=0.24))
    arm = skia.Path()
    arm.moveTo(0, -5.0).quadTo(0.1 * way, -5.7, 0.9 * way, -5.6)
    canvas.drawPath(arm, solid(iron, stroke_px=0.09))
    head = [(0.6 * way, -5.55), (1.2 * way, -5.55), (1.05 * way, -5.75), (0.75 * way, -5.75)]
    canvas.drawPath(polyline(head, closed=True), solid(iron))
    if lamps_on(scene):
        halo(canvas, (0.9 * way, -5.45), 3.2, LAMP, 0.85)
        halo(canvas, (0.9 * way, 0), 2.6, LAMP, 0.5, squash=0.2)
        canvas.drawOval(skia.Rect.MakeLTRB(0.9 * way - 0.2, -5.56, 0.9 * way + 0.2, -5.36), solid((1.0, 0.95, 0.82)))
