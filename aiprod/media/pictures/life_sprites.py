"""What swarms are drawn with: their lots, and soft sprites made once and stamped with sub-pixel smoothness."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

import numpy as np
import skia

from aiprod.media.pictures.layers import Life

TAU = 2 * math.pi
_SPRITE_PX = 96
_LINEAR = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


class Lots:
    """The lots of one swarm: a row of random numbers for each member."""

    def __init__(self, life: Life) -> None:
        self.life = life
        self.x, self.y, self.width, self.height = life.area
        self.size = life.size_px
        draws = np.random.default_rng(life.seed).random((life.count, 8))
        self.rows: list[list[float]] = draws.tolist()

    def paint(self, alpha: float = 1.0) -> Any:
        paint = skia.Paint(AntiAlias=True, Color=colour_of(self.life.colour))
        paint.setAlphaf(max(0.0, min(1.0, paint.getAlphaf() * self.life.opacity * alpha)))
        return paint

    def wrap(self, start: float, travelled: float, length: float, rim: float) -> float:
        """A place on a track that begins again ``rim`` outside the area's end."""
        whole = length + 2 * rim
        return (start * whole + travelled) % whole - rim


def colour_of(text: str) -> int:
    """``#RRGGBB`` or ``#RRGGBBAA`` as a Skia ARGB integer."""
    red, green, blue = (int(text[i : i + 2], 16) for i in (1, 3, 5))
    alpha = int(text[7:9], 16) if len(text) == 9 else 255
    return int(skia.ColorSetARGB(alpha, red, green, blue))


def lighter(text: str, share: float) -> str:
    """The colour moved towards white by ``share``, 0 to 1."""
    mixed = [round(value + (255 - value) * share) for value in (int(text[i : i + 2], 16) for i in (1, 3, 5))]
    return "#" + "".join(f"{value:02X}" for value in mixed) + text[7:]


def stamp(canvas: Any, sprite: Any, x: float, y: float, width: float, height: float, alpha: float) -> None:
    """Draw a sprite centred on ``x, y`` at ``width`` by ``height`` pixels."""
    if alpha <= 0.004:
        return
    paint = skia.Paint()
    paint.setAlphaf(min(1.0, alpha))
    box = skia.Rect.MakeXYWH(x - width / 2, y - height / 2, width, height)
    canvas.drawImageRect(sprite, box, _LINEAR, paint)


@lru_cache(maxsize=64)
def soft_dot(colour: str, core: float) -> Any:
    """A round spot: full inside ``core`` of its radius, then falling smoothly to nothing."""
    distance = _distance()
    fall = np.clip((1 - distance) / (1 - core), 0, 1)
    return _sprite(colour, fall * fall * (3 - 2 * fall) if core > 0.1 else fall**2.2)


@lru_cache(maxsize=16)
def flare(colour: str) -> Any:
    """A thin four-pointed star that fades along its arms."""
    axis = (np.arange(_SPRITE_PX) + 0.5) / _SPRITE_PX * 2 - 1
    along, across = np.abs(axis)[None, :], np.abs(axis)[:, None]
    arm = np.clip(1 - along, 0, 1) ** 2.2 * np.exp(-((across / 0.025) ** 2))
    return _sprite(colour, np.clip(np.maximum(arm, arm.T), 0, 1))


@lru_cache(maxsize=16)
def bubble(colour: str) -> Any:
    """A ring, brighter above, with a glint at the upper left."""
    axis = (np.arange(_SPRITE_PX) + 0.5) / _SPRITE_PX * 2 - 1
    x, y = axis[None, :], axis[:, None]
    distance = np.hypot(x, y)
    ring = np.exp(-(((distance - 0.84) / 0.07) ** 2)) * (0.55 - 0.35 * y)
    body = np.where(distance < 0.84, 0.05 + 0.16 * distance**4, 0.0)
    glint = np.exp(-(((x + 0.36) / 0.13) ** 2) - ((y + 0.42) / 0.10) ** 2)
    return _sprite(colour, np.clip(ring + body + 0.9 * glint, 0, 1))


def _distance() -> Any:
    axis = (np.arange(_SPRITE_PX) + 0.5) / _SPRITE_PX * 2 - 1
    return np.hypot(axis[None, :], axis[:, None])


def _sprite(colour: str, alpha: Any) -> Any:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    if len(colour) == 9:
        alpha = alpha * (int(colour[7:9], 16) / 255)
    pixels = np.empty((_SPRITE_PX, _SPRITE_PX, 4), np.uint8)
    for channel, value in enumerate((blue, green, red, 255)):
        pixels[:, :, channel] = np.rint(alpha * value)
    info = skia.ImageInfo.Make(_SPRITE_PX, _SPRITE_PX, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Image.MakeRasterCopy(skia.Pixmap(info, pixels, pixels.strides[0])).withDefaultMipmaps()
