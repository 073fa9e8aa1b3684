"""Trees standing on a land, where the camera sees their feet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.plants import Leafage, draw_bare, fir, leafage, leafy_sprites, stamp
from aiprod.providers.visuals.painters.scenery.terrain import Land


@dataclass(frozen=True)
class Grove:
    """``count`` trees about ``height`` units tall near distance ``z``; ``firs`` 0..1 is how many are conifers.

    ``centre`` and ``spread`` are shares of the frame's width; ``hole`` is a span of shares kept free.
    """

    z: float
    count: int
    height: float
    depth: float
    firs: float = 0.0
    centre: float = 0.5
    spread: float = 0.4
    hole: tuple[float, float] = (2.0, 2.0)


def foot_of(scene: Scene, land: Land, share: float, z: float) -> tuple[float, float]:
    """The frame x and y of the ground seen at a share of the width and distance ``z``."""
    x = share * scene.width
    world = np.full((1, 1), (x - scene.width / 2) / land.focal_px * z, np.float32)
    return x, float(land.screen_y(world, np.full((1, 1), z, np.float32))[0, 0])


def plant(scene: Scene, land: Land, grove: Grove) -> None:
    """Add the grove as one layer."""
    rng = scene.rng("grove", grove.z, grove.centre)
    spots = []
    for _ in range(grove.count):
        share = rng.normal(grove.centre, grove.spread)
        if grove.hole[0] < share < grove.hole[1]:
            share = grove.hole[0] if share < sum(grove.hole) / 2 else grove.hole[1]
        if -0.12 < share < 1.12:
            x, y = foot_of(scene, land, share, grove.z * rng.uniform(0.9, 1.1))
            spots.append((y, x))
    if not spots:
        return
    tones = leafage(scene, min(0.8, (grove.z / 12) ** 1.6))
    needles = mix(tones.shadow, scene.light.near, 0.4 * (1 - min(1.0, grove.z / 9)))
    tall = grove.height * scene.unit
    bare = scene.intent.season == "winter"
    sprites = leafy_sprites(rng, tones, tall) if grove.firs < 1 and not bare and tall > 12 else ()

    def draw(canvas: skia.Canvas) -> None:
        for y, x in sorted(spots):
            height = tall * rng.uniform(0.6, 1.15)
            _shade(canvas, x, y, height, tones.shadow)
            if rng.random() < grove.firs:
                canvas.drawPath(fir(x, y, height * 1.25, rng), solid(needles))
            elif bare:
                draw_bare(canvas, x, y, height, rng, tones.bark)
            elif sprites and height > 3.2 * scene.unit:
                stamp(canvas, sprites[int(rng.integers(len(sprites)))], x, y, height)
            else:
                _bush(canvas, x, y, height, tones, rng)

    top = min(y for y, _ in spots) - 1.7 * tall
    bottom = max(y for y, _ in spots) + 2 * scene.unit
    scene.sheet.draw((scene.left, top, scene.full_width, bottom - top), draw, depth=grove.depth)


def _bush(canvas: skia.Canvas, x: float, foot: float, height: float, tones: Leafage, rng: np.random.Generator) -> None:
    for tone, shift, size in (
        (tones.shadow, 0.0, 0.5),
        (tones.body, 0.07, 0.36),
        (mix(tones.body, tones.lit, 0.5), 0.13, 0.18),
    ):
        for _ in range(5):
            radius = height * size * rng.uniform(0.5, 0.8)
            px = x + height * (rng.uniform(-0.55, 0.55) + shift * tones.toward)
            py = foot - height * (rng.uniform(0.22, 0.5) + shift)
            canvas.drawOval(skia.Rect.MakeXYWH(px - radius, py - radius * 0.85, 2 * radius, 1.7 * radius), solid(tone))


def _shade(canvas: skia.Canvas, x: float, y: float, height: float, tone: Rgb) -> None:
    shade = solid(mix(tone, (0.0, 0.0, 0.0), 0.4), 0.45, blur_px=max(0.5, height * 0.03))
    canvas.drawOval(skia.Rect.MakeXYWH(x - height * 0.4, y - height * 0.03, height * 0.8, height * 0.07), shade)
