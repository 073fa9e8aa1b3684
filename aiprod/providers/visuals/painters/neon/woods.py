"""Neon plants: pines in rows, palms and cacti as dark shapes drawn round with light."""

from __future__ import annotations

import math

import skia

from aiprod.plan import Season
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.kit.light import along, polyline, stroke
from aiprod.providers.visuals.painters.neon.floor import paint_grid, paint_ocean
from aiprod.providers.visuals.painters.neon.road import has_road, paint_road
from aiprod.providers.visuals.painters.neon.sky import paint_fog, paint_heavens
from aiprod.providers.visuals.painters.neon.stage import Stage

_LEAFY: dict[Season, float] = {"spring": 0.6, "summer": 0.25, "autumn": 0.7, "winter": 0.0}
"""The share of broad-leaved trees; in winter they would be bare, and pines glow better."""
_ROWS = ((0.2, 0.17, 0.016, 0.14), (0.5, 0.27, 0.03, 0.28), (1.0, 0.46, 0.075, 0.46))
"""near, tallest (shares of the frame's height), spacing (of its width) and depth of each row of pines."""


def paint_forest(stage: Stage) -> None:
    """Rows of trees, thinner and brighter toward a clearing or a lake where the sun stands."""
    paint_heavens(stage)
    for near, tallest, spacing, depth in _ROWS:
        paint_trees(stage, near, tallest, spacing, depth)
        if near < 0.3:
            paint_fog(stage)
    if not has_road(stage) and not stage.snowy and stage.rng.random() < 0.35:
        paint_ocean(stage, depth=0.6)
        return
    paint_grid(stage, depth=0.6)
    if has_road(stage):
        paint_road(stage, depth=0.6)


def paint_trees(stage: Stage, near: float, tallest: float, spacing: float, depth: float) -> None:
    """A row of trees on the horizon, low before the sun; ``tallest``, ``spacing`` are shares of height and width."""
    rng, trees = stage.rng, []
    x = stage.left
    while x < stage.right:
        away = abs(x - stage.sun_x) / (0.5 * stage.width)
        if away > 0.5 * near or near < 0.3:
            high = stage.height * tallest * rng.uniform(0.55, 1.0) * (0.55 + 0.45 * min(away, 1.2))
            leafy = rng.random() < _LEAFY[stage.intent.season]
            trees.append((x, high * (0.72 if leafy else 1.0), 0 if leafy else int(rng.integers(4, 7))))
        x += stage.width * spacing * rng.uniform(0.7, 1.5) * (1.6 if stage.tall else 1)
    foot = stage.horizon + 0.02 * stage.height
    colour = mix(stage.hot, stage.cold, near)
    tone = stage.seen(mix(along(stage.sky, 0.72), stage.dark[0], 0.35 + 0.6 * near), near)

    def under(canvas: skia.Canvas) -> None:
        for x, high, tiers in trees:
            _draw_pine(canvas, stage, (x, foot), high, tiers, tone=tone)

    def lines(canvas: skia.Canvas) -> None:
        for x, high, tiers in trees:
            _draw_pine(canvas, stage, (x, foot), high, tiers, tone=tone, edge=colour, near=near)

    box = stage.band(foot - stage.height * tallest * 1.08, foot)
    stage.glow(box, lines, reach=6 + 9 * near, strength=0.7, under=under, depth=depth)


def _draw_pine(
    canvas: skia.Canvas,
    stage: Stage,
    foot: tuple[float, float],
    high: float,
    tiers: int,
    *,
    tone: Rgb,
    edge: Rgb | None = None,
    near: float = 0.0,
) -> None:
    x, y = foot
    if not tiers:
        _draw_crown(canvas, stage, foot, high, tone=tone, edge=edge, near=near)
        return
    canvas.drawRect(skia.Rect.MakeLTRB(x - high * 0.02, y - high * 0.12, x + high * 0.02, y), solid(tone))
    for tier in range(tiers):
        low = y - high * (0.08 + 0.8 * tier / tiers)
        peak = min(low - high * 1.35 / tiers, y)
        half = high * 0.24 * (1 - 0.82 * tier / tiers)
        shape = [(x - half, low), (x, max(peak, y - high)), (x + half, low)]
        canvas.drawPath(polyline(shape, closed=True), solid(tone))
        if edge is not None:
            canvas.drawPath(polyline(shape, closed=True), stroke(edge, stage.px(0.8 + 1.5 * near), 0.45 + 0.5 * near))

        if stage.snowy:
            cap = [
                (x - half * 0.45, low - high * 0.55 / tiers),
                (x, max(peak, y - high)),
                (x + half * 0.45, low - high * 0.55 / tiers),
            ]
            canvas.drawPath(polyline(cap, closed=True), solid(stage.seen(stage.snow[1], near)))


def _draw_crown(
    canvas: skia.Canvas,
    stage: Stage,
    foot: tuple[float, float],
    high: float,
    *,
    tone: Rgb,
    edge: Rgb | None,
    near: float,
) -> None:
    x, y = foot
    light = stage.tubes[0 if stage.intent.season == "spring" else 3 if stage.intent.season == "autumn" else 4]
    shape = skia.Path()
    for dx, dy, size in (
        (0, 0.72, 0.24),
        (-0.17, 0.6, 0.17),
        (0.17, 0.62, 0.18),
        (0.06, 0.86, 0.14),
        (-0.1, 0.82, 0.15),
    ):
        ball = skia.Path()
        ball.addCircle(x + dx * high, y - dy * high, size * high)
        shape = skia.Op(shape, ball, skia.kUnion_PathOp)
    canvas.drawRect(skia.Rect.MakeLTRB(x - high * 0.025, y - high * 0.5, x + high * 0.025, y), solid(tone))
    canvas.drawPath(shape, solid(mix(tone, light, 0.12 + 0.1 * near)))
    if edge is not None:
        canvas.drawPath(shape, stroke(stage.seen(light, near), stage.px(0.8 + 1.5 * near), 0.45 + 0.5 * near))


def draw_palm(canvas: skia.Canvas, stage: Stage, x: float, foot: float, high: float, lean: float) -> None:
    """A palm of ``high`` pixels whose crown leans toward ``lean`` (-1 left, 1 right)."""
    crown = (x + lean * high * 0.16, foot - high)
    trunk = skia.Path()
    trunk.moveTo(x, foot)
    trunk.quadTo(x - lean * high * 0.03, foot - high * 0.6, *crown)
    canvas.drawPath(trunk, stroke(stage.cold, high * 0.034 + stage.px(3)))
    canvas.drawPath(trunk, stroke(stage.dark[0], high * 0.034))
    for index in range(9):
        angle = math.pi * (1.12 + 0.97 * index / 8) if index % 2 else math.pi * (0.98 + 1.04 * index / 8)
        reach = high * (0.34 + 0.05 * math.cos(index * 2.3))
        tip = (crown[0] + math.cos(angle) * reach, crown[1] + math.sin(angle) * reach * 0.55 + reach * 0.36)
        bend = (crown[0] + math.cos(angle) * reach * 0.6, crown[1] + math.sin(angle) * reach * 0.75)
        leaf = skia.Path()
        leaf.moveTo(*crown)
        leaf.quadTo(*bend, *tip)
        leaf.quadTo(bend[0], bend[1] + high * 0.075, crown[0], crown[1])
        canvas.drawPath(leaf, solid(stage.dark[0]))
        canvas.drawPath(leaf, stroke(stage.hot, stage.px(2)))


def draw_cactus(canvas: skia.Canvas, stage: Stage, x: float, foot: float, high: float, lean: float) -> None:
    """A saguaro of ``high`` pixels; its larger arm grows toward ``lean``."""
    arms = skia.Path()
    arms.moveTo(x, foot).lineTo(x, foot - high)
    for side, low, up, out in ((lean, 0.42, 0.34, 0.19), (-lean, 0.56, 0.24, 0.16)):
        elbow = x + side * high * out
        arms.moveTo(x, foot - high * low)
        arms.quadTo(elbow, foot - high * low, elbow, foot - high * (low + 0.1))
        arms.lineTo(elbow, foot - high * (low + up))
    thick = high * 0.12
    canvas.drawPath(arms, stroke(stage.cold, thick + stage.px(5)))
    canvas.drawPath(arms, stroke(stage.dark[0], thick))
    canvas.drawPath(arms, stroke(stage.cold, stage.px(1.4), 0.5))
