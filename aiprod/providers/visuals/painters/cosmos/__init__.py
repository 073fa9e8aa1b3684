"""Painter ``cosmos``: every place as science fiction has it, under strange suns, with the scene's words on it."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.media.safe_area import bar_px
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.kit.colour import hex_of
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.painters.cosmos.city import paint_city
from aiprod.providers.visuals.painters.cosmos.giant import paint_sky
from aiprod.providers.visuals.painters.cosmos.lands import paint_desert, paint_field, paint_forest, paint_mountains
from aiprod.providers.visuals.painters.cosmos.rooms import paint_room
from aiprod.providers.visuals.painters.cosmos.void import paint_abstract
from aiprod.providers.visuals.painters.cosmos.waters import paint_deep, paint_river, paint_sea
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.lettering import set_words
from aiprod.providers.visuals.painters.scenery.light import light_of
from aiprod.providers.visuals.painters.scenery.space import paint_space
from aiprod.providers.visuals.painters.scenery.weather import paint_weather

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
_AIRLESS: frozenset[Place] = frozenset({"room", "underwater", "space", "abstract"})


def paint(request: VisualRequest) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The place, then the weather before it, then the words."""
    style, intent = request.style, request.intent
    width, height = request.width_px, request.height_px
    bar = bar_px(width, height, style.letterbox)
    letterbox = style.letterbox if bar else None
    light = light_of(intent, style, stream(request.seed, "light"))
    framed = request.model_copy(update={"style": style.model_copy(update={"letterbox": letterbox})})
    scene = Scene(
        sheet=Sheet(framed, hex_of(light.near)),
        light=light,
        intent=intent,
        style=style,
        seed=request.seed,
        top=bar,
        bottom=height - bar,
    )
    _PLACES[intent.place](scene)
    if intent.place not in _AIRLESS:
        paint_weather(scene)
    set_words(scene)
    return scene.sheet.stack(vignette=0.35 if letterbox else 0.2)
