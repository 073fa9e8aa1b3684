"""Under the surface: shafts of light, drifting jellyfish, a school of fish, weeds and rocks on the sea floor."""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from aiprod.media.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque, solid, tinted
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, hex_of, mix, parse, ramp, skia_colour
from aiprod.providers.visuals.kit.light import Draw, glowing, gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene

_STEP = 4
_BRIGHT = {"dawn": 0.85, "day": 1.0, "golden": 0.95, "dusk": 0.62, "night": 0.42}
_JELLIES: tuple[tuple[Rgb, Rgb], ...] = (
    ((0.86, 0.42, 0.95), (0.45, 0.55, 1.0)),
    ((1.0, 0.55, 0.45), (1.0, 0.8, 0.55)),
    ((0.35, 0.85, 1.0), (0.5, 0.6, 1.0)),
    ((0.98, 0.45, 0.7), (0.7, 0.5, 1.0)),
)


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
    wanted = scene.shows("jellyfish", "medusa")
    whale = scene.shows("whale", "shark", "dolphin")
    if whale or (not wanted and rng.random() < 0.25):
        _whale(scene, mix(deep, shallow, 0.03), shallow, rng)
    else:
        _jellyfish(scene, rng)
    _floor(scene, mix(deep, shallow, 0.012), 0.16, 0.5, weeds=14)
    _floor(scene, mix(deep, (0, 0, 0), 0.6), 0.1, 0.9, weeds=18)
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
    height, width = -(-scene.full_height // _STEP), -(-scene.full_width // _STEP)
    y = (scene.above + np.arange(height, dtype=np.float32)[:, None] * _STEP) / scene.height
    x = (scene.left + np.arange(width, dtype=np.float32)[None, :] * _STEP - source[0]) / scene.height
    fall = np.hypot(x * 0.62, y + 0.1)
    murk = field(height, width, scene.rng("murk"), cell_px=width / 4, octaves=3)
    level = np.clip(bright * (1.02 - 0.95 * fall) + 0.12 * (murk - 0.5), 0, 1)
    rgb = ramp((deep, mix(deep, shallow, 0.28), mix(deep, shallow, 0.7), mix(shallow, WHITE, 0.35)), level)
    caustic = field(height, width, scene.rng("surface"), cell_px=width / 9, octaves=3, stretch=2.6)
    lines = (1 - np.abs(2 * caustic - 1)) ** 9 * np.clip(1 - (y - scene.top / scene.height) / 0.16, 0, 1) ** 1.5
    rgb = rgb + (lines * 0.6 * bright)[:, :, None] * np.asarray(mix(shallow, WHITE, 0.7), np.float32)
    large = cv2.resize(np.clip(rgb, 0, 1), (width * _STEP, height * _STEP), interpolation=cv2.INTER_CUBIC)
    scene.sheet.whole(opaque(large[: scene.full_height, : scene.full_width]), depth=0.02)


def _rays(scene: Scene, shallow: Rgb, source: tuple[float, float], bright: float, rng: np.random.Generator) -> None:
    """Two sets of shafts that brighten and fade in turn."""
    height, width = -(-scene.full_height // _STEP), -(-scene.full_width // _STEP)
    y = scene.above + np.arange(height, dtype=np.float32)[:, None] * _STEP - source[1]
    x = scene.left + np.arange(width, dtype=np.float32)[None, :] * _STEP - source[0]
    angle = (np.arctan2(x, y) / np.pi + 0.5) * 1400
    far = np.hypot(x, y) / scene.height
    for index in range(2):
        spokes = np.clip(ridge(1400, rng, cycles=34, octaves=3, roughness=0.6) * 1.5 - 0.12, 0, 1) ** 1.3
        # At the source the spokes meet: there, and near the floor, they drown in the water's own light.
        shaft = np.interp(angle, np.arange(1400), spokes).astype(np.float32)
        shaft *= smoothstep(0.0, 0.35, far) * np.exp(-((far / 0.85) ** 2)) * np.exp(-((x / scene.height / 0.95) ** 2))
        soft = cv2.GaussianBlur(shaft, (0, 0), 1.4)
        mask = cv2.resize(soft, (width * _STEP, height * _STEP), interpolation=cv2.INTER_CUBIC)
        mask = np.clip(mask[: scene.full_height, : scene.full_width] * 0.62 * bright, 0, 1)
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
            shape, gradient((0, float(line.min())), (0, floor), [(0, lit, 1), (1, mix(tone, (0, 0, 0), 0.5), 1)])
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


def _jellyfish(scene: Scene, rng: np.random.Generator) -> None:
    """Three to five bells of light; the nearest is large and stands off the middle."""
    side = float(rng.choice((-1.0, 1.0)))
    spots = [(0.5 + side * rng.uniform(0.16, 0.24), rng.uniform(0.26, 0.38), 13.0, 0.55)]
    for _ in range(int(rng.integers(2, 5))):
        spots.append((rng.uniform(0.08, 0.92), rng.uniform(0.16, 0.6), rng.uniform(2.6, 5.0), 0.3))
    pair = _JELLIES[int(rng.integers(0, len(_JELLIES)))]
    groups: dict[float, list[tuple[float, float, float, float]]] = {}
    for share_x, share_y, size, depth in spots:
        place = (scene.width * share_x, scene.at(share_y), size * scene.unit, rng.uniform(-0.25, 0.25))
        groups.setdefault(depth, []).append(place)
    for depth, places in groups.items():
        colours = pair if depth > 0.4 else (pair[1], pair[0])
        for index, (x, y, size, lean) in enumerate(places):
            box = (x - size * 1.7, y - size * 1.4, size * 3.4, size * 5.2)
            pixels = glowing(
                int(box[2]) + 1,
                int(box[3]) + 1,
                _bell(size, lean, colours, scene.rng("bell", depth, index), (size * 1.7, size * 1.4)),
                reach_px=size * 0.34,
                strength=0.75,
            )
            scene.sheet.add(
                pixels,
                box[0],
                box[1],
                depth=depth,
                drift_y_px_s=-0.45 * scene.unit,
                sway_px=0.7 * scene.unit,
                sway_period_s=8.0,
                phase=0.23 * index,
                pulse=0.14,
                pulse_period_s=4.0,
            )


def _bell(
    size: float, lean: float, colours: tuple[Rgb, Rgb], rng: np.random.Generator, at: tuple[float, float]
) -> Draw:
    """A drawing of one jellyfish whose rim is at ``at`` and whose bell is ``size`` pixels wide at half."""
    body, veil = colours

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(*at)
        canvas.rotate(math.degrees(lean))
        for index in range(16):
            start = -0.86 + 1.72 * index / 15
            long = rng.uniform(1.7, 3.1)
            phase, sweep = rng.uniform(0, 6.28), rng.uniform(0.05, 0.15)
            points = []
            for step in range(22):
                share = step / 21
                bend = math.sin(phase + share * 6.0) * sweep * share
                points.append(((start * (1 - 0.45 * share) + bend) * size, share * long * size))
            paint = gradient((0, 0), (0, long * size), [(0, veil, 0.75), (1, veil, 0.0)])
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(max(size * 0.016, 0.6))
            canvas.drawPath(polyline(points), paint)
        for index in range(5):
            phase, wide = rng.uniform(0, 6.28), rng.uniform(0.1, 0.2)
            left, right = [], []
            for step in range(18):
                share = step / 17
                middle = (-0.3 + 0.15 * index) * (1 - 0.3 * share) + math.sin(phase + share * 8) * 0.07
                half = wide * (1 - share) * (0.75 + 0.25 * math.sin(share * 26 + phase))
                left.append(((middle - half) * size, share * size * 1.9))
                right.append(((middle + half) * size, share * size * 1.9))
            arm = polyline([*left, *right[::-1]], closed=True)
            canvas.drawPath(arm, gradient((0, 0), (0, size * 1.9), [(0, body, 0.5), (1, veil, 0.0)]))
        dome = skia.Path()
        dome.moveTo(-size, 0.06 * size)
        dome.cubicTo(-size * 1.02, -size * 1.25, size * 1.02, -size * 1.25, size, 0.06 * size)
        for index in range(8):
            x = size * (1 - 2 * (index + 0.5) / 8)
            dome.quadTo(x, size * 0.2, size * (1 - 2 * (index + 1) / 8), size * 0.06)
        dome.close()
        shell = skia.GradientShader.MakeRadial(
            skia.Point(-0.15 * size, -0.55 * size),
            size * 1.25,
            [
                skia_colour(mix(body, WHITE, 0.7), 0.85),
                skia_colour(body, 0.6),
                skia_colour(veil, 0.5),
                skia_colour(mix(body, WHITE, 0.4), 0.8),
            ],
            [0.0, 0.4, 0.8, 1.0],
        )
        canvas.drawPath(dome, skia.Paint(Shader=shell, AntiAlias=True))
        for index in range(1, 8):
            x = size * (-1 + 2 * index / 8)
            rib = skia.Path()
            rib.moveTo(0, -size * 0.86).quadTo(x * 0.9, -size * 0.7, x * 0.97, size * 0.04)
            canvas.drawPath(rib, solid(mix(body, WHITE, 0.6), 0.22, stroke_px=max(size * 0.02, 0.6)))
        canvas.drawPath(dome, solid(mix(veil, WHITE, 0.5), 0.6, stroke_px=max(size * 0.02, 0.6)))
        halo(canvas, (0, -0.32 * size), size * 0.75, mix(body, WHITE, 0.5), 0.7)

    return draw


def _whale(scene: Scene, tone: Rgb, shallow: Rgb, rng: np.random.Generator) -> None:
    """A whale far off in the blue, light on its back."""
    size, flip = scene.unit * rng.uniform(26, 34), float(rng.choice((-1.0, 1.0)))
    x, y = scene.width * rng.uniform(0.38, 0.62), scene.at(rng.uniform(0.34, 0.46))
    body = skia.Path()
    body.moveTo(-1.0, 0.02).cubicTo(-0.95, -0.16, -0.45, -0.22, -0.1, -0.18).cubicTo(
        0.3, -0.15, 0.62, -0.07, 0.84, -0.05
    )
    body.quadTo(0.98, -0.2, 1.1, -0.2).quadTo(1.04, -0.08, 0.98, 0.0).quadTo(1.08, 0.06, 1.12, 0.14).quadTo(
        0.96, 0.1, 0.84, 0.0
    )
    body.cubicTo(0.5, 0.1, 0.0, 0.2, -0.4, 0.18).cubicTo(-0.75, 0.18, -0.98, 0.14, -1.0, 0.02).close()
    fin = skia.Path()
    fin.moveTo(-0.42, 0.1).quadTo(-0.3, 0.36, -0.08, 0.46).quadTo(-0.14, 0.26, -0.22, 0.12).close()

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(size * flip, size)
        canvas.rotate(-7)
        paint = gradient(
            (0, -0.2),
            (0, 0.22),
            [(0, mix(tone, shallow, 0.45), 0.95), (0.5, tone, 0.95), (1, mix(tone, shallow, 0.12), 0.9)],
        )
        canvas.drawPath(body, paint)
        canvas.drawPath(fin, solid(mix(tone, (0, 0, 0), 0.25), 0.95))
        for line in range(4):
            groove = skia.Path()
            groove.moveTo(-0.97, 0.07 + 0.02 * line).quadTo(-0.6, 0.13 + 0.022 * line, -0.25, 0.11 + 0.022 * line)
            canvas.drawPath(groove, solid(mix(tone, shallow, 0.4), 0.35, stroke_px=0.006))

    box = (x - size * 1.3, y - size * 0.6, size * 2.6, size * 1.3)
    scene.sheet.draw(box, draw, depth=0.22, drift_x_px_s=-flip * 1.6 * scene.unit)


def _school(scene: Scene, deep: Rgb, rng: np.random.Generator) -> None:
    x = scene.width * rng.uniform(0.08, 0.4)
    scene.sheet.live(
        Life(
            what="fish",
            count=90,
            colour=hex_of(mix(deep, (0, 0, 0), 0.3)),
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
