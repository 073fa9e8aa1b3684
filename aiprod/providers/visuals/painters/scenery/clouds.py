"""Clouds with a body: heaps of puffs as a relief, lit from the sun's side, thin and bright at their edges."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, to_linear
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

Puffs = npt.NDArray[np.float64]
"""(count, 5): x, y, radius, how far a puff stands before the others, and the row below which it is cut, in cells."""


class Cloud(NamedTuple):
    """Clouds on a plane: linear light (height, width, 3), and how much they cover, 0 to 1."""

    colour: FloatArray
    cover: FloatArray


def heap(rng: np.random.Generator, x: float, base: float, width: float, height: float) -> Puffs:
    """A cumulus with its flat base at ``base``: large puffs, each with smaller ones on its upper side."""
    count = max(3, round(width / max(1.0, height) * 4))
    spread = np.clip(rng.normal(0, 0.32, count), -0.75, 0.75)
    radius = height * rng.uniform(0.26, 0.44, count) * (1 - 0.85 * spread**2)
    crest = base - np.maximum(0.4 * radius, (height - radius) * (1 - (spread / 0.8) ** 2) * rng.uniform(0.3, 1, count))
    flat, floor = np.zeros(count), np.full(count, base)
    parents = np.stack([x + spread * width * 0.62, crest, radius, flat, floor], axis=1)
    return np.concatenate([parents, budding(rng, parents, 7, 0.46), budding(rng, parents, 9, 0.25)])


def budding(rng: np.random.Generator, parents: Puffs, each: int, size: float) -> Puffs:
    """Smaller puffs on the upper sides of ``parents``, ``each`` a parent, ``size`` times as large."""
    of = np.repeat(parents, each, axis=0)
    angle = rng.uniform(-0.15, np.pi + 0.15, len(of))
    out = of[:, 2] * rng.uniform(0.55, 0.98, len(of))
    return np.stack(
        [
            of[:, 0] + out * np.cos(angle),
            of[:, 1] - out * np.sin(angle) * 0.85,
            of[:, 2] * size * rng.uniform(0.7, 1.25, len(of)),
            of[:, 3] + rng.uniform(0, 0.2, len(of)),
            of[:, 4],
        ],
        axis=1,
    )


def relief(height: int, width: int, puffs: Puffs, rng: np.random.Generator, ragged: float) -> FloatArray:
    """How far the puffs stand out of a (height, width) plane, in cells, 0 where there is none.

    ``ragged`` is how far noise displaces their outlines, in cells.
    """
    plane = np.zeros((height, width), np.float32)
    for x, y, radius, before, floor in puffs.tolist():
        left, right = max(0, int(x - radius)), min(width, int(x + radius) + 2)
        top, bottom = max(0, int(y - radius)), min(height, int(min(y + radius, floor)) + 2)
        if left >= right or top >= bottom:
            continue
        across = np.arange(left, right, dtype=np.float32) - np.float32(x)
        down = np.arange(top, bottom, dtype=np.float32) - np.float32(y)
        inside = 1 - ((across * across)[None, :] + (down * down)[:, None]) / np.float32(radius * radius)
        window = plane[top:bottom, left:right]
        np.maximum(window, np.where(inside > 0, inside + before * np.sqrt(np.maximum(inside, 0)), 0), out=window)
    u, v = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    for places in (u, v):
        warp = field(height, width, rng, cell_px=max(8.0, 4 * ragged), octaves=4)
        places += 2.6 * ragged * (warp - 0.5)
    moved = cv2.remap(plane, u, v, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    torn = field(height, width, rng, cell_px=max(8.0, 9 * ragged), octaves=7, roughness=0.6, stretch=1.4)
    billow = np.abs(2 * field(height, width, rng, cell_px=max(8.0, 4 * ragged), octaves=5, roughness=0.55) - 1)
    return np.asarray(np.clip(0.75 * moved + 1.1 * (torn - 0.62) + 0.35 * (billow - 0.2), 0, None), np.float32)


def lit(scene: Scene, plane: FloatArray, towards: tuple[float, float], *, edge: float, body: float) -> Cloud:
    """A relief under the scene's light. ``towards`` is the direction of the sun, x right and y up, about 1 long.

    ``edge`` is how many cells deep a cloud must be to hide what is behind it, ``body`` how deep to shade itself.
    """
    shadow, light = tones(scene)
    cover = smoothstep(0.0, edge, plane)
    height, width = plane.shape
    half = np.asarray(cv2.resize(plane, (width // 2, height // 2), interpolation=cv2.INTER_AREA), np.float32)
    behind = np.zeros_like(half)
    for step in (0.3, 0.8, 1.5, 2.4, 3.5):
        shift = np.array([[1, 0, step * body * towards[0] / 2], [0, 1, -step * body * towards[1] / 2]])
        moved = cv2.warpAffine(half, shift, (width // 2, height // 2), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
        behind += np.asarray(moved, np.float32)
    passed = np.exp(-0.95 * cv2.resize(behind, (width, height), interpolation=cv2.INTER_LINEAR))
    dx = cv2.Sobel(plane, cv2.CV_32F, 1, 0, ksize=3, scale=0.125)
    dy = cv2.Sobel(plane, cv2.CV_32F, 0, 1, ksize=3, scale=0.125)
    facing = np.tanh((-dx * towards[0] + dy * towards[1]) * 0.5 * body)
    share = np.clip(0.06 + 1.15 * passed + 0.25 * facing, 0, 1)[:, :, None]
    colour = to_linear(shadow) * (1 - share) + to_linear(light) * share
    return Cloud(np.asarray(colour, np.float32), cover)


def tones(scene: Scene) -> tuple[Rgb, Rgb]:
    """The colours of a cloud's shadows and of its sunlit side in this light and weather."""
    light = scene.light
    sky = light.sky
    if light.time == "day":
        shadow = mix(mix(sky[1], sky[2], 0.5), (0.60, 0.66, 0.76), 0.72)
        bright = mix(WHITE, light.glow, 0.12)
    elif light.time == "night":
        shadow, bright = mix(sky[1], light.near, 0.25), mix(sky[3], light.disc, 0.16)
    else:
        shadow = mix(mix(sky[0], sky[1], 0.7), sky[2], 0.25)
        bright = mix(mix(light.glow, light.disc, 0.4), sky[3], 0.40 if light.time == "dusk" else 0.0)
    gloom = 1 - light.sun
    heavy = {"storm": 0.62, "rain": 0.40}.get(scene.intent.weather, 0.12) * gloom
    shadow = mix(mix(shadow, sky[1], 0.35 * gloom), light.near, heavy)
    return shadow, mix(bright, mix(shadow, sky[2], 0.5), 0.72 * gloom)
