"""The compositor: a layer stack and a frame number in, the frame's pixels out.

Layers are cropped and premultiplied once. Each frame moves them by sub-pixel warps and blends them onto one buffer; the
pixels depend on the arguments only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import skia

from aiprod.media.camera import Pose, pose_at
from aiprod.media.layers import Entrance, LayerStack, Life, RasterLayer, RgbaArray
from aiprod.media.life import Swarm, make_swarm
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


@dataclass(frozen=True)
class _Sprite:
    """A raster layer ready to move: premultiplied BGRA cropped to what is visible, at ``x, y`` on the canvas."""

    layer: RasterLayer
    pixels: BgraArray
    x: float
    y: float
    opaque: bool


class Compositor:
    """Draws frame ``n`` of a scene of ``frames`` frames; ``n`` may run past the end, for a crossfade.

    It owns two frame buffers: the array of one call is overwritten by the next. Not thread safe.
    """

    def __init__(
        self, stack: LayerStack, rasters: Mapping[str, RgbaArray], camera: Camera, rate: FrameRate, frames: int
    ) -> None:
        """``rasters`` are (height, width, 4) uint8 RGBA with straight alpha, one for each RasterLayer.file."""
        self._stack = stack
        self._camera = camera
        self._rate = rate
        self._frames = frames
        self._width, self._height = stack.width_px, stack.height_px
        self._background = _bgra(stack.background)
        self._elements: list[_Sprite | tuple[Life, Swarm]] = []
        for element in stack.elements:
            if isinstance(element, Life):
                self._elements.append((element, make_swarm(element)))
            elif (sprite := _prepare(element, rasters[element.file])) is not None:
                self._elements.append(sprite)
        self._vignette = _vignette(self._width, self._height, stack.vignette) if stack.vignette else None
        self._frame: BgraArray = np.zeros((self._height, self._width, 4), np.uint8)
        self._scratch: BgraArray = np.zeros_like(self._frame)
        self._canvas = skia.Surface.MakeRasterDirect(
            _info(self._width, self._height), self._frame, self._frame.strides[0]
        ).getCanvas()

    def frame(self, n: int) -> BgraArray:
        """Frame ``n`` as (height, width, 4) uint8 BGRA, opaque."""
        at_s = self._rate.seconds(n)
        progress = n / max(1, self._frames - 1)
        if not (self._elements and isinstance(self._elements[0], _Sprite) and self._elements[0].opaque):
            self._frame[:] = self._background
        for position, element in enumerate(self._elements):
            if isinstance(element, _Sprite):
                pose = self._pose(progress, element.layer.depth)
                self._draw_sprite(element, pose, at_s, base=position == 0 and element.opaque)
            else:
                life, swarm = element
                self._draw_life(life, swarm, self._pose(progress, life.depth), at_s)
        if self._vignette is not None:
            cv2.multiply(self._frame, self._vignette, dst=self._frame, scale=1 / 255)
        self._draw_letterbox()
        return self._frame

    def _pose(self, progress: float, depth: float) -> Pose:
        return pose_at(self._camera, progress, depth, self._width, self._height)

    def _draw_sprite(self, sprite: _Sprite, pose: Pose, at_s: float, *, base: bool) -> None:
        layer = sprite.layer
        shown = _entered(layer.entrance, at_s)
        opacity = layer.opacity * _pulse(layer, at_s) * (1.0 if layer.entrance and layer.entrance.wipe else shown)
        if opacity <= 0.002 or shown <= 0:
            return
        scale, tx, ty = pose.matrix(self._width, self._height)
        slide_x, slide_y = (
            (layer.entrance.from_dx * (1 - shown), layer.entrance.from_dy * (1 - shown)) if layer.entrance else (0, 0)
        )
        sway = layer.sway_px * math.sin(2 * math.pi * (at_s / layer.sway_period_s + layer.phase))
        x = scale * (sprite.x + slide_x + layer.drift_x_px_s * at_s + sway) + tx
        y = scale * (sprite.y + slide_y + layer.drift_y_px_s * at_s) + ty
        if base:
            _warp(sprite.pixels, scale, x, y, self._frame, cv2.BORDER_REPLICATE)
            return
        height, width = sprite.pixels.shape[:2]
        left, top = max(0, math.floor(x)), max(0, math.floor(y))
        right = min(self._width, math.ceil(x + scale * width) + 1)
        bottom = min(self._height, math.ceil(y + scale * height) + 1)
        if layer.entrance and layer.entrance.wipe and shown < 1:
            right = min(right, math.ceil(x + scale * width * shown * (1 + _WIPE_EDGE)))
        if right <= left or bottom <= top:
            return
        moved = self._scratch[: bottom - top, : right - left]
        _warp(sprite.pixels, scale, x - left, y - top, moved, cv2.BORDER_CONSTANT)
        if layer.entrance and layer.entrance.wipe and shown < 1:
            _soften_right_edge(moved, max(2, round(scale * width * _WIPE_EDGE)))
        pixmap = skia.Pixmap(_info(right - left, bottom - top), moved, self._scratch.strides[0])
        paint = skia.Paint(BlendMode=_BLENDS[layer.blend])
        paint.setAlphaf(opacity)
        self._canvas.drawImage(skia.Image.MakeFromRaster(pixmap), left, top, skia.SamplingOptions(), paint)

    def _draw_life(self, life: Life, swarm: Swarm, pose: Pose, at_s: float) -> None:
        scale, tx, ty = pose.matrix(self._width, self._height)
        self._canvas.save()
        self._canvas.translate(tx, ty)
        self._canvas.scale(scale, scale)
        swarm.draw(self._canvas, at_s * life.speed)
        self._canvas.restore()

    def _draw_letterbox(self) -> None:
        if self._stack.letterbox is None:
            return
        bar = round((self._height - self._width / self._stack.letterbox) / 2)
        if bar > 0:
            self._frame[:bar] = self._frame[self._height - bar :] = (0, 0, 0, 255)


def _prepare(layer: RasterLayer, rgba: RgbaArray) -> _Sprite | None:
    """Crop to the visible pixels, keeping a transparent rim so that edges stay soft when they move; None if empty."""
    alpha = rgba[:, :, 3]
    if int(alpha.min()) == 255:
        bgra = np.ascontiguousarray(rgba[:, :, [2, 1, 0, 3]])
        opaque = layer.blend == "over" and layer.opacity == 1 and layer.pulse == 0 and layer.entrance is None
        return _Sprite(layer, bgra, layer.x, layer.y, opaque)
    x, y, width, height = cv2.boundingRect(alpha)
    if width == 0:
        return None
    cropped = rgba[y : y + height, x : x + width]
    pixels = np.zeros((height + 2, width + 2, 4), np.uint8)
    share = cropped[:, :, 3:].astype(np.uint16)
    pixels[1:-1, 1:-1, :3] = (cropped[:, :, 2::-1] * share + 127) // 255
    pixels[1:-1, 1:-1, 3] = cropped[:, :, 3]
    return _Sprite(layer, pixels, layer.x + x - 1, layer.y + y - 1, opaque=False)


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
