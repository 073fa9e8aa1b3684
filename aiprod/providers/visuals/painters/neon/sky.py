"""Neon skies: the gradient with its drifting glow, the striped sun or the moon, and the fog along the horizon."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.plan import TimeOfDay
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.light import along, gradient, stroke
from aiprod.providers.visuals.kit.paper import cloudy
from aiprod.providers.visuals.painters.neon.clouds import paint_clouds, paint_lightning
from aiprod.providers.visuals.painters.neon.signs import paint_signs
from aiprod.providers.visuals.painters.neon.stage import Stage

_STARS: dict[TimeOfDay, float] = {"night": 1.0, "dusk": 0.85}


def paint_heavens(stage: Stage) -> None:
    """The sky, the disc in it, and what the weather hangs before them."""
    paint_sky(stage)
    paint_disc(stage)
    paint_signs(stage)
    paint_clouds(stage)
    paint_lightning(stage)


def paint_sky(stage: Stage, *, disc: bool = True) -> None:
    """The opaque first layer: the ramp, brightest along the horizon, veils, the disc's halo; stars above it."""
    _, y, wide, high = (int(value) for value in stage.whole)
    steps = 6
    shape = (max(high // steps, 8), max(wide // steps, 8))
    rows = (np.arange(shape[0]) * steps + y - stage.top) / max(stage.horizon - stage.top, 1)
    ramp = np.array([along(stage.sky, float(row) ** 1.25) for row in np.clip(rows, 0, 1)], np.float32)
    field = np.repeat(ramp[:, None, :], shape[1], axis=1)
    veil = np.clip(cloudy(stage.rng, shape, shape[1] * 0.33, 4) * 2.4 - 1.0, 0, 1)
    veil *= np.clip(1.15 - rows, 0, 1)[:, None] ** 0.7
    field += veil[:, :, None] * np.array(along(stage.sky, 0.72), np.float32) * 0.42 * (1 - field)
    gathered = 0.42 * np.clip(1 - np.abs(rows - 0.98) / 0.16, 0, 1)[:, None, None].astype(np.float32)
    field += gathered * np.array(along(stage.sky, 0.9), np.float32) * (1 - field)
    if disc:
        across = (np.arange(shape[1]) * steps + stage.left - stage.sun_x)[None, :]
        distance = np.hypot(across, (np.arange(shape[0]) * steps + y - stage.sun_y)[:, None]) / stage.radius
        for reach, colour, strength in ((2.6, stage.disc[2], 0.55), (1.5, stage.disc[1], 0.6)):
            light = (strength * (1 - 0.7 * stage.thick)) * np.clip(1 - distance / reach, 0, 1) ** 2.2
            field += light[:, :, None].astype(np.float32) * np.array(colour, np.float32) * (1 - field)
    pixels = np.full((high, wide, 4), 255, np.uint8)
    smooth = cv2.resize(field * 255, (wide, high), interpolation=cv2.INTER_LINEAR)
    pixels[:, :, :3] = cv2.convertScaleAbs(smooth)
    stage.sheet.whole(pixels, depth=0.02)
    stars = _STARS.get(stage.intent.time, 0.0)
    if stars and stage.intent.weather in ("clear", "cloudy"):
        area = (stage.left, stage.top, stage.right - stage.left, min(stage.horizon, stage.bottom) - stage.top)
        stage.sheet.live(
            Life(
                what="stars",
                count=110 if stage.intent.weather == "clear" else 50,
                colour="#FFE9FF",
                area=area,
                size_px=max(2.2 * stage.unit, 1),
                depth=0.03,
                opacity=stars,
                seed=stage.seed(),
            )
        )


def draw_disc(canvas: skia.Canvas, stage: Stage) -> None:
    """The low sun with its widening bars, the ringed sun of noon, or the moon with its dark limb."""
    x, y, radius = stage.sun_x, stage.sun_y, stage.radius
    canvas.saveLayer(None, None)
    stops = [(place, colour, 1.0) for place, colour in zip((0.0, 0.42, 0.78, 1.0), stage.disc, strict=True)]
    canvas.drawCircle(x, y, radius, gradient((x, y - radius), (x, y + radius), stops))
    if stage.moonlit:
        shade = solid(stage.dark[2], 0.86, blur_px=radius * 0.12)
        shade.setBlendMode(skia.BlendMode.kSrcATop)
        canvas.drawCircle(x - radius * 0.62, y - radius * 0.16, radius * 1.02, shade)
    elif stage.intent.time == "day":
        for reach in (1.16, 1.34):
            canvas.drawCircle(x, y, radius * reach, stroke(mix(stage.disc[3], WHITE, 0.5), stage.px(2.4), 0.75))
    else:
        cut = skia.Paint(BlendMode=skia.BlendMode.kClear, AntiAlias=True)
        place = -0.3
        while place < 1:
            gap = 0.022 + 0.05 * (place + 0.3)
            canvas.drawRect(skia.Rect.MakeXYWH(x - radius, y + radius * place, 2 * radius, radius * gap), cut)
            place += gap * 1.15 + 0.062
    canvas.restore()


def paint_disc(stage: Stage, *, depth: float = 0.06) -> None:
    """The sun or the moon as a layer of its own, so that it hangs further away than what stands before it."""
    reach = stage.radius * 1.4
    box = (stage.sun_x - reach, stage.sun_y - reach, 2 * reach, 2 * reach)
    opacity = 1.0 if stage.sunny else 0.0 if stage.intent.weather in ("rain", "storm") else 0.28
    if opacity:
        stage.sheet.draw(box, lambda canvas: draw_disc(canvas, stage), depth=depth, opacity=opacity)


def paint_fog(stage: Stage) -> None:
    """The bank of fog that hides what lies beyond it; none in clear air."""
    if stage.intent.weather != "fog":
        return
    reach = stage.height * 0.3
    box = stage.band(stage.horizon - reach, stage.horizon + reach * 0.6)
    light = along(stage.sky, 0.8)

    def draw(canvas: skia.Canvas) -> None:
        stops = [(0.0, light, 0.0), (0.4, light, 0.5), (0.625, light, 0.85)]
        canvas.drawRect(
            skia.Rect.MakeXYWH(*box), gradient((0, box[1]), (0, box[1] + box[3]), [*stops, (1.0, light, 0.0)])
        )

    stage.sheet.draw(box, draw, depth=0.3)
