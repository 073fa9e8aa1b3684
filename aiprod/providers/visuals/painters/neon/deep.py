"""Neon depths: the sea from below, drawn in light; and space, with a ringed planet over its own horizon."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import along, gradient, halo, polyline, stroke
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.neon.floor import paint_grid
from aiprod.providers.visuals.painters.neon.signs import paint_signs
from aiprod.providers.visuals.painters.neon.sky import paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage

_RING, _RING_ROOM = 2.02, 0.47
"""How far a ring reaches, in radii of its planet, and the share of the frame's width it may reach at most."""


_VOID: Rgb = (0.01, 0.004, 0.04)
_WATER: tuple[Rgb, ...] = ((0.1, 0.72, 0.95), (0.04, 0.34, 0.8))
"""The water's own colours, near the surface and below."""


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


def paint_underwater(stage: Stage) -> None:
    """Shafts of light, glowing jellyfish, coral and weeds in outline."""
    rng = stage.rng
    stage.horizon = stage.height * 1.3
    # The sky's colours only tint the water, which is blue at any hour and darkens with the light above it.
    lit = {"day": 1.0, "dawn": 0.62, "golden": 0.5, "dusk": 0.3, "night": 0.12}[stage.intent.time]
    blue = [mix(stage.dark[1], colour, lit) for colour in _WATER]
    stage.sky = (
        *(mix(water, sky, 0.3) for water, sky in zip(blue, stage.sky[2:0:-1], strict=True)),
        stage.dark[2],
        stage.dark[1],
    )
    paint_sky(stage, disc=False)
    _paint_shafts(stage)
    spots = [(rng.uniform(0.2, 0.8), rng.uniform(0.28, 0.4), 0.13)]
    spots += [(rng.uniform(0.06, 0.94), rng.uniform(0.18, 0.55), rng.uniform(0.03, 0.055)) for _ in range(3)]
    if cast(stage.intent.subjects, "underwater"):
        spots = spots[1:]
    for x, y, size in spots:
        _paint_jelly(stage, (x * stage.width, y * stage.height), size * stage.short, 0.55 if size > 0.1 else 0.3)
    _paint_reef(stage, 0.12, 0.5, 12, stage.cold)
    _paint_reef(stage, 0.06, 0.9, 16, stage.hot)
    lives: tuple[tuple[LifeKind, int, float, Rgb], ...] = (
        ("bubbles", 30, 13, stage.cold),
        ("fish", 36, 22, mix(stage.hot, WHITE, 0.4)),
    )
    for what, count, size, colour in lives:
        area = (stage.left, 0.2 * stage.height, stage.right - stage.left, 0.5 * stage.height)
        stage.sheet.live(
            Life(
                what=what,
                count=count,
                colour=hex_of(colour),
                area=area,
                size_px=max(size * stage.unit, 1.5),
                depth=0.4,
                opacity=0.8,
                seed=stage.seed(),
            )
        )


def _paint_shafts(stage: Stage) -> None:
    rng, source = stage.rng, (stage.sun_x, stage.top - 0.2 * stage.height)
    shafts = [(rng.uniform(-0.8, 0.8), rng.uniform(0.02, 0.06), rng.uniform(0.1, 0.3)) for _ in range(9)]

    def draw(canvas: skia.Canvas) -> None:
        long = stage.height * 0.98
        for angle, half, alpha in shafts:
            ends = [(source[0] + math.tan(angle + side * half) * long, source[1] + long) for side in (-1, 1)]
            colour = mix(stage.cold, stage.hot, abs(angle))
            paint = gradient(
                source, (source[0], source[1] + long), [(0, colour, alpha), (0.3, colour, alpha), (1, colour, 0)]
            )
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 10 * stage.unit))
            canvas.drawPath(polyline([source, *ends], closed=True), paint)

    lit = stage.band(stage.top, stage.top + 0.8 * stage.height)
    stage.sheet.draw(lit, draw, depth=0.06, blend="screen", pulse=0.35, pulse_period_s=6.0)


def _paint_jelly(stage: Stage, centre: tuple[float, float], size: float, depth: float) -> None:
    x, y = centre
    rng = stage.rng
    bell = skia.Path()
    bell.moveTo(x - size, y)
    bell.cubicTo(x - size * 1.05, y - size * 1.35, x + size * 1.05, y - size * 1.35, x + size, y)
    for index in range(6):
        right = x + size * (1 - index / 3)
        bell.quadTo(right - size / 6, y + size * 0.22, right - size / 3, y)
    arms = []
    for start in np.linspace(-0.8, 0.8, 9):
        phase, long = rng.uniform(0, 6.28), rng.uniform(1.3, 2.6)
        arms.append(
            [
                (x + size * (start * (1 - 0.4 * t) + 0.12 * t * math.sin(phase + 6 * t)), y + size * long * t)
                for t in np.linspace(0, 1, 24)
            ]
        )

    def under(canvas: skia.Canvas) -> None:
        canvas.drawPath(bell, vertical(stage.hot, stage.dark[3], y - size, y + size * 0.2, alpha=(0.55, 0.3)))

    def lines(canvas: skia.Canvas) -> None:
        for arm in arms:
            canvas.drawPath(polyline(arm), stroke(stage.cold, stage.px(1.8), 0.65))
        canvas.drawPath(bell, stroke(mix(stage.hot, WHITE, 0.3), stage.px(3)))
        for share in (-0.6, -0.2, 0.2, 0.6):
            rib = skia.Path()
            rib.moveTo(x, y - size * 0.98).quadTo(x + size * share * 1.1, y - size * 0.7, x + size * share, y)
            canvas.drawPath(rib, stroke(stage.hot, stage.px(1.4), 0.6))

    box = (x - size * 1.6, y - size * 1.6, size * 3.2, size * 4.8)
    stage.glow(
        box, lines, reach=18, under=under, depth=depth, drift_y_px_s=-7 * stage.unit, sway_px=8 * stage.unit, pulse=0.15
    )


def _paint_reef(stage: Stage, rise: float, depth: float, weeds: int, colour: Rgb) -> None:
    rng = stage.rng
    share = np.linspace(0, 1, 160)
    line = stage.height * (1.01 - rise * (0.5 + 0.7 * np.abs(share - 0.5) + 0.35 * ridge(160, rng, cycles=5)))
    x = stage.left + share * (stage.right - stage.left)
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    ground = polyline([(stage.left, stage.bottom + 2), *points, (stage.right, stage.bottom + 2)], closed=True)
    stalks = []
    for _ in range(weeds):
        foot = points[int(rng.integers(0, 160))]
        high, phase = stage.height * rng.uniform(0.08, 0.26) * (0.6 + 0.5 * depth), rng.uniform(0, 6.28)
        stalks.append(
            [(foot[0] + math.sin(phase + 4 * t) * high * 0.1 * t, foot[1] - high * t) for t in np.linspace(0, 1, 20)]
        )

    def lines(canvas: skia.Canvas) -> None:
        for index, stalk in enumerate(stalks):
            tone = mix(colour, stage.tubes[index % len(stage.tubes)], 0.35)
            canvas.drawPath(polyline(stalk), stroke(tone, stage.px(2.4 + 1.5 * depth), 0.8))
            for at in range(3, 19, 3):
                px, py = stalk[at]
                side = 1 if at % 2 else -1
                leaf = skia.Path()
                leaf.moveTo(px, py).quadTo(
                    px + side * 16 * stage.unit, py - 6 * stage.unit, px + side * 18 * stage.unit, py - 24 * stage.unit
                )
                canvas.drawPath(leaf, stroke(tone, stage.px(1.8), 0.7))
        canvas.drawPath(polyline(points), stroke(colour, stage.px(2.4), 0.9))

    top = float(line.min()) - 0.3 * stage.height
    stage.glow(
        stage.band(top, stage.bottom),
        lines,
        reach=12,
        strength=0.8,
        under=lambda canvas: canvas.drawPath(ground, solid(along((stage.dark[2], stage.dark[0]), depth))),
        depth=depth,
    )
