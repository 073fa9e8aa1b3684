"""The neon sea from below: shafts of light, jellyfish, coral and weeds, all drawn in light."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import along, gradient, polyline, stroke
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.neon.sky import paint_sky
from aiprod.providers.visuals.painters.neon.stage import Stage

_WATER: tuple[Rgb, ...] = ((0.1, 0.72, 0.95), (0.04, 0.34, 0.8))
"""The water's own colours, near the surface and below."""


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
