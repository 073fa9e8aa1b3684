"""Clouds seen from above: a bank of heaps side by side whose feet are lost in the mist before the next bank."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.providers.visuals.kit.colour import mix, to_linear
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.clouds import Cloud, Puffs, budding, lit, relief, tones


def bank(scene: Scene, name: str, height: int, width: int, *, billow: float, tall: float, far: float) -> Cloud:
    """A bank on a (height, width) plane, in cells: heaps up to ``tall`` high of billows with ``billow`` as radius.

    ``far`` 0..1 is how much the air veils it.
    """
    rng = scene.rng("bank", name)
    line = ridge(width, rng, cycles=max(1.5, width / tall / 4), octaves=5, roughness=0.55)
    crest = tall * (1.6 - 0.85 * np.clip(0.35 + 0.8 * line, 0, 1))
    plane = relief(height, width, _puffs(rng, crest, width, billow), rng, 0.28 * billow)
    rows = np.arange(height, dtype=np.float32)[:, None]
    swell = 0.7 * billow * (field(height, width, rng, cell_px=3 * billow, octaves=4, stretch=2.5) - 0.5)
    filled = np.asarray(smoothstep(0.0, 1.6 * billow, rows - crest[None, :] - 0.3 * billow + swell), np.float32)
    side = -1.0 if scene.light.sun_x < 0.5 else 1.0
    towards = (0.5 * side, 0.85) if scene.light.time in ("day", "night") else (0.8 * side, 0.5)
    cloud = lit(scene, np.maximum(plane, 0.9 * filled), towards, edge=0.5, body=0.55 * billow)
    colour = _backlit(scene, cloud)
    shadow, light = tones(scene)
    mist = mix(mix(shadow, light, 0.55), scene.light.haze, 0.3)
    sunk = 0.9 * smoothstep(
        0.0, 1.0, np.asarray((rows - crest[None, :]) / (2.6 * tall) + 0.25 * swell / billow, np.float32)
    )
    colour = colour * (1 - sunk[:, :, None]) + to_linear(mist) * sunk[:, :, None]
    air = mix(scene.light.haze, scene.light.horizon, 0.6)
    begins = smoothstep(0.0, 0.4 * tall, rows)
    return Cloud(np.asarray(colour * (1 - far) + to_linear(air) * far, np.float32), cloud.cover * begins)


def _backlit(scene: Scene, cloud: Cloud) -> FloatArray:
    """The cloud's colour, its thin edges aglow below a low sun."""
    if scene.light.time in ("day", "night"):
        return cloud.colour
    width = cloud.cover.shape[1]
    x = (scene.left + np.arange(width, dtype=np.float32) * (scene.full_width / width)) / scene.width
    near = np.exp(-(((x - scene.light.sun_x) / 0.30) ** 2)) * scene.light.sun
    inner = np.asarray(cv2.GaussianBlur(cloud.cover, (0, 0), max(1.0, width / 220)), np.float32)
    thin = (near[None, :] * (0.20 + 0.8 * smoothstep(1.0, 0.55, inner)))[:, :, None]
    glow = to_linear(mix(scene.light.glow, scene.light.disc, 0.5))
    return np.asarray(cloud.colour * (1 - thin) + glow * thin, np.float32)


def _puffs(rng: np.random.Generator, crest: FloatArray, width: int, billow: float) -> Puffs:
    """Billows along the crest and, smaller on average, down its near side."""
    rows = []
    for drop, size in ((0.0, 0.8), (0.5, 1.0), (1.1, 1.25)):
        x = np.arange(-billow, width + billow, 0.75 * billow)
        x = x + rng.uniform(-0.4, 0.4, len(x)) * billow
        y = crest[np.clip(x.astype(int), 0, width - 1)] + (drop + 0.45 + rng.uniform(-0.35, 0.5, len(x))) * billow
        radius = billow * size * rng.uniform(0.55, 1.2, len(x))
        rows.append(np.stack([x, y, radius, rng.uniform(0, 0.3, len(x)), np.full(len(x), 1e6)], axis=1))
    parents = np.concatenate(rows)
    return np.concatenate([parents, budding(rng, parents, 4, 0.42)])
