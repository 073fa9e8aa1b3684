"""The city: towers in rows that fade into haze, lit by the hour, above a river that mirrors them or dark rooftops."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, hex_of, mix, to_linear
from aiprod.providers.visuals.kit.light import gradient, halo, polyline
from aiprod.providers.visuals.kit.noise import FloatArray
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.bridge import paint_bridge
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.towers import LIT, Row, Tower, draw_row, towers_of
from aiprod.providers.visuals.painters.scenery.water import water

_ROWS = (
    Row(0.92, 0.14, 0.36, (0.018, 0.04), 0.12),
    Row(0.66, 0.14, 0.52, (0.03, 0.065), 0.2),
    Row(0.34, 0.1, 0.62, (0.05, 0.1), 0.3),
)


def paint_city(scene: Scene) -> None:
    """Sky, three rows of towers, then water or rooftops."""
    rng = scene.rng("city")
    river = scene.shows("river", "water", "bridge", "harbour", "harbor") or rng.random() < 0.7
    base = scene.at(rng.uniform(0.66, 0.72) if river else rng.uniform(0.93, 0.97))
    paint_heavens(scene, base)
    centre = rng.uniform(0.25, 0.75)
    rows = [(row, towers_of(scene, row, base, centre)) for row in _ROWS]
    for row, towers in rows:
        top = min(tower.top for tower in towers) - 14 * scene.unit
        box = (scene.left, top, scene.full_width, base + 8 * scene.unit - top)

        def draw(canvas: skia.Canvas, row: Row = row, towers: list[Tower] = towers) -> None:
            draw_row(canvas, scene, row, towers, base)

        scene.sheet.draw(box, draw, depth=row.depth)
    if river:
        mirror = _mirror(scene, rows, base)
        scene.sheet.add(water(scene, base, calm=0.55, mirror=mirror), scene.left, base, depth=0.4)
        _quay(scene, base)
        if scene.shows("bridge"):
            paint_bridge(scene, base)
    else:
        _rooftops(scene, base)
    _birds(scene)


def _mirror(scene: Scene, rows: list[tuple[Row, list[Tower]]], base: float) -> FloatArray:
    """The towers upside down for the river, a quarter of their size and already smeared."""
    scale, above = 0.25, scene.above + scene.full_height - base
    height = max(int(above * scale), 2)

    def draw(canvas: skia.Canvas) -> None:
        canvas.scale(scale, scale)
        canvas.translate(-scene.left, above - base)
        for row, towers in rows:
            draw_row(canvas, scene, row, towers, base)

    small = drawn(int(scene.full_width * scale), height, draw)[::-1].astype(np.float32) / 255
    cover = small[:, :, 3:]
    light = np.concatenate([to_linear(small[:, :, :3]) * cover, cover], axis=2)
    light = cv2.GaussianBlur(light, (0, 0), sigmaX=0.6, sigmaY=2.4)
    return np.asarray(
        np.concatenate([light[:, :, :3] / np.maximum(light[:, :, 3:], 1e-3), light[:, :, 3:]], axis=2), np.float32
    )


def _quay(scene: Scene, base: float) -> None:
    """A low embankment with lamps where the city meets the water."""
    rng, unit = scene.rng("quay"), scene.unit
    tone = mix(scene.light.land(0.3), scene.light.near, 0.5)
    lamps = np.arange(scene.left, scene.left + scene.full_width, unit * rng.uniform(9, 13))

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(
            skia.Rect.MakeLTRB(scene.left, base - unit * 0.7, scene.left + scene.full_width, base + unit * 0.5),
            solid(tone),
        )
        if LIT[scene.light.time] > 0.15:
            for x in lamps:
                halo(canvas, (float(x), base - unit * 1.4), unit * 2.2, (1.0, 0.78, 0.46), 0.75)
                canvas.drawCircle(float(x), base - unit * 1.4, unit * 0.2, solid((1.0, 0.93, 0.76)))

    scene.sheet.draw((scene.left, base - 5 * unit, scene.full_width, 9 * unit), draw, depth=0.4)


def _rooftops(scene: Scene, base: float) -> None:
    """Near roofs as dark shapes: parapets, water tanks, aerials, a few lit attic windows."""
    rng, unit = scene.rng("roofs"), scene.unit
    floor = scene.above + scene.full_height
    tone, rim = (
        mix(scene.light.near, scene.light.haze, 0.03),
        mix(scene.light.near, scene.light.glow, 0.2 * scene.light.sun + 0.03),
    )
    blocks, x = [], scene.left
    while x < scene.left + scene.full_width:
        wide = unit * rng.uniform(16, 34)
        away = abs((x + wide / 2) / scene.width - 0.5)
        blocks.append(
            (x, base - unit * (rng.uniform(-1, 3) + 13 * away), wide, rng.choice(["tank", "aerial", "none", "hut"]))
        )
        x += wide

    def draw(canvas: skia.Canvas) -> None:
        for left, top, wide, thing in blocks:
            middle = left + wide * 0.5
            if thing == "tank":
                for leg in (-1.6, 1.6):
                    canvas.drawLine(
                        middle + leg * unit,
                        top,
                        middle + leg * unit,
                        top - 3 * unit,
                        solid(tone, stroke_px=unit * 0.35),
                    )
                canvas.drawRect(
                    skia.Rect.MakeLTRB(middle - 2.3 * unit, top - 6.6 * unit, middle + 2.3 * unit, top - 2.4 * unit),
                    solid(tone),
                )
                canvas.drawPath(
                    polyline(
                        [
                            (middle - 2.7 * unit, top - 6.5 * unit),
                            (middle, top - 8.6 * unit),
                            (middle + 2.7 * unit, top - 6.5 * unit),
                        ],
                        closed=True,
                    ),
                    solid(tone),
                )
            elif thing == "aerial":
                canvas.drawLine(middle, top, middle, top - 8 * unit, solid(tone, stroke_px=unit * 0.22))
                for step in range(4):
                    y = top - (4 + step) * unit
                    canvas.drawLine(
                        middle - (2.2 - 0.4 * step) * unit,
                        y,
                        middle + (2.2 - 0.4 * step) * unit,
                        y,
                        solid(tone, stroke_px=unit * 0.14),
                    )
            elif thing == "hut":
                canvas.drawRect(
                    skia.Rect.MakeLTRB(middle - 4 * unit, top - 4.5 * unit, middle + 3 * unit, top), solid(tone)
                )
            canvas.drawRect(
                skia.Rect.MakeLTRB(left, top, left + wide + 1, floor),
                gradient((0, top), (0, top + 6 * unit), [(0, rim, 1), (0.12, tone, 1), (1, mix(tone, BLACK, 0.3), 1)]),
            )

    top_y = min(top for _, top, _, _ in blocks) - 10 * unit
    scene.sheet.draw((scene.left, top_y, scene.full_width, floor - top_y), draw, depth=0.8)


def _birds(scene: Scene) -> None:
    if scene.light.dark or scene.intent.weather in ("rain", "storm"):
        return
    scene.sheet.live(
        Life(
            what="birds",
            count=8,
            colour=hex_of(mix(scene.light.near, scene.light.haze, 0.3)),
            area=(0.1 * scene.width, scene.at(0.12), 0.7 * scene.width, scene.at(0.22) - scene.at(0)),
            size_px=max(3.0, 1.3 * scene.unit),
            depth=0.25,
            seed=scene.seed,
        )
    )
