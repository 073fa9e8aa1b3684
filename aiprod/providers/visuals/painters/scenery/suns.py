"""Stars seen near, with their surface, corona and flares; clusters of them; and the rocks they light."""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, skia_colour, to_srgb
from aiprod.providers.visuals.kit.light import halo, polyline
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.deepsky import glint
from aiprod.providers.visuals.painters.scenery.surfaces import read

_BODIES: dict[str, tuple[Rgb, ...]] = {
    "dawn": ((0.55, 0.12, 0.03), (0.98, 0.45, 0.12), (1.0, 0.78, 0.42), (1.0, 0.96, 0.86)),
    "day": ((0.85, 0.55, 0.15), (1.0, 0.82, 0.42), (1.0, 0.94, 0.76), (1.0, 1.0, 0.98)),
    "golden": ((0.38, 0.05, 0.02), (0.86, 0.24, 0.06), (1.0, 0.52, 0.16), (1.0, 0.86, 0.55)),
    "dusk": ((0.34, 0.03, 0.10), (0.82, 0.16, 0.22), (1.0, 0.45, 0.34), (1.0, 0.84, 0.72)),
    "night": ((0.12, 0.28, 0.62), (0.34, 0.62, 1.0), (0.70, 0.88, 1.0), (1.0, 1.0, 1.0)),
}


def paint_sun(scene: Scene, place: tuple[float, float], size: float, *, depth: float = 0.16, crowd: int = 0) -> None:
    """A star ``size`` units in radius with its corona, or a ``crowd`` of stars too far to show a disc."""
    tones = _BODIES[scene.intent.time]
    rng = scene.rng("sun", round(size, 2))
    reach = max(9.0 * size, 22.0 if crowd else 14.0) if size < 8 else 2.4 * size
    _corona(scene, place, size * scene.unit, reach * scene.unit, tones, rng, depth)
    if size > 3:
        _disc(scene, place, size * scene.unit, tones, rng, depth)

    def draw(canvas: skia.Canvas) -> None:
        if size <= 3 and not crowd:
            halo(canvas, place, 3.2 * size * scene.unit, WHITE, 1.0)
            glint(canvas, *place, 9 * size * scene.unit, tones[3])
        for _ in range(crowd):
            far, angle = abs(rng.normal(0, 9)) * scene.unit, rng.uniform(0, 2 * math.pi)
            spot = place[0] + far * math.cos(angle) * 1.3, place[1] + far * math.sin(angle)
            glint(canvas, *spot, scene.unit * rng.uniform(0.8, 4.2), mix(WHITE, tones[2], rng.uniform(0, 0.8)))

    wide = max(24, 10 * size) * scene.unit * 1.4
    scene.sheet.draw(
        (place[0] - wide, place[1] - wide, 2 * wide, 2 * wide),
        draw,
        depth=depth,
        blend="screen",
        pulse=0.18,
        pulse_period_s=5.0,
    )


def _corona(
    scene: Scene,
    place: tuple[float, float],
    radius: float,
    reach: float,
    tones: tuple[Rgb, ...],
    rng: np.random.Generator,
    depth: float,
) -> None:
    """Streamers of light around the disc."""
    side = 300
    axis = ((np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1) * reach
    x, y = np.meshgrid(axis, axis)
    far = np.hypot(x, y)
    turn = (np.arctan2(y, x) / (2 * np.pi) + 0.5) * 899
    loop = ridge(450, rng, cycles=14, octaves=5, roughness=0.6)
    streams = np.interp(turn, np.arange(900), np.r_[loop, loop[::-1]]).astype(np.float32) * 0.5 + 0.5
    out = np.clip(far - radius, 0, None) / max(reach - radius, 1)
    light = (
        np.exp(-out * (2.6 + 5.0 * (1 - streams)))
        * (0.6 + 0.4 * streams)
        * smoothstep(1.0, 0.55, (far / reach).astype(np.float32))
    )
    mask = cv2.resize(np.asarray(light, np.float32), (round(2 * reach),) * 2, interpolation=cv2.INTER_CUBIC)
    left, top = place[0] - reach, place[1] - reach
    for tone, share, period in ((tones[1], 0.9, 6.5), (tones[2], 0.55, 4.0)):
        alpha = np.clip(mask if share > 0.6 else mask**2, 0, 1) * share
        scene.sheet.add(tinted(tone, alpha), left, top, depth=depth, blend="screen", pulse=0.16, pulse_period_s=period)


def _disc(
    scene: Scene,
    place: tuple[float, float],
    radius: float,
    tones: tuple[Rgb, ...],
    rng: np.random.Generator,
    depth: float,
) -> None:
    """The granulated surface, brighter in the middle, with a few spots."""
    side = round(min(2 * radius + 4, 640))
    axis = ((np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1) * (1 + 2 / radius)
    x, y = np.meshgrid(axis, axis)
    reach = np.hypot(x, y).astype(np.float32)
    bulge = np.arcsin(np.clip(reach, 0, 1)) / np.maximum(reach, 1e-3) / (np.pi / 2)
    cells = 1 - np.abs(2 * field(600, 600, rng, cell_px=54, octaves=5, roughness=0.6) - 1)
    at = [np.asarray((plane * bulge * 0.48 + 0.5) * 599, np.float32) for plane in (x, y)]
    grain = cv2.remap(np.asarray(cells, np.float32), at[0], at[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    stains = cv2.remap(field(600, 600, rng, cell_px=110, octaves=4), at[0], at[1], cv2.INTER_LINEAR)
    spots = smoothstep(0.74, 0.86, np.asarray(stains, np.float32))
    z = np.sqrt(np.clip(1 - reach**2, 0, 1))
    level = np.clip(0.02 + 0.62 * z**0.7 + 0.46 * (grain - 0.6) - 0.4 * spots, 0, 1)
    pixels = opaque(to_srgb(read(tones, np.asarray(level, np.float32))))
    pixels[:, :, 3] = np.clip((1 - reach) * radius + 0.5, 0, 1) * 255
    wide = round(2 * radius + 4)
    if wide != side:
        pixels = np.asarray(cv2.resize(pixels, (wide, wide), interpolation=cv2.INTER_CUBIC), np.uint8)
    scene.sheet.add(pixels, place[0] - wide / 2, place[1] - wide / 2, depth=depth)


def paint_asteroids(scene: Scene, sun: tuple[float, float, float]) -> None:
    """A belt of rocks across the picture, the near ones large and quicker."""
    rng = scene.rng("asteroids")
    way = float(rng.choice((-1.0, 1.0)))
    slope = rng.uniform(-0.25, 0.25)
    for count, sizes, depth, speed, gloom in (
        (60, (0.25, 0.8), 0.25, 0.3, 0.5),
        (16, (1.0, 2.6), 0.5, 0.9, 0.25),
        (4, (3.6, 7.0), 0.9, 2.2, 0.0),
    ):
        rocks = []
        for _ in range(count):
            x = rng.uniform(-0.08, 1.08)
            y = scene.at(0.62 + slope * (x - 0.5) * 2 + rng.normal(0, 0.07 + 0.07 * depth))
            rocks.append((x * scene.width, y, rng.uniform(*sizes) * scene.unit))

        def draw(canvas: skia.Canvas, rocks: list[tuple[float, float, float]] = rocks, gloom: float = gloom) -> None:
            for x, y, size in rocks:
                _rock(canvas, x, y, size, rng, sun, gloom)

        box = (scene.left, scene.above, scene.full_width, scene.full_height)
        scene.sheet.draw(box, draw, depth=depth, drift_x_px_s=way * speed * scene.unit)


def _rock(
    canvas: skia.Canvas,
    x: float,
    y: float,
    size: float,
    rng: np.random.Generator,
    sun: tuple[float, float, float],
    gloom: float,
) -> None:
    """One rock: a lumpy outline, lit from the star's side, with pits."""
    turns = np.linspace(0, 2 * math.pi, 15)[:-1]
    reach = size * rng.uniform(0.72, 1.0, 14)
    flat, turn = rng.uniform(0.6, 0.9), rng.uniform(0, 180)
    outline = polyline(
        list(zip((reach * np.cos(turns)).tolist(), (flat * reach * np.sin(turns)).tolist(), strict=True)), closed=True
    )
    matrix = skia.Matrix()
    matrix.setRotate(turn)
    matrix.postTranslate(x, y)
    outline.transform(matrix)
    length = math.hypot(sun[0], sun[1])
    toward = (sun[0] / length * size, sun[1] / length * size)
    base = mix((0.50, 0.44, 0.40), (0.02, 0.02, 0.04), gloom)
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(x + toward[0], y + toward[1]), skia.Point(x - toward[0], y - toward[1])],
        [
            skia_colour(mix(base, WHITE, 0.3 * (1 - gloom))),
            skia_colour(base),
            skia_colour((0.03, 0.03, 0.05)),
            skia_colour((0.012, 0.012, 0.02)),
        ],
        [0.0, 0.3, 0.68, 1.0],
    )
    paint = skia.Paint(Shader=shader, AntiAlias=True, PathEffect=skia.CornerPathEffect.Make(0.3 * size))
    canvas.drawPath(outline, paint)
    for _ in range(int(min(7, size / 3))):
        pit_x, pit_y, pit = (
            x + rng.uniform(-0.5, 0.5) * size,
            y + rng.uniform(-0.4, 0.4) * size,
            size * rng.uniform(0.06, 0.16),
        )
        canvas.drawCircle(pit_x, pit_y, pit, solid((0.02, 0.02, 0.03), 0.4))
        canvas.drawCircle(pit_x - toward[0] * 0.04, pit_y - toward[1] * 0.04, pit * 0.85, solid(base, 0.25))
