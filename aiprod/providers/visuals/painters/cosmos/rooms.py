"""Rooms: a ship's cabin where the words are of a ship in space, else a room like ours with a window on the stars."""

from __future__ import annotations

import math
import re

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, mix, skia_colour
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.cosmos.cabin import paint_cabin
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones
from aiprod.providers.visuals.painters.scenery import room
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.interior import Interior

_ABOARD = re.compile(
    r"\b(?:(?:space|star) ?(?:ship|craft)s?|space station|shuttle|cockpit|capsule|aboard|orbit\w*|airlock)\b",
    re.IGNORECASE,
)
_STARS = 90


def paint_room(scene: Scene) -> None:
    """The cabin of a ship, or the room the words name."""
    if scene.shows("astronaut", "rocket", "satellite", "ship") or _ABOARD.search(scene.intent.prompt):
        paint_cabin(scene)
    else:
        room.paint_room(scene, _outside)


def _outside(inside: Interior) -> None:
    """Stars, gas and a great world beyond the window; every third star twinkles."""
    scene, frame = inside.scene, inside.pixels(inside.window, inside.deep)
    rng, light, pad = scene.rng("outside"), scene.light, 8 * scene.unit
    wide, high = frame.width(), frame.height()
    box = (frame.left() - pad, frame.top() - pad, wide + 2 * pad, high + 2 * pad)
    stars = [
        (box[0] + a * box[2], box[1] + b * box[3], float(size))
        for a, b, size in zip(rng.random(_STARS), rng.random(_STARS), rng.uniform(0.05, 0.2, _STARS), strict=True)
    ]
    world = frame.left() + wide * rng.uniform(0.25, 0.75), frame.top() + high * rng.uniform(0.4, 0.62)
    radius = min(wide, high) * float(rng.uniform(0.26, 0.36))
    open_sky = [star for star in stars if math.dist(star[:2], world) > 1.1 * radius]
    bands = rng.uniform((-0.9, 0.05, 0.05), (0.9, 0.16, 0.2), (9, 3)).tolist()
    tilt = float(rng.uniform(-28, 28))
    tones = glow_tones(scene)

    def draw(canvas: skia.Canvas) -> None:
        dark = mix(light.sky[0], BLACK, 0.55)
        air = [(0.0, dark, 1.0), (1.0, mix(dark, light.sky[-1], 0.3), 1.0)]
        canvas.drawRect(skia.Rect.MakeXYWH(*box), gradient((0, box[1]), (0, box[1] + box[3]), air))
        for index, tone in enumerate(tones):
            spot = frame.left() + wide * (0.2 + 0.6 * index), frame.top() + high * (0.75 - 0.5 * index)
            halo(canvas, spot, 0.7 * wide, tone, 0.26)
        for x, y, size in stars:
            canvas.drawCircle(x, y, max(0.6, size * scene.unit), solid(WHITE, 0.85))
        body = mix(tones[0], light.glow, 0.55)
        shader = skia.GradientShader.MakeRadial(
            skia.Point(world[0] - 0.5 * radius, world[1] - 0.45 * radius),
            1.65 * radius,
            [skia_colour(WHITE, 0.25), skia_colour(BLACK, 0.2), skia_colour(BLACK, 0.92)],
            [0.0, 0.45, 0.9],
        )
        halo(canvas, world, 1.25 * radius, body, 0.4)
        canvas.save()
        canvas.clipPath(skia.Path().addCircle(*world, radius), skia.ClipOp.kIntersect, True)
        canvas.drawPaint(solid(mix(body, WHITE, 0.2)))
        canvas.translate(*world)
        canvas.rotate(tilt)
        for level, thick, alpha in bands:
            soft = solid(mix(body, BLACK, 0.75), 1.6 * alpha, blur_px=0.03 * radius)
            canvas.drawOval(skia.Rect.MakeXYWH(-1.3 * radius, level * radius, 2.6 * radius, thick * radius), soft)
        canvas.restore()
        canvas.drawCircle(*world, radius, skia.Paint(Shader=shader, AntiAlias=True, Dither=True))

    def twinkle(canvas: skia.Canvas) -> None:
        for x, y, size in open_sky[::3]:
            halo(canvas, (x, y), 5 * size * scene.unit, WHITE, 0.9)

    scene.sheet.draw(box, draw, depth=0.05)
    scene.sheet.draw(box, twinkle, depth=0.05, blend="screen", pulse=0.9, pulse_period_s=3.4)
