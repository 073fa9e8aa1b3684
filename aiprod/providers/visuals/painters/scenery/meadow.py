"""What grows at the viewer's feet in the open: grass and its flowers, wheat, sunflowers, moved by the wind."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import vertical
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.foreground import outline, slope_line
from aiprod.providers.visuals.painters.scenery.trees import Grow, Tones, cast, mould, stamp
from aiprod.providers.visuals.painters.scenery.undergrowth import grow_bloom, grow_grass, grow_sunflower, grow_wheat

_APART, _MOST_ROWS = 5.5, 3
_PETALS: tuple[Rgb, ...] = ((0.97, 0.93, 0.80), (0.87, 0.27, 0.22), (0.52, 0.42, 0.80), (0.96, 0.78, 0.25))
_GOLD: tuple[Rgb, Rgb] = ((0.56, 0.38, 0.15), (0.95, 0.80, 0.42))
_SUNFLOWER: tuple[Rgb, Rgb] = ((0.20, 0.36, 0.12), (0.98, 0.76, 0.14))


def paint_meadow(scene: Scene, share: float) -> None:
    """Add the ground from a share of the picture down, in two layers that sway: far and near the viewer's feet."""
    crop, tones, tall, count = _crop(scene)
    share -= 0.0 if crop is grow_grass else 0.06
    for number, (at, size, depth) in enumerate(_rows(scene, share)):
        _stand(scene, number, at, crop, tones, tall * size, round(count / size), depth)


def _rows(scene: Scene, share: float) -> list[tuple[float, float, float]]:
    """The layers from a share of the picture down to its end, as a share, a size and a depth each."""
    rows: list[tuple[float, float, float]] = []
    size = 0.62
    while share < 1.02 and len(rows) < _MOST_ROWS:
        rows.append((share, size, 0.85 + 0.2 * len(rows)))
        share, size = share + _APART * scene.unit / (scene.bottom - scene.top), 1.5 * size
    return rows


def paint_grass(scene: Scene, share: float, shadow: Rgb, bright: Rgb) -> None:
    """Add long grass of two tones, without flowers, as ``paint_meadow`` does."""
    tones = _tones(scene, shadow, bright)
    for number, (at, size, depth) in enumerate(_rows(scene, share)):
        _stand(scene, number, at, grow_grass, tones, 6.5 * size, round(130 / size), depth, flowers=False)


def _crop(scene: Scene) -> tuple[Grow, Tones, float, int]:
    """What grows, its tones, its height in units, and how many make up a row."""
    leaves = tones_at(scene, 0.0)
    if scene.snowy:
        return grow_grass, leaves, 4.5, 60
    if scene.shows("sunflower"):
        return grow_sunflower, _tones(scene, *_SUNFLOWER), 13.0, 26
    if scene.shows("wheat"):
        return grow_wheat, _tones(scene, *_GOLD), 9.0, 90
    return grow_grass, leaves, 6.0, 130


def _tones(scene: Scene, shadow: Rgb, bright: Rgb) -> Tones:
    light = scene.light
    lit = mix(light.tint(bright, 0.0), light.glow, 0.18 * light.sun)
    wood = light.tint(parse(scene.style.palette["soil"][0]), 0.0)
    return Tones(mix(light.tint(shadow, 0.0), light.near, 0.2), lit, wood, light.tint(bright, 0.0))


def _stand(
    scene: Scene,
    number: int,
    share: float,
    crop: Grow,
    tones: Tones,
    tall_units: float,
    count: int,
    depth: float,
    *,
    flowers: bool = True,
) -> None:
    rng, light = scene.rng("meadow", number), scene.light
    line = slope_line(scene, f"meadow{number}", share, 1.4)
    snow = 0.5 if scene.snowy else 0.0
    size = tall_units * scene.unit
    rows = 3 if crop is not grow_grass else 2
    sprites = [cast(mould(crop, rng, size, toward=light.toward, snow=snow), tones, size) for _ in range(5)]
    blooms = _blooms(scene, rng, size) if flowers and crop is grow_grass else []
    floor, low = mix(tones.shadow, tones.lit, 0.34), mix(tones.shadow, light.near, 0.08)
    if scene.snowy:
        floor, low = mix(tones.snow, tones.shadow, 0.06), mix(tones.snow, light.sky[1], 0.35)

    def draw(canvas: skia.Canvas) -> None:
        for row in range(rows):
            drop = row * 0.30 * size
            canvas.save()
            canvas.translate(0, drop)
            crest = mix(floor, low, 0.45 * row)
            canvas.drawPath(outline(scene, line), vertical(crest, low, line.min(), line.min() + 1.2 * size))
            canvas.restore()
            many = round(count * max(0.6, scene.width / scene.height / 1.78))
            for place in rng.permutation((np.arange(many) + rng.uniform(-0.4, 1.4, many)) / many).clip(0, 1).tolist():
                column = int(place * (len(line) - 1))
                kinds = blooms if blooms and rng.random() < 0.12 else sprites
                high = size * rng.uniform(0.55, 1.1)
                foot = float(line[column]) + drop + 0.36 * size
                which = kinds[int(rng.integers(len(kinds)))]
                stamp(canvas, which, scene.left + column, foot, high, flip=bool(rng.random() < 0.5))

    top = float(line.min()) - 1.2 * size
    scene.sheet.draw(
        (scene.left, top, scene.full_width, scene.above + scene.full_height - top),
        draw,
        depth=depth,
        sway_px=0.22 * scene.unit * (1 + number),
        sway_period_s=3.6 + 0.9 * number,
        phase=0.37 * number,
    )


def _blooms(scene: Scene, rng: np.random.Generator, size: float) -> list[tuple[skia.Image, float]]:
    """The season's flowers; none in autumn and under snow."""
    if scene.snowy or (scene.intent.season == "autumn" and not scene.shows("flower")):
        return []
    leaves = tones_at(scene, 0.0)
    petals = [*_PETALS, parse(scene.style.palette[f"foliage_{scene.intent.season}"][2])]
    chosen = rng.permutation(len(petals))[:3].tolist()
    casts = [_tones(scene, leaves.shadow, petals[n]) for n in chosen]
    tones = [Tones(leaves.shadow, one.lit, one.wood, one.snow) for one in casts]
    return [
        cast(mould(grow_bloom, rng, size, toward=scene.light.toward), tone, size) for tone in tones for _ in range(2)
    ]
