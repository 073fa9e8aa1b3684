"""Trees as moulds: painted once as how lit, snowy or bare wood each spot is, then cast in any light at any distance."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.colour import Rgb, skia_colour
from aiprod.providers.visuals.kit.light import polyline

Sprite = tuple[skia.Image, float]
"""A cast tree: its foot is at the middle, 1.1 tree heights from the top; times the share it is one unit tall."""
Grow = Callable[[skia.Canvas, "Wood"], None]

_SMALL_PX = 110
"""Below this height nobody tells a tree's leaves from each other: fewer and larger ones do."""
_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
LIT, SNOW, WOOD = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
"""What the channels of a mould mean; what is none of them is leaf in shadow."""


class Tones(NamedTuple):
    """What a mould is cast in."""

    shadow: Rgb
    lit: Rgb
    wood: Rgb
    snow: Rgb


@dataclass(frozen=True)
class Wood:
    """One tree in the making: ``x``, ``foot`` and ``tall`` in pixels, lit from the side ``toward`` (-1 left, 1 right).

    ``snow`` 0..1 is how much lies on it.
    """

    rng: np.random.Generator
    x: float
    foot: float
    tall: float
    toward: float
    snow: float


def mould(grow: Grow, rng: np.random.Generator, tall_px: float, *, toward: float, snow: float = 0.0) -> RgbaArray:
    """A tree about ``tall_px`` high, as (height, width, 4) uint8: lit, snow, wood, premultiplied, and its alpha."""
    side = max(16, math.ceil(tall_px))
    pixels = np.zeros((math.ceil(side * 1.15), math.ceil(side * 1.2), 4), np.uint8)
    info = skia.ImageInfo.Make(pixels.shape[1], pixels.shape[0], skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = skia.Surface.MakeRasterDirect(info, pixels, pixels.strides[0]).getCanvas()
    grow(canvas, Wood(rng, side * 0.6, side * 1.1, float(side), toward, snow))
    return pixels


def cast(moulded: RgbaArray, tones: Tones, tall_px: float) -> Sprite:
    """A mould in the tones of one light and distance, no larger than it will be stamped."""
    side = moulded.shape[0] / 1.15
    if tall_px < 0.8 * side:
        size = max(4, math.ceil(tall_px * 1.2)), max(4, math.ceil(tall_px * 1.15))
        moulded, side = np.asarray(cv2.resize(moulded, size, interpolation=cv2.INTER_AREA), np.uint8), size[1] / 1.15
    shadow = np.asarray(tones.shadow[::-1])
    mixing = np.zeros((4, 4), np.float32)
    mixing[3, 3] = 1
    for channel, tone in enumerate((tones.lit, tones.snow, tones.wood)):
        mixing[:3, channel] = np.asarray(tone[::-1]) - shadow
    mixing[:3, 3] = shadow
    pixels = np.ascontiguousarray(cv2.transform(moulded, mixing))
    picture = skia.Image.fromarray(pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType)
    return picture, 1 / side


def stamp(canvas: skia.Canvas, sprite: Sprite, x: float, foot: float, tall: float, *, flip: bool = False) -> None:
    """Draw a cast tree with its foot at ``x, foot``, ``tall`` pixels high."""
    picture, share = sprite
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(-tall * share if flip else tall * share, tall * share)
    canvas.drawImage(picture, -0.6 / share, -1.1 / share, _SMOOTH)
    canvas.restore()


def grow_fir(canvas: skia.Canvas, wood: Wood) -> None:
    """A fir: tiers of drooping boughs fringed with needles, the upper before the lower."""
    rng, tall = wood.rng, wood.tall
    spread = tall * rng.uniform(0.15, 0.22)
    tiers = int(np.clip(tall / 12, 9, 22))
    bare = rng.uniform(0.03, 0.09)
    trunk = [(wood.x - 0.014 * tall, wood.foot), (wood.x, wood.foot - 0.98 * tall), (wood.x + 0.014 * tall, wood.foot)]
    canvas.drawPath(polyline(trunk, closed=True), fill(WOOD))
    for share in np.linspace(1.0, 0.0, tiers).tolist():
        y = wood.foot - tall * (bare + (1 - bare) * (1 - 0.95 * share))
        reach = spread * (0.03 + share**0.9) * rng.uniform(0.80, 1.14)
        levels = [skia.Path() for _ in range(4)]
        white = skia.Path()
        for across in (1.0, 0.86, 0.68, 0.5, 0.3, 0.1):
            for side in (-1, 1):
                _bough(wood, levels, white, y, reach, side * across * rng.uniform(0.9, 1.06), tall / tiers)
        for level, path in enumerate(levels):
            canvas.drawPath(path, fill((0.25 * level, 0.0, 0.0)))
        if wood.snow:
            canvas.drawPath(white, fill(SNOW, 0.94))


def _bough(
    wood: Wood, levels: Sequence[skia.Path], white: skia.Path, y: float, reach: float, across: float, step: float
) -> None:
    """One branch of a tier, ``across`` -1..1 towards the sides: needles below its back, light or snow along it."""
    rng = wood.rng
    end, droop = reach * across, (0.30 + 0.25 * rng.random()) * reach + (1 - abs(across)) * 0.5 * step
    count = max(3, min(9, int(abs(end) / (0.014 * wood.tall))))
    back = [
        (wood.x + end * at, y + droop * at**1.4 - 0.10 * step * math.sin(3 * at))
        for at in np.linspace(0.0, 1.0, count).tolist()
    ]
    fringe, lean = [], 0.35 * step * across
    for number, (px, py) in enumerate(reversed(back)):
        deep = step * (0.45 + 0.75 * number / count)
        fringe += [(px + lean, py + deep * rng.uniform(0.75, 1.15)), (px - 0.2 * lean, py + 0.45 * deep)]
    sunny = 0.5 + 0.5 * across * wood.toward
    dark = int(np.clip(1.9 * sunny * sunny + rng.uniform(-0.3, 0.6), 0, 2))
    levels[dark].addPoly([skia.Point(*spot) for spot in (*back, *fringe)], True)
    ridge = [*back[1:], *((px - 0.1 * lean, py + 0.30 * step) for px, py in reversed(back[1:]))]
    levels[min(3, dark + 1)].addPoly([skia.Point(*spot) for spot in ridge], True)
    if rng.random() < wood.snow:
        cap = [(px, py - 0.10 * step) for px, py in back[1:]]
        under = [(px, py + step * rng.uniform(0.1, 0.5)) for px, py in reversed(back[1:])]
        white.addPoly([skia.Point(*spot) for spot in (*cap, *under)], True)


def grow_leafy(canvas: skia.Canvas, wood: Wood) -> None:
    """A broad-leaved tree: boughs that reach into clumps of leaves, each lit from above and from the sun's side."""
    rng, tall = wood.rng, wood.tall
    wide, high = rng.uniform(0.27, 0.38) * tall, rng.uniform(0.30, 0.36) * tall
    middle = wood.foot - tall * 0.98 + high
    count, leaves, leaf = (70, 52, 0.0135) if tall > _SMALL_PX else (34, 22, 0.026)
    angle, out = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.uniform(0.02, 1, count))
    clumps = np.stack([wood.x + wide * out * np.cos(angle), middle + high * out * np.sin(angle)], axis=1)
    clumps[:, 0] += (clumps[:, 1] - middle) * rng.uniform(-0.15, 0.15)
    clumps = clumps[clumps[:, 1] < middle + 0.82 * high]
    _boughs(canvas, wood, clumps[::3], middle + 0.35 * high)
    for x, y in clumps[np.argsort(clumps[:, 1])].tolist():
        sunny = 0.5 * wood.toward * (x - wood.x) / wide - 0.55 * (y - middle) / high
        radius = tall * rng.uniform(0.05, 0.09) * (70 / count) ** 0.4
        clump(canvas, wood, (x, y), radius, 0.30 + 0.22 * sunny, leaf * tall, leaves)


def clump(
    canvas: skia.Canvas, wood: Wood, at: tuple[float, float], radius: float, light: float, leaf: float, count: int = 52
) -> None:
    """Leaves about a point, their upper and sunny side brighter than ``light`` 0..1; ``leaf`` is one's size, pixels."""
    turn, reach = wood.rng.uniform(0, 2 * np.pi, count), radius * np.sqrt(wood.rng.uniform(0, 1, count))
    offsets = np.stack([reach * np.cos(turn) * 1.2, reach * np.sin(turn)], axis=1)
    own = (offsets @ np.array([0.45 * wood.toward, -0.9])) / radius
    lit = np.clip(light + 0.42 * own + wood.rng.uniform(-0.08, 0.08, count), 0, 0.99)
    for level in range(4):
        chosen = offsets[(lit * 4).astype(int) == level]
        if len(chosen):
            _dots(canvas, chosen + at, (0.30 * level, 0.0, 0.0), leaf)
    if wood.snow:
        _dots(canvas, offsets[own > 0.55] + at, SNOW, 1.2 * leaf)


def _boughs(canvas: skia.Canvas, wood: Wood, ends: npt.NDArray[np.float64], fork: float) -> None:
    """A trunk that forks towards ``ends``."""
    rng, tall = wood.rng, wood.tall
    trunk = [(wood.x - 0.026 * tall, wood.foot), (wood.x - 0.012 * tall, fork), (wood.x + 0.012 * tall, fork)]
    canvas.drawPath(polyline([*trunk, (wood.x + 0.026 * tall, wood.foot)], closed=True), fill(WOOD))
    for x, y in ends.tolist():
        start = fork + rng.uniform(0.0, 0.6) * (wood.foot - fork) * 0.5
        path = skia.Path()
        path.moveTo(wood.x, start)
        path.quadTo(wood.x + 0.25 * (x - wood.x), 0.4 * start + 0.6 * y, x, y)
        paint = fill(WOOD)
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(max(0.8, 0.012 * tall * rng.uniform(0.5, 1.2)))
        canvas.drawPath(path, paint)


def _dots(canvas: skia.Canvas, at: npt.NDArray[np.float64], tone: Rgb, thick: float) -> None:
    paint = fill(tone)
    paint.setStrokeWidth(max(1.0, thick))
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    points = [skia.Point(x, y) for x, y in at.tolist()]
    canvas.drawPoints(skia.Canvas.PointMode.kPoints_PointMode, points, paint)


def grow_bare(canvas: skia.Canvas, wood: Wood) -> None:
    """A leafless tree down to its twigs, perhaps with snow along them: one fork goes on, the other turns off."""
    rng, levels = wood.rng, 9
    strokes: dict[int, list[skia.Point]] = {}
    snowed: list[skia.Point] = []

    def grow(x: float, y: float, angle: float, length: float, level: int) -> None:
        end_x, end_y = x + length * math.sin(angle), y - length * math.cos(angle)
        strokes.setdefault(level, []).extend((skia.Point(x, y), skia.Point(end_x, end_y)))
        if level < levels - 1 and rng.random() < wood.snow and abs(math.sin(angle)) > 0.3:
            snowed.extend((skia.Point(x, y - 1), skia.Point(end_x, end_y - 1)))
        if level <= 0:
            return
        side = float(rng.choice((-1.0, 1.0)))
        grow(end_x, end_y, 0.8 * angle - side * rng.uniform(0.02, 0.28), length * rng.uniform(0.78, 0.92), level - 1)
        turned = 0.85 * angle + side * rng.uniform(0.45, 0.95)
        grow(end_x, end_y, turned, length * rng.uniform(0.62, 0.86), level - (2 if rng.random() < 0.35 else 1))

    grow(wood.x, wood.foot, rng.uniform(-0.05, 0.05), wood.tall * 0.19, levels)
    for level, points in sorted(strokes.items(), reverse=True):
        paint = fill(WOOD)
        paint.setStrokeWidth(max(0.7, 0.032 * wood.tall * 0.70 ** (levels - level)))
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, paint)
    if snowed:
        paint = fill(SNOW)
        paint.setStrokeWidth(max(0.8, 0.005 * wood.tall))
        canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, snowed, paint)


def fill(tone: Rgb, alpha: float = 1.0) -> skia.Paint:
    return skia.Paint(AntiAlias=True, Color=skia_colour(tone, alpha))
