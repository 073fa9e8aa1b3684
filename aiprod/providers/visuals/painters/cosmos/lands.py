"""Mountains, desert, field and forest of other worlds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import skia

from aiprod.media.pictures.layers import Life
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, hex_of, mix
from aiprod.providers.visuals.kit.light import gradient, polyline
from aiprod.providers.visuals.kit.noise import ridge
from aiprod.providers.visuals.painters.cosmos.built import (
    FLYERS,
    HOUSES,
    draw_dome,
    draw_mast,
    paint_settlers,
    paint_ships,
)
from aiprod.providers.visuals.painters.cosmos.flora import draw_crystals, draw_glow_tree, draw_lamp_stalk, shaded
from aiprod.providers.visuals.painters.cosmos.ground import dunes, hills, meadow, paint_ground, sand, spires, stone
from aiprod.providers.visuals.painters.cosmos.heaven import glow_tones, paint_heaven
from aiprod.providers.visuals.painters.scenery.base import Scene

Growth = Callable[[skia.Canvas, float, float, float, np.random.Generator, Rgb, Rgb], None]


def paint_mountains(scene: Scene) -> None:
    """Needles of rock across a valley, crystals on the near ridge."""
    horizon = scene.at(scene.rng("horizon").uniform(0.60, 0.66))
    paint_heaven(scene, horizon)
    land = spires(scene, horizon)
    paint_ground(scene, land, stone(scene, land), (1.6, 3.4, 6.2, 14.5), (0.12, 0.26, 0.5))
    _settled(scene, horizon)
    near_ridge(scene, 0.90, draw_crystals, (5.0, 17.0), 15, depth=0.95)
    paint_settlers(scene, scene.at(0.945))


def paint_desert(scene: Scene) -> None:
    """Dunes under the great bodies of the sky, wind over them."""
    horizon = scene.at(scene.rng("horizon").uniform(0.52, 0.58))
    paint_heaven(scene, horizon)
    land = dunes(scene, horizon)
    paint_ground(scene, land, sand(scene, land), (0.75, 1.7, 4.2, 13.0), (0.14, 0.42, 0.85))
    _settled(scene, scene.at(0.62))
    paint_settlers(scene, scene.at(0.84))
    sparks(scene, "dust", 50, horizon, mix(scene.light.haze, scene.light.disc, 0.4), 0.25)


def paint_field(scene: Scene) -> None:
    """Hills of strange growth, lamps on stalks before them."""
    horizon = scene.at(scene.rng("horizon").uniform(0.54, 0.60))
    paint_heaven(scene, horizon)
    land = hills(scene, horizon)
    paint_ground(scene, land, meadow(scene, land), (0.9, 2.0, 4.6, 13.5), (0.14, 0.36, 0.7))
    _settled(scene, scene.at(0.66))
    near_ridge(scene, 0.93, draw_lamp_stalk, (7.0, 22.0), 26, depth=1.0)
    paint_settlers(scene, scene.at(0.88))
    sparks(scene, "dust", 40, scene.at(0.5), glow_tones(scene)[0], 0.5)


def paint_forest(scene: Scene) -> None:
    """Three ranks of glowing trees that fade into the haze, sparks between them."""
    horizon = scene.at(0.74)
    paint_heaven(scene, horizon)
    for rise, sizes, count, distance, depth in (
        (0.76, (14.0, 26.0), 22, 0.66, 0.05),
        (0.84, (26.0, 42.0), 9, 0.36, 0.36),
        (0.97, (52.0, 74.0), 6, 0.0, 0.85),
    ):
        near_ridge(scene, rise, draw_glow_tree, sizes, count, depth=depth, distance=distance, open_middle=depth > 0.5)
        if depth == 0.36:
            paint_settlers(scene, scene.at(0.86), depth=0.5)
    near_ridge(scene, 1.0, draw_lamp_stalk, (5.0, 13.0), 18, depth=1.1)
    sparks(scene, "dust", 60, scene.at(0.3), glow_tones(scene)[1], 0.55)


def near_ridge(
    scene: Scene,
    rise: float,
    growth: Growth,
    sizes: tuple[float, float],
    count: int,
    *,
    depth: float,
    distance: float = 0.0,
    open_middle: bool = True,
) -> None:
    """A dark ridge at a share ``rise`` of the picture with ``count`` growths of ``sizes`` units along it."""
    rng = scene.rng("ridge", depth)
    dark, glows = shaded(scene.light.near, mix(scene.light.haze, scene.light.sky[2], 0.4), glow_tones(scene), distance)
    x = scene.left + np.linspace(0, 1, 260) * scene.full_width
    line = scene.at(rise) + 2.6 * scene.unit * ridge(260, rng, cycles=4, octaves=6)
    floor = scene.above + scene.full_height
    spots = np.sort(rng.uniform(0, 1, count))
    if open_middle:
        spots = np.where(spots < 0.5, spots * 0.66, 1 - (1 - spots) * 0.66)
    order = rng.permutation(count)

    def draw(canvas: skia.Canvas) -> None:
        for number in order:
            at = scene.left + spots[number] * scene.full_width
            away = 0.55 + 0.9 * abs(spots[number] - 0.5) if open_middle else 1.0
            size = scene.unit * rng.uniform(*sizes) * away
            glow = glows[int(rng.random() < 0.3)]
            growth(canvas, float(at), float(np.interp(at, x, line)) + 0.4 * scene.unit, size, rng, glow, dark)
        body = polyline([(x[0], floor), *zip(x, line, strict=True), (x[-1], floor)], closed=True)
        top = float(line.min())
        lit = mix(dark, glows[0], 0.05)
        canvas.drawPath(
            body,
            gradient(
                (0, top), (0, top + 12 * scene.unit), [(0, lit, 1), (1, mix(dark, BLACK, 0.4 * (1 - distance)), 1)]
            ),
        )
        canvas.drawPath(
            polyline(list(zip(x, line, strict=True))),
            solid(mix(lit, scene.light.glow, 0.3 * scene.light.sun), 0.5, stroke_px=max(0.7, 0.12 * scene.unit)),
        )

    top = float(line.min()) - 1.12 * sizes[1] * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, floor - top), draw, depth=depth)


def sparks(scene: Scene, what: str, count: int, top: float, tone: Rgb, size: float) -> None:
    """Small lights or grains over the picture from frame y ``top`` down."""
    scene.sheet.live(
        Life.model_validate(
            {
                "what": what,
                "count": count,
                "colour": hex_of(tone),
                "area": (scene.left, top, scene.full_width, scene.height - top),
                "size_px": max(1.0, size * scene.unit),
                "depth": 0.8,
                "opacity": 0.8,
                "seed": scene.seed,
            }
        )
    )


def _settled(scene: Scene, foot: float) -> None:
    """Domes and masts where the words speak of houses, ships where they speak of flight."""
    rng = scene.rng("settled")
    if scene.shows(*FLYERS):
        paint_ships(scene, foot, 2)
    if not scene.shows(*HOUSES):
        return
    middle = scene.width * (0.5 + float(rng.choice((-1.0, 1.0))) * rng.uniform(0.1, 0.22))
    unit = scene.unit
    base = scene.at(0.74)
    many = scene.shows("village", "market", "factory", "castle")
    spots = [(0.0, 1.0), (-2.1, 0.6), (1.9, 0.7), (3.4, 0.45), (-3.3, 0.4)][: 5 if many else 2]

    def draw(canvas: skia.Canvas) -> None:
        draw_mast(scene, canvas, middle + 12 * unit, base, 13 * unit, 0.2)
        for offset, share in sorted(spots, key=lambda spot: spot[1]):
            draw_dome(
                scene,
                canvas,
                middle + offset * 8 * unit,
                base + 1.4 * unit * share,
                8.4 * unit * share,
                0.3 - 0.2 * share,
            )

    scene.sheet.draw((middle - 40 * unit, base - 18 * unit, 80 * unit, 22 * unit), draw, depth=0.6)
