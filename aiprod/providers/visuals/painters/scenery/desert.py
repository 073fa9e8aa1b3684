"""Desert: dunes with sharp crests and long shadows, a canyon's mesas, or the dry grass and acacias of a savanna."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.canyon import canyon_albedo, canyon_land
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.flyers import paint_flyers
from aiprod.providers.visuals.painters.scenery.hamlet import paint_near
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.oasis import paint_oasis, plant_dry
from aiprod.providers.visuals.painters.scenery.savanna import BEASTS, paint_savanna
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone

_SPAN = 14.0
_CUTS = (0.75, 1.7, 4.2, 13.0)
_DUNE_LIFE = ("camel", "pyramid", "palm")


def paint_desert(scene: Scene) -> None:
    """Sky, the land in three bands, who is there, blown sand."""
    horizon = scene.at(scene.rng("horizon").uniform(0.46, 0.56))
    paint_heavens(scene, horizon)
    if scene.shows(*BEASTS):
        paint_savanna(scene, horizon)
        paint_flyers(scene)
        return
    rocky = scene.shows("canyon", "cactus") or (scene.rng("kind").random() < 0.3 and not scene.shows(*_DUNE_LIFE))
    land = canyon_land(scene, horizon) if rocky else _dunes(scene, horizon)
    albedo = canyon_albedo(scene, land) if rocky else _sand(scene, land)
    for band, depth in zip(render(scene, land, _CUTS, albedo, haze_at=9.0), (0.15, 0.45, 0.9), strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)
    paint_flyers(scene)
    if scene.shows("palm"):
        paint_oasis(scene, land)
    if rocky:
        plant_dry(scene, land, cacti=scene.shows("cactus"))
    place, foot = scene.width * scene.rng("herd").uniform(0.36, 0.64), scene.at(0.82)
    if not paint_animals(scene, place, foot, 8) and scene.shows(*PEOPLE):
        paint_people(scene, place, foot, 6.0)
    paint_near(scene, scene.width - place, scene.at(0.86))
    _blown_sand(scene, horizon)


def _dunes(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    wander = field(MAP, MAP, rng, cell_px=300, octaves=3)
    angle = rng.uniform(-0.55, 0.55)
    heights = np.zeros((MAP, MAP), np.float32)
    for wavelength, height in ((2.9, 0.42), (1.25, 0.13)):
        phase = (z * np.cos(angle) + x * np.sin(angle)) / wavelength + 1.5 * wander + rng.uniform()
        heights += height * _dune(phase % 1.0) * (0.25 + 1.1 * field(MAP, MAP, rng, cell_px=200, octaves=2))
    mesas = smoothstep(0.60, 0.68, np.tile(ridge(MAP, rng, cycles=7, octaves=4) * 0.5 + 0.5, (MAP, 1)))
    heights += 0.8 * mesas * smoothstep(10.5, 11.0, z) * smoothstep(12.8, 12.0, z)
    if scene.shows("pyramid"):
        for side, peak in ((-1.5, 0.75), (0.2, 1.0), (1.7, 0.6)):
            base = np.abs(x - side - rng.uniform(-0.3, 0.3)) + np.abs(z - 6.8 - side * 0.3)
            heights = np.maximum(heights, (peak - 0.95 * base).astype(np.float32))
    heights = _softened(heights, z)
    return Land(heights, _SPAN, 0.58, 0.9 * max(scene.width, scene.height), horizon)


def _softened(heights: FloatArray, z: FloatArray) -> FloatArray:
    """Rounded crests, the farther the more: one narrower than the far slices of a land would look like teeth."""
    far = smoothstep(1.5, 6.0, z)
    near = cv2.GaussianBlur(heights, (0, 0), 2.2)
    return np.asarray(near * (1 - far) + cv2.GaussianBlur(heights, (0, 0), 2.2, sigmaY=6.5) * far, np.float32)


def _dune(phase: FloatArray) -> FloatArray:
    """One dune's profile over a wavelength: a long windward rise, a crest at 0.68, a short slip face."""
    rise = np.clip(phase / 0.68, 0, 1)
    fall = np.clip((1 - phase) / 0.32, 0, 1)
    return np.asarray(np.where(phase < 0.68, rise**1.5, fall**1.15), np.float32)


def _sand(scene: Scene, land: Land) -> Albedo:
    low, high = (parse(c) for c in scene.style.palette["sand"][:2])
    low = mix(low, (0.86, 0.52, 0.24), 0.35)
    rock = mix(low, parse(scene.style.palette["rock"][0]), 0.5)
    snow = np.asarray(parse(scene.style.palette["snow"][0]), np.float32)
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=60, octaves=4)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        ripple = 0.5 + 0.5 * np.sin(85 * (ground.z + 0.35 * ground.x) + 22 * patch)
        fine = ripple * np.clip(1.8 - ground.z * 0.5, 0, 1)
        sand = two_tone(low, high, 0.22 + 0.5 * patch + 0.45 * (fine - 0.3))
        stone = smoothstep(10.2, 10.6, ground.z)[:, :, None]
        colour = sand * (1 - stone) + np.asarray(rock) * stone
        if scene.snowy:
            dusted = (0.75 * smoothstep(0.35, 0.62, patch) * smoothstep(0.5, 0.2, ground.slope))[:, :, None]
            colour = colour * (1 - dusted) + snow * dusted
        return np.asarray(colour, np.float32)

    return albedo


def _blown_sand(scene: Scene, horizon: float) -> None:
    if scene.intent.weather in ("rain", "snow"):
        return
    scene.sheet.live(
        Life(
            what="dust",
            count=60,
            colour=hex_of(mix(scene.light.haze, scene.light.disc, 0.4)),
            area=(scene.left, horizon, scene.full_width, scene.height - horizon),
            size_px=max(1.0, 0.22 * scene.unit),
            depth=0.8,
            opacity=0.5,
            seed=scene.seed,
        )
    )
