from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.pictures.fitting import fit_picture, fitting
from aiprod.own_media import Fit

RED, GREEN = (0, 0, 200), (0, 200, 0)


def halves(width: int, height: int) -> np.ndarray:
    """Red on the left, green on the right."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[:, : width // 2], picture[:, width // 2 :] = RED, GREEN
    return picture


def test_covering_cuts_around_the_focus_and_keeps_the_shape() -> None:
    for focus, colour in ((0.25, RED), (0.75, GREEN), (0.0, RED), (1.0, GREEN)):
        fitted = fit_picture(halves(320, 80), 90, 90, "cover", (focus, 0.5))
        assert fitted.shape == (90, 90, 3)
        assert (fitted[:, 10:80] == colour).all()


def test_containing_shows_all_on_black() -> None:
    fitted = fit_picture(halves(160, 90), 90, 160, "contain", (0.5, 0.5))
    assert not fitted[:50].any()
    assert not fitted[-50:].any()
    assert (fitted[80, 5], fitted[80, 85]) == (pytest.approx(RED), pytest.approx(GREEN))


def test_the_soft_copy_is_darker_and_has_no_edges() -> None:
    fitted = fit_picture(halves(160, 90), 90, 160, "blur", (0.5, 0.5)).astype(int)
    assert (fitted[80, 5], fitted[80, 85]) == (pytest.approx(RED), pytest.approx(GREEN))
    margin = fitted[:50]
    assert 60 < margin.max() < 130
    assert np.abs(np.diff(margin, axis=1)).max() < 16
    assert np.abs(np.diff(margin, axis=0)).max() < 16


@pytest.mark.parametrize("fit", ["cover", "contain", "blur"])
def test_a_picture_of_the_frames_shape_fills_it_whatever_the_fit(fit: Fit) -> None:
    for width, height in ((160, 90), (320, 180), (321, 180), (64, 36)):
        assert (fit_picture(halves(width, height), 160, 90, fit, (0.5, 0.5))[:, 5] == RED).all()


@pytest.mark.parametrize("source", [(1, 1), (3, 500), (500, 3), (101, 77), (4001, 33)])
@pytest.mark.parametrize("fit", ["cover", "contain", "blur"])
def test_any_size_fits_in_even_places(source: tuple[int, int], fit: Fit) -> None:
    geometry = fitting(source, (90, 160), fit, (0.9, 0.1))
    for box in (geometry.cut, geometry.inner):
        assert box is None or not any(number % 2 for number in box)
    assert fit_picture(np.zeros((source[1], source[0], 3), np.uint8), 90, 160, fit, (0.9, 0.1)).shape == (160, 90, 3)
