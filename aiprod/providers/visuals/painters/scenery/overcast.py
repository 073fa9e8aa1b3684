"""The clouds over a land: cumulus heaps by day, lit bands when the sun is low, a heavy ceiling in bad weather."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.providers.visuals.kit.canvas import blurred
from aiprod.providers.visuals.kit.colour import mix, to_linear
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.clouds import Cloud, heap, lit, relief, tones

_TILE = 512
_BANDS = {"clear": 0.36, "cloudy": 0.62, "rain": 0.92, "storm": 0.86, "snow": 0.9}
"""How much of the sky the bands cover, 0 to 1."""


def overcast(scene: Scene, x: FloatArray, y: FloatArray, horizon_y: float, sun: tuple[float, float]) -> Cloud | None:
    """The clouds at points ``x``, ``y`` of the frame, the sun being at ``sun``; None in fog, which hides them."""
    weather = scene.intent.weather
    if weather == "fog":
        return None
    bands = _bands(scene, x, y, horizon_y, sun)
    if weather != "storm" and (scene.light.time != "day" or weather not in ("clear", "cloudy")):
        return bands
    heaps = _heaps(scene, x, y, horizon_y)
    over = heaps.cover[:, :, None]
    return Cloud(bands.colour * (1 - over) + heaps.colour * over, 1 - (1 - bands.cover) * (1 - heaps.cover))


def _heaps(scene: Scene, x: FloatArray, y: FloatArray, horizon_y: float) -> Cloud:
    """Cumulus in perspective: small and crowded at the horizon, large overhead."""
    rng = scene.rng("heaps")
    cell = float(x[0, 1] - x[0, 0])
    cloudy = scene.intent.weather != "clear"
    sky = (horizon_y - scene.top) / cell
    puffs = []
    count = 22 if cloudy else 10
    for share in np.sort(rng.uniform(0.0, 1.0, count) ** 1.3):
        rise = 0.06 + 0.86 * share
        wide = scene.height / cell * (0.10 + (0.62 if cloudy else 0.40) * share) * rng.uniform(0.7, 1.3)
        tall = wide * rng.uniform(0.30, 0.5) * (0.7 + 0.3 * share)
        base = (horizon_y - y[0, 0]) / cell - rise * sky + 0.35 * tall
        puffs.append(heap(rng, rng.uniform(0, x.shape[1]), base, wide, tall))
    ragged = 0.012 * scene.height / cell
    height, width = x.shape
    plane = relief(height, width, np.concatenate(puffs), rng, ragged)
    side = -1.0 if scene.light.sun_x < 0.5 else 1.0
    cloud = lit(scene, plane, (0.62 * side, 0.72), edge=0.55, body=0.045 * scene.height / cell)
    rise_of: FloatArray = np.clip((horizon_y - y) / scene.height, 0, None).astype(np.float32)
    far = np.exp(-rise_of / 0.12)[:, :, None] * 0.75
    colour = cloud.colour * (1 - far) + to_linear(scene.light.horizon) * far
    return Cloud(np.asarray(colour, np.float32), cloud.cover * smoothstep(0.0, 0.05, rise_of))


def _bands(scene: Scene, x: FloatArray, y: FloatArray, horizon_y: float, sun: tuple[float, float]) -> Cloud:
    """A broken ceiling seen from below in perspective, bright towards the sun."""
    light, weather, rng = scene.light, scene.intent.weather, scene.rng("clouds")
    rise = np.clip((horizon_y - y) / scene.height, 0, None)
    distance = 1.0 / (rise + 0.16)
    density = _tile(rng, 2.6 if light.low and weather in ("clear", "cloudy") else 1.5)
    u = (x / scene.height - 0.5) * distance * 62 + rng.uniform(0, _TILE)
    v = np.broadcast_to(distance * 120 + rng.uniform(0, _TILE), u.shape)
    lean = 9.0 if sun[0] < scene.width / 2 else -9.0
    thick = _sampled(density, u, v)
    toward = _sampled(density, u - lean, v - 6)
    amount = _BANDS[weather] * (0.75 if light.time in ("day", "night") and weather in ("clear", "cloudy") else 1.15)
    cover = 0.80 - 0.78 * amount
    mask = smoothstep(cover, cover + 0.30, thick) * smoothstep(0.0, 0.10, np.broadcast_to(rise, thick.shape))
    mask = blurred(mask, 0.8) * (0.62 + 0.38 * amount)
    reach = np.hypot(x - sun[0], (y - sun[1]) * 1.4) / scene.height
    warm = np.exp(-((reach / 0.75) ** 1.5))[:, :, None] * light.sun
    shadow, bright = tones(scene)
    gain = np.clip(0.42 + (thick - toward) * 4.2 - 0.55 * (thick - 0.5), 0, 1)[:, :, None]
    glow = to_linear(mix(light.glow, light.disc, 0.35)) if light.time != "night" else to_linear(bright)
    lit_side = to_linear(bright) * (1 - warm) + glow * warm
    thin = (1 - smoothstep(cover, cover + 0.45, thick))[:, :, None] * warm
    gain = np.clip(gain + 0.5 * thin, 0, 1)
    colour = to_linear(shadow) * (1 - gain) + lit_side * gain
    far = np.exp(-rise / 0.10)[:, :, None] * 0.7
    colour = colour * (1 - far) + to_linear(light.horizon) * far
    return Cloud(np.asarray(colour, np.float32), np.asarray(mask, np.float32))


def _tile(rng: np.random.Generator, stretch: float) -> FloatArray:
    base = field(_TILE, _TILE, rng, cell_px=110, octaves=6, roughness=0.55, stretch=stretch)
    warp = field(_TILE, _TILE, rng, cell_px=70, octaves=2)
    u, v = np.meshgrid(np.arange(_TILE, dtype=np.float32), np.arange(_TILE, dtype=np.float32))
    return _sampled(base, u + 60 * (warp - 0.5), v + 30 * (warp - 0.5))


def _sampled(tile: FloatArray, u: npt.NDArray[Any], v: npt.NDArray[Any]) -> FloatArray:
    mirrored = [np.abs((c % (2 * _TILE)) - _TILE).astype(np.float32) for c in (u, v)]
    return np.asarray(
        cv2.remap(tile, mirrored[0], mirrored[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32
    )
