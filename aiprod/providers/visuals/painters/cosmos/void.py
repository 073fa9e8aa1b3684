"""No place at all, as space has it: nebulae, waves of particles, constellations, a tunnel of light."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones
from aiprod.providers.visuals.painters.cosmos.lands import sparks
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.deepsky import (
    deep_sky_of,
    glint,
    paint_glints,
    paint_nebula,
    paint_stars,
)


def paint_abstract(scene: Scene) -> None:
    """The deep sky, then one figure of light by the seed."""
    rng = scene.rng("void")
    figures: tuple[tuple[Callable[[Scene, np.random.Generator], None], float], ...] = (
        (_waves, 0.6), (_constellation, 0.8), (_warp, 0.45), (_veils, 1.7), (_orbits, 0.5),
    )  # fmt: skip
    figure, gas = figures[int(rng.integers(0, len(figures)))]
    paint_nebula(scene, deep_sky_of(scene, strength=gas))
    paint_stars(scene, scene.above + scene.full_height, count=110, opacity=0.8)
    figure(scene, rng)
    sparks(scene, "dust", 40, scene.above, mix(glow_tones(scene)[0], WHITE, 0.4), 0.4)


def _box(scene: Scene) -> tuple[float, float, float, float]:
    return scene.left, scene.above, scene.full_width, scene.full_height


def _waves(scene: Scene, rng: np.random.Generator) -> None:
    """Sheets of points in perspective that rise and fall."""
    for number, tone in enumerate((*glow_tones(scene), scene.light.glow)):
        base, phase = 0.5 + 0.13 * number, rng.uniform(0, 6.28, 3)
        depth = 0.25 + 0.3 * number

        def draw(canvas: skia.Canvas, base: float = base, phase: np.ndarray = phase, tone: Rgb = tone) -> None:
            for row in np.linspace(0, 1, 22):
                across = np.linspace(-0.1, 1.1, 130)
                lift = 0.07 * np.sin(across * 7 + phase[0] + row * 3) + 0.04 * np.sin(across * 15 + phase[1] - row * 5)
                y = scene.at(0) + (base + 0.32 * row**1.6 + lift * (0.5 + row)) * (scene.bottom - scene.top)
                size = scene.unit * (0.10 + 0.30 * row)
                for bright in (0, 1):
                    keep = (np.sin(across * 9 + phase[2] + row * 4) > 0.2) == bool(bright)
                    points = [
                        skia.Point(float(a * scene.width), float(b)) for a, b in zip(across[keep], y[keep], strict=True)
                    ]
                    colour = mix(tone, WHITE, 0.5) if bright else tone
                    canvas.drawPoints(
                        skia.Canvas.PointMode.kPoints_PointMode,
                        points,
                        solid(colour, (0.35 + 0.5 * row) * (0.5 + 0.5 * bright), stroke_px=size),
                    )

        scene.sheet.draw(
            _box(scene), draw, depth=depth, sway_px=1.4 * scene.unit, sway_period_s=8.0 + 2 * number, phase=0.3 * number
        )


def _constellation(scene: Scene, rng: np.random.Generator) -> None:
    """Stars joined by fine lines, in three depths."""
    for number, depth in enumerate((0.2, 0.45, 0.8)):
        tone = mix(glow_tones(scene)[number % 2], WHITE, 0.4)
        count = 26 - 6 * number
        stars = np.column_stack(
            [rng.uniform(-0.05, 1.05, count) * scene.width, [scene.at(s) for s in rng.uniform(0, 1, count)]]
        )
        sizes = rng.uniform(0.6, 1.5, count) * (1 + number)

        def draw(
            canvas: skia.Canvas,
            stars: np.ndarray = stars,
            sizes: np.ndarray = sizes,
            tone: Rgb = tone,
            number: int = number,
        ) -> None:
            far = np.hypot(*(stars[:, None, axis] - stars[None, :, axis] for axis in (0, 1)))
            for first in range(len(stars)):
                for second in np.argsort(far[first])[1:4]:
                    if far[first, second] < 34 * scene.unit:
                        ends = [(float(stars[at][0]), float(stars[at][1])) for at in (first, second)]
                        paint = gradient(ends[0], ends[1], [(0, tone, 0.5), (0.5, tone, 0.18), (1, tone, 0.5)])
                        paint.setStrokeWidth(max(0.7, 0.09 * scene.unit * (1 + number)))
                        canvas.drawLine(*ends[0], *ends[1], paint)
            for (x, y), size in zip(stars, sizes, strict=True):
                glint(canvas, float(x), float(y), float(size) * scene.unit, tone)

        scene.sheet.draw(
            _box(scene),
            draw,
            depth=depth,
            sway_px=0.5 * scene.unit * (1 + number),
            sway_period_s=11.0,
            phase=0.3 * number,
        )


def _warp(scene: Scene, rng: np.random.Generator) -> None:
    """Streaks of light that run to one point."""
    heart = scene.width * rng.uniform(0.36, 0.64), scene.at(rng.uniform(0.4, 0.6))
    far = 0.7 * scene.width
    tones = (*glow_tones(scene), WHITE)
    for number, depth in enumerate((0.35, 0.7, 1.1)):
        rays = [
            (rng.uniform(0, 6.283), rng.uniform(0.04, 0.7), rng.uniform(0.06, 0.3), int(rng.integers(0, 3)))
            for _ in range(70)
        ]

        def draw(canvas: skia.Canvas, rays: list[tuple[float, float, float, int]] = rays) -> None:
            for angle, start, long, tone in rays:
                way = np.cos(angle), 0.8 * np.sin(angle)
                ends = [(heart[0] + way[0] * far * s, heart[1] + way[1] * far * s) for s in (start, start + long)]
                wide = scene.unit * (0.05 + 0.34 * start)
                side = -way[1] * wide, way[0] * wide
                path = polyline(
                    [
                        ends[0],
                        (ends[1][0] + side[0], ends[1][1] + side[1]),
                        (ends[1][0] - side[0], ends[1][1] - side[1]),
                    ],
                    closed=True,
                )
                canvas.drawPath(
                    path, gradient(ends[0], ends[1], [(0, tones[tone], 0.0), (0.8, tones[tone], 0.75), (1, WHITE, 0.5)])
                )

        scene.sheet.draw(_box(scene), draw, depth=depth, pulse=0.35, pulse_period_s=3.0 + number, phase=0.33 * number)

    def core(canvas: skia.Canvas) -> None:
        halo(canvas, heart, 34 * scene.unit, tones[1], 0.55)
        halo(canvas, heart, 9 * scene.unit, WHITE, 0.9)

    reach = 35 * scene.unit
    scene.sheet.draw(
        (heart[0] - reach, heart[1] - reach, 2 * reach, 2 * reach), core, depth=0.1, blend="screen", pulse=0.2
    )


def _veils(scene: Scene, rng: np.random.Generator) -> None:
    """The nebula itself, with bright stars before it."""
    paint_glints(scene, int(rng.integers(20, 34)))


def _orbits(scene: Scene, rng: np.random.Generator) -> None:
    """Tilted rings around a heart of light, a small world on each."""
    heart = (
        scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.06, 0.2)),
        scene.at(rng.uniform(0.42, 0.58)),
    )
    turn, flat = rng.uniform(-28, 28), rng.uniform(0.26, 0.42)
    tones = glow_tones(scene)
    rings = [(scene.unit * (11 + 8.5 * number), rng.uniform(0, 6.283), rng.uniform(0.8, 2.0)) for number in range(8)]

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(*heart)
        canvas.rotate(turn)
        for number, (reach, at, size) in enumerate(rings):
            tone = mix(tones[0], tones[1], number / 7)
            canvas.drawOval(
                skia.Rect.MakeLTRB(-reach, -reach * flat, reach, reach * flat),
                solid(tone, 0.45, stroke_px=max(0.7, 0.11 * scene.unit)),
            )
            body = reach * np.cos(at), reach * flat * np.sin(at)
            halo(canvas, body, 3 * size * scene.unit, tone, 0.6)
            canvas.drawCircle(
                *body,
                size * scene.unit * 0.6,
                gradient(
                    (body[0] - size * scene.unit, 0), (body[0] + size * scene.unit, 0), [(0, WHITE, 1), (1, tone, 1)]
                ),
            )

    def core(canvas: skia.Canvas) -> None:
        halo(canvas, heart, 40 * scene.unit, scene.light.glow, 0.5)
        halo(canvas, heart, 10 * scene.unit, WHITE, 0.95)

    scene.sheet.draw(_box(scene), core, depth=0.2, blend="screen", pulse=0.2, pulse_period_s=6.0)
    scene.sheet.draw(_box(scene), draw, depth=0.5, sway_px=0.8 * scene.unit, sway_period_s=10.0)
