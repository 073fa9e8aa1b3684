"""Life laid over a picture: a swarm of one colour is drawn as a mask alone, in one byte a pixel."""

from __future__ import annotations

import cv2
import numpy as np
import skia

from aiprod.media.pictures.blend import lay_colour, lay_over
from aiprod.media.pictures.layers import Life
from aiprod.media.pictures.life import Swarm, make_swarm
from aiprod.media.pictures.yuv import Plane, Planes, colour_of, split_premultiplied

_MIST_SHRINKS = 4
"""Mist is drawn so many times smaller: it is large, and has no edges to lose."""

_GLOWING = ("embers", "fireflies")
"""Life whose members have a core of another colour."""


class Swarms:
    """Draws life onto a picture or parts of it; one canvas is shared by all the life of a scene. Not thread safe."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self._width, self._height = width_px, height_px
        self._drawn: dict[bool, Plane] = {}
        self._swarms: dict[int, Swarm] = {}

    def draw(self, picture: Planes, life: Life, pose: tuple[float, float, float], zoom: float, at_s: float) -> None:
        """Draw one swarm as it is at ``at_s``. ``pose`` moves the canvas, ``zoom`` brings the stack's sizes to it."""
        glows, shrinks = life.what in _GLOWING, _MIST_SHRINKS if life.what == "mist" else 1
        height, width = picture.y.shape
        drawn = self._canvas(glows)[: -(-height // shrinks), : -(-width // shrinks)]
        self._paint(drawn, life, pose, zoom, at_s, shrinks)
        mask = np.ascontiguousarray(drawn[:, :, 3]) if glows else drawn
        x, y, width, height = cv2.boundingRect(mask)
        if width == 0:
            return
        left, top = x - x % 2, y - y % 2
        right, bottom = min(x + width + 1, drawn.shape[1]), min(y + height + 1, drawn.shape[0])
        right, bottom = right - right % 2, bottom - bottom % 2
        seen = drawn[top:bottom, left:right]
        rows, columns = (slice(a * shrinks, b * shrinks) for a, b in ((top, bottom), (left, right)))
        half = np.s_[rows.start // 2 : rows.stop // 2, columns.start // 2 : columns.stop // 2]
        window = Planes(picture.y[rows, columns], picture.u[half], picture.v[half])
        if glows:
            lay_over(window, split_premultiplied(seen))
        else:
            lay_colour(window, colour_of(life.colour), *(_sized(seen, plane) for plane in (window.y, window.u)))
        drawn[top : bottom + 1, left : right + 1] = 0

    def _canvas(self, glows: bool) -> Plane:
        if glows not in self._drawn:
            channels = (4,) if glows else ()
            self._drawn[glows] = np.zeros((self._height, self._width, *channels), np.uint8)
        return self._drawn[glows]

    def _paint(
        self, drawn: Plane, life: Life, pose: tuple[float, float, float], zoom: float, at_s: float, shrinks: int
    ) -> None:
        kind = skia.kBGRA_8888_ColorType if drawn.ndim == 3 else skia.kAlpha_8_ColorType
        info = skia.ImageInfo.Make(drawn.shape[1], drawn.shape[0], kind, skia.kPremul_AlphaType)
        canvas = skia.Surface.MakeRasterDirect(info, drawn, drawn.strides[0]).getCanvas()
        scale, tx, ty = pose
        canvas.scale(1 / shrinks, 1 / shrinks)
        canvas.translate(tx, ty)
        canvas.scale(scale * zoom, scale * zoom)
        if id(life) not in self._swarms:
            self._swarms[id(life)] = make_swarm(life)
        self._swarms[id(life)].draw(canvas, at_s * life.speed)


def _sized(mask: Plane, like: Plane) -> Plane:
    if mask.shape == like.shape:
        return mask
    larger = like.shape[0] > mask.shape[0]
    kind = cv2.INTER_LINEAR if larger else cv2.INTER_AREA
    return np.asarray(cv2.resize(mask, (like.shape[1], like.shape[0]), interpolation=kind), np.uint8)
