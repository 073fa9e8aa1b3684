"""Space: a nebula, stars with glints, and a planet with its air lit along the rim; perhaps rings and a moon."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life, RgbaArray
from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, parse, ramp, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged

_STEP = 3
_NEBULAE: tuple[tuple[str, ...], ...] = (
    ("#02030A", "#150B38", "#3D1F7A", "#8A4FC0", "#E29BFF"),
    ("#01040A", "#06203A", "#0E5470", "#3AA0A8", "#C9F3E4"),
    ("#060207", "#2A0B22", "#7A1F3E", "#D0603A", "#FFC68A"),
    ("#02040C", "#0B1840", "#22499A", "#6C8FE0", "#E6E0FF"),
)
_PLANETS: tuple[tuple[str, ...], ...] = (
    ("#3A1A20", "#A8552F", "#E8A45C", "#F6D7A0", "#B5683E"),
    ("#0D2348", "#1F6098", "#4FA3C8", "#E8F4F2", "#2C7A6A"),
    ("#2B2440", "#6A5590", "#B59CC8", "#EFE0E6", "#7D6AA6"),
    ("#3B322C", "#7A685A", "#B09A84", "#D8C8B2", "#5B4D44"),
)

_BODIES = ("planet", "moon", "astronaut", "satellite", "rocket")


def paint_space(scene: Scene) -> None:
    """Nebula and stars behind, the planet before them unless the words look at the stars alone."""
    rng = scene.rng("space")
    nebula = [parse(c) for c in _NEBULAE[int(rng.integers(0, len(_NEBULAE)))]]
    side = float(rng.choice((-1.0, 1.0)))
    alone = scene.shows("star", "galaxy", "nebula", "comet") and not scene.shows(*_BODIES)
    _nebula(scene, nebula, side, alone=alone)
    _glints(scene, rng)
    scene.sheet.live(
        Life(
            what="stars",
            count=210,
            colour="#F4F2FF",
            area=(scene.left, scene.above, scene.full_width, scene.full_height),
            size_px=max(1.0, 0.2 * scene.unit),
            depth=0.05,
            seed=scene.seed,
        )
    )
    if alone:
        return
    low = rng.random() < 0.4
    size = scene.unit * (rng.uniform(62, 84) if low else rng.uniform(34, 50))
    centre = (0.5 + side * (rng.uniform(0.0, 0.14) if low else rng.uniform(0.2, 0.3))) * scene.width
    height = scene.at(1.0) + size * 0.5 if low else scene.at(rng.uniform(0.5, 0.72))
    sun = (-side * 0.8, -0.52, 0.42) if not low else (-side * 0.62, -0.78, 0.1)
    if not low and rng.random() < 0.75:
        _moon(scene, (centre - side * size * 1.35, height - size * rng.uniform(0.65, 0.95)), size * 0.11, sun)
    ringed = not low and rng.random() < 0.45 and not scene.shows("moon")
    _planet(scene, (centre, height), size, sun, rng, ringed=ringed)


def _nebula(scene: Scene, tones: list[Rgb], side: float, *, alone: bool) -> None:
    x, y = coarse(scene, _STEP)
    u, v = (x - scene.left) / _STEP, (y - scene.above) / _STEP
    height, width = x.shape
    rng = scene.rng("nebula")
    cell = max(width, height) / 3
    base = field(height, width, rng, cell_px=cell, octaves=6, roughness=0.55)
    bend = field(height, width, rng, cell_px=cell * 0.8, octaves=4) - 0.5
    cloud = cv2.remap(
        base, u + bend * cell * 1.4, v - bend * cell * 0.9, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT
    )
    dust = field(height, width, rng, cell_px=cell * 0.6, octaves=6, roughness=0.6)
    slant = (u / width - 0.5) * rng.uniform(0.5, 1.1) * side + (v / height - rng.uniform(0.36, 0.6))
    lane = np.exp(-((slant / 0.34) ** 2))
    level = np.maximum((cloud - 0.3) * 1.9, 0) * (0.22 + 1.05 * lane) * (0.45 + 1.1 * dust)
    level = 1.05 * (1 - np.exp((-1.5 if alone else -2.0) * level))
    level = level * (1 - 0.75 * smoothstep(0.5, 0.78, dust) * lane)
    second = ramp((tones[0], mix(tones[1], tones[3], 0.3), tones[3]), np.clip((dust - 0.5) * 1.6, 0, 1) * lane * 0.5)
    light = to_linear(ramp(tones, np.clip(level * 0.84, 0, 1) ** 1.25)) + 0.6 * to_linear(second)
    _sprinkle(light, lane, rng, 4000 if alone else 1500)
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(light), _STEP)), depth=0.02)


def _sprinkle(light: FloatArray, lane: FloatArray, rng: np.random.Generator, count: int) -> None:
    """Faint far stars, thicker along the bright lane."""
    height, width = lane.shape
    rows, columns = rng.integers(0, height, count), rng.integers(0, width, count)
    keep = rng.random(count) < 0.15 + 0.85 * lane[rows, columns]
    glow = rng.random(count)[keep, None] ** 5 * 0.8
    light[rows[keep], columns[keep]] += glow * np.asarray([0.9, 0.93, 1.0])


def _glints(scene: Scene, rng: np.random.Generator) -> None:
    """A few bright stars with crossed rays."""
    stars = [
        (rng.uniform(0.02, 0.98) * scene.width, scene.at(rng.uniform(0.03, 0.75)), rng.uniform(0.7, 2.4) ** 1.3)
        for _ in range(16)
    ]
    tint = [mix(WHITE, (0.6, 0.75, 1.0), rng.random()) if rng.random() < 0.6 else (1.0, 0.85, 0.66) for _ in stars]

    def draw(canvas: skia.Canvas) -> None:
        for (x, y, size), colour in zip(stars, tint, strict=True):
            long = size * scene.unit
            halo(canvas, (x, y), long * 1.1, colour, 0.55)
            for dx, dy in ((1, 0), (0, 1)):
                ray = [
                    (x - dx * long, y - dy * long),
                    (x + dy * long * 0.04, y + dx * long * 0.04),
                    (x + dx * long, y + dy * long),
                    (x - dy * long * 0.04, y - dx * long * 0.04),
                ]
                stops = [(0.0, colour, 0.0), (0.5, WHITE, 1.0), (1.0, colour, 0.0)]
                canvas.drawPath(polyline(ray, closed=True), gradient(ray[0], ray[2], stops))
            canvas.drawCircle(x, y, max(long * 0.09, 0.7), gradient((x, y), (x + 1, y), [(0, WHITE, 1), (1, WHITE, 1)]))

    box = (scene.left, scene.above, scene.full_width, scene.full_height)
    scene.sheet.draw(box, draw, depth=0.04, blend="screen", pulse=0.25, pulse_period_s=4.5)


def _globe(
    side: int, sun: tuple[float, float, float]
) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
    """Over a square of ``side`` pixels that a sphere of 1/1.25 its half fills: x, y, reach, depth z and sunlight."""
    axis = (np.arange(side, dtype=np.float32) + 0.5) / side * 2.5 - 1.25
    x, y = np.meshgrid(axis.astype(np.float32), axis.astype(np.float32))
    reach: FloatArray = np.hypot(x, y).astype(np.float32)
    z: FloatArray = np.sqrt(np.clip(1 - reach**2, 0, 1)).astype(np.float32)
    toward = np.asarray(sun, np.float32) / np.linalg.norm(sun)
    lit: FloatArray = (x * toward[0] + y * toward[1] + z * toward[2]).astype(np.float32)
    return x, y, reach, z, lit


def _planet(
    scene: Scene,
    centre: tuple[float, float],
    radius: float,
    sun: tuple[float, float, float],
    rng: np.random.Generator,
    *,
    ringed: bool,
) -> None:
    tones = [parse(c) for c in _PLANETS[3 if scene.shows("moon") else int(rng.integers(0, len(_PLANETS)))]]
    air = mix(tones[2], (0.45, 0.7, 1.0), 0.75)
    side = int(min(radius * 2.5, 1300))
    x, y, reach, z, lit = _globe(side, sun)
    tilt = rng.uniform(-0.5, 0.5)
    level = x * np.sin(tilt) + y * np.cos(tilt)
    along = np.arctan2(x * np.cos(tilt) - y * np.sin(tilt), z + 0.05)
    texture = field(512, 1024, rng, cell_px=130, octaves=6, roughness=0.58, stretch=rng.choice([1.2, 6.0, 9.0]))
    places = ((along / np.pi + 0.5) * 880 + 60, (np.arcsin(np.clip(level, -1, 1)) / np.pi + 0.5) * 440 + 32)
    pattern = cv2.remap(texture, places[0].astype(np.float32), places[1].astype(np.float32), cv2.INTER_CUBIC)
    ground = to_linear(ramp([tones[0], tones[1], tones[4], tones[2], tones[3]], np.clip((pattern - 0.26) * 2.0, 0, 1)))
    day = smoothstep(-0.12, 0.75, lit)[:, :, None]
    rim = smoothstep(0.55, 1.0, reach)[:, :, None] ** 3 * day
    colour = ground * (0.012 + 0.9 * day) * (1 - 0.45 * rim) + to_linear(air) * rim * 0.85
    edge = 1.25 / side * 2
    cover = smoothstep(1 + edge, 1 - edge, reach)
    outside = np.clip(reach - 1, 0, None)
    glow = np.exp(-outside / 0.035) * 0.75 + np.exp(-outside / 0.11) * 0.25
    halo_lit = (
        glow * smoothstep(-0.25, 0.7, (lit / np.maximum(reach, 1)).astype(np.float32)) * smoothstep(1.24, 1.1, reach)
    )
    alpha = cover + (1 - cover) * halo_lit
    shown = colour * cover[:, :, None] + to_linear(mix(air, WHITE, 0.25)) * ((1 - cover) * halo_lit)[:, :, None]
    rgb = to_srgb(shown / np.maximum(alpha, 1e-3)[:, :, None])
    pixels = opaque(np.clip(rgb, 0, 1))
    pixels[:, :, 3] = np.clip(alpha * 255, 0, 255)
    wide = round(radius * 2.5)
    pixels = np.asarray(cv2.resize(pixels, (wide, wide), interpolation=cv2.INTER_CUBIC), np.uint8)
    _within(scene, pixels, centre[0] - wide / 2, centre[1] - wide / 2, 0.22)
    if ringed:
        _rings(scene, centre, radius, tones, rng)


def _within(scene: Scene, pixels: RgbaArray, x: float, y: float, depth: float) -> None:
    """Add pixels, cut to the frame and its margins."""
    left, top = max(round(scene.left - x), 0), max(round(scene.above - y), 0)
    right = min(pixels.shape[1], round(scene.left + scene.full_width - x))
    bottom = min(pixels.shape[0], round(scene.above + scene.full_height - y))
    if right > left and bottom > top:
        scene.sheet.add(np.asarray(pixels[top:bottom, left:right], np.uint8), x + left, y + top, depth=depth)


def _rings(
    scene: Scene, centre: tuple[float, float], radius: float, tones: list[Rgb], rng: np.random.Generator
) -> None:
    """Thin bands around the planet; their far half hides behind it."""
    turn, flat = rng.uniform(-24, 24), rng.uniform(0.16, 0.3)
    bands = [(1.35 + 0.8 * index / 26, rng.random()) for index in range(26)]

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(*centre)
        canvas.rotate(turn)
        behind = skia.Path()
        behind.addCircle(0, 0, radius)
        front = skia.Path()
        front.addRect(skia.Rect.MakeLTRB(-3 * radius, 0, 3 * radius, 3 * radius))
        canvas.clipPath(skia.Op(behind, front, skia.PathOp.kDifference_PathOp), skia.ClipOp.kDifference, True)
        for share, level in bands:
            rx = radius * share
            paint = gradient((-rx, 0), (rx, 0), [(0, tones[3], 0.1 + 0.6 * level), (1, tones[2], 0.05 + 0.4 * level)])
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(radius * 0.026)
            canvas.drawOval(skia.Rect.MakeLTRB(-rx, -rx * flat, rx, rx * flat), paint)

    box = (scene.left, scene.above, scene.full_width, scene.full_height)
    scene.sheet.draw(box, draw, depth=0.22)


def _moon(scene: Scene, centre: tuple[float, float], radius: float, sun: tuple[float, float, float]) -> None:
    side = max(int(radius * 2.5), 8)
    _, _, reach, _, lit = _globe(side, sun)
    rough = field(side, side, scene.rng("craters"), cell_px=max(4.0, radius * 0.5), octaves=4)
    grey = (
        to_linear(ramp(((0.32, 0.31, 0.34), (0.85, 0.84, 0.82)), rough))
        * (0.02 + smoothstep(-0.05, 0.7, lit))[:, :, None]
    )
    pixels = opaque(np.clip(to_srgb(grey), 0, 1))
    pixels[:, :, 3] = np.clip(smoothstep(1.03, 0.97, reach) * 255, 0, 255)
    _within(scene, pixels, centre[0] - side / 2, centre[1] - side / 2, 0.14)
