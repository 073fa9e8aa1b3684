"""The open sky of a gas giant: banks of cloud in bands that run at their own speeds under an arch of rings."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, to_srgb
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.cosmos.built import FLYERS, paint_ships
from aiprod.providers.visuals.painters.cosmos.heaven import paint_heaven
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.surfaces import read


def paint_sky(scene: Scene) -> None:
    """Sky, rings, four banks of cloud far to near, and what flies."""
    rng = scene.rng("giant")
    horizon = scene.at(rng.uniform(0.56, 0.66))
    paint_heaven(scene, horizon)
    if rng.random() < 0.5:
        _arch(scene, horizon)
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
    puff = field(rows, columns, rng, cell_px=24 * unit * (0.3 + 0.7 * near) / step, octaves=5, stretch=2.4)
    into = down - crest[None, :] + (puff - 0.5) * unit * (6 + 8 * near)
    cover = smoothstep(-0.4 * unit, (1.6 + 2.4 * near) * unit, into.astype(np.float32))
    if number < 3:
        cover = cover * smoothstep(float(high), 0.5 * high, np.broadcast_to(down, into.shape).astype(np.float32))
    flow = _marbled(rng, rows, columns, puff, 20 * unit * (0.3 + 0.7 * near) / step)
    crown = np.exp(-np.clip(into, 0, None) / (unit * (3 + 4 * near)))
    across = (scene.left - spare + np.arange(columns, dtype=np.float32) * step) / scene.width
    sunny = np.exp(-(((across - light.sun_x) / 0.3) ** 2))[None, :] * light.sun
    level = np.clip(0.10 + 0.62 * flow + crown * (0.22 + 0.4 * sunny), 0, 1) * (0.55 + 0.45 * light.sun)
    body = mix(light.haze, light.sky[2], 0.35)
    tones: tuple[Rgb, ...] = (
        mix(light.near, body, 0.6 - 0.36 * near),
        mix(body, light.near, 0.12 + 0.3 * near),
        mix(body, light.glow, 0.34),
        mix(light.glow, light.disc, 0.45),
    )
    colour = to_srgb(read(tones, np.asarray(level, np.float32)))
    size = (columns * step, rows * step)
    pixels = opaque(np.asarray(cv2.resize(colour, size, interpolation=cv2.INTER_LINEAR), np.float32))
    cover = np.asarray(cv2.resize(np.asarray(cover, np.float32), size, interpolation=cv2.INTER_LINEAR), np.float32)
    pixels[:, :, 3] = np.clip(cover * 255, 0, 255)
    speed = way * unit * (0.25 + 1.5 * near) * (1 if number % 2 == 0 else 0.55)
    scene.sheet.add(pixels[:high], scene.left - spare, top, depth=0.12 + 0.75 * near, drift_x_px_s=speed)


def _marbled(rng: np.random.Generator, rows: int, columns: int, puff: FloatArray, cell: float) -> FloatArray:
    """Bands drawn out along the wind, curled where it turns, in [0, 1]."""
    streak = field(rows, columns, rng, cell_px=cell, octaves=5, roughness=0.55, stretch=7.0)
    curl = field(rows, columns, rng, cell_px=cell * 1.6, octaves=3) - 0.5
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    at = (x + 2.2 * cell * curl).astype(np.float32), (y + 1.1 * cell * (puff - 0.5)).astype(np.float32)
    flow = cv2.remap(streak, at[0], at[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return smoothstep(0.2, 0.85, np.asarray(flow, np.float32))
