"""The sky behind every outdoor place: its gradient and the glow of the sun, what shines at night, drifting clouds."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.clouds import Cloud
from aiprod.providers.visuals.painters.scenery.grid import coarse, magnified
from aiprod.providers.visuals.painters.scenery.lightning import paint_lightning
from aiprod.providers.visuals.painters.scenery.nightsky import (
    milky_way,
    paint_aurora,
    paint_disc,
    paint_rainbow,
    paint_stars,
)
from aiprod.providers.visuals.painters.scenery.overcast import overcast

STEP = 4
"""The sky is computed at every so many pixels."""

_CLOSED_SUN = 0.5
"""Where less of the sun comes through, the ceiling is closed: the sky behind it need not be blended with it."""
_DRIFT = {"clear": 0.16, "cloudy": 0.24, "storm": 0.5}


def sun_at(scene: Scene, horizon_y: float) -> tuple[float, float]:
    """Where the sun or moon stands, in frame pixels, above a horizon at ``horizon_y``."""
    sky = horizon_y - scene.top
    return scene.light.sun_x * scene.width, horizon_y - scene.light.sun_height * sky


def paint_heavens(scene: Scene, horizon_y: float, *, drifts: bool = True) -> FloatArray:
    """Add the opaque sky, ending at ``horizon_y`` and going on below in the horizon's colour, then its clouds.

    Returns the sky with its clouds as linear light at every ``STEP``-th pixel of the frame and its margins, for water
    to mirror. Where little of the sky is seen its clouds need not drift: they are then part of it.
    """
    light = scene.light
    x, y = coarse(scene, STEP)
    share = np.clip((y[:, :1] - scene.above) / max(1.0, horizon_y - scene.above), 0, 1) ** 1.15
    sky = to_linear(np.broadcast_to(ramp(light.sky, share), (*x.shape, 3)))
    sun_x, sun_y = sun_at(scene, horizon_y)
    sky = _sunlit(scene, sky, x, y, sun_x, sun_y)
    if light.time == "night" and scene.intent.weather in ("clear", "cloudy"):
        sky = sky + milky_way(scene, x, y, horizon_y)
    sky = _unburnt(sky)
    clouds = overcast(scene, x, y, horizon_y, (sun_x, sun_y))
    clouded = sky
    if clouds is not None:
        cover = clouds.cover[:, :, None]
        clouded = np.asarray(sky * (1 - cover) + clouds.colour * cover, np.float32)
    scene.sheet.whole(opaque(_enlarged(scene, to_srgb(sky if drifts else clouded))), depth=0.0)
    if light.time == "night":
        paint_stars(scene, horizon_y)
        if scene.shows("aurora"):
            paint_aurora(scene, horizon_y)
    if light.sun > 0.5:
        paint_disc(scene, sun_x, sun_y)
    if clouds is not None and drifts:
        closed = light.sun < _CLOSED_SUN
        _drift(scene, Cloud(clouded, np.ones_like(clouds.cover)) if closed else clouds, horizon_y)
    if scene.shows("rainbow") and light.time != "night":
        paint_rainbow(scene, horizon_y)
    if scene.intent.weather == "storm":
        paint_lightning(scene, horizon_y)
    return clouded


def _drift(scene: Scene, clouds: Cloud, horizon_y: float) -> None:
    """The clouds as a layer of their own, moved by the wind."""
    rows = min(clouds.cover.shape[0], int((horizon_y - scene.above) / STEP) + 2)
    size = (clouds.cover.shape[1] * STEP, rows * STEP)
    pixels = magnified(to_srgb(clouds.colour[:rows]), clouds.cover[:rows], size)
    wind = scene.unit * float(scene.rng("wind").choice((-1.0, 1.0))) * _DRIFT.get(scene.intent.weather, 0.3)
    scene.sheet.add(pixels, scene.left, scene.above, depth=0.04, drift_x_px_s=wind)


def _enlarged(scene: Scene, plane: FloatArray) -> FloatArray:
    size = (plane.shape[1] * STEP, plane.shape[0] * STEP)
    large = cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR)
    return np.asarray(large[: scene.full_height, : scene.full_width], np.float32)


def _sunlit(scene: Scene, sky: FloatArray, x: FloatArray, y: FloatArray, sun_x: float, sun_y: float) -> FloatArray:
    light, size = scene.light, float(scene.height)
    strength = light.sun * (0.35 if light.time in ("day", "night") else 1.0)
    flat = 1.0 if light.time in ("day", "night") else 0.45
    reach = np.hypot((x - sun_x) * (0.75 + 0.25 * flat), (y - sun_y) / (0.55 + 0.45 * flat)) / size
    glow, disc = to_linear(light.glow), to_linear(light.disc)
    wide = np.exp(-((reach / 0.55) ** 1.3))[:, :, None] * 0.38
    near = np.exp(-((reach / 0.17) ** 1.2))[:, :, None] * 0.55
    core = np.exp(-((reach / 0.035) ** 1.4))[:, :, None] * 0.9
    lit: FloatArray = sky * (1 - strength * 0.5 * wide) + strength * (wide * glow + near * glow + core * disc)
    return lit


def _unburnt(sky: FloatArray) -> FloatArray:
    """Light beyond white keeps its hue and pales, where clipping each channel would turn an orange sun yellow-green."""
    peak = np.maximum(1.0, sky.max(axis=2, keepdims=True))
    pale = np.clip((peak - 1) * 0.8, 0, 1)
    kept: FloatArray = sky / peak * (1 - pale) + pale
    return kept
