"""Life: small moving things drawn afresh every frame, each a pure function of its seed and the time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from aiprod.media.pictures import life_creatures as creatures
from aiprod.media.pictures import life_ways as ways
from aiprod.media.pictures import life_weather as weather
from aiprod.media.pictures.layers import Life, LifeKind


class Swarm(Protocol):
    """What a compositor draws: the canvas is in canvas pixels, ``t`` in seconds of the swarm's own time."""

    def draw(self, canvas: Any, t: float) -> None: ...


_MAKERS: Mapping[LifeKind, Callable[[Life], Swarm]] = {
    "birds": creatures.Birds,
    "fish": creatures.Fish,
    "leaves": creatures.Leaves,
    "petals": creatures.Petals,
    "snow": weather.Snow,
    "rain": weather.Rain,
    "stars": weather.Stars,
    "embers": weather.Embers,
    "dust": weather.Dust,
    "bubbles": weather.Bubbles,
    "fireflies": weather.Fireflies,
    "mist": weather.Mist,
    "shimmer": weather.Shimmer,
    "rows": ways.Rows,
    "waves": ways.Waves,
    "traffic": ways.Traffic,
}


def make_swarm(life: Life) -> Swarm:
    """The swarm of a Life element; it draws its lots once from the seed and uses no other randomness."""
    return _MAKERS[life.what](life)
