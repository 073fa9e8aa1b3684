"""The colours of leaves, wood and forest floor, by season, light and distance."""

from __future__ import annotations

from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.trees import Tones

_YOUNG: Rgb = (0.74, 0.84, 0.30)
_NEEDLES: Rgb = (0.06, 0.17, 0.15)


def tones_at(scene: Scene, distance: float, *, evergreen: bool = False) -> Tones:
    """The colours of this season's trees, or of conifers, at a distance, 0 near .. 1 far."""
    light, palette = scene.light, scene.style.palette
    season = "summer" if evergreen else scene.intent.season
    dark, bright, accent = (parse(c) for c in palette[f"foliage_{season}"])
    if season == "spring":
        accent = _YOUNG
    if evergreen:
        dark, bright, accent = mix(dark, _NEEDLES, 0.6), mix(bright, _NEEDLES, 0.45), bright
    veil = min(0.97, 0.03 + 0.88 * distance**1.15 * air_of(scene))
    air = mist_of(scene, distance)
    bright = light.tint(mix(bright, accent, 0.35), 0.0)
    lit = mix(
        mix(bright, light.near, 0.30 if light.low else 0.0), light.glow, (0.30 if light.low else 0.10) * light.sun
    )
    shadow = mix(light.tint(mix(dark, light.near, 0.66), 0.0), light.near, 0.45 if light.low else 0.25)
    wood = light.tint(mix(parse(palette["soil"][0]), light.near, 0.55), 0.0)
    snow = mix(light.tint(parse(palette["snow"][0]), 0.0), light.sky[1], 0.12)
    return Tones(*(mix(tone, air, veil) for tone in (shadow, lit, wood, snow)))


def air_of(scene: Scene) -> float:
    """How much air there is to see among trees: 1 on a hazy day, half as much in clear daylight, more in fog."""
    clear = 0.52 if scene.light.time == "day" and scene.intent.weather in ("clear", "cloudy") else 0.86
    return clear + 0.22 * (scene.light.haze_density - 1)


def mist_of(scene: Scene, distance: float) -> Rgb:
    """The colour of the air up to a distance: cool as the sky above near by, as the haze and the sun far off."""
    light = scene.light
    leaf = light.tint(parse(scene.style.palette[f"foliage_{scene.intent.season}"][1]), 0.0)
    if light.time == "day":
        return mix(mix(light.haze, leaf, 0.22), light.glow, 0.14 * light.sun)
    cool = mix(mix(light.sky[0], light.sky[1], 0.6), light.near, 0.25)
    warm = mix(light.haze, light.glow, 0.0 if light.time == "night" else 0.34 * light.sun)
    return mix(cool, warm, min(1.0, distance**1.3))


def ground_tone(scene: Scene, distance: float) -> Rgb:
    """The forest floor at a distance: moss and earth, fallen leaves in autumn, snow in winter."""
    tones = tones_at(scene, distance)
    soil = mix(tones.wood, tones.shadow, 0.4)
    return (
        mix(tones.snow, tones.shadow, 0.10) if scene.snowy else mix(soil, tones.lit, 0.12 if scene.light.low else 0.30)
    )
