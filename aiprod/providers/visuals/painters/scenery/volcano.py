"""A volcano at work: fire in its crater, sparks, and a plume that leans with the wind."""

from __future__ import annotations

import math

import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import glow
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, mix, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.clouds import budding, lit, relief
from aiprod.providers.visuals.painters.scenery.grid import magnified

_FIRE: Rgb = (1.0, 0.42, 0.12)
_ASH: Rgb = (0.20, 0.18, 0.19)
_STEP = 3


def cone(x: FloatArray, z: FloatArray, at: tuple[float, float], rough: FloatArray) -> FloatArray:
    """A volcano's height, about 1 at its rim, over world positions; ``rough`` 0..1 furrows its sides."""
    reach = np.hypot(x - at[0], z - at[1])
    side = np.exp(-1.25 * np.maximum(0, reach - 0.22)) * (0.90 + 0.16 * rough)
    crater = 0.22 * smoothstep(0.20, 0.06, reach.astype(np.float32))
    return np.asarray(np.clip(side - crater - 0.06, 0, None), np.float32)


def paint_plume(scene: Scene, x: float, rim: float, wide: float) -> None:
    """Add the plume above a crater ``wide`` pixels across whose rim is at frame ``x, rim``."""
    rng = scene.rng("plume")
    way = float(rng.choice((-1.0, 1.0)))
    height = math.ceil((rim - scene.above + wide) / _STEP)
    width = math.ceil(6 * wide / _STEP) + height
    foot, across = height - wide / _STEP, (0.5 - 0.2 * way) * width
    shares = np.linspace(0, 1, 26)
    radius = (0.34 + 1.5 * shares**1.3) * wide / _STEP * rng.uniform(0.75, 1.15, len(shares))
    lean = way * 0.42 * width * shares**1.8
    spots = np.stack(
        [
            across + lean + rng.normal(0, 0.25, len(shares)) * radius,
            foot - shares * foot * 1.05,
            radius,
            rng.uniform(0, 0.3, len(shares)),
            np.full(len(shares), 1e6),
        ],
        axis=1,
    )
    puffs = np.concatenate([spots, budding(rng, spots, 6, 0.5), budding(rng, spots, 6, 0.3)])
    plane = relief(height, width, puffs, rng, 0.16 * wide / _STEP)
    smoke = lit(scene, plane, (0.6 * scene.light.toward, 0.7), edge=0.55, body=0.35 * wide / _STEP)
    ash = to_linear(mix(scene.light.tint(_ASH, 0.2), scene.light.near, 0.2))
    heat = np.exp(-(((np.arange(height, dtype=np.float32)[:, None] - foot) / (0.11 * height)) ** 2))[:, :, None]
    colour = smoke.colour * 0.35 + ash * 0.65
    colour = colour + to_linear(_FIRE) * heat * (0.8 if scene.light.dark or scene.light.low else 0.45)
    rise = np.clip((foot - np.arange(height)) / foot, 0, 1)
    axis = across + way * 0.42 * width * rise**1.8
    reach = (0.9 + 2.4 * rise**1.3) * wide / _STEP
    off = np.abs(np.arange(width)[None, :] - axis[:, None]) / reach[:, None]
    cover = smoke.cover * smoothstep(1.25, 0.9, off.astype(np.float32))
    pixels = magnified(to_srgb(colour), (0.94 * cover).astype(np.float32), (width * _STEP, height * _STEP))
    left = x - across * _STEP
    scene.sheet.add(pixels, left, rim - foot * _STEP, depth=0.12, drift_x_px_s=0.12 * way * scene.unit)
    _fire(scene, x, rim, wide)


def _fire(scene: Scene, x: float, rim: float, wide: float) -> None:
    reach = 2.6 * wide
    shine = glow(_FIRE, reach, 0.9)
    scene.sheet.add(shine, x - reach, rim - reach, depth=0.14, blend="screen", pulse=0.4, pulse_period_s=2.3)
    scene.sheet.live(
        Life(
            what="embers",
            count=46,
            colour=hex_of(_FIRE),
            area=(x - 0.6 * wide, rim - 3.6 * wide, 1.2 * wide, 3.6 * wide),
            size_px=max(1.0, 0.3 * scene.unit),
            depth=0.14,
            seed=scene.seed,
        )
    )
