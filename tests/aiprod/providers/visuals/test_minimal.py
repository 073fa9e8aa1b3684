from __future__ import annotations

from typing import Any, get_args

import numpy as np
import pytest

from aiprod.media.pictures.layers import MARGIN, RasterLayer
from aiprod.media.safe_area import caption_area
from aiprod.plan import Form, Place
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.painters.minimal import paint
from aiprod.providers.visuals.painters.minimal.places import draw_place
from aiprod.providers.visuals.painters.minimal.planes import Room
from tests.aiprod.providers.visuals.graphic import FRAMES, WORDS, at_rest, differ, request, word_boxes


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_is_painted_and_is_neither_flat_nor_black(place: Place) -> None:
    for seed in range(3):
        frame = at_rest(paint(request("minimal", seed=seed, place=place, prompt="Somewhere quiet")))
        assert frame.std() > 4
        assert frame.mean() > 20


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("size", FRAMES)
def test_words_stay_in_the_frame_and_off_the_captions(form: Form, size: tuple[int, int]) -> None:
    wanted = request("minimal", size, form=form, place="sea", **WORDS)
    boxes = word_boxes(paint(wanted))
    assert boxes
    assert min(box[0] for box in boxes) >= 0.02 * size[0]
    assert max(box[2] for box in boxes) <= 0.98 * size[0]
    assert min(box[1] for box in boxes) >= 0.02 * size[1]
    assert max(box[3] for box in boxes) <= caption_area(*size, wanted.style.captions).top + 1


def test_the_same_request_gives_the_same_pixels() -> None:
    first, second = (paint(request("minimal", place="city", form="statement", **WORDS)) for _ in range(2))
    assert first[0] == second[0]
    assert all(np.array_equal(first[1][name], second[1][name]) for name in first[1])


def test_two_seeds_give_two_compositions() -> None:
    pictures = [paint(request("minimal", seed=seed, place="abstract", form="statement", **WORDS)) for seed in range(4)]
    assert max(differ(pictures[0], other) for other in pictures[1:]) > 2


@pytest.mark.parametrize(
    ("change", "least"),
    [({"time": "night"}, 4), ({"time": "dusk"}, 2), ({"time": "golden"}, 2), ({"season": "winter"}, 0.5)],
)
def test_the_hour_and_the_season_are_seen(change: dict[str, Any], least: float) -> None:
    day, changed = (paint(request("minimal", seed=5, place="forest", **more)) for more in ({}, change))
    assert differ(day, changed) > least


@pytest.mark.parametrize("weather", ["rain", "storm", "snow", "fog"])
def test_weather_is_seen(weather: str) -> None:
    clear, changed = (paint(request("minimal", seed=5, place="field", weather=sky)) for sky in ("clear", weather))
    falls = [element for element in changed[0].elements if not isinstance(element, RasterLayer)]
    assert falls or differ(clear, changed) > 1


def test_a_figure_counts_up_and_a_chart_holds_a_layer_for_each_number() -> None:
    counting = paint(request("minimal", form="figure", place="abstract", figure="12,480", headline="of all teams"))[0]
    assert sum(1 for e in counting.elements if isinstance(e, RasterLayer) and e.until_s) > 30
    series = [{"label": f"L{n}", "value": n + 1, "shown": str(n + 1)} for n in range(4)]
    chart = paint(request("minimal", form="chart", place="abstract", headline="Growth", chart="bar", series=series))[0]
    grown = [e for e in chart.elements if isinstance(e, RasterLayer) and e.entrance and e.entrance.wipe == "up"]
    assert len(grown) == 4


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("place", ["abstract", "room"])
def test_no_page_stands_still_once_its_words_are_in(form: Form, place: Place) -> None:
    stack, _ = paint(request("minimal", form=form, place=place, **WORDS))
    assert any(
        not isinstance(e, RasterLayer) or e.sway_px or e.drift_x_px_s or (e.pulse and e.depth) for e in stack.elements
    )


def test_the_first_layer_is_opaque_and_covers_the_frame_and_its_margin() -> None:
    stack, rasters = paint(request("minimal", (160, 90), place="field"))
    ground = stack.elements[0]
    assert isinstance(ground, RasterLayer)
    pixels = rasters[ground.file]
    assert pixels[:, :, 3].min() == 255
    assert ground.x <= -MARGIN * 160
    assert ground.x + pixels.shape[1] >= 160 + MARGIN * 160
    assert ground.y + pixels.shape[0] >= 90 + MARGIN * 90


def test_lines_of_a_list_enter_one_after_another() -> None:
    stack, _ = paint(request("minimal", form="list", place="abstract", **WORDS))
    starts = [e.entrance.at_s for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    assert len(set(starts)) >= 4


def test_a_scene_without_a_headline_shows_words_of_its_prompt() -> None:
    assert word_boxes(paint(request("minimal", place="abstract", prompt="Good work takes time.")))


def test_a_share_is_drawn_as_large_as_it_is() -> None:
    small, large = (
        paint(request("minimal", form="figure", place="abstract", figure=figure, headline="of all teams"))
        for figure in ("10%", "90%")
    )
    assert differ(small, large) > 1


def test_quiet_moods_have_one_ink_where_lively_ones_have_many() -> None:
    hues = {}
    for mood in ("calm", "sad", "playful"):
        frame = at_rest(paint(request("minimal", (320, 180), seed=1, form="statement", mood=mood, headline="Breathe")))
        spread = frame.max(axis=2) - frame.min(axis=2)
        hues[mood] = float(spread.std())
    assert hues["sad"] < hues["calm"] < hues["playful"]


@pytest.mark.parametrize("seed", range(6))
def test_no_cloud_of_the_sky_is_cut_by_its_frame(seed: int) -> None:
    room = Room(400.0, 300.0, "summer", stream(seed, "clouds"))
    for plane in draw_place("sky", room):
        bounds = plane.mass.getBounds()
        assert bounds.left() > 0
        assert bounds.right() < 400
