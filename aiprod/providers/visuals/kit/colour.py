"""Colours as sRGB triples in [0, 1], mixed in linear light."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import skia

from aiprod.providers.visuals.kit.noise import FloatArray

Rgb = tuple[float, float, float]
WHITE: Rgb = (1.0, 1.0, 1.0)
BLACK: Rgb = (0.0, 0.0, 0.0)


def parse(colour: str) -> Rgb:
    """``#RRGGBB`` (an alpha pair is ignored) as a triple."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def hex_of(rgb: Rgb, alpha: float = 1.0) -> str:
    """``#RRGGBB``, or ``#RRGGBBAA`` where ``alpha`` is below 1."""
    r, g, b = (round(255 * min(1.0, max(0.0, c))) for c in rgb)
    return f"#{r:02X}{g:02X}{b:02X}" + (f"{round(255 * max(0.0, alpha)):02X}" if alpha < 1 else "")


def skia_colour(rgb: Rgb, alpha: float = 1.0) -> int:
    """A Skia colour of straight ``alpha`` in [0, 1]."""
    r, g, b = (round(255 * min(1.0, max(0.0, c))) for c in rgb)
    return int(skia.Color(r, g, b, round(255 * min(1.0, max(0.0, alpha)))))


def to_linear(srgb: npt.ArrayLike) -> FloatArray:
    """sRGB values in [0, 1] as light, by a power of 2.2."""
    return np.power(np.clip(np.asarray(srgb, np.float32), 0, 1), np.float32(2.2))


def to_srgb(linear: npt.ArrayLike) -> FloatArray:
    """Light as sRGB values in [0, 1]; the inverse of ``to_linear``."""
    return np.power(np.clip(np.asarray(linear, np.float32), 0, 1), np.float32(1 / 2.2))


def mix(a: Rgb, b: Rgb, t: float) -> Rgb:
    """``a`` at t = 0, ``b`` at t = 1, mixed as light."""
    red, green, blue = (_mixed(x, y, t) for x, y in zip(a, b, strict=True))
    return (red, green, blue)


def _mixed(x: float, y: float, t: float) -> float:
    light = min(1.0, max(0.0, x)) ** 2.2 * (1 - t) + min(1.0, max(0.0, y)) ** 2.2 * t
    return float(min(1.0, max(0.0, light)) ** (1 / 2.2))


def ramp(stops: Sequence[Rgb], at: npt.ArrayLike) -> FloatArray:
    """Evenly spaced ``stops`` read at positions in [0, 1], mixed as light: shape of ``at`` plus (3,), sRGB."""
    positions = np.linspace(0, 1, len(stops))
    light = to_linear(stops)
    values = np.asarray(at, np.float32)
    return to_srgb(np.stack([np.interp(values, positions, light[:, channel]) for channel in range(3)], axis=-1))


def shade(rgb: Rgb, *, lightness: float = 1.0, saturation: float = 1.0) -> Rgb:
    """The colour with its lightness and saturation (HLS) multiplied."""
    hue, light, sat = colorsys.rgb_to_hls(*rgb)
    return colorsys.hls_to_rgb(hue, min(1.0, light * lightness), min(1.0, sat * saturation))


def luminance(rgb: Rgb) -> float:
    """Relative luminance in [0, 1] (ITU-R BT.709 weights)."""
    r, g, b = to_linear(rgb)
    return float(0.2126 * r + 0.7152 * g + 0.0722 * b)
