"""A canyon: red mesas and buttes in level strata above a dry plain."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, two_tone

_SPAN = 14.0
_RED: Rgb = (0.66, 0.30, 0.17)
_PALE: Rgb = (0.87, 0.62, 0.42)


def canyon_land(scene: Scene, horizon: float) -> Land:
    """Flat tops with steep walls and a skirt of rubble, far ones on both sides, the middle open."""
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    rough = field(MAP, MAP, rng, cell_px=50, octaves=6, roughness=0.6)
    heights = 0.10 * field(MAP, MAP, rng, cell_px=120, octaves=5)
    opening = rng.uniform(-0.8, 0.8)
    for _ in range(9):
        at_z = rng.uniform(4.6, 11.5)
        side = float(rng.choice((-1.0, 1.0)))
        at_x = opening + side * rng.uniform(0.9, 4.6) * at_z / 6
        wide, deep = rng.uniform(0.35, 1.3), rng.uniform(0.4, 0.8)
        reach = np.hypot((x - at_x) / wide, (z - at_z) / deep) + 0.75 * (rough - 0.5)
        wall = smoothstep(1.05, 0.93, reach.astype(np.float32))
        skirt = smoothstep(1.75, 0.9, reach.astype(np.float32)) ** 2
        heights = np.maximum(heights, rng.uniform(0.75, 1.35) * (0.68 * wall + 0.32 * skirt))
    heights = np.asarray(cv2.GaussianBlur(heights.astype(np.float32), (0, 0), 1.0), np.float32)
    return Land(heights, _SPAN, 0.50, 0.9 * max(scene.width, scene.height), horizon)


def canyon_albedo(scene: Scene, land: Land) -> Albedo:
    """Strata by height on the walls, dust and scrub on the plain."""
    low, high = (parse(c) for c in scene.style.palette["sand"][:2])
    scrub = mix(parse(scene.style.palette["foliage_summer"][2]), low, 0.45)
    snow = np.asarray(parse(scene.style.palette["snow"][0]), np.float32)
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=44, octaves=6, roughness=0.6)
    layers = field(1, 512, scene.rng("strata"), cell_px=60, octaves=5, roughness=0.7)[0]

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        at = np.clip((ground.height + 0.05 * patch) / 1.5, 0, 0.999)
        strata = layers[(at * 511).astype(np.int32)]
        cracks = land.sample(patches, 5 * ground.x, 3 * ground.height)
        rock = two_tone(_RED, _PALE, 1.5 * strata - 0.3) * (0.7 + 0.6 * cracks)[:, :, None]
        plain = two_tone(mix(low, _RED, 0.5), high, 0.2 + 0.7 * patch)
        bush = smoothstep(0.60, 0.68, land.sample(patches, 4 * ground.x, 4 * ground.z))[:, :, None] * 0.7
        plain = plain * (1 - bush) + np.asarray(scrub) * bush
        steep = smoothstep(0.14, 0.30, ground.height)[:, :, None]
        colour = plain * (1 - steep) + rock * steep
        if scene.snowy:
            lying = (0.85 * smoothstep(0.45, 0.2, ground.slope) * smoothstep(0.3, 0.55, patch))[:, :, None]
            colour = colour * (1 - lying) + snow * lying
        return np.asarray(colour, np.float32)

    return albedo
