"""Light itself: discs out of focus, and beams through fog."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, tinted
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import halo
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage

_STEP = 4


def paint_bokeh(stage: Stage) -> None:
    """Lights out of focus: large and faint far away, small and crisp near."""
    scene, rng = stage.scene, stage.rng
    turn, lift = rng.uniform(0, 6.28), rng.uniform(0.44, 0.6)
    for depth, count, sizes in ((0.2, 16, (6.0, 13.0)), (0.45, 20, (2.6, 6.5)), (0.8, 16, (0.9, 2.6))):
        spots = []
        for _ in range(count):
            x = rng.uniform(-0.05, 1.05)
            y = scene.at(lift + 0.18 * np.sin(x * 4 + turn) + 0.3 * rng.normal(0, 0.3))
            tone = stage.tones[int(rng.integers(2, 5))]
            spots.append((x * scene.width, y, rng.uniform(*sizes) * scene.unit, tone, rng.uniform(0.1, 0.42)))

        def draw(canvas: skia.Canvas, spots: list[tuple[float, float, float, Rgb, float]] = spots) -> None:
            for x, y, radius, tone, alpha in spots:
                soft = solid(tone, alpha, blur_px=radius * 0.06)
                soft.setBlendMode(skia.BlendMode.kScreen)
                canvas.drawCircle(x, y, radius, soft)
                rim = solid(mix(tone, WHITE, 0.35), alpha * 0.9, blur_px=radius * 0.03, stroke_px=radius * 0.06)
                canvas.drawCircle(x, y, radius * 0.95, rim)
                halo(canvas, (x, y), radius * 1.9, tone, alpha * 0.5)

        stage.whole(
            draw, depth, sway=0.6, period=8.0 + 4 * depth, phase=depth, pulse=0.2, pulse_period_s=5.0 + 3 * depth
        )


def paint_beams(stage: Stage) -> None:
    """Beams of light through fog from beyond the frame, in sheaves that brighten in turn."""
    scene, rng = stage.scene, stage.rng
    source = scene.width * rng.uniform(-0.05, 1.05), scene.at(-0.3)
    x, y = coarse(scene, _STEP)
    height, width = x.shape
    angle = np.arctan2(x - source[0], y - source[1]).astype(np.float32)
    far = (np.hypot(x - source[0], y - source[1]) / scene.height).astype(np.float32)
    fog = field(height, width, rng, cell_px=width / 4, octaves=5)
    spokes = np.clip(ridge(1200, rng, cycles=16, octaves=4, roughness=0.6) * 1.3, 0, 1) ** 1.3
    beam = np.interp(angle, np.linspace(-1.6, 1.6, 1200), spokes).astype(np.float32)
    light = beam * np.exp(-far / 0.9) * smoothstep(0.15, 0.6, far) * (0.25 + 1.1 * fog) * 1.3
    heart = float(np.arctan2(scene.width / 2 - source[0], scene.at(0.6) - source[1]))
    edges = (heart - 1.6, heart - 0.22, heart + 0.22, heart + 1.6)
    for number, (left, right) in enumerate(pairwise(edges)):
        within = smoothstep(left - 0.06, left + 0.06, angle) * smoothstep(right + 0.06, right - 0.06, angle)
        part = np.where(light * within < 0.02, 0, light * within)
        scene.sheet.add(
            tinted(mix(stage.tones[4], WHITE, 0.6), enlarged(scene, np.asarray(part, np.float32), _STEP)),
            scene.left,
            scene.above,
            depth=0.1,
            blend="screen",
            pulse=0.55,
            pulse_period_s=5.0 + 1.7 * number,
            phase=0.33 * number,
            sway_px=1.1 * scene.unit,
            sway_period_s=9.0 + 2 * number,
        )
