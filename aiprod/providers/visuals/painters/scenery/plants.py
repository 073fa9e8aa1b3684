"""Growing things: firs, leafy trees, bare trees, grass. Each is drawn at a foot point, as tall as asked."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene


@dataclass(frozen=True)
class Leafage:
    """The tones of a crown: its shadow, its body, and the side ``toward`` (-1 left, 1 right) the sun lights."""

    shadow: Rgb
    body: Rgb
    lit: Rgb
    bark: Rgb
    toward: float


def leafage(scene: Scene, distance: float) -> Leafage:
    """The tones of this season's leaves in this light at a distance 0 near .. 1 horizon."""
    light, palette = scene.light, scene.style.palette
    tones = [parse(c) for c in palette[f"foliage_{scene.intent.season}"]]
    shadow = light.tint(mix(tones[0], light.near, 0.55), distance)
    body = light.tint(mix(tones[0], tones[1], 0.25), distance)
    strength = {"day": 0.10, "night": 0.04, "dusk": 0.10}.get(light.time, 0.22) * light.sun
    lit = mix(light.tint(mix(tones[1], tones[2], 0.2), distance), light.glow, strength)
    bark = light.tint(mix(parse(palette["soil"][0]), light.near, 0.6), distance)
    return Leafage(shadow, body, lit, bark, -1.0 if light.sun_x < 0.5 else 1.0)


def fir(x: float, foot: float, height: float, rng: np.random.Generator, *, ragged: float = 1.0) -> skia.Path:
    """The outline of a fir: tiers of drooping branches that widen towards the foot."""
    path = skia.Path()
    spread = height * rng.uniform(0.17, 0.24)
    tiers = max(5, min(15, int(height / 9)))
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    lean = rng.uniform(-0.02, 0.02) * height
    for tier in range(tiers):
        share = (tier + 1) / tiers
        y = foot - height * (1 - share * 0.93)
        reach = spread * share**0.86
        centre = x + lean * (1 - share)
        for side, points in ((-1, left), (1, right)):
            out = reach * rng.uniform(1 - 0.34 * ragged, 1.0)
            droop = height / tiers * rng.uniform(0.1, 0.5)
            points.append((centre + side * out, y + droop))
            points.append((centre + side * out * rng.uniform(0.38, 0.56), y - height / tiers * 0.12))
    path.moveTo(x + lean, foot - height)
    for px, py in right:
        path.lineTo(px, py)
    trunk = height * 0.018
    path.lineTo(x + trunk, foot - height * 0.05)
    path.lineTo(x + trunk, foot)
    path.lineTo(x - trunk, foot)
    path.lineTo(x - trunk, foot - height * 0.05)
    for px, py in reversed(left):
        path.lineTo(px, py)
    path.close()
    return path


def draw_leafy(
    canvas: skia.Canvas, x: float, foot: float, height: float, rng: np.random.Generator, leafage: Leafage
) -> None:
    """A broad-leaved tree: forked trunk, and a crown of leaf clumps lit from the sun's side."""
    draw_bare(canvas, x, foot, height * 0.86, rng, leafage.bark)
    crown_y, wide = foot - height * 0.62, height * rng.uniform(0.30, 0.40)
    lobes = [
        (
            x + wide * 0.72 * math.cos(angle) * rng.uniform(0.4, 1.0),
            crown_y - height * 0.24 * math.sin(angle) * rng.uniform(0.3, 1.1),
            wide * rng.uniform(0.34, 0.52),
        )
        for angle in np.linspace(-0.5, math.pi + 0.5, 8)
    ]
    steps = ((leafage.shadow, 0.0, 1.0, 110), (leafage.body, 0.2, 0.88, 110), (leafage.lit, 0.42, 0.72, 60))
    for tone, shift, shrink, clumps in steps:
        for size in (0.034, 0.055, 0.026, 0.042, 0.03, 0.048):
            points = []
            for lobe_x, lobe_y, radius in lobes:
                angle = rng.uniform(0, 2 * math.pi, clumps // 2)
                reach = radius * np.sqrt(rng.uniform(0, 1, clumps // 2)) * shrink
                px = lobe_x + reach * np.cos(angle) + leafage.toward * shift * radius * 0.7
                py = lobe_y + reach * np.sin(angle) * 0.86 - shift * radius * 0.75
                points += [skia.Point(x, y) for x, y in zip(px.tolist(), py.tolist(), strict=True)]
            thick = max(1.0, size * height * 0.36)
            colour = mix(
                mix(tone, leafage.body, float(rng.uniform(0, 0.5))), leafage.shadow, float(rng.uniform(0, 0.25))
            )
            canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, solid(colour, stroke_px=thick))


def leafy_sprites(
    rng: np.random.Generator, leafage: Leafage, height_px: float, count: int = 4
) -> tuple[tuple[skia.Image, float], ...]:
    """A few leafy trees painted once, to be stamped many times: the image and its scale from pixels to tree heights."""
    side = max(24, math.ceil(min(480.0, height_px)))
    sprites = []
    for _ in range(count):
        surface = skia.Surface(math.ceil(side * 1.2), math.ceil(side * 1.15))
        draw_leafy(surface.getCanvas(), side * 0.6, side * 1.1, side, rng, leafage)
        sprites.append((surface.makeImageSnapshot(), 1 / side))
    return tuple(sprites)


def stamp(canvas: skia.Canvas, sprite: tuple[skia.Image, float], x: float, foot: float, height: float) -> None:
    """Draw a tree sprite with its foot at (x, foot), ``height`` pixels tall."""
    picture, share = sprite
    scale = height * share
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(scale, scale)
    sampling = skia.SamplingOptions(skia.FilterMode.kLinear)
    canvas.drawImage(picture, -0.6 / share, -1.1 / share, sampling, skia.Paint(AntiAlias=True))
    canvas.restore()


def draw_bare(canvas: skia.Canvas, x: float, foot: float, height: float, rng: np.random.Generator, bark: Rgb) -> None:
    """A leafless tree, as forking strokes."""

    def grow(at_x: float, at_y: float, angle: float, length: float, thick: float, level: int) -> None:
        end_x, end_y = at_x + length * math.sin(angle), at_y - length * math.cos(angle)
        canvas.drawLine(at_x, at_y, end_x, end_y, solid(bark, stroke_px=thick))
        if level == 0 or length < 2:
            return
        for side in (-1, 1):
            bend = side * rng.uniform(0.24, 0.62) + rng.uniform(-0.12, 0.12)
            grow(end_x, end_y, angle + bend, length * rng.uniform(0.62, 0.82), thick * 0.66, level - 1)

    grow(x, foot, rng.uniform(-0.06, 0.06), height * 0.30, max(1.0, height * 0.032), 5)


def draw_grass(
    canvas: skia.Canvas,
    spans: list[tuple[float, float, float]],
    rng: np.random.Generator,
    tones: tuple[Rgb, Rgb],
    thick: float,
) -> None:
    """Blades at (x, foot, height), bending the same way with the wind."""
    wind = rng.uniform(-0.35, 0.35)
    groups = [skia.Path() for _ in range(4)]
    for number, (x, foot, height) in enumerate(spans):
        bend = (wind + rng.uniform(-0.3, 0.3)) * height
        groups[number % 4].moveTo(x, foot)
        groups[number % 4].quadTo(x + bend * 0.15, foot - height * 0.6, x + bend, foot - height)
    for number, group in enumerate(groups):
        canvas.drawPath(group, solid(mix(*tones, number / 3), stroke_px=thick))
