"""A savanna: yellow grass to the horizon, acacias, the great animals."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.arid import grow_acacia
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.groves import Grove, grove_on, paint_band
from aiprod.providers.visuals.painters.scenery.meadow import paint_grass
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone

BEASTS = ("elephant", "giraffe", "lion")
"""Subjects at home here."""
_SPAN = 14.0
_CUTS = (0.8, 2.2, 5.0, 13.0)
_STRAW: tuple[Rgb, Rgb] = ((0.55, 0.42, 0.20), (0.90, 0.76, 0.44))


def paint_savanna(scene: Scene, horizon: float) -> None:
    """The plain in three bands with its acacias, the animals, the grass before them."""
    land = _land(scene, horizon)
    rng = scene.rng("acacias")
    side = float(rng.choice((0.12, 0.88)))
    groves = (
        Grove(8.0, 60, 2.2, spread=0.5),
        Grove(4.0, 7, 8.5, centre=rng.uniform(0.2, 0.8), spread=0.35),
        Grove(2.2, 1, 34.0, centre=side, spread=0.02),
    )
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=9.0)
    for band, grove, depth in zip(bands, groves, (0.14, 0.32, 0.6), strict=True):
        paint_band(scene, band, [grove_on(scene, land, grove, broad=grow_acacia)], depth=depth)
    paint_animals(scene, scene.width * (0.55 if side < 0.5 else 0.45), scene.at(0.87), 12)
    paint_grass(scene, 0.91, *_STRAW)


def _land(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    _, z = map_axes(_SPAN)
    heights = 0.10 * field(MAP, MAP, rng, cell_px=150, octaves=4) * smoothstep(0.8, 3.0, z)
    heights += 0.65 * field(MAP, MAP, rng, cell_px=150, octaves=5, roughness=0.42) * smoothstep(8.5, 12.0, z)
    return Land(heights.astype(np.float32), _SPAN, 0.46, 0.9 * max(scene.width, scene.height), horizon)


def _albedo(scene: Scene, land: Land) -> Albedo:
    dark, bright = _STRAW
    soil = mix(parse(scene.style.palette["soil"][0]), parse(scene.style.palette["sand"][0]), 0.4)
    green = parse(scene.style.palette["foliage_summer"][2])
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=44, octaves=6, roughness=0.6)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        blades = land.sample(patches, 8 * ground.x, 5 * ground.z)
        grass = two_tone(dark, bright, 0.15 + 0.5 * patch + 0.5 * blades)
        bare = smoothstep(0.62, 0.75, patch)[:, :, None] * 0.6
        damp = smoothstep(0.42, 0.25, patch)[:, :, None] * 0.45
        colour = grass * (1 - bare) + np.asarray(soil) * bare
        return np.asarray(colour * (1 - damp) + np.asarray(green) * damp, np.float32)

    return albedo
