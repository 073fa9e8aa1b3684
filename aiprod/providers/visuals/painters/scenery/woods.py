"""Three views of a forest: slopes of conifers in mist, a glade with the sky above it, a hall of trunks under leaves."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import vertical
from aiprod.providers.visuals.kit.colour import mix, skia_colour
from aiprod.providers.visuals.kit.noise import FloatArray, stream
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import air_of, ground_tone, mist_of, tones_at
from aiprod.providers.visuals.painters.scenery.foreground import outline, slope_line
from aiprod.providers.visuals.painters.scenery.heavens import paint_heavens
from aiprod.providers.visuals.painters.scenery.shafts import paint_shafts
from aiprod.providers.visuals.painters.scenery.trees import (
    Grow,
    Sprite,
    Tones,
    cast,
    grow_bare,
    grow_fir,
    grow_leafy,
    mould,
    stamp,
)
from aiprod.providers.visuals.painters.scenery.trunks import paint_backdrop, paint_trunks
from aiprod.providers.visuals.painters.scenery.undergrowth import grow_bush, grow_fern, grow_grass

_MOULD_UNITS, _MOULDS = 60.0, 4


@dataclass(frozen=True)
class Row:
    """Trees on the ground from a share of the picture's height down by ``deep`` units.

    ``distance`` 0 near .. 1 far, ``tall`` in units, ``count`` a 16:9 frame, ``gap`` how wide a clearing they leave,
    ``swing`` how uneven the ground is, in units.
    """

    share: float
    deep: float
    tall: float
    count: int
    distance: float
    gap: float
    swing: float = 2.0


_SLOPES = (
    ((Row(0.47, 5, 7, 170, 0.96, 0.0, 10.0), Row(0.54, 8, 11, 190, 0.80, 0.0, 10.0)), 0.12),
    ((Row(0.66, 12, 19, 120, 0.55, 0.03, 9.0),), 0.32),
    ((Row(0.80, 14, 32, 50, 0.28, 0.12, 7.0),), 0.6),
)
_GLADE = (
    ((Row(0.63, 3, 24, 70, 0.90, 0.0), Row(0.67, 4, 36, 40, 0.66, 0.06)), 0.0),
    ((Row(0.74, 7, 58, 20, 0.38, 0.14),), 0.36),
    ((Row(0.85, 8, 96, 8, 0.12, 0.28),), 0.7),
)


def paint_slopes(scene: Scene, gap: float) -> None:
    """Ridges covered with conifers, each before the mist that hides the foot of the one behind."""
    horizon = scene.at(0.60)
    paint_heavens(scene, horizon)
    for number, (rows, depth) in enumerate(_SLOPES):
        tree_layer(scene, f"slope{number}", rows, grow_fir, gap, depth)
    paint_shafts(scene, horizon)
    tree_layer(scene, "front", (Row(0.97, 2, 60, 9, 0.03, 0.26, 3.0),), grow_fir, gap, 0.95)


def paint_glade(scene: Scene, gap: float, *, conifers: bool) -> None:
    """Trees in rows about an open ground, undergrowth at the feet."""
    horizon = scene.at(0.66)
    paint_heavens(scene, horizon, drifts=False)
    leafy = grow_bare if scene.intent.season == "winter" else grow_leafy
    grow = grow_fir if conifers else leafy
    for number, (rows, depth) in enumerate(_GLADE):
        if number == len(_GLADE) - 1:
            paint_shafts(scene, horizon)
        tree_layer(scene, f"glade{number}", rows, grow, gap, depth)
    paint_undergrowth(scene, gap)


def paint_hall(scene: Scene, gap: float) -> None:
    """Under the leaves: trunks row before row into the light, ferns between them."""
    paint_backdrop(scene, gap)
    paint_shafts(scene, scene.at(0.62), gap)
    paint_trunks(scene, "middle", gap, 0.74, 0.45, depth=0.3)
    paint_trunks(scene, "near", gap, 0.84, 0.12, depth=0.62)
    paint_undergrowth(scene, gap)


def tree_layer(scene: Scene, name: str, rows: Sequence[Row], grow: Grow, gap: float, depth: float) -> None:
    """Add rows of trees with the ground they stand on, far to near, as one layer; ``gap`` is the clearing's place."""
    size = min(460.0, _MOULD_UNITS * scene.unit)
    moulds = _moulds(grow, scene.seed, size, scene.light.toward, 0.5 if scene.snowy else 0.0)
    rng = scene.rng("row", name)
    lines = [slope_line(scene, f"{name}{n}", row.share, row.swing) for n, row in enumerate(rows)]
    top = min(float(line.min()) - 1.2 * row.tall * scene.unit for line, row in zip(lines, rows, strict=True))
    top = max(scene.above, top)

    def draw(canvas: skia.Canvas) -> None:
        for row, line in zip(rows, lines, strict=True):
            tones = tones_at(scene, row.distance, evergreen=grow is grow_fir)
            _ground(scene, canvas, row, line, tones)
            if row.distance < 0.5:
                _tufts(scene, canvas, rng, row, line, tones_at(scene, row.distance))
            _stand(scene, canvas, rng, row, line, [cast(m, tones, 1.2 * row.tall * scene.unit) for m in moulds], gap)
            _mist(scene, canvas, row, line)

    last = max(float(line.max()) + (row.deep + 22) * scene.unit for line, row in zip(lines, rows, strict=True))
    bottom = min(scene.above + scene.full_height, last + 0.04 * scene.height)
    scene.sheet.draw((scene.left, top, scene.full_width, bottom - top), draw, depth=depth)


@lru_cache(maxsize=4)
def _moulds(grow: Grow, seed: int, tall: float, toward: float, snow: float) -> tuple[RgbaArray, ...]:
    """A few trees of a kind, the same for every row of a scene."""
    rng = stream(seed, "moulds")
    return tuple(mould(grow, rng, tall, toward=toward, snow=snow) for _ in range(_MOULDS))


def _stand(
    scene: Scene, canvas: skia.Canvas, rng: np.random.Generator, row: Row, line: FloatArray,
    sprites: Sequence[Sprite], gap: float,
) -> None:  # fmt: skip
    """The trees of a row, the far ones first."""
    count = max(4, round(row.count * max(0.6, scene.width / scene.height / 1.78)))
    places = rng.permutation((np.arange(count) + rng.uniform(-0.1, 1.1, count)) / count)
    for place, down in zip(places.tolist(), np.sort(rng.uniform(0, 1, count)).tolist(), strict=True):
        tall = row.tall * scene.unit * rng.uniform(0.6, 1.1) * (0.85 + 0.3 * down)
        flip, which = bool(rng.random() < 0.5), int(rng.integers(len(sprites)))
        if abs(place - gap) < row.gap * rng.uniform(0.6, 1.1):
            continue
        column = min(len(line) - 1, max(0, int(place * (len(line) - 1))))
        foot = float(line[column]) + down * row.deep * scene.unit + 0.01 * tall
        stamp(canvas, sprites[which], scene.left + column, foot, tall, flip=flip)


def _tufts(
    scene: Scene, canvas: skia.Canvas, rng: np.random.Generator, row: Row, line: FloatArray, tones: Tones
) -> None:
    """Grass and ferns all over the ground of a row, larger and darker towards the viewer."""
    size = 6.5 * (1.05 - row.distance) * scene.unit
    toward, snow = scene.light.toward, 0.4 if scene.snowy else 0.0
    low = Tones(*(mix(tone, tones.shadow, 0.35) for tone in tones))
    sprites = [
        cast(mould(grow, rng, size, toward=toward, snow=snow), low, size) for grow in (grow_grass, grow_fern) * 2
    ]
    for down in np.sort(rng.uniform(0, 1, round(150 * max(0.6, scene.width / scene.height / 1.78)))).tolist():
        column = int(rng.integers(0, len(line)))
        foot = float(line[column]) + (0.3 + down * 15 * (1.1 - row.distance)) * scene.unit
        tall = size * rng.uniform(0.4, 0.8) * (0.7 + 0.7 * down)
        stamp(canvas, sprites[int(rng.integers(4))], scene.left + column, foot, tall, flip=bool(rng.random() < 0.5))


def _ground(scene: Scene, canvas: skia.Canvas, row: Row, line: FloatArray, tones: Tones) -> None:
    floor = ground_tone(scene, row.distance)
    low = mix(floor, tones.shadow, 0.75)
    first, last = float(line.min()), float(line.max()) + 18 * scene.unit
    canvas.drawPath(outline(scene, line), vertical(floor, low, first, last))


def _mist(scene: Scene, canvas: skia.Canvas, row: Row, line: FloatArray) -> None:
    """What hides the feet of a row: nothing near, almost everything far off."""
    density = min(1.0, 0.85 * row.distance * air_of(scene))
    middle = float(line.mean()) + row.deep * scene.unit
    reach = (0.62 * row.tall + row.deep) * scene.unit
    mist = mist_of(scene, row.distance)
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, middle - reach), skia.Point(0, middle + 0.3 * reach)],
        [skia_colour(mist, 0.0), skia_colour(mist, density)],
    )
    paint = skia.Paint(BlendMode=skia.BlendMode.kSrcATop, Shader=shader)
    ends = middle + 0.3 * reach
    canvas.drawRect(skia.Rect.MakeLTRB(scene.left, middle - reach, scene.left + scene.full_width, ends), paint)
    rest = skia.Rect.MakeLTRB(scene.left, ends, scene.left + scene.full_width, scene.above + scene.full_height)
    canvas.drawRect(rest, skia.Paint(BlendMode=skia.BlendMode.kSrcATop, Color=skia_colour(mist, density)))


def paint_undergrowth(scene: Scene, gap: float) -> None:
    """Bushes, ferns and grass at the viewer's feet, lower where the view is open."""
    rng = scene.rng("undergrowth")
    line = slope_line(scene, "undergrowth", 0.965, 1.6)
    toward = scene.light.toward
    snow = 0.45 if scene.snowy else 0.0
    winter = scene.intent.season == "winter"
    kinds: tuple[tuple[Grow, float, int], ...] = (
        (grow_grass, 5.0, 60),
        (grow_bare if winter else grow_bush, 11.0, 9),
        (grow_grass if winter else grow_fern, 9.0, 18),
    )
    tones = tones_at(scene, 0.03)
    dim = Tones(*(mix(tone, scene.light.near, 0.35) for tone in tones))

    def draw(canvas: skia.Canvas) -> None:
        for grow, tall, count in kinds:
            size = tall * scene.unit
            sprites = [cast(mould(grow, rng, size, toward=toward, snow=snow), dim, size) for _ in range(4)]
            for _ in range(round(count * max(0.6, scene.width / scene.height / 1.78))):
                where = rng.uniform(0, 1)
                open_ground = math.exp(-(((where - gap) / 0.2) ** 2))
                column = int(where * (len(line) - 1))
                foot = float(line[column]) + rng.uniform(0.4, 5.0) * scene.unit
                stamp(
                    canvas,
                    sprites[int(rng.integers(4))],
                    scene.left + column,
                    foot,
                    size * rng.uniform(0.6, 1.1) * (1 - 0.55 * open_ground),
                    flip=bool(rng.random() < 0.5),
                )
            if grow is grow_grass:
                floor = mix(ground_tone(scene, 0.0), scene.light.near, 0.5)
                last = scene.above + scene.full_height
                canvas.drawPath(
                    outline(scene, line), vertical(floor, mix(floor, scene.light.near, 0.7), line.min(), last)
                )

    top = float(line.min()) - 14 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, scene.above + scene.full_height - top), draw, depth=1.0)
