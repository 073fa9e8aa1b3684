"""Watercolor: washes on rough paper, in a picture book's layout: the painting above, bare paper for captions below."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.painters.watercolor import deep, land, plain, room, town, views, water
from aiprod.providers.visuals.painters.watercolor.air import weather
from aiprod.providers.visuals.painters.watercolor.painting import Painting
from aiprod.providers.visuals.painters.watercolor.things import stand
from aiprod.providers.visuals.painters.watercolor.words import letter

_PLACES: dict[Place, tuple[Callable[[Painting], None], ...]] = {
    "mountains": (land.mountains, views.lake),
    "forest": (land.forest, views.grove),
    "field": (land.field,),
    "desert": (land.desert,),
    "river": (land.river,),
    "sea": (water.sea,),
    "underwater": (deep.underwater,),
    "sky": (water.sky,),
    "space": (water.space,),
    "city": (town.city,),
    "room": (room.room,),
    "abstract": (plain.abstract,),
}
"""How each place may be seen; under many words only its first, quiet view is."""

_INDOORS: frozenset[Place] = frozenset({"room", "underwater", "space"})
_LEVELS = {"sea": 0.8, "river": 0.8, "city": 0.93}
"""Where what is named stands, as a share of the painting's height."""


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The layers of one watercolor."""
    painting = Painting(request)
    painting.lay_paper()
    seen = _PLACES[request.intent.place]
    seen[0 if painting.wordy else int(painting.rng.integers(len(seen)))](painting)
    stand(painting, _LEVELS.get(request.intent.place, 0.86), "land", "air", "deep", "orbit")
    if request.intent.place not in _INDOORS:
        weather(painting)
    letter(painting, request)
    return painting.sheet.stack()
