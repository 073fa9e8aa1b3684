"""How a corporate page is divided: where its words stand and where its picture or graphic, never twice the same way."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from aiprod.media.safe_area import caption_area
from aiprod.plan import VisualRequest
from aiprod.providers.visuals.kit.stacked import Box, stacked

Shape = Literal["card", "half", "whole", "screen"]
"""What a picture is: a card, half of the frame to its edges, the whole ground, or a screen in its case."""

_SHAPES: tuple[Shape, ...] = ("card", "half", "whole", "screen")
_TALL_SHAPES: tuple[Shape, ...] = ("card", "whole")
_SIDE, _TOP = 0.078, 0.1


class Layout(NamedTuple):
    """Boxes of the page in pixels; ``mirrored`` puts the art on the left."""

    words: Box
    art: Box
    shape: Shape
    mirrored: bool


def layout_of(request: VisualRequest, rng: np.random.Generator) -> Layout:
    """Divide a page by its frame, its form and its seed."""
    width, height, intent = request.width_px, request.height_px, request.intent
    unit = min(width, height) / 100
    top = _TOP * height
    floor = caption_area(width, height, request.style.captions).top - 2 * unit
    mirrored = bool(rng.integers(2))
    tall = width / height < 1.2
    shapes = _TALL_SHAPES if tall else _SHAPES
    shape = shapes[int(rng.integers(len(shapes)))]
    side = (0.09 if tall else _SIDE) * width
    if tall:
        half = (floor - top) * (0.46 if height > width * 1.1 else 0.4)
        items = len(intent.lines) if intent.form == "list" else 0
        art, words = stacked((side, top, width - 2 * side, floor - top), half, unit, items=items)
        return Layout(words, art, shape, mirrored=False)
    inner = 0.43 * width
    first, second = (side, top, inner, floor - top), (0.56 * width, top, 0.44 * width - side, floor - top)
    if mirrored:
        first, second = (width - side - inner, *first[1:]), (side, *second[1:])
    return Layout(first, second, shape, mirrored)
