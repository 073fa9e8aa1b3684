"""Under the surface: light from above in shafts, a school of fish, who lives there, and the floor of the sea."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, hex_of, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.divers import paint_diver, paint_submarine
from aiprod.providers.visuals.painters.scenery.jellyfish import paint_jellyfish, paint_lights
from aiprod.providers.visuals.painters.scenery.kelp import paint_kelp, paint_weeds
from aiprod.providers.visuals.painters.scenery.reef import paint_corals
from aiprod.providers.visuals.painters.scenery.reef_life import paint_fish, paint_octopus, paint_turtle
from aiprod.providers.visuals.painters.scenery.seabed import (
    Floor,
    floor_of,
    paint_caustics,
    paint_rocks,
    paint_sand,
    paint_slope,
)
from aiprod.providers.visuals.painters.scenery.sealight import Sea, paint_rays, paint_surface, paint_water, sea_of
from aiprod.providers.visuals.painters.scenery.swimmers import paint_dolphins, paint_shark, paint_whale

_SWIMMERS: dict[str, Callable[[Scene, Sea], None]] = {
    "whale": paint_whale,
    "dolphin": paint_dolphins,
    "shark": paint_shark,
    "turtle": paint_turtle,
    "octopus": paint_octopus,
    "fish": paint_fish,
    "jellyfish": paint_jellyfish,
    "submarine": paint_submarine,
    "ship": paint_submarine,
    "person": paint_diver,
    "couple": paint_diver,
    "astronaut": paint_diver,
}
_OPEN_WATER = ("whale", "dolphin", "shark", "jellyfish", "submarine", "ship")


def paint_underwater(scene: Scene) -> None:
    """Water, light, the ground of one of four kinds of place, those who swim there, what drifts before it all."""
    rng = scene.rng("underwater")
    sea = sea_of(scene)
    kind = _kind(scene, rng)
    floor = floor_of(scene, 0.72 if kind == "reef" else 0.76)
    _stage(scene, sea, kind, floor)
    if kind in ("reef", "kelp"):
        paint_caustics(scene, sea, floor)
    paint_surface(scene, sea)
    if kind != "deep":
        paint_rays(scene, sea)
    _school(scene, sea, rng)
    named = [subject for subject in _SWIMMERS if scene.shows(subject)]
    for subject in named[:3]:
        _SWIMMERS[subject](scene, sea)
    if not named and kind in ("open", "deep"):
        paint_jellyfish(scene, sea)
    if kind == "reef":
        paint_corals(scene, sea, far=False)
    elif kind == "kelp":
        paint_kelp(scene, sea, far=False)
    else:
        paint_weeds(scene, sea)
        paint_slope(scene, sea, near=True)
    if scene.intent.time == "night":
        paint_lights(scene, sea)
    else:
        _particles(scene, sea)


def _stage(scene: Scene, sea: Sea, kind: str, floor: Floor) -> None:
    """What stands still behind it all: the water, and a far slope or sand with rocks and perhaps kelp."""
    paint_water(scene, sea)
    if kind in ("open", "deep"):
        paint_slope(scene, sea, near=False)
        return
    paint_sand(scene, sea, floor)
    paint_rocks(scene, sea, 0.86, high=0.10)
    if kind == "kelp":
        paint_kelp(scene, sea, far=True)
    else:
        paint_corals(scene, sea, far=True)


def _kind(scene: Scene, rng: np.random.Generator) -> str:
    drawn = str(rng.choice(["open", "reef", "kelp", "reef"]))
    if scene.shows("coral", "octopus", "turtle"):
        return "reef"
    if scene.shows(*_OPEN_WATER):
        drawn = "open"
    return "deep" if drawn == "open" and scene.intent.time == "night" else drawn


def _school(scene: Scene, sea: Sea, rng: np.random.Generator) -> None:
    side = float(rng.choice((0.06, 0.5)))
    scene.sheet.live(
        Life(
            what="fish",
            count=44,
            colour=hex_of(mix(mix(sea.deep, BLACK, 0.35), sea.shallow, 0.1)),
            area=(scene.width * side, scene.at(0.28), scene.width * 0.44, scene.at(0.3) - scene.at(0)),
            size_px=max(3.0, 2.4 * scene.unit),
            depth=0.3,
            opacity=0.9,
            seed=scene.seed,
        )
    )


def _particles(scene: Scene, sea: Sea) -> None:
    """Marine snow everywhere, a column of bubbles somewhere."""
    rng = scene.rng("vent")
    pale: Rgb = mix(sea.shallow, WHITE, 0.6)
    everywhere = (scene.left, scene.above, scene.full_width, scene.full_height)
    vent = (scene.width * rng.uniform(0.08, 0.86), scene.above, 0.07 * scene.width, scene.full_height)
    cold = scene.intent.weather in ("snow", "storm", "fog")
    drifting: tuple[tuple[LifeKind, int, float, float, tuple[float, float, float, float]], ...] = (
        ("bubbles", 20, 1.2, 0.55, vent),
        ("snow" if cold else "dust", 130 if cold else 60, 0.5, 0.7, everywhere),
    )
    for what, count, size, opacity, area in drifting:
        scene.sheet.live(
            Life(
                what=what,
                count=count,
                colour=hex_of(pale),
                area=area,
                size_px=max(1.2, size * scene.unit),
                speed=0.3 if what == "snow" else 1.0,
                depth=0.7,
                opacity=opacity,
                seed=scene.seed,
            )
        )
