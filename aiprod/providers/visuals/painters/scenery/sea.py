"""The sea: a horizon, the sun's path on the waves, headlands, a lighthouse on its cliff, boats and gulls."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life, RgbaArray
from aiprod.providers.visuals.kit.canvas import image, opaque, solid, vertical
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, hex_of, mix, parse, ramp
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import field, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.water import water


def paint_sea(scene: Scene) -> None:
    """Sky, headlands, water, then what sails or stands before it."""
    rng = scene.rng("sea")
    horizon = scene.at(rng.uniform(0.5, 0.64))
    paint_heavens(scene, horizon)
    side = -1.0 if scene.light.sun_x > 0.5 else 1.0
    if rng.random() < 0.75:
        _headlands(scene, horizon, side)
    scene.sheet.add(water(scene, horizon), scene.left, horizon, depth=0.3)
    with_light = scene.shows("lighthouse") or rng.random() < 0.4
    with_boat = scene.shows("boat", "ship", "sail", "yacht", "fisherman") or (not with_light and rng.random() < 0.6)
    if with_boat:
        _boat(scene, horizon, rng)
    if with_light:
        _cliff(scene, horizon, side, rng)
    elif rng.random() < 0.7:
        _rocks(scene, side, rng)
    _moving(scene, horizon)


def _headlands(scene: Scene, horizon: float, side: float) -> None:
    """Two or three capes, each paler than the one before it, falling toward the open sea."""
    rng, width = scene.rng("headlands"), scene.full_width
    x = np.linspace(0, 1, 300)
    capes = []
    for index in range(int(rng.integers(1, 4))):
        reach = rng.uniform(0.3, 0.62) - 0.08 * index
        from_shore = x if side < 0 else 1 - x
        fall = np.clip(1 - from_shore / reach, 0, 1) ** 0.7
        high = scene.unit * rng.uniform(5, 12) * (1 - 0.22 * index)
        line = (0.72 + 0.28 * ridge(300, rng, cycles=5)) * fall * high
        capes.append((line, 0.8 - 0.2 * index))

    def draw(canvas: skia.Canvas) -> None:
        for line, distance in capes:
            top = [(scene.left + share * width, horizon - rise) for share, rise in zip(x, line, strict=True)]
            shape = polyline([(scene.left, horizon + 2), *top, (scene.left + width, horizon + 2)], closed=True)
            tone = scene.light.land(distance)
            foot = mix(tone, scene.light.haze, 0.5)
            canvas.drawPath(shape, vertical(tone, foot, horizon - 10 * scene.unit, horizon))

    box = (scene.left, horizon - 16 * scene.unit, width, 16 * scene.unit + 2)
    scene.sheet.draw(box, draw, depth=0.16)


def _boat(scene: Scene, horizon: float, rng: np.random.Generator) -> None:
    """A sailing boat as a silhouette against the light, with its reflection."""
    toward = scene.light.sun_x + rng.uniform(-0.16, 0.16)
    x, y = scene.width * toward, horizon + scene.unit * rng.uniform(1.5, 6)
    size = scene.unit * (5.5 + (y - horizon) / scene.unit * 1.25)
    x += scene.inwards(x - 0.6 * size, x + 0.6 * size)
    hull, sail = mix(scene.light.near, scene.light.haze, 0.12), mix(scene.light.near, scene.light.glow, 0.4)
    if scene.light.time in ("day", "dawn") or scene.light.sun < 0.5:
        sail = mix(WHITE, scene.light.haze, 0.3)
    flip = float(rng.choice((-1.0, 1.0)))

    def shape(canvas: skia.Canvas) -> None:
        body = polyline([(-0.5, -0.07), (0.56, -0.09), (0.4, 0.05), (-0.38, 0.05)], closed=True)
        main, jib = skia.Path(), skia.Path()
        main.moveTo(-0.02, -1.3).quadTo(-0.3, -0.65, -0.46, -0.17).lineTo(-0.02, -0.17).close()
        jib.moveTo(0.03, -1.18).quadTo(0.24, -0.6, 0.5, -0.14).lineTo(0.03, -0.17).close()
        canvas.drawPath(main, solid(sail))
        canvas.drawPath(jib, solid(mix(sail, hull, 0.28)))
        canvas.drawRect(skia.Rect.MakeLTRB(-0.012, -1.36, 0.012, 0), solid(hull))
        canvas.drawPath(body, solid(hull))

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(x, y)
        canvas.scale(size * flip, size)
        canvas.save()
        canvas.scale(1, -0.55)
        canvas.translate(0, -0.09)
        canvas.saveLayer(None, skia.Paint(Alphaf=0.32, ImageFilter=skia.ImageFilters.Blur(0.03, 0.07)))
        shape(canvas)
        canvas.restore()
        canvas.restore()
        shape(canvas)

    box = (x - size, y - size * 1.5, 2 * size, size * 2.6)
    scene.sheet.draw(box, draw, depth=0.4, sway_px=0.35 * scene.unit, sway_period_s=7.0)


def _cliff(scene: Scene, horizon: float, side: float, rng: np.random.Generator) -> None:
    """A headland in the foreground that falls to the water, with a lighthouse where it is highest."""
    light, unit = scene.light, scene.unit
    count = 220
    share = np.linspace(0, 1, count)
    reach = rng.uniform(0.34, 0.44)
    fall = np.clip(1 - share / reach, 0, 1) ** 0.42
    line = horizon + unit * 16 - (unit * 22 * fall + unit * 1.4 * ridge(count, rng, cycles=9) * (fall > 0))
    x = scene.left + share * scene.full_width if side < 0 else scene.left + (1 - share) * scene.full_width
    floor = scene.above + scene.full_height
    spot = int(count * reach * rng.uniform(0.45, 0.6))
    tower_x, foot = float(x[spot]), float(line[spot]) + unit
    high = unit * rng.uniform(15, 19)
    dark = light.time in ("dusk", "night", "dawn") or scene.intent.weather in ("storm", "fog")
    top_y = float(line.min()) - unit
    width, height = scene.full_width, int(floor - top_y) + 1
    face = image(_stone(scene, height, width, -side))

    def draw(canvas: skia.Canvas) -> None:
        if dark:
            _beam(canvas, scene, (tower_x, foot - high * 0.9), -side)
        _tower(canvas, scene, tower_x, foot, high, lamp=dark)
        top = list(zip(x[fall > 0], line[fall > 0], strict=True))
        drop, steps = floor - top[-1][1], np.linspace(0, 1, 40)
        jag = ridge(40, rng, cycles=5) * unit * 1.6
        wall = [
            (top[-1][0] - side * (unit * 5 * s + j), top[-1][1] + drop * s) for s, j in zip(steps, jag, strict=True)
        ]
        shape = polyline([(float(x[0]), floor), *top, *wall], closed=True)
        canvas.save()
        canvas.clipPath(shape, doAntiAlias=True)
        canvas.drawImage(face, scene.left, top_y)
        grass = light.tint((0.3, 0.42, 0.2), 0.15)
        canvas.drawPath(polyline([(px, py + unit * 0.4) for px, py in top]), solid(grass, 0.85, stroke_px=unit * 1.7))
        foam = gradient(
            (0, floor - unit * 13), (0, floor), [(0, light.haze, 0), (0.5, light.haze, 0.25), (1, light.haze, 0)]
        )
        canvas.drawRect(skia.Rect.MakeLTRB(scene.left, floor - unit * 13, scene.left + width, floor), foam)
        canvas.restore()

    reach_up = foot - high * 1.25 - 12 * unit
    scene.sheet.draw((scene.left, reach_up, width, floor - reach_up), draw, depth=0.7)


def _stone(scene: Scene, height: int, width: int, toward: float) -> RgbaArray:
    """Rock in vertical ribs and level beds, lit from the side ``toward`` which it faces."""
    rng, light = scene.rng("stone"), scene.light
    small = (max(8, height // 2), max(8, width // 2))
    ribs = field(*small, rng, cell_px=max(8.0, 9 * scene.unit), octaves=5, roughness=0.6, stretch=0.35)
    beds = field(*small, rng, cell_px=max(8.0, 5 * scene.unit), octaves=3, stretch=7.0)
    relief = 0.75 * ribs + 0.25 * beds
    shade = cv2.Sobel(relief, cv2.CV_32F, 1, 0, ksize=3) * -toward
    shade = np.clip(0.4 + 0.2 * shade / max(float(shade.std()), 1e-6) + 0.4 * (beds - 0.5), 0, 1)
    rock = [parse(colour) for colour in scene.style.palette.get("rock", ("#5B5560", "#8A7E7C"))]
    dim = {"day": 0.1, "dawn": 0.4, "golden": 0.55, "dusk": 0.55, "night": 0.8}[light.time]
    lit = mix(mix(rock[-1], light.glow, 0.35 * light.sun), light.near, dim)
    tones = (mix(light.near, BLACK, 0.35), mix(rock[0], light.near, 0.35 + 0.6 * dim), lit)
    large = cv2.resize(ramp(tones, shade), (width, height), interpolation=cv2.INTER_CUBIC)
    return opaque(np.clip(large, 0, 1))


def _tower(canvas: skia.Canvas, scene: Scene, x: float, foot: float, high: float, *, lamp: bool) -> None:
    light = scene.light
    body, band = mix(mix(WHITE, light.haze, 0.35), light.near, 0.25 if not light.dark else 0.62), (0.62, 0.2, 0.18)
    shade = mix(body, light.near, 0.55)
    low, top = high * 0.085, high * 0.056
    side = [(x - low, foot), (x - top, foot - high * 0.82), (x + top, foot - high * 0.82), (x + low, foot)]
    canvas.drawPath(polyline(side, closed=True), gradient((x - low, 0), (x + low, 0), [(0, body, 1), (1, shade, 1)]))
    stripe = mix(band, light.near, 0.3 if not light.dark else 0.65)
    for start, end in ((0.2, 0.36), (0.52, 0.68)):
        a, b = low + (top - low) * start / 0.82, low + (top - low) * end / 0.82
        part = [
            (x - a, foot - high * start),
            (x - b, foot - high * end),
            (x + b, foot - high * end),
            (x + a, foot - high * start),
        ]
        canvas.drawPath(polyline(part, closed=True), solid(stripe, 0.9))
    dark = mix(light.near, light.haze, 0.1)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - top * 1.5, foot - high * 0.84, x + top * 1.5, foot - high * 0.815), solid(dark)
    )
    glass: Rgb = (1.0, 0.93, 0.7) if lamp else mix(light.haze, WHITE, 0.3)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - top * 0.8, foot - high * 0.94, x + top * 0.8, foot - high * 0.84), solid(glass)
    )
    roof = [(x - top, foot - high * 0.935), (x, foot - high), (x + top, foot - high * 0.935)]
    canvas.drawPath(polyline(roof, closed=True), solid(dark))
    if lamp:
        halo(canvas, (x, foot - high * 0.89), high * 0.55, (1.0, 0.88, 0.6), 0.9)


def _beam(canvas: skia.Canvas, scene: Scene, at: tuple[float, float], toward: float) -> None:
    long = scene.width * 0.75
    tip = at[0] + toward * long
    shape = polyline([at, (tip, at[1] - long * 0.13), (tip, at[1] + long * 0.02)], closed=True)
    paint = gradient(at, (tip, at[1]), [(0, (1.0, 0.93, 0.74), 0.55), (0.4, (1.0, 0.93, 0.74), 0.16), (1, WHITE, 0.0)])
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, scene.unit * 0.8))
    canvas.drawPath(shape, paint)


def _rocks(scene: Scene, side: float, rng: np.random.Generator) -> None:
    """Dark boulders at one foot of the picture, with light on their tops."""
    unit, floor = scene.unit, scene.above + scene.full_height
    base = scene.bottom
    stones = []
    for index in range(int(rng.integers(5, 9))):
        x = scene.width * (0.5 + side * (0.6 - 0.055 * index * rng.uniform(0.7, 1.2)))
        stones.append((x, unit * rng.uniform(7, 13) * (1 - 0.09 * index), rng.uniform(0, 100)))
    tone, lit = scene.light.near, mix(scene.light.near, scene.light.glow, 0.1 * scene.light.sun)

    def draw(canvas: skia.Canvas) -> None:
        for x, size, phase in stones:
            angles = np.linspace(np.pi, 2 * np.pi, 26)
            rough = 1 + 0.16 * np.sin(angles * 7 + phase) + 0.09 * np.sin(angles * 15 + phase * 2)
            top = [
                (x + size * 1.2 * float(np.cos(a) * r), base + unit * 3 + size * 0.8 * float(np.sin(a) * r))
                for a, r in zip(angles, rough, strict=True)
            ]
            shape = polyline([*top, (x + size * 1.3, floor), (x - size * 1.3, floor)], closed=True)
            canvas.drawPath(
                shape,
                gradient(
                    (x, base - size * 0.8),
                    (x, base + unit * 4),
                    [(0, lit, 1), (0.3, mix(tone, lit, 0.25), 1), (1, tone, 1)],
                ),
            )

    box = (scene.left, base - 14 * unit, scene.full_width, floor - base + 14 * unit)
    scene.sheet.draw(box, draw, depth=0.85)


def _moving(scene: Scene, horizon: float) -> None:
    light, unit = scene.light, scene.unit
    if light.sun > 0.3:
        scene.sheet.live(
            Life(
                what="shimmer",
                count=70,
                colour=hex_of(light.disc),
                area=(scene.width * (light.sun_x - 0.16), horizon + unit, scene.width * 0.32, scene.bottom - horizon),
                size_px=max(1.5, 0.9 * unit),
                depth=0.3,
                opacity=0.8,
                seed=scene.seed,
            )
        )
    if light.time != "night" and scene.intent.weather not in ("rain", "storm", "fog"):
        scene.sheet.live(
            Life(
                what="birds",
                count=7,
                colour=hex_of(mix(light.near, light.haze, 0.25)),
                area=(0.1 * scene.width, scene.at(0.14), 0.8 * scene.width, scene.at(0.42) - scene.at(0.14)),
                size_px=max(3.0, 1.7 * unit),
                depth=0.3,
                seed=scene.seed,
            )
        )
