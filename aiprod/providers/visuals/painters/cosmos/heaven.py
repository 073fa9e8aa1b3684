"""The sky over another world: its air, its stars and gas, its sun or two, and the great bodies that stand in it."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque, tinted
from aiprod.providers.visuals.kit.colour import WHITE, mix, parse, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import halo
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.deepsky import (
    DeepSky,
    deep_sky_of,
    lane_of,
    paint_stars,
    sprinkle,
)
from aiprod.providers.visuals.painters.scenery.flyers import paint_flock
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.planets import Globe, paint_globe, paint_rings, tones_of
from aiprod.providers.visuals.painters.scenery.surfaces import SkinKind, read
from aiprod.providers.visuals.painters.scenery.wanderers import paint_meteors

_STEP = 3
_AIRY = {"dawn": 0.34, "day": 0.5, "golden": 0.36, "dusk": 0.2, "night": 0.06}
_STARS = {"dawn": 0.6, "day": 0.25, "golden": 0.4, "dusk": 0.75, "night": 1.0}
_OPEN = {"clear": 1.0, "cloudy": 0.7, "rain": 0.45, "snow": 0.6, "fog": 0.4, "storm": 0.35}

_WINGED = ("bird", "gull", "eagle", "owl")
_Range = tuple[float, float]
_VIEWS: dict[str, tuple[tuple[SkinKind, _Range, _Range, _Range], ...]] = {
    "ringed": (("giant", (0.12, 0.28), (0.34, 0.46), (0.22, 0.29)),),
    "rising": (("giant", (0.08, 0.28), (0.84, 1.04), (0.55, 0.75)),),
    "moons": (("rock", (0.2, 0.32), (0.3, 0.44), (0.19, 0.27)), ("ice", (-0.06, 0.1), (0.16, 0.5), (0.06, 0.1))),
    "crescent": (("ocean", (0.14, 0.3), (0.36, 0.52), (0.28, 0.4)), ("rock", (-0.3, -0.1), (0.14, 0.4), (0.04, 0.07))),
}
"""The worlds of a view: their kind, how far to the side as a share of the width, how far down the sky, their radius
as a share of the sky's height."""


def paint_heaven(scene: Scene, horizon: float) -> None:
    """Add the opaque sky and what stands in it."""
    _air(scene, deep_sky_of(scene), horizon)
    clear = _STARS[scene.intent.time] * _OPEN[scene.intent.weather]
    if clear > 0.15:
        paint_stars(scene, horizon, count=round(60 + 160 * clear), opacity=clear)
    dark = scene.intent.time in ("night", "dusk") and scene.intent.weather in ("clear", "snow")
    if scene.shows("aurora") or (dark and scene.rng("aurora").random() < 0.45):
        _aurora(scene, horizon)
    _bodies(scene, horizon)
    if scene.intent.weather == "storm":
        _lightning(scene, horizon)
    if scene.shows("comet") or (scene.intent.weather == "clear" and clear > 0.5):
        paint_meteors(scene, horizon, 2)
    if scene.shows(*_WINGED):
        paint_flock(scene)


def glow_tones(scene: Scene) -> list[tuple[float, float, float]]:
    """The two colours in which this season's life and crystals glow."""
    return [parse(c) for c in scene.style.palette.get(f"glow_{scene.intent.season}", ("#37E6FF", "#A67CFF"))]


def _air(scene: Scene, sky: DeepSky, horizon: float) -> None:
    light = scene.light
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    rng = scene.rng("air")
    share = np.clip((y - scene.above) / max(1.0, horizon - scene.above), 0, 1)
    out = to_linear(ramp(light.sky, share**1.2))
    thin = (1 - share) ** 0.8 * _OPEN[scene.intent.weather] * _STARS[light.time]
    gas = field(height, width, rng, cell_px=width / 3.4, octaves=6, roughness=0.56)
    bend = field(height, width, rng, cell_px=width / 5, octaves=5, roughness=0.56)
    lane = lane_of(scene, sky, x, y + 0.12 * scene.height * (bend - 0.5))
    level = np.clip((gas - 0.36) * 1.9, 0, 1) * lane * (0.3 + bend) * thin
    out += read(sky.tones, np.asarray(np.clip(level, 0, 0.85), np.float32)) * 0.9 * thin[:, :, None]
    sprinkle(out, np.asarray(lane * thin, np.float32), rng, round(1500 * _STARS[light.time]))
    for sun_x, strength in ((light.sun_x, 1.0), (light.sun_x + (0.11 if light.sun_x < 0.5 else -0.11), 0.22)):
        out = _sunlit(scene, out, x, y, sun_x, strength, horizon)
    out = _clouded(scene, out, x, y, horizon)
    pixels = opaque(enlarged(scene, to_srgb(out / np.maximum(1, out.max(axis=2, keepdims=True))), _STEP))
    scene.sheet.whole(pixels, depth=0.0)


def _sunlit(
    scene: Scene, sky: FloatArray, x: FloatArray, y: FloatArray, share: float, strength: float, horizon: float
) -> FloatArray:
    light = scene.light
    strength *= light.sun * (0.3 if light.time == "night" else 0.9)
    sun_y = horizon - light.sun_height * (horizon - scene.top)
    reach = np.hypot((x - share * scene.width) * 0.8, y - sun_y) / scene.height
    wide = np.exp(-((reach / 0.5) ** 1.3))[:, :, None] * 0.30
    near = np.exp(-((reach / 0.13) ** 1.2))[:, :, None] * 0.5
    core = np.exp(-((reach / (0.016 + 0.014 * strength)) ** 2.4))[:, :, None] * 1.6
    glow, disc = to_linear(light.glow), to_linear(mix(light.disc, WHITE, 0.4))
    return np.asarray(sky + strength * (wide * glow + near * glow + core * disc), np.float32)


def _clouded(scene: Scene, sky: FloatArray, x: FloatArray, y: FloatArray, horizon: float) -> FloatArray:
    """Long thin clouds in bands that close up towards the horizon."""
    light, rng = scene.light, scene.rng("bands")
    rise = np.clip((horizon - y) / scene.height, 0, None)
    tile = field(512, 1024, rng, cell_px=120, octaves=6, roughness=0.58, stretch=3.2)
    distance = 1 / (rise + 0.14)
    u = ((x / scene.width - 0.5) * distance * 70 + rng.uniform(200, 800)) % 2046
    v = np.broadcast_to(distance * 90 + rng.uniform(0, 500), u.shape) % 1022
    at = (1023 - np.abs(u - 1023)).astype(np.float32), (511 - np.abs(v - 511)).astype(np.float32)
    thick: FloatArray = np.asarray(cv2.remap(tile, *at, cv2.INTER_LINEAR), np.float32)
    cover = 0.74 - 0.5 * light.clouds
    mask = (
        smoothstep(cover, cover + 0.36, thick)
        * smoothstep(0.0, 0.09, np.asarray(rise, np.float32))
        * (0.3 + 0.5 * light.clouds)
    )
    mean = mix(light.sky[2], light.sky[-1], 0.45)
    near_sun = np.exp(-((np.abs(x / scene.width - light.sun_x) / 0.3) ** 1.6))[:, :, None] * light.sun
    lit = to_linear(mix(mean, light.glow, 0.35)) * (1 - near_sun) + to_linear(light.glow) * near_sun
    shade = np.clip(0.55 + 0.5 * (0.62 - thick), 0.3, 1)[:, :, None]
    return np.asarray(sky * (1 - mask[:, :, None]) + lit * shade * mask[:, :, None], np.float32)


def _bodies(scene: Scene, horizon: float) -> None:
    """Add a ringed giant, a world half below the horizon, two moons or a crescent, opposite the sun."""
    rng = scene.rng("bodies")
    side = 1.0 if scene.light.sun_x < 0.5 else -1.0
    airy = _AIRY[scene.intent.time] + 0.6 * (1 - _OPEN[scene.intent.weather])
    sun = (-side * 0.8, -0.35, {"day": 0.6, "golden": 0.25, "dawn": 0.0, "dusk": 0.05}.get(scene.intent.time, 0.15))
    sky = horizon - scene.top
    view = "moons" if scene.shows("moon") else str(rng.choice(["ringed", "rising", "moons", "crescent"]))
    view = "ringed" if scene.shows("planet") else view
    for number, (kind, aside, up, size) in enumerate(_VIEWS[view]):
        x = scene.width * (0.5 + side * rng.uniform(*aside))
        tones, tilt = tones_of(kind, rng), float(rng.uniform(-0.5, 0.5))
        y, radius = scene.top + sky * rng.uniform(*up), sky * rng.uniform(*size)
        globe = Globe(x, y, radius, kind, tones, sun, tilt, airy, 0.06 - 0.015 * number)
        paint_globe(scene, globe, view, number)
        if view == "ringed":
            paint_rings(scene, globe, rng)


def _aurora(scene: Scene, horizon: float) -> None:
    """Two curtains of light that brighten in turn."""
    rng, tones = scene.rng("curtains"), glow_tones(scene)
    x, y = coarse(scene, 4)
    down = (y - scene.top) / (horizon - scene.top)
    across = x / scene.width
    for index, tone in enumerate(tones):
        fold = np.interp(across[0], np.linspace(-0.15, 1.15, 600), ridge(600, rng, cycles=2.5, octaves=3))
        foot = 0.46 + 0.14 * index + 0.13 * fold[None, :]
        rays = np.interp(
            across[0] + 0.02 * fold, np.linspace(-0.2, 1.2, 1400), ridge(1400, rng, cycles=60, octaves=3) * 0.5 + 0.5
        )
        above = foot - down
        light = np.where(above > 0, np.exp(-above / (0.10 + 0.16 * rays[None, :])), np.exp(above / 0.02)) * (
            0.25 + 0.75 * rays[None, :]
        )
        light *= np.clip(0.35 + 0.9 * np.sin(across * 5 + 6 * rng.random()), 0, 1)
        alpha = enlarged(scene, np.asarray(np.where(light < 0.03, 0, light) * 0.6, np.float32), 4)
        scene.sheet.add(
            tinted(tone, alpha),
            scene.left,
            scene.above,
            blend="screen",
            pulse=0.45,
            pulse_period_s=6.0 + 2 * index,
            phase=0.5 * index,
        )


def _lightning(scene: Scene, horizon: float) -> None:
    """Sheet lightning behind the clouds, flashing at its own time."""
    rng = scene.rng("lightning")
    for _ in range(2):
        place = rng.uniform(0.15, 0.85) * scene.width, scene.top + (horizon - scene.top) * rng.uniform(0.3, 0.7)
        reach = 26 * scene.unit

        def draw(canvas: skia.Canvas, place: tuple[float, float] = place, reach: float = reach) -> None:
            halo(canvas, place, reach, (0.75, 0.8, 1.0), 0.85, squash=0.6)

        box = (place[0] - reach, place[1] - reach, 2 * reach, 2 * reach)
        period = float(rng.uniform(1.7, 2.9))
        scene.sheet.draw(
            box, draw, depth=0.02, blend="screen", pulse=1.0, pulse_period_s=period, phase=float(rng.random())
        )
