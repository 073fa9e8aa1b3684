"""What crosses the sky of stars: meteors and comets; and galaxies that stand in it."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import opaque
from aiprod.providers.visuals.kit.colour import WHITE, Rgb, mix, to_linear, to_srgb
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.deepsky import DeepSky, glint, sprinkle


def paint_meteors(scene: Scene, foot: float, count: int = 5) -> None:
    """Meteors that cross the sky above frame y ``foot``, one after another."""
    rng = scene.rng("meteors")
    way = float(rng.choice((-1.0, 1.0)))
    slope = rng.uniform(0.35, 0.6)
    for number in range(count):
        long, speed = rng.uniform(12, 24) * scene.unit, rng.uniform(55, 80) * scene.unit
        begins = 0.4 + number * 1.7 + rng.uniform(-0.3, 0.5)
        x = scene.width * (0.5 - way * rng.uniform(0.15, 0.6)) - way * speed * begins
        y = scene.top + (foot - scene.top) * rng.uniform(0.0, 0.45) - speed * slope * begins

        def draw(canvas: skia.Canvas, x: float = x, y: float = y, long: float = long) -> None:
            tail = (x - way * long, y - slope * long)
            wide = 0.16 * scene.unit
            sides = [tail, (x + way * wide, y - wide), (x + way * 2 * wide, y + wide), (x - way * wide, y + wide)]
            stops = [(0.0, WHITE, 0.0), (0.7, (0.8, 0.9, 1.0), 0.4), (1.0, WHITE, 1.0)]
            canvas.drawPath(polyline(sides, closed=True), gradient(tail, (x, y), stops))
            halo(canvas, (x, y), scene.unit, (0.85, 0.93, 1.0), 0.8)

        reach = 1.5 * scene.unit
        left, right = min(x, x - way * long) - reach, max(x, x - way * long) + reach
        scene.sheet.draw(
            (left, y - slope * long - reach, right - left, slope * long + 2 * reach),
            draw,
            depth=0.05,
            drift_x_px_s=way * speed,
            drift_y_px_s=slope * speed,
        )


def paint_comet(scene: Scene, place: tuple[float, float], way: float) -> None:
    """A comet at frame ``place`` heading to the side ``way``: its coma, a tail of ions, one of dust."""
    x, y = place
    long = 62 * scene.unit

    def tail(canvas: skia.Canvas, lean: float, spread: float, reach: float, tone: Rgb, alpha: float) -> None:
        for share in np.linspace(-1, 1, 13):
            angle = lean + spread * share
            end = (x - way * reach * np.cos(angle), y - reach * np.sin(angle))
            bend = (x - way * reach * 0.5 * np.cos(lean), y - reach * 0.5 * np.sin(lean))
            path = skia.Path()
            path.moveTo(x, y - 0.8 * scene.unit).quadTo(*bend, *end).quadTo(
                bend[0], bend[1] + scene.unit, x, y + 0.8 * scene.unit
            )
            stops = [
                (0.0, mix(tone, WHITE, 0.5), alpha * (1 - 0.6 * abs(share))),
                (0.3, tone, alpha * 0.5),
                (1.0, tone, 0.0),
            ]
            paint = gradient((x, y), end, stops)
            paint.setBlendMode(skia.BlendMode.kScreen)
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 0.35 * scene.unit))
            canvas.drawPath(path, paint)

    def draw(canvas: skia.Canvas) -> None:
        tail(canvas, 0.62, 0.30, long * 0.8, (1.0, 0.82, 0.6), 0.20)
        tail(canvas, 0.40, 0.07, long, (0.5, 0.78, 1.0), 0.32)
        halo(canvas, (x, y), 9 * scene.unit, (0.55, 0.85, 0.9), 0.5)
        halo(canvas, (x, y), 3.4 * scene.unit, (0.85, 1.0, 0.95), 0.95)
        glint(canvas, x, y, 3 * scene.unit, WHITE)

    left, right = min(x, x - way * long), max(x, x - way * long)
    box = (left - 10 * scene.unit, y - long * 0.8, right - left + 20 * scene.unit, long * 0.8 + 10 * scene.unit)
    scene.sheet.draw(
        box, draw, depth=0.12, blend="screen", drift_x_px_s=way * 0.7 * scene.unit, drift_y_px_s=0.35 * scene.unit
    )


def paint_galaxy(scene: Scene, sky: DeepSky, size: float, centre: tuple[float, float], depth: float = 0.1) -> None:
    """Add a spiral galaxy, tilted, ``size`` pixels from its heart to its rim."""
    rng = scene.rng("galaxy", round(size))
    side = 480
    axis = (np.arange(side, dtype=np.float32) + 0.5) / side * 2 - 1
    x, y = np.meshgrid(axis, axis)
    turn, flat = rng.uniform(0, np.pi), rng.uniform(0.36, 0.62)
    along, across = x * np.cos(turn) + y * np.sin(turn), (y * np.cos(turn) - x * np.sin(turn)) / flat
    far = np.hypot(along, across).astype(np.float32) + 1e-4
    angle = np.arctan2(across, along)
    wind = float(rng.choice((-1.0, 1.0))) * rng.uniform(1.7, 2.4)
    rough = field(side, side, rng, cell_px=90, octaves=6, roughness=0.6)
    phase = 2 * (angle - wind * np.log(far)) + 2.4 * (rough - 0.5)
    arms = (0.5 + 0.5 * np.cos(phase)) ** 2.6
    lanes = (0.5 + 0.5 * np.cos(phase + 1.0)) ** 10 * smoothstep(0.06, 0.2, far)
    disc = np.exp(-far / 0.3) * smoothstep(1.0, 0.55, far)
    bulge = np.exp(-((far / 0.1) ** 1.1))
    arm_light = disc * (0.015 + 1.9 * arms) * (0.3 + 1.3 * rough) * (1 - 0.75 * lanes)
    cool, warm = mix(sky.tones[3], (0.62, 0.78, 1.0), 0.55), (1.0, 0.88, 0.70)
    light = arm_light[:, :, None] * to_linear(cool) * 1.3 + (disc**2 * 0.55 * (1 - lanes))[:, :, None] * to_linear(warm)
    light += bulge[:, :, None] * to_linear(warm) * 1.6
    knots = (
        smoothstep(0.64, 0.8, field(side, side, rng, cell_px=22, octaves=3)) * arms * smoothstep(0.12, 0.3, far) * disc
    )
    light += knots[:, :, None] * to_linear((1.0, 0.4, 0.62)) * 2.2
    sprinkle(light, np.clip(arm_light * 1.5, 0, 1).astype(np.float32), rng, 5000)
    shown = np.clip(to_srgb(1 - np.exp(-1.6 * light)), 0, 1)
    wide = round(2 * size)
    large = cv2.resize(np.asarray(shown, np.float32), (wide, wide), interpolation=cv2.INTER_CUBIC)
    pixels = opaque(np.asarray(large, np.float32))
    pixels[:, :, 3] = np.where(pixels[:, :, :3].max(axis=2) > 6, 255, 0)
    scene.sheet.add(
        pixels, centre[0] - size, centre[1] - size, depth=depth, blend="screen", pulse=0.08, pulse_period_s=7.0
    )
