"""Worlds seen from space: a lit sphere with its surface, the rim of its air, drifting cloud, and perhaps rings."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from aiprod.media.pictures.layers import Blend
from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, parse, to_linear, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.surfaces import Places, SkinKind, skin_of

_REACH = 1.25
_SAMPLES = 300_000
_VEIL = 0.8
_TURN = 0.009
"""How much of its radius a world's clouds move in a second."""
_DAYLIT = 0.45
_SMALL, _LARGE = 320, 640
"""How fine the map of a moon and of a world is, pixels a side."""

PLANETS: dict[SkinKind, tuple[tuple[str, ...], ...]] = {
    "giant": (
        ("#3A1A20", "#A8552F", "#E8A45C", "#F6D7A0", "#B5683E"),
        ("#241C44", "#5C4A8C", "#A58AC4", "#EBD8E4", "#7A5FA8"),
        ("#12304A", "#2C6E92", "#7FB8C8", "#DDEDE8", "#4A8CA6"),
        ("#3A2E22", "#8C6C48", "#CBA878", "#F0E2C2", "#A4805A"),
    ),
    "ocean": (
        ("#06203F", "#1B5C93", "#4C7A46", "#B49A68", "#EFF6FA"),
        ("#0A2A38", "#1F7A80", "#5A5A8C", "#B08AA8", "#F2F0FA"),
    ),
    "rock": (
        ("#2A2726", "#6C635C", "#A39688", "#D4C8B8", "#4C4540"),
        ("#34201C", "#8C4A32", "#C47C50", "#E4B48C", "#5A3026"),
    ),
    "ice": (("#3C5468", "#8FB2C8", "#CFE2EE", "#FFFFFF", "#8A6450"),),
    "lava": (("#0C0808", "#2A1614", "#4A2420", "#6E3A2C", "#FF7A2A"),),
}  # fmt: skip


@dataclass(frozen=True)
class Globe:
    """A world at ``x, y``, all lengths in frame pixels. ``sun`` points to its star: x right, y down, z to the viewer.

    ``airy`` above 0 shows it through a sky that is lit: its dark side is lost, and so much of the rest. ``drift`` is in
    pixels a second, to the right.
    """

    x: float
    y: float
    radius: float
    kind: SkinKind
    tones: tuple[Rgb, ...]
    sun: tuple[float, float, float]
    tilt: float = 0.0
    airy: float = 0.0
    depth: float = 0.2
    drift: float = 0.0

    @property
    def blend(self) -> Blend:
        """By day a world only adds its light to the sky's."""
        return "screen" if self.airy >= _DAYLIT else "over"

    @property
    def air(self) -> Rgb:
        """The colour of its lit rim."""
        return mix(self.tones[2], (0.40, 0.68, 1.0), 0.78)


@dataclass(frozen=True)
class _View:
    """The visible part of a globe's square on every ``step``-th pixel: x, y and reach in radii, z, and sunlight."""

    left: int
    top: int
    width: int
    height: int
    step: float
    x: FloatArray
    y: FloatArray
    reach: FloatArray
    z: FloatArray
    lit: FloatArray


def tones_of(kind: SkinKind, rng: np.random.Generator) -> tuple[Rgb, ...]:
    """One of the colourings of a kind of world."""
    choices = PLANETS[kind]
    return tuple(parse(c) for c in choices[int(rng.integers(0, len(choices)))])


def paint_globe(scene: Scene, globe: Globe, *name: object) -> None:
    """Add the globe, and where it has clouds a second layer of them that turns slowly before it."""
    view = _view(scene, globe, _REACH)
    if view is None:
        return
    skin = skin_of(
        globe.kind,
        globe.tones,
        _places(globe, view, _LARGE if globe.radius > 14 * scene.unit else _SMALL),
        scene.rng("skin", *name),
    )
    day = smoothstep(-0.1, 0.8, view.lit)[:, :, None]
    warm = smoothstep(0.0, 0.4, view.lit)[:, :, None]
    sunlight = np.asarray((1.0, 0.62, 0.42), np.float32) * (1 - warm) + warm
    rocky = globe.kind in ("rock", "ice", "lava")
    rim = smoothstep(0.58, 1.0, view.reach)[:, :, None] ** 3 * day * (0.25 if rocky else 1.0)
    ground = skin.ground * (1 + skin.relief(globe.sun, globe.radius / view.step))[:, :, None]
    shine = skin.gloss * np.clip(_mirrored(view, globe.sun), 0, 1) ** 48
    colour = ground * (0.006 + 0.95 * day * sunlight) * (1 - 0.45 * rim) + to_linear(globe.air) * rim * 0.9
    colour += skin.glow * (1 - day) + (shine * 0.4)[:, :, None] * sunlight
    _lay(scene, globe, view, np.asarray(colour, np.float32), 0.3 if rocky else 1.0)
    if skin.cloud is not None and not globe.airy:
        _veil(scene, globe, view, skin.cloud)


def paint_rings(scene: Scene, globe: Globe, rng: np.random.Generator) -> None:
    """Bands of dust around the globe; their far half hides behind it and lies in its shadow."""
    view = _view(scene, globe, 2.5)
    if view is None:
        return
    turn, flat = np.radians(rng.uniform(-26, 26)), rng.uniform(0.16, 0.32)
    along = view.x * np.cos(turn) + view.y * np.sin(turn)
    across = (view.y * np.cos(turn) - view.x * np.sin(turn)) / flat
    far = np.hypot(along, across)
    profile = np.clip(np.interp(np.linspace(1.2, 2.4, 400), np.linspace(1.2, 2.4, 70), rng.uniform(0.1, 1.0, 70)), 0, 1)
    profile *= np.interp(np.linspace(1.2, 2.4, 400), (1.2, 1.28, 1.5, 1.95, 1.97, 2.02, 2.04, 2.34, 2.4),
                         (0.0, 0.45, 1.0, 0.9, 0.04, 0.04, 0.7, 0.5, 0.0))  # fmt: skip
    dust = np.interp(far, np.linspace(1.2, 2.4, 400), profile, left=0.0, right=0.0)
    behind = (across < 0) & (view.reach < 1)
    sun = np.asarray(globe.sun) / np.linalg.norm(globe.sun)
    beyond = -(view.x * sun[0] + view.y * sun[1] - across * 0.9 * sun[2])
    aside = np.hypot(view.x + beyond * sun[0], view.y + beyond * sun[1])
    shadow = smoothstep(0.9, 1.02, aside.astype(np.float32)) + smoothstep(0.2, -0.2, beyond.astype(np.float32))
    light = np.clip(shadow, 0.06, 1)[:, :, None]
    tone = to_linear(mix(globe.tones[3], globe.tones[1], 0.25)) * light * (0.6 + 0.5 * dust[:, :, None])
    alpha = np.where(behind, 0, dust * (0.92 - 0.55 * globe.airy)).astype(np.float32)
    pixels = opaque(_sized(to_srgb(tone), view))
    pixels[:, :, 3] = np.clip(_sized(alpha, view) * 255, 0, 255)
    scene.sheet.add(pixels, view.left, view.top, depth=globe.depth, blend=globe.blend, drift_x_px_s=globe.drift)


def _view(scene: Scene, globe: Globe, reach: float) -> _View | None:
    side = reach * globe.radius
    left, top = max(int(scene.left), int(globe.x - side)), max(int(scene.above), int(globe.y - side))
    right = min(int(scene.left + scene.full_width), int(globe.x + side) + 1)
    bottom = min(int(scene.above + scene.full_height), int(globe.y + side) + 1)
    if right - left < 2 or bottom - top < 2:
        return None
    width, height = right - left, bottom - top
    step = max(1.0, (width * height / _SAMPLES) ** 0.5)
    columns, rows = max(2, round(width / step)), max(2, round(height / step))
    across = (left + (np.arange(columns, dtype=np.float32) + 0.5) * (width / columns) - globe.x) / globe.radius
    down = (top + (np.arange(rows, dtype=np.float32) + 0.5) * (height / rows) - globe.y) / globe.radius
    x, y = np.meshgrid(across.astype(np.float32), down.astype(np.float32))
    far = np.hypot(x, y).astype(np.float32)
    z = np.sqrt(np.clip(1 - far**2, 0, 1)).astype(np.float32)
    sun = (np.asarray(globe.sun) / np.linalg.norm(globe.sun)).astype(np.float32)
    lit = ((x * sun[0] + y * sun[1]) / np.maximum(far, 1) + z * sun[2]).astype(np.float32)
    return _View(left, top, width, height, step, x, y, far, z, lit)


def _places(globe: Globe, view: _View, detail: int) -> Places:
    """Where on the globe each sample lies; beyond the limb as at the limb."""
    inside = 1 / np.maximum(view.reach, 1)
    x, y = view.x * inside, view.y * inside
    cos, sin = np.cos(globe.tilt), np.sin(globe.tilt)
    along, down = x * cos - y * sin, y * cos + x * sin
    far = np.minimum(view.reach, 1)
    bulge = np.arcsin(far) / np.maximum(far, 1e-3) / (np.pi / 2)
    return Places(
        detail=detail,
        longitude=(np.arctan2(along, view.z + 0.02) / (np.pi / 2)).astype(np.float32),
        latitude=(np.arcsin(np.clip(down, -1, 1)) / (np.pi / 2)).astype(np.float32),
        u=(along * bulge).astype(np.float32),
        v=(down * bulge).astype(np.float32),
    )


def _mirrored(view: _View, sun: tuple[float, float, float]) -> FloatArray:
    toward = np.asarray(sun) / np.linalg.norm(sun)
    middle = toward + np.asarray((0, 0, 1.0))
    middle /= np.linalg.norm(middle)
    return np.asarray(view.x * middle[0] + view.y * middle[1] + view.z * middle[2], np.float32)


def _sized(plane: FloatArray, view: _View) -> FloatArray:
    if plane.shape[:2] == (view.height, view.width):
        return plane
    large = cv2.resize(plane, (view.width, view.height), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip(large, 0, 1), np.float32)


def _lay(scene: Scene, globe: Globe, view: _View, colour: FloatArray, air: float) -> None:
    """The disc with a sharp limb, and the light its air scatters around it."""
    outside = np.clip(view.reach - 1, 0, None)
    glow = np.exp(-outside / 0.022) * 0.8 + np.exp(-outside / 0.10) * 0.24
    halo = air * glow * smoothstep(-0.3, 0.7, view.lit) * smoothstep(_REACH - 0.01, 1.1, view.reach)
    solid = smoothstep(1.0 + view.step / globe.radius, 1.0, view.reach)[:, :, None]
    scattered = to_linear(mix(globe.air, WHITE, 0.3))
    shown = colour * solid + scattered * (1 - solid)
    pixels = opaque(_sized(to_srgb(shown), view))
    columns = view.left + np.arange(view.width, dtype=np.float32) + 0.5 - globe.x
    rows = view.top + np.arange(view.height, dtype=np.float32) + 0.5 - globe.y
    cover = np.clip(globe.radius + 0.5 - np.hypot(columns[None, :], rows[:, None]), 0, 1)
    if globe.airy:
        seen = smoothstep(-0.05, 0.55, view.lit) * (1 - 0.75 * globe.airy)
        cover, halo = cover * _sized(seen, view), halo * (0.35 - 0.3 * globe.airy)
    alpha = cover + (1 - cover) * _sized(halo.astype(np.float32), view)
    pixels[:, :, 3] = np.clip(alpha * 255, 0, 255)
    scene.sheet.add(pixels, view.left, view.top, depth=globe.depth, blend=globe.blend, drift_x_px_s=globe.drift)


def _veil(scene: Scene, globe: Globe, view: _View, cloud: FloatArray) -> None:
    """Clouds that fade before the limb, so that their drift reads as the planet's turning."""
    day = smoothstep(-0.05, 0.6, view.lit)
    alpha = cloud * day * smoothstep(0.97, 0.80, view.reach) * _VEIL
    tone = mix(globe.tones[4] if globe.kind == "ocean" else globe.tones[3], WHITE, 0.4)
    pixels = np.empty((view.height, view.width, 4), np.uint8)
    pixels[:, :, :3] = np.round(np.asarray(tone) * 255)
    pixels[:, :, 3] = np.clip(_sized(alpha.astype(np.float32), view) * 255, 0, 255)
    turning = globe.drift + _TURN * globe.radius * (1 if globe.drift >= 0 else -1)
    scene.sheet.add(pixels, view.left, view.top, depth=globe.depth, drift_x_px_s=turning)
