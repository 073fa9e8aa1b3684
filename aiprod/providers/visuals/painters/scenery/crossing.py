"""A stone bridge over a river, in arches from bank to bank."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.groves import Standing, distance_of

_STONE: Rgb = (0.66, 0.60, 0.52)


def bridge_on(scene: Scene, banks: tuple[float, float], foot: float, z: float) -> Standing:
    """A bridge whose ends stand on ``banks`` (shares of the width), its piers in the water at frame y ``foot``."""
    left, right = (bank * scene.width for bank in banks)
    long = right - left
    arches = max(1, round(long / (13 * scene.unit)))
    high = min(0.42 * long / arches, 7 * scene.unit) + 1.6 * scene.unit
    far, light = distance_of(z), scene.light
    own = mix(_STONE, parse(scene.style.palette["rock"][0]), 0.3)
    face, under = light.tint(own, 0.6 * far), light.tint(mix(own, light.near, 0.55), 0.6 * far)
    top = mix(face, light.glow, 0.35 * light.sun)

    def deck(x: float) -> float:
        return foot - high - 0.10 * long * math.sin(math.pi * min(1.0, max(0.0, (x - left) / long)))

    def draw(canvas: skia.Canvas) -> None:
        reach = 0.10 * long
        xs = np.linspace(left - reach, right + reach, 60).tolist()
        body = skia.Path()
        body.moveTo(left - reach, foot + 0.6 * scene.unit)
        for x in xs:
            body.lineTo(x, deck(x))
        body.lineTo(right + reach, foot + 0.6 * scene.unit)
        body.close()
        holes = skia.Path()
        wide = long / arches
        for number in range(arches):
            middle = left + (number + 0.5) * wide
            tall = min(0.46 * wide, foot - deck(middle) - 1.2 * scene.unit)
            holes.addRRect(_arch(middle, foot + scene.unit, 0.41 * wide, tall + scene.unit))
        canvas.save()
        canvas.clipPath(holes, skia.ClipOp.kDifference, True)
        canvas.drawPath(body, vertical(face, under, foot - high, foot))
        canvas.restore()
        canvas.drawPath(holes, solid(mix(under, BLACK, 0.3), 0.9, stroke_px=max(0.8, 0.10 * scene.unit)))
        edge = skia.Path()
        for number, x in enumerate(xs):
            (edge.lineTo if number else edge.moveTo)(x, deck(x))
        canvas.drawPath(edge, solid(top, stroke_px=max(1.0, 0.5 * scene.unit)))

    return Standing(foot - high - 0.2 * long, draw)


def _arch(middle: float, foot: float, half: float, tall: float) -> skia.RRect:
    arch = skia.RRect()
    round_top = skia.Point(half, min(half, tall))
    box = skia.Rect.MakeLTRB(middle - half, foot - tall, middle + half, foot)
    arch.setRectRadii(box, [round_top, round_top, skia.Point(0, 0), skia.Point(0, 0)])
    return arch
