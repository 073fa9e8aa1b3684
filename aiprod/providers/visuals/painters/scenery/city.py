"""The city: a street seen along its length, or towers, an old town, a factory across a river that mirrors them."""

from __future__ import annotations

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.colour import hex_of, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.bridge import paint_bridge, paint_viaduct
from aiprod.providers.visuals.painters.scenery.harbour import paint_harbour
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.oldtown import oldtown_views
from aiprod.providers.visuals.painters.scenery.panorama import mirrored, paint_quay
from aiprod.providers.visuals.painters.scenery.promenade import paint_promenade
from aiprod.providers.visuals.painters.scenery.street import paint_street
from aiprod.providers.visuals.painters.scenery.swell import paint_glints
from aiprod.providers.visuals.painters.scenery.towers import tower_views
from aiprod.providers.visuals.painters.scenery.traffic import paint_traffic
from aiprod.providers.visuals.painters.scenery.vessels import paint_river_boat
from aiprod.providers.visuals.painters.scenery.water import water
from aiprod.providers.visuals.painters.scenery.works import Works

_STREETS = {
    "village": ("village",),
    "old": ("market",),
    "avenue": ("road", "car", "bus", "bicycle", "crowd", "person", "people", "couple", "child"),
}
_NEAR_SHORE = 0.5
"""How often the viewer stands on a promenade."""
_PANORAMAS = ("bridge", "tower", "boat", "ship", "train", "factory", "castle", "church", "river", "water")


def paint_city(scene: Scene) -> None:
    """The city the subjects ask for; else the seed chooses between streets and panoramas."""
    if scene.shows("harbour"):
        paint_harbour(scene)
        return
    street = _street_of(scene)
    if street:
        paint_street(scene, street)
    else:
        _paint_panorama(scene)


def _street_of(scene: Scene) -> str | None:
    """The kind of street, or None for a panorama."""
    for kind, subjects in _STREETS.items():
        if scene.shows(*subjects):
            return kind
    if scene.shows(*_PANORAMAS):
        return None
    return str(scene.rng("kind").choice(["avenue", "old", ""], p=[0.3, 0.15, 0.55])) or None


def _paint_panorama(scene: Scene) -> None:
    """Sky, what stands across the water, the water with its mirror, then what crosses it."""
    rng = scene.rng("city")
    base = scene.at(rng.uniform(0.66, 0.72))
    paint_heavens(scene, base)
    works = Works(scene, base) if scene.shows("factory") else None
    old = scene.shows("castle", "church") or (not scene.shows("tower") and scene.rng("age").random() < 0.3)
    views = works.views() if works else oldtown_views(scene, base) if old else tower_views(scene, base)
    for view in views:
        box = (scene.left, view.top, scene.full_width, base + 2 * scene.unit - view.top)
        scene.sheet.draw(box, view.draw, depth=view.depth)
    if works:
        works.paint_smoke()
    mirror = mirrored(scene, views, base)
    scene.sheet.add(water(scene, base, calm=0.55, mirror=mirror), scene.left, base, depth=0.4)
    if scene.intent.weather not in ("rain", "storm"):
        paint_glints(scene, base, sheltered=True)
    crossed = scene.shows("bridge", "train")
    if not crossed:
        paint_traffic(scene, base - 0.9 * scene.unit, 0.34 * scene.unit, float(rng.choice((-1.0, 1.0))), 0.4)
    paint_quay(scene, base)
    if scene.shows("bridge"):
        paint_bridge(scene, base)
    elif crossed:
        paint_viaduct(scene, base)
    else:
        paint_river_boat(scene, base)
    if not crossed and scene.rng("promenade").random() < _NEAR_SHORE:
        paint_promenade(scene)
    _paint_birds(scene)


def _paint_birds(scene: Scene) -> None:
    if scene.light.dark or scene.intent.weather in ("rain", "storm"):
        return
    scene.sheet.live(
        Life(
            what="birds",
            count=8,
            colour=hex_of(mix(scene.light.near, scene.light.haze, 0.3)),
            area=(0.1 * scene.width, scene.at(0.12), 0.7 * scene.width, scene.at(0.22) - scene.at(0)),
            size_px=max(3.0, 1.3 * scene.unit),
            depth=0.25,
            seed=scene.seed,
        )
    )
