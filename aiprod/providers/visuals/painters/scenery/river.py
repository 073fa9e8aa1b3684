"""River: water winding from far hills to the viewer, mirroring the sky and the heights, trees along its banks."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life, RgbaArray
from aiprod.providers.visuals.kit.canvas import opaque, solid
from aiprod.providers.visuals.kit.colour import hex_of, mix, parse, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foreground import paint_meadow
from aiprod.providers.visuals.painters.scenery.groves import Grove, plant
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.mountains import ridged_field
from aiprod.providers.visuals.painters.scenery.terrain import (
    MAP,
    Albedo,
    Band,
    Ground,
    Land,
    map_axes,
    render,
    two_tone,
)

_SPAN = 14.0
_CUTS = (0.7, 6.5, 13.0)


def paint_river(scene: Scene) -> None:
    """Sky, heights, the valley with its mirror of water, groves, the near bank."""
    horizon = scene.at(scene.rng("horizon").uniform(0.46, 0.54))
    above = to_srgb(paint_heavens(scene, horizon))
    sky = opaque(np.asarray(cv2.resize(above, (scene.full_width, scene.full_height)), np.float32))
    bend = _Bend(scene)
    land = _land(scene, horizon, bend)
    bands = render(scene, land, _CUTS, _albedo(scene, land), haze_at=9.0)
    for band, depth in zip(bands, (0.14, 0.5), strict=True):
        scene.sheet.add(band.pixels, scene.left, band.y, depth=depth)
    _water(scene, land, bend, _seen(sky, scene, bands))
    firs = 0.8 if scene.intent.season == "winter" else float(scene.rng("firs").choice((0.1, 0.85)))
    for z, count, height, spread in ((5.2, 110, 3.6, 0.42), (2.5, 16, 12.0, 0.2)):
        middle = 0.5 + float(bend.centre(z)) / z * land.focal_px / scene.width
        half = float(bend.width(z)) / z * land.focal_px / scene.width + 0.05
        side = 1 if scene.rng("side").random() < 0.5 else -1
        plant(
            scene,
            land,
            Grove(
                z,
                count,
                height,
                0.5,
                firs=firs,
                centre=middle if z > 4 else middle + side * (half + 0.14),
                spread=spread,
                hole=(middle - half, middle + half),
            ),
        )
    paint_meadow(scene, 0.95)


class _Bend:
    """The river's course: its centre and half width in world x at distance z."""

    def __init__(self, scene: Scene) -> None:
        rng = scene.rng("bend")
        self._line = ridge(512, rng, cycles=2.6, octaves=1) * rng.choice((-1.0, 1.0))
        self._swing = rng.uniform(0.7, 1.1)
        self._half = rng.uniform(0.22, 0.32)

    def centre(self, z: float | FloatArray) -> FloatArray:
        line = np.interp(np.log(np.asarray(z) + 0.2), np.linspace(-1, 2.7, 512), self._line)
        return np.asarray(self._swing * line * np.asarray(z) / (1.6 + 0.4 * np.asarray(z)), np.float32)

    def width(self, z: float | FloatArray) -> FloatArray:
        return np.asarray(self._half * (0.75 + 0.22 * np.asarray(z)), np.float32)


def _land(scene: Scene, horizon: float, bend: _Bend) -> Land:
    rng = scene.rng("land")
    x, z = map_axes(_SPAN)
    away = np.abs(x - bend.centre(z)) / bend.width(z)
    hills = field(MAP, MAP, rng, cell_px=150, octaves=4, roughness=0.38)
    rise = smoothstep(1.5, 9.0, away) * smoothstep(2.0, 6.0, z)
    heights = 0.012 * smoothstep(0.9, 1.5, away) * hills + 0.85 * hills * rise
    heights += ridged_field(rng, cell_px=170) * smoothstep(7.0, 10.5, z) * rng.uniform(0.9, 1.6)
    return Land(heights.astype(np.float32), _SPAN, 0.50, 0.9 * max(scene.width, scene.height), horizon)


def _albedo(scene: Scene, land: Land) -> Albedo:
    palette, season = scene.style.palette, scene.intent.season
    dark, bright, _ = (parse(c) for c in palette[f"foliage_{season}"])
    rock = two_tone(parse(palette["rock"][0]), parse(palette["rock"][1]), np.full((1, 1), 0.5, np.float32))
    snow = np.asarray(parse(palette["snow"][0]), np.float32)
    snowed = season == "winter" or scene.intent.weather == "snow"
    patches = field(MAP, MAP, scene.rng("patches"), cell_px=45, octaves=5)
    tufts = field(MAP, MAP, scene.rng("tufts"), cell_px=7, octaves=2)

    def albedo(ground: Ground) -> FloatArray:
        patch = land.sample(patches, ground.x, ground.z)
        tuft = land.sample(tufts, ground.x, ground.z)
        green = two_tone(dark, bright, 0.2 + 0.6 * patch) * (0.68 + 0.6 * tuft)[:, :, None]
        bare = smoothstep(0.55, 1.0, ground.height + 0.5 * ground.slope)[:, :, None]
        colour = green * (1 - bare) + rock * bare
        line = 0.0 if snowed else 1.25
        white = (smoothstep(line, line + 0.3, ground.height + 0.3 * patch) * smoothstep(0.7, 0.3, ground.slope))[
            ..., None
        ]
        mixed: FloatArray = (colour * (1 - white) + snow * white).astype(np.float32)
        return mixed

    return albedo


def _seen(sky: RgbaArray, scene: Scene, bands: list[Band]) -> RgbaArray:
    """The sky with the far bands over it, as the water sees them."""
    seen = sky.copy()
    band = bands[0]
    top = int(band.y - scene.above)
    rows = min(band.pixels.shape[0], seen.shape[0] - top)
    part = band.pixels[:rows]
    alpha = part[:, :, 3:].astype(np.float32) / 255
    target = seen[top : top + rows, :, :3]
    target[:] = (target * (1 - alpha) + part[:, :, :3] * alpha).astype(np.uint8)
    return seen


def _water(scene: Scene, land: Land, bend: _Bend, seen: RgbaArray) -> None:
    rng = scene.rng("water")
    top = int(land.horizon_y + 0.05 * (scene.bottom - land.horizon_y))
    bottom = int(scene.above) + scene.full_height
    y = np.arange(top, bottom, dtype=np.float32)[:, None]
    x = (scene.left + np.arange(scene.full_width, dtype=np.float32))[None, :]
    z = land.eye * land.focal_px / np.maximum(1.0, y - land.horizon_y)
    world = (x - scene.width / 2) / land.focal_px * z
    banks = ridge(len(y), rng, cycles=6, octaves=3)[:, None] * 0.07
    edge = (bend.width(z) * (1 + banks) - np.abs(world - bend.centre(z))) / z * land.focal_px
    alpha = np.clip(edge / (0.25 * scene.unit), 0, 1) * smoothstep(8.5, 6.5, z)
    ripples = field(256, 256, rng, cell_px=40, octaves=3, stretch=5)
    u = ((world * 60 + 128 * z) % 512).astype(np.float32)
    v = np.broadcast_to((z * 140) % 512, u.shape).astype(np.float32)
    swell = cv2.remap(ripples, np.abs(u - 256), np.abs(v - 256), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    mirror_y = 2 * land.horizon_y - y - scene.above + (swell - 0.5) * scene.unit * 7 * np.clip(1.6 / z, 0.1, 1.6)
    map_x = np.broadcast_to(x - scene.left, u.shape).astype(np.float32)
    mirrored = cv2.remap(seen, map_x, mirror_y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    deep = np.asarray(parse(scene.style.palette["water"][0]), np.float32) * 255
    deep = deep * (0.25 if scene.light.dark else 0.8)
    depth_tint = np.clip(0.16 + 0.5 / z, 0.1, 0.62) + 0.12 * (swell - 0.5)
    shore = np.clip(edge / (1.6 * scene.unit), 0, 1)[:, :, None] * 0.3 + 0.7
    rgb = (mirrored[:, :, :3] * (1 - depth_tint[:, :, None]) + deep * depth_tint[:, :, None]) * shore
    pixels = np.dstack([np.clip(rgb, 0, 255), alpha * 255]).astype(np.uint8)
    scene.sheet.add(pixels, scene.left, top, depth=0.5)
    scene.sheet.live(
        Life(
            what="shimmer",
            count=70,
            colour=hex_of(mix(scene.light.horizon, scene.light.disc, 0.5)),
            area=(scene.width * 0.2, top, scene.width * 0.6, (scene.bottom - top) * 0.7),
            size_px=max(1.0, 0.5 * scene.unit),
            depth=0.5,
            opacity=0.35,
            seed=scene.seed,
        )
    )
    if scene.shows("boat", "canoe", "ship", "sail"):
        _boat(scene, land, bend)


def _boat(scene: Scene, land: Land, bend: _Bend) -> None:
    z = 2.2
    x = scene.width / 2 + float(bend.centre(z)) / z * land.focal_px
    foot = land.horizon_y + land.eye * land.focal_px / z
    size = 7 * scene.unit
    hull = mix(scene.light.tint((0.35, 0.2, 0.12), 0.2), scene.light.near, 0.35)

    def draw(canvas: skia.Canvas) -> None:
        for flip, strength in ((-0.7, 0.35), (1, 1.0)):
            path = skia.Path()
            path.moveTo(x - size / 2, foot - flip * size * 0.13)
            path.quadTo(x, foot - flip * size * 0.02, x + size / 2, foot - flip * size * 0.15)
            path.quadTo(x + size * 0.3, foot + flip * size * 0.07, x, foot + flip * size * 0.06)
            path.quadTo(x - size * 0.35, foot + flip * size * 0.06, x - size / 2, foot - flip * size * 0.13)
            canvas.drawPath(path, solid(hull, strength))

    scene.sheet.draw((x - size, foot - size, 2 * size, 2 * size), draw, depth=0.55, sway_px=0.4 * scene.unit)
