"""A factory across the water, and the smoke of its chimneys."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, mix
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.landmarks import CHIMNEYS, draw_factory
from aiprod.providers.visuals.painters.scenery.panorama import View, draw_hills


class Works:
    """A factory on flat land before far hills; ``base`` is the y of its foot."""

    def __init__(self, scene: Scene, base: float) -> None:
        rng = scene.rng("factory")
        self._scene, self._base = scene, base
        self._middle, self._metre = scene.width * rng.uniform(0.4, 0.56), scene.unit * rng.uniform(0.74, 0.86)
        self._wind = float(rng.choice((-1.0, 1.0)))
        self._hills = base - scene.unit * (6 + 4 * ridge(160, rng, cycles=3))

    def views(self) -> list[View]:
        """Hills, then the factory with another behind it."""
        scene, base = self._scene, self._base
        x = np.linspace(scene.left, scene.left + scene.full_width, 160, dtype=np.float32)
        return [
            View(lambda canvas: draw_hills(canvas, scene, x, self._hills, base, 0.85), float(self._hills.min()), 0.1),
            View(self._draw, base - 46 * self._metre, 0.3),
        ]

    def paint_smoke(self) -> None:
        """Add a plume a chimney: three veils of puffs that fade into each other, so that it seems to rise."""
        scene, metre = self._scene, self._metre
        tone = mix(mix(scene.light.haze, scene.light.sky[-1], 0.4), WHITE, 0.25 if scene.light.time == "day" else 0.05)
        for number, (cx, cy) in enumerate(CHIMNEYS):
            x, y = self._middle + cx * metre, self._base + cy * metre
            for veil in range(2):
                rng = scene.rng("smoke", number, veil)

                def draw(canvas: skia.Canvas, x: float = x, y: float = y, rng: np.random.Generator = rng) -> None:
                    for share in np.linspace(0.02, 1, 26).tolist():
                        rise, reach = 26 * metre * share**0.8, 30 * metre * share**1.5 * self._wind
                        size = metre * (1.1 + 5.5 * share) * rng.uniform(0.75, 1.15)
                        at = x + reach + rng.uniform(-0.4, 0.4) * size, y - rise + rng.uniform(-0.4, 0.4) * size
                        canvas.drawCircle(*at, size, solid(tone, 0.34 * (1 - share) ** 0.8 + 0.02, blur_px=0.4 * size))

                box = (min(x, x + 36 * metre * self._wind) - 8 * metre, y - 36 * metre, 52 * metre, 38 * metre)
                scene.sheet.draw(
                    box, draw, depth=0.3, pulse=0.75, pulse_period_s=4.6, phase=0.5 * veil + 0.17 * number,
                    sway_px=0.5 * metre, sway_period_s=6.4, drift_x_px_s=0.35 * metre * self._wind,
                )  # fmt: skip

    def _draw(self, canvas: skia.Canvas) -> None:
        scene, metre = self._scene, self._metre
        for at, scale, distance in ((self._middle + 62 * metre, 0.6, 0.5), (self._middle, 1.0, 0.22)):
            canvas.save()
            canvas.translate(at, self._base)
            canvas.scale(metre * scale, metre * scale)
            draw_factory(canvas, scene, distance)
            canvas.restore()
