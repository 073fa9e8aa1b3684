"""The sea's own motion: glints and troughs that shift against each other, and waves that roll when the wind blows."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, parse
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import FloatArray, field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit

_WIND = {"clear": 0.25, "cloudy": 0.4, "rain": 0.6, "snow": 0.3, "fog": 0.1, "storm": 1.0}


_RIPPLES = ((0.03, 0.2, 0.42), (0.12, 0.5, 1.2), (0.36, 1.0, 3.0))
"""Bands of ripples: from and to, as shares of the way to the foot of the picture, and their size in units."""
_BREEZE, _GALE, _ROWS = 0.35, 0.6, 4


def wind(scene: Scene) -> float:
    """How hard it blows: 0 not at all, 1 a storm."""
    return _WIND[scene.intent.weather]


def sea_tone(scene: Scene, facing: float) -> Rgb:
    """The colour of water seen from above, in shade at 0, with light in it at 1."""
    ramp = scene.style.palette.get("water", ("#0F2B40",))
    deep, bright = parse(ramp[0]), parse(ramp[-1])
    return mix(lit(scene, mix(deep, bright, 0.5 * facing), 0.2 + 0.5 * facing), scene.light.sky[-1], 0.12 * facing)


def paint_glints(scene: Scene, horizon: float, *, sheltered: bool = False) -> None:
    """Add ripples in bands below the horizon, two where the water is ``sheltered``, each moving in its own time."""
    floor = scene.above + scene.full_height
    deep = floor - horizon
    pale, dark = mix(scene.light.horizon, scene.light.sky[1], 0.35), mix(sea_tone(scene, 0.0), scene.light.near, 0.45)
    bands = _RIPPLES[1:] if sheltered else _RIPPLES
    for number, (top, bottom, cell) in enumerate(bands):
        rng, y = scene.rng("glints", number), horizon + top * deep
        rows, columns = max(4, int((bottom - top) * deep / 2)), scene.full_width // 2
        noise = field(
            rows, columns, rng, cell_px=max(4.0, cell * scene.unit), octaves=3, stretch=13.0 if number == 0 else 9.0
        )
        share = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
        window = smoothstep(0.0, 0.35, share) * smoothstep(1.0, 0.8 if bottom < 1 else 0.99, share)
        pixels = _two_tone(noise, window * (0.16 + 0.06 * number + 0.2 * wind(scene)), pale, dark)
        large = np.repeat(np.repeat(pixels, 2, axis=0), 2, axis=1)
        scene.sheet.add(
            large, scene.left, y, depth=0.3 + 0.12 * number, sway_px=(0.5 + 0.7 * number) * scene.unit,
            sway_period_s=5.2 + 1.3 * number, pulse=0.55, pulse_period_s=3.4 + 0.9 * number, phase=0.37 * number,
        )  # fmt: skip


def paint_rollers(scene: Scene, horizon: float) -> None:
    """Add rows of waves that roll sideways against each other where it blows, white on their crests in a storm."""
    force = wind(scene)
    if force < _BREEZE:
        return
    floor, reach = scene.above + scene.full_height, scene.bottom - horizon
    x = np.linspace(scene.left, scene.left + scene.full_width, 480, dtype=np.float32)
    for number, share in enumerate((0.1, 0.3, 0.56, 0.88)):
        rng = scene.rng("roller", number)
        high = scene.unit * (1.6 + 9.0 * share) * force
        y = horizon + share * reach
        phase = x / (scene.unit * (5 + 22 * share)) + 1.6 * ridge(480, rng, cycles=4) + rng.uniform(0, 6.3)
        peaks = (1 - np.abs(np.sin(phase))) ** 1.4 * (0.65 + 0.35 * ridge(480, rng, cycles=5))
        line = (y - high * (0.35 * ridge(480, rng, cycles=3) + peaks)).astype(np.float32)
        foot = floor if number == _ROWS - 1 else min(floor, y + 0.45 * reach)
        _roller(scene, (x, line), (foot, high, share), number)


def _roller(scene: Scene, crest: tuple[FloatArray, FloatArray], size: tuple[float, float, float], number: int) -> None:
    (x, line), (foot, high, share) = crest, size
    rng, force, unit, far = scene.rng("foam", number), wind(scene), scene.unit, 0.5 * (1 - share)
    lip, body = (mix(sea_tone(scene, facing), scene.light.haze, far + 0.35 * facing) for facing in (1.0, 0.1))
    foam = mix(mix(scene.light.haze, WHITE, 0.0 if scene.light.dark else 0.5), scene.light.haze, 0.5 * far)
    top = float(line.min())
    points = list(zip(x.tolist(), line.tolist(), strict=True))
    last = number == _ROWS - 1

    def draw(canvas: skia.Canvas) -> None:
        shape = polyline([*points, (points[-1][0], foot), (points[0][0], foot)], closed=True)
        stops = [(0.0, lip, 1.0), (0.4, body, 1.0), (1.0, body, 1.0 if last else 0.0)]
        canvas.drawPath(shape, gradient((0, top), (0, top + 2.6 * high), stops))
        if force < _GALE:
            return
        canvas.clipPath(shape, doAntiAlias=True)
        for at, (px, py) in enumerate(points):
            white = max(0.0, 1 - (py - top) / (1.2 * high)) ** 1.5
            drift = px + high * rng.uniform(-0.4, 0.4)
            canvas.drawCircle(px, py, 0.2 * high * white, solid(foam, 0.75 * white, blur_px=0.06 * high))
            if at % 3 == 0:
                low = py + high * rng.exponential(0.8)
                wide = high * rng.uniform(0.1, 0.5) * (0.4 + white)
                lace = skia.Rect.MakeXYWH(drift - wide, low, 2 * wide, 0.05 * high)
                canvas.drawOval(lace, solid(foam, 0.1 + 0.3 * white, blur_px=0.015 * high))

    box = (scene.left, top - unit, scene.full_width, foot - top + unit)
    scene.sheet.draw(
        box, draw, depth=0.42 + 0.15 * number, sway_px=unit * (0.8 + 2.4 * share) * (0.4 + force),
        sway_period_s=4.4 + 0.8 * number, phase=0.31 * number,
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
