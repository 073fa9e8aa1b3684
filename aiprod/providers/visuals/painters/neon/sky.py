"""Neon skies: the gradient with its drifting glow, the striped sun or the moon, and the weather."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.light import along, gradient, halo, polyline, stroke
from aiprod.providers.visuals.kit.paper import cloudy
from aiprod.providers.visuals.painters.neon.stage import Stage


def paint_sky(stage: Stage, *, floor: bool = True) -> None:
    """The opaque first layer: the ramp down to the horizon, with soft veils of light, and stars above it."""
    _, y, wide, high = (int(value) for value in stage.whole)
    steps = 6
    shape = (max(high // steps, 8), max(wide // steps, 8))
    rows = (np.arange(shape[0]) * steps + y - stage.top) / max(stage.horizon - stage.top, 1)
    ramp = np.array([along(stage.sky, float(row) ** 1.25) for row in np.clip(rows, 0, 1)], np.float32)
    field = np.repeat(ramp[:, None, :], shape[1], axis=1)
    veil = np.clip(cloudy(stage.rng, shape, shape[1] * 0.33, 4) * 2.4 - 1.0, 0, 1)
    veil *= np.clip(1.15 - rows, 0, 1)[:, None] ** 0.7
    tint = np.array(along(stage.sky, 0.72), np.float32) * (0.42 if stage.intent.weather != "cloudy" else 0.7)
    field = field + veil[:, :, None] * tint * (1 - field)
    smooth = cv2.resize(np.clip(field * 255, 0, 255), (wide, high), interpolation=cv2.INTER_LINEAR)
    pixels = np.full((high, wide, 4), 255, np.uint8)
    pixels[:, :, :3] = np.round(smooth)
    stage.sheet.whole(pixels, depth=0.02)
    if stage.intent.weather not in ("rain", "storm", "fog"):
        dim = {"night": 1.0, "dusk": 0.85, "golden": 0.6, "dawn": 0.5, "day": 0.45}[stage.intent.time]
        area = (stage.left, stage.top, stage.right - stage.left, (stage.horizon if floor else stage.bottom) - stage.top)
        stage.sheet.live(
            Life(
                what="stars",
                count=110,
                colour="#FFE9FF",
                area=area,
                size_px=max(2.2 * stage.unit, 1),
                depth=0.03,
                opacity=dim,
                seed=stage.seed(),
            )
        )


def draw_disc(canvas: skia.Canvas, stage: Stage, *, bars: bool) -> None:
    """The sun with its widening bars, or the moon: a lit disc with a dark limb."""
    x, y, radius = stage.sun_x, stage.sun_y, stage.radius
    halo(canvas, (x, y), radius * 2.5, stage.disc[2], 0.55)
    halo(canvas, (x, y), radius * 1.45, stage.disc[1], 0.6)
    canvas.save()
    canvas.saveLayer(None, None)
    stops = [(place, colour, 1.0) for place, colour in zip((0.0, 0.42, 0.78, 1.0), stage.disc, strict=True)]
    canvas.drawCircle(x, y, radius, gradient((x, y - radius), (x, y + radius), stops))
    if bars:
        cut = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
        place = -0.3
        while place < 1:
            gap = 0.022 + 0.05 * (place + 0.3)
            canvas.drawRect(skia.Rect.MakeXYWH(x - radius, y + radius * place, 2 * radius, radius * gap), cut)
            place += gap * 1.15 + 0.062
    elif stage.moonlit:
        shade = solid(stage.dark[2], 0.86, blur_px=radius * 0.12)
        shade.setBlendMode(skia.BlendMode.kSrcATop)
        canvas.drawCircle(x - radius * 0.62, y - radius * 0.16, radius * 1.02, shade)
    canvas.restore()
    canvas.restore()


def paint_disc(stage: Stage, *, bars: bool = True, depth: float = 0.06) -> None:
    """The sun or the moon as a layer of its own, so that it hangs further away than what stands before it."""
    reach = stage.radius * 2.5
    box = (stage.sun_x - reach, stage.sun_y - reach, 2 * reach, 2 * reach)
    striped = bars and not stage.moonlit
    stage.sheet.draw(box, lambda canvas: draw_disc(canvas, stage, bars=striped), depth=depth)


def paint_weather(stage: Stage) -> None:
    """Rain, snow, mist or lightning before everything else."""
    weather, sheet = stage.intent.weather, stage.sheet
    if weather in ("rain", "storm"):
        sheet.live(
            Life(
                what="rain",
                count=220,
                colour="#9FDFFF",
                area=stage.whole,
                size_px=24 * stage.unit,
                depth=0.9,
                opacity=0.5,
                seed=stage.seed(),
            )
        )
    elif weather == "snow":
        sheet.live(
            Life(
                what="snow",
                count=170,
                colour="#F4E6FF",
                area=stage.whole,
                size_px=max(5 * stage.unit, 1),
                depth=0.8,
                opacity=0.85,
                seed=stage.seed(),
            )
        )
    else:
        sheet.live(
            Life(
                what="embers" if stage.intent.mood in ("epic", "tense", "dark") else "dust",
                count=46,
                colour="#FF8AE2" if stage.rng.random() < 0.5 else "#8AF4FF",
                area=stage.whole,
                size_px=max(3.2 * stage.unit, 1),
                depth=0.8,
                opacity=0.7,
                seed=stage.seed(),
            )
        )


def paint_haze(stage: Stage) -> None:
    """The light that gathers along the horizon; deep in fog."""
    fog = stage.intent.weather == "fog"
    reach = stage.height * (0.3 if fog else 0.13)
    box = stage.band(stage.horizon - reach, stage.horizon + reach * 0.6)
    light = along(stage.sky, 0.9)

    def draw(canvas: skia.Canvas) -> None:
        stops = [(0.0, light, 0.0), (0.625, light, 0.72 if fog else 0.42), (1.0, light, 0.0)]
        canvas.drawRect(skia.Rect.MakeXYWH(*box), gradient((0, box[1]), (0, box[1] + box[3]), stops))

    stage.sheet.draw(box, draw, depth=0.3, blend="screen", pulse=0.12, pulse_period_s=7.0)


def paint_lightning(stage: Stage) -> None:
    """One forked bolt, when there is a storm."""
    if stage.intent.weather != "storm":
        return
    side = -1 if stage.sun_x > stage.width / 2 else 1
    start = stage.width * (0.5 + side * stage.rng.uniform(0.16, 0.34))
    bolt = _bolt(stage, start, stage.top, stage.horizon, stage.width * 0.03, 22)
    forks = [
        _bolt(stage, *bolt[at], bolt[at][1] + stage.horizon * 0.3, stage.width * 0.03, 9)
        for at in (6, 12)
        if at < len(bolt)
    ]

    def draw(canvas: skia.Canvas) -> None:
        for points, width in [(bolt, 4.0), *((fork, 2.0) for fork in forks)]:
            canvas.drawPath(polyline(points), stroke((0.86, 0.9, 1.0), stage.px(width)))

    reach = stage.width * 0.25
    box = (start - reach, stage.top, 2 * reach, stage.horizon - stage.top)
    stage.glow(box, draw, reach=60, strength=1.5, depth=0.05, blend="screen", pulse=0.85, pulse_period_s=2.3)


def _bolt(stage: Stage, x: float, top: float, bottom: float, jitter: float, count: int) -> list[tuple[float, float]]:
    steps = stage.rng.normal(0, 1, count).cumsum() * jitter * 0.55
    return [(x + float(step), top + (bottom - top) * i / (count - 1)) for i, step in enumerate(steps)]
