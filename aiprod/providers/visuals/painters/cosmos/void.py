"""No place at all, as space has it: nebulae, waves of particles, constellations, a tunnel of light."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
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
from aiprod.providers.visuals.painters.scenery.motifs.particles import paint_point_sea
from aiprod.providers.visuals.painters.scenery.motifs.rings import paint_orbits
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage


def paint_abstract(scene: Scene) -> None:
    """The deep sky, then one figure of light by the seed."""
    rng = scene.rng("void")
    first, second = glow_tones(scene)
    tones = (BLACK, scene.light.near, first, second, mix(first, WHITE, 0.5))
    figures: tuple[tuple[Callable[[Stage], None], float], ...] = (
        (paint_point_sea, 0.6),
        (paint_orbits, 0.5),
        (_constellation, 0.8),
        (_warp, 0.45),
        (_veils, 1.7),
    )
    figure, gas = figures[int(rng.integers(0, len(figures)))]
    paint_nebula(scene, deep_sky_of(scene, strength=gas))
    paint_stars(scene, scene.above + scene.full_height, count=110, opacity=0.8)
    figure(Stage(scene, tones, rng))
    sparks(scene, "dust", 40, scene.above, mix(first, WHITE, 0.4), 0.4)


def _constellation(stage: Stage) -> None:
    """Stars joined by fine lines, in three depths."""
    scene, rng = stage.scene, stage.rng
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

        stage.whole(
            draw,
            depth,
            sway=0.5 * (1 + number),
            period=11.0,
            phase=0.3 * number,
        )


def _warp(stage: Stage) -> None:
    """Streaks of light that run to one point."""
    scene, rng = stage.scene, stage.rng
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

        stage.whole(draw, depth, pulse=0.35, pulse_period_s=3.0 + number, phase=0.33 * number)

    def core(canvas: skia.Canvas) -> None:
        halo(canvas, heart, 34 * scene.unit, tones[1], 0.55)
        halo(canvas, heart, 9 * scene.unit, WHITE, 0.9)

    reach = 35 * scene.unit
    scene.sheet.draw(
        (heart[0] - reach, heart[1] - reach, 2 * reach, 2 * reach), core, depth=0.1, blend="screen", pulse=0.2
    )


def _veils(stage: Stage) -> None:
    """The nebula itself, with bright stars before it."""
    scene, rng = stage.scene, stage.rng
    paint_glints(scene, int(rng.integers(20, 34)))
