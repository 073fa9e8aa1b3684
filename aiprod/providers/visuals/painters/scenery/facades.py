"""House fronts: walls, windows that mirror the sky or hold a lamp, shops with awnings, cornices, snow on the ledges.

A front is drawn on a canvas whose unit is a metre, its foot on y = 0 and up negative.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import skia

from aiprod.providers.visuals.kit.canvas import image, solid
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, Rgb, mix
from aiprod.providers.visuals.kit.light import gradient
from aiprod.providers.visuals.kit.noise import field, stream
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import LAMP, LIT, lamps_on, lit
from aiprod.providers.visuals.painters.scenery.shopfront import draw_shop

_STONE: tuple[Rgb, ...] = (
    (0.78, 0.72, 0.62),
    (0.7, 0.66, 0.62),
    (0.6, 0.4, 0.32),
    (0.66, 0.58, 0.5),
    (0.52, 0.36, 0.3),
)
_STUCCO: tuple[Rgb, ...] = (
    (0.86, 0.72, 0.5), (0.8, 0.58, 0.46), (0.84, 0.82, 0.74), (0.62, 0.68, 0.66), (0.78, 0.5, 0.4), (0.7, 0.72, 0.58),
)  # fmt: skip
_CLOTH: tuple[Rgb, ...] = ((0.66, 0.16, 0.14), (0.16, 0.36, 0.3), (0.8, 0.58, 0.2), (0.2, 0.3, 0.48))
_GRIME_PX, _GRIME_M = 256, 9.0
_GLOWS: tuple[Rgb, ...] = (LAMP, (1.0, 0.88, 0.66), (1.0, 0.68, 0.38), (0.84, 0.9, 1.0))


@dataclass(frozen=True)
class Front:
    """A front ``wide`` x ``high`` metres. ``kind`` is stone, stucco or glass; ``storey`` and ``bay`` are metres."""

    wide: float
    high: float
    kind: str
    wall: Rgb
    cloth: Rgb
    storey: float
    bay: float
    shop: bool
    seed: int


def front_of(rng: np.random.Generator, wide: float, high: float, kind: str, *, shops: float) -> Front:
    """Some front of a kind; ``shops`` is how likely there is a shop in it."""
    walls = {"stone": _STONE, "stucco": _STUCCO, "glass": ((0.34, 0.42, 0.5), (0.3, 0.36, 0.4), (0.42, 0.46, 0.48))}[
        kind
    ]
    wall = walls[int(rng.integers(len(walls)))]
    cloth = _CLOTH[int(rng.integers(len(_CLOTH)))]
    storey = float(rng.uniform(3.0, 3.6))
    bay = float(rng.uniform(1.4, 2.0) if kind == "glass" else rng.uniform(2.3, 3.0))
    return Front(wide, high, kind, wall, cloth, storey, bay, bool(rng.random() < shops), int(rng.integers(2**31)))


def draw_front(canvas: skia.Canvas, scene: Scene, front: Front, facing: float, distance: float) -> None:
    """Draw a front whose wall is turned ``facing`` 0..1 to the sun, at a distance 0 near .. 1 horizon."""
    rng = stream(front.seed, "front")
    high, low = (
        lit(scene, front.wall, facing, distance),
        lit(scene, mix(front.wall, BLACK, 0.35), 0.6 * facing, distance),
    )
    whole = skia.Rect.MakeLTRB(0, -front.high, front.wide, 0)
    canvas.drawRect(
        whole, gradient((0, -front.high), (0, 0), [(0, high, 1), (0.7, mix(high, low, 0.4), 1), (1, low, 1)])
    )
    canvas.drawRect(whole, _grime(front))
    ground = 3.9 if front.shop else 0.8
    _windows(canvas, scene, front, ground, facing, distance, rng)
    if not front.shop:
        _door(canvas, scene, front, facing, distance)
    else:
        draw_shop(canvas, scene, front.wide, front.cloth, facing, distance, rng)
    trim = lit(scene, mix(front.wall, WHITE, 0.3), facing, distance)
    shadow = solid(BLACK, 0.28)
    ledges = [front.high] if front.kind == "glass" else [front.high, ground + 0.1]
    for y in ledges:
        canvas.drawRect(skia.Rect.MakeLTRB(0, -y, front.wide, 0.35 - y), solid(trim))
        canvas.drawRect(skia.Rect.MakeLTRB(0, 0.35 - y, front.wide, 0.6 - y), shadow)
        if scene.snowy:
            snow = lit(scene, (0.95, 0.96, 0.98), 0.5 + 0.5 * facing, distance)
            canvas.drawRect(skia.Rect.MakeLTRB(0, -0.3 - y, front.wide, 0.05 - y), solid(snow))
    if lamps_on(scene):
        wash = gradient(
            (0, 0), (0, -8), [(0, LAMP, 0.34 * (1 - distance)), (0.4, LAMP, 0.16 * (1 - distance)), (1, LAMP, 0)]
        )
        wash.setBlendMode(skia.BlendMode.kScreen)
        canvas.drawRect(whole, wash)


def _door(canvas: skia.Canvas, scene: Scene, front: Front, facing: float, distance: float) -> None:
    """A house door with its step and, where lamps burn, a light over it."""
    x = front.wide * (0.22 if front.seed % 2 else 0.72)
    frame = skia.Rect.MakeLTRB(x - 0.75, -2.75, x + 0.75, 0)
    canvas.drawRect(frame, solid(lit(scene, mix(front.wall, WHITE, 0.45), facing, distance)))
    leaf = lit(scene, mix(front.cloth, BLACK, 0.2), facing, distance)
    canvas.drawRect(skia.Rect.MakeLTRB(x - 0.55, -2.3, x + 0.55, 0), solid(leaf))
    light = LAMP if lamps_on(scene) else lit(scene, (0.24, 0.3, 0.36), 0.3, distance)
    canvas.drawRect(skia.Rect.MakeLTRB(x - 0.55, -2.65, x + 0.55, -2.38), solid(light))
    for y in (-2.1, -1.1):
        panel = skia.Rect.MakeXYWH(x - 0.4, y, 0.8, 0.8)
        canvas.drawRect(panel, solid(mix(leaf, BLACK, 0.3), stroke_px=0.06))
    canvas.drawRect(
        skia.Rect.MakeLTRB(x - 0.95, -0.16, x + 0.95, 0), solid(lit(scene, (0.6, 0.58, 0.54), facing, distance))
    )


def _windows(
    canvas: skia.Canvas,
    scene: Scene,
    front: Front,
    ground: float,
    facing: float,
    distance: float,
    rng: np.random.Generator,
) -> None:
    storeys, bays = int((front.high - ground - 0.8) / front.storey), max(1, int(front.wide / front.bay))
    if storeys < 1:
        return
    pitch, glassy = front.wide / bays, front.kind == "glass"
    size = (0.86 * pitch, 0.74 * front.storey) if glassy else (0.46 * pitch, 0.56 * front.storey)
    frames, sills, panes, bars = (skia.Path() for _ in range(4))
    lamps = [skia.Path() for _ in _GLOWS]
    burning = LIT[scene.light.time] * (0.8 + 0.9 * rng.random())
    balconies = not glassy and rng.random() < 0.4
    rails, snow, drapes = skia.Path(), skia.Path(), skia.Path()
    for storey in range(storeys):
        top = -ground - 0.9 - (storeys - storey) * front.storey + 0.3 * front.storey
        for bay in range(bays):
            left = (bay + 0.5) * pitch - size[0] / 2
            pane = skia.Rect.MakeXYWH(left, top, *size)
            frames.addRect(pane.makeOutset(0.12, 0.12))
            lamp = int(rng.integers(len(_GLOWS))) if rng.random() < burning else -1
            (lamps[lamp] if lamp >= 0 else panes).addRect(pane)
            if lamp >= 0 and not glassy:
                drawn = size[0] * rng.uniform(0.12, 0.34)
                drapes.addRect(skia.Rect.MakeXYWH(left, top, drawn, size[1]))
                drapes.addRect(skia.Rect.MakeXYWH(left + size[0] - drawn, top, drawn, size[1]))
            bars.addRect(skia.Rect.MakeXYWH(left + size[0] / 2 - 0.035, top, 0.07, size[1]))
            sills.addRect(skia.Rect.MakeXYWH(left - 0.2, pane.bottom() + 0.1, size[0] + 0.4, 0.16))
            snow.addRect(skia.Rect.MakeXYWH(left - 0.2, pane.bottom() - 0.02, size[0] + 0.4, 0.14))
            if balconies and bay % 2 == 0:
                for x in np.linspace(left - 0.35, left + size[0] + 0.35, 7).tolist():
                    rails.addRect(skia.Rect.MakeXYWH(x, pane.bottom() - 0.85, 0.05, 0.95))
                rails.addRect(skia.Rect.MakeXYWH(left - 0.4, pane.bottom() - 0.9, size[0] + 0.8, 0.09))
    light = scene.light
    sky, deep = (
        lit(scene, mix(light.sky[1], light.sky[-1], 0.5), 0.2, distance),
        lit(scene, (0.12, 0.16, 0.2), 0.3, distance),
    )
    mirror = mix(sky, light.horizon, 0.25) if not light.dark else mix(deep, light.sky[-1], 0.3)
    glass = gradient((0, -front.high), (0, 0), [(0, mirror, 1), (0.55, mix(mirror, deep, 0.55), 1), (1, deep, 1)])
    if not glassy:
        canvas.drawPath(frames, solid(lit(scene, mix(front.wall, WHITE, 0.45), facing, distance)))
    canvas.drawPath(panes, glass)
    for tone, path in zip(_GLOWS, lamps, strict=True):
        shown, top = mix(tone, light.haze, 0.45 * distance), -front.high
        canvas.drawPath(
            path, gradient((0, top), (0, 0), [(0, mix(shown, deep, 0.35), 1), (0.6, shown, 1), (1, shown, 1)])
        )
    canvas.drawPath(drapes, solid(mix(deep, (0.5, 0.22, 0.1), 0.5), 0.5))
    if not glassy:
        canvas.drawPath(bars, solid(lit(scene, mix(front.wall, WHITE, 0.3), facing, distance)))
        canvas.drawPath(sills, solid(lit(scene, mix(front.wall, WHITE, 0.2), facing, distance)))
        canvas.drawPath(rails, solid(lit(scene, (0.1, 0.1, 0.11), 0.3, distance)))
        if scene.snowy:
            canvas.drawPath(snow, solid(lit(scene, (0.95, 0.96, 0.98), 0.5, distance)))


def _grime(front: Front) -> skia.Paint:
    """What years leave on a wall, and its courses: a tile that darkens what it is laid on."""
    matrix = skia.Matrix.Scale(_GRIME_M / _GRIME_PX, _GRIME_M / _GRIME_PX).preTranslate(front.seed % _GRIME_PX, 0)
    repeat, soft = skia.TileMode.kRepeat, skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)
    shader = _tile(front.kind).makeShader(repeat, repeat, soft, matrix)
    return skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kMultiply)


@cache
def _tile(kind: str) -> skia.Image:
    rng = stream(7, "grime", kind)
    spots = field(_GRIME_PX, _GRIME_PX, rng, cell_px=90, octaves=6, roughness=0.62)
    shade = 0.86 + 0.24 * spots
    if kind == "stone":
        for row in range(0, _GRIME_PX, 16):
            shade[row] *= 0.86
            shade[row : row + 16, (row // 16 % 2) * 20 :: 40] *= 0.9
    level = np.clip(shade * 255, 0, 255).astype(np.uint8)
    return image(np.dstack([level, level, level, np.full_like(level, 255)])).withDefaultMipmaps()
