"""Painter ``landscape``: a place under its light, seen through the style's palette, with the scene's words on it."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.painters.scenery.abstract import paint_abstract
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.city import paint_city
from aiprod.providers.visuals.painters.scenery.desert import paint_desert
from aiprod.providers.visuals.painters.scenery.field import paint_field
from aiprod.providers.visuals.painters.scenery.forest import paint_forest
from aiprod.providers.visuals.painters.scenery.mountains import paint_mountains
from aiprod.providers.visuals.painters.scenery.painting import paint_place
from aiprod.providers.visuals.painters.scenery.river import paint_river
from aiprod.providers.visuals.painters.scenery.room import paint_room
from aiprod.providers.visuals.painters.scenery.sea import paint_sea
from aiprod.providers.visuals.painters.scenery.sky import paint_sky
from aiprod.providers.visuals.painters.scenery.space import paint_space
from aiprod.providers.visuals.painters.scenery.underwater import paint_underwater

_PLACES: dict[Place, Callable[[Scene], None]] = {
    "mountains": paint_mountains,
    "forest": paint_forest,
    "field": paint_field,
    "desert": paint_desert,
    "river": paint_river,
    "sea": paint_sea,
    "underwater": paint_underwater,
    "sky": paint_sky,
    "space": paint_space,
    "city": paint_city,
    "room": paint_room,
    "abstract": paint_abstract,
}


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The place, then the weather before it, then the words."""
    return paint_place(request, _PLACES)
