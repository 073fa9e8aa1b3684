"""The deep sky: nebulae, the Milky Way, near and far stars."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, parse, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.surfaces import read

_STEP = 3
_NEBULAE: dict[str, tuple[tuple[str, ...], ...]] = {
    "spring": (
        ("#01040A", "#06242E", "#0E5A5C", "#3FAE96", "#E8F6D8"),
        ("#02030A", "#10203C", "#1F5E70", "#C86A9E", "#FFD6E8"),
    ),
    "summer": (
        ("#02020A", "#140A38", "#3A1C80", "#8A4CC8", "#F0A8FF"),
        ("#02040C", "#0B1840", "#22499A", "#6C8FE0", "#EDE4FF"),
    ),
    "autumn": (
        ("#060207", "#2A0B22", "#7A1F3E", "#D0603A", "#FFD09A"),
        ("#03060A", "#1A1424", "#5A2A3A", "#C8763C", "#FFE0A8"),
    ),
    "winter": (
        ("#01040C", "#071C38", "#11487A", "#4CA6CE", "#E4F8FF"),
        ("#03040C", "#141A3A", "#364A8C", "#8FA6DC", "#F6F6FF"),
    ),
}
_HOUR = {"dawn": 0.95, "day": 1.2, "golden": 1.1, "dusk": 1.05, "night": 0.8}


@dataclass(frozen=True)
class DeepSky:
    """What the far sky of one picture holds: the nebula's tones dark to bright, how bright it is, and its lane.

    ``slant`` is how steeply the bright lane falls across the frame, ``middle`` where it crosses the middle, 0 to 1.
    """

    tones: tuple[Rgb, ...]
    strength: float
    slant: float
    middle: float
    width: float = 0.34


def deep_sky_of(scene: Scene, *, strength: float = 1.0) -> DeepSky:
    """The deep sky of this season and hour; the seed chooses among its colours and turns its lane."""
    rng = scene.rng("deep sky")
    choices = _NEBULAE[scene.intent.season]
    tones = [parse(c) for c in choices[int(rng.integers(0, len(choices)))]]
    toned = {"golden": 0.34, "dusk": 0.22, "dawn": 0.18}.get(scene.intent.time, 0.0)
    tones[2:4] = [mix(tone, scene.light.glow, toned) for tone in tones[2:4]]
    thick = {"cloudy": 1.35, "fog": 1.5, "storm": 1.3}.get(scene.intent.weather, 1.0)
    slant = float(rng.choice((-1.0, 1.0)) * rng.uniform(0.4, 1.1))
    return DeepSky(tuple(tones), strength * thick * _HOUR[scene.intent.time], slant, float(rng.uniform(0.36, 0.62)))


def paint_nebula(scene: Scene, sky: DeepSky) -> None:
    """Add the opaque deep sky: glowing gas in wisps and billows, dark dust before it, faint far stars."""
    x, y = coarse(scene, _STEP)
    u, v = (x - scene.left) / _STEP, (y - scene.above) / _STEP
    height, width = x.shape
    rng = scene.rng("nebula")
    cell = max(width, height) / 3
    bend = field(height, width, rng, cell_px=cell * 0.8, octaves=4) - 0.5
    base = field(height, width, rng, cell_px=cell, octaves=6, roughness=0.55)
    seams = field(height, width, rng, cell_px=cell * 0.7, octaves=5, roughness=0.5)
    across, down = u + bend * cell * 1.4, v - bend * cell * 0.9
    cloud = cv2.remap(base, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    thread = cv2.remap(seams, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    wisps = (1 - np.abs(2 * thread - 1)) ** 5
    dust = field(height, width, rng, cell_px=cell * 0.6, octaves=6, roughness=0.6)
    lane = lane_of(scene, sky, x, y)
    body = np.maximum((cloud - 0.38) * 2.0, 0) ** 1.3 * (0.06 + 1.1 * lane) * (0.3 + 1.2 * dust)
    level = 1.06 * (1 - np.exp(-2.1 * sky.strength * (body + 0.34 * wisps * lane * cloud)))
    level = level * (1 - 0.8 * smoothstep(0.5, 0.76, dust) * lane)
    light = read(sky.tones, np.clip(level * 0.84, 0, 1) ** 1.45)
    other = np.clip((bend + 0.06) * 3, 0, 1) * level
    second = mix(sky.tones[3], (1.0, 0.35, 0.45), 0.5)
    light += to_linear(second) * (0.26 * other**2)[:, :, None]
    sprinkle(light, lane, rng, 2600)
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(light), _STEP)), depth=0.02)


def paint_milky_way(scene: Scene, sky: DeepSky, ground: tuple[Rgb, ...]) -> None:
    """Add an opaque night sky from ``ground`` (zenith to horizon) crossed by the Milky Way with its dark rift."""
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    rng = scene.rng("milky way")
    light = to_linear(ramp(ground, np.clip((y - scene.above) / (scene.at(0.9) - scene.above), 0, 1) ** 1.3))
    lane = lane_of(scene, sky, x, y)
    core = lane**3
    clumps = field(height, width, rng, cell_px=width / 5, octaves=6, roughness=0.58)
    rift = field(height, width, rng, cell_px=width / 7, octaves=6, roughness=0.6)
    dark = smoothstep(0.46, 0.66, rift) * smoothstep(0.2, 0.8, lane)
    glow = (lane * 0.30 + core * 0.55) * (0.25 + 1.15 * clumps) * (1 - 0.82 * dark) * sky.strength
    warm = core * (0.5 + 0.5 * clumps)
    tone = to_linear(mix(sky.tones[3], WHITE, 0.35)) * (1 - warm[:, :, None])
    light = light + glow[:, :, None] * 0.5 * (tone + to_linear((1.0, 0.86, 0.72)) * warm[:, :, None])
    knots = smoothstep(0.72, 0.9, field(height, width, rng, cell_px=width / 14, octaves=4)) * lane**2 * (1 - dark)
    light = light + (0.12 * knots)[:, :, None] * to_linear((1.0, 0.35, 0.5))
    sprinkle(light, lane * (1 - 0.7 * dark), rng, 9000)
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(light), _STEP)), depth=0.02)


def lane_of(scene: Scene, sky: DeepSky, x: FloatArray, y: FloatArray) -> FloatArray:
    """How near each place is to the sky's bright lane, 0 to 1."""
    across, down = (x - scene.left) / scene.full_width - 0.5, (y - scene.above) / scene.full_height
    return np.asarray(np.exp(-(((across * sky.slant + down - sky.middle) / sky.width) ** 2)), np.float32)


def sprinkle(light: FloatArray, crowd: FloatArray, rng: np.random.Generator, count: int) -> None:
    """Add faint far stars to linear ``light``, more where ``crowd`` 0..1 is high."""
    height, width = crowd.shape
    rows, columns = rng.integers(0, height, count), rng.integers(0, width, count)
    keep = rng.random(count) < 0.12 + 0.88 * crowd[rows, columns]
    glow = rng.random(count)[keep, None] ** 5 * 0.8
    warm = rng.random(count)[keep, None]
    light[rows[keep], columns[keep]] += glow * (warm * np.asarray([1.0, 0.9, 0.78]) + (1 - warm) * [0.78, 0.88, 1.0])


def paint_stars(scene: Scene, foot: float, *, count: int = 200, opacity: float = 1.0) -> None:
    """Stars that twinkle, over the picture from its top down to frame y ``foot``."""
    scene.sheet.live(
        Life(
            what="stars",
            count=count,
            colour="#F4F2FF",
            area=(scene.left, scene.above, scene.full_width, foot - scene.above),
            size_px=max(0.8, 0.2 * scene.unit),
            depth=0.05,
            opacity=opacity,
            seed=scene.seed,
        )
    )


def paint_glints(scene: Scene, count: int = 14) -> None:
    """A few bright stars with crossed rays that pulse slowly."""
    rng = scene.rng("glints")
    stars = [
        (rng.uniform(0.02, 0.98) * scene.width, scene.at(rng.uniform(0.03, 0.75)), rng.uniform(0.7, 2.4) ** 1.3)
        for _ in range(count)
    ]
    cool, warm = (0.6, 0.75, 1.0), (1.0, 0.85, 0.66)
    tints = [mix(WHITE, cool, rng.random()) if rng.random() < 0.6 else warm for _ in stars]

    def draw(canvas: skia.Canvas) -> None:
        for (x, y, size), tint in zip(stars, tints, strict=True):
            glint(canvas, x, y, size * scene.unit, tint)

    box = (scene.left, scene.above, scene.full_width, scene.full_height)
    scene.sheet.draw(box, draw, depth=0.04, blend="screen", pulse=0.25, pulse_period_s=4.5)


def glint(canvas: skia.Canvas, x: float, y: float, reach: float, tint: Rgb) -> None:
    """One bright star: a halo, crossed rays ``reach`` pixels long, a white heart."""
    halo(canvas, (x, y), reach * 1.1, tint, 0.55)
    for dx, dy in ((1, 0), (0, 1)):
        ray = [
            (x - dx * reach, y - dy * reach),
            (x + dy * reach * 0.04, y + dx * reach * 0.04),
            (x + dx * reach, y + dy * reach),
            (x - dy * reach * 0.04, y - dx * reach * 0.04),
        ]
        stops = [(0.0, tint, 0.0), (0.5, WHITE, 1.0), (1.0, tint, 0.0)]
        canvas.drawPath(polyline(ray, closed=True), gradient(ray[0], ray[2], stops))
    canvas.drawCircle(x, y, max(reach * 0.09, 0.7), gradient((x, y), (x + 1, y), [(0, WHITE, 1), (1, WHITE, 1)]))
