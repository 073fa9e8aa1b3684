"""Space: worlds with their air lit along the rim, ringed giants, galaxies, nebulae, and what people sent there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.craft import (
    Flight,
    draw_astronaut,
    draw_rocket,
    draw_satellite,
    draw_station,
    paint_craft,
    paint_flame,
)
from aiprod.providers.visuals.painters.scenery.deepsky import (
    deep_sky_of,
    paint_glints,
    paint_nebula,
    paint_stars,
)
from aiprod.providers.visuals.painters.scenery.moonscape import paint_moonscape, paint_observatory
from aiprod.providers.visuals.painters.scenery.planets import Globe, paint_globe, paint_rings, tones_of
from aiprod.providers.visuals.painters.scenery.suns import paint_asteroids, paint_sun
from aiprod.providers.visuals.painters.scenery.surfaces import SkinKind
from aiprod.providers.visuals.painters.scenery.wanderers import paint_comet, paint_galaxy, paint_meteors

_BEYOND = {"dawn": -0.28, "day": 0.85, "golden": 0.34, "dusk": 0.02, "night": -0.12}
"""How far the star stands on the viewer's side of a world: behind it at dawn, over the shoulder by day."""

Composition = Callable[[Scene, np.random.Generator], None]


def paint_space(scene: Scene) -> None:
    """What the words name, or one of the sights of space by the seed; then what passes before it."""
    rng = scene.rng("space")
    sky = deep_sky_of(scene)
    if scene.shows("moon") and not scene.shows("planet"):
        paint_moonscape(scene)
    elif scene.shows("telescope", "observatory"):
        paint_observatory(scene)
    else:
        sight = _sight(scene, rng)
        paint_nebula(scene, replace(sky, strength=sky.strength * _GAS.get(sight, 1.0)))
        paint_glints(scene)
        paint_stars(scene, scene.above + scene.full_height)
        if scene.intent.weather == "rain":
            paint_meteors(scene, scene.at(0.8), 8)
        sight(scene, rng)
    _passing(scene, rng)


def _sight(scene: Scene, rng: np.random.Generator) -> Composition:
    for subject, composition in (
        ("galaxy", _galaxy),
        ("comet", _comet),
        ("sun", _star),
        ("nebula", _cluster),
        ("star", _cluster),
    ):
        if scene.shows(subject):
            return composition
    if scene.shows("astronaut", "satellite", "rocket"):
        return _limb if rng.random() < 0.6 else _aside
    sights: tuple[Composition, ...] = (_limb, _aside, _ringed, _moons, _belt)
    if not scene.shows("planet"):
        sights = (*sights, _galaxy)
    return sights[int(rng.integers(0, len(sights)))]


def _side(scene: Scene, rng: np.random.Generator) -> float:
    """The side a sight stands on: by the seed, but away from words that are set at the left."""
    side = float(rng.choice((-1.0, 1.0)))
    return 1.0 if scene.intent.form in ("statement", "list") else side


def _globe(
    scene: Scene,
    rng: np.random.Generator,
    kind: SkinKind,
    place: tuple[float, float],
    size: float,
    side: float,
    depth: float = 0.45,
) -> Globe:
    """A world whose star stands opposite ``side``, as far round as the hour says."""
    sun = (-side * rng.uniform(0.62, 0.85), -rng.uniform(0.36, 0.62), _BEYOND[scene.intent.time])
    tilt, drift = float(rng.uniform(-0.5, 0.5)), 0.5 * depth * scene.unit
    return Globe(place[0], place[1], size * scene.unit, kind, tones_of(kind, rng), sun, tilt, 0.0, depth, -side * drift)


def _kind(rng: np.random.Generator) -> SkinKind:
    kinds: tuple[SkinKind, ...] = ("giant", "giant", "ocean", "ocean", "rock", "ice", "lava")
    return kinds[int(rng.integers(0, len(kinds)))]


def _limb(scene: Scene, rng: np.random.Generator) -> None:
    """A world's curve along the foot of the picture; at dawn its star breaks over it."""
    side = _side(scene, rng)
    size = rng.uniform(70, 100)
    x = scene.width * (0.5 + side * rng.uniform(0.0, 0.2))
    top = scene.at(rng.uniform(0.50, 0.64))
    globe = _globe(scene, rng, "ocean" if rng.random() < 0.6 else _kind(rng), (x, top + size * scene.unit), size, side)
    if scene.intent.time == "dawn":
        edge = x - side * 0.42 * globe.radius
        paint_sun(scene, (edge, top + 0.085 * globe.radius), 1.6, depth=globe.depth)
    paint_globe(scene, globe, "limb")


def _aside(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.2, 0.34)), scene.at(rng.uniform(0.52, 0.86))
    paint_globe(scene, _globe(scene, rng, _kind(rng), place, rng.uniform(36, 56), side), "aside")


def _ringed(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.1, 0.24)), scene.at(rng.uniform(0.46, 0.58))
    globe = _globe(scene, rng, "giant", place, rng.uniform(19, 27), side)
    paint_globe(scene, globe, "ringed")
    paint_rings(scene, globe, rng)
    _moon(scene, rng, globe, side, "inner")


def _moons(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.22, 0.32)), scene.at(rng.uniform(0.5, 0.7))
    globe = _globe(scene, rng, _kind(rng), place, rng.uniform(30, 42), side)
    for name in ("inner", "outer")[: 1 + int(rng.integers(0, 2))]:
        _moon(scene, rng, globe, side, name)
    paint_globe(scene, globe, "moons")


def _moon(scene: Scene, rng: np.random.Generator, globe: Globe, side: float, name: str) -> None:
    far = globe.radius * (rng.uniform(1.3, 1.6) if name == "inner" else rng.uniform(1.9, 2.4))
    y = globe.y - globe.radius * rng.uniform(0.2, 0.9)
    kind: SkinKind = "rock" if rng.random() < 0.7 else "ice"
    size = globe.radius / scene.unit * rng.uniform(0.09, 0.17)
    moon = _globe(scene, rng, kind, (globe.x - side * far, y), size, side, depth=0.25)
    paint_globe(scene, replace(moon, sun=globe.sun), name)


def _belt(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.24, 0.36)), scene.at(rng.uniform(0.3, 0.5))
    globe = _globe(scene, rng, _kind(rng), place, rng.uniform(14, 24), side)
    paint_globe(scene, globe, "belt")
    paint_asteroids(scene, globe.sun)


def _galaxy(scene: Scene, rng: np.random.Generator) -> None:
    sky = deep_sky_of(scene)
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.04, 0.16)), scene.at(rng.uniform(0.42, 0.56))
    paint_galaxy(scene, sky, scene.unit * rng.uniform(46, 58), place)
    far = scene.width * (0.5 - side * rng.uniform(0.3, 0.4)), scene.at(rng.uniform(0.16, 0.8))
    paint_galaxy(scene, sky, scene.unit * rng.uniform(6, 9), far, depth=0.05)


def _comet(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.12, 0.24)), scene.at(rng.uniform(0.5, 0.66))
    paint_comet(scene, place, side)


def _star(scene: Scene, rng: np.random.Generator) -> None:
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.12, 0.3)), scene.at(rng.uniform(0.4, 0.62))
    paint_sun(scene, place, rng.uniform(17, 26))


def _cluster(scene: Scene, rng: np.random.Generator) -> None:
    """A knot of young stars in the brightest of the nebula."""
    side = _side(scene, rng)
    place = scene.width * (0.5 + side * rng.uniform(0.05, 0.25)), scene.at(deep_sky_of(scene).middle)
    paint_sun(scene, place, 0.0, crowd=26)


_GAS: dict[Composition, float] = {_galaxy: 0.3, _comet: 0.6, _star: 0.35, _cluster: 1.6}
"""How much of the nebula shines behind a sight that has its own light."""


def _passing(scene: Scene, rng: np.random.Generator) -> None:
    """What the words send through the picture, and the weather of space: meteors, ice, dust, sparks."""
    lit = -1.0 if scene.light.sun_x < 0.5 else 1.0
    x, y = scene.width * rng.uniform(0.3, 0.42), scene.at(rng.uniform(0.34, 0.46))
    x = x if lit > 0 else scene.width - x
    if scene.shows("rocket"):
        flight = Flight(x, y, 8 * scene.unit, lit * 38.0, (lit * 0.9, -1.1))
        paint_flame(scene, flight)
        paint_craft(scene, draw_rocket, flight, lit)
    if scene.shows("satellite"):
        craft = draw_station if rng.random() < 0.3 else draw_satellite
        paint_craft(scene, craft, Flight(x, y, 11 * scene.unit, lit * 24, (lit * 0.8, 0.12)), lit)
    if scene.shows("astronaut", "person"):
        flight = Flight(scene.width - x, scene.at(0.46), 13 * scene.unit, lit * -18, (0.3, -0.4))
        paint_craft(scene, draw_astronaut, flight, lit)
    _adrift(scene)


def _adrift(scene: Scene) -> None:
    """Grains that float past the viewer: ice, thick dust, or a few motes where space is clear."""
    icy = scene.intent.weather == "snow"
    clear = scene.intent.weather in ("clear", "rain")
    scene.sheet.live(
        Life(
            what="snow" if icy else "dust",
            count=150 if icy else 24 if clear else 90,
            colour=hex_of(mix(scene.light.disc, scene.light.glow, 0.2 if icy else 0.7)),
            area=(scene.left, scene.above, scene.full_width, scene.full_height),
            size_px=max(1.0, 0.45 * scene.unit),
            speed=0.35 if icy else 1.6,
            depth=0.9,
            opacity=0.5 if clear else 0.8,
            seed=scene.seed,
        )
    )
