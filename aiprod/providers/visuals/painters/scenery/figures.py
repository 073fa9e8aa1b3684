"""Small figures that give a landscape its scale: a walker, a cactus."""

from __future__ import annotations

import math

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.painters.scenery.base import Scene

PEOPLE = ("walker", "person", "people", "climber", "farmer", "fisherman", "child")


def draw_cactus(canvas: skia.Canvas, x: float, foot: float, tall: float, tones: tuple[Rgb, Rgb], toward: float) -> None:
    """A saguaro at a foot point: its body in the first tone, a lit edge in the second on the side ``toward``."""
    arms = (
        (0.17, ((0.0, 0.0), (0.0, 0.92))),
        (0.11, ((0.0, 0.38), (0.22, 0.40), (0.24, 0.70))),
        (0.10, ((0.0, 0.50), (-0.20, 0.52), (-0.21, 0.76))),
    )
    for tone, shift in ((tones[1], 0.03 * toward), (tones[0], 0.0)):
        for thick, points in arms:
            path = skia.Path()
            for number, (px, py) in enumerate(points):
                (path.lineTo if number else path.moveTo)(x + (px + shift) * tall, foot - py * tall)
            canvas.drawPath(path, solid(tone, stroke_px=thick * tall))


def paint_walker(scene: Scene, x: float, foot: float, size: float = 6.0) -> None:
    """A walker with a pack and a staff, ``size`` units tall, seen against the light with feet at frame ``x, foot``."""
    tall = size * scene.unit
    way = 1 if x < scene.width / 2 else -1
    dark = mix(scene.light.near, (0.0, 0.0, 0.0), 0.3)
    rim = mix(dark, scene.light.glow, 0.7 * scene.light.sun)

    def figure(canvas: skia.Canvas, paint: skia.Paint) -> None:
        def limb(points: list[tuple[float, float]], thick: float) -> None:
            path = skia.Path()
            path.moveTo(x + way * points[0][0] * tall, foot - points[0][1] * tall)
            for px, py in points[1:]:
                path.lineTo(x + way * px * tall, foot - py * tall)
            stroke = skia.Paint(paint)
            stroke.setStyle(skia.Paint.kStroke_Style)
            stroke.setStrokeWidth(thick * tall)
            stroke.setStrokeCap(skia.Paint.kRound_Cap)
            stroke.setStrokeJoin(skia.Paint.kRound_Join)
            canvas.drawPath(path, stroke)

        limb([(0.0, 0.48), (0.09, 0.26), (0.12, 0.01), (0.17, 0.0)], 0.085)
        limb([(0.0, 0.48), (-0.06, 0.25), (-0.15, 0.03), (-0.10, 0.0)], 0.085)
        limb([(0.0, 0.50), (0.03, 0.76)], 0.17)
        limb([(0.03, 0.76), (0.12, 0.58), (0.22, 0.56)], 0.06)
        limb([(-0.11, 0.56), (-0.10, 0.76)], 0.15)
        limb([(0.22, 0.66), (0.27, 0.0)], 0.022)
        canvas.drawCircle(x + way * 0.06 * tall, foot - 0.91 * tall, 0.075 * tall, paint)

    def draw(canvas: skia.Canvas) -> None:
        side = -1 if scene.light.sun_x * scene.width < x else 1
        canvas.save()
        canvas.translate(side * 0.022 * tall, -0.01 * tall)
        figure(canvas, solid(rim, 0.9))
        canvas.restore()
        figure(canvas, solid(dark))

    reach = math.ceil(0.6 * tall)
    scene.sheet.draw((x - reach, foot - 1.1 * tall, 2 * reach, 1.2 * tall), draw, depth=1.0)
