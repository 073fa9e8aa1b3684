"""The great trunks at the front of a forest, and the leaves that hang into the picture above them."""

from __future__ import annotations

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, parse
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.plants import leafage


def paint_trunks(scene: Scene, gap: float, *, leafy: bool) -> None:
    """Add the nearest trunks as one layer, clear of ``gap`` (a share of the width); ``leafy`` hangs leaves above."""
    rng = scene.rng("trunks")
    light = scene.light
    bark = mix(light.tint(parse(scene.style.palette["soil"][0]), 0.0), light.near, 0.72)
    toward = -1 if light.sun_x < gap else 1
    rim = mix(bark, light.glow, 0.5 * light.sun)
    places = [
        p
        for p in (rng.uniform(-0.04, 0.10), rng.uniform(0.14, 0.28), rng.uniform(0.74, 0.88), rng.uniform(0.92, 1.05))
        if abs(p - gap) > 0.14
    ]

    def draw(canvas: skia.Canvas) -> None:
        for place in places:
            wide = scene.unit * rng.uniform(2.0, 5.2)
            x, foot = scene.width * place, scene.at(0.97) + 3 * scene.unit
            _trunk(canvas, scene, x, foot, wide, (bark, rim), toward, rng)
        if leafy:
            _canopy(canvas, scene, gap, rng)

    box = (scene.left, scene.above, scene.full_width, scene.full_height)
    scene.sheet.draw(box, draw, depth=0.85)


def _canopy(canvas: skia.Canvas, scene: Scene, gap: float, rng: np.random.Generator) -> None:
    """Dark leaves hanging into the picture from above, open over the gap."""
    tones = leafage(scene, 0.0)
    dark = mix(tones.shadow, scene.light.near, 0.6)
    shapes = skia.Path()
    lit = skia.Path()
    for _ in range(2600):
        share = rng.uniform(-0.1, 1.1)
        hang = 16 * min(1.0, abs(share - gap) / 0.55) ** 2.2 * scene.unit
        x, y = (
            scene.width * share,
            scene.top + hang * (1 - rng.uniform(0, 1) ** 0.45 * 1.0) + rng.uniform(-3, 1) * scene.unit,
        )
        leaf = rng.uniform(0.5, 1.2) * (0.6 + 1.2 * (hang / (16 * scene.unit))) * scene.unit
        (lit if rng.random() < 0.25 else shapes).addOval(skia.Rect.MakeXYWH(x, y, leaf * 1.5, leaf))
    canvas.drawPath(shapes, solid(dark, blur_px=0.16 * scene.unit))
    canvas.drawPath(lit, solid(mix(dark, tones.lit, 0.35), blur_px=0.16 * scene.unit))


def _trunk(
    canvas: skia.Canvas,
    scene: Scene,
    x: float,
    foot: float,
    wide: float,
    tones: tuple[Rgb, Rgb],
    toward: int,
    rng: np.random.Generator,
) -> None:
    bark, rim = tones
    top = scene.above - 1
    lean = rng.uniform(-0.03, 0.03) * (foot - top)

    def shape(inset: float) -> skia.Path:
        path = skia.Path()
        path.moveTo(x - wide * 1.3 + inset, foot)
        path.cubicTo(
            x - wide * 0.6 + inset,
            foot - wide * 2.5,
            x - wide * 0.5 + inset,
            foot - wide * 4,
            x + lean - wide * 0.36 + inset,
            top,
        )
        path.lineTo(x + lean + wide * 0.36 + inset, top)
        path.cubicTo(
            x + wide * 0.5 + inset,
            foot - wide * 4,
            x + wide * 0.6 + inset,
            foot - wide * 2.5,
            x + wide * 1.3 + inset,
            foot,
        )
        path.close()
        return path

    canvas.drawPath(shape(toward * wide * 0.07), solid(rim))
    canvas.drawPath(shape(0), solid(bark))
    canvas.save()
    canvas.clipPath(shape(0), skia.ClipOp.kIntersect, True)
    for _ in range(26):
        bx, by = x + rng.uniform(-0.6, 0.6) * wide, rng.uniform(top, foot)
        length = rng.uniform(4, 14) * scene.unit
        tone = mix(bark, rim, 0.22 if (bx - x) * toward > 0 else 0.06)
        canvas.drawLine(
            bx, by, bx + rng.uniform(-0.1, 0.1) * wide, by + length, solid(tone, 0.7, stroke_px=0.05 * wide)
        )
    canvas.restore()
    for _ in range(3):
        side = rng.choice((-1, 1))
        by = rng.uniform(scene.at(-0.05), scene.at(0.45))
        path = skia.Path()
        path.moveTo(x, by)
        reach = side * rng.uniform(6, 16) * scene.unit
        path.quadTo(x + reach * 0.5, by - 1.5 * scene.unit, x + reach, by - rng.uniform(-2, 5) * scene.unit)
        canvas.drawPath(path, solid(bark, stroke_px=wide * 0.16))
