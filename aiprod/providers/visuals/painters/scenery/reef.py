"""Corals: fans that fork, brains, tubes and tables in warm colours, in banks along the floor of the sea."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea

_CORALS: tuple[Rgb, ...] = (
    (0.95, 0.36, 0.40),
    (0.98, 0.60, 0.32),
    (0.78, 0.40, 0.85),
    (0.96, 0.78, 0.44),
    (0.95, 0.50, 0.68),
    (0.45, 0.72, 0.62),
)


_BANKS = ((26, 12.0, 0.84, 0.0, 0.5), (22, 20.0, 0.95, 0.55, 0.22), (14, 30.0, 1.07, 0.85, 0.0))
"""Far to near: how many, their size in units, their foot as a share of the picture, depth, distance in the water."""


def paint_corals(scene: Scene, sea: Sea, *, far: bool) -> None:
    """The far bank of corals, which rests, or the two near ones, higher at the sides."""
    for count, size, floor, depth, distance in _BANKS[:1] if far else _BANKS[1:]:
        rng = scene.rng("corals", depth)
        places = np.sort(rng.uniform(-0.06, 1.06, count))
        order = rng.permutation(count)

        def draw(
            canvas: skia.Canvas,
            places: np.ndarray = places,
            order: np.ndarray = order,
            size: float = size,
            floor: float = floor,
            distance: float = distance,
            rng: np.random.Generator = rng,
        ) -> None:
            for number in order:
                place = float(places[number])
                away = 0.4 + 1.2 * abs(place - 0.5)
                tone = sea.seen(_CORALS[int(rng.integers(len(_CORALS)))], distance)
                dark = sea.seen((0.10, 0.06, 0.12), distance)
                foot = scene.at(floor) + rng.uniform(-1, 1.5) * scene.unit
                _coral(canvas, place * scene.width, foot, size * away * scene.unit, rng, tone, dark)
                if scene.intent.time == "night":
                    halo(
                        canvas,
                        (place * scene.width, foot - 0.3 * size * scene.unit),
                        0.5 * size * scene.unit,
                        tone,
                        0.4,
                    )

        top = scene.at(floor) - 1.5 * size * scene.unit
        box = (scene.left, top, scene.full_width, scene.above + scene.full_height - top)
        scene.sheet.draw(box, draw, depth=depth)


def _coral(
    canvas: skia.Canvas, x: float, foot: float, high: float, rng: np.random.Generator, tone: Rgb, dark: Rgb
) -> None:
    kind = rng.random()
    if kind < 0.34:
        _fan(canvas, x, foot, high * rng.uniform(0.7, 1.1), rng, tone, dark)
    elif kind < 0.56:
        _brain(canvas, x, foot, high * rng.uniform(0.42, 0.62), rng, tone, dark)
    elif kind < 0.8:
        _tubes(canvas, x, foot, high, rng, tone, dark)
    else:
        _table(canvas, x, foot, high * rng.uniform(0.5, 0.8), tone, dark)


def _fan(
    canvas: skia.Canvas, x: float, foot: float, high: float, rng: np.random.Generator, tone: Rgb, dark: Rgb
) -> None:
    """A branching coral, dark at the foot and bright at its tips."""

    def grow(at_x: float, at_y: float, angle: float, length: float, thick: float, level: int) -> None:
        end = at_x + length * math.sin(angle), at_y - length * math.cos(angle)
        share = 1 - level / 5
        canvas.drawLine(
            at_x, at_y, *end, solid(mix(mix(dark, tone, 0.35), mix(tone, WHITE, 0.2), share), stroke_px=thick)
        )
        if level and length > 1.5:
            for side in (-1, 1):
                bend = side * rng.uniform(0.2, 0.5)
                grow(*end, angle + bend, length * rng.uniform(0.66, 0.84), max(0.8, thick * 0.72), level - 1)

    for lean in (-0.35, 0.0, 0.35):
        grow(x, foot, lean + rng.uniform(-0.1, 0.1), high * 0.28, max(1.2, high * 0.06), 5)


def _brain(
    canvas: skia.Canvas, x: float, foot: float, reach: float, rng: np.random.Generator, tone: Rgb, dark: Rgb
) -> None:
    """A dome with winding grooves."""
    dome = skia.Path()
    dome.addOval(skia.Rect.MakeLTRB(x - reach, foot - 0.78 * reach, x + reach, foot + 0.6 * reach))
    stops = [(0.0, mix(tone, WHITE, 0.25), 1.0), (0.45, tone, 1.0), (1.0, mix(dark, tone, 0.2), 1.0)]
    canvas.drawPath(dome, gradient((x, foot - 0.8 * reach), (x, foot + 0.2 * reach), stops))
    canvas.save()
    canvas.clipPath(dome, skia.ClipOp.kIntersect, True)
    for row in range(6):
        y = foot - 0.7 * reach + row * 0.16 * reach
        groove = skia.Path()
        groove.moveTo(x - reach, y)
        for step in range(9):
            left = x - reach + step * reach * 0.25
            swing = reach * 0.07 * (1 if (step + row) % 2 else -1) * rng.uniform(0.6, 1.2)
            groove.quadTo(left + 0.06 * reach, y + swing, left + 0.125 * reach, y)
        canvas.drawPath(groove, solid(mix(tone, dark, 0.55), 0.8, stroke_px=max(0.7, 0.03 * reach)))
    canvas.restore()


def _tubes(
    canvas: skia.Canvas, x: float, foot: float, high: float, rng: np.random.Generator, tone: Rgb, dark: Rgb
) -> None:
    for tube in range(int(rng.integers(4, 7))):
        at = x + (tube - 2.5) * high * 0.13
        tall, wide = high * rng.uniform(0.3, 0.72), high * rng.uniform(0.05, 0.075)
        body = skia.Path()
        body.moveTo(at - 0.7 * wide, foot).lineTo(at - wide, foot - tall).lineTo(at + wide, foot - tall)
        body.lineTo(at + 0.7 * wide, foot).close()
        canvas.drawPath(body, gradient((at, foot - tall), (at, foot), [(0, tone, 1), (1, mix(dark, tone, 0.25), 1)]))
        mouth = skia.Rect.MakeLTRB(at - wide, foot - tall - 0.4 * wide, at + wide, foot - tall + 0.4 * wide)
        canvas.drawOval(mouth, solid(mix(tone, WHITE, 0.25)))
        canvas.drawOval(mouth.makeInset(0.3 * wide, 0.14 * wide), solid(mix(dark, BLACK, 0.3)))


def _table(canvas: skia.Canvas, x: float, foot: float, high: float, tone: Rgb, dark: Rgb) -> None:
    """Flat plates on a stem, one above another."""
    stem = skia.Path()
    stem.moveTo(x - 0.12 * high, foot).lineTo(x - 0.05 * high, foot - 0.8 * high).lineTo(
        x + 0.05 * high, foot - 0.8 * high
    )
    stem.lineTo(x + 0.12 * high, foot).close()
    canvas.drawPath(stem, solid(mix(dark, tone, 0.25)))
    for share, wide in ((0.42, 0.5), (0.62, 0.72), (0.84, 0.95)):
        plate = skia.Rect.MakeLTRB(
            x - wide * high, foot - (share + 0.07) * high, x + wide * high, foot - (share - 0.07) * high
        )
        stops = [(0.0, mix(tone, WHITE, 0.2), 1.0), (0.5, tone, 1.0), (1.0, mix(dark, tone, 0.2), 1.0)]
        canvas.drawOval(plate, gradient((0, plate.top()), (0, plate.bottom()), stops))
