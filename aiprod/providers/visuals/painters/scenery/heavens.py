"""The sky behind every outdoor place: its gradient, the sun or moon with its glow, clouds in perspective, stars."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.layers import Life, RgbaArray
from aiprod.providers.visuals.kit.canvas import blurred, opaque
from aiprod.providers.visuals.kit.colour import WHITE, mix, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

_STEP = 3
_TILE = 512


def sun_at(scene: Scene, horizon_y: float) -> tuple[float, float]:
    """Where the sun or moon stands, in frame pixels, above a horizon at ``horizon_y``."""
    sky = horizon_y - scene.top
    return scene.light.sun_x * scene.width, horizon_y - scene.light.sun_height * sky


def paint_heavens(scene: Scene, horizon_y: float) -> RgbaArray:
    """Add the opaque sky, ending at ``horizon_y`` and going on below in the horizon's colour; at night, stars.

    Returns its pixels, which cover the frame and its margins, for water to mirror.
    """
    light = scene.light
    height, width = -(-scene.full_height // _STEP), -(-scene.full_width // _STEP)
    y = (scene.above + np.arange(height, dtype=np.float32) * _STEP)[:, None]
    x = (scene.left + np.arange(width, dtype=np.float32) * _STEP)[None, :]
    share = np.clip((y - scene.above) / max(1.0, horizon_y - scene.above), 0, 1) ** 1.15
    sky = to_linear(np.broadcast_to(ramp(light.sky, share), (height, width, 3)))
    sun_x, sun_y = sun_at(scene, horizon_y)
    sky = _sunlit(scene, sky, x, y, sun_x, sun_y)
    sky = _clouded(scene, _unburnt(sky), x, y, horizon_y, sun_x, sun_y)
    rgb = to_srgb(cv2.resize(sky, (width * _STEP, height * _STEP), interpolation=cv2.INTER_CUBIC))
    pixels = opaque(rgb[: scene.full_height, : scene.full_width])
    scene.sheet.whole(pixels, depth=0.0)
    if light.time == "night" and light.clouds < 0.8:
        _stars(scene, horizon_y)
    if light.sun > 0.5 and light.time in ("day", "night", "golden"):
        _disc(scene, sun_x, sun_y)
    return pixels


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


def _clouded(
    scene: Scene, sky: FloatArray, x: FloatArray, y: FloatArray, horizon_y: float, sun_x: float, sun_y: float
) -> FloatArray:
    light, rng = scene.light, scene.rng("clouds")
    rise = np.clip((horizon_y - y) / scene.height, 0, None)
    distance = 1.0 / (rise + 0.16)
    density = _tile(rng)
    u = (x / scene.height - 0.5) * distance * 62 + rng.uniform(0, _TILE)
    v = np.broadcast_to(distance * 120 + rng.uniform(0, _TILE), u.shape)
    lean = 9.0 if sun_x < scene.width / 2 else -9.0
    thick = _sampled(density, u, v)
    toward = _sampled(density, u - lean, v - 5)
    cover = 0.72 - 0.62 * light.clouds
    mask = smoothstep(cover, cover + 0.34, thick) * smoothstep(0.0, 0.10, np.broadcast_to(rise, thick.shape))
    mask = blurred(mask, 0.8) * (0.55 + 0.4 * light.clouds)
    reach = np.hypot(x - sun_x, (y - sun_y) * 1.4) / scene.height
    warm = np.exp(-((reach / 0.75) ** 1.5))[:, :, None] * min(1.0, light.sun + 0.15)
    mean = mix(light.sky[1], light.sky[-1], 0.4)
    pale = to_linear(mix(mean, WHITE, 0.75 - 0.55 * light.clouds * (1 - light.sun) if light.time == "day" else 0.16))
    dark = to_linear(mix(mean, light.near, 0.25 if light.time == "day" else 0.42))
    gain = np.clip(0.5 + (thick - toward) * (3.4 - 1.9 * light.clouds) - 0.4 * (thick - 0.5), 0, 1)[:, :, None]
    colour = dark * (1 - gain) + gain * (pale * (1 - warm) + to_linear(mix(light.glow, light.disc, 0.35)) * warm)
    out: FloatArray = sky * (1 - mask[:, :, None]) + colour * mask[:, :, None]
    return out


def _tile(rng: np.random.Generator) -> FloatArray:
    base = field(_TILE, _TILE, rng, cell_px=110, octaves=6, roughness=0.55, stretch=1.7)
    warp = field(_TILE, _TILE, rng, cell_px=70, octaves=2)
    u, v = np.meshgrid(np.arange(_TILE, dtype=np.float32), np.arange(_TILE, dtype=np.float32))
    return _sampled(base, u + 60 * (warp - 0.5), v + 30 * (warp - 0.5))


def _sampled(tile: FloatArray, u: npt.NDArray[Any], v: npt.NDArray[Any]) -> FloatArray:
    mirrored = [np.abs((c % (2 * _TILE)) - _TILE).astype(np.float32) for c in (u, v)]
    return np.asarray(
        cv2.remap(tile, mirrored[0], mirrored[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32
    )


def _stars(scene: Scene, horizon_y: float) -> None:
    clear = 1 - scene.light.clouds
    scene.sheet.live(
        Life(
            what="stars",
            count=max(20, round(230 * clear)),
            colour="#F2F6FF",
            area=(scene.left, scene.top, scene.full_width, (horizon_y - scene.top) * 0.92),
            size_px=max(0.8, 0.19 * scene.unit),
            depth=0.0,
            opacity=0.85,
            seed=scene.seed,
        )
    )


def _disc(scene: Scene, x: float, y: float) -> None:
    radius = scene.unit * (2.0 if scene.light.time == "night" else 1.9)
    moon = scene.light.time == "night"
    steps = np.arange(-radius * 1.3, radius * 1.3 + 1, dtype=np.float32)
    reach = np.hypot(steps[None, :], steps[:, None])
    alpha = smoothstep(radius + 0.9, radius - 0.9, reach) * (0.95 if moon else 0.9)
    face = np.ones((*reach.shape, 3), np.float32) * np.asarray(
        scene.light.disc if moon else mix(scene.light.disc, WHITE, 0.8), np.float32
    )
    if moon:
        seas = field(len(reach), len(reach), scene.rng("moon"), cell_px=max(3.0, radius * 0.5), octaves=3)
        face *= 1 - 0.16 * smoothstep(0.4, 0.8, seas)[:, :, None]
    pixels = opaque(np.clip(face, 0, 1))
    pixels[:, :, 3] = np.clip(alpha * 255, 0, 255)
    scene.sheet.add(pixels, x - radius * 1.3, y - radius * 1.3, depth=0.02)
