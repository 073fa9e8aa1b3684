from __future__ import annotations

import pytest

from aiprod.media.safe_area import bar_px, caption_area, title_safe
from aiprod.style import CaptionStyle

SIZES = [(1920, 1080), (1080, 1920), (1080, 1080), (1080, 1350), (854, 480), (3840, 2160)]


@pytest.mark.parametrize("size", SIZES)
def test_areas_lie_inside_the_frame_with_some_air(size: tuple[int, int]) -> None:
    for area in (title_safe(*size), caption_area(*size, CaptionStyle())):
        assert 0.04 * min(size) < area.left < area.right < size[0] - 0.04 * min(size)
        assert 0 < area.top < area.bottom < size[1]


def test_an_upright_frame_keeps_clear_of_the_players_header_words_and_buttons() -> None:
    safe, captions = title_safe(1080, 1920), caption_area(1080, 1920, CaptionStyle(baseline=0.95))
    assert safe.top >= 0.08 * 1920
    assert safe.bottom <= 0.82 * 1920
    assert captions.bottom <= 0.82 * 1920


def test_a_square_frame_keeps_the_styles_own_baseline() -> None:
    captions = CaptionStyle(baseline=0.9, size=0.04)
    assert caption_area(1000, 1000, captions).bottom == pytest.approx(920)


def test_a_letterbox_shapes_wide_frames_only_and_moves_the_safe_area_into_the_picture() -> None:
    assert bar_px(1920, 1080, 2.4) == 140
    assert title_safe(1920, 1080, 2.4).top == pytest.approx(140 + 54)
    assert bar_px(1080, 1920, 2.4) == bar_px(1080, 1080, 2.4) == bar_px(1920, 1080, None) == bar_px(2000, 500, 2.4) == 0
