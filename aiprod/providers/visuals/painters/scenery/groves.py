"""Trees standing on a land, where the camera sees their feet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import image, solid
from aiprod.providers.visuals.kit.colour import BLACK, Rgb, mix
from aiprod.providers.visuals.kit.light import Draw
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.foliage import tones_at
from aiprod.providers.visuals.painters.scenery.terrain import Band, Land
from aiprod.providers.visuals.painters.scenery.trees import (
    Grow,
    Sprite,
    cast,
    grow_bare,
    grow_fir,
    grow_leafy,
    mould,
    stamp,
)
from aiprod.providers.visuals.painters.scenery.undergrowth import grow_bush

_FAR_Z = 12.0
_SMALL_UNITS = 3.0
"""Trees smaller than this are drawn as bushes: nobody sees their trunks."""


@dataclass(frozen=True)
class Grove:
    """``count`` trees about ``height`` units tall near distance ``z``; ``firs`` 0..1 is how many are conifers.

    ``centre`` and ``spread`` are shares of the frame's width; ``hole`` is a span of shares kept free.
    """

    z: float
    count: int
    height: float
    firs: float = 0.0
    centre: float = 0.5
    spread: float = 0.4
    hole: tuple[float, float] = (2.0, 2.0)


def foot_of(scene: Scene, land: Land, share: float, z: float) -> tuple[float, float]:
    """The frame x and y of the ground seen at a share of the width and distance ``z``."""
    x = share * scene.width
    world = np.full((1, 1), (x - scene.width / 2) / land.focal_px * z, np.float32)
    return x, float(land.screen_y(world, np.full((1, 1), z, np.float32))[0, 0])


class Standing(NamedTuple):
    """What stands on a band of land: the y it reaches up to, and how it is drawn in the frame's coordinates."""

    top: float
    draw: Draw


def paint_band(scene: Scene, band: Band, things: Sequence[Standing | None], *, depth: float) -> None:
    """Add a band of land with all that stands on it as one layer: what moves together is cheaper in one."""
    present = [thing for thing in things if thing is not None]
    top = max(scene.above, min([band.y, *(thing.top for thing in present)]))
    land = image(band.pixels)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawImage(land, scene.left, band.y)
        for thing in present:
            thing.draw(canvas)

    bottom = band.y + band.pixels.shape[0]
    scene.sheet.draw((scene.left, top, scene.full_width, bottom - top), draw, depth=depth)


def grove_on(scene: Scene, land: Land, grove: Grove, broad: Grow | None = None) -> Standing | None:
    """A grove; its broad-leaved trees are of the season, or ``broad``. None if no tree falls into the frame."""
    rng = scene.rng("grove", grove.z, grove.centre)
    spots = []
    for _ in range(grove.count):
        share = rng.normal(grove.centre, grove.spread)
        if -0.12 < share < 1.12 and not grove.hole[0] < share < grove.hole[1]:
            x, y = foot_of(scene, land, share, grove.z * rng.uniform(0.9, 1.1))
            spots.append((y, x))
    if not spots:
        return None
    tall = grove.height * scene.unit
    leafy = _sprites(scene, rng, broad or _broad(scene, grove), grove, tall)
    firs = _sprites(scene, rng, grow_fir, grove, 1.2 * tall) if grove.firs else leafy
    shade = mix(tones_at(scene, distance_of(grove.z)).shadow, BLACK, 0.3)

    def draw(canvas: skia.Canvas) -> None:
        for y, x in sorted(spots):
            height = tall * rng.uniform(0.6, 1.15)
            sprites = firs if rng.random() < grove.firs else leafy
            _shade(scene, canvas, x, y, height, shade)
            flip = bool(rng.random() < 0.5)
            stamp(canvas, sprites[int(rng.integers(len(sprites)))], x, y + 0.01 * height, height, flip=flip)

    return Standing(min(y for y, _ in spots) - 1.5 * tall, draw)


def plant(scene: Scene, land: Land, grove: Grove, *, depth: float) -> None:
    """Add a grove as a layer of its own."""
    thing = grove_on(scene, land, grove)
    if thing is not None:
        reach = scene.above + scene.full_height - thing.top
        scene.sheet.draw((scene.left, thing.top, scene.full_width, reach), thing.draw, depth=depth)


def distance_of(z: float) -> float:
    """How far 0..1 the air makes a thing at ``z`` seem."""
    return float(min(0.92, (z / _FAR_Z) ** 1.3))


def _broad(scene: Scene, grove: Grove) -> Grow:
    if scene.intent.season == "winter":
        return grow_bare
    return grow_bush if grove.height < _SMALL_UNITS else grow_leafy


def _sprites(scene: Scene, rng: np.random.Generator, grow: Grow, grove: Grove, tall: float) -> list[Sprite]:
    tones = tones_at(scene, distance_of(grove.z), evergreen=grow is grow_fir)
    snow = 0.5 if scene.snowy else 0.0
    moulds = [mould(grow, rng, min(460.0, 1.15 * tall), toward=scene.light.toward, snow=snow) for _ in range(3)]
    return [cast(moulded, tones, 1.15 * tall) for moulded in moulds]


def _shade(scene: Scene, canvas: skia.Canvas, x: float, y: float, height: float, tone: Rgb) -> None:
    """The shadow a tree throws away from the sun, long when the sun is low."""
    if scene.light.sun < 0.3:
        return
    long = (1.3 if scene.light.low else 0.5) * height
    left = x - 0.12 * height if scene.light.toward < 0 else x + 0.12 * height - long
    shade = solid(tone, 0.42, blur_px=max(0.5, height * 0.02))
    canvas.drawOval(skia.Rect.MakeXYWH(left, y - height * 0.02, long, height * 0.05), shade)
