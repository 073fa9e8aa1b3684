"""Ink let into water: plumes that fold and curl, each colour its own drifting cloud."""

from __future__ import annotations

import cv2
import numpy as np

from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, to_srgb
from aiprod.providers.visuals.kit.noise import FloatArray, field, smoothstep
from aiprod.providers.visuals.painters.scenery.grid import coarse, enlarged
from aiprod.providers.visuals.painters.scenery.motifs.stage import Stage
from aiprod.providers.visuals.painters.scenery.surfaces import read

_STEP = 3


def paint_ink(stage: Stage) -> None:
    """Two plumes from opposite sides, one behind the other, drifting apart."""
    side = float(stage.rng.choice((-1.0, 1.0)))
    for number, tone in enumerate((stage.tones[2], stage.tones[3])):
        ramp = (mix(tone, stage.tones[0], 0.8), mix(tone, stage.tones[0], 0.35), tone, mix(tone, WHITE, 0.45))
        _plume(stage, side if number else -side, ramp, 0.2 + 0.35 * number, number)


def _plume(stage: Stage, side: float, ramp: tuple[Rgb, ...], depth: float, number: int) -> None:
    scene, rng = stage.scene, stage.rng
    x, y = coarse(scene, _STEP)
    across, down = (x - scene.left) / scene.full_width, (y - scene.top) / (scene.bottom - scene.top)
    height, width = x.shape
    bends = [field(height, width, rng, cell_px=width / cells, octaves=4, roughness=0.5) - 0.5 for cells in (3, 3, 7, 7)]
    u, v = _folded(x, y, bends, width)
    body = _at(field(height, width, rng, cell_px=width / 3, octaves=5, roughness=0.5), u, v)
    veins = 1 - np.abs(2 * _at(field(height, width, rng, cell_px=width / 6, octaves=4), u, v) - 1)
    middle = 0.5 + 0.30 * side
    spread = 0.26 + 0.16 * np.clip(down, 0, 1)
    reach = np.exp(-(((across + 0.5 * bends[0] - middle) / spread) ** 2)) * np.exp(-(((down - 0.5) / 0.7) ** 4))
    density = smoothstep(0.22, 0.80, np.asarray(reach * (0.20 + 1.1 * body), np.float32))
    level = np.clip(0.05 + 0.5 * body + 0.55 * veins**4, 0, 1)
    pixels = opaque(enlarged(scene, to_srgb(read(ramp, np.asarray(level, np.float32))), _STEP))
    alpha = enlarged(scene, np.asarray(density * (0.38 + 0.6 * veins**2), np.float32), _STEP)
    pixels[:, :, 3] = np.clip(alpha * 255, 0, 255)
    scene.sheet.add(
        pixels,
        scene.left,
        scene.above,
        depth=depth,
        drift_y_px_s=(0.28 + 0.14 * number) * scene.unit,
        sway_px=0.9 * scene.unit,
        sway_period_s=12.0 + 3 * number,
    )


def _folded(x: FloatArray, y: FloatArray, bends: list[FloatArray], width: int) -> tuple[FloatArray, FloatArray]:
    """Places moved twice by noise, the second time where the first led: what makes smoke of noise."""
    columns, rows = np.meshgrid(np.arange(x.shape[1], dtype=np.float32), np.arange(y.shape[0], dtype=np.float32))
    u, v = columns + bends[0] * width * 0.42, rows + bends[1] * width * 0.42
    second = [_at(bend, u, v) for bend in bends[2:]]
    return np.asarray(u + second[0] * width * 0.2, np.float32), np.asarray(v + second[1] * width * 0.2, np.float32)


def _at(plane: FloatArray, u: FloatArray, v: FloatArray) -> FloatArray:
    places = np.asarray(u, np.float32), np.asarray(v, np.float32)
    return np.asarray(cv2.remap(plane, *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT), np.float32)
