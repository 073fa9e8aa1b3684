"""Watercolor: washes on rough paper, in a picture book's layout: the painting above, bare paper for captions below."""

from __future__ import annotations

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.painters.watercolor import deep, land, plain, room, town, water
from aiprod.providers.visuals.painters.watercolor.air import weather
from aiprod.providers.visuals.painters.watercolor.lettering import letter
from aiprod.providers.visuals.painters.watercolor.painting import Painting
from aiprod.providers.visuals.painters.watercolor.things import stand

_PLACES = {
    "mountains": land.mountains,
    "forest": land.forest,
    "field": land.field,
    "desert": land.desert,
    "river": land.river,
    "sea": water.sea,
    "underwater": deep.underwater,
    "sky": water.sky,
    "space": water.space,
    "city": town.city,
    "room": room.room,
    "abstract": plain.abstract,
}

_LEVELS = {"sea": 0.8, "river": 0.8, "city": 0.93}
"""Where what is named stands, as a share of the painting's height."""


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The layers of one watercolor."""
    painting = Painting(request)
    painting.lay_paper()
    _PLACES[request.intent.place](painting)
    stand(painting, _LEVELS.get(request.intent.place, 0.86), "land", "air", "deep", "orbit")
    weather(painting)
    letter(painting, request)
    return painting.sheet.stack()
