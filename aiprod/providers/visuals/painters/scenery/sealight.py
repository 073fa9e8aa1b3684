"""The sea's own light: its colours by hour, season and weather, the bright surface, shafts that come and go."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from aiprod.providers.visuals.kit.canvas import opaque, tinted
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix, parse, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.surfaces import read

_STEP = 4
_BRIGHT = {"dawn": 0.85, "day": 1.0, "golden": 0.95, "dusk": 0.66, "night": 0.36}
_CLEAR = {"clear": 1.0, "cloudy": 0.72, "rain": 0.62, "snow": 0.8, "fog": 0.6, "storm": 0.4}
_SEASONS: dict[str, tuple[tuple[Rgb, Rgb], ...]] = {
    "spring": (((0.30, 0.74, 0.60), (0.0, 0.10, 0.13)), ((0.24, 0.68, 0.66), (0.0, 0.08, 0.16))),
    "summer": (((0.18, 0.66, 0.78), (0.0, 0.07, 0.19)), ((0.14, 0.55, 0.84), (0.0, 0.05, 0.20))),
    "autumn": (((0.26, 0.60, 0.58), (0.01, 0.08, 0.12)), ((0.22, 0.52, 0.66), (0.01, 0.06, 0.16))),
    "winter": (((0.36, 0.62, 0.76), (0.01, 0.06, 0.15)), ((0.28, 0.56, 0.70), (0.0, 0.07, 0.14))),
}
_HOUR: dict[str, tuple[Rgb, float]] = {
    "dawn": ((1.0, 0.66, 0.58), 0.07),
    "golden": ((1.0, 0.80, 0.40), 0.08),
    "dusk": ((0.62, 0.40, 0.90), 0.34),
    "night": ((0.30, 0.46, 0.86), 0.45),
}


@dataclass(frozen=True)
class Sea:
    """The water's colours near the surface and in the deep, its light 0..1, and where the light falls in from.

    ``clear`` 0..1 is how far one sees and how strong the shafts are. ``source`` is in frame pixels.
    """

    shallow: Rgb
    deep: Rgb
    bright: float
    clear: float
    source: tuple[float, float]

    def seen(self, colour: Rgb, distance: float) -> Rgb:
        """A thing's own colour as this water shows it at a distance 0 near .. 1 lost in the blue."""
        lit = mix(mix(self.deep, BLACK, 0.35), colour, 0.20 + 0.62 * self.bright)
        return mix(lit, self.haze, min(1.0, distance * (1.5 - 0.5 * self.clear)))

    @property
    def haze(self) -> Rgb:
        """The tone distance fades into."""
        return mix(self.deep, self.shallow, 0.12 + 0.3 * self.bright)


def sea_of(scene: Scene) -> Sea:
    """The water of this hour, season and weather, tinged with the style's own."""
    rng = scene.rng("sea")
    intent = scene.intent
    choices = _SEASONS[intent.season]
    shallow, deep = choices[int(rng.integers(0, len(choices)))]
    shallow = mix(shallow, parse(scene.style.palette.get("water", ("#0F2B40", "#3E6C84"))[-1]), 0.12)
    if intent.time in _HOUR:
        tone, share = _HOUR[intent.time]
        shallow = mix(shallow, tone, share)
    if intent.weather in ("storm", "fog", "rain"):
        shallow, deep = mix(shallow, (0.34, 0.46, 0.44), 0.4), mix(deep, (0.05, 0.10, 0.11), 0.5)
    clear = _CLEAR[intent.weather]
    bright = _BRIGHT[intent.time] * (0.6 + 0.4 * clear)
    source = scene.width * rng.uniform(0.24, 0.76), scene.top - scene.height * rng.uniform(0.08, 0.2)
    return Sea(shallow, deep, bright, clear, source)


def paint_water(scene: Scene, sea: Sea) -> None:
    """Add the opaque water: bright above, dark below, brightest under the light."""
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    down = (y - scene.top) / (scene.bottom - scene.top)
    fall = np.hypot((x - sea.source[0]) / scene.height * 0.58, down * 0.86 + 0.12)
    murk = field(height, width, scene.rng("murk"), cell_px=width / 4, octaves=4)
    level = np.clip(sea.bright * (1.06 - 0.92 * fall) + 0.14 * (murk - 0.5), 0, 1)
    tones = (sea.deep, mix(sea.deep, sea.shallow, 0.26), mix(sea.deep, sea.shallow, 0.7), mix(sea.shallow, WHITE, 0.26))
    light = read(tones, np.asarray(level, np.float32))
    if scene.intent.time in _HOUR:
        core = np.exp(-((fall / 0.36) ** 2)) * 0.62 * sea.clear * sea.bright
        light = light + to_linear(_HOUR[scene.intent.time][0]) * core[:, :, None]
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(light), _STEP)), depth=0.0)


def paint_surface(scene: Scene, sea: Sea) -> None:
    """The surface seen from below: a net of bright lines that closes up with distance and sways."""
    rng = scene.rng("surface")
    foot = scene.at(0.2)
    rows, columns = max(2, int((foot - scene.above) / 3)), -(-scene.full_width // 3)
    down = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, columns, dtype=np.float32)[None, :]
    far = 1 / (1.08 - down)
    tile = field(512, 512, rng, cell_px=60, octaves=3, roughness=0.5)
    u = (across * 150 * far**0.5 + 256 + 40 * rng.random()) % 1022
    v = np.broadcast_to(far * 40, (rows, columns)) % 1022
    places = (511 - np.abs(u - 511)).astype(np.float32), (511 - np.abs(v - 511)).astype(np.float32)
    net = 1 - np.abs(2 * cv2.remap(tile, *places, cv2.INTER_LINEAR) - 1)
    lines = net**10 + 0.3 * net**3
    near = np.exp(-(((across * 0.5 * scene.full_width + scene.width / 2 - sea.source[0]) / (0.5 * scene.width)) ** 2))
    alpha = lines * (1 - down) ** 1.2 * (0.25 + 0.75 * near) * sea.bright * (0.4 + 0.6 * sea.clear)
    size = (columns * 3, rows * 3)
    mask = np.asarray(cv2.resize(np.asarray(alpha, np.float32), size, interpolation=cv2.INTER_CUBIC), np.float32)
    scene.sheet.add(
        tinted(mix(sea.shallow, WHITE, 0.8), np.clip(np.where(mask < 0.02, 0, mask), 0, 1)),
        scene.left,
        scene.above,
        depth=0.12,
        sway_px=1.2 * scene.unit,
        sway_period_s=7.0,
    )


def paint_rays(scene: Scene, sea: Sea) -> None:
    """Shafts from the light, in sheaves side by side that brighten in turn and sway."""
    rng = scene.rng("rays")
    x, y = coarse(scene, _STEP)
    across, down = x - sea.source[0], y - sea.source[1]
    angle = np.arctan2(across, down).astype(np.float32)
    far: FloatArray = (np.hypot(across, down) / scene.height).astype(np.float32)
    spokes = np.clip(ridge(1400, rng, cycles=30, octaves=3, roughness=0.6) * 1.6 - 0.1, 0, 1) ** 1.3
    shaft = np.interp(angle, np.linspace(-1.5, 1.5, 1400), spokes).astype(np.float32)
    # At the source the spokes meet: there, and near the floor, they drown in the water's own light.
    shaft *= smoothstep(0.0, 0.35, far) * np.exp(-((far / 0.8) ** 2)) * np.exp(-((angle / 0.95) ** 4))
    light = cv2.GaussianBlur(shaft, (0, 0), 1.3) * 0.46 * sea.bright * sea.clear
    edges = (-1.2, -0.55, -0.2, 0.14, 0.5, 1.2)
    for number, (left, right) in enumerate(pairwise(edges)):
        within = smoothstep(left - 0.05, left + 0.05, angle) * smoothstep(right + 0.05, right - 0.05, angle)
        part = light * within
        mask = enlarged(scene, np.asarray(np.where(part < 0.012, 0, part), np.float32), _STEP)
        scene.sheet.add(
            tinted(mix(sea.shallow, WHITE, 0.93), mask),
            scene.left,
            scene.above,
            depth=0.06,
            blend="screen",
            pulse=0.6,
            pulse_period_s=4.5 + 1.3 * (number % 3),
            phase=0.37 * number,
            sway_px=0.9 * scene.unit if abs(left + right) < 0.9 else 0.0,
            sway_period_s=10.0 + number,
        )
