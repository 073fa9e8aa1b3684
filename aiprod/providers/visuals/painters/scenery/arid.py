"""What grows where it is dry, as moulds: acacias, palms, saguaros."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.painters.scenery.trees import WOOD, Wood, clump, fill


def grow_acacia(canvas: skia.Canvas, wood: Wood) -> None:
    """An umbrella thorn: a forking trunk below flat plates of leaves."""
    rng, tall = wood.rng, wood.tall
    plates = [(rng.uniform(-0.34, 0.34), rng.uniform(0.74, 0.93)) for _ in range(6)]
    for across, high in plates:
        path = skia.Path()
        path.moveTo(wood.x, wood.foot - rng.uniform(0.0, 0.3) * tall)
        x, y = wood.x + across * tall, wood.foot - high * tall
        path.cubicTo(wood.x, wood.foot - 0.45 * tall, wood.x + 0.3 * across * tall, y + 0.2 * tall, x, y)
        canvas.drawPath(path, _stroke(0.022 * tall))
    canvas.drawLine(wood.x, wood.foot, wood.x, wood.foot - 0.4 * tall, _stroke(0.045 * tall))
    for across, high in sorted(plates, key=lambda plate: -plate[1]):
        for step in np.linspace(-0.24, 0.24, 9).tolist():
            rise = 0.05 * (1 - (step / 0.26) ** 2)
            spot = (wood.x + (across + step) * tall, wood.foot - (high + rise) * tall)
            sunny = 0.28 + 0.5 * step * wood.toward + 0.3 * (high - 0.8)
            clump(canvas, wood, spot, 0.042 * tall, sunny, 0.012 * tall, 34)


def grow_palm(canvas: skia.Canvas, wood: Wood) -> None:
    """A date palm: a curved, ringed trunk and feathered fronds."""
    rng, tall = wood.rng, wood.tall
    lean = rng.uniform(-0.14, 0.14) * tall
    shares = np.linspace(0, 1, 14)
    xs, ys = wood.x + lean * shares**1.8, wood.foot - 0.78 * tall * shares
    thick = 0.026 * tall * (1.25 - 0.5 * shares)
    trunk = [*zip((xs - thick).tolist(), ys.tolist(), strict=True)]
    trunk += [*zip((xs + thick)[::-1].tolist(), ys[::-1].tolist(), strict=True)]
    canvas.drawPath(polyline(trunk, closed=True), fill(WOOD))
    for x, y, wide in zip(xs.tolist(), ys.tolist(), thick.tolist(), strict=True):
        canvas.drawRect(skia.Rect.MakeXYWH(x - wide, y, 2 * wide, 0.008 * tall), fill((0.15, 0.0, 0.5)))
    crown = (float(xs[-1]), float(ys[-1]))
    for turn in rng.permutation(np.linspace(-2.3, 2.3, 17)).tolist():
        _frond(canvas, wood, crown, turn, tall * rng.uniform(0.26, 0.36))


def _frond(canvas: skia.Canvas, wood: Wood, crown: tuple[float, float], turn: float, length: float) -> None:
    level = float(np.clip(0.32 + 0.22 * turn * wood.toward - 0.1 * abs(turn) + wood.rng.uniform(-0.1, 0.2), 0, 0.95))
    leaf = skia.Path()
    for at in np.linspace(0.08, 1, 16).tolist():
        x = crown[0] + length * at * math.sin(turn) * (1 - 0.1 * at)
        y = crown[1] - length * at * math.cos(turn) * 0.9 + 0.55 * length * at * at
        long = 0.20 * length * math.sin(math.pi * (0.15 + 0.8 * at))
        for side in (-1, 1):
            tip = (x + side * 0.55 * long + 0.3 * long * math.sin(turn), y + 0.85 * long)
            wide = 0.018 * length
            leaf.addPoly([skia.Point(x - wide, y), skia.Point(x + wide, y - wide), skia.Point(*tip)], True)
    canvas.drawPath(leaf, fill((level, 0.0, 0.0)))


def grow_saguaro(canvas: skia.Canvas, wood: Wood) -> None:
    """A saguaro: a ribbed column with arms that bend upwards."""
    rng, tall = wood.rng, wood.tall
    arms = [((0.0, 0.0), (0.0, 0.5), (0.0, 0.93), 0.105)]
    for side in (-1, 1, *rng.choice((-1, 1), 1).tolist()):
        low, high, out = rng.uniform(0.26, 0.5), rng.uniform(0.58, 0.86), side * rng.uniform(0.15, 0.22)
        arms.append(((0.0, low), (out, low + 0.04), (out, high), 0.078))
    for start, bend, end, thick in arms[::-1]:
        for offset in np.linspace(-0.42, 0.42, 7).tolist():
            shift = offset * thick
            path = skia.Path()
            path.moveTo(wood.x + (start[0] + shift) * tall, wood.foot - start[1] * tall)
            corner = (wood.x + (bend[0] + shift) * tall, wood.foot - (bend[1] - shift * np.sign(bend[0])) * tall)
            path.quadTo(corner[0], corner[1], corner[0], wood.foot - (bend[1] + 0.08) * tall)
            path.lineTo(wood.x + (end[0] + shift) * tall, wood.foot - (end[1] - 1.6 * thick * offset * offset) * tall)
            paint = _stroke(0.20 * thick * tall)
            level = float(np.clip(0.34 + 0.85 * offset * wood.toward + (0.08 if round(offset * 7) % 2 else 0), 0, 0.95))
            paint.setColor(fill((level, 0.0, 0.0)).getColor())
            canvas.drawPath(path, paint)


def _stroke(thick: float) -> skia.Paint:
    paint = fill(WOOD)
    paint.setStyle(skia.Paint.kStroke_Style)
    paint.setStrokeWidth(max(0.8, thick))
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    return paint
