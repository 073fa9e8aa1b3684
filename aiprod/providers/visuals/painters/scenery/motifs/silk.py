"""Silk: bundles of fine threads that twist together, each bundle a translucent ribbon."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import along, gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage

_THREADS = 46


@dataclass(frozen=True)
class _Ribbon:
    """A ribbon's middle line and how its threads spread about it, over the width."""

    x: FloatArray
    middle: FloatArray
    spread: FloatArray
    curl: FloatArray
    tones: tuple[Rgb, ...]

    def thread(self, share: float) -> list[tuple[float, float]]:
        line = self.middle + share * self.spread + (share**2 - 0.4) * self.curl
        return list(zip(self.x.tolist(), line.tolist(), strict=True))


def paint_silk(stage: Stage) -> None:
    """Three ribbons at three depths."""
    scene, rng = stage.scene, stage.rng
    tilt = rng.uniform(-16, 16)
    for index in range(3):
        ribbon = _ribbon(stage, index)

        def draw(canvas: skia.Canvas, ribbon: _Ribbon = ribbon) -> None:
            canvas.rotate(tilt, scene.width / 2, float(ribbon.middle.mean()))
            _draw(canvas, ribbon, scene.width, max(0.11 * scene.unit, 0.6))

        stage.whole(draw, 0.25 + 0.25 * index, sway=0.9 if index else 0.0, period=9.0 + 2 * index, phase=0.3 * index)


def _ribbon(stage: Stage, index: int) -> _Ribbon:
    scene, rng = stage.scene, stage.rng
    across = np.linspace(-0.35, 1.35, 110)
    waves = [(rng.uniform(0.35, 1.5), rng.uniform(0, 6.28), rng.uniform(0.25, 1.0)) for _ in range(3)]
    centre = np.sum([weight * np.sin(across * 6.28 * rate + phase) for rate, phase, weight in waves], axis=0)
    twist = [np.sin(across * 6.28 * rng.uniform(0.3, 1.1) + rng.uniform(0, 6.28)) for _ in range(2)]
    wide = scene.height * rng.uniform(0.09, 0.24)
    tones = (stage.tones[2 + index % 2], stage.tones[3 - index % 2], stage.tones[4])
    return _Ribbon(
        x=(across * scene.width).astype(np.float32),
        middle=(scene.at(rng.uniform(0.3, 0.75)) + scene.height * rng.uniform(0.1, 0.2) * centre).astype(np.float32),
        spread=(wide * twist[0]).astype(np.float32),
        curl=(0.3 * wide * twist[1]).astype(np.float32),
        tones=tones,
    )


def _draw(canvas: skia.Canvas, ribbon: _Ribbon, width: float, fine_px: float) -> None:
    ends = (-0.2 * width, 0.0), (1.2 * width, 0.0)
    previous: list[tuple[float, float]] = []
    for number in range(_THREADS + 1):
        share = number / _THREADS * 2 - 1
        points = ribbon.thread(share)
        tone, other = along(ribbon.tones, (share + 1) / 2), ribbon.tones[1]
        if previous:
            silk = gradient(*ends, [(0.0, tone, 0.0), (0.3, tone, 0.3), (0.7, other, 0.34), (1.0, other, 0.0)])
            silk.setBlendMode(skia.BlendMode.kScreen)
            canvas.drawPath(polyline([*previous, *points[::-1]], closed=True), silk)
        if number % 2 == 0:
            fine = gradient(*ends, [(0.0, tone, 0.0), (0.5, mix(tone, WHITE, 0.4), 0.6), (1.0, tone, 0.0)])
            fine.setStyle(skia.Paint.kStroke_Style)
            fine.setStrokeWidth(fine_px)
            canvas.drawPath(polyline(points), fine)
        previous = points
