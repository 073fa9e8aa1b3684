"""The sea: a horizon, the sun's path on moving water, and the coast, the ships and the animals the words ask for."""

from __future__ import annotations

import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.beach import paint_beach, paint_island
from aiprod.providers.visuals.painters.scenery.cliffs import paint_cliff, paint_headlands, paint_rocks
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_people
from aiprod.providers.visuals.painters.scenery.harbour import paint_harbour, paint_pier
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.ice import paint_icebergs
from aiprod.providers.visuals.painters.scenery.sea_life import paint_dolphins, paint_fin, paint_whale
from aiprod.providers.visuals.painters.scenery.swell import paint_glints, paint_rollers
from aiprod.providers.visuals.painters.scenery.vessels import paint_vessel
from aiprod.providers.visuals.painters.scenery.water import water

_ANIMALS = {"whale": paint_whale, "dolphin": paint_dolphins, "shark": paint_fin}
_SAILING = {"ship": ("ship",), "rowing": ("fisherman",), "trawler": ("trawler",), "sail": ("boat", "sail", "yacht")}


def paint_sea(scene: Scene) -> None:
    """A harbour if one is asked for; else sky, coast, water, what swims and sails, the near shore."""
    if scene.shows("harbour"):
        paint_harbour(scene)
        return
    rng = scene.rng("sea")
    horizon = scene.at(rng.uniform(0.46, 0.6))
    side = -1.0 if scene.light.sun_x > 0.5 else 1.0
    cold = scene.shows("iceberg")
    paint_heavens(scene, horizon)
    if not cold and rng.random() < 0.6:
        paint_headlands(scene, horizon, side)
    scene.sheet.add(water(scene, horizon), scene.left, horizon, depth=0.3)
    if scene.intent.weather != "storm":
        paint_glints(scene, horizon)
    if cold:
        paint_icebergs(scene, horizon)
    if scene.shows("island", "palm"):
        paint_island(scene, horizon)
    _paint_ships(scene, horizon, rng)
    for animal, paint in _ANIMALS.items():
        if scene.shows(animal):
            paint(scene, horizon)
    paint_rollers(scene, horizon)
    _paint_shore(scene, horizon, side, rng)
    _paint_life(scene, horizon)


def _paint_ships(scene: Scene, horizon: float, rng: np.random.Generator) -> None:
    unit = scene.unit
    kind = next((kind for kind, words in _SAILING.items() if scene.shows(*words)), None)
    if kind is None and (scene.shows(*_ANIMALS, "iceberg") or rng.random() < 0.5):
        return
    kind = kind or "sail"
    y = horizon + unit * rng.uniform(2, 8 if kind != "ship" else 4)
    near = (y - horizon) / unit
    long = unit * {"ship": 46.0, "trawler": 11 + 1.4 * near, "sail": 6.5 + 1.1 * near, "rowing": 7 + near}[kind]
    way = float(rng.choice((-1.0, 1.0)))
    x = scene.width * (scene.light.sun_x + rng.uniform(-0.16, 0.16))
    x += scene.inwards(x - 0.6 * long, x + 0.6 * long)
    drift = way * unit * {"ship": 0.9, "trawler": 0.7, "sail": 0.6, "rowing": 0.0}[kind]
    paint_vessel(scene, kind, x, y, long, way, 0.42, drift=drift)


def _paint_shore(scene: Scene, horizon: float, side: float, rng: np.random.Generator) -> None:
    """The coast the viewer stands on, if any."""
    people = scene.shows(*PEOPLE) and not scene.shows("fisherman")
    if scene.shows("pier"):
        paint_pier(scene, horizon)
        return
    chosen = str(rng.choice(["beach", "cliff", "rocks", "none"], p=[0.3, 0.22, 0.22, 0.26]))
    if scene.shows("lighthouse"):
        chosen = "cliff"
    elif people or scene.shows("turtle", "palm"):
        chosen = "beach"
    elif scene.shows("ship", "iceberg", *_ANIMALS) or scene.intent.weather == "storm":
        chosen = "rocks" if rng.random() < 0.25 else "none"
    if chosen == "beach":
        paint_beach(scene, side)
    elif chosen == "cliff":
        paint_cliff(scene, horizon, side)
    elif chosen == "rocks":
        paint_rocks(scene, side)
    if people:
        paint_people(scene, scene.width * (0.5 + 0.2 * side), scene.at(0.93), 13, depth=0.78)


def _paint_life(scene: Scene, horizon: float) -> None:
    """Sparks on the sun's path, and gulls."""
    light, unit = scene.light, scene.unit
    if light.sun > 0.3:
        scene.sheet.live(
            Life(
                what="shimmer",
                count=70,
                colour=hex_of(light.disc),
                area=(scene.width * (light.sun_x - 0.16), horizon + unit, scene.width * 0.32, scene.bottom - horizon),
                size_px=max(1.5, 0.9 * unit),
                depth=0.3,
                opacity=0.8,
                seed=scene.seed,
            )
        )
    if light.time != "night" and scene.intent.weather not in ("storm", "fog"):
        scene.sheet.live(
            Life(
                what="birds",
                count=16 if scene.shows("gull", "bird") else 7,
                colour=hex_of(mix(light.near, light.haze, 0.25)),
                area=(0.1 * scene.width, scene.at(0.14), 0.8 * scene.width, scene.at(0.42) - scene.at(0.14)),
                size_px=max(3.0, (2.6 if scene.shows("gull", "bird") else 1.7) * unit),
                depth=0.3,
                seed=scene.seed,
            )
        )
