from __future__ import annotations

import numpy as np

from aiprod.media.pictures.cover import boxes_of


def test_boxes_hold_every_pixel_once_and_solid_ones_have_no_hole() -> None:
    alpha = np.zeros((1300, 2300), np.uint8)
    alpha[900:] = 255
    alpha[100:900, 60:240] = 200
    alpha[90:800, 2000:2200] = 255
    seen = np.zeros(alpha.shape, int)
    for box in boxes_of(alpha):
        seen[box.top : box.bottom, box.left : box.right] += 1
        if box.solid:
            assert alpha[box.top : box.bottom, box.left : box.right].min() == 255
    assert seen.max() == 1
    assert seen[alpha > 0].min() == 1
    assert seen.mean() < 0.75


def test_a_full_plane_is_one_solid_box() -> None:
    (box,) = boxes_of(np.full((330, 410), 255, np.uint8))
    assert box == (0, 0, 410, 330, True)


def test_an_empty_plane_has_no_boxes() -> None:
    assert boxes_of(np.zeros((100, 100), np.uint8)) == ()
