"""No place at all: ribbons of light, veils, bokeh or orbits in the style's accents, over a soft field of colour."""

from __future__ import annotations

import colorsys
from collections.abc import Callable

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import opaque, solid
from aiprod.providers.visuals.kit.colour import (
    BLACK,
    WHITE,
    Rgb,
    hex_of,
    luminance,
    mix,
    parse,
    ramp,
    shade,
    to_linear,
    to_srgb,
)
from aiprod.providers.visuals.kit.light import Draw, along, gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged

_STEP = 6
_SOMBRE = frozenset({"dark", "tense", "mysterious", "sad"})


def paint_abstract(scene: Scene) -> None:
    """A field of colour, one motif chosen by the seed, drifting specks of light."""
    rng = scene.rng("abstract")
    tones = _tones(scene, rng)
    _backdrop(scene, tones)
    motifs: tuple[Callable[[Scene, list[Rgb], np.random.Generator], None], ...] = (_ribbons, _bokeh, _dunes, _orbits)
    motifs[int(rng.choice(len(motifs), p=(0.4, 0.2, 0.22, 0.18)))](scene, tones, rng)
    scene.sheet.live(
        Life(
            what="dust",
            count=60,
            colour=hex_of(mix(tones[-1], WHITE, 0.5)),
            area=(scene.left, scene.above, scene.full_width, scene.full_height),
            size_px=max(1.2, 0.35 * scene.unit),
            depth=0.7,
            opacity=0.6,
            seed=scene.seed,
        )
    )


def _tones(scene: Scene, rng: np.random.Generator) -> list[Rgb]:
    """From the darkest to the brightest: the style's accents, or the hour's sky where it names none."""
    accents = [parse(c) for c in scene.style.palette.get("accent", ())] or [scene.light.glow, *scene.light.sky]
    ground = min(accents, key=luminance)
    bright = [accent for accent in accents if accent != ground] or accents
    order = rng.permutation(len(bright))
    first, second = bright[int(order[0])], bright[int(order[-1])]
    turn = rng.uniform(-0.04, 0.04)
    first, second = _turned(first, turn), _turned(second, -turn)
    dim = 0.5 if scene.intent.mood in _SOMBRE or scene.intent.time == "night" else 1.0
    base = mix(parse("#04060E"), ground, 0.1 * dim)
    return [base, mix(base, ground, 0.7 * dim), shade(first, lightness=0.78), second, mix(first, WHITE, 0.5)]


def _turned(colour: Rgb, by: float) -> Rgb:
    hue, light, saturation = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb((hue + by) % 1, light, saturation)


def _backdrop(scene: Scene, tones: list[Rgb]) -> None:
    x, y = coarse(scene, _STEP)
    across, down = (x - scene.left) / scene.full_width, (y - scene.above) / scene.full_height
    height, width = x.shape
    rng = scene.rng("backdrop")
    total = np.zeros((height, width, 3), np.float32) + to_linear(tones[0])
    # A dark warm colour turns to mud in large areas; there the ground colour carries the light.
    warm = tones[2][0] > tones[2][2]
    lights = (tones[1], tones[1] if warm else tones[2], tones[1], tones[2])
    weights = (0.75, 0.4, 0.4, 0.05 if warm else 0.14)
    for colour, weight in zip(lights, weights, strict=True):
        cx, cy, size = rng.uniform(0, 1), rng.uniform(0, 1), rng.uniform(0.25, 0.5)
        fall = np.exp(-(((across - cx) / size) ** 2) - ((down - cy) / (size * 1.2)) ** 2)
        total += to_linear(colour) * (weight * fall)[:, :, None]
    murk = field(height, width, rng, cell_px=width / 2.5, octaves=2)
    total *= (0.75 + 0.5 * murk)[:, :, None]
    scene.sheet.whole(opaque(enlarged(scene, to_srgb(total), _STEP)), depth=0.02)


def _ribbons(scene: Scene, tones: list[Rgb], rng: np.random.Generator) -> None:
    """Bundles of fine threads that twist together, each bundle a translucent silk."""
    tilt = rng.uniform(-16, 16)
    for index in range(3):
        middle = scene.at(rng.uniform(0.3, 0.75))
        waves = [(rng.uniform(0.35, 1.5), rng.uniform(0, 6.28), rng.uniform(0.25, 1.0)) for _ in range(3)]
        spread = [(rng.uniform(0.3, 1.1), rng.uniform(0, 6.28)) for _ in range(2)]
        height, wide = scene.height * rng.uniform(0.1, 0.2), scene.height * rng.uniform(0.09, 0.24)
        ends = (tones[2 + index % 2], tones[3 - index % 2], tones[4])

        def draw(
            canvas: skia.Canvas,
            middle: float = middle,
            waves: list[tuple[float, float, float]] = waves,
            spread: list[tuple[float, float]] = spread,
            height: float = height,
            wide: float = wide,
            ends: tuple[Rgb, ...] = ends,
        ) -> None:
            canvas.rotate(tilt, scene.width / 2, middle)
            across = np.linspace(-0.35, 1.35, 110)
            centre = sum(weight * np.sin(across * 6.28 * rate + phase) for rate, phase, weight in waves)
            lift = middle + height * centre
            twist = [np.sin(across * 6.28 * rate + phase) for rate, phase in spread]
            threads = 46
            previous = None
            for thread in range(threads + 1):
                share = thread / threads * 2 - 1
                line = lift + wide * (share * twist[0] + 0.3 * (share**2 - 0.4) * twist[1])
                points = list(zip((across * scene.width).tolist(), line.tolist(), strict=True))
                colour = along(ends, (share + 1) / 2)
                if previous is not None:
                    silk = polyline([*previous, *points[::-1]], closed=True)
                    stops = [(0.0, colour, 0.0), (0.3, colour, 0.3), (0.7, ends[1], 0.34), (1.0, ends[1], 0.0)]
                    paint = gradient((-0.2 * scene.width, 0), (1.2 * scene.width, 0), stops)
                    paint.setBlendMode(skia.BlendMode.kScreen)
                    canvas.drawPath(silk, paint)
                if thread % 2 == 0:
                    fine = gradient(
                        (-0.2 * scene.width, 0),
                        (1.2 * scene.width, 0),
                        [(0, colour, 0), (0.5, mix(colour, WHITE, 0.4), 0.6), (1, colour, 0)],
                    )
                    fine.setStyle(skia.Paint.kStroke_Style)
                    fine.setStrokeWidth(max(0.11 * scene.unit, 0.6))
                    canvas.drawPath(polyline(points), fine)
                previous = points

        _whole(scene, draw, 0.25 + 0.25 * index, sway=0.9, period=9.0 + 2 * index, phase=0.3 * index)


def _bokeh(scene: Scene, tones: list[Rgb], rng: np.random.Generator) -> None:
    """Lights out of focus: large and faint far away, small and crisp near."""
    for depth, count, sizes in ((0.2, 16, (6.0, 13.0)), (0.45, 20, (2.6, 6.5)), (0.8, 16, (0.9, 2.6))):
        spots = []
        for _ in range(count):
            x, drift = rng.uniform(-0.05, 1.05), rng.normal(0, 0.2)
            y = scene.at(0.52 + 0.3 * np.sin(x * 4 + 1) * 0.6 + drift)
            colour = tones[int(rng.integers(2, 5))]
            spots.append((x * scene.width, y, rng.uniform(*sizes) * scene.unit, colour, rng.uniform(0.1, 0.42)))

        def draw(canvas: skia.Canvas, spots: list[tuple[float, float, float, Rgb, float]] = spots) -> None:
            for x, y, radius, colour, alpha in spots:
                soft = solid(colour, alpha, blur_px=radius * 0.06)
                soft.setBlendMode(skia.BlendMode.kScreen)
                canvas.drawCircle(x, y, radius, soft)
                rim = solid(mix(colour, WHITE, 0.35), alpha * 0.9, blur_px=radius * 0.03, stroke_px=radius * 0.06)
                canvas.drawCircle(x, y, radius * 0.95, rim)
                halo(canvas, (x, y), radius * 1.9, colour, alpha * 0.5)

        _whole(scene, draw, depth, sway=0.6, period=8.0 + 4 * depth, phase=depth)


def _dunes(scene: Scene, tones: list[Rgb], rng: np.random.Generator) -> None:
    """Sheets like folded paper, each lit along its crest and shadowed at its foot."""
    side = float(rng.choice((-1.0, 1.0)))
    across = np.linspace(-0.15, 1.15, 160)
    count = 6
    for index in range(count):
        share = index / (count - 1)
        base = 0.3 + 0.62 * share
        rates = rng.uniform(0.5, 1.3, 2)
        phases = rng.uniform(0, 6.28, 2)
        wave = np.sin(across * 6.28 * rates[0] + phases[0]) + 0.5 * np.sin(across * 6.28 * rates[1] * 1.7 + phases[1])
        line = [scene.at(base + 0.085 * w + side * 0.2 * (a - 0.5)) for w, a in zip(wave, across, strict=True)]
        points = list(zip((across * scene.width).tolist(), line, strict=True))
        tone = along(tones[2:4] if share < 0.5 else tones[1:3][::-1], (share * 2) % 1)

        def draw(canvas: skia.Canvas, points: list[tuple[float, float]] = points, tone: Rgb = tone) -> None:
            floor, top = scene.above + scene.full_height, min(y for _, y in points)
            shape = polyline([(points[0][0], floor), *points, (points[-1][0], floor)], closed=True)
            canvas.drawPath(shape, solid(BLACK, 0.34, blur_px=scene.unit * 2.2))
            body = [(0.0, mix(tone, WHITE, 0.16), 1.0), (0.3, tone, 1.0), (1.0, mix(tone, tones[0], 0.75), 1.0)]
            canvas.drawPath(shape, gradient((0, top), (0, top + scene.height * 0.42), body))
            canvas.drawPath(polyline(points), solid(mix(tone, WHITE, 0.6), 0.5, stroke_px=max(0.14 * scene.unit, 0.7)))

        _whole(scene, draw, 0.12 + 0.7 * share, sway=0.5 + 0.8 * share, period=10.0, phase=share)


def _orbits(scene: Scene, tones: list[Rgb], rng: np.random.Generator) -> None:
    """Tilted rings around a heart of light, with small bodies on them."""
    x, y = scene.width * (0.5 + rng.choice((-1, 1)) * rng.uniform(0.12, 0.24)), scene.at(rng.uniform(0.42, 0.56))
    turn, flat = rng.uniform(-35, 35), rng.uniform(0.28, 0.5)
    base = min(scene.width, scene.height)
    rings = [
        (base * (0.12 + 0.068 * i) * rng.uniform(0.95, 1.05), rng.uniform(0, 360), rng.uniform(90, 330))
        for i in range(11)
    ]

    def heart(canvas: skia.Canvas) -> None:
        halo(canvas, (x, y), base * 0.62, tones[3], 0.5)
        halo(canvas, (x, y), base * 0.3, tones[2], 0.75)
        halo(canvas, (x, y), base * 0.1, WHITE, 0.9)

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.scale(1, flat)
        for index, (radius, start, sweep) in enumerate(rings):
            box = skia.Rect.MakeLTRB(-radius, -radius, radius, radius)
            colour = tuple(ramp(tones[2:], index / len(rings)).tolist())
            canvas.drawOval(box, solid(colour, 0.2, stroke_px=max(0.1 * scene.unit, 0.6)))
            for width, alpha in ((1.5, 0.1), (0.7, 0.22), (0.24, 0.95)):
                canvas.drawArc(
                    box,
                    start,
                    sweep,
                    False,
                    solid(mix(colour, WHITE, 0.25), alpha, stroke_px=max(width * scene.unit, 0.7)),
                )
            angle = np.radians(start + sweep)
            body = (radius * float(np.cos(angle)), radius * float(np.sin(angle)))
            canvas.save()
            canvas.translate(*body)
            canvas.scale(1, 1 / flat)
            halo(canvas, (0, 0), scene.unit * 3.4, colour, 0.8)
            canvas.drawCircle(0, 0, scene.unit * (0.5 + 0.08 * index), solid(mix(colour, WHITE, 0.7)))
            canvas.restore()

    _whole(scene, heart, 0.2, blend="screen", pulse=0.2, pulse_period_s=6.0)
    _whole(scene, draw, 0.5)


def _whole(
    scene: Scene, draw: Draw, depth: float, *, sway: float = 0.0, period: float = 8.0, **placement: object
) -> None:
    box = (scene.left, scene.above, scene.full_width, scene.full_height)
    scene.sheet.draw(box, draw, depth=depth, sway_px=sway * scene.unit, sway_period_s=period, **placement)
