"""BGRA to Y, U and V planes and back, in BT.709, studio range (ITU-R BT.709-6, section 3)."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.uint8]
I420Array = npt.NDArray[np.uint8]
BLACK = (16, 128, 128)
"""Y, U and V of black."""

GREY = 128
"""U and V of what has no colour."""

_RED, _BLUE = 0.2126, 0.0722
_GREEN = 1 - _RED - _BLUE
_LUMA, _CHROMA = 219 / 255, 224 / 255
_FROM_BGRA = np.array(
    [
        [_LUMA * _BLUE, _LUMA * _GREEN, _LUMA * _RED, BLACK[0] / 255],
        [
            _CHROMA * 0.5,
            -_CHROMA * _GREEN / (2 * (1 - _BLUE)),
            -_CHROMA * _RED / (2 * (1 - _BLUE)),
            BLACK[1] / 255,
        ],
        [
            -_CHROMA * _BLUE / (2 * (1 - _RED)),
            -_CHROMA * _GREEN / (2 * (1 - _RED)),
            _CHROMA * 0.5,
            BLACK[2] / 255,
        ],
    ],
    np.float32,
)
_TO_BGR = np.linalg.inv(_FROM_BGRA[:, :3].astype(np.float64))


class Planes(NamedTuple):
    """Y, and U and V at half its size."""

    y: Plane
    u: Plane
    v: Plane


class PremultipliedPlanes(NamedTuple):
    """Planes whose values are already times the alpha, which is there in both sizes."""

    colour: Planes
    alpha: Plane
    half_alpha: Plane


def planes(frame: I420Array) -> Planes:
    """Views of the planes of a (height * 3 // 2, width) I420 frame."""
    width = frame.shape[1]
    luma = frame.size * 2 // 3
    height, quarter = luma // width, luma // 4
    flat = frame.reshape(-1)
    half = (height // 2, width // 2)
    y, u, v = flat[:luma], flat[luma : luma + quarter], flat[luma + quarter :]
    return Planes(y.reshape(height, width), u.reshape(half), v.reshape(half))


def new_frame(width_px: int, height_px: int) -> I420Array:
    """A black I420 frame; both sides are even."""
    frame = np.empty((height_px * 3 // 2, width_px), np.uint8)
    for plane, value in zip(planes(frame), BLACK, strict=True):
        plane.fill(value)
    return frame


def split_premultiplied(bgra: npt.NDArray[np.uint8]) -> PremultipliedPlanes:
    """The planes of (height, width, 4) uint8 premultiplied BGRA of even size.

    Black's offset is a share of the alpha, so an opaque picture gives ordinary planes.
    """
    yuv, alpha = cv2.transform(bgra, _FROM_BGRA), _channel(bgra, 3)
    half = cv2.resize(yuv, (bgra.shape[1] // 2, bgra.shape[0] // 2), interpolation=cv2.INTER_AREA)
    half_alpha = cv2.resize(alpha, (half.shape[1], half.shape[0]), interpolation=cv2.INTER_AREA)
    colour = Planes(_channel(yuv, 0), _channel(half, 1), _channel(half, 2))
    return PremultipliedPlanes(colour, alpha, np.asarray(half_alpha, np.uint8))


def split_opaque(bgr: npt.NDArray[np.uint8]) -> Planes:
    """The planes of a (height, width, 3) uint8 BGR picture of even size."""
    offset = np.array(BLACK, np.float32)[:, None]
    yuv = cv2.transform(bgr, np.hstack([_FROM_BGRA[:, :3], offset]))
    half = cv2.resize(yuv, (bgr.shape[1] // 2, bgr.shape[0] // 2), interpolation=cv2.INTER_AREA)
    return Planes(_channel(yuv, 0), _channel(half, 1), _channel(half, 2))


def colour_of(text: str) -> tuple[int, int, int]:
    """``#RRGGBB`` or ``#RRGGBBAA`` as Y, U and V; alpha is left out."""
    blue, green, red = (int(text[i : i + 2], 16) for i in (5, 3, 1))
    y, u, v = split_premultiplied(np.full((2, 2, 4), (blue, green, red, 255), np.uint8)).colour
    return int(y[0, 0]), int(u[0, 0]), int(v[0, 0])


def to_bgr(frame: I420Array) -> npt.NDArray[np.uint8]:
    """An I420 frame as (height, width, 3) uint8 BGR, for a person to look at."""
    y, u, v = planes(frame)
    size = (y.shape[1], y.shape[0])
    whole = cv2.merge([y, cv2.resize(u, size), cv2.resize(v, size)])
    matrix = np.hstack([_TO_BGR, -_TO_BGR @ np.array(BLACK)[:, None]])
    return np.asarray(cv2.transform(whole, matrix), np.uint8)


def _channel(picture: cv2.typing.MatLike, index: int) -> Plane:
    return np.asarray(cv2.extractChannel(picture, index), np.uint8)
