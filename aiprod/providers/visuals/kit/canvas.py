"""Pixels and soft light: arrays to layers, gradients, blurs and glows. Pictures are RGBA uint8 with straight alpha."""

from __future__ import annotations

import math

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import RgbaArray
from aiprod.providers.visuals.kit.colour import Rgb, skia_colour
from aiprod.providers.visuals.kit.noise import FloatArray


def opaque(rgb: FloatArray) -> RgbaArray:
    """(height, width, 3) sRGB in [0, 1] as opaque RGBA, dithered in a fixed 8 x 8 order so that skies do not band."""
    height, width = rgb.shape[:2]
    threshold = np.tile(_BAYER, (-(-height // 8), -(-width // 8)))[:height, :width, None]
    out = np.full((height, width, 4), 255, np.uint8)
    levels = np.multiply(rgb, 255, dtype=np.float32)
    levels += threshold
    out[:, :, :3] = np.clip(levels, 0, 255, out=levels)
    return out


def tinted(rgb: Rgb, alpha: FloatArray) -> RgbaArray:
    """One colour behind an alpha mask in [0, 1]."""
    out = np.empty((*alpha.shape, 4), np.uint8)
    out[:, :, :3] = np.round(np.asarray(rgb) * 255)
    out[:, :, 3] = np.clip(alpha * 255 + 0.5, 0, 255)
    return out


def image(pixels: RgbaArray) -> skia.Image:
    """A Skia image over the pixels, for drawing them on a canvas."""
    return skia.Image.fromarray(
        np.ascontiguousarray(pixels), colorType=skia.kRGBA_8888_ColorType, alphaType=skia.kUnpremul_AlphaType
    )


def blurred(plane: FloatArray, sigma_px: float) -> FloatArray:
    """A Gaussian blur of a float picture; wide ones are done at a smaller size."""
    step = max(1, int(sigma_px / 4))
    height, width = plane.shape[:2]
    small = cv2.resize(plane, (max(1, width // step), max(1, height // step)), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (0, 0), max(0.01, sigma_px / step))
    return cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC).astype(np.float32, copy=False)


def vertical(
    rgb_top: Rgb, rgb_bottom: Rgb, top: float, bottom: float, alpha: tuple[float, float] = (1, 1)
) -> skia.Paint:
    """A paint whose colour runs from y = ``top`` to y = ``bottom``."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(0, top), skia.Point(0, bottom)],
        [skia_colour(rgb_top, alpha[0]), skia_colour(rgb_bottom, alpha[1])],
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


def solid(rgb: Rgb, alpha: float = 1.0, *, blur_px: float = 0.0, stroke_px: float = 0.0) -> skia.Paint:
    """A fill, or a round-capped stroke where ``stroke_px`` is set; ``blur_px`` is the sigma of its soft edge."""
    paint = skia.Paint(AntiAlias=True, Color=skia_colour(rgb, alpha))
    if blur_px:
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur_px))
    if stroke_px:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(stroke_px)
        paint.setStrokeCap(skia.Paint.kRound_Cap)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    return paint


def glow(rgb: Rgb, radius_px: float, strength: float = 1.0) -> RgbaArray:
    """A round light of ``2 * radius_px`` a side that falls off softly to nothing, for screen or add layers."""
    side = max(3, math.ceil(2 * radius_px))
    small = min(side, 256)
    axis = (np.arange(small, dtype=np.float32) + 0.5) / small * 2 - 1
    distance = np.sqrt(axis[None, :] ** 2 + axis[:, None] ** 2)
    fall = np.clip(1 - distance, 0, 1) ** 2 * (0.35 + 0.65 * np.exp(-((distance * 3.2) ** 2)))
    mask = cv2.resize((fall * strength).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    return tinted(rgb, np.clip(mask, 0, 1))


def _bayer() -> FloatArray:
    matrix = np.zeros((1, 1))
    for _ in range(3):
        matrix = np.block([[4 * matrix, 4 * matrix + 2], [4 * matrix + 3, 4 * matrix + 1]])
    return ((matrix + 0.5) / 64).astype(np.float32)


_BAYER = _bayer()
