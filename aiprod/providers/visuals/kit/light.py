"""Drawn light: ramps read at a point, lines, halos, and the glow that bright lines spill around themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.canvas import solid
from aiprod.providers.visuals.kit.colour import Rgb, mix, skia_colour

Draw = Callable[[skia.Canvas], None]
Point = tuple[float, float]


def along(ramp: Sequence[Rgb], at: float) -> Rgb:
    """The colour at ``at`` 0..1 along evenly spaced stops."""
    place = min(max(at, 0.0), 1.0) * (len(ramp) - 1)
    step = min(int(place), len(ramp) - 2)
    return mix(ramp[step], ramp[step + 1], place - step)


def stroke(colour: Rgb, width_px: float, alpha: float = 1.0) -> skia.Paint:
    """A paint that draws lines with round ends."""
    return solid(colour, alpha, stroke_px=width_px)


def gradient(start: Point, end: Point, stops: Sequence[tuple[float, Rgb, float]]) -> skia.Paint:
    """A paint that runs from ``start`` to ``end``; each stop is (place 0..1, colour, alpha)."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)],
        [skia_colour(colour, alpha) for _, colour, alpha in stops],
        [place for place, _, _ in stops],
    )
    return skia.Paint(Shader=shader, AntiAlias=True, Dither=True)


def halo(
    canvas: skia.Canvas, centre: Point, radius_px: float, colour: Rgb, alpha: float, *, squash: float = 1.0
) -> None:
    """Screen on a round light that falls off smoothly to nothing at ``radius_px``; ``squash`` scales its height."""
    places = (0.0, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0)
    colours = [skia_colour(colour, alpha * (1 - place) ** 2.2) for place in places]
    shader = skia.GradientShader.MakeRadial(skia.Point(0, 0), radius_px, colours, list(places))
    canvas.save()
    canvas.translate(*centre)
    canvas.scale(1, squash)
    light = skia.Paint(Shader=shader, AntiAlias=True, BlendMode=skia.BlendMode.kScreen, Dither=True)
    canvas.drawCircle(0, 0, radius_px, light)
    canvas.restore()


def polyline(points: Sequence[Point], *, closed: bool = False) -> skia.Path:
    """A path through points."""
    path = skia.Path()
    path.addPoly([skia.Point(float(x), float(y)) for x, y in points], closed)
    return path


def glowing(
    width_px: int,
    height_px: int,
    draw: Draw,
    *,
    reach_px: float,
    strength: float = 1.0,
    under: Draw | None = None,
    over: Draw | None = None,
) -> RgbaArray:
    """What ``draw`` leaves, its own light spilled around it, between what ``under`` and ``over`` paint.

    ``reach_px`` is how far the light goes. Returns (height, width, 4) uint8 RGBA, straight alpha. The light is made at
    reduced size: a wide blur shows no detail, and costs what its pixels cost.
    """
    lines = _premultiplied(width_px, height_px, draw)
    small = max(1, int(reach_px / 5))
    size = (max(1, width_px // small), max(1, height_px // small))
    reduced = cv2.resize(lines, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    sigma = max(reach_px / small, 0.8)
    near = cv2.GaussianBlur(reduced, (0, 0), sigma * 0.35)
    far = cv2.GaussianBlur(reduced, (0, 0), sigma)
    light = np.clip(strength * (0.75 * near + 0.9 * far), 0, 255)
    # Light brighter than its own alpha is not a premultiplied colour.
    light[:, :, 3] = np.maximum(light[:, :, 3], light[:, :, :3].max(axis=2))
    spilled = np.asarray(cv2.resize(light.astype(np.uint8), (width_px, height_px)), np.uint8)
    surface = skia.Surface(width_px, height_px)
    canvas = surface.getCanvas()
    _apart(canvas, under)
    screen = skia.Paint(BlendMode=skia.BlendMode.kScreen)
    canvas.drawImage(_image(spilled), 0, 0, skia.SamplingOptions(), screen)
    canvas.drawImage(_image(lines), 0, 0)
    _apart(canvas, over)
    pixels: RgbaArray = surface.makeImageSnapshot().toarray(
        colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType
    )
    return pixels


def _apart(canvas: skia.Canvas, draw: Draw | None) -> None:
    if draw is not None:
        canvas.save()
        draw(canvas)
        canvas.restore()


def _premultiplied(width_px: int, height_px: int, draw: Draw) -> RgbaArray:
    surface = skia.Surface(width_px, height_px)
    draw(surface.getCanvas())
    pixels: RgbaArray = surface.makeImageSnapshot().toarray(
        colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
    return pixels


def _image(premultiplied: RgbaArray) -> skia.Image:
    return skia.Image.fromarray(
        np.ascontiguousarray(premultiplied), colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )
