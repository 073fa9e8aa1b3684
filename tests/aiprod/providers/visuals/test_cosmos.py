"""The cosmos painter: every place as science fiction has it."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.media.safe_area import caption_area
from aiprod.plan import Form, Place, Season, TimeOfDay, Weather
from aiprod.providers.visuals.painters.cosmos import paint
from aiprod.style import load_style
from tests.aiprod.providers.visuals.graphic import WORDS, at_rest, differ, request, word_boxes

OUTDOORS: tuple[Place, ...] = ("mountains", "forest", "field", "desert", "river", "sea", "sky", "city")


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_has_light_and_dark_and_covers_an_upright_frame(place: Place) -> None:
    stack, rasters = paint(request("space", (90, 160), place=place))
    first = stack.elements[0]
    assert isinstance(first, RasterLayer)
    assert (rasters[first.file][:, :, 3] == 255).all()
    assert rasters[first.file].shape[:2] >= (160, 90)
    frame = at_rest((stack, rasters))
    assert frame.std() > 8
    assert np.percentile(frame.max(axis=2), 99) > 60


@pytest.mark.parametrize("time", get_args(TimeOfDay))
@pytest.mark.parametrize("place", OUTDOORS)
def test_every_hour_has_a_sky_in_some_weather_and_season(place: Place, time: TimeOfDay) -> None:
    turn = OUTDOORS.index(place) + get_args(TimeOfDay).index(time)
    weather, season = get_args(Weather)[turn % 6], get_args(Season)[turn % 4]
    frame = at_rest(paint(request("space", place=place, time=time, weather=weather, season=season)))
    assert frame.std() > 5
    assert frame.mean() > 4


@pytest.mark.parametrize("place", OUTDOORS)
def test_night_is_darker_than_day(place: Place) -> None:
    day, night = (at_rest(paint(request("space", place=place, time=time))).mean() for time in ("day", "night"))
    assert night < 0.7 * day


@pytest.mark.parametrize("place", get_args(Place))
def test_two_seeds_compose_two_pictures_and_one_seed_repeats(place: Place) -> None:
    first, again, other = (paint(request("space", place=place, seed=seed)) for seed in (3, 3, 4))
    assert all(np.array_equal(first[1][name], again[1][name]) for name in first[1])
    assert first[0] == again[0]
    assert differ(first, other) > 2


@pytest.mark.parametrize("season", get_args(Season))
def test_a_season_shifts_the_colours_of_what_grows(season: Season) -> None:
    if season != "summer":
        summer, other = (paint(request("space", place="field", season=which)) for which in ("summer", season))
        assert differ(summer, other) > 3


@pytest.mark.parametrize(("weather", "kind"), [("rain", "rain"), ("snow", "snow"), ("fog", "mist")])
def test_weather_falls_and_drifts(weather: Weather, kind: str) -> None:
    stack, _ = paint(request("space", place="desert", weather=weather))
    assert kind in {element.what for element in stack.elements if isinstance(element, Life)}


@pytest.mark.parametrize(
    ("place", "subject"),
    [("field", "house"), ("desert", "car"), ("mountains", "person"), ("room", "astronaut"), ("desert", "rocket")],
)
def test_what_the_words_name_stands_on_the_ground(place: Place, subject: str) -> None:
    plain, shown = (at_rest(paint(request("space", (320, 180), place=place, subjects=s))) for s in ((), (subject,)))
    assert (np.abs(plain - shown).max(axis=2) > 25).sum() > 20


@pytest.mark.parametrize("place", get_args(Place))
def test_something_moves_by_itself_in_every_place(place: Place) -> None:
    stack, _ = paint(request("space", place=place))
    assert any(isinstance(e, Life) or e.drift_x_px_s or e.sway_px or e.pulse for e in stack.elements)


@pytest.mark.parametrize("size", [(640, 360), (360, 640)])
@pytest.mark.parametrize("form", get_args(Form))
def test_words_stay_inside_the_frame_and_off_the_caption_band(form: Form, size: tuple[int, int]) -> None:
    picture = paint(request("space", size, place="space", form=form, **WORDS))
    band = caption_area(*size, load_style("space").captions)
    boxes = word_boxes(picture)
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0.02 * size[0]
        assert right <= 0.98 * size[0]
        assert top >= 0
        assert bottom <= band.top or top >= band.bottom
