"""A painting of a place: the land under its light, the weather before it, the words over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aiprod.media.pictures.layers import LayerStack, RgbaArray
from aiprod.media.safe_area import bar_px
from aiprod.plan import Place, VisualRequest
from aiprod.providers.visuals.kit.colour import hex_of
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.lettering import set_words
from aiprod.providers.visuals.painters.scenery.light import light_of
from aiprod.providers.visuals.painters.scenery.weather import paint_weather

_NO_WEATHER: frozenset[Place] = frozenset({"room", "underwater", "space", "abstract"})


def paint_place(
    request: VisualRequest, places: Mapping[Place, Callable[[Scene], None]]
) -> tuple[LayerStack, dict[str, RgbaArray]]:
    """The request's place by the hand that ``places`` has for it, then the weather before it, then the words."""
    style, intent = request.style, request.intent
    width, height = request.width_px, request.height_px
    bar = bar_px(width, height, style.letterbox)
    letterbox = style.letterbox if bar else None
    light = light_of(intent, style, stream(request.seed, "light"))
    scene = Scene(
        sheet=Sheet(
            request.model_copy(update={"style": style.model_copy(update={"letterbox": letterbox})}), hex_of(light.near)
        ),
        light=light,
        intent=intent,
        style=style,
        seed=request.seed,
        top=bar,
        bottom=height - bar,
    )
    places[intent.place](scene)
    if intent.place not in _NO_WEATHER:
        paint_weather(scene)
    set_words(scene)
    return scene.sheet.stack(vignette=0.35 if letterbox else 0.2)
