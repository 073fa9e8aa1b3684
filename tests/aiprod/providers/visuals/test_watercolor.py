from __future__ import annotations

from itertools import pairwise
from typing import get_args

import numpy as np
import pytest

from aiprod.media.pictures.layers import MARGIN, Life, RasterLayer
from aiprod.media.safe_area import caption_area
from aiprod.plan import Form, Place, Season, TimeOfDay, Weather
from aiprod.providers.visuals.painters.watercolor import paint
from tests.aiprod.providers.visuals.graphic import FRAMES, WORDS, at_rest, differ, request, word_boxes

SERIES = tuple(
    {"label": month, "value": value, "shown": f"{value} %"} for month, value in (("Jan", 12), ("Feb", 31), ("Mar", 44))
)


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_is_painted_and_is_neither_flat_nor_black(place: Place) -> None:
    for time in get_args(TimeOfDay):
        frame = at_rest(paint(request("watercolor", place=place, time=time, prompt="Somewhere quiet")))
        assert frame.std() > 8
        assert frame.mean() > 20


@pytest.mark.parametrize("form", get_args(Form))
@pytest.mark.parametrize("size", FRAMES)
def test_words_stay_in_the_frame_and_off_the_captions(form: Form, size: tuple[int, int]) -> None:
    wanted = request("watercolor", size, form=form, place="sea", **WORDS)
    boxes = word_boxes(paint(wanted))
    assert boxes
    assert min(box[0] for box in boxes) >= 0.02 * size[0]
    assert max(box[2] for box in boxes) <= 0.98 * size[0]
    assert min(box[1] for box in boxes) >= 0.02 * size[1]
    assert max(box[3] for box in boxes) <= caption_area(*size, wanted.style.captions).top + 1


@pytest.mark.parametrize("size", FRAMES)
@pytest.mark.parametrize("chart", ["bar", "line"])
def test_charts_stay_in_the_frame_and_off_the_captions(chart: str, size: tuple[int, int]) -> None:
    wanted = request("watercolor", size, form="chart", chart=chart, place="sea", series=SERIES, **WORDS)
    boxes = word_boxes(paint(wanted))
    assert len(boxes) > len(SERIES)
    assert min(box[0] for box in boxes) >= 0.02 * size[0]
    assert max(box[2] for box in boxes) <= 0.98 * size[0]
    assert max(box[3] for box in boxes) <= caption_area(*size, wanted.style.captions).top + 1


def test_a_figure_counts_up_to_itself() -> None:
    stack, _ = paint(request("watercolor", (320, 180), form="figure", place="field", figure="12,480"))
    leaving = [e.until_s for e in stack.elements if isinstance(e, RasterLayer) and e.until_s]
    assert len(leaving) > 10
    assert max(leaving) < 3


def test_paint_comes_up_from_the_back_to_the_front_within_two_seconds() -> None:
    stack, _ = paint(request("watercolor", place="mountains"))
    entrances = [e.entrance for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    starts = [entrance.at_s for entrance in entrances]
    assert starts == sorted(starts)
    assert len(set(starts)) >= 4
    assert max(entrance.at_s + entrance.seconds for entrance in entrances) < 2


@pytest.mark.parametrize(
    ("place", "subjects"),
    [("field", ("windmill",)), ("sea", ("ship",)), ("city", ("church",)), ("room", ("piano",)), ("sky", ("balloon",))],
)
def test_what_is_named_is_painted(place: Place, subjects: tuple[str, ...]) -> None:
    bare, named = (paint(request("watercolor", place=place, subjects=names)) for names in ((), subjects))
    assert differ(bare, named) > 0.3


def test_another_seed_builds_another_town() -> None:
    towns = [paint(request("watercolor", place="city", seed=seed)) for seed in range(5)]
    assert all(differ(one, other) > 6 for one, other in pairwise(towns))


def test_the_same_request_gives_the_same_pixels() -> None:
    first, second = (paint(request("watercolor", place="city", form="statement", **WORDS)) for _ in range(2))
    assert first[0] == second[0]
    assert all(np.array_equal(first[1][name], second[1][name]) for name in first[1])


def test_two_seeds_give_two_compositions() -> None:
    pictures = [
        paint(request("watercolor", seed=seed, place="abstract", form="statement", **WORDS)) for seed in range(4)
    ]
    assert max(differ(pictures[0], other) for other in pictures[1:]) > 4


def test_the_first_layer_is_opaque_and_covers_the_frame_and_its_margin() -> None:
    stack, rasters = paint(request("watercolor", (160, 90), place="field"))
    ground = stack.elements[0]
    assert isinstance(ground, RasterLayer)
    pixels = rasters[ground.file]
    assert pixels[:, :, 3].min() == 255
    assert ground.x <= -MARGIN * 160
    assert ground.x + pixels.shape[1] >= 160 + MARGIN * 160
    assert ground.y + pixels.shape[0] >= 90 + MARGIN * 90


def test_lines_of_a_list_enter_one_after_another() -> None:
    stack, _ = paint(request("watercolor", form="list", place="abstract", **WORDS))
    starts = [e.entrance.at_s for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    assert len(set(starts)) >= 4


@pytest.mark.parametrize("season", get_args(Season))
@pytest.mark.parametrize("weather", get_args(Weather))
def test_every_weather_and_season_is_painted(season: Season, weather: Weather) -> None:
    picture = paint(request("watercolor", (96, 54), place="forest", season=season, weather=weather))
    assert at_rest(picture).std() > 8


def test_snow_falls_only_when_it_snows() -> None:
    snowing, clear = (paint(request("watercolor", place="mountains", weather=w))[0] for w in ("snow", "clear"))
    assert any(e.kind == "life" and e.what == "snow" for e in snowing.elements)
    assert not any(e.kind == "life" and e.what == "snow" for e in clear.elements)


def test_snow_stays_outside_a_room_behind_its_window() -> None:
    stack, _ = paint(request("watercolor", place="room", weather="snow"))
    areas = [e.area for e in stack.elements if e.kind == "life" and e.what == "snow"]
    assert len(areas) == 1
    assert areas[0][2] < 0.6 * stack.width_px


def test_night_is_darker_than_day() -> None:
    night, day = (at_rest(paint(request("watercolor", place="field", time=t))).mean() for t in ("night", "day"))
    assert night < day - 20


def test_a_large_frame_is_painted_at_its_own_size() -> None:
    stack, rasters = paint(request("watercolor", (2600, 1300), place="space"))
    assert stack.width_px == 2600
    assert max(pixels.shape[1] for pixels in rasters.values()) >= 2600


@pytest.mark.parametrize("place", ["field", "room"])
def test_rain_is_seen_before_what_is_lighter_and_what_is_darker(place: Place) -> None:
    stack, _ = paint(request("watercolor", place=place, weather="rain"))
    tones = [element.colour for element in stack.elements if isinstance(element, Life) and element.what == "rain"]
    assert "#FFFFFF" in tones
    assert len(set(tones)) == 2


def test_a_range_at_night_is_darker_than_the_sky_behind_it() -> None:
    frame = at_rest(paint(request("watercolor", place="mountains", form="statement", headline="Up", time="night")))
    height = frame.shape[0]
    sky, range_ = frame[height // 3 : int(0.4 * height)], frame[int(0.5 * height) : int(0.55 * height)]
    assert range_.mean() < sky.mean()
