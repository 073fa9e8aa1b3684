"""What grows and waves under water: weeds along the foot, kelp as tall as the picture."""

from __future__ import annotations

import math

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.sealight import Sea

_GREEN: Rgb = (0.42, 0.52, 0.16)
_BROWN: Rgb = (0.55, 0.42, 0.16)


def paint_weeds(scene: Scene, sea: Sea) -> None:
    """Dark weeds in two sheaves at the sides, waving against each other."""
    tone = mix(sea.deep, BLACK, 0.55)
    for side in (-1, 1):
        rng = scene.rng("weeds", side)
        stalks = [(0.5 + side * rng.uniform(0.28, 0.6), rng.uniform(7, 24)) for _ in range(13)]
        _sheaf(scene, stalks, scene.at(1.04), rng, (tone, mix(tone, sea.shallow, 0.08)), 0.9, side)


def paint_kelp(scene: Scene, sea: Sea, *, far: bool) -> None:
    """A forest of kelp: pale stalks far off, or golden-brown ones that frame the picture."""
    distance, depth = (0.62, 0.0) if far else (0.05, 0.95)
    base = mix(_GREEN, _BROWN, 0.6 if scene.intent.season in ("autumn", "winter") else 0.25)
    tones = sea.seen(mix(base, BLACK, 0.45), distance), sea.seen(base, distance)
    high = (scene.bottom - scene.top) / scene.unit
    if far:
        rng = scene.rng("kelp")
        stalks = [(rng.uniform(-0.05, 1.05), high * rng.uniform(0.75, 1.2)) for _ in range(15)]
        _sheaf(scene, stalks, scene.at(0.9), rng, tones, depth)
        return
    for side in (-1, 1):
        rng = scene.rng("kelp", side)
        stalks = [(0.5 + side * rng.uniform(0.27, 0.54), high * rng.uniform(0.75, 1.2)) for _ in range(7)]
        _sheaf(scene, stalks, scene.at(1.02), rng, tones, depth, side)


def _sheaf(
    scene: Scene,
    stalks: list[tuple[float, float]],
    foot: float,
    rng: np.random.Generator,
    tones: tuple[Rgb, Rgb],
    depth: float,
    side: int = 0,
) -> None:
    """Stalks at (share of the width, height in units) as one layer, which sways if it stands on a ``side``."""
    places = [(scene.width * share, tall * scene.unit) for share, tall in stalks]
    blade = scene.unit * (6.0 if side else 2.6)

    def draw(canvas: skia.Canvas) -> None:
        for x, tall in places:
            _stalk(canvas, x, foot + rng.uniform(0, 2) * scene.unit, tall, min(blade, 0.16 * tall), rng, tones)

    reach = blade * 2.2
    left, right = min(x for x, _ in places) - reach, max(x for x, _ in places) + reach
    high = max(tall for _, tall in places) * 1.08
    top = max(scene.above, foot - high)
    scene.sheet.draw(
        (left, top, right - left, scene.above + scene.full_height - top),
        draw,
        depth=depth,
        sway_px=0.55 * scene.unit if side else 0.0,
        sway_period_s=6.5 if side < 0 else 7.5,
        phase=0.25 if side < 0 else 0.6,
    )


def _stalk(
    canvas: skia.Canvas,
    x: float,
    foot: float,
    tall: float,
    blade: float,
    rng: np.random.Generator,
    tones: tuple[Rgb, Rgb],
) -> None:
    """A stalk that waves, with long blades on alternating sides."""
    phase, bend = rng.uniform(0, 6.28), rng.uniform(0.5, 1.0) * blade
    steps = max(6, int(tall / (0.5 * blade)))
    spine = []
    for step in range(steps + 1):
        share = step / steps
        spine.append((x + math.sin(phase + share * 3.6) * bend * (0.3 + share), foot - tall * share))
    stem = skia.Path()
    stem.moveTo(*spine[0])
    for point in spine[1:]:
        stem.lineTo(*point)
    canvas.drawPath(stem, solid(tones[0], stroke_px=max(0.9, blade * 0.09)))
    for step in range(1, steps + 1):
        at_x, at_y = spine[step]
        side = 1 if step % 2 else -1
        long = blade * rng.uniform(0.7, 1.3) * (1.1 - 0.55 * step / steps)
        lift = rng.uniform(0.2, 1.0)
        leaf = skia.Path()
        leaf.moveTo(at_x, at_y)
        leaf.cubicTo(
            at_x + side * long * 0.35, at_y - long * 0.45 * lift, at_x + side * long * 0.8, at_y - long * 0.1,
            at_x + side * long, at_y - long * 0.75 * lift,
        )  # fmt: skip
        leaf.cubicTo(
            at_x + side * long * 0.7, at_y + long * 0.18, at_x + side * long * 0.3, at_y + long * 0.16, at_x, at_y
        )
        ends = (at_x, at_y), (at_x + side * long, at_y - long * 0.6)
        canvas.drawPath(leaf, gradient(*ends, [(0, tones[0], 1), (1, tones[1], 1)]))
