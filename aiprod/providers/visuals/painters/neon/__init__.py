"""The neon painter: an electric night for every place a scene can be set in."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.kit.things.habits import cast
from aiprod.providers.visuals.painters.neon.coast import paint_sea, paint_sky_scene
from aiprod.providers.visuals.painters.neon.deep import paint_underwater
from aiprod.providers.visuals.painters.neon.room import paint_room
from aiprod.providers.visuals.painters.neon.shapes import paint_abstract
from aiprod.providers.visuals.painters.neon.skyline import paint_city
from aiprod.providers.visuals.painters.neon.space import paint_space
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.providers.visuals.painters.neon.street import paint_street
from aiprod.providers.visuals.painters.neon.subjects import paint_birds, paint_things
from aiprod.providers.visuals.painters.neon.terrain import paint_desert, paint_field, paint_mountains, paint_river
from aiprod.providers.visuals.painters.neon.weather import paint_weather
from aiprod.providers.visuals.painters.neon.woods import paint_forest
from aiprod.providers.visuals.painters.neon.words import paint_words

_STREET = frozenset({"car", "road", "bus", "bicycle", "person", "couple", "crowd", "market"})
"""Subjects that are met in a street rather than before a skyline."""


def _paint_city(stage: Stage) -> None:
    view = stage.rng.random()
    if any(habit.ground == "water" for habit in cast(stage.intent.subjects, "city")):
        paint_city(stage, water=True)
    elif view < (0.9 if _STREET & set(stage.intent.subjects) else 0.4):
        paint_street(stage)
    else:
        paint_city(stage, water=view > 0.7)


_PLACES: dict[Place, Callable[[Stage], None]] = {
    "mountains": paint_mountains,
    "forest": paint_forest,
    "field": paint_field,
    "desert": paint_desert,
    "river": paint_river,
    "sea": paint_sea,
    "underwater": paint_underwater,
    "sky": paint_sky_scene,
    "space": paint_space,
    "city": _paint_city,
    "room": paint_room,
    "abstract": paint_abstract,
}


def _paint_subjects(stage: Stage) -> None:
    """What stands, floats or flies in the open; a room puts its own things where they belong."""
    paint_things(stage, "land", stage.horizon + 0.13 * stage.height)
    paint_things(stage, "water", stage.horizon + 0.1 * stage.height)
    paint_birds(stage)
    for ground in ("air", "deep", "orbit"):
        paint_things(stage, ground, stage.horizon, depth=0.4)


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The picture of one scene, words included."""
    stage = Stage(request)
    _PLACES[request.intent.place](stage)
    _paint_subjects(stage)
    if request.intent.place not in ("underwater", "space", "room"):
        paint_weather(stage)
    paint_words(stage)
    return stage.sheet.stack(vignette=0.25)
