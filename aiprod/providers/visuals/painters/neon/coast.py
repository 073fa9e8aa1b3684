"""Neon sea and sky: a sea of wave lines under the sun, with palms, a boat or a lighthouse; and banks of cloud."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, hex_of, mix
from aiprod.providers.visuals.kit.light import along, gradient, polyline, stroke
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.kit.silhouettes import RAPTORS, raptor
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.neon.clouds import paint_bank
from aiprod.providers.visuals.painters.neon.floor import paint_ocean
from aiprod.providers.visuals.painters.neon.sky import paint_fog, paint_heavens
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.providers.visuals.painters.neon.woods import draw_palm


def paint_sea(stage: Stage) -> None:
    """The sun on the water, islands far away or palms in front; a lighthouse that is named sweeps its beam."""
    paint_heavens(stage)
    paint_fog(stage)
    paint_ocean(stage)
    shore = stage.rng.random()
    if "lighthouse" in stage.intent.subjects:
        stage.shown.add("lighthouse")
        _paint_lighthouse(stage)
    elif shore < 0.4 and not cast(stage.intent.subjects, "sea"):
        _paint_palms(stage)
    elif shore < 0.8:
        _paint_islands(stage)


def paint_sky_scene(stage: Stage) -> None:
    """Above the clouds: the disc high up, banks of cloud edged with light, birds or a bird of prey."""
    stage.sun_y = stage.height * (0.52 if stage.titled else 0.42)
    stage.horizon = stage.height * 0.86
    paint_heavens(stage)
    for index in range(4):
        paint_bank(stage, index, index / 3)
    if not set(stage.intent.subjects).isdisjoint(RAPTORS):
        _paint_raptor(stage)
        return
    stage.sheet.live(
        Life(
            what="birds",
            count=9,
            colour=hex_of(mix(stage.cold, WHITE, 0.3)),
            area=(0.1 * stage.width, 0.15 * stage.height, 0.8 * stage.width, 0.3 * stage.height),
            size_px=max(14 * stage.unit, 2),
            depth=0.4,
            seed=stage.seed(),
        )
    )


def _paint_raptor(stage: Stage) -> None:
    """A bird of prey as a dark shape with an edge of light, before the disc's sky."""
    span = stage.short * 0.2
    side = -1 if stage.sun_x > stage.width / 2 else 1
    x, y = stage.sun_x + side * stage.rng.uniform(0.9, 1.3) * stage.radius, stage.sun_y - 0.5 * stage.radius
    bird = raptor(x, y, span, side * stage.rng.uniform(10, 20))

    def under(canvas: skia.Canvas) -> None:
        canvas.drawPath(bird, solid(stage.dark[0]))

    def lines(canvas: skia.Canvas) -> None:
        canvas.drawPath(bird, stroke(stage.cold, stage.px(2.4)))

    box = (x - 1.1 * span, y - 0.7 * span, 2.2 * span, 1.4 * span)
    stage.glow(box, lines, reach=13, under=under, depth=0.5, sway_px=6 * stage.unit)


def _paint_islands(stage: Stage) -> None:
    rng, across = stage.rng, np.linspace(0, 1, 60)
    side = -1 if stage.sun_x > stage.width / 2 else 1
    shores = []
    for _ in range(3):
        middle, half = stage.width * (0.5 + side * rng.uniform(-0.1, 0.5)), stage.width * rng.uniform(0.08, 0.2)
        rise = np.sin(across * math.pi) * (0.6 + 0.4 * ridge(60, rng, cycles=2)) * half * rng.uniform(0.3, 0.5)
        shores.append(list(zip(middle + half * (2 * across - 1), stage.horizon + 2 - np.abs(rise), strict=True)))
    tone = stage.seen(mix(stage.dark[2], along(stage.sky, 0.75), 0.3), 0.2)

    def under(canvas: skia.Canvas) -> None:
        for shore in shores:
            canvas.drawPath(polyline(shore, closed=True), solid(tone))

    def lines(canvas: skia.Canvas) -> None:
        for shore in shores:
            canvas.drawPath(polyline(shore), stroke(stage.seen(stage.hot, 0.4), stage.px(1.8), 0.9))

    stage.glow(
        stage.band(stage.horizon - 0.18 * stage.width, stage.horizon + 4), lines, reach=10, under=under, depth=0.3
    )


def _paint_palms(stage: Stage) -> None:
    rng = stage.rng
    side = -1 if stage.sun_x > stage.width / 2 else 1
    trunks = [(side * rng.uniform(0.28, 0.42), rng.uniform(0.42, 0.6), rng.choice([-1.0, 1.0])) for _ in range(3)]
    middle, foot = stage.width * (0.5 + side * 0.36), stage.bottom - 0.1 * stage.height
    mound = skia.Path()
    mound.addOval(
        skia.Rect.MakeLTRB(
            middle - 0.34 * stage.width,
            foot - 0.03 * stage.height,
            middle + 0.34 * stage.width,
            foot + 0.4 * stage.height,
        )
    )

    def lines(canvas: skia.Canvas) -> None:
        for at, high, lean in trunks:
            draw_palm(
                canvas, stage, stage.width * (0.5 + at), foot + 0.01 * stage.height, high * stage.height, float(lean)
            )
        canvas.drawPath(mound, solid(stage.dark[0]))
        canvas.drawPath(mound, stroke(stage.hot, stage.px(2.4)))

    stage.glow(stage.band(stage.height * 0.1, stage.bottom), lines, reach=13, strength=0.8, depth=0.85)


def _paint_lighthouse(stage: Stage) -> None:
    side = -1 if stage.sun_x > stage.width / 2 else 1
    x, foot = stage.width * (0.5 + side * 0.33), stage.horizon + 0.1 * stage.height
    high = stage.height * stage.rng.uniform(0.36, 0.44)
    low, top = high * 0.1, high * 0.06
    body = polyline(
        [(x - low, foot), (x - top, foot - high * 0.8), (x + top, foot - high * 0.8), (x + low, foot)], closed=True
    )
    lamp = (x, foot - high * 0.87)
    rock = [
        (x - high * 0.6, foot + high * 0.16),
        (x - high * 0.34, foot - high * 0.02),
        (x + high * 0.3, foot - high * 0.04),
        (x + high * 0.64, foot + high * 0.16),
    ]
    long = stage.width * 0.6
    beam = polyline(
        [lamp, (x - side * long, lamp[1] - long * 0.12), (x - side * long, lamp[1] + long * 0.03)], closed=True
    )

    def under(canvas: skia.Canvas) -> None:
        light = mix(stage.cold, WHITE, 0.5)
        canvas.drawPath(beam, gradient(lamp, (x - side * long, lamp[1]), [(0, light, 0.55), (1, light, 0.0)]))
        canvas.drawPath(body, solid(stage.dark[1]))
        canvas.drawPath(polyline(rock, closed=True), solid(stage.dark[0]))

    def lines(canvas: skia.Canvas) -> None:
        canvas.drawPath(body, stroke(stage.hot, stage.px(2.6)))
        for share in np.linspace(0.14, 0.7, 4):
            half = low + (top - low) * share / 0.8
            canvas.drawLine(
                x - half, foot - high * share, x + half, foot - high * share, stroke(stage.hot, stage.px(2), 0.8)
            )
        canvas.drawRect(
            skia.Rect.MakeLTRB(x - top * 0.8, lamp[1] - high * 0.06, x + top * 0.8, lamp[1] + high * 0.06),
            stroke(stage.cold, stage.px(2.4)),
        )
        canvas.drawPath(
            polyline([(x - top, lamp[1] - high * 0.06), (x, foot - high), (x + top, lamp[1] - high * 0.06)]),
            stroke(stage.cold, stage.px(2.4)),
        )
        canvas.drawCircle(*lamp, high * 0.025, solid(WHITE))
        canvas.drawPath(polyline(rock, closed=True), stroke(stage.cold, stage.px(2.2)))

    stage.glow(stage.band(foot - high * 1.3, foot + high * 0.2), lines, reach=15, under=under, depth=0.6)
