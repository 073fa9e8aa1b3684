"""The neon painter: an electric night for every place a scene can be set in."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.layers import LayerStack, RgbaArray
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.painters.neon.sky import paint_weather
from aiprod.providers.visuals.painters.neon.skyline import paint_city
from aiprod.providers.visuals.painters.neon.stage import Stage
from aiprod.providers.visuals.painters.neon.terrain import paint_desert, paint_field, paint_mountains, paint_river
from aiprod.providers.visuals.painters.neon.woods import paint_forest
from aiprod.providers.visuals.painters.neon.words import paint_words

_PLACES: dict[Place, Callable[[Stage], None]] = {
    "city": paint_city,
    "mountains": paint_mountains,
    "desert": paint_desert,
    "field": paint_field,
    "river": paint_river,
    "forest": paint_forest,
}


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The picture of one scene, words included."""
    stage = Stage(request)
    _PLACES.get(request.intent.place, paint_city)(stage)
    paint_weather(stage)
    paint_words(stage)
    return stage.sheet.stack(vignette=0.25)
