"""Ambiences by name. Each makes one period of an endless sound, (count, 2), at any level."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.audio import Samples
from aiprod.providers.sound.ambiences import machines, people, water, weather, wildlife
from aiprod.providers.sound.grains import Rng

AMBIENCES: dict[str, Callable[[Rng, int], Samples]] = {
    make.__name__: make
    for make in (
        weather.rain,
        weather.heavy_rain,
        weather.storm,
        weather.wind,
        weather.blizzard,
        weather.fire,
        water.sea,
        water.waves,
        water.river,
        water.waterfall,
        water.harbour,
        water.seagulls,
        water.underwater,
        wildlife.birds,
        wildlife.forest,
        wildlife.crickets,
        wildlife.frogs,
        wildlife.bees,
        people.crowd,
        people.market,
        people.cafe,
        people.office,
        people.classroom,
        people.kitchen,
        people.room,
        machines.city,
        machines.traffic,
        machines.train,
        machines.plane,
        machines.car,
        machines.machine,
        machines.factory,
        machines.space,
    )
}
