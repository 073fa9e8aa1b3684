"""What the text puts into a neon sky: a rainbow, an aurora, a comet, another moon or planet."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE
from aiprod.providers.visuals.kit.light import gradient, polyline, stroke
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_signs(stage: Stage) -> None:
    """Each sign the intent names, far behind the land."""
    named = set(stage.intent.subjects)
    if "rainbow" in named:
        _paint_rainbow(stage)
    if "aurora" in named:
        _paint_aurora(stage)
    if "comet" in named:
        _paint_comet(stage)
    if "moon" in named and not stage.moonlit:
        _paint_crescent(stage)


def _paint_rainbow(stage: Stage) -> None:
    x, y, outer = stage.width / 2, stage.horizon + 0.1 * stage.short, 0.62 * stage.short
    colours = (stage.tubes[0], stage.tubes[3], stage.tubes[4], stage.tubes[1], stage.tubes[2])

    def lines(canvas: skia.Canvas) -> None:
        for index, colour in enumerate(colours):
            canvas.drawCircle(x, y, outer - index * 0.034 * stage.short, stroke(colour, stage.px(9), 0.8))

    box = (x - 1.1 * outer, y - 1.1 * outer, 2.2 * outer, stage.horizon - y + 1.1 * outer)
    stage.glow(box, lines, reach=14, strength=0.7, depth=0.05, pulse=0.15, pulse_period_s=6.0)


def _paint_aurora(stage: Stage) -> None:
    for index, colour in enumerate((stage.tubes[4], stage.tubes[2])):
        across = np.linspace(0, 1, 90)
        phase = stage.rng.uniform(0, 6.28)
        low = stage.horizon * (0.62 - 0.16 * index) + 0.07 * stage.short * np.sin(5 * across + phase)
        high = low - stage.short * (0.24 + 0.08 * np.sin(9 * across + 2 * phase) + 0.05 * np.sin(31 * across))
        x = stage.left + across * (stage.right - stage.left)
        band = polyline([*zip(x, low, strict=True), *zip(x[::-1], high[::-1], strict=True)], closed=True)
        top, foot = float(high.min()), float(low.max())

        light = gradient((0, top), (0, foot), [(0, colour, 0.0), (0.5, colour, 0.55), (0.96, colour, 1.0)])
        light.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 9 * stage.unit))

        def draw(canvas: skia.Canvas, band: skia.Path = band, light: skia.Paint = light) -> None:
            canvas.drawPath(band, light)

        box = stage.band(top - 30 * stage.unit, foot + 30 * stage.unit)
        stage.sheet.draw(
            box, draw, depth=0.04, blend="screen", pulse=0.45, pulse_period_s=5.0 + 2 * index, phase=0.4 * index,
            sway_px=22 * stage.unit, sway_period_s=11.0,
        )  # fmt: skip


def _paint_comet(stage: Stage) -> None:
    side = -1 if stage.sun_x > stage.width / 2 else 1
    head = stage.width * (0.5 + side * 0.2), stage.horizon * 0.34
    long = 0.42 * stage.short
    tail = head[0] + side * long, head[1] - 0.4 * long

    def lines(canvas: skia.Canvas) -> None:
        for spread in (-0.05, 0.0, 0.05):
            end = tail[0], tail[1] + spread * long
            paint = gradient(head, end, [(0, WHITE, 0.95), (0.4, stage.cold, 0.6), (1, stage.cold, 0.0)])
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(stage.px(5 - 40 * abs(spread)))
            canvas.drawLine(*head, *end, paint)
        canvas.drawCircle(*head, stage.px(9), solid(WHITE))

    left, top = min(head[0], tail[0]) - 60 * stage.unit, tail[1] - 80 * stage.unit
    box = (left, top, long + 120 * stage.unit, 0.4 * long + 160 * stage.unit)
    drift = 9 * stage.unit
    stage.glow(box, lines, reach=26, depth=0.03, drift_x_px_s=-side * drift, drift_y_px_s=0.4 * drift)


def _paint_crescent(stage: Stage) -> None:
    side = -1 if stage.sun_x > stage.width / 2 else 1
    x, y, radius = stage.width * (0.5 + side * 0.3), stage.horizon * 0.36, 0.06 * stage.short
    turns = np.linspace(-0.5 * math.pi, 0.5 * math.pi, 40)
    rim = [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]
    bite = [(x + 0.45 * radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns[::-1]]
    crescent = polyline([*rim, *bite], closed=True)
    box = (x - 2 * radius, y - 2 * radius, 4 * radius, 4 * radius)
    stage.glow(box, lambda canvas: canvas.drawPath(crescent, solid((0.94, 0.97, 1.0))), reach=20, depth=0.04)
