"""The cosmos painter: every place as science fiction has it."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import numpy as np
import pytest

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.media.safe_area import caption_area
from aiprod.plan import Form, Place, Season, TimeOfDay, Weather
from aiprod.providers.visuals.painters.cosmos import paint
from aiprod.style import load_style
from tests.aiprod.providers.visuals.graphic import WORDS, Picture, at_rest, differ, request, word_boxes

OUTDOORS: tuple[Place, ...] = ("mountains", "forest", "field", "desert", "river", "sea", "sky", "city")
SMALL = (96, 54)


@cache
def painted(place: Place, **intent: Any) -> Picture:
    """A small picture, painted once for all tests of a process."""
    return paint(request("space", SMALL, place=place, **intent))


@pytest.mark.parametrize("place", get_args(Place))
def test_every_place_has_light_and_dark_and_covers_an_upright_frame(place: Place) -> None:
    stack, rasters = paint(request("space", (54, 96), place=place))
    first = stack.elements[0]
    assert isinstance(first, RasterLayer)
    assert (rasters[first.file][:, :, 3] == 255).all()
    assert rasters[first.file].shape[:2] >= (96, 54)
    frame = at_rest((stack, rasters))
    assert frame.std() > 8
    assert np.percentile(frame.max(axis=2), 99) > 60


@pytest.mark.parametrize("place", OUTDOORS)
def test_every_hour_weather_and_season_has_its_light(place: Place) -> None:
    turn = OUTDOORS.index(place)
    time, weather, season = (get_args(kind)[turn % len(get_args(kind))] for kind in (TimeOfDay, Weather, Season))
    frame = at_rest(painted(place, time=time, weather=weather, season=season))
    assert frame.std() > 5
    assert frame.mean() > 4


@pytest.mark.parametrize("place", ["forest", "sea", "sky", "city"])
def test_night_is_darker_than_day(place: Place) -> None:
    day, night = (at_rest(painted(place, time=time)).mean() for time in ("day", "night"))
    assert night < 0.7 * day


@pytest.mark.parametrize("place", get_args(Place))
def test_another_seed_is_another_picture(place: Place) -> None:
    assert differ(painted(place), paint(request("space", SMALL, seed=4, place=place))) > 2


@pytest.mark.parametrize("place", ["forest", "sea", "space", "room", "abstract"])
def test_one_seed_repeats_to_the_byte(place: Place) -> None:
    first, again = painted(place), paint(request("space", SMALL, place=place))
    assert first[0] == again[0]
    assert all(np.array_equal(first[1][name], again[1][name]) for name in first[1])


@pytest.mark.parametrize("season", ["spring", "autumn", "winter"])
def test_a_season_shifts_the_colours_of_what_grows(season: Season) -> None:
    assert differ(painted("forest"), painted("forest", season=season)) > 3


@pytest.mark.parametrize(("weather", "kind"), [("rain", "rain"), ("snow", "snow"), ("fog", "mist")])
def test_weather_falls_and_drifts(weather: Weather, kind: str) -> None:
    stack, _ = painted("sea", weather=weather)
    assert kind in {element.what for element in stack.elements if isinstance(element, Life)}


def test_a_shower_of_meteors_is_the_rain_of_space() -> None:
    clear, rain = (
        sum(1 for e in painted("space", weather=weather)[0].elements if isinstance(e, RasterLayer) and e.drift_y_px_s)
        for weather in ("clear", "rain")
    )
    assert rain >= clear + 5


@pytest.mark.parametrize(
    ("place", "subject"),
    [("field", "house"), ("desert", "car"), ("mountains", "person"), ("room", "astronaut"), ("forest", "deer")],
)
def test_what_the_words_name_stands_on_the_ground(place: Place, subject: str) -> None:
    plain, shown = (at_rest(paint(request("space", (320, 180), place=place, subjects=s))) for s in ((), (subject,)))
    assert (np.abs(plain - shown).max(axis=2) > 25).sum() > 20


@pytest.mark.parametrize("place", get_args(Place))
def test_something_moves_by_itself_in_every_place(place: Place) -> None:
    elements = painted(place)[0].elements
    assert any(isinstance(e, Life) or e.drift_x_px_s or e.sway_px or e.pulse for e in elements)


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


@pytest.mark.parametrize("place", ["sea", "river"])
def test_a_boat_is_on_the_water_with_a_light_at_her_stern(place: str) -> None:
    empty, sailed = (paint(request("space", place=place, subjects=subjects)) for subjects in ((), ("boat",)))
    assert len(sailed[0].elements) == len(empty[0].elements) + 2


def test_a_room_is_a_cabin_only_in_words_of_a_ship_in_space() -> None:
    home = paint(request("space", place="room", subjects=("kitchen",)))
    cabin = paint(request("space", place="room", subjects=("kitchen",), prompt="The galley of the space station."))
    plain = paint(request("space", place="room", subjects=("kitchen",), prompt="The galley of a station."))
    assert differ(home, cabin) > 4
    assert differ(home, plain) == 0
