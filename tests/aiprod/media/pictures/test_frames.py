from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.frames import Patch, lay
from aiprod.media.pictures.yuv import new_frame, planes, to_bgr


def filled(bgra: tuple[int, int, int, int], width: int, height: int) -> npt.NDArray[np.uint8]:
    return np.full((height, width, 4), bgra, np.uint8)


def grey(level: int) -> npt.NDArray[np.uint8]:
    frame = new_frame(32, 20)
    lay(frame, Patch(0, 0, filled((level, level, level, 255), 32, 20)))
    return frame


def test_an_opaque_patch_replaces_what_it_covers_and_nothing_else() -> None:
    frame = grey(100)
    lay(frame, Patch(4, 6, filled((30, 60, 200, 255), 8, 4)))
    shown = to_bgr(frame).astype(int)
    assert np.abs(shown[7:9, 6:10] - (30, 60, 200)).max() <= 3
    assert np.abs(shown[12:] - 100).max() <= 1
    assert np.abs(shown[:4] - 100).max() <= 1


def test_a_patch_shows_what_is_under_it_by_its_alpha() -> None:
    frame = grey(200)
    lay(frame, Patch(0, 0, filled((0, 0, 0, 128), 32, 20)))
    assert np.abs(to_bgr(frame).astype(int) - 100).max() <= 2


def test_a_transparent_patch_changes_nothing() -> None:
    frame = grey(77)
    lay(frame, Patch(2, 2, filled((0, 0, 0, 0), 8, 8)))
    assert np.array_equal(frame, grey(77))


@pytest.mark.parametrize(("x", "y"), [(-4, -4), (28, 16), (-4, 16)])
def test_a_patch_is_cut_at_the_frames_edge(x: int, y: int) -> None:
    frame = grey(0)
    lay(frame, Patch(x, y, filled((255, 255, 255, 255), 8, 8)))
    assert int((planes(frame).y == 235).sum()) == 16
    assert int((planes(frame).y == 16).sum()) == 32 * 20 - 16


def test_a_patch_outside_the_frame_is_not_seen() -> None:
    frame = grey(50)
    lay(frame, Patch(40, 4, filled((255, 255, 255, 255), 8, 8)))
    assert np.array_equal(frame, grey(50))


def test_a_patch_is_converted_once() -> None:
    patch = Patch(0, 0, filled((1, 2, 3, 255), 8, 4))
    assert patch.planes is patch.planes
