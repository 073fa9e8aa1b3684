"""Rocky coasts: capes on the horizon, a cliff in the foreground, boulders the sea breaks on."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import image, opaque, solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, mix, parse, ramp
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import green_of, lit
from aiprod.providers.visuals.painters.scenery.lighthouse import paint_lighthouse


def paint_headlands(scene: Scene, horizon: float, side: float) -> None:
    """One to three capes, each paler than the one before it, falling toward the open sea from the ``side``."""
    rng, width = scene.rng("headlands"), scene.full_width
    x = np.linspace(0, 1, 300)
    capes = []
    for index in range(int(rng.integers(1, 4))):
        reach = rng.uniform(0.3, 0.62) - 0.08 * index
        fall = np.clip(1 - (x if side < 0 else 1 - x) / reach, 0, 1) ** 0.7
        high = scene.unit * rng.uniform(5, 12) * (1 - 0.22 * index)
        capes.append(((0.72 + 0.28 * ridge(300, rng, cycles=5)) * fall * high, 0.8 - 0.2 * index))

    def draw(canvas: skia.Canvas) -> None:
        for line, distance in capes:
            top = [(scene.left + share * width, horizon - rise) for share, rise in zip(x, line, strict=True)]
            shape = polyline([(scene.left, horizon + 2), *top, (scene.left + width, horizon + 2)], closed=True)
            tone = mix(scene.light.land(distance), lit(scene, green_of(scene), 0.5, distance), 0.5)
            foot = mix(tone, scene.light.haze, 0.5)
            canvas.drawPath(shape, vertical(tone, foot, horizon - 10 * scene.unit, horizon))

    box = (scene.left, horizon - 16 * scene.unit, width, 16 * scene.unit + 2)
    scene.sheet.draw(box, draw, depth=0.16)


def paint_cliff(scene: Scene, horizon: float, side: float) -> None:
    """A headland in the foreground that falls to the water, grass on top; a lighthouse if one is asked for."""
    rng, unit = scene.rng("cliff"), scene.unit
    count, floor = 220, scene.above + scene.full_height
    share, reach = np.linspace(0, 1, count), rng.uniform(0.34, 0.46)
    fall = np.clip(1 - share / reach, 0, 1) ** rng.uniform(0.34, 0.5)
    line = (
        horizon
        + unit * 16
        - (unit * rng.uniform(17, 24) * fall + unit * 1.4 * ridge(count, rng, cycles=9) * (fall > 0))
    )
    x = scene.left + (share if side < 0 else 1 - share) * scene.full_width
    spot = int(count * reach * rng.uniform(0.45, 0.6))
    if scene.shows("lighthouse"):
        paint_lighthouse(scene, float(x[spot]), float(line[spot]) + unit, unit * rng.uniform(17, 21), 0.7)
    top_y = float(line.min()) - unit
    face = image(_stone(scene, int(floor - top_y) + 1, scene.full_width, -side))
    top = list(zip(x[fall > 0].tolist(), line[fall > 0].tolist(), strict=True))
    drop, steps = floor - top[-1][1], np.linspace(0, 1, 60)
    jag = ridge(60, rng, cycles=7) * unit * 2.2
    wall = [(top[-1][0] - side * (unit * 9 * s + j), top[-1][1] + drop * s) for s, j in zip(steps, jag, strict=True)]
    grass = green_of(scene)
    dim = 0.1 if scene.light.time == "day" else 0.55
    thick = unit * (2.2 + 1.6 * ridge(len(top), rng, cycles=30))

    def draw(canvas: skia.Canvas) -> None:
        shape = polyline([(float(x[0]), floor), *top, *wall], closed=True)
        canvas.save()
        canvas.clipPath(shape, doAntiAlias=True)
        canvas.drawImage(face, scene.left, top_y)
        under = [(px, py + t) for (px, py), t in zip(reversed(top), thick[::-1].tolist(), strict=True)]
        turf = polyline([*((px, py - unit) for px, py in top), *under], closed=True)
        canvas.drawPath(turf, solid(lit(scene, mix(grass, BLACK, 0.35), 0.2), blur_px=0.25 * unit))
        canvas.translate(0, -0.5 * unit)
        canvas.drawPath(turf, solid(mix(lit(scene, grass, 0.7), scene.light.near, dim)))
        canvas.restore()

    scene.sheet.draw((scene.left, top_y, scene.full_width, floor - top_y), draw, depth=0.7)


def _stone(scene: Scene, height: int, width: int, toward: float) -> RgbaArray:
    """Rock in broad buttresses and tilted beds, lit from the side ``toward`` which it faces, dark at its foot."""
    rng, unit = scene.rng("stone"), scene.unit
    size = (max(8, height // 2), max(8, width // 2))
    broad = field(*size, rng, cell_px=max(8.0, 13 * unit), octaves=6, roughness=0.5, stretch=0.42)
    warp = field(*size, rng, cell_px=max(8.0, 14 * unit), octaves=4)
    rows = np.arange(size[0], dtype=np.float32)[:, None] + 7 * unit * warp
    rows += toward * 0.16 * np.arange(size[1], dtype=np.float32)[None, :]
    courses = ridge(2048, rng, cycles=70, octaves=4, roughness=0.7)
    beds = courses[np.clip(rows * (2048 / (1.7 * size[0])), 0, 2047).astype(np.int32)]
    relief = broad + 0.02 * beds
    slope = cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3) * -toward + 0.5 * cv2.Sobel(relief, cv2.CV_32F, 0, 1, ksize=3)
    cracks = smoothstep(0.06, 0.0, np.abs(warp - 0.5) + 0.1 * np.abs(broad - 0.5))
    shade = np.clip(0.5 + 0.16 * slope / max(float(slope.std()), 1e-6) + 0.12 * beds + 0.5 * (broad - 0.5), 0, 1)
    shade = shade * (1 - 0.35 * cracks)
    wet = smoothstep(0.45, 1.0, np.linspace(0, 1, size[0], dtype=np.float32)[:, None])
    rock = [parse(colour) for colour in scene.style.palette.get("rock", ("#5B5560", "#8A7E7C"))]
    facing = 0.9 if toward == scene.light.toward else 0.25
    tones = [
        lit(scene, mix(rock[0], BLACK, 0.62), 0.1),
        lit(scene, rock[0], 0.3 * facing),
        lit(scene, rock[-1], facing),
    ]
    large = cv2.resize(ramp(tones, shade * (1 - 0.45 * wet)), (width, height), interpolation=cv2.INTER_CUBIC)
    return opaque(np.clip(large, 0, 1))


def paint_rocks(scene: Scene, side: float) -> None:
    """Boulders at one foot of the picture, with light on their tops and the sea white around them."""
    rng, unit = scene.rng("rocks"), scene.unit
    floor, base = scene.above + scene.full_height, scene.bottom
    rock = parse(scene.style.palette.get("rock", ("#5B5560",))[0])
    stones = []
    for index in range(int(rng.integers(6, 11))):
        x = scene.width * (0.5 + side * (0.62 - 0.05 * index * rng.uniform(0.7, 1.2)))
        stones.append((x, unit * rng.uniform(6, 12) * (1 - 0.07 * index), rng.uniform(0, 100)))
    top, low = lit(scene, mix(rock, WHITE, 0.1), 0.8), lit(scene, mix(rock, BLACK, 0.5), 0.1)
    foam = lit(scene, (0.92, 0.95, 0.96), 0.5)

    def outline(x: float, size: float, phase: float) -> skia.Path:
        angles = np.linspace(np.pi, 2 * np.pi, 30)
        rough = 1 + 0.13 * np.sin(angles * 5 + phase) + 0.08 * np.sin(angles * 13 + 2 * phase)
        arc = [
            (x + 1.3 * size * float(np.cos(a) * r), base + 3 * unit + 0.75 * size * float(np.sin(a) * r))
            for a, r in zip(angles, rough, strict=True)
        ]
        return polyline([*arc, (x + 1.4 * size, floor), (x - 1.4 * size, floor)], closed=True)

    def draw(canvas: skia.Canvas) -> None:
        for x, size, phase in stones:
            stops = [(0, top, 1), (0.28, mix(top, low, 0.5), 1), (1, low, 1)]
            ends = (x - scene.light.toward * -0.3 * size, base - 0.7 * size), (x, base + 4 * unit)
            canvas.drawPath(outline(x, size, phase), gradient(*ends, stops))
            if scene.snowy:
                canvas.save()
                canvas.clipPath(outline(x, size, phase), doAntiAlias=True)
                canvas.drawOval(
                    skia.Rect.MakeXYWH(x - size, base - size, 2 * size, 0.9 * size), solid(foam, blur_px=0.3 * unit)
                )
                canvas.restore()

    def wash(canvas: skia.Canvas) -> None:
        for x, size, _ in stones:
            oval = skia.Rect.MakeXYWH(x - 1.7 * size, base + 1.2 * unit - 0.12 * size, 3.4 * size, 0.3 * size)
            canvas.drawOval(oval, solid(foam, 0.6, blur_px=0.5 * unit))

    box = (scene.left, base - 14 * unit, scene.full_width, floor - base + 14 * unit)
    scene.sheet.draw(box, wash, depth=0.8, sway_px=0.8 * unit, sway_period_s=4.5, pulse=0.7, pulse_period_s=4.5)
    scene.sheet.draw(box, draw, depth=0.85)
