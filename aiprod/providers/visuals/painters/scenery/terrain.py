"""Land in true perspective: a height map seen by a camera, lit by the sun and lost in haze, cut into parallax bands.

Each column of the picture is marched from near to far (the "voxel space" method of Comanche, 1992), all columns
at once: a pixel belongs to the nearest slice that rises above it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.colour import Rgb, mix, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import magnified

MAP = 1024
_SLICES = 420
_HIDDEN = 0.1
"""How far behind a nearer band the land goes on, as a share of the frame's height: parallax may uncover it."""
_SMOOTH_Z = 4.5
"""Bands that end nearer than this are large enough on screen for their hard colour edges to show steps."""
Albedo = Callable[["Ground"], FloatArray]


@dataclass(frozen=True)
class Ground:
    """What the pixels of one band show: world ``x`` and ``z``, ``height``, ``slope`` 0 flat, ``light`` 0..1."""

    x: FloatArray
    z: FloatArray
    height: FloatArray
    slope: FloatArray
    light: FloatArray


@dataclass(frozen=True)
class Land:
    """A square height map over x in [-span/2, span/2], z in [0, span], and the camera ``eye`` above height 0.

    Lengths are in picture heights at z = 1: a thing of height h at distance z is h / z of the focal length tall.
    """

    heights: FloatArray
    span: float
    eye: float
    focal_px: float
    horizon_y: float

    def sample(self, plane: FloatArray, x: FloatArray, z: FloatArray) -> FloatArray:
        """A map's values at world positions, mirrored beyond its edges."""
        scale = MAP / self.span
        u, v = (x + self.span / 2) * scale, z * scale
        at = u.astype(np.float32), v.astype(np.float32)
        return np.asarray(cv2.remap(plane, *at, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32)

    def screen_y(self, x: FloatArray, z: FloatArray) -> FloatArray:
        """The frame y of the ground at world positions."""
        y: FloatArray = self.horizon_y + (self.eye - self.sample(self.heights, x, z)) * self.focal_px / z
        return y


@dataclass(frozen=True)
class Band:
    """One parallax layer of a land: ``pixels`` from canvas row ``y``, and its skyline, one y a canvas column."""

    pixels: RgbaArray
    y: int
    skyline: FloatArray


def sunlight(heights: FloatArray, span: float, from_x: float, elevation: float) -> tuple[FloatArray, FloatArray]:
    """Direct light 0..1 on a map from a sun on the side ``from_x`` (-1 left .. 1 right), and the slope."""
    step = span / MAP
    dx = cv2.Sobel(heights, cv2.CV_32F, 1, 0, ksize=3, scale=1 / (8 * step))
    dz = cv2.Sobel(heights, cv2.CV_32F, 0, 1, ksize=3, scale=1 / (8 * step))
    norm = np.sqrt(dx * dx + dz * dz + 1)
    toward = np.array([from_x, elevation, 0.35], np.float32)
    toward /= np.linalg.norm(toward)
    direct = (-dx * toward[0] + toward[1] - dz * toward[2]) / norm
    return np.clip(direct, 0, 1).astype(np.float32), (1 - 1 / norm).astype(np.float32)


def render(scene: Scene, land: Land, cuts: Sequence[float], albedo: Albedo, *, haze_at: float) -> list[Band]:
    """Bands far to near, between the distances ``cuts`` (rising).

    ``haze_at`` is the z where a clear day hides 63 %. A band ends below the crest of the one before it.
    """
    side = -1.0 if scene.light.sun_x < 0.5 else 1.0
    elevation = {"day": 0.9, "night": 0.8}.get(scene.light.time, 0.42)
    direct, slope = sunlight(land.heights, land.span, side, elevation)
    columns = (scene.left + np.arange(scene.full_width, dtype=np.float32))[None, :]
    z = np.geomspace(cuts[0], cuts[-1], _SLICES, dtype=np.float32)[:, None]
    x = (columns - scene.width / 2) / land.focal_px * z
    y = land.screen_y(x, np.broadcast_to(z, x.shape))
    y[1:-1] -= _between_slices(y)
    edges = [int(np.searchsorted(z[:, 0], cut)) for cut in cuts]
    edges[-1] = _SLICES
    bands: list[Band] = []
    ends = scene.full_height + int(scene.above)
    for first, last in pairwise(edges):
        crest = np.minimum.accumulate(y[first:last], axis=0)
        bands.append(_band(scene, land, crest, z[first:last, 0], direct, slope, albedo, haze_at, ends))
        ends = min(ends, int(bands[-1].skyline.max() + _HIDDEN * scene.height))
    return bands[::-1]


def _between_slices(y: FloatArray) -> FloatArray:
    """How far each crest rises above its slice: the vertex of the parabola through it and its two neighbours.

    Without it a crest that runs from slice to slice has teeth.
    """
    before, at, after = y[:-2], y[1:-1], y[2:]
    rise = (before - after) ** 2 / (8 * np.maximum(before - 2 * at + after, 1e-3))
    return np.asarray(np.where((at < before) & (at <= after), rise, 0), np.float32)


def _band(
    scene: Scene,
    land: Land,
    crest: FloatArray,
    z: FloatArray,
    direct: FloatArray,
    slope: FloatArray,
    albedo: Albedo,
    haze_at: float,
    ends: int,
) -> Band:
    skyline = crest[-1]
    top = int(max(scene.above, np.floor(skyline.min()) - 2))
    bottom = max(ends, top + 4)
    rows = np.arange(top, bottom, 2, dtype=np.float32)
    half = crest[:, ::2]
    index = np.empty((len(rows), half.shape[1]), np.int32)
    for column in range(half.shape[1]):
        index[:, column] = np.searchsorted(-half[:, column], -rows)
    index = np.minimum(index, len(z) - 1)
    before = np.maximum(index - 1, 0)
    low = np.take_along_axis(half, before, 0)
    high = np.take_along_axis(half, index, 0)
    part = np.clip((low - rows[:, None]) / np.maximum(1e-3, low - high), 0, 1)
    depth = z[before] * (1 - part) + z[index] * part
    columns = scene.left + np.arange(half.shape[1], dtype=np.float32)[None, :] * 2
    x = (columns - scene.width / 2) / land.focal_px * depth
    ground = Ground(
        x, depth, land.sample(land.heights, x, depth), land.sample(slope, x, depth), land.sample(direct, x, depth)
    )
    rgb = _lit(scene, albedo(ground), ground, columns, haze_at)
    if z[-1] < _SMOOTH_Z:
        rgb = np.asarray(cv2.GaussianBlur(rgb, (0, 0), 0.85), np.float32)
    size = (rgb.shape[1] * 2, rgb.shape[0] * 2)
    pixels = np.ascontiguousarray(magnified(rgb, None, size)[: bottom - top, : scene.full_width])
    y = np.arange(top, top + pixels.shape[0], dtype=np.float32)[:, None]
    pixels[:, :, 3] = np.clip(y + 0.5 - skyline[None, : pixels.shape[1]], 0, 1) * 255
    return Band(pixels, top, skyline)


def _lit(scene: Scene, albedo: FloatArray, ground: Ground, columns: FloatArray, haze_at: float) -> FloatArray:
    light = scene.light
    sun_colour = to_linear(mix(light.glow, light.disc, 0.4))
    power = light.sun * {"day": 1.5, "night": 0.30}.get(light.time, 2.3)
    low = light.low
    ambient = to_linear(
        mix(mix(light.sky[0], light.sky[1], 0.7), light.sky[2], 0.3) if low else mix(light.sky[1], light.sky[2], 0.6)
    )
    base = {"day": 0.72, "golden": 0.9, "night": 1.1}.get(light.time, 0.95)
    direct = smoothstep(0.22, 0.95, ground.light)[:, :, None]
    colour = to_linear(albedo) * (base * ambient + power * direct * sun_colour)
    away = np.abs(columns / scene.width - light.sun_x)[:, :, None]
    warm = np.exp(-((away / 0.35) ** 1.6)) * min(1.0, light.sun) * (0.55 if low else 0.0)
    far = smoothstep(0.25, 1.05, ground.z / haze_at)[:, :, None]
    warm = warm * far
    cool = to_linear(mix(mix(light.sky[0], light.sky[1], 0.75) if low else light.sky[2], light.haze, 0.22))
    haze = cool * (1 - far) + to_linear(light.haze) * far
    haze = haze * (1 - warm) + to_linear(mix(light.glow, light.haze, 0.35)) * warm
    pooled = 1 + 0.5 * np.exp(-np.clip(ground.height, 0, None) / 0.35)
    thin = 0.62 if light.time == "day" and light.haze_density < 1.2 else 0.9
    veil = (1 - np.exp(-((ground.z / haze_at) ** 1.7) * light.haze_density * thin * pooled))[:, :, None]
    light_in = colour * (1 - veil) + haze * veil
    shoulder = 0.7 + 0.3 * np.tanh((light_in - 0.7) / 0.3)
    return to_srgb(np.where(light_in > 0.7, shoulder, light_in))


def map_axes(span: float) -> tuple[FloatArray, FloatArray]:
    """The world x (1, MAP) and z (MAP, 1) of a map's columns and rows."""
    x = np.linspace(-span / 2, span / 2, MAP, dtype=np.float32)[None, :]
    z = np.linspace(0, span, MAP, dtype=np.float32)[:, None]
    return x, z


def two_tone(low: Rgb, high: Rgb, share: FloatArray) -> FloatArray:
    """An albedo between two colours by ``share`` 0..1, one value a pixel of the band."""
    t = np.clip(share, 0, 1)[:, :, None]
    mixed: FloatArray = (np.asarray(low, np.float32) * (1 - t) + np.asarray(high, np.float32) * t).astype(np.float32)
    return mixed
