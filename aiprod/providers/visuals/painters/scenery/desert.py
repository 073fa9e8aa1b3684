"""Desert: dunes with sharp crests and wind ripples, mesas far off, perhaps a caravan's lone walker."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, draw_cactus, paint_walker
from aiprod.providers.visuals.painters.scenery.groves import foot_of
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone

_SPAN = 14.0
_CUTS = (0.75, 1.7, 4.2, 13.0)


def paint_desert(scene: Scene) -> None:
    """Sky, mesas on the horizon, three bands of dunes, blown sand."""
    horizon = scene.at(scene.rng("horizon").uniform(0.50, 0.56))
    paint_heavens(scene, horizon)
    land = _land(scene, horizon)
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=9.0)
    for band, depth in zip(bands, (0.15, 0.45, 0.9), strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)
    if scene.shows("cactus"):
        _cacti(scene, land)
    elif not paint_animals(scene, scene.width * scene.rng("herd").uniform(0.4, 0.6), scene.at(0.82), 7) and (
        scene.shows(*PEOPLE) or scene.rng("walker").random() < 0.5
    ):
        paint_walker(scene, scene.width * scene.rng("walker place").uniform(0.3, 0.7), scene.at(0.82), 5.0)
    _blown_sand(scene, horizon)


def _land(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    wander = field(MAP, MAP, rng, cell_px=230, octaves=3)
    angle = rng.uniform(-0.55, 0.55)
    heights = np.zeros((MAP, MAP), np.float32)
    for wavelength, height in ((2.9, 0.34), (1.25, 0.12)):
        phase = (z * np.cos(angle) + x * np.sin(angle)) / wavelength + 2.2 * wander + rng.uniform()
        heights += height * _dune(phase % 1.0) * (0.25 + 1.1 * field(MAP, MAP, rng, cell_px=200, octaves=2))
    mesas = smoothstep(0.60, 0.68, np.tile(ridge(MAP, rng, cycles=7, octaves=4) * 0.5 + 0.5, (MAP, 1)))
    heights += 0.8 * mesas * smoothstep(10.5, 11.0, z) * smoothstep(12.8, 12.0, z)
    focal = 0.9 * max(scene.width, scene.height)
    if scene.shows("pyramid"):
        for side, peak in ((-1.5, 0.75), (0.2, 1.0), (1.7, 0.6)):
            base = np.abs(x - side - rng.uniform(-0.3, 0.3)) + np.abs(z - 6.8 - side * 0.3)
            heights = np.maximum(heights, (peak - 0.95 * base).astype(np.float32))
    heights = np.asarray(cv2.GaussianBlur(heights, (0, 0), 1.8), np.float32)
    return Land(heights.astype(np.float32), _SPAN, 0.55, focal, horizon)


def _dune(phase: FloatArray) -> FloatArray:
    """One dune's profile over a wavelength: a long windward rise, a crest at 0.68, a short slip face."""
    rise = np.clip(phase / 0.68, 0, 1)
    fall = np.clip((1 - phase) / 0.32, 0, 1)
    return np.asarray(np.where(phase < 0.68, rise**1.5, fall**1.15), np.float32)


def _albedo(scene: Scene, land: Land) -> Albedo:
    low, high = (parse(c) for c in scene.style.palette["sand"][:2])
    rock = mix(low, parse(scene.style.palette["rock"][0]), 0.5)
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=60, octaves=4)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        ripple = 0.5 + 0.5 * np.sin(95 * (ground.z + 0.35 * ground.x) + 16 * patch)
        fine = ripple * np.clip(1.6 - ground.z * 0.55, 0, 1)
        sand = two_tone(low, high, 0.35 + 0.5 * patch + 0.22 * (fine - 0.3))
        stone = smoothstep(10.2, 10.6, ground.z)[:, :, None]
        return np.asarray(sand * (1 - stone) + np.asarray(rock) * stone, np.float32)

    return albedo


def _cacti(scene: Scene, land: Land) -> None:
    """A few saguaros, the nearest almost as tall as the picture's lower half."""
    rng = scene.rng("cacti")
    green = parse(scene.style.palette["foliage_summer"][0])
    spots = [
        (*foot_of(scene, land, rng.uniform(*span), z), size)
        for span, z, size in (
            ((0.35, 0.65), 3.4, 6.0),
            ((0.1, 0.9), 2.6, 8.0),
            ((0.7, 0.9), 1.9, 16.0),
            ((0.06, 0.2), 1.4, 26.0),
        )
    ]
    body = scene.light.tint(mix(green, scene.light.near, 0.62), 0.05)
    rim = mix(mix(body, green, 0.5), scene.light.glow, 0.3 * scene.light.sun)
    toward = -1.0 if scene.light.sun_x < 0.5 else 1.0

    def draw(canvas: skia.Canvas) -> None:
        for x, y, size in spots:
            draw_cactus(canvas, x, y, size * scene.unit, (body, rim), toward)

    scene.sheet.draw((scene.left, scene.at(0.2), scene.full_width, scene.full_height - scene.at(0.2)), draw, depth=0.9)


def _blown_sand(scene: Scene, horizon: float) -> None:
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
