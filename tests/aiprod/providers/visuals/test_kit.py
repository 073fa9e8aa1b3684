from __future__ import annotations

import numpy as np
import pytest
import skia

from aiprod.media.words.fitted import fit
from aiprod.providers.visuals.kit.canvas import blurred, glow, opaque, tinted
from aiprod.providers.visuals.kit.colour import BLACK, WHITE, hex_of, mix, parse, ramp
from aiprod.providers.visuals.kit.noise import field, ridge, smoothstep, stream
from aiprod.providers.visuals.kit.sheet import drawn
from aiprod.style import font_path, load_style

SERIF = font_path(load_style("cinematic"), "title")


def test_a_ridge_stays_within_one_and_repeats_for_its_seed() -> None:
    line = ridge(400, stream(7, "line"))
    assert float(np.abs(line).max()) == pytest.approx(1.0)
    assert np.array_equal(line, ridge(400, stream(7, "line")))
    assert not np.array_equal(line, ridge(400, stream(8, "line")))


def test_a_field_fills_zero_to_one_and_is_smooth() -> None:
    plane = field(90, 160, stream(1), cell_px=40)
    assert plane.shape == (90, 160)
    assert plane.dtype == np.float32
    assert (float(plane.min()), float(plane.max())) == (0.0, 1.0)
    assert float(np.abs(np.diff(plane, axis=1)).max()) < 0.35


def test_streams_of_one_seed_are_independent_by_name() -> None:
    assert stream(3, "sky").random() != stream(3, "land").random()


def test_smoothstep_falls_where_its_edges_are_swapped() -> None:
    rising = smoothstep(0.0, 1.0, np.array([0.0, 0.5, 1.0], np.float32))
    falling = smoothstep(1.0, 0.0, np.array([0.0, 0.5, 1.0], np.float32))
    assert rising.tolist() == [0.0, 0.5, 1.0]
    assert falling.tolist() == [1.0, 0.5, 0.0]


def test_colours_survive_a_round_trip_and_mix_as_light() -> None:
    assert hex_of(parse("#1A2B3C")) == "#1A2B3C"
    assert hex_of(parse("#1A2B3C"), 0.5) == "#1A2B3C80"
    assert mix(BLACK, WHITE, 0.5)[0] > 0.7
    assert mix(BLACK, WHITE, 0.0) == BLACK


def test_a_ramp_begins_and_ends_at_its_stops() -> None:
    stops = (parse("#102030"), parse("#808080"), parse("#F0E0D0"))
    ends = ramp(stops, np.array([0.0, 1.0]))
    assert ends == pytest.approx(np.array([stops[0], stops[2]]), abs=1e-4)


def test_opaque_dithers_between_two_neighbouring_levels() -> None:
    pixels = opaque(np.full((16, 16, 3), 100.5 / 255, np.float32))
    assert set(np.unique(pixels[:, :, :3])) == {100, 101}
    assert (pixels[:, :, 3] == 255).all()


def test_a_glow_is_brightest_in_its_middle_and_ends_in_nothing() -> None:
    alpha = glow(WHITE, 40)[:, :, 3]
    assert alpha[40, 40] > 240
    assert alpha[0].max() == 0


def test_tinted_keeps_its_colour_where_it_is_transparent() -> None:
    pixels = tinted(parse("#336699"), np.zeros((4, 4), np.float32))
    assert pixels[0, 0].tolist() == [0x33, 0x66, 0x99, 0]


def test_a_blur_keeps_size_and_mean() -> None:
    plane = stream(5).random((60, 80), np.float32)
    soft = blurred(plane, 9.0)
    assert soft.shape == plane.shape
    assert float(soft.mean()) == pytest.approx(float(plane.mean()), abs=0.02)
    assert float(soft.std()) < float(plane.std()) / 3


def test_words_are_broken_into_even_lines_inside_the_width() -> None:
    block = fit("Where do we come from, and are we alone?", SERIF, size_px=40, width_px=420, max_lines=3)
    assert " ".join(block.lines) == "Where do we come from, and are we alone?"
    assert block.width_px <= 420
    widths = [block.width_of(line) for line in block.lines]
    assert min(widths) > 0.5 * max(widths)


def test_a_word_too_wide_for_its_box_shrinks_until_it_fits() -> None:
    block = fit("Donaudampfschifffahrtsgesellschaft", SERIF, size_px=80, width_px=200, max_lines=1)
    assert block.lines == ("Donaudampfschifffahrtsgesellschaft",)
    assert block.width_px <= 200
    assert block.size_px < 80


def test_words_shrink_to_the_height_they_are_given() -> None:
    block = fit("one two three four five six", SERIF, size_px=60, width_px=200, max_lines=6, height_px=100)
    assert block.height_px <= 100


def test_no_words_make_an_empty_block() -> None:
    assert fit("  ", SERIF, size_px=40, width_px=100, max_lines=2).lines == ()


def test_ink_stays_between_the_edges_of_the_line() -> None:
    block = fit("Huge", SERIF, size_px=50, width_px=300, max_lines=1)

    def draw(canvas: skia.Canvas) -> None:
        block.paint_line(canvas, 0, 150, 20, WHITE, align="centre")

    ink = np.argwhere(drawn(300, 120, draw)[:, :, 3] > 40)
    assert ink[:, 0].min() >= 20
    assert ink[:, 0].max() <= 20 + block.height_px
    assert (ink[:, 1].min() + ink[:, 1].max()) / 2 == pytest.approx(150, abs=3)
