"""Forest: rows of trees fading into lit mist, shafts of light, great trunks and ferns at the feet."""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life, LifeKind
from aiprod.providers.visuals.kit.canvas import solid, tinted, vertical
from aiprod.providers.visuals.kit.colour import Rgb, hex_of, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, ridge
from aiprod.providers.visuals.painters.scenery.animals import paint_animals
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.figures import PEOPLE, paint_walker
from aiprod.providers.visuals.painters.scenery.foreground import outline, paint_meadow, slope_line
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens, sun_at
from aiprod.providers.visuals.painters.scenery.plants import fir, leafage, leafy_sprites, stamp
from aiprod.providers.visuals.painters.scenery.trunks import paint_trunks

_ROWS = ((0.62, 0.72, 44.0, 84, 0.15), (0.38, 0.76, 64.0, 40, 0.3), (0.14, 0.81, 88.0, 15, 0.5))
_CONIFERS = ("pine", "fir", "spruce", "conifer")
_BROADLEAVES = ("oak", "birch", "maple")


def paint_forest(scene: Scene) -> None:
    """Sky, three rows of trees, light shafts, the near trunks, the floor."""
    horizon = scene.at(0.72)
    paint_heavens(scene, horizon)
    rng = scene.rng("kind")
    chance = rng.random()
    conifers = scene.shows(*_CONIFERS) or (
        not scene.shows(*_BROADLEAVES) and (scene.intent.season == "winter" or chance < 0.5)
    )
    gap = rng.uniform(0.32, 0.68)
    for number, row in enumerate(_ROWS):
        _row(scene, number, row, conifers, gap)
    _shafts(scene, horizon)
    paint_trunks(scene, gap, leafy=not conifers)
    paint_meadow(scene, 0.90, flowers=scene.intent.season in ("spring", "summer"))
    if not paint_animals(scene, gap * scene.width, scene.at(0.91), 11) and scene.shows(*PEOPLE):
        paint_walker(scene, gap * scene.width, scene.at(0.91), 11)
    _air(scene)


def _row(scene: Scene, number: int, row: tuple[float, float, float, int, float], conifers: bool, gap: float) -> None:
    distance, share, size, count, depth = row
    rng = scene.rng("row", number)
    light = scene.light
    line = slope_line(scene, f"forest{number}", share, 1.6)
    tones = leafage(scene, distance)
    mist = mix(light.haze, light.glow, {"day": 0.15, "night": 0.05}.get(light.time, 0.35) * light.sun)
    mist = mix(mist, tones.body, 0.42 if light.time == "day" else 0.2)
    tone = mix(mix(tones.shadow, light.near, 0.5 * (1 - distance)), mist, distance * 0.4)
    earth = mix(
        parse(scene.style.palette["soil"][0]), parse(scene.style.palette[f"foliage_{scene.intent.season}"][0]), 0.6
    )
    snowy = scene.intent.season == "winter" or scene.intent.weather == "snow"
    snow = light.tint(parse(scene.style.palette["snow"][0]), distance)
    floor = mix(snow, tone, 0.15) if snowy else light.tint(mix(earth, light.near, 0.35), distance * 0.6)
    sprites = () if conifers else leafy_sprites(rng, tones, size * scene.unit)

    def draw(canvas: skia.Canvas) -> None:
        for _ in range(round(count * max(0.7, scene.width / scene.height / 1.78))):
            where = rng.uniform(0, 1)
            if rng.random() < 0.75 * math.exp(-(((where - gap) / (0.06 + 0.05 * number)) ** 2)):
                continue
            column = int(where * (len(line) - 1))
            x, foot = scene.left + column, float(line[column]) + scene.unit
            tall = size * scene.unit * rng.uniform(0.55, 1.1)
            if conifers:
                shape = fir(x, foot, tall, rng)
                if snowy:
                    canvas.drawPath(shape, solid(snow))
                    shape.offset(0, min(0.9 * scene.unit, 0.022 * tall))
                canvas.drawPath(shape, solid(mix(tone, mist, rng.uniform(0, 0.12))))
            else:
                stamp(canvas, sprites[int(rng.integers(len(sprites)))], x, foot, tall)
        canvas.drawPath(
            outline(scene, line),
            vertical(
                mix(floor, mist, 0.5 * distance),
                mix(floor, light.near, 0.6),
                scene.at(share),
                scene.at(share) + 22 * scene.unit,
            ),
        )
        _dapple(canvas, scene, line, rng, distance)
        paint = skia.Paint(
            BlendMode=skia.BlendMode.kSrcATop,
            Shader=skia.GradientShader.MakeLinear(
                [
                    skia.Point(0, scene.at(share) - 0.55 * size * scene.unit),
                    skia.Point(0, scene.at(share) + scene.unit),
                ],
                [_argb(mist, 0.0), _argb(mist, 0.10 + 0.5 * distance)],
            ),
        )
        canvas.drawPaint(paint)

    scene.sheet.draw((scene.left, scene.above, scene.full_width, scene.full_height), draw, depth=depth)


def _dapple(canvas: skia.Canvas, scene: Scene, line: FloatArray, rng: np.random.Generator, distance: float) -> None:
    """Sunlight that reached the ground between the leaves."""
    light = scene.light
    if light.sun < 0.35 or light.time == "night":
        return
    for _ in range(26):
        column = int(rng.integers(0, len(line)))
        wide = rng.uniform(2, 9) * (1.2 - distance) * scene.unit
        y = float(line[column]) + rng.uniform(0.8, 6.0) * (1.2 - distance) * scene.unit
        patch = skia.Rect.MakeXYWH(scene.left + column - wide, y, 2 * wide, 0.13 * wide)
        canvas.drawOval(patch, solid(light.glow, 0.10 + 0.12 * light.sun, blur_px=0.05 * wide))


def _shafts(scene: Scene, horizon: float) -> None:
    """Rays from the sun through the crowns, as a slowly pulsing screen layer."""
    if scene.light.sun < 0.35 or scene.light.time == "night":
        return
    height, width = scene.full_height // 4, scene.full_width // 4
    sun_x, sun_y = sun_at(scene, horizon)
    sun_y = min(sun_y, scene.at(0.25)) - 10 * scene.unit
    x = (scene.left + np.arange(width, dtype=np.float32) * 4)[None, :] - sun_x
    y = (scene.above + np.arange(height, dtype=np.float32) * 4)[:, None] - sun_y
    angle = np.arctan2(x, np.maximum(1.0, y)) / math.pi + 0.5
    profile = np.clip(ridge(1024, scene.rng("shafts"), cycles=26, octaves=3) * 1.3, 0, 1)
    beam = np.interp(angle, np.linspace(0, 1, 1024), profile).astype(np.float32)
    reach = np.hypot(x, y) / scene.height
    alpha = beam * np.exp(-((reach / 0.75) ** 2)) * np.clip(y / (6 * scene.unit), 0, 1) * 0.5 * scene.light.sun
    alpha = cv2.GaussianBlur(alpha.astype(np.float32), (0, 0), max(0.5, 0.2 * scene.unit))
    full = cv2.resize(alpha, (scene.full_width, scene.full_height), interpolation=cv2.INTER_CUBIC)
    scene.sheet.whole(
        tinted(mix(scene.light.glow, scene.light.disc, 0.3), np.clip(full, 0, 1)),
        depth=0.35,
        blend="screen",
        pulse=0.3,
        pulse_period_s=7.0,
    )


def _air(scene: Scene) -> None:
    """What floats under the trees: leaves in autumn, petals in spring, fireflies at night, else lit dust."""
    season, weather = scene.intent.season, scene.intent.weather
    if weather in ("rain", "storm", "snow"):
        return
    kinds: dict[str, tuple[LifeKind, int, float]] = {"autumn": ("leaves", 26, 1.1), "spring": ("petals", 22, 0.7)}
    what, count, size = kinds.get(season, ("dust", 70, 0.26))
    colour = parse(scene.style.palette[f"foliage_{season}"][2])
    if scene.light.time in ("night", "dusk") and season == "summer":
        what, count, size, colour = "fireflies", 40, 0.4, (0.93, 0.96, 0.55)
    elif what == "dust":
        colour = scene.light.disc
    scene.sheet.live(
        Life(
            what=what,
            count=count,
            colour=hex_of(colour),
            area=(scene.left, scene.at(0.1), scene.full_width, scene.at(1.0) - scene.at(0.1)),
            size_px=max(1.0, size * scene.unit),
            depth=0.9,
            opacity=0.7,
            seed=scene.seed,
        )
    )


def _argb(rgb: Rgb, alpha: float) -> int:
    return int(skia.Color(*(round(255 * c) for c in rgb), round(255 * alpha)))
