"""Standing on the ground and looking up: a moon from which a world rises, a dome under the Milky Way."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix, parse
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.deepsky import (
    deep_sky_of,
    paint_glints,
    paint_milky_way,
    paint_nebula,
    paint_stars,
)
from aiprod.providers.visuals.painters.scenery.light import Light
from aiprod.providers.visuals.painters.scenery.planets import Globe, paint_globe, tones_of
from aiprod.providers.visuals.painters.scenery.surfaces import cratered
from aiprod.providers.visuals.painters.scenery.terrain import MAP, Albedo, Ground, Land, map_axes, render, two_tone

_SPAN = 14.0
_CUTS = (0.8, 2.0, 4.6, 13.0)
_SPACE: Rgb = (0.004, 0.005, 0.010)


def airless(light: Light) -> Light:
    """The same star without any air: a black sky, hard light, no haze."""
    grey = mix((0.16, 0.17, 0.20), light.glow, 0.15)
    return replace(
        light,
        sky=(_SPACE, grey, grey, grey, _SPACE),
        sun_height=max(light.sun_height, 0.2),
        sun=1.0,
        near=(0.02, 0.02, 0.024),
        haze=(0.05, 0.05, 0.06),
        haze_density=0.05,
        clouds=0.0,
    )


def paint_moonscape(scene: Scene) -> None:
    """Grey hills and craters under a black sky in which a world of seas and clouds stands."""
    rng = scene.rng("moonscape")
    sky = deep_sky_of(scene, strength=0.45)
    paint_nebula(scene, sky)
    paint_stars(scene, scene.at(0.7))
    paint_glints(scene, 8)
    side = 1.0 if scene.light.sun_x < 0.5 else -1.0
    place = scene.width * (0.5 + side * rng.uniform(0.06, 0.24)), scene.at(rng.uniform(0.24, 0.34))
    phase = {"day": 0.55, "golden": 0.25, "dusk": 0.0, "dawn": 0.0, "night": -0.25}[scene.intent.time]
    world = Globe(
        *place,
        rng.uniform(11, 16) * scene.unit,
        "ocean",
        tones_of("ocean", rng),
        (-side, -0.35, phase),
        0.3,
        depth=0.06,
    )
    paint_globe(scene, world, "rise")
    ground = replace(scene, light=airless(scene.light))
    land = _craters(scene, scene.at(rng.uniform(0.56, 0.64)))
    for band, depth in zip(
        render(ground, land, _CUTS, _dust(scene, land), haze_at=60.0), (0.16, 0.42, 0.85), strict=True
    ):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)


def _craters(scene: Scene, horizon: float) -> Land:
    rng = scene.rng("craters")
    _, z = map_axes(_SPAN)
    pits = cratered((MAP, MAP), rng, 520)
    hills = field(MAP, MAP, rng, cell_px=230, octaves=5) * smoothstep(4.5, 10.0, z)
    heights = cv2.GaussianBlur(0.34 * (pits - 0.3) + 1.25 * hills, (0, 0), 1.0)
    return Land(np.asarray(heights, np.float32), _SPAN, 0.62, 0.9 * max(scene.width, scene.height), horizon)


def _dust(scene: Scene, land: Land) -> Albedo:
    patches = field(MAP, MAP, scene.rng("dust"), cell_px=120, octaves=6, roughness=0.6)

    def albedo(ground: Ground) -> FloatArray:
        return two_tone((0.30, 0.29, 0.29), (0.66, 0.64, 0.62), land.sample(patches, ground.x, ground.z))

    return albedo


def paint_observatory(scene: Scene) -> None:
    """A dome with its slit open on a dark hill, before the Milky Way."""
    rng = scene.rng("observatory")
    sky = deep_sky_of(scene)
    tones = [
        mix(parse("#05070F"), tone, 0.5 if scene.light.dark else 0.28 if scene.light.time == "day" else 0.7)
        for tone in scene.light.sky
    ]
    paint_milky_way(scene, sky, tuple(tones))
    paint_stars(scene, scene.at(0.75))
    paint_glints(scene, 6)
    x = scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.1, 0.24))
    for rise, depth, tone in (
        (0.80, 0.2, mix(scene.light.near, scene.light.haze, 0.25)),
        (0.88, 0.5, mix(scene.light.near, BLACK, 0.35)),
    ):
        _hill(scene, rise, depth, tone, x if depth > 0.4 else None)


def _hill(scene: Scene, rise: float, depth: float, tone: Rgb, dome_x: float | None) -> None:
    rng = scene.rng("hill", depth)
    x = scene.left + np.linspace(0, 1, 300) * scene.full_width
    line = scene.at(rise) + 4.5 * scene.unit * ridge(300, rng, cycles=3.5, octaves=6)
    if dome_x is not None:
        line = line - 5 * scene.unit * np.exp(-(((x - dome_x) / (22 * scene.unit)) ** 2))
    floor = scene.above + scene.full_height

    def draw(canvas: skia.Canvas) -> None:
        if dome_x is not None:
            _dome(scene, canvas, dome_x, float(np.interp(dome_x, x, line)), tone)
        canvas.drawPath(polyline([(x[0], floor), *zip(x, line, strict=True), (x[-1], floor)], closed=True), solid(tone))

    scene.sheet.draw((scene.left, scene.at(0.3), scene.full_width, floor - scene.at(0.3)), draw, depth=depth)


def _dome(scene: Scene, canvas: skia.Canvas, x: float, foot: float, tone: Rgb) -> None:
    wide, unit = 9 * scene.unit, scene.unit
    lit = mix(tone, scene.light.haze, 0.5)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.92 * wide, foot - 6 * unit, x + 0.92 * wide, foot + 3 * unit),
        solid(mix(tone, lit, 0.3)),
    )
    bowl = skia.Path()
    bowl.moveTo(x - wide, foot - 6 * unit).arcTo(
        skia.Rect.MakeLTRB(x - wide, foot - 6 * unit - wide, x + wide, foot - 6 * unit + wide), 180, 180, False
    )
    bowl.close()
    canvas.drawPath(
        bowl, gradient((x - wide, 0), (x + wide, 0), [(0, lit, 1), (0.6, tone, 1), (1, mix(tone, BLACK, 0.5), 1)])
    )
    slit = polyline(
        [
            (x + 0.08 * wide, foot - 6 * unit),
            (x + 0.24 * wide, foot - 6 * unit - 0.97 * wide),
            (x + 0.44 * wide, foot - 6 * unit - 0.89 * wide),
            (x + 0.36 * wide, foot - 6 * unit),
        ],
        closed=True,
    )
    canvas.drawPath(slit, solid((1.0, 0.72, 0.40), 0.9))
    halo(canvas, (x + 0.28 * wide, foot - 6 * unit - 0.5 * wide), 9 * unit, (1.0, 0.62, 0.3), 0.5)
