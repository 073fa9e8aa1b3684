from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.reframe import crop_box, focus_of

SIZE = (640, 360)
UPRIGHT = {"9:16": 9 / 16, "1:1": 1.0, "4:5": 4 / 5}
Picture = npt.NDArray[np.uint8]


def meadow(seed: int) -> Picture:
    """A landscape without a subject: a sky that pales towards the horizon over grass of uneven green, BGR."""
    rng = np.random.default_rng(seed)
    width, height = SIZE
    picture = np.empty((height, width, 3), np.float32)
    down = np.linspace(0, 1, height)[:, None, None]
    picture[:] = (220, 180, 120) + down * np.array((10, 40, 90))
    horizon = height // 2
    picture[horizon:] = (60, 120, 70)
    picture += cv2.GaussianBlur(rng.normal(0, 60, picture.shape), (0, 0), 3)
    return np.clip(picture, 0, 255).astype(np.uint8)


def with_walker(picture: Picture, x: int, y: int, tall: int = 90) -> Picture:
    """A figure whose feet stand at ``x, y``: a face, a dark red coat."""
    out = picture.copy()
    cv2.ellipse(out, (x, y - tall // 3), (tall // 5, tall // 3), 0, 0, 360, (40, 30, 150), -1, cv2.LINE_AA)
    cv2.circle(out, (x, y - tall + tall // 6), tall // 6, (130, 160, 215), -1, cv2.LINE_AA)
    return out


def with_boat(picture: Picture, x: int, y: int, tall: int = 90) -> Picture:
    """Two white sails over a dark hull."""
    out = picture.copy()
    sail = np.array([[x, y - tall], [x, y - tall // 5], [x + tall // 3, y - tall // 5]])
    cv2.fillPoly(out, [sail, sail * (-1, 1) + (2 * x, 0)], (245, 250, 250), cv2.LINE_AA)
    cv2.rectangle(out, (x - tall // 3, y - tall // 5), (x + tall // 3, y), (70, 40, 30), -1)
    return out


@pytest.mark.parametrize("aspect", UPRIGHT)
@pytest.mark.parametrize("subject", [with_walker, with_boat])
@pytest.mark.parametrize("x", [70, 180, 320, 470, 575])
def test_an_off_centre_subject_stays_whole_in_a_narrower_frame(x: int, subject: object, aspect: str) -> None:
    draw = with_walker if subject is with_walker else with_boat
    picture = draw(meadow(x), x, 260)
    box = crop_box(SIZE, UPRIGHT[aspect], focus_of(picture))
    assert box.left <= x - 30
    assert x + 30 <= box.left + box.width


@pytest.mark.parametrize("y", [120, 330, 560])
def test_a_subject_high_or_low_in_an_upright_picture_stays_in_a_wide_frame(y: int) -> None:
    upright = np.asarray(cv2.resize(meadow(3), SIZE[::-1]), np.uint8)
    picture = with_walker(upright, 150, y)
    box = crop_box(SIZE[::-1], 16 / 9, focus_of(picture))
    assert box.top <= y - 75
    assert y - 15 <= box.top + box.height


def test_one_box_holds_who_walks_through_a_clip_and_not_what_stands_still() -> None:
    backdrop = with_boat(meadow(8), 120, 250)
    focus = focus_of(*(with_walker(backdrop, x, 260) for x in (430, 460, 490, 520)))
    box = crop_box(SIZE, 9 / 16, focus)
    assert box.left <= 430 - 15
    assert box.left + box.width >= 520 + 15


def test_a_picture_without_contrast_has_its_subject_in_the_middle() -> None:
    assert focus_of(np.full((90, 160, 3), 128, np.uint8)) == (0.5, 0.5)


def test_the_same_picture_has_the_same_subject() -> None:
    picture = with_boat(meadow(1), 200, 260)
    assert focus_of(picture) == focus_of(picture.copy())


@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (4000, 3), (2400, 1350)])
@pytest.mark.parametrize("aspect", [16 / 9, 9 / 16, 1.0, 0.8])
@pytest.mark.parametrize("focus", [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
def test_a_box_lies_inside_the_picture_and_fills_one_of_its_sides(
    size: tuple[int, int], aspect: float, focus: tuple[float, float]
) -> None:
    box = crop_box(size, aspect, focus)
    assert min(box) >= 0
    assert box.left + box.width <= size[0]
    assert box.top + box.height <= size[1]
    assert box.width == size[0] or box.height == size[1]
    assert min(box.width, box.height) >= 1


def test_a_focus_in_the_box_is_told_in_shares_of_the_box() -> None:
    box = crop_box((1600, 900), 1.0, (0.25, 0.5))
    assert box == (0, 0, 900, 900)
    assert box.share(400, 450) == pytest.approx((4 / 9, 0.5))
