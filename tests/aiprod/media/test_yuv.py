from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.yuv import I420Writer


@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [
        ((255, 255, 255), (235, 128, 128)),
        ((0, 0, 0), (16, 128, 128)),
        ((255, 0, 0), (63, 102, 240)),
        ((0, 255, 0), (173, 42, 26)),
        ((0, 0, 255), (32, 240, 118)),
    ],
)
def test_colours_become_their_bt709_studio_values(rgb: tuple[int, int, int], yuv: tuple[int, int, int]) -> None:
    frame = np.zeros((4, 8, 4), np.uint8)
    frame[:, :, :3] = rgb[::-1]
    planes = np.frombuffer(I420Writer(8, 4).convert(frame), np.uint8)
    assert len(planes) == 8 * 4 * 3 // 2
    for plane, wanted in zip((planes[:32], planes[32:40], planes[40:]), yuv, strict=True):
        assert np.abs(plane.astype(int) - wanted).max() <= 1


def test_each_plane_keeps_its_place() -> None:
    frame = np.zeros((4, 8, 4), np.uint8)
    frame[:2, :, :3] = 255
    luma = np.frombuffer(I420Writer(8, 4).convert(frame), np.uint8)[:32].reshape(4, 8)
    assert (luma[:2] == 235).all()
    assert (luma[2:] == 16).all()
