"""Fields: rolling land in strips of crops, trees and buildings on it, a road through it, the meadow at the feet."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.course import Course
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.flyers import paint_flyers
from aiprod.providers.visuals.painters.scenery.groves import Grove, distance_of, foot_of, grove_on, paint_band
from aiprod.providers.visuals.painters.scenery.hamlet import built_on, paint_near
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.meadow import paint_meadow
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone
from aiprod.providers.visuals.painters.scenery.weather import paint_mist

_SPAN = 14.0
_CUTS, _DEPTHS = (0.8, 1.9, 4.0, 13.0), (0.14, 0.3, 0.6)
_BUILT_Z = 3.0
_ROADS = ("road", "car", "bus", "bicycle")


def paint_field(scene: Scene) -> None:
    """Sky, three bands of hills with what stands on them, the meadow before them."""
    rng = scene.rng("horizon")
    horizon = scene.at(rng.uniform(0.44, 0.56))
    paint_heavens(scene, horizon)
    land = _land(scene, horizon)
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=9.5)
    built = scene.rng("built place").uniform(0.3, 0.7)
    for number, (band, groves) in enumerate(zip(bands, _groves(scene, built), strict=True)):
        things = [grove_on(scene, land, grove) for grove in groves]
        if number == 1:

            def ground(share: float, near: float) -> tuple[float, float]:
                return foot_of(scene, land, share, _BUILT_Z * (1 - 0.13 * near))

            things.insert(0, built_on(scene, ground, 0.6 * distance_of(_BUILT_Z), built))
        paint_band(scene, band, things, depth=_DEPTHS[number])
        if number == 0 and scene.light.low:
            paint_mist(scene, float(np.median(bands[1].skyline)), 3.0, _DEPTHS[0] + 0.05)
    paint_flyers(scene)
    place = scene.width * scene.rng("herd").uniform(0.36, 0.64)
    herd = paint_animals(scene, place, scene.at(0.81), 11)
    if scene.shows(*PEOPLE):
        paint_people(scene, place + (0.2 * scene.width if herd else 0.0), scene.at(0.83), 10)
    paint_near(scene, scene.width - place, scene.at(0.88))
    paint_meadow(scene, 0.90)


def _groves(scene: Scene, built: float) -> tuple[tuple[Grove, ...], ...]:
    """The trees of each band, far to near; one of them stands large at a side."""
    rng = scene.rng("groves")
    side = 0.10 + 0.8 * rng.choice((0.0, 1.0))
    firs = float(rng.choice((0.0, 0.0, 0.5)))
    kept = (built - 0.2, built + 0.2)
    return (
        (Grove(8.5, 110, 1.8, firs=firs, spread=0.5), Grove(5.4, 60, 3.0, firs=firs, spread=0.5)),
        (Grove(3.4, 16, 6.5, firs=firs, centre=rng.uniform(0.1, 0.9), spread=0.3, hole=kept),),
        (Grove(1.8, 2, 26.0, firs=firs, centre=side, spread=0.06),),
    )


def _land(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    _, z = map_axes(_SPAN)
    hills = field(MAP, MAP, rng, cell_px=170, octaves=4, roughness=0.32)
    far = field(MAP, MAP, rng, cell_px=120, octaves=5, roughness=0.42)
    heights = 0.44 * hills * smoothstep(0.6, 3.0, z) + 0.75 * far * smoothstep(7.0, 12.0, z)
    return Land(heights.astype(np.float32), _SPAN, 0.58, 0.9 * max(scene.width, scene.height), horizon)


def _crops(scene: Scene) -> tuple[Rgb, Rgb, Rgb]:
    """The colours of the strips in this season."""
    palette = scene.style.palette
    green, bright, _ = (parse(c) for c in palette["foliage_summer"])
    soil, wheat = parse(palette["soil"][0]), (0.82, 0.66, 0.30)
    young, fresh, _ = (parse(c) for c in palette["foliage_spring"])
    return {
        "spring": (mix(young, fresh, 0.3), fresh, mix(fresh, (0.93, 0.85, 0.22), 0.65)),
        "summer": (green, bright, wheat if scene.shows("wheat") else mix(bright, wheat, 0.7)),
        "autumn": (
            mix(bright, soil, 0.55),
            mix(soil, wheat, 0.45),
            mix(wheat, parse(palette["foliage_autumn"][1]), 0.4),
        ),
        "winter": (mix(soil, green, 0.4), mix(soil, bright, 0.5), soil),
    }[scene.intent.season]


def _albedo(scene: Scene, land: Land) -> Albedo:
    tones = [np.asarray(tone, np.float32) for tone in _crops(scene)]
    snow, soil = parse(scene.style.palette["snow"][0]), parse(scene.style.palette["soil"][0])
    rng = scene.rng("crops")
    tilt = rng.uniform(-0.5, 0.5)
    patches = field(MAP, MAP, rng, cell_px=50, octaves=5, roughness=0.6)
    warp = field(MAP, MAP, rng, cell_px=160, octaves=2)
    course = Course(rng.uniform(0.16, 0.26), rng.uniform(0.9, 1.4), rng.uniform(0, 6), 0.055, False, 9.5)
    road = scene.shows(*_ROADS)

    def albedo(ground: Ground) -> FloatArray:
        bend = land.sample(warp, ground.x, ground.z) - 0.5
        patch = land.sample(patches, ground.x, ground.z)
        strip = np.floor((ground.x + tilt * ground.z + 0.9 * bend) * 0.95) * 7
        strip = strip + np.floor((ground.z - 0.3 * ground.x + 1.1 * bend) * 0.6)
        choice = (np.abs(np.sin(strip * 12.9898) * 43758.5453) % 1.0)[:, :, None]
        colour = np.where(choice < 0.4, tones[0], np.where(choice < 0.75, tones[1], tones[2]))
        rows = 0.5 + 0.5 * np.sin((ground.x + 0.9 * bend) * 70 + choice[:, :, 0] * 60)
        fade = np.clip(1.6 - ground.z * 0.28, 0, 1) * (choice[:, :, 0] > 0.35)
        blades = land.sample(patches, 7 * ground.x, 7 * ground.z) - 0.5
        colour = colour * (0.76 + 0.3 * patch + 0.13 * (rows - 0.5) * fade + 0.55 * blades)[:, :, None]
        if scene.snowy:
            furrow = np.clip(0.25 * (1 - rows) * fade + 0.3 * smoothstep(0.55, 0.8, patch), 0, 0.6)
            colour = two_tone(snow, mix(snow, tuple(tones[0]), 0.7), furrow.astype(np.float32))
        if road:
            way = smoothstep(1.15, 0.9, course.away(ground.x, ground.z))[:, :, None]
            track = np.asarray(mix(soil, snow, 0.6) if scene.snowy else mix(soil, (0.80, 0.72, 0.58), 0.55), np.float32)
            colour = colour * (1 - way) + track * (0.85 + 0.3 * patch)[:, :, None] * way
        return np.asarray(colour, np.float32)

    return albedo
