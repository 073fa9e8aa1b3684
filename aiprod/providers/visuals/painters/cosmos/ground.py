"""The ground of another world: spires, dunes, hills, in this style's rock and sand."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.surfaces import cratered
from aiprod.providers.visuals.painters.scenery.terrain import (
    MAP,
    Albedo,
    Ground,
    Land,
    map_axes,
    render,
    two_tone,
)

SPAN = 15.0


def paint_ground(scene: Scene, land: Land, albedo: Albedo, cuts: tuple[float, ...], depths: tuple[float, ...]) -> None:
    """Add the land in parallax bands, far to near."""
    for band, depth in zip(render(scene, land, cuts, albedo, haze_at=11.0), depths, strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)


def _relief(rng: np.random.Generator, cell_px: float, octaves: int) -> FloatArray:
    """Noise over a land map, made at half its size: land holds no detail as fine as a map's pixel."""
    half = field(MAP // 2, MAP // 2, rng, cell_px=cell_px / 2, octaves=octaves)
    return np.asarray(cv2.resize(half, (MAP, MAP), interpolation=cv2.INTER_CUBIC), np.float32)


def spires(scene: Scene, horizon: float) -> Land:
    """Needles and ridges of rock, one group of them tallest."""
    rng = scene.rng("spires")
    x, z = map_axes(SPAN)
    base = 1 - np.abs(2 * _relief(rng, 170, 5) - 1)
    needles = smoothstep(0.62, 0.98, _relief(rng, 46, 3))
    far = smoothstep(4.0, 8.0, z) * smoothstep(15.5, 11.0, z)
    hero_x, hero_z = rng.uniform(-2.6, 2.6), rng.uniform(8.5, 10.0)
    hero = np.exp(-(((x - hero_x) / 1.5) ** 2) - ((z - hero_z) / 1.5) ** 2)
    heights = far * (0.3 + 0.9 * base**2 + 1.1 * needles * base) + hero * (0.8 + 1.5 * needles + 0.7 * base)
    focal = 0.95 * max(scene.width, scene.height)
    tallest = (horizon - scene.at(rng.uniform(0.20, 0.32))) / focal
    heights *= tallest / max(1e-3, float(((heights - 0.05) / np.maximum(z, 4.0)).max()))
    heights = heights + 0.34 * _relief(rng, 140, 5) * smoothstep(0.8, 4.0, z)
    return Land(np.asarray(cv2.GaussianBlur(heights, (0, 0), 1.2), np.float32), SPAN, 0.62, focal, horizon)


def dunes(scene: Scene, horizon: float) -> Land:
    """Long dunes with pillars of rock far off and a few old craters."""
    rng = scene.rng("dunes")
    x, z = map_axes(SPAN)
    wander = _relief(rng, 230, 3)
    angle = rng.uniform(-0.6, 0.6)
    phase = ((z * np.cos(angle) + x * np.sin(angle)) / 2.7 + 2.2 * wander + rng.uniform()) % 1.0
    wave = np.where(phase < 0.7, (phase / 0.7) ** 1.5, np.clip((1 - phase) / 0.3, 0, 1))
    heights = 0.36 * wave * (0.3 + 1.1 * _relief(rng, 200, 2))
    pits = cratered((MAP, MAP), rng, 40)
    heights = heights + 0.22 * (pits - 0.35)
    pillars = smoothstep(0.62, 0.72, np.tile(ridge(MAP, rng, cycles=16, octaves=3) * 0.5 + 0.5, (MAP, 1)))
    heights += 1.3 * pillars * smoothstep(10.0, 10.4, z) * smoothstep(12.4, 11.9, z) * _relief(rng, 90, 4)
    focal = 0.9 * max(scene.width, scene.height)
    return Land(np.asarray(cv2.GaussianBlur(heights, (0, 0), 1.6), np.float32), SPAN, 0.55, focal, horizon)


def hills(scene: Scene, horizon: float) -> Land:
    """Rounded hills that roll to a low far range."""
    rng = scene.rng("hills")
    _, z = map_axes(SPAN)
    heights = 0.55 * _relief(rng, 250, 4) * smoothstep(0.6, 3.5, z)
    heights += 0.9 * _relief(rng, 180, 5) * smoothstep(8.0, 13.0, z)
    return Land(np.asarray(heights, np.float32), SPAN, 0.62, 0.92 * max(scene.width, scene.height), horizon)


def stone(scene: Scene, land: Land) -> Albedo:
    """Rock, with ice on what is high and flat as the season has it."""
    dark, pale = (parse(c) for c in scene.style.palette["rock"][:2])
    snow = parse(scene.style.palette["snow"][0])
    patches = _relief(scene.rng("patches"), 46, 5)
    line = {"winter": 0.2, "spring": 0.9}.get(scene.intent.season, 1.3)
    line = 0.1 if scene.intent.weather == "snow" else line

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        strata = 0.5 + 0.5 * np.sin(ground.height * 26 + 5 * patch)
        bare = two_tone(dark, pale, np.asarray(0.6 * patch + 0.4 * strata, np.float32))
        ice = smoothstep(line, line + 0.35, ground.height + 0.5 * (patch - 0.5)) * smoothstep(0.62, 0.3, ground.slope)
        return np.asarray(bare * (1 - ice[:, :, None]) + np.asarray(snow) * ice[:, :, None], np.float32)

    return albedo


def sand(scene: Scene, land: Land) -> Albedo:
    """Sand with ripples, frosted in winter."""
    low, high = (parse(c) for c in scene.style.palette["sand"][:2])
    frost = {"winter": 0.62, "spring": 0.15}.get(scene.intent.season, 0.0) if scene.intent.weather != "snow" else 0.7
    low, high = (mix(tone, parse(scene.style.palette["snow"][0]), frost) for tone in (low, high))
    patches = _relief(scene.rng("patches"), 60, 4)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        ripple = (0.5 + 0.5 * np.sin(95 * (ground.z + 0.35 * ground.x) + 16 * patch)) * np.clip(
            1.6 - ground.z * 0.55, 0, 1
        )
        return two_tone(low, high, np.asarray(0.35 + 0.5 * patch + 0.22 * (ripple - 0.3), np.float32))

    return albedo


def meadow(scene: Scene, land: Land) -> Albedo:
    """Low growth in the season's colours, in broad patches."""
    shade, body, bloom = (parse(c) for c in scene.style.palette[f"foliage_{scene.intent.season}"][:3])
    if scene.intent.weather == "snow":
        shade, body, bloom = (mix(tone, parse(scene.style.palette["snow"][0]), 0.7) for tone in (shade, body, bloom))
    patches = _relief(scene.rng("patches"), 70, 5)
    fine = _relief(scene.rng("fine"), 10, 2)

    def albedo(ground: Ground) -> FloatArray:
        patch, grain = (land.sample(plane, ground.x, ground.z) for plane in (patches, fine))
        green = two_tone(shade, body, np.asarray(0.7 * patch + 0.5 * grain - 0.1, np.float32))
        flowers = smoothstep(0.60, 0.74, patch)[:, :, None] * 0.6
        return np.asarray(green * (1 - flowers) + np.asarray(bloom, np.float32) * flowers, np.float32)

    return albedo
