"""Raster layers made ready to move: premultiplied planes, cropped, and known where they have pixels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.camera import pose_at, widest
from aiprod.media.pictures.cover import Box, boxes_of
from aiprod.media.pictures.layers import LayerStack, Life, RasterLayer, RgbaArray
from aiprod.media.pictures.resample import HEADROOM, RIM_PX
from aiprod.media.pictures.yuv import GREY, Planes, PremultipliedPlanes, split_premultiplied
from aiprod.plan import Camera

_ANYWHERE = 1e6
_FAINT = 3


@dataclass(frozen=True, eq=False)
class Sprite:
    """A layer's planes, whose corner stands at ``x, y`` of the canvas and which measure ``width`` x ``height`` of it.

    ``rests`` says that nothing but an entrance moves it: its pixels are the canvas's own, and x and y are even.
    """

    layer: RasterLayer
    planes: PremultipliedPlanes
    x: float
    y: float
    width: float
    height: float
    boxes: tuple[Box, ...]
    rests: bool

    @property
    def size_bytes(self) -> int:
        colour, alpha, half_alpha = self.planes
        return sum(plane.nbytes for plane in (*colour, alpha, half_alpha))


def make_sprites(
    stack: LayerStack, rasters: Mapping[str, RgbaArray], camera: Camera, width_px: int, height_px: int
) -> tuple[Sprite | Life, ...]:
    """What a stack shows on a canvas of that size, back to front; sprites in pixels of the canvas, life as it is.

    ``rasters`` are (height, width, 4) uint8 RGBA with straight alpha, one for each RasterLayer.file.
    """
    zoom = width_px / stack.width_px
    made: list[Sprite | Life] = []
    for element in stack.elements:
        if isinstance(element, Life):
            made.append(element)
            continue
        reach = _reach(element, camera, width_px, height_px, zoom)
        sprite = _sprite(element, rasters[element.file], camera, zoom, reach)
        if sprite is not None:
            made.append(sprite)
    return tuple(made)


def _sprite(
    layer: RasterLayer, rgba: RgbaArray, camera: Camera, zoom: float, reach: tuple[float, float, float, float]
) -> Sprite | None:
    left, top, right, bottom = (edge / zoom for edge in reach)
    x, y = max(0, math.floor(left - layer.x)), max(0, math.floor(top - layer.y))
    end_x, end_y = math.ceil(right - layer.x), math.ceil(bottom - layer.y)
    within = rgba[y : max(y, end_y), x : max(x, end_x)]
    if not within.size or not within[:, :, 3].any():
        return None
    first_x, first_y, width, height = cv2.boundingRect(np.ascontiguousarray(within[:, :, 3]))
    x, y = x + first_x, y + first_y
    visible = rgba[y : y + height, x : x + width]
    bgra = np.asarray(cv2.cvtColor(cv2.cvtColor(visible, cv2.COLOR_RGBA2BGRA), cv2.COLOR_RGBA2mRGBA), np.uint8)
    left, top = zoom * (layer.x + x), zoom * (layer.y + y)
    if _rests(layer):
        return _resting(layer, bgra, left, top, zoom)
    kept = HEADROOM * widest(camera, layer.depth)
    size = 2 * round(kept * zoom * width / 2) or 2, 2 * round(kept * zoom * height / 2) or 2
    across, down = zoom * width / size[0], zoom * height / size[1]
    # A rim lets edges lie between pixels. Where the layer goes on out of sight, the rim is more of the same.
    goes_on = (y > 0 and first_y == 0, y + height < rgba.shape[0] and end_y == y + height,
               x > 0 and first_x == 0, x + width < rgba.shape[1] and end_x == x + width)  # fmt: skip
    planes = _planes(layer, _rimmed(_resized(bgra, size), goes_on))
    rows, columns = planes.alpha.shape
    return Sprite(
        layer=layer,
        planes=planes,
        x=left - RIM_PX * across,
        y=top - RIM_PX * down,
        width=across * columns,
        height=down * rows,
        boxes=boxes_of(planes.alpha),
        rests=False,
    )


def _rests(layer: RasterLayer) -> bool:
    return layer.depth == 0 and not (layer.drift_x_px_s or layer.drift_y_px_s or layer.sway_px)


def _reach(
    layer: RasterLayer, camera: Camera, width_px: int, height_px: int, zoom: float
) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all that a layer can show of itself, in pixels of the canvas."""
    if layer.drift_x_px_s or layer.drift_y_px_s or layer.entrance is not None:
        return -_ANYWHERE, -_ANYWHERE, _ANYWHERE, _ANYWHERE
    x, y, width, height = layer.within or (0.0, 0.0, width_px / zoom, height_px / zoom)
    edges = []
    for progress in np.linspace(0, 2, 41):
        pose = pose_at(camera, float(progress), layer.depth, width_px, height_px)
        scale, tx, ty = pose.matrix(width_px, height_px)
        left, top, right, bottom = zoom * x, zoom * y, zoom * (x + width), zoom * (y + height)
        edges.append(((left - tx) / scale, (top - ty) / scale, (right - tx) / scale, (bottom - ty) / scale))
    left, top, right, bottom = np.array(edges).T
    spare = RIM_PX + layer.sway_px
    return left.min() - spare, top.min() - spare, right.max() + spare, bottom.max() + spare


def _rimmed(bgra: npt.NDArray[np.uint8], goes_on: tuple[bool, bool, bool, bool]) -> npt.NDArray[np.uint8]:
    """With a rim above, below, left and right: more of the same where the layer goes on, else empty."""
    above, below, left, right = (RIM_PX if on else 0 for on in goes_on)
    grown = cv2.copyMakeBorder(bgra, above, below, left, right, cv2.BORDER_REPLICATE)
    above, below, left, right = (RIM_PX - rim for rim in (above, below, left, right))
    rimmed = cv2.copyMakeBorder(grown, above, below, left, right, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    return np.asarray(rimmed, np.uint8)


def _resting(layer: RasterLayer, bgra: npt.NDArray[np.uint8], x: float, y: float, zoom: float) -> Sprite:
    """Brought onto the canvas's own pixels, once."""
    size = max(1, round(zoom * bgra.shape[1])), max(1, round(zoom * bgra.shape[0]))
    left, top = 2 * int(x // 2) - 2, 2 * int(y // 2) - 2
    width, height = (2 * int((place % 2 + side + 6) // 2) for place, side in ((x, size[0]), (y, size[1])))
    shift = np.array([[1, 0, x - left], [0, 1, y - top]], np.float64)
    placed = cv2.warpAffine(_resized(bgra, size), shift, (width, height), flags=cv2.INTER_LINEAR)
    planes = _planes(layer, np.asarray(placed, np.uint8))
    return Sprite(layer, planes, left, top, width, height, boxes_of(planes.alpha), rests=True)


def _resized(bgra: npt.NDArray[np.uint8], size: tuple[int, int]) -> npt.NDArray[np.uint8]:
    if size == (bgra.shape[1], bgra.shape[0]):
        return bgra
    shrinks = size[0] < bgra.shape[1]
    return np.asarray(cv2.resize(bgra, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC), np.uint8)


def _planes(layer: RasterLayer, bgra: npt.NDArray[np.uint8]) -> PremultipliedPlanes:
    """The planes to blend; a screen is white by its light, and its colour is kept apart as a tint about grey.

    A channel c under a screen s becomes c + s - c * s. With s split into its light and its colour that is white laid
    over by the light, and the colour added where the picture is dark. A tint too faint to see is left empty.
    """
    if layer.blend == "over":
        return split_premultiplied(bgra)
    black = bgra.copy()
    black[:, :, 3] = 255
    y, u, v = split_premultiplied(black).colour
    light = np.clip((y - 16.0) * (255 / 219), 0, 255).astype(np.uint8)
    half = np.asarray(cv2.resize(light, u.shape[::-1], interpolation=cv2.INTER_AREA), np.uint8)
    faint = all(np.abs(plane.astype(np.int16) - GREY).max() <= _FAINT for plane in (u, v))
    none = np.empty((0, 0), np.uint8)
    return PremultipliedPlanes(Planes(light, none, none) if faint else Planes(light, u, v), light, half)
