"""The layers of one picture, gathered back to front and cropped to what they hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import skia

from aiprod.media.pictures.layers import MARGIN, Element, LayerStack, Life, RasterLayer, RgbaArray
from aiprod.plan import VisualRequest


def drawn(width_px: int, height_px: int, draw: Callable[[skia.Canvas], None]) -> RgbaArray:
    """What ``draw`` leaves on a transparent canvas: (height, width, 4) uint8 RGBA, straight alpha."""
    surface = skia.Surface(width_px, height_px)
    draw(surface.getCanvas())
    info = skia.ImageInfo.Make(width_px, height_px, skia.kRGBA_8888_ColorType, skia.kUnpremul_AlphaType)
    pixels = np.zeros((height_px, width_px, 4), np.uint8)
    if not surface.readPixels(info, pixels, pixels.strides[0], 0, 0):
        raise MemoryError(f"Skia could not read back {width_px}x{height_px} pixels")
    return pixels


class Sheet:
    """Takes painted pixels and keeps them as a layer stack. ``margin_x``, ``margin_y`` are the overscan in pixels."""

    def __init__(self, request: VisualRequest, background: str) -> None:
        self.width, self.height = request.width_px, request.height_px
        self.margin_x, self.margin_y = math.ceil(self.width * MARGIN), math.ceil(self.height * MARGIN)
        self._background = background
        self._letterbox = request.style.letterbox
        self._elements: list[Element] = []
        self._rasters: dict[str, RgbaArray] = {}

    def whole(self, pixels: RgbaArray, **placement: Any) -> None:
        """Add a layer that covers the frame and its margins."""
        self._append(pixels, -self.margin_x, -self.margin_y, placement)

    def add(self, pixels: RgbaArray, x: float, y: float, **placement: Any) -> RasterLayer | None:
        """Add a layer with its top left at canvas ``x, y``; transparent borders are cut, an empty layer dropped."""
        left, top, width, height = cv2.boundingRect((pixels[:, :, 3] > 0).astype(np.uint8))
        if not width or not height:
            return None
        return self._append(pixels[top : top + height, left : left + width], x + left, y + top, placement)

    def again(self, layer: RasterLayer, x: float, y: float, **placement: Any) -> None:
        """Add what an earlier layer shows once more, with its top left at ``x, y``."""
        self._elements.append(layer.model_copy(update={"x": x, "y": y, **placement}))

    def draw(
        self, box: tuple[float, float, float, float], draw: Callable[[skia.Canvas], None], **placement: Any
    ) -> RasterLayer | None:
        """Add what ``draw`` paints inside ``box`` (x, y, width, height); its canvas speaks frame coordinates."""
        x, y = math.floor(box[0]), math.floor(box[1])

        def moved(canvas: skia.Canvas) -> None:
            canvas.translate(-x, -y)
            draw(canvas)

        return self.add(drawn(math.ceil(box[2]) + 1, math.ceil(box[3]) + 1, moved), x, y, **placement)

    def inset(
        self, stack: LayerStack, rasters: dict[str, RgbaArray], box: tuple[float, float, float, float], depth: float
    ) -> None:
        """Add a whole picture seen through the window ``box`` (x, y, width, height); depths count ``depth`` fold."""
        names: dict[str, str] = {}
        for element in stack.elements:
            moved: dict[str, Any] = {"depth": depth * element.depth, "within": box}
            if isinstance(element, Life):
                x, y, width, height = element.area
                moved["area"] = (x + box[0], y + box[1], width, height)
                self._elements.append(element.model_copy(update=moved))
                continue
            if element.file not in names:
                names[element.file] = f"layer_{len(self._rasters):02d}.png"
                self._rasters[names[element.file]] = rasters[element.file]
            moved |= {"file": names[element.file], "x": element.x + box[0], "y": element.y + box[1]}
            self._elements.append(element.model_copy(update=moved))

    def live(self, life: Life) -> None:
        """Add small moving things."""
        self._elements.append(life)

    def stack(self, vignette: float = 0.0) -> tuple[LayerStack, dict[str, RgbaArray]]:
        """The finished stack and its rasters."""
        stack = LayerStack(
            width_px=self.width,
            height_px=self.height,
            background=self._background,
            elements=tuple(self._elements),
            letterbox=self._letterbox,
            vignette=vignette,
        )
        return stack, self._rasters

    def _append(self, pixels: RgbaArray, x: float, y: float, placement: dict[str, Any]) -> RasterLayer:
        name = f"layer_{len(self._rasters):02d}.png"
        self._rasters[name] = np.ascontiguousarray(pixels)
        layer = RasterLayer(file=name, x=x, y=y, **placement)
        self._elements.append(layer)
        return layer
