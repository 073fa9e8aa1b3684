"""Where words and marks may stand in a frame of any shape: inside its edges, clear of what players lay over it.

Broadcast keeps titles within the middle 90 % (EBU R 95). Players of upright video lay their own header over the top,
the video's description over the foot and a column of buttons over the lower right.
"""

from __future__ import annotations

from typing import NamedTuple

from aiprod.style import CaptionStyle

_EDGE = 0.05
_UPRIGHT = 1.5
_UPRIGHT_TOP, _UPRIGHT_FOOT, _UPRIGHT_SIDE = 0.09, 0.21, 0.06
_CAPTION_WIDTH = 0.86
_ABOVE_BASELINE, _BELOW_BASELINE = 2.6, 0.5
_PHONE_SIZE = 1.55


class Area(NamedTuple):
    """A box in pixels of the frame."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def is_upright(width_px: int, height_px: int) -> bool:
    """Whether the frame is one that phones show whole, under a player's own words and buttons."""
    return height_px > _UPRIGHT * width_px


def bar_px(width_px: int, height_px: int, letterbox: float | None) -> int:
    """The height of each letterbox bar. It shapes wide frames only: an upright one would be left with a strip."""
    if letterbox is None or not height_px < width_px < height_px * letterbox:
        return 0
    return round((height_px - width_px / letterbox) / 2)


def title_safe(width_px: int, height_px: int, letterbox: float | None = None) -> Area:
    """Where titles, lower thirds and logos may stand; in a letterboxed frame that is inside the picture."""
    if is_upright(width_px, height_px):
        side = _UPRIGHT_SIDE * width_px
        return Area(side, _UPRIGHT_TOP * height_px, width_px - side, (1 - _UPRIGHT_FOOT) * height_px)
    edge = _EDGE * min(width_px, height_px)
    bar = bar_px(width_px, height_px, letterbox)
    return Area(edge, bar + edge, width_px - edge, height_px - bar - edge)


def caption_size(width_px: int, height_px: int, captions: CaptionStyle) -> float:
    """The captions' type size in pixels; upright frames are seen on phones, where words must be larger."""
    return captions.size * (height_px if width_px >= height_px else _PHONE_SIZE * width_px)


def caption_baseline(width_px: int, height_px: int, captions: CaptionStyle) -> float:
    """The y of the captions' last baseline, pixels: the style's, but above a player's words in an upright frame."""
    lowest = 1 - _UPRIGHT_FOOT if is_upright(width_px, height_px) else 1.0
    return min(captions.baseline, lowest) * height_px


def caption_area(width_px: int, height_px: int, captions: CaptionStyle) -> Area:
    """What captions of two lines may cover."""
    size = caption_size(width_px, height_px, captions)
    baseline = caption_baseline(width_px, height_px, captions)
    side = (1 - _CAPTION_WIDTH) / 2 * width_px
    return Area(side, baseline - _ABOVE_BASELINE * size, width_px - side, baseline + _BELOW_BASELINE * size)
