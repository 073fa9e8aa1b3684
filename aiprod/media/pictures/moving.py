"""A layer's pixels in a frame: which windows of the picture its boxes fall into, and what they hold there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.layers import Wipe
from aiprod.media.pictures.resample import RIM_PX, cut_of
from aiprod.media.pictures.sprites import Sprite
from aiprod.media.pictures.yuv import Plane, Planes, PremultipliedPlanes

_WIPE_EDGES: dict[Wipe, float] = {"right": 0.06, "up": 0.02}
"""How soft the edge of a wipe is, as a share of its way: words come as a brush goes, bars grow with a plain end."""


Share = npt.NDArray[np.float64]


class Window(NamedTuple):
    """Pixels of the picture from ``left, top`` to before ``right, bottom``, all even; ``solid`` hides what is below."""

    left: int
    top: int
    right: int
    bottom: int
    solid: bool

    def of(self, frame: Planes) -> Planes:
        whole = np.s_[self.top : self.bottom, self.left : self.right]
        half = np.s_[self.top // 2 : self.bottom // 2, self.left // 2 : self.right // 2]
        return Planes(frame.y[whole], frame.u[half], frame.v[half])

    def under(self, upper: Window) -> Window | None:
        """What a solid window above leaves to be seen, if that is one box; None if it leaves nothing."""
        left, top, right, bottom, solid = self
        if upper.left <= left and upper.right >= right:
            top = max(top, upper.bottom) if upper.top <= top else top
            bottom = min(bottom, upper.top) if upper.bottom >= bottom else bottom
        elif upper.top <= top and upper.bottom >= bottom:
            left = max(left, upper.right) if upper.left <= left else left
            right = min(right, upper.left) if upper.right >= right else right
        return Window(left, top, right, bottom, solid) if left < right and top < bottom else None


@dataclass(frozen=True)
class Placement:
    """A sprite in one frame: its corner in the picture's pixels, its scale, and how much of it shows, 0 to 1."""

    scale: float
    x: float
    y: float
    opacity: float = 1.0
    uncovered: float = 1.0


def windows_of(sprite: Sprite, placed: Placement, within: Window) -> list[Window]:
    """Where the boxes of a sprite lie in the picture, inside of ``within``."""
    rows, columns = sprite.planes.alpha.shape
    across, down = placed.scale * sprite.width / columns, placed.scale * sprite.height / rows
    hides = sprite.layer.blend == "over" and placed.opacity == 1 and placed.uncovered == 1
    found = []
    for box in sprite.boxes:
        left, right = (_even(placed.x + across * edge, within.left, within.right) for edge in (box.left, box.right))
        top, bottom = (_even(placed.y + down * edge, within.top, within.bottom) for edge in (box.top, box.bottom))
        if left < right and top < bottom:
            found.append(Window(left, top, right, bottom, box.solid and hides))
    return found


def pixels_of(sprite: Sprite, placed: Placement, window: Window) -> PremultipliedPlanes | Planes:
    """A sprite as it falls into one of its windows; of a solid one the colour alone."""
    colour, alpha, half_alpha = sprite.planes
    whole = _Sight(alpha.shape, sprite, placed, window, 1)
    half = _Sight(half_alpha.shape, sprite, placed, window, 2)
    if window.solid:
        return Planes(whole.of(colour.y), half.of(colour.u), half.of(colour.v))
    seen = whole.of(alpha)
    if sprite.layer.blend == "screen":
        size = (seen.shape[1] // 2, seen.shape[0] // 2)
        seen_half = np.asarray(cv2.resize(seen, size, interpolation=cv2.INTER_AREA), np.uint8)
        u, v = (half.of(plane) if plane.size else plane for plane in (colour.u, colour.v))
        return PremultipliedPlanes(Planes(seen, u, v), seen, seen_half)
    # The chroma's alpha is moved as the chroma is: as premultiplied planes carry grey, a difference would colour edges.
    shown = PremultipliedPlanes(
        Planes(whole.of(colour.y), half.of(colour.u), half.of(colour.v)), seen, half.of(half_alpha)
    )
    entrance = sprite.layer.entrance
    if placed.uncovered == 1 or entrance is None or entrance.wipe is None:
        return shown
    return _wiped(shown, _uncovered(entrance.wipe, placed, sprite, window))


class _Sight:
    """How planes of one size are seen through a window; ``step`` is 2 for the planes of half the size."""

    def __init__(self, shape: tuple[int, ...], sprite: Sprite, placed: Placement, window: Window, step: int) -> None:
        self._scale = placed.scale * sprite.width / step / shape[1], placed.scale * sprite.height / step / shape[0]
        self._x, self._y = (placed.x - window.left) / step, (placed.y - window.top) / step
        self._size = (window.right - window.left) // step, (window.bottom - window.top) // step
        # At its own size only whole shifts are cuts; a layer that rests is between pixels only while it slides in.
        self._slides = sprite.rests and (self._x % 1 != 0 or self._y % 1 != 0)
        self._cut = None if self._slides else cut_of(shape, self._scale, self._x, self._y, *self._size)

    def of(self, plane: Plane) -> Plane:
        if self._slides:
            shift = np.array([[1, 0, self._x], [0, 1, self._y]], np.float64)
            moved = cv2.warpAffine(plane, shift, self._size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            return np.asarray(moved, np.uint8)
        width, height = self._size
        if self._cut is None:
            return np.zeros((height, width), np.uint8)
        part, cut = self._cut.of(plane), self._cut
        if (cut.width, cut.height) == self._size:
            return part
        rims = cut.y, height - cut.y - cut.height, cut.x, width - cut.x - cut.width
        return np.asarray(cv2.copyMakeBorder(part, *rims, cv2.BORDER_REPLICATE), np.uint8)


def _uncovered(wipe: Wipe, placed: Placement, sprite: Sprite, window: Window) -> Share:
    """How much a wipe has uncovered of each column of a window, or of each row, with a soft edge."""
    across = wipe == "right"
    rows, columns = sprite.planes.alpha.shape
    length = placed.scale * (sprite.width if across else sprite.height)
    rim = 0.0 if sprite.rests else RIM_PX * length / (columns if across else rows)
    way = length - 2 * rim
    edge = max(2.0, way * _WIPE_EDGES[wipe])
    gone = rim + (way + edge) * placed.uncovered
    if across:
        behind = placed.x + gone - np.arange(window.left, window.right)[None, :]
    else:
        behind = np.arange(window.top, window.bottom)[:, None] - (placed.y + length - gone)
    return np.asarray(np.clip(behind / edge, 0, 1), np.float64)


def _wiped(shown: PremultipliedPlanes, share: Share) -> PremultipliedPlanes:
    def cut(plane: Plane, share: Share) -> Plane:
        return (plane * share).astype(np.uint8)

    colour, half = shown.colour, share[::2, ::2]
    return PremultipliedPlanes(
        Planes(cut(colour.y, share), cut(colour.u, half), cut(colour.v, half)),
        cut(shown.alpha, share),
        cut(shown.half_alpha, half),
    )


def _even(place: float, least: int, most: int) -> int:
    return min(max(least, 2 * round(place / 2)), most)
