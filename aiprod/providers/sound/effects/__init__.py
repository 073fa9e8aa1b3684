"""Effects by name. Each makes one whole sound of its natural length, (count,) or (count, 2), at any level."""

from __future__ import annotations

from collections.abc import Callable

from aiprod.audio import Samples
from aiprod.providers.sound.effects import bells, cinema, going, hands, nature
from aiprod.providers.sound.grains import Rng

EFFECTS: dict[str, Callable[[Rng, int], Samples]] = {
    make.__name__: make
    for make in (
        cinema.whoosh,
        cinema.riser,
        cinema.impact,
        cinema.boom,
        cinema.swell,
        cinema.sparkle,
        cinema.drum_roll,
        cinema.pop,
        cinema.chime,
        cinema.success,
        cinema.notification,
        bells.bell,
        bells.church_bells,
        bells.school_bell,
        bells.phone,
        bells.alarm,
        bells.coin,
        bells.glass,
        bells.clock,
        hands.door,
        hands.knock,
        hands.keyboard,
        hands.typewriter,
        hands.camera,
        hands.click,
        hands.page_turn,
        hands.pencil,
        hands.pour,
        hands.match,
        hands.hammer,
        hands.applause,
        going.steps,
        going.snow_steps,
        going.horse,
        going.heartbeat,
        going.engine,
        going.boat_horn,
        going.train_whistle,
        going.siren,
        going.rocket,
        going.wings,
        nature.thunder,
        nature.bubble,
        nature.splash,
        nature.drip,
        nature.owl,
        nature.whale,
        nature.wolf,
    )
}
