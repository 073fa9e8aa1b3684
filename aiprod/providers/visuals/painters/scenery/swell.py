"""The sea's own motion: glints and troughs that shift against each other, and waves that roll when the wind blows."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit

_WIND = {"clear": 0.25, "cloudy": 0.4, "rain": 0.6, "snow": 0.3, "fog": 0.1, "storm": 1.0}


def wind(scene: Scene) -> float:
    """How hard it blows: 0 not at all, 1 a storm."""
    return _WIND[scene.intent.weather]


def sea_tone(scene: Scene, facing: float) -> Rgb:
    """The colour of water seen from above, in shade at 0, with light in it at 1."""
    ramp = scene.style.palette.get("water", ("#0F2B40",))
    deep, bright = parse(ramp[0]), parse(ramp[-1])
    return mix(lit(scene, mix(deep, bright, 0.5 * facing), 0.2 + 0.5 * facing), scene.light.sky[-1], 0.12 * facing)


def paint_glints(scene: Scene, horizon: float) -> None:
    """Add ripples in three bands below the horizon; each sways and comes and goes in its own time."""
    floor = scene.above + scene.full_height
    deep = floor - horizon
    pale, dark = mix(scene.light.horizon, scene.light.sky[1], 0.35), sea_tone(scene, 0.0)
    for number, (top, bottom, cell) in enumerate(((0.03, 0.2, 0.42), (0.12, 0.5, 1.2), (0.36, 1.0, 3.0))):
        rng, y = scene.rng("glints", number), horizon + top * deep
        rows, columns = max(4, int((bottom - top) * deep / 2)), scene.full_width // 2
        noise = field(rows, columns, rng, cell_px=max(4.0, cell * scene.unit), octaves=3, stretch=9.0)
        share = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
        window = smoothstep(0.0, 0.35, share) * smoothstep(1.0, 0.8 if bottom < 1 else 0.99, share)
        pixels = _two_tone(noise, window * (0.28 + 0.2 * wind(scene)), pale, dark)
        large = np.repeat(np.repeat(pixels, 2, axis=0), 2, axis=1)
        scene.sheet.add(
            large, scene.left, y, depth=0.3 + 0.12 * number, sway_px=(0.5 + 0.7 * number) * scene.unit,
            sway_period_s=5.2 + 1.3 * number, pulse=0.55, pulse_period_s=3.4 + 0.9 * number, phase=0.37 * number,
        )  # fmt: skip


def paint_rollers(scene: Scene, horizon: float) -> None:
    """Add rows of waves that roll sideways against each other, with foam on their crests where it storms."""
    force = wind(scene)
    if force < 0.35:
        return
    floor = scene.above + scene.full_height
    reach = scene.bottom - horizon
    for number, share in enumerate((0.16, 0.42, 0.78)):
        rng = scene.rng("roller", number)
        high = scene.unit * (1.0 + 8.0 * share) * force
        y = horizon + share * reach
        x = np.linspace(scene.left, scene.left + scene.full_width, 400, dtype=np.float32)
        phase = x / (scene.unit * (9 + 34 * share)) + rng.uniform(0, 6.3)
        swell = 0.55 * ridge(400, rng, cycles=6) + 0.6 * (1 - np.abs(np.sin(phase))) ** 1.6
        line = (y - high * swell).astype(np.float32)
        foot = floor if number == 2 else min(floor, y + 0.5 * reach)
        _roller(scene, x, line, (foot, high, share), number, rng)


def _roller(
    scene: Scene,
    x: FloatArray,
    line: FloatArray,
    size: tuple[float, float, float],
    number: int,
    rng: np.random.Generator,
) -> None:
    foot, high, share = size
    force, unit = wind(scene), scene.unit
    crest, body = sea_tone(scene, 1.0), sea_tone(scene, 0.1)
    far = 0.4 * (1 - share)
    crest, body = mix(crest, scene.light.haze, far), mix(body, scene.light.haze, far)
    foam = mix(lit(scene, (0.92, 0.95, 0.96), 0.6), scene.light.haze, far)
    top = float(line.min())
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    steep = np.gradient(line)

    def draw(canvas: skia.Canvas) -> None:
        shape = polyline([*points, (points[-1][0], foot), (points[0][0], foot)], closed=True)
        stops = [(0.0, crest, 1.0), (0.35, body, 1.0), (1.0, body, 1.0 if number == 2 else 0.0)]
        canvas.drawPath(shape, gradient((0, top), (0, max(foot, top + 3 * high)), stops))
        if force < 0.6:
            return
        for at, (px, py) in enumerate(points):
            crestness = 1 - min(1.0, (py - top) / (1.4 * high))
            for _ in range(int(5 * crestness + rng.random())):
                run = rng.exponential(0.5) * high * (1.0 if steep[at] > 0 else 0.35)
                spread = rng.uniform(-1, 1) * unit
                dot = (px + spread, py + run + 0.1 * unit)
                canvas.drawCircle(*dot, unit * rng.uniform(0.08, 0.3) * (0.4 + share), solid(foam, 0.55))

    box = (scene.left, top - unit, scene.full_width, foot - top + unit)
    scene.sheet.draw(
        box, draw, depth=0.45 + 0.2 * number, sway_px=unit * (1.0 + 2.2 * share) * (0.4 + force),
        sway_period_s=4.6 + 0.9 * number, phase=0.31 * number,
    )  # fmt: skip


def _two_tone(
    noise: FloatArray, strength: FloatArray, pale: Rgb, dark: Rgb
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Pale where the noise is high, dark where it is low, clear between."""
    light, shade = smoothstep(0.56, 0.8, noise), smoothstep(0.44, 0.2, noise)
    pixels = np.empty((*noise.shape, 4), np.uint8)
    pixels[:, :, :3] = np.where((light > shade)[:, :, None], np.array(pale) * 255, np.array(dark) * 255)
    pixels[:, :, 3] = np.clip((light + shade) * strength * 255, 0, 255)
    return pixels
