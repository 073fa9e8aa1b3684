"""Shafts of light: rays from the sun through the crowns, as a light laid over the picture that swells and fades."""

from __future__ import annotations

import math

import cv2
import numpy as np

from aiprod.providers.visuals.kit.canvas import tinted
from aiprod.providers.visuals.kit.colour import mix
from aiprod.providers.visuals.kit.noise import FloatArray, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.heavens import sun_at

_STEP = 6


def paint_shafts(scene: Scene, horizon_y: float, gap: float | None = None) -> None:
    """Add the rays, from the sun, or from above the share ``gap`` of the width where leaves hide the sun.

    There are none at night, nor without direct light. They end where nobody would see them, so as to cost nothing
    there.
    """
    light = scene.light
    if light.sun < 0.35 or light.time == "night":
        return
    x, y = coarse(scene, _STEP)
    sun_x, sun_y = sun_at(scene, horizon_y)
    if gap is not None:
        sun_x = (0.35 * gap + 0.65 * light.sun_x) * scene.width
    sun_y = min(sun_y, scene.at(0.15)) - 12 * scene.unit
    turn = np.arctan2(x - sun_x, np.maximum(1.0, y - sun_y)) / math.pi + 0.5
    lots = ridge(1024, scene.rng("shafts"), cycles=22, octaves=4) * 1.6 - 0.35
    profile = np.clip(lots, 0, 1)
    beam = np.interp(turn, np.linspace(0, 1, 1024), profile).astype(np.float32)
    reach = np.hypot(x - sun_x, y - sun_y) / scene.height
    strength = {"day": 0.34, "golden": 0.42}.get(light.time, 0.34) * light.sun
    alpha = beam * np.exp(-((reach / 0.85) ** 2)) * smoothstep(0.12, 0.3, reach.astype(np.float32)) * strength
    soft: FloatArray = np.asarray(cv2.GaussianBlur(alpha.astype(np.float32), (0, 0), 0.8), np.float32)
    full = enlarged(scene, np.where(soft < 0.012, 0, soft).astype(np.float32), _STEP)
    shine = tinted(mix(light.glow, light.disc, 0.3), full)
    scene.sheet.add(shine, scene.left, scene.above, depth=0.0, blend="screen", pulse=0.45, pulse_period_s=6.0)
