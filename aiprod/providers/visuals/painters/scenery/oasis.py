"""What stands in a desert: palms about a pool, saguaros, dry shrubs."""

from __future__ import annotations

import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import BLACK, mix, parse
from aiprod.providers.visuals.painters.scenery.arid import grow_palm, grow_saguaro
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.groves import foot_of
from aiprod.providers.visuals.painters.scenery.terrain import Land
from aiprod.providers.visuals.painters.scenery.trees import Grow, Tones, cast, mould, stamp
from aiprod.providers.visuals.painters.scenery.undergrowth import grow_bush, grow_grass

_SPOTS = ((3.4, 1.0), (3.0, 1.1), (2.6, 1.25), (2.2, 1.4), (1.8, 1.6), (1.5, 1.9))
"""Distances, and how large things stand there."""


def paint_oasis(scene: Scene, land: Land) -> None:
    """Add a pool with palms and grass about it, in the middle distance."""
    rng = scene.rng("oasis")
    centre = rng.uniform(0.3, 0.7)
    x, y = foot_of(scene, land, centre, 2.7)
    wide, unit = 15 * scene.unit, scene.unit
    tones = tones_at(scene, 0.12, evergreen=True)
    fresh = Tones(tones.shadow, mix(tones.lit, parse(scene.style.palette["foliage_summer"][1]), 0.3), *tones[2:])
    water = mix(scene.light.horizon, parse(scene.style.palette["water"][1]), 0.45)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - 1.2 * wide, y - 2.0 * unit, 2.4 * wide, 4.4 * unit),
            solid(fresh.shadow, 0.5, blur_px=unit),
        )
        canvas.drawOval(
            skia.Rect.MakeXYWH(x - wide, y - 1.2 * unit, 2 * wide, 2.6 * unit), solid(water, blur_px=0.12 * unit)
        )
        palms = [cast(mould(grow_palm, rng, 24 * unit, toward=scene.light.toward), fresh, 26 * unit) for _ in range(4)]
        tufts = [cast(mould(grow_grass, rng, 4 * unit, toward=scene.light.toward), fresh, 4 * unit) for _ in range(3)]
        for back in (True, False):
            for _ in range(5):
                at = x + rng.uniform(-1.15, 1.15) * wide
                foot = y + (-1.3 if back else 1.5) * unit
                stamp(
                    canvas,
                    palms[int(rng.integers(4))],
                    at,
                    foot,
                    rng.uniform(15, 25) * unit,
                    flip=bool(rng.random() < 0.5),
                )
            for _ in range(16):
                at, foot = x + rng.uniform(-1.25, 1.25) * wide, y + (-1.0 if back else 1.6) * unit
                stamp(canvas, tufts[int(rng.integers(3))], at, foot, rng.uniform(2, 4) * unit)

    scene.sheet.draw((x - 2 * wide, y - 30 * unit, 4 * wide, 36 * unit), draw, depth=0.5)


def plant_dry(scene: Scene, land: Land, *, cacti: bool) -> None:
    """Add saguaros if asked for, the nearest as tall as the lower half of the picture; else dry shrubs alone."""
    rng = scene.rng("dry")
    tones = tones_at(scene, 0.06, evergreen=cacti)
    dusty = mix(parse(scene.style.palette["sand"][0]), scene.light.near, 0.3)
    tones = Tones(mix(tones.shadow, dusty, 0.15), mix(tones.lit, dusty, 0.25), *tones[2:])
    kinds: list[tuple[Grow, float, int]] = [(grow_bush, 1.7, 26)]
    if cacti:
        kinds.append((grow_saguaro, 13.0, 7))
    spots = []
    for grow, tall, count in kinds:
        for number in range(count):
            z, size = _SPOTS[number % len(_SPOTS)] if grow is grow_saguaro else (rng.uniform(1.4, 4.5), 1.0)
            near = 1.6 / z if grow is grow_bush else size * 0.8
            share = (
                rng.uniform(-0.05, 1.05) if z > 2 else float(rng.choice((rng.uniform(0, 0.28), rng.uniform(0.72, 1))))
            )
            x, foot = foot_of(scene, land, share, z)
            spots.append((foot, x, grow, tall * near * scene.unit * rng.uniform(0.75, 1.2)))
    snow = 0.4 if scene.snowy else 0.0
    sprites = {
        grow: [
            cast(mould(grow, rng, 22 * scene.unit, toward=scene.light.toward, snow=snow), tones, 24 * scene.unit)
            for _ in range(3)
        ]
        for grow, _, _ in kinds
    }

    def draw(canvas: skia.Canvas) -> None:
        for foot, x, grow, tall in sorted(spots, key=lambda spot: spot[0]):
            if scene.light.sun > 0.3:
                long = (1.4 if scene.light.low else 0.5) * tall
                left = x if scene.light.toward < 0 else x - long
                shade = solid(mix(scene.light.near, BLACK, 0.2), 0.4, blur_px=max(0.6, 0.02 * tall))
                canvas.drawOval(skia.Rect.MakeXYWH(left, foot - 0.02 * tall, long, 0.05 * tall), shade)
            stamp(canvas, sprites[grow][int(rng.integers(3))], x, foot, tall, flip=False)

    scene.sheet.draw((scene.left, scene.at(0.0), scene.full_width, scene.full_height), draw, depth=0.9)
