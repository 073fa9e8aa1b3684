"""Neon space: a ringed planet over its own plain, or a galaxy, in a sky that stays dark at any hour."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import along, gradient, halo, stroke
from aiprod.providers.visuals.painters.neon.floor import paint_grid
from aiprod.providers.visuals.painters.neon.signs import paint_signs
from aiprod.providers.visuals.painters.neon.sky import paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage

_RING, _RING_ROOM = 2.02, 0.47
"""How far a ring reaches, in radii of its planet, and the share of the frame's width it may reach at most."""
_VOID: Rgb = (0.01, 0.004, 0.04)


def paint_space(stage: Stage) -> None:
    """A planet, its ring and its moons over a gridded plain, or alone among the stars."""
    landed = bool(stage.rng.random() < 0.45)
    if not landed:
        stage.horizon = stage.height * 1.05
    depths = (0.9, 0.82, 0.7, 0.55, 0.4)
    stage.sky = tuple(mix(colour, _VOID, depth) for colour, depth in zip(stage.sky, depths, strict=True))
    paint_sky(stage, disc=False)
    paint_signs(stage)
    if "galaxy" in stage.intent.subjects:
        _paint_galaxy(stage)
        if landed:
            paint_grid(stage)
        return
    size = stage.short * stage.rng.uniform(0.22, 0.3)
    side = float(stage.rng.choice([-1.0, 1.0]))
    across, ringed = 0.5 + side * stage.rng.uniform(0.0, 0.16), bool(stage.rng.random() < 0.75)
    if ringed:
        size = min(size, _RING_ROOM * stage.width / _RING)
        room = _RING * size / stage.width
        across = min(max(across, room), 1 - room)
    size *= 0.8 if stage.titled else 1.0
    centre = (stage.width * across, stage.height * (0.46 if stage.titled or not landed else 0.4))
    _paint_planet(stage, centre, size, ringed=ringed)
    for index in range(2):
        x = stage.width * (0.5 - side * stage.rng.uniform(0.2, 0.4))
        y = stage.height * stage.rng.uniform(*((0.14, 0.26), (0.36, 0.5))[index])
        _paint_planet(stage, (x, y), size * (0.2 - 0.09 * index), ringed=False, depth=0.12)
    if landed:
        paint_grid(stage)


def _paint_galaxy(stage: Stage) -> None:
    """Two spiral arms of points of light, tilted, about a bright heart."""
    rng, size = stage.rng, 0.46 * stage.short
    x, y, tilt = stage.width / 2, stage.height * 0.4, float(rng.uniform(-0.5, 0.5))
    spots = []
    for _ in range(1400):
        far = float(rng.beta(1.1, 1.6))
        turn = 4.2 * far + math.pi * int(rng.integers(2)) + float(rng.normal(0, 0.3))
        across, down = far * size * 1.3 * math.cos(turn), far * size * 0.55 * math.sin(turn)
        at = x + across * math.cos(tilt) - down * math.sin(tilt), y + across * math.sin(tilt) + down * math.cos(tilt)
        spots.append((at, far, float(rng.uniform(0.6, 2.2))))

    def lines(canvas: skia.Canvas) -> None:
        halo(canvas, (x, y), 1.1 * size, stage.tubes[2], 0.4, squash=0.5)
        halo(canvas, (x, y), 0.5 * size, mix(stage.hot, WHITE, 0.5), 0.9, squash=0.6)
        for at, far, wide in spots:
            colour = along((WHITE, stage.hot, stage.tubes[2], stage.cold), far)
            canvas.drawCircle(*at, stage.px(1.3 * wide), solid(colour, 1.0 - 0.3 * far))

    box = (x - 1.5 * size, y - 1.2 * size, 3 * size, 2.4 * size)
    stage.glow(box, lines, reach=11, depth=0.2, pulse=0.15)


def _paint_planet(stage: Stage, centre: tuple[float, float], size: float, *, ringed: bool, depth: float = 0.24) -> None:
    x, y = centre
    rng = stage.rng
    tilt, flat = float(rng.uniform(-24, 24)), float(rng.uniform(0.16, 0.28))
    bands = [(place, float(rng.uniform(0.3, 1.0))) for place in np.linspace(-0.92, 0.92, 15)]
    disc = skia.Path()
    disc.addCircle(x, y, size)
    reach = size * 2.6
    box = (max(x - reach, stage.left), max(y - reach, stage.top), 2 * reach, 2 * reach)

    def ring(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(tilt)
        hidden = skia.Path()
        hidden.addCircle(0, 0, size)
        front = skia.Path()
        front.addRect(skia.Rect.MakeLTRB(-3 * size, 0, 3 * size, 3 * size))
        canvas.clipPath(skia.Op(hidden, front, skia.PathOp.kDifference_PathOp), skia.ClipOp.kDifference, True)
        for index in range(7):
            rx = size * (_RING - 0.1 * (6 - index))
            colour = mix(stage.cold, stage.hot, index / 6)
            oval = skia.Rect.MakeLTRB(-rx, -rx * flat, rx, rx * flat)
            canvas.drawOval(oval, stroke(colour, stage.px(3.2 if index % 3 == 0 else 1.5), 0.9 - 0.05 * index))
        canvas.restore()

    def under(canvas: skia.Canvas) -> None:
        halo(canvas, centre, size * 2.0, stage.hot, 0.4)
        stops = [(share, colour, 1.0) for share, colour in zip((0.0, 0.4, 0.75, 1.0), stage.disc, strict=True)]
        canvas.save()
        canvas.clipPath(disc, doAntiAlias=True)
        canvas.translate(x, y)
        canvas.rotate(tilt)
        canvas.drawCircle(0, 0, size, gradient((0, -size), (0, size), stops))
        for place, weight in bands:
            high = size * 0.055 * weight
            canvas.drawRect(skia.Rect.MakeXYWH(-size, size * place, 2 * size, high), solid(stage.dark[2], 0.5 * weight))
        canvas.rotate(-tilt)
        shade = skia.GradientShader.MakeRadial(
            skia.Point(-size * 0.42, -size * 0.4),
            size * 1.75,
            [int(skia.Color4f(*stage.dark[0], alpha).toColor()) for alpha in (0.0, 0.1, 0.92)],
            [0.0, 0.45, 0.95],
        )
        canvas.drawCircle(0, 0, size, skia.Paint(Shader=shade, AntiAlias=True))
        canvas.restore()

    def lines(canvas: skia.Canvas) -> None:
        canvas.drawPath(disc, stroke(mix(stage.hot, WHITE, 0.3), stage.px(2.2), 0.8))
        if ringed:
            ring(canvas)

    stage.glow(box, lines, reach=14, strength=0.8, under=under, depth=depth)
