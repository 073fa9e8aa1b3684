from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.yuv import colour_of, new_frame, planes, split_opaque, split_premultiplied, to_bgr

COLOURS = [
    ((255, 255, 255), (235, 128, 128)),
    ((0, 0, 0), (16, 128, 128)),
    ((255, 0, 0), (63, 102, 240)),
    ((0, 255, 0), (173, 42, 26)),
    ((0, 0, 255), (32, 240, 118)),
]


def opaque(rgb: tuple[int, int, int]) -> npt.NDArray[np.uint8]:
    picture = np.empty((4, 8, 3), np.uint8)
    picture[:] = rgb[::-1]
    return picture


@pytest.mark.parametrize(("rgb", "yuv"), COLOURS)
def test_colours_become_their_bt709_studio_values_and_return(
    rgb: tuple[int, int, int], yuv: tuple[int, int, int]
) -> None:
    frame = new_frame(8, 4)
    made = split_opaque(opaque(rgb))
    for plane, shown, wanted in zip(planes(frame), made, yuv, strict=True):
        plane[:] = shown
        assert np.abs(plane.astype(int) - wanted).max() <= 1
    assert colour_of("#" + bytes(rgb).hex()) == pytest.approx(yuv, abs=1)
    assert np.abs(to_bgr(frame).astype(int) - rgb[::-1]).max() <= 3


@pytest.mark.parametrize("size", [(8, 4), (6, 6), (10, 2)])
def test_each_plane_keeps_its_place(size: tuple[int, int]) -> None:
    width, height = size
    frame = new_frame(width, height)
    y, u, v = planes(frame)
    y[:], u[:], v[:] = 1, 2, 3
    luma, chroma = width * height, width * height // 4
    assert frame.tobytes() == b"\1" * luma + b"\2" * chroma + b"\3" * chroma


def test_a_new_frame_is_black() -> None:
    assert to_bgr(new_frame(8, 4)).max() == 0


def test_half_shown_colours_carry_half_of_blacks_offset() -> None:
    half = np.zeros((2, 2, 4), np.uint8)
    half[:, :, 3] = 128
    made = split_premultiplied(half)
    assert (int(made.colour.y[0, 0]), int(made.colour.u[0, 0]), int(made.half_alpha[0, 0])) == (8, 64, 128)
