"""What shines in the sky: the sun's or moon's disc, the stars, the Milky Way, the northern lights."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import glow, opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse

_CURTAIN_STEP = 6
_BOW: tuple[Rgb, ...] = (
    (0.45, 0.2, 0.9),
    (0.2, 0.4, 1.0),
    (0.1, 0.9, 0.4),
    (1.0, 0.95, 0.2),
    (1.0, 0.5, 0.1),
    (1, 0.15, 0.1),
)
"""From the inside out."""
_GREEN, _VIOLET = (0.16, 0.92, 0.52), (0.46, 0.22, 0.78)


def paint_stars(scene: Scene, horizon_y: float) -> None:
    """Stars down to just above the horizon, fewer the more clouds there are."""
    clear = {"clear": 1.0, "cloudy": 0.45, "fog": 0.15}.get(scene.intent.weather, 0.0)
    if not clear:
        return
    for count, size, opacity, seed in ((180, 0.15, 0.75, 0), (34, 0.26, 0.95, 1)):
        scene.sheet.live(
            Life(
                what="stars",
                count=round(count * clear),
                colour="#EEF3FF",
                area=(scene.left, scene.top, scene.full_width, (horizon_y - scene.top) * 0.95),
                size_px=max(0.8, size * scene.unit),
                depth=0.0,
                opacity=opacity,
                seed=scene.seed // 2 * 2 + seed,
            )
        )


def milky_way(scene: Scene, x: FloatArray, y: FloatArray, horizon_y: float) -> FloatArray:
    """The linear light a band of far stars adds at points of the frame, torn by dark dust."""
    rng = scene.rng("milky way")
    lean = rng.uniform(0.5, 0.95) * float(rng.choice((-1.0, 1.0)))
    across = ((x / scene.width - rng.uniform(0.3, 0.7)) * 1.78 + lean * (y / scene.height - 0.35)) / np.hypot(1, lean)
    height, width = x.shape
    cloud = field(height, width, rng, cell_px=height / 4, octaves=6, roughness=0.62)
    dust = field(height, width, rng, cell_px=height / 6, octaves=5)
    band = np.exp(-(((across + 0.14 * (cloud - 0.5)) / 0.16) ** 2)) * (0.35 + 0.9 * cloud)
    lane = 1 - 0.8 * np.exp(-(((across + 0.22 * (dust - 0.5)) / 0.035) ** 2)) * smoothstep(0.3, 0.7, dust)
    high = smoothstep(0.02, 0.45, np.asarray((horizon_y - y) / scene.height, np.float32))
    tone = to_linear(mix(scene.light.sky[3], (0.78, 0.74, 0.86), 0.4))
    shine: FloatArray = (band * lane * high)[:, :, None] * tone * np.float32(0.42)
    return shine


def paint_aurora(scene: Scene, horizon_y: float) -> None:
    """Two curtains of light that sway against each other."""
    x, y = coarse(scene, _CURTAIN_STEP)
    for number, (low, strength) in enumerate(((0.55, 0.9), (0.74, 0.7))):
        rng = scene.rng("aurora", number)
        columns = x.shape[1]
        swing = ridge(columns, rng, cycles=1.6, octaves=3) * 0.15
        foot = horizon_y - (1 - low + swing + 0.12) * (horizon_y - scene.top)
        tall = (0.34 + 0.2 * ridge(columns, rng, cycles=5, octaves=4)) * (horizon_y - scene.top)
        rays = 0.55 + 0.45 * ridge(columns, rng, cycles=40, octaves=3)
        patchy = smoothstep(-0.5, 0.5, ridge(columns, rng, cycles=2.4, octaves=2))
        rise = (foot[None, :] - y) / tall[None, :]
        fall = (
            np.where(rise > 0, np.exp(-2.1 * np.maximum(rise, 0)), np.exp(np.minimum(rise, 0) * 16))
            * (rays * patchy)[None, :]
        )
        share = np.clip(rise, 0, 1)[:, :, None]
        colour = np.asarray(_GREEN, np.float32) * (1 - share) + np.asarray(_VIOLET, np.float32) * share
        pixels = np.dstack([np.clip(colour, 0, 1), np.clip(fall * strength, 0, 1)]).astype(np.float32)
        size = (scene.full_width, scene.full_height)
        large = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)
        scene.sheet.add(
            np.clip(large * 255, 0, 255).astype(np.uint8),
            scene.left,
            scene.above,
            depth=0.02,
            blend="screen",
            sway_px=(1.2 + number) * scene.unit,
            sway_period_s=9.0 + 4 * number,
            phase=0.5 * number,
            pulse=0.45,
            pulse_period_s=5.0 + 2 * number,
        )


def paint_disc(scene: Scene, x: float, y: float) -> None:
    """The moon with its seas, or the sun as a light too strong to have an edge."""
    if scene.light.time != "night":
        radius = scene.unit * (14 if scene.light.time == "day" else 11)
        shine = glow(mix(scene.light.disc, WHITE, 0.5), radius, 1.0)
        scene.sheet.add(shine, x - radius, y - radius, depth=0.0, blend="screen")
        return
    radius = 2.2 * scene.unit
    steps = np.arange(-radius * 1.3, radius * 1.3 + 1, dtype=np.float32)
    reach = np.hypot(steps[None, :], steps[:, None])
    alpha = smoothstep(radius + 0.9, radius - 0.9, reach) * 0.96
    seas = field(len(reach), len(reach), scene.rng("moon"), cell_px=max(3.0, radius * 0.6), octaves=4)
    shade = 1 - 0.15 * smoothstep(0.42, 0.75, seas) - 0.12 * (reach / radius) ** 3
    face = np.clip(shade, 0, 1)[:, :, None] * np.asarray(mix(scene.light.disc, WHITE, 0.3), np.float32)
    pixels = opaque(np.asarray(face, np.float32))
    pixels[:, :, 3] = np.clip(alpha * 255, 0, 255)
    scene.sheet.add(pixels, x - radius * 1.3, y - radius * 1.3, depth=0.0)


def paint_rainbow(scene: Scene, horizon_y: float) -> None:
    """A rainbow opposite the sun, its inside a little brighter than its outside."""
    x, y = coarse(scene, 4)
    radius = 0.78 * scene.height
    middle = (0.5 - 0.3 * scene.light.toward) * scene.width
    reach = np.hypot(x - middle, y - (horizon_y + 0.3 * scene.height)) / radius
    share = np.clip((reach - 0.945) / 0.055, 0, 1)
    bow = to_linear(ramp(_BOW, share))
    edge = smoothstep(0.94, 0.955, reach.astype(np.float32)) * smoothstep(1.0, 0.985, reach.astype(np.float32))
    within = 0.07 * smoothstep(0.75, 0.95, reach.astype(np.float32)) * (reach < 0.97)
    foot = smoothstep(-0.1, 0.2, np.asarray((horizon_y - y) / scene.height + 0.1, np.float32))
    alpha = np.maximum(0.42 * edge, within) * foot
    pixels = np.dstack([to_srgb(bow), np.where(alpha < 0.01, 0, alpha)]).astype(np.float32)
    large = cv2.resize(pixels, (scene.full_width, scene.full_height), interpolation=cv2.INTER_LINEAR)
    bright = np.clip(large * 255, 0, 255).astype(np.uint8)
    scene.sheet.add(bright, scene.left, scene.above, depth=0.03, blend="screen", pulse=0.25, pulse_period_s=8.0)
