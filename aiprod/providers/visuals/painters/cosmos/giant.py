"""The open sky of a gas giant: banks of cloud in bands that run at their own speeds under an arch of rings."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, to_srgb
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep
from aiprod.providers.visuals.painters.cosmos.built import FLYERS, paint_ships
from aiprod.providers.visuals.painters.cosmos.heaven import paint_heaven, paint_lightning
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.surfaces import read


def paint_sky(scene: Scene) -> None:
    """Sky, rings, four banks of cloud far to near, and what flies."""
    rng = scene.rng("giant")
    horizon = scene.at(rng.uniform(0.56, 0.66))
    paint_heaven(scene, horizon)
    if rng.random() < 0.5:
        _arch(scene, horizon)
    if scene.intent.weather == "storm":
        paint_lightning(scene, horizon)
    way = float(rng.choice((-1.0, 1.0)))
    for number in range(4):
        share = number / 3
        _bank(scene, number, horizon + (scene.at(1.0) - horizon) * (0.02 + 0.62 * share**1.2), share, way)
        if number == 1 and (scene.shows(*FLYERS, "rocket", "ship") or rng.random() < 0.25):
            paint_ships(scene, horizon, 2)


def _arch(scene: Scene, horizon: float) -> None:
    """The rings as they are seen from within: thin bows across the whole sky."""
    rng = scene.rng("arch")
    x = scene.width * rng.uniform(0.2, 0.8)
    rise = (horizon - scene.top) * rng.uniform(0.75, 1.0)
    reach = scene.width * rng.uniform(0.75, 0.95)
    tone = mix(scene.light.glow, WHITE, 0.45)
    bows = [(share, float(rng.uniform(0.15, 0.5))) for share in np.linspace(0.86, 1.06, 26)]

    def draw(canvas: skia.Canvas) -> None:
        for share, alpha in bows:
            box = skia.Rect.MakeLTRB(
                x - reach * share, horizon - rise * share, x + reach * share, horizon + rise * share
            )
            paint = gradient(
                (0, horizon - rise * share), (0, horizon), [(0, tone, alpha), (0.7, tone, alpha * 0.4), (1, tone, 0.0)]
            )
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(0.006 * rise)
            canvas.drawArc(box, 180, 180, False, paint)

    scene.sheet.draw((scene.left, scene.above, scene.full_width, horizon - scene.above), draw, depth=0.04, opacity=0.55)


def _bank(scene: Scene, number: int, y: float, near: float, way: float) -> None:
    """One band of cloud tops, lit along its crest; wider than the frame by what it drifts."""
    rng, light = scene.rng("bank", number), scene.light
    unit = scene.unit
    spare = round(30 * unit)
    width, step = scene.full_width + 2 * spare, 2 + number
    top = y - unit * (7 + 8 * near)
    high = int(scene.above + scene.full_height - top) if number == 3 else int(unit * (22 + 16 * near))
    columns, rows = -(-width // step), -(-high // step)
    crest = (0.5 + 0.5 * ridge(columns, rng, cycles=7 - 3 * near, octaves=6, roughness=0.55)) * unit * (6 + 9 * near)
    down = np.arange(rows, dtype=np.float32)[:, None] * step
    puff = field(
        rows, columns, rng, cell_px=26 * unit * (0.3 + 0.7 * near) / step, octaves=6, roughness=0.6, stretch=2.4
    )
    streak = field(rows, columns, rng, cell_px=16 * unit / step, octaves=5, roughness=0.6, stretch=8.0)
    into = down - crest[None, :] + (puff - 0.5) * unit * (5 + 7 * near)
    cover = smoothstep(-0.4 * unit, 1.6 * unit * (1 + near), into.astype(np.float32))
    cover = cover * (
        smoothstep(float(high), float(high) * 0.55, np.broadcast_to(down, into.shape)) if number < 3 else 1.0
    )
    slope = cv2.Sobel(puff, cv2.CV_32F, 0, 1, ksize=3) + 0.6 * cv2.Sobel(puff, cv2.CV_32F, 1, 0, ksize=3) * (
        -1 if light.sun_x > 0.5 else 1
    )
    lit = np.clip(
        0.62 * np.exp(-np.clip(into, 0, None) / (unit * (7 + 6 * near))) + 3.2 * slope + 0.35 * (streak - 0.4), 0, 1
    )
    body = mix(light.haze, light.sky[2], 0.35)
    tones: tuple[Rgb, ...] = (
        mix(light.near, body, 0.55 - 0.3 * near),
        mix(body, light.near, 0.15 + 0.25 * near),
        mix(body, light.glow, 0.55),
        mix(light.glow, light.disc, 0.5),
    )
    level = lit * (0.45 + 0.55 * light.sun)
    colour = to_srgb(read(tones, np.asarray(level, np.float32)))
    size = (columns * step, rows * step)
    pixels = opaque(np.asarray(cv2.resize(colour, size, interpolation=cv2.INTER_LINEAR), np.float32))
    pixels[:, :, 3] = np.clip(
        cv2.resize(np.asarray(cover, np.float32), size, interpolation=cv2.INTER_LINEAR) * 255, 0, 255
    )
    speed = way * unit * (0.25 + 1.5 * near) * (1 if number % 2 == 0 else 0.55)
    scene.sheet.add(pixels[:high], scene.left - spare, top, depth=0.12 + 0.75 * near, drift_x_px_s=speed)
