"""Weather before the scene: rain, snow, drifting mist, leaves and petals of the season."""

from __future__ import annotations

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, mix
from aiprod.providers.visuals.painters.scenery.base import Scene

_WHITE: Rgb = (1.0, 1.0, 1.0)


def paint_weather(scene: Scene) -> None:
    """Add what falls or drifts through the air."""
    weather = scene.intent.weather
    pale = mix(scene.light.haze, _WHITE, 0.65)
    if weather == "rain":
        _life(scene, "rain", 260, pale, 5.0, 0.55)
    elif weather == "storm":
        _life(scene, "rain", 400, pale, 7.0, 0.6)
    elif weather == "snow":
        _life(scene, "snow", 420, mix(pale, _WHITE, 0.6), 0.75, 0.9)
    elif weather == "fog":
        _life(scene, "mist", 9, scene.light.haze, 40.0, 0.5)


def _life(scene: Scene, what: LifeKind, count: int, colour: Rgb, size: float, opacity: float) -> None:
    scene.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(colour),
            area=(scene.left, scene.above, scene.full_width, scene.full_height),
            size_px=max(1.0, size * scene.unit),
            depth=0.9,
            opacity=opacity,
            seed=scene.seed,
        )
    )
