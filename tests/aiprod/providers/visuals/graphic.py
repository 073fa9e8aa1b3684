"""What the tests of the painted and typographic hands share: requests, flattened frames, where words stand."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from aiprod.media.pictures.layers import LayerStack, RasterLayer, RgbaArray
from aiprod.plan import PictureIntent, VisualRequest
from aiprod.style import load_style

Picture = tuple[LayerStack, dict[str, RgbaArray]]
WORDS: dict[str, Any] = {
    "kicker": "Chapter one",
    "headline": "The long way up to the last village of the valley",
    "figure": "38%",
    "lines": ("A map and a plan", "Water for three days", "Good boots", "Patience"),
    "prompt": "A map, a plan and good boots.",
}
FRAMES = ((160, 90), (90, 160), (120, 120), (96, 120))


def request(style: str, size: tuple[int, int] = (160, 90), seed: int = 3, **intent: Any) -> VisualRequest:
    return VisualRequest(
        provider="procedural",
        style=load_style(style),
        intent=PictureIntent.model_validate(intent),
        width_px=size[0],
        height_px=size[1],
        seed=seed,
    )


def at_rest(picture: Picture) -> npt.NDArray[np.float32]:
    """The frame once everything has come in, without life and camera: (height, width, 3) in 0..255."""
    stack, rasters = picture
    frame = np.zeros((stack.height_px, stack.width_px, 3), np.float32)
    for layer in stack.elements:
        if isinstance(layer, RasterLayer) and layer.blend == "over":
            pixels = rasters[layer.file].astype(np.float32)
            x, y = round(layer.x), round(layer.y)
            left, top = max(0, x), max(0, y)
            right, bottom = min(stack.width_px, x + pixels.shape[1]), min(stack.height_px, y + pixels.shape[0])
            if left < right and top < bottom:
                part = pixels[top - y : bottom - y, left - x : right - x]
                alpha = part[:, :, 3:] / 255 * layer.opacity
                frame[top:bottom, left:right] = frame[top:bottom, left:right] * (1 - alpha) + part[:, :, :3] * alpha
    return frame


def word_boxes(picture: Picture) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the solid part of every layer that is fixed to the frame and enters."""
    stack, rasters = picture
    boxes = []
    for layer in stack.elements:
        if isinstance(layer, RasterLayer) and layer.entrance is not None and layer.depth == 0:
            rows, columns = np.nonzero(rasters[layer.file][:, :, 3] > 60)
            if len(rows):
                boxes.append(
                    (layer.x + columns.min(), layer.y + rows.min(), layer.x + columns.max(), layer.y + rows.max())
                )
    return boxes


def differ(first: Picture, second: Picture) -> float:
    """Mean absolute difference of two frames, 0..255."""
    return float(np.abs(at_rest(first) - at_rest(second)).mean())
