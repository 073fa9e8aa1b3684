"""The floor of the sea: sand in perspective with light dancing on it, and rocks."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea
from aiprod.providers.visuals.painters.scenery.surfaces import read

_SAND: Rgb = (0.80, 0.72, 0.56)
_STEP = 3
_DIM = 0.4
"""Light that is not enough to dance on the sand."""


@dataclass(frozen=True)
class Floor:
    """Flat ground in perspective from frame y ``top`` down: how deep below its far edge each sample lies, 0 to 1, and
    how far off (``z``) and to the side (``x``) it is. Above the edge ``below`` is negative."""

    top: float
    height: int
    below: FloatArray
    x: FloatArray
    z: FloatArray


def floor_of(scene: Scene, share: float) -> Floor:
    """The floor whose far edge lies at a share of the picture's height."""
    top = scene.at(share) - 3 * scene.unit
    height = int(scene.above + scene.full_height - top) + 1
    rows, columns = -(-height // _STEP), -(-scene.full_width // _STEP)
    edge = 0.10 + 0.10 * ridge(columns, scene.rng("sea floor"), cycles=4, octaves=4)[None, :]
    below: FloatArray = (np.linspace(0, 1, rows)[:, None] - edge).astype(np.float32)
    z: FloatArray = (1 / (np.clip(below, 0, None) + 0.07)).astype(np.float32)
    return Floor(top, height, below, (np.linspace(-1, 1, columns)[None, :] * z).astype(np.float32), z)


def paint_sand(scene: Scene, sea: Sea, floor: Floor) -> None:
    """Rippled sand, lost in the water far off."""
    rng = scene.rng("sand")
    ground = np.clip(floor.below, 0, None)
    dunes = _tiled(field(512, 512, rng, cell_px=120, octaves=5), floor.x * 80 + 256, floor.z * 60)
    ripples = 0.5 + 0.5 * np.sin(floor.z * 9 + 7 * dunes + floor.x * 1.1)
    level = 0.34 + 0.5 * dunes + 0.20 * (ripples - 0.5) * smoothstep(0.02, 0.3, ground)
    near = sea.seen(_SAND, 0.0)
    tones = (mix(near, sea.deep, 0.75), mix(near, sea.deep, 0.35), mix(near, WHITE, 0.16 * sea.bright))
    light = read(tones, np.asarray(np.clip(level, 0, 1), np.float32))
    veil = np.exp(-ground / 0.22)[:, :, None]
    light = light * (1 - veil) + to_linear(mix(sea.haze, sea.deep, 0.25)) * veil
    pixels = opaque(_large(to_srgb(light), floor.height, scene.full_width))
    cover = _large(smoothstep(-0.06, 0.04, floor.below), floor.height, scene.full_width)
    pixels[:, :, 3] = np.clip(cover * 255, 0, 255)
    scene.sheet.add(pixels, scene.left, floor.top)


def paint_caustics(scene: Scene, sea: Sea, floor: Floor) -> None:
    """The surface's net of light on the floor, coming and going, where light enough gets down."""
    if sea.clear * sea.bright <= _DIM:
        return
    tile = field(512, 512, scene.rng("caustics"), cell_px=44, octaves=2)
    net = 1 - np.abs(2 * _tiled(tile, floor.x * 150 + 200, floor.z * 110) - 1)
    glow = net**9 * smoothstep(0.02, 0.28, floor.below) * 0.5 * sea.bright * sea.clear
    mask = _large(np.asarray(np.where(glow < 0.02, 0, glow), np.float32), floor.height, scene.full_width)
    tone = mix(sea.shallow, WHITE, 0.9)
    scene.sheet.add(tinted(tone, mask), scene.left, floor.top, blend="screen", pulse=0.7, pulse_period_s=3.4)


def _tiled(tile: FloatArray, u: FloatArray, v: FloatArray) -> FloatArray:
    places = [(511 - np.abs(c % 1022 - 511)).astype(np.float32) for c in (u, v)]
    return np.asarray(cv2.remap(tile, places[0], places[1], cv2.INTER_LINEAR), np.float32)


def _large(plane: FloatArray, height: int, width: int) -> FloatArray:
    return np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)


def paint_slope(scene: Scene, sea: Sea, *, near: bool) -> None:
    """A slope of rock, higher at one side: ``near`` and dark, or far off and almost lost in the blue."""
    rng = scene.rng("slope", near)
    x = scene.left + np.linspace(0, 1, 240) * scene.full_width
    side = float(rng.choice((-1.0, 1.0)))
    span = scene.bottom - scene.top
    rise = (0.05 if near else 0.10) + 0.2 * np.clip(0.5 + side * (x / scene.width - 0.5), 0, 1) ** 2.2
    line = scene.at(0.98) - span * rise * (1 + 0.35 * ridge(240, rng, cycles=6, octaves=6))
    floor = scene.above + scene.full_height
    tone = mix(sea.deep, BLACK, 0.5) if near else mix(sea.deep, sea.haze, 0.72)

    def draw(canvas: skia.Canvas) -> None:
        body = polyline([(x[0], floor), *zip(x, line, strict=True), (x[-1], floor)], closed=True)
        stops = [(0.0, tone, 1.0 if near else 0.9), (1.0, mix(tone, BLACK, 0.4), 1.0)]
        canvas.drawPath(body, gradient((0, float(line.min())), (0, scene.bottom), stops))

    top = float(line.min()) - 2
    scene.sheet.draw((scene.left, top, scene.full_width, floor - top), draw, depth=0.9 if near else 0.0)


def paint_rocks(scene: Scene, sea: Sea, share: float, *, high: float) -> None:
    """Boulders along both sides, ``high`` as a share of the picture, lit from above, their shadows under them."""
    rng = scene.rng("rocks")
    dark, lit = sea.seen((0.08, 0.10, 0.12), 0.3), sea.seen((0.46, 0.50, 0.48), 0.3)
    span = scene.bottom - scene.top
    stones = []
    for _ in range(13):
        at = float(rng.beta(0.5, 0.5))
        size = span * high * rng.uniform(0.3, 1.0) * (0.35 + 1.3 * abs(at - 0.5))
        stones.append((at * scene.width, scene.at(share) + rng.uniform(0, 0.12) * span, size))
    stones.sort(key=lambda stone: stone[1])

    def draw(canvas: skia.Canvas) -> None:
        for x, foot, size in stones:
            shade = skia.Rect.MakeLTRB(x - 1.7 * size, foot - 0.12 * size, x + 1.7 * size, foot + 0.3 * size)
            canvas.drawOval(shade, solid(mix(sea.deep, BLACK, 0.5), 0.5, blur_px=0.12 * size))
            _boulder(canvas, x, foot, size, rng, (dark, lit))

    top = scene.at(share) - 1.3 * high * span
    box = (scene.left, top, scene.full_width, scene.above + scene.full_height - top)
    scene.sheet.draw(box, draw)


def _boulder(
    canvas: skia.Canvas, x: float, foot: float, size: float, rng: np.random.Generator, tones: tuple[Rgb, Rgb]
) -> None:
    """A stone with a flat foot, facets on its lit side and growth on its top."""
    dark, lit = tones
    turns = np.linspace(np.pi, 0, 10)
    reach = size * rng.uniform(0.7, 1.1, 10)
    lean = rng.uniform(-0.3, 0.3) * size
    crown = [
        (x + 1.35 * r * np.cos(t) + lean * np.sin(t), foot - r * np.sin(t)) for r, t in zip(reach, turns, strict=True)
    ]
    shape = polyline([*crown, (x + 0.9 * size, foot + 0.16 * size), (x - 0.9 * size, foot + 0.16 * size)], closed=True)
    rounded = skia.CornerPathEffect.Make(0.3 * size)
    stops = [(0.0, lit, 1.0), (0.4, mix(lit, dark, 0.6), 1.0), (1.0, mix(dark, BLACK, 0.3), 1.0)]
    paint = gradient((x, foot - size), (x + 0.25 * size, foot + 0.2 * size), stops)
    paint.setPathEffect(rounded)
    canvas.drawPath(shape, paint)
    facet = polyline(
        [*crown[2:6], (x + 0.1 * size, foot - 0.4 * size), (x - 0.4 * size, foot - 0.25 * size)], closed=True
    )
    face = solid(lit, 0.35)
    face.setPathEffect(rounded)
    canvas.drawPath(facet, face)
    for _ in range(9):
        spot = x + rng.uniform(-0.9, 0.9) * size, foot - rng.uniform(0.05, 0.6) * size
        canvas.drawCircle(*spot, size * rng.uniform(0.02, 0.05), solid(mix(dark, BLACK, 0.4), 0.35))
