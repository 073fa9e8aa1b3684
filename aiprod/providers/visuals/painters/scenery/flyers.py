"""What flies alone in the sky: a hot-air balloon, a bird of prey on its thermal, an airplane and its trail."""

from __future__ import annotations

import math
from functools import partial

import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, hex_of, mix, parse
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.silhouettes import RAPTORS, raptor
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.standing import draw_thing

_INSECTS = ("butterfly", "bee")
_PLANE = (
    (-1.0, 0.02),
    (-0.9, -0.06),
    (-1.02, -0.3),
    (-0.9, -0.3),
    (-0.7, -0.08),
    (0.75, -0.08),
    (0.95, -0.02),
    (1.0, 0.03),
    (0.85, 0.08),
    (-0.8, 0.08),
)
"""The side of an airliner: x to its nose, y down, one half length long."""


def paint_flyers(scene: Scene) -> None:
    """Add what is asked for of what flies: a balloon, an airplane, a bird of prey, a flock."""
    if scene.shows("balloon"):
        paint_balloon(scene)
    if scene.shows("airplane", "plane"):
        paint_airplane(scene)
    if scene.shows(*RAPTORS):
        paint_raptor(scene)
    elif scene.shows("bird", "gull"):
        paint_flock(scene)
    for kind in _INSECTS:
        if scene.shows(kind):
            _flutter(scene, kind)


def _flutter(scene: Scene, kind: str) -> None:
    """A few insects about the flowers, each swaying on its own path."""
    rng = scene.rng("insects", kind)
    for number in range(4):
        tall = rng.uniform(1.8, 3.2) * scene.unit
        x, y = scene.width * rng.uniform(0.15, 0.85), scene.at(rng.uniform(0.66, 0.86))
        draw = partial(
            draw_thing, scene=scene, name=kind, x=x, foot=y, tall=tall, way=int(rng.choice((-1, 1))), grounded=False
        )
        scene.sheet.draw(
            (x - 2 * tall, y - 1.4 * tall, 4 * tall, 1.8 * tall),
            draw,
            depth=1.0,
            sway_px=rng.uniform(1.0, 2.6) * scene.unit,
            sway_period_s=rng.uniform(2.2, 4.0),
            phase=0.25 * number,
            drift_x_px_s=rng.uniform(-0.5, 0.5) * scene.unit,
            drift_y_px_s=rng.uniform(-0.25, 0.1) * scene.unit,
        )


def paint_flock(scene: Scene) -> None:
    """Birds far off, crossing the sky."""
    rng = scene.rng("birds")
    scene.sheet.live(
        Life(
            what="birds",
            count=int(rng.integers(6, 14)),
            colour=hex_of(mix(scene.light.near, scene.light.haze, 0.15)),
            area=(
                scene.width * rng.uniform(0.08, 0.5),
                scene.at(0.12),
                scene.width * 0.36,
                scene.at(0.42) - scene.at(0.12),
            ),
            size_px=max(1.5, 1.3 * scene.unit),
            depth=0.3,
            seed=scene.seed,
        )
    )


def paint_raptor(scene: Scene) -> None:
    """A bird of prey, wings spread and banked into its turn, large enough to be met."""
    rng = scene.rng("raptor")
    span = 9.5 * scene.unit
    x, y = scene.width * rng.uniform(0.3, 0.7), scene.at(rng.uniform(0.26, 0.36))
    x += scene.inwards(x - span, x + span)
    bank = float(rng.choice((-1.0, 1.0))) * rng.uniform(14, 24)
    dark = mix(scene.light.near, (0.16, 0.10, 0.06), 0.5)
    rim = mix(dark, scene.light.glow, 0.2 + 0.5 * scene.light.sun)
    rounded = skia.CornerPathEffect.Make(0.03 * span)

    def draw(canvas: skia.Canvas) -> None:
        for tone, lift in ((rim, -0.022 * span), (dark, 0.0)):
            paint = solid(tone)
            paint.setPathEffect(rounded)
            canvas.drawPath(raptor(x, y + lift, span, bank), paint)

    scene.sheet.draw(
        (x - 1.1 * span, y - 0.7 * span, 2.2 * span, 1.4 * span),
        draw,
        depth=0.6,
        drift_x_px_s=math.copysign(0.9, bank) * scene.unit,
        sway_px=0.6 * scene.unit,
        sway_period_s=6.0,
    )


def paint_airplane(scene: Scene) -> None:
    """An airliner high up, its trail dissolving behind it."""
    rng = scene.rng("airplane")
    size = 7.0 * scene.unit
    way = float(rng.choice((-1.0, 1.0)))
    x, y = scene.width * (0.5 + way * rng.uniform(0.08, 0.2)), scene.at(rng.uniform(0.22, 0.34))
    x += scene.inwards(x - size, x + size)
    body = scene.light.tint((0.86, 0.88, 0.90), 0.2)
    shade = mix(body, scene.light.near, 0.6)
    trail = 60 * scene.unit

    def draw(canvas: skia.Canvas) -> None:
        canvas.save()
        canvas.translate(x, y)
        canvas.scale(way, 1)
        canvas.rotate(-7)
        white = mix(WHITE, scene.light.horizon, 0.25)
        for side in (-0.05, 0.07):
            line = skia.Rect.MakeLTRB(-trail, (side - 0.02) * size, -1.1 * size, (side + 0.02) * size)
            canvas.drawRect(line, gradient((-trail, 0), (-size, 0), [(0, white, 0.0), (1, white, 0.55)]))
        canvas.drawPath(polyline([(px * size, py * size) for px, py in _PLANE], closed=True), solid(body))
        for wing in (
            ((0.18, 0.03), (-0.05, 0.03), (-0.5, 0.34), (-0.38, 0.34)),
            ((-0.74, 0.0), (-0.88, 0.0), (-1.08, 0.13), (-1.0, 0.13)),
        ):
            canvas.drawPath(polyline([(px * size, py * size) for px, py in wing], closed=True), solid(shade))
        canvas.restore()

    reach = trail + 2 * size
    scene.sheet.draw(
        (x - reach, y - 0.2 * trail, 2 * reach, 0.4 * trail), draw, depth=0.4, drift_x_px_s=way * 0.8 * scene.unit
    )


def paint_balloon(scene: Scene) -> None:
    """A striped hot-air balloon that drifts with the wind."""
    rng = scene.rng("balloon place")
    x, y = scene.width * rng.uniform(0.22, 0.78), scene.at(rng.uniform(0.28, 0.40))
    size = 8.5 * scene.unit
    accents = [parse(c) for c in scene.style.palette["accent"]]
    toward = -1 if scene.light.sun_x * scene.width < x else 1

    def draw(canvas: skia.Canvas) -> None:
        stripes = 9
        for number in range(stripes):
            first, last = (math.sin(math.pi * ((number + step) / stripes - 0.5)) for step in (0, 1))
            tone = scene.light.tint(accents[number % 2], 0.12)
            shade = 0.5 + 0.5 * toward * (first + last) / 2
            path = skia.Path()
            path.moveTo(x, y - size)
            path.cubicTo(
                x + first * size, y - size, x + first * size, y - size * 0.2, x + first * size * 0.16, y + size * 0.2
            )
            path.lineTo(x + last * size * 0.16, y + size * 0.2)
            path.cubicTo(x + last * size, y - size * 0.2, x + last * size, y - size, x, y - size)
            canvas.drawPath(
                path, solid(mix(mix(tone, scene.light.near, 0.45), mix(tone, scene.light.glow, 0.3), shade))
            )
        dark = mix(scene.light.near, (0.25, 0.15, 0.08), 0.4)
        for side in (-1, 1):
            canvas.drawLine(
                x + side * size * 0.14,
                y + size * 0.2,
                x + side * size * 0.08,
                y + size * 0.42,
                solid(dark, stroke_px=max(0.7, 0.08 * scene.unit)),
            )
        canvas.drawRect(skia.Rect.MakeXYWH(x - size * 0.1, y + size * 0.4, size * 0.2, size * 0.15), solid(dark))

    scene.sheet.draw(
        (x - size, y - 1.1 * size, 2 * size, 1.9 * size),
        draw,
        depth=0.4,
        drift_x_px_s=0.25 * scene.unit,
        drift_y_px_s=-0.15 * scene.unit,
    )
