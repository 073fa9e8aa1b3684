"""Mountains: a snow-capped range across a hazy valley, a nearer wooded ridge, firs and perhaps a walker before it."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.flyers import paint_flock, paint_flyers
from aiprod.providers.visuals.painters.scenery.groves import foot_of
from aiprod.providers.visuals.painters.scenery.hamlet import built_on, paint_near
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone
from aiprod.providers.visuals.painters.scenery.trees import grow_fir
from aiprod.providers.visuals.painters.scenery.volcano import cone, paint_plume
from aiprod.providers.visuals.painters.scenery.weather import paint_mist
from aiprod.providers.visuals.painters.scenery.woods import Row, tree_layer

_SPAN = 16.0
_CUTS = (1.6, 3.4, 6.2, 15.0)
_VOLCANO = (0.4, 9.0)
"""World x and z of its crater."""


def paint_mountains(scene: Scene) -> None:
    """Sky, three bands of land with mist between them, then the foreground."""
    rng = scene.rng("horizon")
    horizon = scene.at(rng.uniform(0.58, 0.66))
    paint_heavens(scene, horizon)
    land = _land(scene, horizon)
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=12.0)
    for number, (band, depth) in enumerate(zip(bands, (0.14, 0.28, 0.5), strict=True)):
        if number == 0 and scene.shows("volcano"):
            _erupt(scene, land)
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)
        if number < 2:
            paint_mist(scene, float(np.median(bands[number + 1].skyline)), 5.0 + 2 * number, depth + 0.06)
    paint_flyers(scene)
    if scene.light.time != "night" and scene.intent.weather in ("clear", "cloudy") and not scene.shows("bird", "eagle"):
        paint_flock(scene)
    gap = rng.uniform(0.3, 0.7)
    tree_layer(scene, "firs0", (Row(0.79, 9, 8.0, 230, 0.26, 0.04, 3.5),), grow_fir, gap, 0.62)
    _built(scene, 1 - gap)
    tree_layer(scene, "firs1", (Row(0.92, 5, 21, 40, 0.0, 0.20, 3.0),), grow_fir, gap, 1.0)
    clearing = gap * scene.width, scene.at(0.945)
    paint_near(scene, scene.width - clearing[0], clearing[1])
    if not paint_animals(scene, *clearing, 6.5) and (scene.shows(*PEOPLE) or scene.rng("walker").random() < 0.3):
        paint_people(scene, *clearing)


def _land(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    ridged = ridged_field(rng, cell_px=190)
    fine = ridged_field(rng, cell_px=60)
    range_z = smoothstep(3.5, 8.5, z) * smoothstep(16.5, 11.0, z)
    hero_x, hero_z = rng.uniform(-2.2, 2.2), rng.uniform(9.0, 10.5)
    hero = np.exp(-(((x - hero_x) / 1.7) ** 2) - ((z - hero_z) / 1.6) ** 2)
    hills = field(MAP, MAP, rng, cell_px=130, octaves=5)
    heights = range_z * (0.35 + 1.75 * ridged**1.3 + 0.42 * fine * (0.3 + ridged)) + hero * (
        0.5 + 1.2 * ridged + 0.25 * fine
    )
    if scene.shows("volcano"):
        heights = 0.45 * heights + 2.6 * cone(x, z, _VOLCANO, fine)
    focal = 0.95 * max(scene.width, scene.height)
    tallest = (horizon - scene.at(rng.uniform(0.24, 0.32))) / focal
    heights *= tallest * 9.5 / max(1e-3, float((heights[400:700] - 0.0).max()))
    heights = heights + 0.42 * hills * smoothstep(1.0, 4.0, z) - 0.02
    return Land(heights.astype(np.float32), _SPAN, 0.62, focal, horizon)


def _built(scene: Scene, centre: float) -> None:
    """What people built stands between the trees, off the clearing."""

    def ground(share: float, near: float) -> tuple[float, float]:
        return share * scene.width, scene.at(0.875) + 1.2 * near * scene.unit

    built = built_on(scene, ground, 0.12, centre)
    if built is not None:
        reach = scene.above + scene.full_height - built.top
        scene.sheet.draw((scene.left, built.top, scene.full_width, reach), built.draw, depth=0.75)


def _erupt(scene: Scene, land: Land) -> None:
    """The plume over the crater, whose rim is where the land says."""
    x, z = _VOLCANO
    share = 0.5 + x / z * land.focal_px / scene.width
    at, rim = foot_of(scene, land, share + 0.21 / z * land.focal_px / scene.width, z)
    wide = 0.4 / z * land.focal_px
    paint_plume(scene, at - wide / 2, rim, wide)


def ridged_field(rng: np.random.Generator, cell_px: float) -> FloatArray:
    """Sharp ridges and branching valleys in [0, 1] over a land map (ridged multifractal, after Musgrave)."""
    total = np.zeros((MAP, MAP), np.float32)
    weight, carry = 1.0, np.ones((MAP, MAP), np.float32)
    for octave in range(6):
        noise = field(MAP, MAP, rng, cell_px=cell_px / 2**octave, octaves=1)
        sharp = (1 - np.abs(2 * noise - 1)) ** 2
        total += weight * sharp * carry
        carry = np.clip(sharp * 1.6, 0, 1)
        weight *= 0.52
    return (total / float(total.max())).astype(np.float32)


def _albedo(scene: Scene, land: Land) -> Albedo:
    palette = scene.style.palette
    dark, pale = (parse(c) for c in palette["rock"][:2])
    snow = parse(palette["snow"][0])
    green, meadow = (parse(c) for c in palette[f"foliage_{scene.intent.season}"][:2])
    line = {"winter": 0.25, "spring": 0.85, "autumn": 1.0}.get(scene.intent.season, 1.15)
    if scene.intent.weather == "snow":
        line = 0.1
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=40, octaves=4)
    woods = field(MAP, MAP, scene.rng("woods"), cell_px=9, octaves=2)
    grain = field(MAP, MAP, scene.rng("grain"), cell_px=24, octaves=4, roughness=0.7)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        strata = land.sample(grain, 3.1 * ground.x + 0.6 * ground.height, 2.0 * ground.z + 4.0 * ground.height)
        rock = two_tone(dark, pale, patch) * (0.55 + 0.85 * strata)[:, :, None]
        wooded = smoothstep(0.80, 0.40, ground.height + 0.3 * patch)[:, :, None]
        crowns = 0.62 + 0.55 * land.sample(woods, ground.x, ground.z)[:, :, None]
        glades = smoothstep(0.55, 0.68, patch)[:, :, None]
        forest = two_tone(mix(green, dark, 0.3), meadow, 0.8 * glades[:, :, 0]) * (crowns * (1 - glades) + glades)
        bare = rock * (1 - wooded) + forest * wooded
        cover = smoothstep(line, line + 0.35, ground.height + 0.5 * (patch - 0.5)) * smoothstep(
            0.62, 0.30, ground.slope
        )
        return np.asarray(bare * (1 - cover[:, :, None]) + np.asarray(snow) * cover[:, :, None], np.float32)

    return albedo
