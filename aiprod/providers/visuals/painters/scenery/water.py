"""Open water in perspective: waves that bend the reflected sky, and the broken path of the sun."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import mix, parse, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

_STEP = 2
_TILE = 512
_SWELL = {"clear": 0.8, "cloudy": 1.0, "rain": 1.25, "snow": 0.8, "fog": 0.45, "storm": 2.1}


def water(scene: Scene, horizon_y: float, *, calm: float = 1.0, mirror: FloatArray | None = None) -> RgbaArray:
    """The water from ``horizon_y`` to the lowest overscan, at full width: (height, width, 4) opaque RGBA.

    ``calm`` below 1 flattens the waves. ``mirror`` (height, width, 4), linear light and its cover, is what stands on
    the far shore, upside down with its foot in the first row, at any size.
    """
    light, rng = scene.light, scene.rng("water")
    full_height = max(8, int(scene.above + scene.full_height - horizon_y) + 1)
    height, width = -(-full_height // _STEP), -(-scene.full_width // _STEP)
    y: FloatArray = ((np.arange(height)[:, None] * _STEP + 0.5) / scene.height).astype(np.float32)
    x: FloatArray = ((scene.left + np.arange(width)[None, :] * _STEP) / scene.height).astype(np.float32)
    distance: FloatArray = (1.0 / (y + 0.006)).astype(np.float32)
    swell = _SWELL[scene.intent.weather] * calm
    across: FloatArray = ((x - light.sun_x * scene.width / scene.height) * distance).astype(np.float32)
    slope: FloatArray = (_slope(rng, across, distance) * swell).astype(np.float32)
    near = smoothstep(0.0, 0.4, y)
    lift = np.clip(0.06 + 0.62 * y + slope * (0.16 + 0.3 * near), 0, 1)
    sky = to_linear(ramp(light.sky[::-1], lift**0.8))
    deep = mix(parse(scene.style.palette.get("water", ("#0F2B40",))[0]), light.near, 0.35)
    if light.time in ("dusk", "night"):
        deep = mix(deep, light.near, 0.55)
    gaze = np.clip(0.22 + 0.6 * near + 0.35 * slope * near, 0, 0.9)[:, :, None]
    colour = sky * (1 - gaze) + to_linear(deep) * gaze
    if mirror is not None:
        colour = _mirrored(colour, mirror, slope, near)
    colour = _glitter(scene, colour, x, y, slope)
    if swell > 1.6:
        foam = smoothstep(0.85, 1.5, slope) * smoothstep(0.01, 0.16, y)
        colour = colour * (1 - 0.7 * foam[:, :, None]) + to_linear(mix(light.haze, (1, 1, 1), 0.5)) * (
            0.7 * foam[:, :, None]
        )
    haze = np.exp(-y / (0.035 * light.haze_density))[:, :, None] * 0.75
    colour = colour * (1 - haze) + to_linear(mix(light.haze, light.horizon, 0.5)) * haze
    rgb = cv2.resize(to_srgb(colour), (width * _STEP, height * _STEP), interpolation=cv2.INTER_CUBIC)
    pixels = opaque(np.asarray(rgb[:full_height, : scene.full_width], np.float32))
    soft = max(2, round(0.25 * scene.unit))
    pixels[:soft, :, 3] = np.linspace(60, 255, soft)[:, None]
    return pixels


def _slope(rng: np.random.Generator, across: FloatArray, distance: FloatArray) -> FloatArray:
    """How the surface tilts toward the viewer, about -1..1; waves flatten into bands far away."""
    total = np.zeros(np.broadcast_shapes(across.shape, distance.shape), np.float32)
    for scale, weight, cell in ((30.0, 0.55, 60.0), (95.0, 0.5, 40.0)):
        tile = field(_TILE, _TILE, rng, cell_px=cell, octaves=4, roughness=0.6, stretch=2.2)
        rise = cv2.Sobel(tile, cv2.CV_32F, 0, 1, ksize=3)
        tilt = np.asarray(rise / max(float(rise.std()) * 2.2, 1e-6), np.float32)
        u = across * scale + rng.uniform(0, _TILE)
        v = np.broadcast_to(np.log(distance) * scale * 4.2 + distance * scale * 0.35, u.shape)
        places = [np.abs((c % (2 * _TILE)) - _TILE).astype(np.float32) for c in (u, v)]
        total += weight * cv2.remap(tilt, places[0], places[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(np.clip(total, -1.5, 1.5), np.float32)


def _glitter(scene: Scene, colour: FloatArray, x: FloatArray, y: FloatArray, slope: FloatArray) -> FloatArray:
    light = scene.light
    away = np.abs(x - light.sun_x * scene.width / scene.height)
    wide = 0.035 + 0.30 * y + 0.10 * max(light.sun_height, 0.0)
    path = np.exp(-((away / wide) ** 2)) * np.exp(-y * 1.1)
    sparks = smoothstep(0.62 - 0.75 * path, 1.05 - 0.6 * path, slope + 0.25)
    strength = light.sun * (0.75 if light.time in ("day", "night") else 1.0)
    sheen = (0.32 * path + 1.0 * path**0.6 * sparks)[:, :, None] * strength
    tone = to_linear(mix(light.glow, light.disc, 0.45))
    out: FloatArray = colour * (1 - 0.6 * np.clip(sheen, 0, 1)) + tone * sheen
    return out


def _mirrored(colour: FloatArray, mirror: FloatArray, slope: FloatArray, near: FloatArray) -> FloatArray:
    height, width = colour.shape[:2]
    rows, columns = mirror.shape[:2]
    u = np.arange(width, dtype=np.float32)[None, :] * (columns / width) + slope * columns * 0.002
    v = np.arange(height, dtype=np.float32)[:, None] * (rows / height) + slope * rows * (0.01 + 0.07 * near)
    places = [np.broadcast_to(c, slope.shape).astype(np.float32) for c in (u, v)]
    seen = cv2.remap(mirror, places[0], places[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    cover = seen[:, :, 3:] * (0.8 - 0.45 * near[:, :, None])
    out: FloatArray = colour * (1 - cover) + seen[:, :, :3] * cover
    return out
