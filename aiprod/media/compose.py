"""The compositor: a layer stack and a frame number in, the frame's pixels out.

Layers are cropped and premultiplied once. Each frame moves them by sub-pixel warps and blends them onto one buffer; the
pixels depend on the arguments only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.camera import pose_at
from aiprod.media.layers import Entrance, LayerStack, Life, RasterLayer, RgbaArray
from aiprod.media.life import Swarm, make_swarm
from aiprod.media.sprites import Sprite, make_sprite
from aiprod.plan import Camera
from aiprod.timing import FrameRate

VERSION = 1
BgraArray = npt.NDArray[np.uint8]

_BLENDS = {
    "over": skia.BlendMode.kSrcOver,
    "screen": skia.BlendMode.kScreen,
    "add": skia.BlendMode.kPlus,
    "multiply": skia.BlendMode.kMultiply,
    "soft_light": skia.BlendMode.kSoftLight,
}
_WIPE_EDGE = 0.06
_INVISIBLE = 0.002


@dataclass(frozen=True)
class _Placed:
    """A sprite in one frame: its top-left corner in the picture's pixels, its scale and how much of it shows."""

    sprite: Sprite
    scale: float
    x: float
    y: float
    opacity: float
    uncovered: float


class Compositor:
    """Draws frame ``n`` of a scene of ``frames`` frames; ``n`` may run past the end, for a crossfade.

    ``bar_px`` is the height of each letterbox bar. The compositor owns two frame buffers: the array of one call is
    overwritten by the next. Not thread safe.
    """

    def __init__(
        self, stack: LayerStack, rasters: Mapping[str, RgbaArray], camera: Camera, rate: FrameRate, frames: int
    ) -> None:
        """``rasters`` are (height, width, 4) uint8 RGBA with straight alpha, one for each RasterLayer.file."""
        self._camera = camera
        self._rate = rate
        self._frames = frames
        self._width, self._height = stack.width_px, stack.height_px
        self._background = _bgra(stack.background)
        self._elements: list[Sprite | tuple[Life, Swarm]] = []
        for element in stack.elements:
            if isinstance(element, Life):
                self._elements.append((element, make_swarm(element)))
            elif (sprite := make_sprite(element, rasters[element.file], self._width, self._height)) is not None:
                self._elements.append(sprite)
        self.bar_px = _bar(stack)
        rows = slice(self.bar_px, self._height - self.bar_px)
        self._vignette = _vignette(self._width, self._height, stack.vignette)[rows] if stack.vignette else None
        self._frame: BgraArray = np.zeros((self._height, self._width, 4), np.uint8)
        self._picture = self._frame[rows]
        self._scratch: BgraArray = np.zeros_like(self._picture)
        self._canvas = skia.Surface.MakeRasterDirect(
            _info(self._width, self._picture.shape[0]), self._picture, self._frame.strides[0]
        ).getCanvas()

    def frame(self, n: int) -> BgraArray:
        """Frame ``n`` as (height, width, 4) uint8 BGRA, premultiplied; letterbox bars are black."""
        at_s = self._rate.seconds(n)
        progress = n / max(1, self._frames - 1)
        self._frame[: self.bar_px].fill(0)
        self._frame[self._height - self.bar_px :].fill(0)
        placed = [
            self._place(element, progress, at_s) if isinstance(element, Sprite) else element
            for element in self._elements
        ]
        hidden_from = self._hidden_from(placed)
        if not self._covered(placed):
            self._picture[:] = self._background
        for element, bottom in zip(placed, hidden_from, strict=True):
            if isinstance(element, _Placed):
                self._draw_sprite(element, bottom)
            elif element is not None:
                life, swarm = element
                self._draw_life(life, swarm, progress, at_s)
        if self._vignette is not None:
            cv2.multiply(self._picture, self._vignette, dst=self._picture, scale=1 / 255)
        return self._frame

    def _pose(self, progress: float, depth: float) -> tuple[float, float, float]:
        """The scale and shift of a layer, in pixels of the picture between the bars."""
        pose = pose_at(self._camera, progress, depth, self._width, self._height)
        scale, tx, ty = pose.matrix(self._width, self._height)
        return scale, tx, ty - self.bar_px

    def _place(self, sprite: Sprite, progress: float, at_s: float) -> _Placed | None:
        layer, entrance = sprite.layer, sprite.layer.entrance
        shown = _entered(entrance, at_s)
        wipes = entrance is not None and entrance.wipe
        opacity = layer.opacity * _pulse(layer, at_s) * (1.0 if wipes else shown)
        if opacity <= _INVISIBLE or shown <= 0:
            return None
        x, y = sprite.x + layer.drift_x_px_s * at_s, sprite.y + layer.drift_y_px_s * at_s
        x += layer.sway_px * math.sin(2 * math.pi * (at_s / layer.sway_period_s + layer.phase))
        if entrance is not None:
            x, y = x + entrance.from_dx * (1 - shown), y + entrance.from_dy * (1 - shown)
        scale, tx, ty = self._pose(progress, layer.depth)
        return _Placed(sprite, scale, scale * x + tx, scale * y + ty, opacity, shown if wipes else 1.0)

    def _covered(self, placed: Sequence[object]) -> bool:
        first = placed[0] if placed else None
        return isinstance(first, _Placed) and first.sprite.fills

    def _hidden_from(self, placed: Sequence[object]) -> list[int]:
        """For every element the first row of the picture that elements above it hide down to the bottom."""
        bottom = height = self._picture.shape[0]
        rows = []
        for element in reversed(placed):
            rows.append(bottom)
            if isinstance(element, _Placed) and element.opacity == 1 and element.uncovered == 1:
                rims = element.sprite.pixels.shape
                reaches = element.x <= -1 and element.x + element.scale * rims[1] >= self._width + 1
                if reaches and element.y + element.scale * (rims[0] - 2) >= height:
                    bottom = min(bottom, max(0, math.ceil(element.y + element.scale * (element.sprite.solid_row + 1))))
        return rows[::-1]

    def _draw_sprite(self, placed: _Placed, hidden_from: int) -> None:
        pixels, scale, x, y = placed.sprite.pixels, placed.scale, placed.x, placed.y
        if placed.sprite.fills:
            _warp(pixels, scale, x, y, self._picture[:hidden_from], cv2.BORDER_REPLICATE)
            return
        left, top = max(0, math.floor(x)), max(0, math.floor(y))
        right = min(self._width, math.ceil(x + scale * pixels.shape[1]) + 1)
        bottom = min(hidden_from, math.ceil(y + scale * pixels.shape[0]) + 1)
        if placed.uncovered < 1:
            right = min(right, math.ceil(x + scale * pixels.shape[1] * placed.uncovered * (1 + _WIPE_EDGE)))
        if right <= left or bottom <= top:
            return
        moved = self._scratch[: bottom - top, : right - left]
        _warp(pixels, scale, x - left, y - top, moved, cv2.BORDER_CONSTANT)
        if placed.uncovered < 1:
            _soften_right_edge(moved, max(2, round(scale * pixels.shape[1] * _WIPE_EDGE)))
        pixmap = skia.Pixmap(_info(right - left, bottom - top), moved, self._scratch.strides[0])
        paint = skia.Paint(BlendMode=_BLENDS[placed.sprite.layer.blend])
        paint.setAlphaf(placed.opacity)
        self._canvas.drawImage(skia.Image.MakeFromRaster(pixmap), left, top, skia.SamplingOptions(), paint)

    def _draw_life(self, life: Life, swarm: Swarm, progress: float, at_s: float) -> None:
        scale, tx, ty = self._pose(progress, life.depth)
        self._canvas.save()
        self._canvas.translate(tx, ty)
        self._canvas.scale(scale, scale)
        swarm.draw(self._canvas, at_s * life.speed)
        self._canvas.restore()


def _bar(stack: LayerStack) -> int:
    """The height of each letterbox bar, pixels; 0 if the picture fills the frame."""
    if stack.letterbox is None:
        return 0
    return max(0, round((stack.height_px - stack.width_px / stack.letterbox) / 2))


def _warp(pixels: BgraArray, scale: float, x: float, y: float, out: BgraArray, border: int) -> None:
    matrix = np.array([[scale, 0, x], [0, scale, y]], np.float64)
    size = (out.shape[1], out.shape[0])
    cv2.warpAffine(pixels, matrix, size, dst=out, flags=cv2.INTER_LINEAR, borderMode=border, borderValue=(0, 0, 0, 0))


def _entered(entrance: Entrance | None, at_s: float) -> float:
    """How far a layer has come in, 0 to 1, easing out."""
    if entrance is None:
        return 1.0
    share = min(1.0, max(0.0, (at_s - entrance.at_s) / entrance.seconds))
    return 1.0 - (1.0 - share) ** 3


def _pulse(layer: RasterLayer, at_s: float) -> float:
    if layer.pulse == 0:
        return 1.0
    wave = 0.5 - 0.5 * math.cos(2 * math.pi * (at_s / layer.pulse_period_s + layer.phase))
    return 1.0 - layer.pulse * wave


def _soften_right_edge(pixels: BgraArray, edge_px: int) -> None:
    edge = min(edge_px, pixels.shape[1])
    ramp = np.linspace(1.0, 0.0, edge)[None, :, None]
    pixels[:, -edge:] = (pixels[:, -edge:] * ramp).astype(np.uint8)


def _vignette(width: int, height: int, strength: float) -> BgraArray:
    """Factors 0 to 255 a channel: 1 in the middle, darker towards the corners, alpha untouched."""
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    distance = np.clip((x * x + y * y) / 2, 0, 1)
    smooth = distance * distance * (3 - 2 * distance)
    factors = np.full((height, width, 4), 255, np.uint8)
    factors[:, :, :3] = np.rint(255 * (1 - strength * 0.85 * smooth))[:, :, None]
    return factors


def _info(width: int, height: int) -> Any:
    return skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)


def _bgra(colour: str) -> tuple[int, int, int, int]:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return blue, green, red, 255
