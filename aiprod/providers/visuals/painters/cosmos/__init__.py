"""Painter ``cosmos``: every place as science fiction has it, under strange suns, with the scene's words on it."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.painters.cosmos.city import paint_city
from aiprod.providers.visuals.painters.cosmos.giant import paint_sky
from aiprod.providers.visuals.painters.cosmos.lands import paint_desert, paint_field, paint_forest, paint_mountains
from aiprod.providers.visuals.painters.cosmos.rooms import paint_room
from aiprod.providers.visuals.painters.cosmos.void import paint_abstract
from aiprod.providers.visuals.painters.cosmos.waters import paint_deep, paint_river, paint_sea
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.painting import paint_place
from aiprod.providers.visuals.painters.scenery.space import paint_space

_PLACES: dict[Place, Callable[[Scene], None]] = {
    "mountains": paint_mountains,
    "forest": paint_forest,
    "field": paint_field,
    "desert": paint_desert,
    "river": paint_river,
    "sea": paint_sea,
    "underwater": paint_deep,
    "sky": paint_sky,
    "space": paint_space,
    "city": paint_city,
    "room": paint_room,
    "abstract": paint_abstract,
}


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The place, then the weather before it, then the words."""
    return paint_place(request, _PLACES)
