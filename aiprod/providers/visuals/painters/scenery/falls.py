"""A waterfall: white water before a cliff, streaks that fall in it and spray at its foot."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import tinted
from aiprod.providers.visuals.kit.colour import WHITE, hex_of, mix
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

_STEP = 2


def paint_fall(scene: Scene, x: float, wide: float, top: float, foot: float, depth: float) -> None:
    """Add a fall about the frame's ``x``, ``wide`` pixels across, from ``top`` to ``foot``."""
    rng = scene.rng("fall")
    height, width = max(4, round((foot - top) / _STEP)), max(4, round(1.6 * wide / _STEP))
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    across = np.linspace(-1.6, 1.6, width, dtype=np.float32)[None, :]
    edge = 0.8 + 0.18 * ridge(height, rng, cycles=4, octaves=4)[:, None] + 0.22 * down
    streaks = field(height, width, rng, cell_px=max(6.0, 0.9 * height), octaves=7, roughness=0.72, stretch=0.06)
    body = smoothstep(1.0, 0.55, np.asarray(np.abs(across) / edge, np.float32))
    tone = mix(scene.light.tint(WHITE, 0.12), scene.light.horizon, 0.25)
    dim = mix(tone, scene.light.sky[1], 0.45)
    _add(scene, dim, body * (0.55 + 0.5 * streaks), x, top, depth)
    for number, sign in enumerate((1.0, -1.0)):
        bright = body * smoothstep(0.05, 0.32, np.asarray(sign * (streaks - 0.5), np.float32)) * 0.9
        pulse = {"pulse": 0.75, "pulse_period_s": 1.3 + 0.4 * number, "phase": 0.5 * number}
        _add(scene, tone, bright, x, top, depth, **pulse)
    spray = (x - 1.3 * wide, foot - 0.22 * (foot - top), 2.6 * wide, 0.25 * (foot - top))
    scene.sheet.live(
        Life(
            what="mist",
            count=9,
            colour=hex_of(mix(WHITE, scene.light.haze, 0.3)),
            area=spray,
            size_px=max(1.0, 0.9 * wide),
            depth=depth,
            opacity=0.7,
            seed=scene.seed,
        )
    )


def _add(
    scene: Scene,
    tone: tuple[float, float, float],
    alpha: FloatArray,
    x: float,
    top: float,
    depth: float,
    **moves: float,
) -> None:
    size = (alpha.shape[1] * _STEP, alpha.shape[0] * _STEP)
    large = np.asarray(cv2.resize(alpha.astype(np.float32), size, interpolation=cv2.INTER_LINEAR), np.float32)
    scene.sheet.add(tinted(tone, np.clip(large, 0, 1)), x - size[0] / 2, top, depth=depth, **moves)
