"""What stands between the viewer and the land: slopes with firs, meadows with grass, each row nearer and darker."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid, vertical
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.kit.noise import FloatArray, ridge
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.plants import draw_grass, fir

_SNOWY: Rgb = (0.86, 0.90, 0.96)
_PETALS: tuple[Rgb, ...] = ((0.96, 0.89, 0.69), (0.85, 0.33, 0.31))


def slope_line(scene: Scene, name: str, share: float, swing: float, cycles: float = 1.6) -> FloatArray:
    """The y of a foreground slope for every canvas column, ``swing`` units high about ``share`` of the picture."""
    line = ridge(scene.full_width, scene.rng("slope", name), cycles=cycles, octaves=6, roughness=0.36)
    y: FloatArray = (scene.at(share) - line * swing * scene.unit).astype(np.float32)
    return y


def outline(scene: Scene, line: FloatArray, step: int = 3) -> skia.Path:
    """The area below a slope line as a path, down to the end of the overscan."""
    path = skia.Path()
    bottom = scene.above + scene.full_height
    path.moveTo(scene.left, bottom)
    for column in range(0, len(line), step):
        path.lineTo(scene.left + column, float(line[column]))
    path.lineTo(scene.left + len(line), float(line[-1]))
    path.lineTo(scene.left + len(line), bottom)
    path.close()
    return path


def paint_firs(scene: Scene, at: tuple[float, float]) -> tuple[float, float]:
    """Two slopes of firs, the nearer taller, with a clearing that keeps the view free.

    Returns the frame x and y of the ground in the nearer clearing.
    """
    rng = scene.rng("firs")
    gap = rng.uniform(0.25, 0.75)
    rows = ((at[0], 2.6, 5.4, 0.16, 0.62, 420), (at[1], 3.2, 12.0, 0.0, 1.0, 64))
    for number, (share, swing, size, distance, depth, count) in enumerate(rows):
        line = slope_line(scene, f"firs{number}", share, swing)
        _fir_row(scene, line, size, distance, depth, round(count * scene.width / scene.height / 1.78), gap, number)
    return scene.left + gap * scene.full_width, float(line[int(gap * (len(line) - 1))])


def _fir_row(
    scene: Scene, line: FloatArray, size: float, distance: float, depth: float, count: int, gap: float, number: int
) -> None:
    rng = scene.rng("fir row", number)
    light = scene.light
    tone = mix(light.near, mix(light.sky[1], light.haze, 0.35), distance)
    foot = mix(tone, light.haze, 0.05 if number == 0 else 0.0)
    rim = mix(tone, light.glow, (0.42 if number else 0.12) * light.sun)
    snowy = scene.intent.season == "winter" or scene.intent.weather == "snow"
    toward = -1 if light.sun_x < 0.5 else 1

    def draw(canvas: skia.Canvas) -> None:
        trees = []
        for _ in range(max(8, count)):
            share = rng.uniform(0, 1)
            open_ground = np.exp(-(((share - gap) / 0.17) ** 2))
            tall = size * scene.unit * rng.uniform(0.4, 1.1) * (1 - (0.7 if number else 0.45) * open_ground)
            if number:
                tall *= 0.75 + 1.1 * abs(share - gap)
                if rng.random() < open_ground * 0.9:
                    continue
            column = min(len(line) - 1, int(share * len(line)))
            trees.append((float(line[column]) + 0.3 * scene.unit, scene.left + column, tall))
        body = vertical(tone, foot, float(line.min()) - size * scene.unit, float(line.max()) + 2 * scene.unit)
        for base, x, tall in sorted(trees):
            shape = fir(x, base, tall, rng)
            if light.sun > 0.25:
                edge = skia.Path(shape)
                edge.offset(toward * min(0.16 * scene.unit, 0.03 * tall), -0.02 * scene.unit)
                canvas.drawPath(edge, solid(rim, 0.8))
            if snowy:
                capped = skia.Path(shape)
                capped.offset(0, -0.02 * tall)
                canvas.drawPath(capped, solid(mix(tone, _SNOWY, 0.55 if not light.dark else 0.25)))
            canvas.drawPath(shape, body)
        ground = mix(tone, _SNOWY, 0.75 if not light.dark else 0.3) if snowy else foot
        low = mix(ground, light.near, 0.75)
        fade = float(line.max()) + (5 if number == 0 else 14) * scene.unit
        canvas.drawPath(outline(scene, line), vertical(ground, low, float(line.min()), fade))
        _tufts(scene, canvas, line, rng, ground, low)

    top = float(line.min()) - size * 1.3 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, scene.above + scene.full_height - top), draw, depth=depth)


def _tufts(
    scene: Scene, canvas: skia.Canvas, line: FloatArray, rng: np.random.Generator, ground: Rgb, low: Rgb
) -> None:
    spans = []
    for column in rng.integers(0, len(line), int(scene.full_width / max(1.0, 0.35 * scene.unit))):
        spans.append(
            (scene.left + float(column), float(line[column]) + 0.25 * scene.unit, rng.uniform(0.2, 0.8) * scene.unit)
        )
    draw_grass(canvas, spans, rng, (mix(ground, low, 0.4), ground), max(0.6, 0.1 * scene.unit))


def paint_meadow(scene: Scene, share: float, *, flowers: bool = True) -> None:
    """Long grass at the feet, lit along its tips, darker and taller towards the viewer, with the season's flowers."""
    rng = scene.rng("meadow")
    light, palette, season = scene.light, scene.style.palette, scene.intent.season
    line = slope_line(scene, "meadow", share, 2.0)
    tones = [parse(c) for c in palette[f"foliage_{season}"]]
    dark = mix(light.tint(tones[0], 0.0), light.near, 0.7)
    tips = mix(light.tint(tones[1], 0.0), light.glow, 0.25 * light.sun)
    snowy = season == "winter" or scene.intent.weather == "snow"
    if snowy:
        dark, tips = mix(light.tint(_SNOWY, 0.0), light.near, 0.45), light.tint(_SNOWY, 0.0)
    petals = [light.tint(petal, 0.0) for petal in (tones[2], *_PETALS)]
    blooming = flowers and not snowy and season != "autumn"

    def row(canvas: skia.Canvas, drop: float, size: float, tone: float) -> None:
        count = int(scene.full_width / max(1.0, 0.08 * size * scene.unit))
        columns = rng.integers(0, len(line), count)
        heights = size * scene.unit * rng.uniform(0.35, 1.0, count)
        foot = (drop + 1.0) * scene.unit
        spans = [
            (scene.left + float(column), float(line[column]) + foot, float(height))
            for column, height in zip(columns, heights, strict=True)
        ]
        canvas.save()
        canvas.translate(0, (drop + 0.6) * scene.unit)
        canvas.drawPath(outline(scene, line), solid(mix(dark, tips, tone * 0.5)))
        canvas.restore()
        blades = (mix(dark, tips, tone * 0.45), mix(dark, tips, tone))
        draw_grass(canvas, spans, rng, blades, max(0.7, 0.16 * scene.unit))
        for x, y, height in spans[::14] if blooming else ():
            bloom = mix(petals[int(rng.integers(0, 3))], dark, 0.5 - 0.4 * tone)
            canvas.drawCircle(x, y - height, rng.uniform(0.2, 0.42) * scene.unit, solid(bloom))

    def draw(canvas: skia.Canvas) -> None:
        drop, size, tone = 0.0, 2.6, 0.75
        while float(line.min()) + drop * scene.unit < scene.above + scene.full_height:
            row(canvas, drop, size, tone)
            drop, size, tone = drop + 0.7 * size, size * 1.3, max(0.06, tone - 0.28)

    top = float(line.min()) - 4 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, scene.above + scene.full_height - top), draw, depth=1.0)
