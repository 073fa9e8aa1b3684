"""How the hour and the weather show the colour of a wall, a hull or a coat: by sun, by sky, by lamps, through air."""

from __future__ import annotations

import math

from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene

LIT = {"dawn": 0.16, "day": 0.0, "golden": 0.12, "dusk": 0.42, "night": 0.42}
"""Share of a town's windows behind which a lamp burns."""
SNOW: Rgb = (0.94, 0.96, 0.98)
_GRASS: Rgb = (0.38, 0.46, 0.22)
LAMP: Rgb = (1.0, 0.78, 0.46)
_AMBIENT = {"dawn": 0.85, "day": 0.62, "golden": 0.72, "dusk": 0.62, "night": 0.9}
_SUN = {"dawn": 0.75, "day": 0.95, "golden": 1.15, "dusk": 0.35, "night": 0.06}


def lamps_on(scene: Scene) -> bool:
    """Whether the lamps of a town are lit."""
    return LIT[scene.light.time] > 0.15 or scene.light.dark or scene.intent.weather in ("storm", "fog")


def green_of(scene: Scene) -> Rgb:
    """The colour of land that is overgrown, at this season, before any light falls on it."""
    if scene.snowy:
        return SNOW
    leaves = scene.style.palette.get(f"foliage_{scene.intent.season}", ("#4A6B33",))
    return mix(mix(parse(leaves[0]), parse(leaves[min(1, len(leaves) - 1)]), 0.3), _GRASS, 0.5)


def lit(scene: Scene, colour: Rgb, facing: float, distance: float = 0.0) -> Rgb:
    """A surface's ``colour`` as it is seen; ``facing`` 0 in shade .. 1 in the sun, ``distance`` 0 near .. 1 horizon.

    Sky and sun multiply the colour as light does; the air between adds its own.
    """
    light = scene.light
    sky = [channel**2.2 for channel in mix(light.sky[len(light.sky) // 2], light.sky[-1], 0.4)]
    sun = [channel**2.2 for channel in mix(light.glow, light.disc, 0.45)]
    grey, power = 0.55 * sum(sky) / 3, _SUN[light.time] * light.sun * facing
    air = min(0.94, distance * (0.5 + 0.4 * light.haze_density))
    red, green, blue = (
        _seen(channel**2.2 * (_AMBIENT[light.time] * (0.45 * above + grey) + power * direct))
        for channel, above, direct in zip(colour, sky, sun, strict=True)
    )
    return mix((red, green, blue), light.haze, air)


def _seen(light: float) -> float:
    """Light as sRGB, its brightest tones rounded off."""
    return float((light if light < 0.7 else 0.7 + 0.3 * math.tanh((light - 0.7) / 0.3)) ** (1 / 2.2))
