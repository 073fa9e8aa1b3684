"""What grows on other worlds: crystals, stalks with lamps, and trees whose crowns glow."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline


def draw_crystals(
    canvas: skia.Canvas, x: float, foot: float, size: float, rng: np.random.Generator, glow: Rgb, dark: Rgb
) -> None:
    """A cluster of prisms that lean apart from its foot, the tallest ``size`` pixels."""
    halo(canvas, (x, foot - 0.25 * size), 0.9 * size, glow, 0.28)
    leans = sorted((float(rng.uniform(-0.62, 0.62)) for _ in range(int(rng.integers(4, 8)))), key=abs, reverse=True)
    for lean in leans:
        tall = size * (1.0 - 0.75 * abs(lean)) * rng.uniform(0.62, 1.0)
        wide = tall * rng.uniform(0.08, 0.13)
        canvas.save()
        canvas.translate(x + lean * 0.36 * size, foot + 0.04 * size)
        canvas.rotate(math.degrees(lean) * 0.8)
        left, right, ridge = -wide, wide, wide * rng.uniform(-0.3, 0.3)
        shoulder, tip = -0.80 * tall, (ridge * 0.6, -tall)
        for points, share in (
            ([(left, 0), (left, shoulder), tip, (ridge, shoulder * 0.94), (ridge, 0)], 0.62),
            ([(ridge, 0), (ridge, shoulder * 0.94), tip, (right, shoulder * 0.9), (right, 0)], 0.28),
        ):
            tone = mix(dark, glow, share)
            face = [(0, mix(tone, WHITE, 0.35), 1.0), (0.3, tone, 0.97), (1, mix(dark, glow, 0.12), 1.0)]
            canvas.drawPath(polyline(points, closed=True), gradient((0, -tall), (0, 0), face))
        canvas.drawPath(
            polyline([(ridge, 0), (ridge, shoulder * 0.94), tip]),
            solid(mix(glow, WHITE, 0.6), 0.55, stroke_px=max(0.6, 0.05 * wide)),
        )
        canvas.restore()


def draw_lamp_stalk(
    canvas: skia.Canvas, x: float, foot: float, size: float, rng: np.random.Generator, glow: Rgb, dark: Rgb
) -> None:
    """A bending stalk that carries a bulb of light, with thread-thin leaves at its foot."""
    lean = float(rng.uniform(-0.3, 0.3)) * size
    path = skia.Path()
    path.moveTo(x, foot).cubicTo(x, foot - 0.5 * size, x + 0.3 * lean, foot - 0.9 * size, x + lean, foot - size)
    canvas.drawPath(path, solid(mix(dark, glow, 0.14), stroke_px=max(0.8, 0.028 * size)))
    for side in (-1, 1):
        leaf = skia.Path()
        leaf.moveTo(x, foot).quadTo(
            x + side * 0.06 * size,
            foot - 0.25 * size,
            x + side * rng.uniform(0.14, 0.24) * size,
            foot - rng.uniform(0.2, 0.36) * size,
        )
        leaf.quadTo(x + side * 0.05 * size, foot - 0.15 * size, x, foot)
        canvas.drawPath(leaf, solid(mix(dark, glow, 0.1)))
    bulb = (x + lean, foot - size)
    halo(canvas, bulb, 0.42 * size, glow, 0.55)
    drop = skia.Rect.MakeXYWH(bulb[0] - 0.055 * size, bulb[1] - 0.075 * size, 0.11 * size, 0.15 * size)
    canvas.drawOval(drop, gradient((0, drop.top()), (0, drop.bottom()), [(0, WHITE, 1), (1, glow, 1)]))


def draw_glow_tree(
    canvas: skia.Canvas, x: float, foot: float, size: float, rng: np.random.Generator, glow: Rgb, dark: Rgb
) -> None:
    """A tree like a giant mushroom: a flaring trunk, stacked caps lit from beneath, threads of light hanging."""
    lean = float(rng.uniform(-0.05, 0.05)) * size
    trunk = skia.Path()
    trunk.moveTo(x - 0.09 * size, foot).cubicTo(
        x - 0.03 * size,
        foot - 0.2 * size,
        x - 0.03 * size + lean,
        foot - 0.6 * size,
        x - 0.035 * size + lean,
        foot - 0.9 * size,
    )
    trunk.lineTo(x + 0.035 * size + lean, foot - 0.9 * size)
    trunk.cubicTo(
        x + 0.03 * size + lean, foot - 0.6 * size, x + 0.03 * size, foot - 0.2 * size, x + 0.1 * size, foot
    ).close()
    canvas.drawPath(
        trunk,
        gradient(
            (0, foot - size), (0, foot), [(0, mix(dark, glow, 0.3), 1), (0.5, mix(dark, glow, 0.06), 1), (1, dark, 1)]
        ),
    )
    caps = [(0.90, rng.uniform(0.30, 0.42)), (rng.uniform(0.58, 0.7), rng.uniform(0.16, 0.24))]
    if rng.random() < 0.6:
        caps.append((rng.uniform(0.4, 0.5), rng.uniform(0.1, 0.16)))
    for height, reach in caps[::-1]:
        side = 0.0 if height > 0.8 else float(rng.choice((-1.0, 1.0))) * reach * 0.5
        _cap(canvas, x + (lean + side * size), foot - height * size, reach * size, rng, glow, dark)


def _cap(canvas: skia.Canvas, x: float, y: float, reach: float, rng: np.random.Generator, glow: Rgb, dark: Rgb) -> None:
    halo(canvas, (x, y + 0.1 * reach), reach, glow, 0.36, squash=0.5)
    for _ in range(9):
        at = x + rng.uniform(-0.8, 0.8) * reach
        long = rng.uniform(0.15, 0.6) * reach
        canvas.drawLine(at, y, at, y + long, solid(glow, 0.35, stroke_px=max(0.6, 0.012 * reach)))
    top = skia.Path()
    top.moveTo(x - reach, y).cubicTo(x - 0.8 * reach, y - 0.62 * reach, x + 0.8 * reach, y - 0.62 * reach, x + reach, y)
    top.quadTo(x, y + 0.2 * reach, x - reach, y).close()
    canvas.drawPath(
        top,
        gradient(
            (0, y - 0.5 * reach),
            (0, y + 0.1 * reach),
            [(0, mix(dark, glow, 0.2), 1), (0.6, mix(dark, glow, 0.1), 1), (1, mix(dark, glow, 0.75), 1)],
        ),
    )
    for _ in range(10):
        share = rng.uniform(-0.7, 0.7)
        canvas.drawCircle(
            x + share * reach,
            y - rng.uniform(0.08, 0.36) * reach * (1 - share**2),
            rng.uniform(0.012, 0.035) * reach,
            solid(mix(glow, WHITE, 0.4), 0.8),
        )
    rim = skia.Path()
    rim.moveTo(x - reach, y).quadTo(x, y + 0.2 * reach, x + reach, y)
    canvas.drawPath(rim, solid(mix(glow, WHITE, 0.45), 0.9, stroke_px=max(0.7, 0.02 * reach)))


def shaded(dark: Rgb, haze: Rgb, glow: Sequence[Rgb], distance: float) -> tuple[Rgb, list[Rgb]]:
    """The dark and the glows of things at a distance 0 near .. 1 lost in the air."""
    return mix(mix(dark, BLACK, 0.3), haze, distance), [mix(tone, haze, 0.7 * distance) for tone in glow]
