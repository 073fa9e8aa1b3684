"""Where a river runs or a lake lies, and its water: the sky and the heights upside down, bent by ripples that move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from aiprod.media.pictures.layers import Life, RgbaArray
from aiprod.providers.visuals.kit.canvas import tinted
from aiprod.providers.visuals.kit.colour import hex_of, mix, parse, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.grid import magnified
from aiprod.providers.visuals.painters.scenery.heavens import STEP
from aiprod.providers.visuals.painters.scenery.terrain import Band, Land

_FROM_Z, _TO_Z = 1.1, 9.5

_TILE = 512


@dataclass(frozen=True)
class Course:
    """Water on a land, as a centre and a half width in world x for each distance z.

    It ends at the distance ``ends``. A river swings ``swing`` of the view aside ``bends`` times, beginning at
    ``phase``; a lake lies between two shores.
    """

    swing: float
    bends: float
    phase: float
    wide: float
    lake: bool
    ends: float

    @classmethod
    def chosen(cls, scene: Scene, ends: float) -> Course:
        """The water a scene asks for, or one of both kinds."""
        rng = scene.rng("course")
        chance = rng.random()
        lake = scene.shows("lake") or (chance < 0.35 and not scene.shows("river", "waterfall", "canoe", "bridge"))
        swing, bends = rng.uniform(0.20, 0.30), rng.uniform(1.0, 1.5)
        return cls(
            float(swing), float(bends), float(rng.uniform(0, 2 * np.pi)), float(rng.uniform(0.24, 0.32)), lake, ends
        )

    def centre(self, z: float | FloatArray) -> FloatArray:
        """The middle of the water, world x."""
        far = np.log(np.maximum(0.1, z) / _FROM_Z) / np.log(_TO_Z / _FROM_Z)
        swing = self.swing * (1 - 0.72 * np.clip(far, 0, 1)) * (0.3 if self.lake else 1.0)
        return np.asarray(swing * np.sin(2 * np.pi * self.bends * far + self.phase) * np.asarray(z), np.float32)

    def half(self, z: float | FloatArray) -> FloatArray:
        """Half the water's width, world x."""
        at = np.asarray(z, np.float32)
        if not self.lake:
            far = np.log(at + 0.2)
            pools = 0.72 + 0.24 * np.sin(2.3 * far + self.phase) + 0.13 * np.sin(9.1 * far + 2 * self.phase)
            return np.asarray(self.wide * (0.8 + 0.10 * at) * pools)
        shores = smoothstep(_TO_Z - 2.0, 5.0, at)
        return np.asarray(0.02 + 9.0 * self.wide * shores * (0.55 + 0.28 * at), np.float32)

    def shore(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """How much of a place is bank, 0..1: none beyond the water's end."""
        ends = smoothstep(0.05, 0.12, self.half(z)) * smoothstep(self.ends, self.ends - 1.0, np.asarray(z, np.float32))
        off = np.abs(x - self.centre(z)) - self.half(z)
        return np.asarray(smoothstep(0.12, 0.02, np.asarray(off, np.float32)) * ends, np.float32)

    def away(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """How far from the middle a place is, 1 at the bank."""
        return np.asarray(np.abs(x - self.centre(z)) / self.half(z), np.float32)

    def span_at(self, scene: Scene, land: Land, z: float) -> tuple[float, float]:
        """The water's left and right bank at a distance, as shares of the frame's width."""
        per = land.focal_px / z / scene.width
        middle, half = 0.5 + float(self.centre(z)) * per, (float(self.half(z)) + 0.06) * per
        return middle - half, middle + half


class Water(NamedTuple):
    """A painted surface from canvas row ``top`` at full width, its ripples -1..1 and its cover at half its size."""

    pixels: RgbaArray
    top: int
    ripples: FloatArray
    cover: FloatArray


def water_on(scene: Scene, land: Land, course: Course, sky: FloatArray, far: Band) -> Water:
    """The water of a course; it mirrors the ``sky`` (linear light, at every ``STEP``-th pixel) and the ``far`` band."""
    top = int(land.horizon_y + land.eye * land.focal_px / course.ends)
    height, width = (scene.full_height + int(scene.above) - top) // 2, scene.full_width // 2
    y = (top + 2 * np.arange(height, dtype=np.float32))[:, None]
    x = (scene.left + 2 * np.arange(width, dtype=np.float32))[None, :]
    z = np.broadcast_to(land.eye * land.focal_px / (y - land.horizon_y), (height, width))
    world = ((x - scene.width / 2) / land.focal_px * z).astype(np.float32)
    rng = scene.rng("water")
    ragged = field(height, width, rng, cell_px=height / 6, octaves=5, stretch=2.5)
    within = np.asarray(1 - course.away(world, z.astype(np.float32)) + 0.5 * (ragged - 0.5), np.float32)
    steep = np.hypot(cv2.Sobel(within, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(within, cv2.CV_32F, 0, 1, scale=0.125))
    cover = np.clip(within / np.maximum(1e-4, steep) * 0.8 + 0.5, 0, 1)
    ripples = _ripples(rng, world, z)
    body, chop = (0.10 + 0.62 / z, 0.10) if course.lake else (0.56 + 0.24 / z, 0.34)
    gaze = np.clip(body + chop * ripples, 0.04, 0.9).astype(np.float32)
    colour = _surface(scene, sky, far, (x, y), z, ripples, (within, gaze))
    pixels = magnified(to_srgb(colour), cover.astype(np.float32), (2 * width, 2 * height))
    return Water(pixels, top, ripples, cover.astype(np.float32))


def _ripples(rng: np.random.Generator, world: FloatArray, z: FloatArray) -> FloatArray:
    """Small waves, about -1..1, in perspective."""
    tile = field(_TILE, _TILE, rng, cell_px=46, octaves=5, roughness=0.6, stretch=3.0)
    places = [np.abs(c % (2 * _TILE) - _TILE).astype(np.float32) for c in (world * 130 + 300, z * 210)]
    return np.asarray(2 * cv2.remap(tile, places[0], places[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT) - 1)


def _surface(
    scene: Scene, sky: FloatArray, far: Band, at: tuple[FloatArray, FloatArray], z: FloatArray,
    ripples: FloatArray, depths: tuple[FloatArray, FloatArray],
) -> FloatArray:  # fmt: skip
    """Linear light; ``depths`` are how far within its banks a place lies and how much of it is seen into, 0..1."""
    (x, y), (within, gaze) = at, depths
    seen = _with_heights(scene, sky, far)
    wave = {"storm": 2.4, "rain": 1.7}.get(scene.intent.weather, 1.0)
    lift = ripples * scene.unit * 5 * wave * np.clip(2.2 / z, 0.15, 1.5)
    mirror_y = (2 * float(y[0, 0]) - 0.1 * scene.unit - y - scene.above + lift) / STEP
    mirror_x = np.broadcast_to(x - scene.left, z.shape) / STEP
    places = mirror_x.astype(np.float32), np.maximum(0, mirror_y).astype(np.float32)
    mirrored = cv2.remap(seen, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    light, tones = scene.light, scene.style.palette["water"]
    own, pale = parse(tones[0]), parse(tones[-1])
    deep = mix(own, light.near, 0.7) if light.dark else mix(mix(own, pale, 0.15), light.near, 0.15)
    colour = mirrored * (1 - gaze[:, :, None]) + to_linear(deep) * gaze[:, :, None]
    bank = to_linear(mix(tones_at(scene, 0.25).shadow, own, 0.3))
    shade = (0.7 * smoothstep(0.4, 0.0, (within + 0.2 * ripples).astype(np.float32)))[:, :, None]
    return np.asarray(colour * (1 - shade) + bank * shade, np.float32)


def _with_heights(scene: Scene, sky: FloatArray, band: Band) -> FloatArray:
    """The sky with the far heights before it, linear light at the sky's step."""
    seen = sky.copy()
    small = band.pixels[::STEP, ::STEP].astype(np.float32) / 255
    top = max(0, int((band.y - scene.above) / STEP))
    rows, columns = min(small.shape[0], seen.shape[0] - top), min(small.shape[1], seen.shape[1])
    part = small[:rows, :columns]
    alpha = part[:, :, 3:]
    window = seen[top : top + rows, :columns]
    window[:] = window * (1 - alpha) + to_linear(part[:, :, :3]) * alpha
    return seen


def paint_play(scene: Scene, water: Water, *, depth: float) -> None:
    """Add the light that plays on water: two nets of streaks that sway against each other, and glints."""
    light = scene.light
    tone = mix(light.horizon, light.disc, 0.55)
    strength = 0.3 if light.sun > 0.3 else 0.2
    size = (2 * water.cover.shape[1], 2 * water.cover.shape[0])
    for number, sign in enumerate((1.0, -1.0)):
        crest = (
            smoothstep(0.38, 0.75, (sign * water.ripples).astype(np.float32))
            * smoothstep(0.6, 1.0, water.cover)
            * strength
        )
        alpha = np.asarray(cv2.resize(crest, size, interpolation=cv2.INTER_LINEAR), np.float32)
        scene.sheet.add(
            tinted(tone, np.where(alpha < 0.02, 0, alpha).astype(np.float32)),
            scene.left,
            water.top,
            depth=depth,
            blend="screen",
            sway_px=0.55 * scene.unit,
            sway_period_s=4.2 + 1.1 * number,
            phase=0.5 * number,
            pulse=0.8,
            pulse_period_s=3.4 + 0.7 * number,
        )
    scene.sheet.live(
        Life(
            what="shimmer",
            count=60,
            colour=hex_of(mix(light.horizon, light.disc, 0.6)),
            area=(scene.width * 0.25, water.top, scene.width * 0.5, scene.bottom - water.top),
            size_px=max(1.0, 0.5 * scene.unit),
            depth=depth,
            opacity=0.4 * max(0.3, light.sun),
            seed=scene.seed,
        )
    )
