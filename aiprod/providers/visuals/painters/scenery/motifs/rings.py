"""Rings: tilted orbits around a heart of light, and ripples that widen over still water."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, ramp
from aiprod.providers.visuals.kit.light import gradient, halo
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage


def paint_orbits(stage: Stage) -> None:
    """Orbits in perspective with small bodies on them."""
    scene, rng, tones = stage.scene, stage.rng, stage.tones
    x = scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.12, 0.24))
    y = scene.at(rng.uniform(0.42, 0.56))
    turn, flat = rng.uniform(-35, 35), rng.uniform(0.28, 0.5)
    base = min(scene.width, scene.height)
    rings = [
        (base * (0.12 + 0.068 * i) * rng.uniform(0.95, 1.05), rng.uniform(0, 360), rng.uniform(90, 330))
        for i in range(11)
    ]

    def heart(canvas: skia.Canvas) -> None:
        for reach, tone, alpha in ((0.62, tones[3], 0.5), (0.3, tones[2], 0.75), (0.1, WHITE, 0.9)):
            halo(canvas, (x, y), base * reach, tone, alpha)

    def orbits(first: int) -> None:
        def draw(canvas: skia.Canvas) -> None:
            canvas.translate(x, y)
            canvas.rotate(turn)
            canvas.scale(1, flat)
            for index, ring in list(enumerate(rings))[first::2]:
                red, green, blue = ramp(tones[2:], index / len(rings)).tolist()
                _orbit(canvas, ring, (red, green, blue), scene.unit, flat, index)

        stage.whole(draw, 0.4 + 0.25 * first, sway=0.7, period=8.0 + 3 * first, phase=0.5 * first)

    stage.whole(heart, 0.2, blend="screen", pulse=0.2, pulse_period_s=6.0)
    orbits(0)
    orbits(1)


def _orbit(
    canvas: skia.Canvas, ring: tuple[float, float, float], tone: Rgb, unit: float, flat: float, index: int
) -> None:
    radius, start, sweep = ring
    box = skia.Rect.MakeLTRB(-radius, -radius, radius, radius)
    canvas.drawOval(box, solid(tone, 0.2, stroke_px=max(0.1 * unit, 0.6)))
    for width, alpha in ((1.5, 0.1), (0.7, 0.22), (0.24, 0.95)):
        canvas.drawArc(box, start, sweep, False, solid(mix(tone, WHITE, 0.25), alpha, stroke_px=max(width * unit, 0.7)))
    angle = np.radians(start + sweep)
    canvas.save()
    canvas.translate(radius * float(np.cos(angle)), radius * float(np.sin(angle)))
    canvas.scale(1, 1 / flat)
    halo(canvas, (0, 0), unit * 3.4, tone, 0.8)
    canvas.drawCircle(0, 0, unit * (0.5 + 0.08 * index), solid(mix(tone, WHITE, 0.7)))
    canvas.restore()


def paint_ripples(stage: Stage) -> None:
    """Rings widening from a few drops on dark water, light along their crests."""
    scene, rng, tones = stage.scene, stage.rng, stage.tones
    side = float(rng.choice((-1.0, 1.0)))
    drops = [
        (0.5 + side * rng.uniform(0.05, 0.22), rng.uniform(0.5, 0.66), 1.0),
        (0.5 - side * rng.uniform(0.16, 0.4), rng.uniform(0.3, 0.8), 0.6),
        (0.5 - side * rng.uniform(-0.1, 0.3), rng.uniform(0.15, 0.4), 0.35),
    ]
    for number, (share_x, share_y, size) in enumerate(drops):
        x, y = share_x * scene.width, scene.at(share_y)

        def draw(canvas: skia.Canvas, x: float = x, y: float = y, size: float = size) -> None:
            canvas.translate(x, y)
            canvas.scale(1, 0.36)
            for step in range(13):
                reach = size * scene.unit * (3 + 5.2 * step) * (1 + 0.02 * step)
                fade = (1 - step / 13) ** 1.3
                for tone, shift, alpha in ((tones[0], 0.05, 0.5), (tones[3], 0.0, 0.9), (tones[4], -0.02, 0.7)):
                    lit, wide = alpha * fade, reach * (1 + shift)
                    stops = [(0.0, mix(tone, WHITE, 0.3), lit), (0.5, tone, 0.2 * lit), (1.0, tone, lit)]
                    crest = gradient((-reach, -reach), (reach, reach), stops)
                    crest.setStyle(skia.Paint.kStroke_Style)
                    crest.setStrokeWidth(size * scene.unit * (0.62 - 0.02 * step))
                    canvas.drawOval(skia.Rect.MakeLTRB(-wide, -wide, wide, wide), crest)
            halo(canvas, (0, 0), 16 * size * scene.unit, tones[4], 0.6)

        stage.whole(
            draw,
            0.15 + 0.3 * size,
            pulse=0.35,
            pulse_period_s=4.0 + 1.3 * number,
            phase=0.3 * number,
            sway=0.4,
            period=9.0,
        )
