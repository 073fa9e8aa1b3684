"""Weather before the scene: rain, snow, drifting mist, leaves and petals of the season."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import tinted
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, mix
from aiprod.providers.visuals.kit.noise import field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

_MIST_STEP = 6
_WHITE: Rgb = (1.0, 1.0, 1.0)


def paint_weather(scene: Scene) -> None:
    """Add what falls or drifts through the air."""
    weather = scene.intent.weather
    pale = mix(scene.light.haze, _WHITE, 0.65)
    if weather == "rain":
        _life(scene, "rain", 210, pale, 5.0, 0.6)
    elif weather == "storm":
        _life(scene, "rain", 300, pale, 7.0, 0.65)
    elif weather == "snow":
        _life(scene, "snow", 420, mix(pale, _WHITE, 0.6), 0.75, 0.9)
    elif weather == "fog":
        _life(scene, "mist", 9, scene.light.haze, 40.0, 0.5)


def paint_mist(scene: Scene, y: float, tall: float, depth: float) -> None:
    """A strip of mist that lies in a valley and drifts, its middle at frame ``y``, ``tall`` units high."""
    density = {"clear": 0.55, "cloudy": 0.6, "fog": 1.0}.get(scene.intent.weather, 0.8)
    if scene.light.time == "day":
        density *= 0.6
    rng = scene.rng("mist", y)
    half = tall * scene.unit
    height, width = max(4, round(2 * half / _MIST_STEP)), round(scene.full_width / _MIST_STEP)
    wisps = field(height, width, rng, cell_px=max(6.0, height * 0.9), octaves=5, stretch=5)
    across = np.abs(np.linspace(-1, 1, height, dtype=np.float32))[:, None]
    body = smoothstep(0.28, 0.95, np.asarray(1.1 * wisps + 0.35 * (1 - across), np.float32)) * (1 - across**2)
    size = (width * _MIST_STEP, height * _MIST_STEP)
    alpha = np.asarray(cv2.resize(body * density, size, interpolation=cv2.INTER_CUBIC), np.float32)
    low = scene.light.low
    tone = mix(scene.light.haze, scene.light.glow if low else _WHITE, 0.22 if not scene.light.dark else 0.04)
    drift = 0.22 * scene.unit * float(rng.choice((-1.0, 1.0)))
    pixels = tinted(tone, np.where(alpha < 0.012, 0, alpha).astype(np.float32))
    scene.sheet.add(pixels, scene.left, y - half, depth=depth, drift_x_px_s=drift)


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
