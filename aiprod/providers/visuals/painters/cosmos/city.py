"""A city on another world: towers and domes in three depths, tubes between them, beacons, ships overhead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.cosmos.built import (
    LAMP,
    draw_dome,
    hull,
    paint_beacons,
    paint_settlers,
    paint_ships,
)
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones, paint_heaven
from aiprod.providers.visuals.painters.scenery.base import Scene

_FRAMING = 3
"""The row nearest to the viewer, which stands at the sides only."""
_LIT = {"dawn": 0.35, "day": 0.12, "golden": 0.3, "dusk": 0.6, "night": 0.75}


@dataclass(frozen=True)
class _Tower:
    x: float
    top: float
    half: float
    kind: str


def paint_city(scene: Scene) -> None:
    """Sky, three rows far to near, ships, a terrace before it all."""
    rng = scene.rng("city")
    horizon = scene.at(0.78)
    paint_heaven(scene, horizon)
    paint_ships(scene, scene.at(0.5), 3)
    centre = float(rng.uniform(0.3, 0.7))
    for number, (low, high, half, distance, depth) in enumerate(
        (
            (0.14, 0.46, 1.6, 0.72, 0.05),
            (0.16, 0.60, 2.6, 0.42, 0.24),
            (0.08, 0.38, 4.2, 0.12, 0.5),
            (0.45, 1.00, 6.5, 0.0, 0.9),
        )
    ):
        base = scene.at(0.80 + 0.06 * number) if number < _FRAMING else scene.at(1.1)
        towers = _row(scene, number, base, (low, high), half, centre)
        top = min((tower.top for tower in towers), default=base) - 14 * scene.unit
        floor = scene.above + scene.full_height

        def draw(
            canvas: skia.Canvas,
            towers: list[_Tower] = towers,
            base: float = base,
            distance: float = distance,
            number: int = number,
        ) -> None:
            _draw_row(scene, canvas, towers, base, distance, number)

        scene.sheet.draw((scene.left, top, scene.full_width, floor - top), draw, depth=depth)
        if number in (1, 2):
            tall = sorted((tower for tower in towers if tower.kind != "dome"), key=lambda tower: tower.top)[:5]
            paint_beacons(scene, [(tower.x, tower.top - scene.unit) for tower in tall], depth)
    paint_settlers(scene, scene.at(0.95))


def _row(
    scene: Scene, number: int, base: float, heights: tuple[float, float], half: float, centre: float
) -> list[_Tower]:
    rng = scene.rng("row", number)
    span, x, towers = scene.bottom - scene.top, scene.left, []
    while x < scene.left + scene.full_width:
        wide = half * scene.unit * rng.uniform(0.7, 1.5)
        heart = np.exp(-(((x / scene.width - centre) / 0.28) ** 2))
        tall = span * (heights[0] + (heights[1] - heights[0]) * (0.2 + 0.8 * heart) * rng.beta(1.4, 1.8))
        if number == _FRAMING and 0.14 < x / scene.width < 0.80:
            x += 2 * wide
            continue
        kind = str(rng.choice(["blade", "needle", "saucer", "tube", "dome"], p=(0.3, 0.2, 0.14, 0.22, 0.14)))
        if kind == "dome":
            wide *= 2.0
        towers.append(_Tower(x + wide, base - (0.86 * wide if kind == "dome" else tall), wide, kind))
        x += 2 * wide * rng.uniform(0.9, 1.5)
    return towers


def _draw_row(
    scene: Scene, canvas: skia.Canvas, towers: list[_Tower], base: float, distance: float, number: int
) -> None:
    rng = scene.rng("draw", number)
    floor = scene.above + scene.full_height
    for tower in towers:
        if tower.kind == "dome":
            draw_dome(scene, canvas, tower.x, base, tower.half, distance)
        else:
            _draw_tower(scene, canvas, tower, base, distance, rng)
    shade = mix(hull(scene, distance)[0], scene.light.near, 0.6 * (1 - distance))
    glow = mix(scene.light.haze, glow_tones(scene)[0], 0.3)
    canvas.drawRect(
        skia.Rect.MakeLTRB(scene.left, base, scene.left + scene.full_width, floor),
        gradient((0, base), (0, floor), [(0, mix(shade, BLACK, 0.2), 1), (1, mix(shade, BLACK, 0.7), 1)]),
    )
    haze = gradient(
        (0, base - 16 * scene.unit), (0, base + 3 * scene.unit), [(0, glow, 0.0), (1, glow, 0.3 + 0.4 * distance)]
    )
    haze.setBlendMode(skia.BlendMode.kSrcATop)
    canvas.drawRect(
        skia.Rect.MakeLTRB(scene.left, base - 16 * scene.unit, scene.left + scene.full_width, base + 3 * scene.unit),
        haze,
    )


def _outline(tower: _Tower, base: float) -> skia.Path:
    x, top, half = tower.x, tower.top, tower.half
    tall = base - top
    path = skia.Path()
    if tower.kind == "needle":
        path.moveTo(x, top - 0.2 * tall).cubicTo(
            x + 0.15 * half, top + 0.3 * tall, x + 0.5 * half, base - 0.2 * tall, x + half, base
        )
        path.lineTo(x - half, base).cubicTo(
            x - 0.5 * half, base - 0.2 * tall, x - 0.15 * half, top + 0.3 * tall, x, top - 0.2 * tall
        )
    elif tower.kind == "blade":
        path.moveTo(x - 0.8 * half, base).lineTo(x - 0.7 * half, top + 0.25 * tall).quadTo(
            x - 0.3 * half, top, x + 0.7 * half, top
        )
        path.lineTo(x + 0.8 * half, base)
    elif tower.kind == "saucer":
        path.addRect(skia.Rect.MakeLTRB(x - 0.24 * half, top, x + 0.24 * half, base))
        path.addOval(skia.Rect.MakeLTRB(x - half, top + 0.10 * tall, x + half, top + 0.10 * tall + 0.7 * half))
        path.addRect(skia.Rect.MakeLTRB(x - 0.04 * half, top - 0.14 * tall, x + 0.04 * half, top))
    else:
        path.addRoundRect(
            skia.Rect.MakeLTRB(x - 0.72 * half, top, x + 0.72 * half, base + half), 0.72 * half, 0.72 * half
        )
    path.close()
    return path


def _draw_tower(
    scene: Scene, canvas: skia.Canvas, tower: _Tower, base: float, distance: float, rng: np.random.Generator
) -> None:
    shade, lit = hull(scene, distance)
    gloom = (0.4 + 0.5 * _LIT[scene.light.time]) * (1 - distance)
    shade, lit = mix(shade, scene.light.near, 0.8 * gloom), mix(lit, scene.light.near, 0.55 * gloom)
    dark = mix(shade, scene.light.near, 0.5 * (1 - distance))
    left_lit = scene.light.sun_x < 0.5
    stops = [(0.0, lit, 1.0), (0.35, shade, 1.0), (1.0, dark, 1.0)]
    if not left_lit:
        stops = [(1 - at, tone, alpha) for at, tone, alpha in stops[::-1]]
    outline = _outline(tower, base)
    canvas.drawPath(outline, gradient((tower.x - tower.half, 0), (tower.x + tower.half, 0), stops))
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)
    _windows(scene, canvas, tower, base, distance, rng)
    canvas.restore()
    if rng.random() < 0.35 and distance < 0.6:
        tone = glow_tones(scene)[int(rng.integers(0, 2))]
        edge = tower.x + (0.66 if left_lit else -0.66) * tower.half
        canvas.drawLine(
            edge,
            tower.top + 0.15 * (base - tower.top),
            edge,
            base,
            solid(tone, 0.6 * _LIT[scene.light.time] + 0.2, stroke_px=max(0.8, 0.09 * tower.half)),
        )
        halo(
            canvas,
            (edge, tower.top + 0.4 * (base - tower.top)),
            1.6 * tower.half,
            tone,
            0.25 * _LIT[scene.light.time],
            squash=2.4,
        )


def _windows(
    scene: Scene, canvas: skia.Canvas, tower: _Tower, base: float, distance: float, rng: np.random.Generator
) -> None:
    """Rows of lights, whole storeys here and there, glass that is dark between."""
    pitch = scene.unit * (0.42 + 0.34 * (1 - distance))
    share = _LIT[scene.light.time]
    panes: dict[Rgb, skia.Path] = {LAMP: skia.Path(), (0.72, 0.9, 1.0): skia.Path()}
    glass = skia.Path()
    tones = list(panes)
    for y in np.arange(tower.top + pitch, base, 1.5 * pitch):
        if rng.random() < 0.1 * share:
            panes[tones[1]].addRect(skia.Rect.MakeXYWH(tower.x - tower.half, float(y), 2 * tower.half, 0.5 * pitch))
            continue
        for x in np.arange(tower.x - 0.85 * tower.half, tower.x + 0.8 * tower.half, pitch):
            target = panes[tones[int(rng.random() < 0.25)]] if rng.random() < 0.5 * share else glass
            target.addRect(skia.Rect.MakeXYWH(float(x), float(y), 0.55 * pitch, 0.6 * pitch))
    canvas.drawPath(glass, solid(mix(scene.light.near, scene.light.sky[1], 0.5), 0.3 * (1 - distance)))
    for tone, path in panes.items():
        canvas.drawPath(
            path, solid(mix(mix(tone, WHITE, 0.2), scene.light.haze, 0.5 * distance), 0.95 - 0.3 * distance)
        )
