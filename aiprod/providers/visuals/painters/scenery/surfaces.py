"""What covers a world: banded gas, seas and lands, craters, cracked ice, cooling lava."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from aiprod.providers.visuals.kit.colour import Rgb, mix, ramp, to_linear
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep

SkinKind = Literal["giant", "ocean", "rock", "ice", "lava"]
_BANDS = (448, 896)
_STEPS = 512
_STEEP = 0.0042


@dataclass(frozen=True)
class Skin:
    """A surface at each sample: ``ground`` and ``glow`` as linear light, ``height``, ``gloss`` and ``cloud`` 0..1."""

    ground: FloatArray
    glow: FloatArray
    height: FloatArray
    gloss: FloatArray
    cloud: FloatArray | None

    def relief(self, sun: tuple[float, float, float], samples: float) -> FloatArray:
        """How much brighter slopes towards the star are, about -1..1; ``samples`` make up the globe's radius."""
        dx = cv2.Sobel(self.height, cv2.CV_32F, 1, 0, ksize=3)
        dy = cv2.Sobel(self.height, cv2.CV_32F, 0, 1, ksize=3)
        steep = _STEEP * samples
        return np.clip(-(dx * sun[0] + dy * sun[1]) * steep, -0.8, 1.2).astype(np.float32)


@dataclass(frozen=True)
class Places:
    """Where samples lie on a globe, all in [-1, 1]: by its poles, and as seen from in front, which has no poles.

    ``detail`` is the side of the maps that are read there, in pixels.
    """

    detail: int

    longitude: FloatArray
    latitude: FloatArray
    u: FloatArray
    v: FloatArray

    def banded(self, plane: FloatArray) -> FloatArray:
        """A map's values along the parallels, for what the turning of the globe has drawn out."""
        return _sampled(plane, self.longitude * 0.46 + 0.5, self.latitude * 0.48 + 0.5)

    def faced(self, plane: FloatArray, shrink: float = 0.46) -> FloatArray:
        """A map's values as seen from in front; ``shrink`` is the half of the map that the globe shows."""
        return _sampled(plane, self.u * shrink + 0.5, self.v * shrink + 0.5)


def _sampled(plane: FloatArray, u: FloatArray, v: FloatArray) -> FloatArray:
    height, width = plane.shape
    at = (u * (width - 1)).astype(np.float32), (v * (height - 1)).astype(np.float32)
    return np.asarray(cv2.remap(plane, *at, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT), np.float32)


def read(tones: tuple[Rgb, ...], at: FloatArray) -> FloatArray:
    """A ramp of tones read at 0..1 as linear light: shape of ``at`` plus (3,)."""
    table = to_linear(ramp(tones, np.linspace(0, 1, _STEPS)))
    return table[np.clip(at * (_STEPS - 1), 0, _STEPS - 1).astype(np.int32)]


def skin_of(kind: SkinKind, tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    """The surface of a kind of world at ``places``; ``tones`` are its five colours."""
    return {"giant": _giant, "ocean": _ocean, "rock": _rock, "ice": _ice, "lava": _lava}[kind](tones, places, rng)


def _none(like: FloatArray) -> FloatArray:
    return np.zeros_like(like)


def _giant(tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    swirl = field(*_BANDS, rng, cell_px=70, octaves=5, roughness=0.6, stretch=3.0)
    rows = np.linspace(-1, 1, _BANDS[0], dtype=np.float32)[:, None] + 0.085 * (swirl - 0.5)
    spot_x, spot_y = rng.uniform(0.3, 0.62) * _BANDS[1], rng.uniform(0.56, 0.68) * _BANDS[0]
    x, y = np.meshgrid(np.arange(_BANDS[1], dtype=np.float32), np.arange(_BANDS[0], dtype=np.float32))
    away = np.hypot((x - spot_x) / 62, (y - spot_y) / 30)
    rows = rows + 0.10 * np.exp(-(away**2)) * np.tanh((y - spot_y) / 12)
    bands = ridge(900, rng, cycles=11, octaves=4, roughness=0.6) * 0.5 + 0.5
    level = np.interp(rows * 0.5 + 0.5, np.linspace(0, 1, 900), bands).astype(np.float32)
    fine = field(*_BANDS, rng, cell_px=36, octaves=5, roughness=0.6, stretch=9.0)
    level = np.clip(level * 0.74 + 0.42 * (fine - 0.5) + 0.13 + 0.28 * np.exp(-(away**4)), 0, 1)
    shown = places.banded(level.astype(np.float32))
    ground = read((tones[0], tones[1], tones[4], tones[2], tones[3]), shown)
    streaks = field(*_BANDS, rng, cell_px=40, octaves=5, roughness=0.6, stretch=10.0)
    cloud = smoothstep(0.56, 0.86, places.banded(streaks)) * 0.5
    return Skin(ground, _none(ground), _none(shown), _none(shown), cloud)


def _ocean(tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    face = (places.detail, places.detail)
    grain = places.detail / 800
    land = places.faced(field(*face, rng, cell_px=190 * grain, octaves=7, roughness=0.56))
    detail = places.faced(field(*face, rng, cell_px=60 * grain, octaves=5, roughness=0.6))
    coast = smoothstep(0.50, 0.53, land)
    sea = read((tones[0], mix(tones[0], tones[1], 0.5), tones[1]), np.clip((land - 0.2) * 3.2, 0, 1) ** 2)
    dry = np.clip(0.55 - 0.55 * np.cos(places.latitude * 7) + 0.8 * (detail - 0.5), 0, 1)
    ground = sea * (1 - coast[:, :, None]) + read((tones[2], tones[3]), dry) * coast[:, :, None]
    ice = smoothstep(0.74, 0.86, np.abs(places.latitude) + 0.16 * (detail - 0.5))[:, :, None]
    ground = ground * (1 - ice) + to_linear(tones[4]) * ice
    towns = smoothstep(0.66, 0.8, detail) * coast * (1 - ice[:, :, 0])
    towns = towns * (rng.random(towns.shape, np.float32) < 0.2)
    glow = cv2.GaussianBlur(towns, (0, 0), 0.8)[:, :, None] * np.asarray((1.0, 0.6, 0.25), np.float32)
    swirl = field(*face, rng, cell_px=120 * grain, octaves=3)
    weather = field(*face, rng, cell_px=110 * grain, octaves=7, roughness=0.6, stretch=1.8)
    x, y = np.meshgrid(np.arange(face[1], dtype=np.float32), np.arange(face[0], dtype=np.float32))
    curled = cv2.remap(
        weather,
        x + 90 * grain * (swirl - 0.5),
        y - 70 * grain * (swirl - 0.5),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REFLECT,
    )
    cloud = smoothstep(0.50, 0.78, places.faced(np.asarray(curled, np.float32)))
    return Skin(ground, np.asarray(glow, np.float32), land * coast * 2, (1 - coast) * (1 - ice[:, :, 0]), cloud)


def _rock(tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    face = (places.detail, places.detail)
    grain = places.detail / 800
    height = places.faced(cratered(face, rng, 330))
    seas = places.faced(field(*face, rng, cell_px=200 * grain, octaves=5))
    level = np.clip(0.25 + 0.55 * seas + 0.12 * height, 0, 1)
    dark = smoothstep(0.56, 0.68, seas)
    ground = read((tones[0], tones[1], tones[2], tones[3]), np.clip(level * 1.2 - 0.42 * dark + 0.1, 0, 1))
    return Skin(ground, _none(ground), height * 2.2, _none(seas), None)


def _ice(tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    face = (places.detail, places.detail)
    grain = places.detail / 800
    base = places.faced(field(*face, rng, cell_px=150 * grain, octaves=6, roughness=0.6))
    cracks = np.zeros_like(base)
    for cell in (260, 130, 80):
        line = places.faced(field(*face, rng, cell_px=cell, octaves=3, stretch=2.0))
        cracks = np.maximum(cracks, (1 - np.abs(2 * line - 1)) ** 26)
    ground = read(tones[:4], np.clip(base * 1.1, 0, 1)) * (1 - 0.75 * cracks[:, :, None])
    ground = ground + to_linear(tones[4]) * (0.6 * cracks)[:, :, None]
    return Skin(ground, _none(ground), base * 1.2 - cracks * 0.3, 0.35 * np.ones_like(base), None)


def _lava(tones: tuple[Rgb, ...], places: Places, rng: np.random.Generator) -> Skin:
    face = (places.detail, places.detail)
    grain = places.detail / 800
    base = places.faced(field(*face, rng, cell_px=120 * grain, octaves=6, roughness=0.6))
    seams = places.faced(field(*face, rng, cell_px=90 * grain, octaves=4))
    hot = (1 - np.abs(2 * seams - 1)) ** 9 * smoothstep(0.3, 0.7, base)
    glow = hot[:, :, None] * to_linear(tones[4]) * 1.5
    ground = read(tones[:4], base) + glow * 0.8
    return Skin(ground, np.asarray(glow, np.float32), base * 2, _none(base), None)


def cratered(size: tuple[int, int], rng: np.random.Generator, count: int) -> FloatArray:
    """A height map, about -0.5..1.5, of rough ground under ``count`` craters, a few large, most small."""
    height, width = size
    ground = field(height, width, rng, cell_px=height / 6, octaves=6, roughness=0.55) * 0.7
    for share in np.sort(rng.random(count))[::-1] ** 5:
        radius = height * (0.008 + 0.085 * share)
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        left, top = max(0, int(x - 2 * radius)), max(0, int(y - 2 * radius))
        right, bottom = min(width, int(x + 2 * radius) + 2), min(height, int(y + 2 * radius) + 2)
        columns, rows = np.arange(left, right)[None, :], np.arange(top, bottom)[:, None]
        far = np.hypot(columns - x, rows - y) / radius
        bowl = -0.5 * np.clip(1 - far**2, 0, 1) + 0.34 * np.exp(-(((far - 1) / 0.22) ** 2))
        ground[top:bottom, left:right] += (bowl * (0.25 + 0.75 * share**0.4) * 0.5).astype(np.float32)
    return ground
