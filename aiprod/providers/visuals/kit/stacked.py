"""Words and art above one another, where a frame is too narrow for side by side."""

from __future__ import annotations

Box = tuple[float, float, float, float]
"""x, y, width, height in pixels."""

_LIST_SHARE = 0.34


def stacked(room: Box, art_px: float, unit: float, *, words_first: bool) -> tuple[Box, Box]:
    """The boxes of the art and the words inside ``room``; the art is ``art_px`` high, ``unit`` 1 % of the frame.

    With ``words_first`` the words take the upper third: a list is read after its headline.
    """
    x, top, width, height = room
    if words_first:
        share = _LIST_SHARE * height
        return (x, top + share + 4 * unit, width, height - share - 4 * unit), (x, top, width, share)
    return (x, top, width, art_px), (x, top + art_px + 5 * unit, width, height - art_px - 5 * unit)
