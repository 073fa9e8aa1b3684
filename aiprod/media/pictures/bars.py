"""Letterbox bars: black above and below a picture that is wider than its frame."""

from __future__ import annotations

from aiprod.media.pictures.frames import I420Array
from aiprod.media.pictures.yuv import BLACK, planes


def blacken_bars(frame: I420Array, bar: int) -> None:
    """The bars are drawn for each frame too: what was laid over the last one may lie in them."""
    for plane, black, rows in zip(planes(frame), BLACK, (bar, bar // 2, bar // 2), strict=True):
        plane[:rows] = black
        plane[plane.shape[0] - rows :] = black


def bar_px(letterbox: float | None, width_px: int, height_px: int) -> int:
    """The height of each letterbox bar, even; 0 if the picture fills the frame."""
    return 0 if letterbox is None else max(0, 2 * round((height_px - width_px / letterbox) / 4))
