"""What grows under trees and hangs from them, as moulds: ferns, bushes, tufts of grass, sprays of leaves."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.light import polyline
from aiprod.providers.visuals.painters.scenery.trees import LIT, SNOW, Wood, clump, fill


def grow_fern(canvas: skia.Canvas, wood: Wood) -> None:
    """A fern: fronds that arch out of one root, their leaflets shorter towards the tip."""
    rng = wood.rng
    for turn in rng.permutation(np.linspace(-1.25, 1.25, 9)).tolist():
        length = wood.tall * rng.uniform(0.6, 0.9)
        level = np.clip(0.35 + 0.3 * turn * wood.toward + rng.uniform(-0.15, 0.2), 0.05, 0.9)
        leaflets = skia.Path()
        for at in np.linspace(0.12, 1.0, 15).tolist():
            angle = turn * (0.35 + 0.75 * at)
            x = wood.x + length * at * math.sin(angle)
            y = wood.foot - length * at * math.cos(angle) * (1.0 - 0.28 * at * abs(turn))
            reach = 0.17 * length * math.sin(math.pi * (0.12 + 0.86 * at)) + 0.01 * length
            for side in (-1, 1):
                out = angle + side * 1.15
                tip = (x + reach * math.sin(out), y - reach * math.cos(out))
                wide = 0.28 * reach
                leaflets.addPoly(
                    [skia.Point(x, y - wide), skia.Point(*tip), skia.Point(x, y + wide)],
                    True,
                )
        canvas.drawPath(leaflets, fill((float(level), 0.0, 0.0)))
        if wood.snow and rng.random() < wood.snow:
            canvas.drawPath(leaflets, fill(SNOW, 0.6))


def grow_bush(canvas: skia.Canvas, wood: Wood) -> None:
    """A bush as wide as high, of clumps of leaves."""
    rng, tall = wood.rng, wood.tall
    at = np.stack([rng.normal(0, 0.22, 26), rng.uniform(0.05, 0.62, 26) ** 1.2], axis=1)
    for across, high in at[np.argsort(-at[:, 1])].tolist():
        rise = high * (1 - 1.4 * across * across)
        sunny = 0.26 + 0.4 * rise + 0.3 * across * wood.toward
        spot = (wood.x + across * tall, wood.foot - rise * tall)
        clump(canvas, wood, spot, 0.13 * tall, sunny, 0.032 * tall, 40)


def grow_grass(canvas: skia.Canvas, wood: Wood) -> None:
    """A tuft of blades; in snow, its tips alone are bare."""
    rng, tall = wood.rng, wood.tall
    for level in (0.1, 0.35, 0.6):
        blades = skia.Path()
        for _ in range(22):
            x = wood.x + rng.normal(0, 0.16) * tall
            high, bend = rng.uniform(0.4, 1.0) * tall, rng.uniform(-0.35, 0.35) * tall
            wide = 0.012 * tall
            blades.moveTo(x - wide, wood.foot)
            blades.quadTo(x - wide + 0.1 * bend, wood.foot - 0.6 * high, x + bend, wood.foot - high)
            blades.quadTo(x + wide + 0.15 * bend, wood.foot - 0.6 * high, x + wide, wood.foot)
            blades.close()
        canvas.drawPath(blades, fill((level, 0.0, 0.0)))
    if wood.snow:
        drift = skia.Rect.MakeXYWH(wood.x - 0.4 * tall, wood.foot - 0.13 * tall, 0.8 * tall, 0.16 * tall)
        canvas.drawOval(drift, fill(SNOW, 0.9))


def grow_spray(canvas: skia.Canvas, wood: Wood) -> None:
    """Leaves hanging from above, as wide as high: the lower, the fewer."""
    rng, tall = wood.rng, wood.tall
    at = np.stack([rng.uniform(-0.48, 0.48, 34), rng.uniform(0, 1, 34) ** 1.5], axis=1)
    for across, drop in at[np.argsort(at[:, 1])].tolist():
        spot = (wood.x + across * tall * (1 - 0.5 * drop), wood.foot - (0.95 - 0.75 * drop) * tall)
        clump(canvas, wood, spot, 0.10 * tall, 0.16 + 0.2 * drop, 0.020 * tall, 34)


def grow_sunflower(canvas: skia.Canvas, wood: Wood) -> None:
    """A sunflower that looks at the viewer; its petals are cast as lit, its stem and leaves as shadow."""
    rng, tall = wood.rng, wood.tall
    lean = rng.uniform(-0.06, 0.06) * tall
    stem = fill((0.05, 0.0, 0.0))
    stem.setStyle(skia.Paint.kStroke_Style)
    stem.setStrokeWidth(0.035 * tall)
    path = skia.Path()
    path.moveTo(wood.x, wood.foot)
    path.quadTo(wood.x, wood.foot - 0.5 * tall, wood.x + lean, wood.foot - 0.85 * tall)
    canvas.drawPath(path, stem)
    for side, high in ((-1, 0.28), (1, 0.42), (-1, 0.56)):
        y = wood.foot - high * tall
        leaf = [
            (wood.x, y),
            (wood.x + side * 0.14 * tall, y - 0.10 * tall),
            (wood.x + side * 0.24 * tall, y + 0.02 * tall),
        ]
        canvas.drawPath(
            polyline([*leaf, (wood.x + side * 0.10 * tall, y + 0.05 * tall)], closed=True), fill((0.12, 0, 0))
        )
    centre = (wood.x + lean, wood.foot - 0.86 * tall)
    for turn in np.linspace(0, 2 * math.pi, 19)[:-1].tolist():
        reach, wide = 0.165 * tall * rng.uniform(0.9, 1.1), 0.16
        petal = [
            centre,
            *(
                (centre[0] + 0.6 * reach * math.cos(turn + s), centre[1] + 0.6 * reach * math.sin(turn + s))
                for s in (-wide, wide)
            ),
        ]
        petal.insert(2, (centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)))
        canvas.drawPath(polyline(petal, closed=True), fill(LIT))
    canvas.drawCircle(*centre, 0.075 * tall, fill((0.0, 0.0, 1.0)))


def grow_wheat(canvas: skia.Canvas, wood: Wood) -> None:
    """A few ears of wheat on their stalks, bent the same way."""
    rng, tall = wood.rng, wood.tall
    for _ in range(7):
        x, high = wood.x + rng.normal(0, 0.16) * tall, tall * rng.uniform(0.72, 1.0)
        lean = (0.10 + rng.uniform(-0.05, 0.08)) * tall
        level = rng.uniform(0.25, 0.9)
        stalk = fill((0.35 * level, 0.0, 0.0))
        stalk.setStyle(skia.Paint.kStroke_Style)
        stalk.setStrokeWidth(max(0.7, 0.012 * tall))
        path = skia.Path()
        path.moveTo(x, wood.foot)
        path.quadTo(x, wood.foot - 0.6 * high, x + lean, wood.foot - high)
        canvas.drawPath(path, stalk)
        grains = skia.Path()
        for at in np.linspace(0.0, 1.0, 8).tolist():
            px, py = x + lean * (0.75 + 0.28 * at), wood.foot - high * (0.76 + 0.24 * at)
            for side in (-1, 1):
                wide = 0.026 * tall * (1 - 0.5 * at)
                grains.addOval(skia.Rect.MakeXYWH(px + side * 0.8 * wide - wide / 2, py - 1.2 * wide, wide, 2.2 * wide))
        canvas.drawPath(grains, fill((float(level), 0.0, 0.0)))


def grow_bloom(canvas: skia.Canvas, wood: Wood) -> None:
    """A few small flowers on stems; their petals are cast as lit."""
    rng, tall = wood.rng, wood.tall
    for _ in range(3):
        x, high = wood.x + rng.normal(0, 0.2) * tall, tall * rng.uniform(0.55, 1.0)
        stem = fill((0.1, 0.0, 0.0))
        stem.setStrokeWidth(max(0.7, 0.016 * tall))
        canvas.drawLine(x, wood.foot, x, wood.foot - high, stem)
        radius = 0.055 * tall * rng.uniform(0.7, 1.2)
        for turn in np.linspace(0, 2 * math.pi, 6)[:-1].tolist():
            px, py = x + radius * math.cos(turn), wood.foot - high + 0.7 * radius * math.sin(turn)
            canvas.drawCircle(px, py, 0.75 * radius, fill((0.75 + 0.25 * rng.random(), 0.0, 0.0)))
