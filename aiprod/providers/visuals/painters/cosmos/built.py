"""What settlers bring: domes, landers, masts, rovers, ships that pass, and people in suits."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw, gradient, halo, polyline
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.craft import Flight, draw_astronaut, draw_rocket, paint_craft
from aiprod.providers.visuals.painters.scenery.standing import paint_thing

LAMP: Rgb = (1.0, 0.78, 0.46)
HOUSES = ("house", "village", "barn", "castle", "church", "factory", "market", "tent", "tower", "windmill", "turbine")
PEOPLE = ("person", "couple", "child", "crowd", "farmer", "fisherman", "climber", "astronaut")
VEHICLES = ("car", "bus", "bicycle", "train", "road")
_MET = frozenset(
    "elephant giraffe lion cat dog bear cow horse sheep deer camel wolf fox snail pyramid campfire telescope".split()
)
"""What stands on these grounds as it does on ours."""
FLYERS = ("plane", "balloon", "satellite")


def hull(scene: Scene, distance: float) -> tuple[Rgb, Rgb]:
    """The shaded and the lit tone of white metal at a distance."""
    pale = (0.80, 0.83, 0.88)
    shade = mix(scene.light.tint(pale, distance), scene.light.near, 0.5 * (1 - distance))
    return shade, mix(shade, mix(scene.light.glow, pale, 0.4), 0.25 + 0.4 * scene.light.sun)


def draw_dome(scene: Scene, canvas: skia.Canvas, x: float, foot: float, size: float, distance: float) -> None:
    """A ribbed glass dome on a ring of lamps, ``size`` pixels wide at half, something green under it."""
    shade, lit = hull(scene, distance)
    toward = -1.0 if scene.light.sun_x < 0.5 else 1.0
    lamp = mix(LAMP, scene.light.haze, 0.5 * distance)
    glow = 0.85 if scene.light.time in ("night", "dusk", "dawn") else 0.3
    bowl = skia.Path()
    bowl.moveTo(x - size, foot).arcTo(
        skia.Rect.MakeLTRB(x - size, foot - 0.86 * size, x + size, foot + 0.86 * size), 180, 180, False
    )
    bowl.close()
    canvas.drawPath(
        bowl,
        gradient(
            (0, foot - 0.86 * size),
            (0, foot),
            [(0, mix(shade, scene.light.sky[1], 0.6), 1), (1, mix(shade, lamp, glow), 1)],
        ),
    )
    canvas.save()
    canvas.clipPath(bowl, skia.ClipOp.kIntersect, True)
    for share in (-0.55, -0.2, 0.15, 0.5):
        canvas.drawOval(
            skia.Rect.MakeXYWH(x + share * size, foot - 0.3 * size, 0.3 * size, 0.4 * size),
            solid(mix(shade, (0.05, 0.2, 0.14), 0.7), 0.8),
        )
    shine = gradient(
        (x + toward * size, foot - size), (x, foot), [(0, WHITE, 0.45), (0.5, WHITE, 0.0), (1, WHITE, 0.0)]
    )
    canvas.drawPath(bowl, shine)
    canvas.restore()
    for share in (-0.66, -0.34, 0.0, 0.34, 0.66):
        rib = skia.Path()
        rib.moveTo(x + share * size, foot).quadTo(x + share * size * 0.92, foot - 0.66 * size, x, foot - 0.86 * size)
        canvas.drawPath(rib, solid(lit, 0.7, stroke_px=max(0.6, 0.018 * size)))
    canvas.drawPath(bowl, solid(lit, 0.9, stroke_px=max(0.6, 0.022 * size)))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 1.06 * size, foot - 0.09 * size, x + 1.06 * size, foot + 0.05 * size),
        gradient((x - toward * size, 0), (x + toward * size, 0), [(0, shade, 1), (1, lit, 1)]),
    )
    for share in np.linspace(-0.95, 0.95, 9):
        canvas.drawCircle(
            x + share * size, foot - 0.02 * size, max(0.5, 0.022 * size), solid(mix(lamp, WHITE, 0.4), 0.5 + 0.5 * glow)
        )


def draw_mast(scene: Scene, canvas: skia.Canvas, x: float, foot: float, size: float, distance: float) -> None:
    """An aerial with a dish and a red light."""
    shade, lit = hull(scene, distance)
    canvas.drawLine(x, foot, x, foot - size, solid(shade, stroke_px=max(0.7, 0.03 * size)))
    dish = skia.Path()
    dish.addArc(skia.Rect.MakeXYWH(x - 0.2 * size, foot - 0.8 * size, 0.34 * size, 0.34 * size), 40, 180)
    canvas.drawPath(dish, solid(lit))
    halo(canvas, (x, foot - size), 0.16 * size, (1.0, 0.25, 0.2), 0.9)


def draw_rover(scene: Scene, canvas: skia.Canvas, x: float, foot: float, size: float) -> None:
    """A six-wheeled car with a lit cabin and headlights."""
    shade, lit = hull(scene, 0.0)
    way = 1 if x < scene.width / 2 else -1
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(way * size, size)
    beam = polyline([(0.9, -0.3), (3.4, -0.75), (3.4, 0.1)], closed=True)
    canvas.drawPath(beam, gradient((0.9, 0), (3.4, 0), [(0, LAMP, 0.5), (1, LAMP, 0.0)]))
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.95, -0.62, 0.95, -0.22),
        0.12,
        0.12,
        gradient((0, -0.62), (0, -0.2), [(0, lit, 1), (1, shade, 1)]),
    )
    cabin = polyline([(-0.1, -0.6), (0.06, -0.95), (0.6, -0.95), (0.9, -0.6)], closed=True)
    canvas.drawPath(cabin, solid(shade))
    canvas.drawPath(
        polyline([(0.02, -0.64), (0.14, -0.88), (0.56, -0.88), (0.78, -0.64)], closed=True), solid(LAMP, 0.9)
    )
    canvas.drawLine(-0.6, -0.6, -0.6, -1.25, solid(shade, stroke_px=0.04))
    for wheel in (-0.7, 0.0, 0.7):
        canvas.drawCircle(wheel, -0.18, 0.22, solid(mix(scene.light.near, BLACK, 0.5)))
        canvas.drawCircle(wheel, -0.18, 0.09, solid(shade))
    halo(canvas, (0.95, -0.4), 0.3, LAMP, 0.9)
    canvas.restore()


def paint_settlers(scene: Scene, foot: float, *, depth: float = 0.9) -> None:
    """Those of the words' people, vehicles and beasts that can stand on this ground, feet at frame y ``foot``."""
    rng = scene.rng("settlers")
    x = scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.08, 0.2))
    unit = scene.unit
    if scene.shows(*VEHICLES):
        scene.sheet.draw(
            (x - 22 * unit, foot - 8 * unit, 44 * unit, 12 * unit),
            lambda canvas: draw_rover(scene, canvas, x, foot, 4.5 * unit),
            depth=depth,
        )
        x = scene.width - x
    if scene.shows(*PEOPLE):
        count = 1 + scene.shows("couple", "crowd", "child") + 2 * scene.shows("crowd")
        scene.sheet.draw(
            (x - 26 * unit, foot - 14 * unit, 52 * unit, 18 * unit), _walkers(scene, x, foot, count), depth=depth
        )
    met = [habit for habit in cast(scene.intent.subjects, scene.intent.place) if habit.name in _MET]
    for number, habit in enumerate(met[:2]):
        at, far = scene.width * (0.36 + 0.3 * number), 0.35 if habit.name == "pyramid" else 0.0
        tall = 0.62 * habit.tall * (scene.bottom - scene.top)
        paint_thing(scene, habit.name, at, foot - 8 * far * unit, tall, depth=depth, far=far)
    if scene.shows("rocket"):
        lit = -1.0 if scene.light.sun_x < 0.5 else 1.0
        paint_craft(scene, draw_rocket, Flight(scene.width - x, foot - 10.5 * unit, 14 * unit, depth=0.7), lit)


def _walkers(scene: Scene, x: float, foot: float, count: int) -> Draw:
    toward = -1.0 if scene.light.sun_x < 0.5 else 1.0
    tall = 4.4 * scene.unit

    def draw(canvas: skia.Canvas) -> None:
        for number in range(count):
            size = tall * (0.72 if number == 1 and scene.shows("child") else 1.0 - 0.05 * number)
            at = x + (number - (count - 1) / 2) * 1.25 * tall
            shadow = polyline(
                [(at - 0.2 * size, foot), (at + 0.2 * size, foot), (at - toward * 2.2 * size, foot + 0.5 * size)],
                closed=True,
            )
            canvas.drawPath(shadow, solid(BLACK, 0.3, blur_px=0.06 * size))
            canvas.save()
            canvas.translate(at, foot - 0.98 * size)
            canvas.scale(size, size)
            draw_astronaut(canvas, toward, standing=True)
            canvas.restore()
            over = solid(scene.light.near, {"day": 0.15, "golden": 0.35}.get(scene.light.time, 0.5))
            over.setBlendMode(skia.BlendMode.kSrcATop)
            canvas.drawRect(skia.Rect.MakeXYWH(at - size, foot - 2.2 * size, 2 * size, 2.3 * size), over)

    return draw


def paint_ships(scene: Scene, horizon: float, count: int) -> None:
    """Ships that cross the sky at several distances, each with its engines' light."""
    rng = scene.rng("ships")
    for number in range(count):
        far = number / max(1, count - 1) if count > 1 else 0.3
        size = scene.unit * (5.2 - 3.6 * far) * rng.uniform(0.85, 1.2)
        way = float(rng.choice((-1.0, 1.0)))
        x = scene.width * (0.5 - way * rng.uniform(0.0, 0.4))
        y = scene.top + (horizon - scene.top) * rng.uniform(0.24, 0.7)
        shade, lit = hull(scene, 0.25 + 0.5 * far)

        def draw(
            canvas: skia.Canvas,
            x: float = x,
            y: float = y,
            size: float = size,
            way: float = way,
            tones: tuple[Rgb, Rgb] = (shade, lit),
        ) -> None:
            canvas.translate(x, y)
            canvas.scale(way * size, size)
            trail = gradient((-5.0, 0), (-0.9, 0), [(0, (0.6, 0.85, 1.0), 0.0), (1, (0.75, 0.92, 1.0), 0.7)])
            canvas.drawPath(polyline([(-5.0, 0.0), (-0.9, -0.07), (-0.9, 0.09)], closed=True), trail)
            body = skia.Path()
            body.moveTo(1.0, 0.02).cubicTo(0.4, -0.3, -0.4, -0.32, -0.95, -0.18).lineTo(-0.9, 0.12).cubicTo(
                -0.3, 0.24, 0.5, 0.16, 1.0, 0.02
            ).close()
            canvas.drawPath(
                body,
                gradient(
                    (0, -0.3), (0, 0.22), [(0, tones[1], 1), (0.6, tones[0], 1), (1, mix(tones[0], BLACK, 0.5), 1)]
                ),
            )
            canvas.drawPath(polyline([(-0.3, -0.2), (-0.95, -0.52), (-0.8, -0.14)], closed=True), solid(tones[0]))
            for window in (0.1, 0.25, 0.4, 0.55):
                canvas.drawCircle(window, -0.1, 0.03, solid(LAMP))
            halo(canvas, (-0.95, 0.0), 0.4, (0.6, 0.85, 1.0), 0.95)

        reach = 5.4 * size
        speed = scene.unit * (1.2 + 2.4 * (1 - far)) * rng.uniform(0.8, 1.2)
        scene.sheet.draw(
            (x - reach, y - 0.8 * size, 2 * reach, 1.6 * size),
            draw,
            depth=0.15 + 0.3 * (1 - far),
            drift_x_px_s=way * speed,
            drift_y_px_s=-0.05 * speed,
        )


def paint_beacons(scene: Scene, places: list[tuple[float, float]], depth: float) -> None:
    """Red and white lights that pulse in two rhythms."""
    for index, tone in enumerate(((1.0, 0.22, 0.18), (0.75, 0.92, 1.0))):
        mine = places[index::2]
        if not mine:
            continue

        def draw(canvas: skia.Canvas, mine: list[tuple[float, float]] = mine, tone: Rgb = tone) -> None:
            for place in mine:
                halo(canvas, place, 1.8 * scene.unit, tone, 0.95)

        reach = 2 * scene.unit
        left, right = min(x for x, _ in mine) - reach, max(x for x, _ in mine) + reach
        top, foot = min(y for _, y in mine) - reach, max(y for _, y in mine) + reach
        scene.sheet.draw(
            (left, top, right - left, foot - top),
            draw,
            depth=depth,
            blend="screen",
            pulse=0.9,
            pulse_period_s=1.9 + 0.8 * index,
            phase=0.4 * index,
        )
