"""Under the surface: shafts of light, drifting jellyfish, a school of fish, weeds and rocks on the sea floor."""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, hex_of, mix, parse, ramp
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.reef import paint_corals
from aiprod.providers.visuals.painters.scenery.swimmers import paint_jellyfish, paint_shark, paint_whale

_STEP = 4
_BRIGHT = {"dawn": 0.85, "day": 1.0, "golden": 0.95, "dusk": 0.62, "night": 0.42}


def paint_underwater(scene: Scene) -> None:
    """Water, light from above, life, then the sea floor."""
    rng = scene.rng("underwater")
    bright = _BRIGHT[scene.intent.time]
    shallow, deep = _waters(scene, rng)
    source = (scene.width * rng.uniform(0.3, 0.7), scene.top - scene.height * 0.12)
    _water(scene, shallow, deep, source, bright)
    _rays(scene, shallow, source, bright, rng)
    _floor(scene, mix(deep, shallow, 0.05), 0.24, 0.16, weeds=0)
    _school(scene, deep, rng)
    reef = scene.shows("reef", "coral")
    if scene.shows("whale"):
        paint_whale(scene, mix(deep, shallow, 0.03), shallow, rng)
    elif scene.shows("shark"):
        paint_shark(scene, deep, shallow, rng)
    elif scene.shows("jellyfish") or not (reef or scene.shows("fish", "dolphin", "turtle")):
        paint_jellyfish(scene, rng)
    _floor(scene, mix(deep, shallow, 0.012), 0.16, 0.5, weeds=4 if reef else 14)
    if reef:
        paint_corals(scene, deep, shallow, bright)
    _floor(scene, mix(deep, BLACK, 0.6), 0.1, 0.9, weeds=5 if reef else 18)
    _particles(scene, shallow)


def _waters(scene: Scene, rng: np.random.Generator) -> tuple[Rgb, Rgb]:
    hues: tuple[tuple[Rgb, Rgb], ...] = (
        ((0.20, 0.66, 0.70), (0.0, 0.07, 0.15)),
        ((0.16, 0.55, 0.80), (0.0, 0.05, 0.18)),
        ((0.28, 0.70, 0.62), (0.0, 0.09, 0.13)),
    )
    shallow, deep = hues[int(rng.integers(0, len(hues)))]
    own = parse(scene.style.palette.get("water", ("#0F2B40", "#3E6C84"))[-1])
    shallow = mix(shallow, own, 0.1)
    if scene.intent.time in ("golden", "dawn", "dusk"):
        shallow = mix(shallow, scene.light.glow, 0.06)
    return shallow, deep


def _water(scene: Scene, shallow: Rgb, deep: Rgb, source: tuple[float, float], bright: float) -> None:
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    down = y / scene.height
    fall = np.hypot((x - source[0]) / scene.height * 0.62, down + 0.1)
    murk = field(height, width, scene.rng("murk"), cell_px=width / 4, octaves=3)
    level = np.clip(bright * (1.02 - 0.95 * fall) + 0.12 * (murk - 0.5), 0, 1)
    rgb = ramp((deep, mix(deep, shallow, 0.28), mix(deep, shallow, 0.7), mix(shallow, WHITE, 0.35)), level)
    caustic = field(height, width, scene.rng("surface"), cell_px=width / 9, octaves=3, stretch=2.6)
    lines = (1 - np.abs(2 * caustic - 1)) ** 9 * np.clip(1 - (down - scene.top / scene.height) / 0.16, 0, 1) ** 1.5
    rgb += (lines * 0.6 * bright)[:, :, None] * np.asarray(mix(shallow, WHITE, 0.7), np.float32)
    scene.sheet.whole(opaque(enlarged(scene, rgb, _STEP)), depth=0.02)


def _rays(scene: Scene, shallow: Rgb, source: tuple[float, float], bright: float, rng: np.random.Generator) -> None:
    """Two sets of shafts that brighten and fade in turn."""
    x, y = coarse(scene, _STEP)
    x, y = x - source[0], y - source[1]
    angle = (np.arctan2(x, y) / np.pi + 0.5) * 1400
    far: FloatArray = (np.hypot(x, y) / scene.height).astype(np.float32)
    for index in range(2):
        spokes = np.clip(ridge(1400, rng, cycles=34, octaves=3, roughness=0.6) * 1.5 - 0.12, 0, 1) ** 1.3
        # At the source the spokes meet: there, and near the floor, they drown in the water's own light.
        shaft = np.interp(angle, np.arange(1400), spokes).astype(np.float32)
        shaft *= smoothstep(0.0, 0.35, far) * np.exp(-((far / 0.85) ** 2)) * np.exp(-((x / scene.height / 0.95) ** 2))
        soft = cv2.GaussianBlur(shaft, (0, 0), 1.4)
        mask = enlarged(scene, (soft * 0.62 * bright).astype(np.float32), _STEP)
        scene.sheet.add(
            tinted(mix(shallow, WHITE, 0.62), mask),
            scene.left,
            scene.above,
            depth=0.05 + 0.03 * index,
            blend="screen",
            pulse=0.5,
            pulse_period_s=5.5 + 2.5 * index,
            phase=0.5 * index,
            sway_px=0.8 * scene.unit,
            sway_period_s=11.0,
        )


def _floor(scene: Scene, tone: Rgb, rise: float, depth: float, *, weeds: int) -> None:
    """Rocks along the bottom, with ``weeds`` stalks on them; ``rise`` is their height as a share of the picture."""
    rng = scene.rng("floor", depth)
    count = 260
    share = np.linspace(0, 1, count)
    valley = 0.55 + 0.9 * np.abs(share - rng.uniform(0.35, 0.65))
    line = scene.at(1.02) - (scene.at(rise) - scene.at(0)) * valley * (0.62 + 0.5 * ridge(count, rng, cycles=5))
    x = scene.left + share * scene.full_width
    floor = scene.above + scene.full_height
    stalks = []
    for _ in range(weeds):
        at = int(rng.integers(0, count))
        if abs(share[at] - 0.5) > 0.16 or rng.random() < 0.3:
            stalks.append(
                (
                    float(x[at]),
                    float(line[at]),
                    scene.unit * rng.uniform(9, 24) * (0.5 + 0.6 * depth),
                    rng.uniform(0, 6.28),
                )
            )

    def draw(canvas: skia.Canvas) -> None:
        for stalk in stalks:
            _weed(canvas, *stalk, tone)
        shape = polyline([(x[0], floor), *zip(x, line, strict=True), (x[-1], floor)], closed=True)
        lit = mix(tone, scene.light.horizon, 0.008)
        canvas.drawPath(
            shape, gradient((0, float(line.min())), (0, floor), [(0, lit, 1), (1, mix(tone, BLACK, 0.5), 1)])
        )

    top = float(line.min()) - (32 * scene.unit if weeds else 2)
    box = (scene.left, top, scene.full_width, floor - top)
    scene.sheet.draw(box, draw, depth=depth, sway_px=0.25 * scene.unit if weeds else 0.0)


def _weed(canvas: skia.Canvas, x: float, y: float, high: float, phase: float, tone: Rgb) -> None:
    """A stalk that waves, with leaves on alternating sides."""
    spine = []
    for step in range(15):
        share = step / 14
        spine.append((x + math.sin(phase + share * 3.4) * high * 0.09 * share, y - high * share))
    canvas.drawPath(polyline(spine), solid(tone, stroke_px=max(high * 0.022, 0.8)))
    for step in range(1, 14):
        at_x, at_y = spine[step]
        side = 1 if step % 2 else -1
        reach = high * 0.15 * (1.05 - step / 14)
        leaf = skia.Path()
        leaf.moveTo(at_x, at_y)
        leaf.quadTo(at_x + side * reach * 0.9, at_y - reach * 0.1, at_x + side * reach, at_y - reach * 1.15)
        leaf.quadTo(at_x + side * reach * 0.2, at_y - reach * 0.7, at_x, at_y)
        canvas.drawPath(leaf, solid(tone))


def _school(scene: Scene, deep: Rgb, rng: np.random.Generator) -> None:
    x = scene.width * rng.uniform(0.08, 0.4)
    scene.sheet.live(
        Life(
            what="fish",
            count=90,
            colour=hex_of(mix(deep, BLACK, 0.3)),
            area=(x, scene.at(0.34), scene.width * 0.42, scene.at(0.2) - scene.at(0)),
            size_px=max(3.0, 2.6 * scene.unit),
            depth=0.3,
            opacity=0.9,
            seed=scene.seed,
        )
    )


def _particles(scene: Scene, shallow: Rgb) -> None:
    area = (scene.left, scene.above, scene.full_width, scene.full_height)
    for what, count, size, opacity in (("bubbles", 26, 1.3, 0.5), ("dust", 70, 0.45, 0.6)):
        scene.sheet.live(
            Life(
                what=what,
                count=count,
                colour=hex_of(mix(shallow, WHITE, 0.6)),
                area=area,
                size_px=max(1.2, size * scene.unit),
                depth=0.7,
                opacity=opacity,
                seed=scene.seed,
            )
        )
