"""River: water that winds from far hills to the viewer, a lake below them, or a fall over a cliff."""

from __future__ import annotations

import numpy as np

from aiprod.providers.visuals.kit.canvas import image
from aiprod.providers.visuals.kit.colour import mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.course import Course, paint_play, water_on
from aiprod.providers.visuals.painters.scenery.crossing import bridge_on
from aiprod.providers.visuals.painters.scenery.falls import paint_fall
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.flyers import paint_flyers
from aiprod.providers.visuals.painters.scenery.groves import Grove, Standing, foot_of, grove_on, paint_band, plant
from aiprod.providers.visuals.painters.scenery.hamlet import paint_near
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.mountains import ridged_field
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone
from aiprod.providers.visuals.painters.scenery.vessels import paint_vessel
from aiprod.providers.visuals.painters.scenery.weather import paint_mist
from aiprod.providers.visuals.painters.scenery.woods import paint_undergrowth

_SPAN = 14.0
_CUTS = (0.7, 6.8, 13.0)
_EYE, _DEPTH = 0.62, 0.5
_BRIDGE_Z, _CLIFF_Z, _FAR_Z = 2.7, 5.4, 9.5


def paint_river(scene: Scene) -> None:
    """Sky, heights, the valley with its water, groves, the near bank."""
    rng = scene.rng("horizon")
    horizon = scene.at(rng.uniform(0.40, 0.46))
    sky = paint_heavens(scene, horizon)
    course = Course.chosen(scene, _CLIFF_Z if scene.shows("waterfall") else _FAR_Z)
    land = _land(scene, horizon, course)
    bands = render(scene, land, _CUTS, _albedo(scene, land, course), haze_at=9.0)
    scene.sheet.add(bands[0].pixels, scene.left, bands[0].y, depth=0.14)
    paint_mist(scene, float(np.median(bands[1].skyline)), 4.0, 0.2)
    water = water_on(scene, land, course, sky, bands[0])
    surface = Standing(water.top, lambda canvas: canvas.drawImage(image(water.pixels), scene.left, water.top))
    *far, near = _groves(scene, land, course)
    things = [surface, *(grove_on(scene, land, grove) for grove in far)]
    if scene.shows("bridge") and not course.lake:
        foot = land.horizon_y + land.eye * land.focal_px / _BRIDGE_Z
        things.append(bridge_on(scene, course.span_at(scene, land, _BRIDGE_Z), foot, _BRIDGE_Z))
    paint_band(scene, bands[1], things, depth=_DEPTH)
    paint_play(scene, water, depth=_DEPTH)
    if scene.shows("waterfall"):
        _fall(scene, land, course)
    plant(scene, land, near, depth=_DEPTH)
    _boat(scene, land, course)
    paint_flyers(scene)
    bank = scene.rng("bank").uniform(0.15, 0.85)
    foot = scene.at(0.93)
    if not paint_animals(scene, bank * scene.width, foot, 11) and scene.shows(*PEOPLE):
        paint_people(scene, bank * scene.width, foot, 9)
    paint_near(scene, (1 - bank) * scene.width, foot)
    paint_undergrowth(scene, 0.5)


def _groves(scene: Scene, land: Land, course: Course) -> list[Grove]:
    """Trees off the water, far to near; the nearest on one of its sides."""
    firs = float(scene.rng("firs").choice((0.15, 0.85)))
    groves = []
    for z, count, height, spread in ((6.7, 130, 3.2, 0.45), (3.4, 34, 8.0, 0.3), (2.1, 7, 17.0, 0.16)):
        first, last = course.span_at(scene, land, z)
        side = scene.rng("side", z).choice((-1.0, 1.0)) if z < 3 else 0.0
        centre = 0.5 if not side else (first - 0.12 if side < 0 else last + 0.12)
        groves.append(Grove(z, count, height, firs=firs, centre=centre, spread=spread, hole=(first, last)))
    return groves


def _land(scene: Scene, horizon: float, course: Course) -> Land:
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    away = course.away(x, z)
    hills = field(MAP, MAP, rng, cell_px=150, octaves=4, roughness=0.38)
    valley = np.sqrt((away * course.half(z)) ** 2 + 0.3).astype(np.float32)
    rise = smoothstep(1.2, 4.5, valley) * smoothstep(2.0, 6.0, z)
    banks = 0.02 * smoothstep(1.0, 1.5, away) + 0.03 * smoothstep(1.2, 4.0, away)
    heights = np.maximum(banks, 0.05 * smoothstep(course.ends - 1.5, course.ends, z)) * (0.3 + hills)
    heights += 0.9 * hills * rise
    if scene.shows("waterfall"):
        wall = _CLIFF_Z + 0.75 * (field(MAP, MAP, rng, cell_px=36, octaves=5, roughness=0.6) - 0.35)
        heights += (0.85 + 0.5 * hills) * smoothstep(0.0, 0.30, z - wall)
    heights += ridged_field(rng, cell_px=170) * smoothstep(7.0, 10.5, z) * rng.uniform(1.0, 1.7)
    return Land(heights.astype(np.float32), _SPAN, _EYE, 0.9 * max(scene.width, scene.height), horizon)


def _boat(scene: Scene, land: Land, course: Course) -> None:
    """What is asked for of what floats, no longer than the water is wide."""
    kind = "ship" if scene.shows("ship") else "rowing" if scene.shows("canoe", "fisherman") else "sail"
    if not scene.shows("boat", "ship", "canoe", "fisherman"):
        return
    y = scene.at(0.62 if course.lake else 0.78)
    first, last = course.span_at(scene, land, land.eye * land.focal_px / (y - land.horizon_y))
    long = min(0.45 * (last - first) * scene.width, {"ship": 26, "rowing": 9, "sail": 11}[kind] * scene.unit)
    middle = 0.5 * (first + last) if not course.lake else scene.rng("boat").uniform(0.3, 0.7)
    way = float(scene.rng("boat way").choice((-1.0, 1.0)))
    drift = 0.25 * way * scene.unit if course.lake else 0.0
    paint_vessel(scene, kind, middle * scene.width, y, long, way, _DEPTH, drift=drift)


def _fall(scene: Scene, land: Land, course: Course) -> None:
    """The water comes over the cliff at the end of its valley."""
    share = 0.5 + float(course.centre(_CLIFF_Z)) / _CLIFF_Z * land.focal_px / scene.width
    x, top = foot_of(scene, land, share, _CLIFF_Z + 0.55)
    foot = land.horizon_y + land.eye * land.focal_px / (_CLIFF_Z - 0.2)
    paint_fall(scene, x, 0.26 / _CLIFF_Z * land.focal_px, top, foot, _DEPTH)


def _albedo(scene: Scene, land: Land, course: Course) -> Albedo:
    palette, season = scene.style.palette, scene.intent.season
    dark, bright, accent = (parse(c) for c in palette[f"foliage_{season}"])
    bright = mix(bright, accent, 0.0 if season == "spring" else 0.3)
    if season == "autumn":
        dark, bright = mix(dark, accent, 0.4), mix(parse(palette["foliage_summer"][2]), accent, 0.5)
    sand = mix(parse(palette["sand"][0]), parse(palette["soil"][0]), 0.55)
    rock = two_tone(parse(palette["rock"][0]), parse(palette["rock"][1]), np.full((1, 1), 0.5, np.float32))
    snow = np.asarray(parse(palette["snow"][0]), np.float32)
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=45, octaves=5)
    tufts = field(MAP, MAP, scene.rng("tufts"), cell_px=6, octaves=2)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        tuft = land.sample(tufts, 1.7 * ground.x, 1.7 * ground.z)
        green = two_tone(dark, bright, 0.1 + 0.9 * patch) * (0.62 + 0.7 * tuft)[:, :, None]
        bare = smoothstep(0.6, 1.05, ground.height + 0.5 * ground.slope)
        bare = np.maximum(bare, smoothstep(0.45, 0.7, ground.slope))[:, :, None]
        cracks = land.sample(patches, 6 * ground.x + 0.3 * ground.height, 4 * ground.height + 0.5 * ground.z)
        colour = green * (1 - bare) + rock * (0.35 + 1.3 * cracks)[:, :, None] * bare
        shore = course.shore(ground.x + 0.12 * (patch - 0.5), ground.z) * smoothstep(0.10, 0.03, ground.height)
        shore = (shore * (1.0 if course.lake else smoothstep(0.5, 0.64, patch)))[:, :, None]
        colour = colour * (1 - shore) + np.asarray(sand, np.float32) * (0.7 + 0.5 * tuft)[:, :, None] * shore
        line = -0.2 if scene.snowy else 1.2
        white = smoothstep(line, line + 0.3, ground.height + 0.3 * patch) * smoothstep(0.75, 0.35, ground.slope)
        white = (white * (1 - 0.6 * shore[:, :, 0]))[:, :, None]
        return np.asarray(colour * (1 - white) + snow * white, np.float32)

    return albedo
