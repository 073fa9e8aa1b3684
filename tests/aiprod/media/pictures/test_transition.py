"""Passing from one picture to the next."""

from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.pictures.transition import pass_over
from aiprod.media.pictures.yuv import I420Array, new_frame, planes
from aiprod.payload import ShownTransition

WIDTH, HEIGHT = 64, 36


def plain(luma: int, chroma: int = 128) -> I420Array:
    frame = new_frame(WIDTH, HEIGHT)
    for plane, value in zip(planes(frame), (luma, chroma, chroma), strict=True):
        plane[:] = value
    return frame


@pytest.mark.parametrize("kind", ["crossfade", "dip", "slide", "wipe"])
def test_begins_with_the_old_picture_and_ends_with_the_new(kind: ShownTransition) -> None:
    for share, luma in ((0.0, 40), (1.0, 200)):
        frame = plain(200, 90)
        pass_over(kind, plain(40, 160), frame, share)
        for plane, wanted in zip(planes(frame), (luma, *((160, 160) if luma == 40 else (90, 90))), strict=True):
            assert np.all(plane == wanted)


def test_a_cut_leaves_the_new_picture_as_it_is() -> None:
    frame = plain(200)
    pass_over("cut", plain(40), frame, 0.5)
    assert np.array_equal(frame, plain(200))


def test_a_slide_pushes_the_old_picture_out_to_the_left() -> None:
    old, new = plain(0), plain(0)
    planes(old).y[:] = np.arange(WIDTH)
    planes(new).y[:] = 100 + np.arange(WIDTH)
    pass_over("slide", old, new, 0.5)
    row = planes(new).y[0]
    assert row.tolist() == [*range(32, 64), *range(100, 132)]


def test_a_wipe_uncovers_from_the_left_behind_a_soft_edge() -> None:
    frame = plain(200)
    pass_over("wipe", plain(40), frame, 0.5)
    row = planes(frame).y[0].astype(int)
    assert row[0] == 200
    assert row[-1] == 40
    assert np.all(np.diff(row) <= 0)
    assert np.sum((row > 40) & (row < 200)) > 4
