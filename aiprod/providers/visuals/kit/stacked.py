"""Words and art above one another, where a frame is too narrow for side by side."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""x, y, width, height in pixels."""

_LIST_SHARE, _LONG_LIST_SHARE, _SHORT_LIST = 0.34, 0.27, 4


def stacked(room: Box, art_px: float, unit: float, *, items: int) -> tuple[Box, Box]:
    """The boxes of the art and the words inside ``room``; the art is ``art_px`` high, ``unit`` 1 % of the frame.

    Where the art is a list of ``items`` the words come first, since a list is read after its headline.
    """
    x, top, width, height = room
    if items:
        share = (_LIST_SHARE if items <= _SHORT_LIST else _LONG_LIST_SHARE) * height
        return (x, top + share + 4 * unit, width, height - share - 4 * unit), (x, top, width, share)
    return (x, top, width, art_px), (x, top + art_px + 5 * unit, width, height - art_px - 5 * unit)
