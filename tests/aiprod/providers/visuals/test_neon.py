"""The neon painter: every place, every form of words."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.media.safe_area import caption_area
from aiprod.payload import Mood
from aiprod.plan import DataPoint, Form, PictureIntent, Place, Season, TimeOfDay, VisualRequest, Weather
from aiprod.providers.visuals.painters.neon import paint
from aiprod.style import load_style
from tests.aiprod.providers.visuals.flatten import flatten

PLACES: tuple[Place, ...] = get_args(Place)
WORDS: dict[Form, PictureIntent] = {
    "scenery": PictureIntent(form="scenery", place="city", kicker="Chapter one", headline="The city never sleeps"),
    "statement": PictureIntent(form="statement", place="sea", headline="Nothing worth having comes to those who wait"),
    "quote": PictureIntent(
        form="quote", place="forest", headline="“The lights are brightest before the morning”", lines=("An old saying",)
    ),
    "figure": PictureIntent(form="figure", place="space", figure="12,480", headline="lights go on every evening"),
    "list": PictureIntent(
        form="list",
        place="room",
        headline="Tonight",
        lines=("Plan", "Follow the lights", "Rest", "Écouter", "Wait", "Go"),
    ),
    "chart": PictureIntent(
        form="chart",
        place="city",
        headline="Lights by the hour",
        series=tuple(DataPoint(label=f"{at} h", value=at * 3.5, shown=f"{at * 3.5:.0f}") for at in range(1, 6)),
    ),
    "date": PictureIntent(form="date", place="sea", figure="20 July 1969", headline="The first steps"),
}


def request(intent: PictureIntent, *, seed: int = 7, size: tuple[int, int] = (160, 90)) -> VisualRequest:
    return VisualRequest(
        provider="procedural",
        style=load_style("neon"),
        intent=intent,
        width_px=size[0],
        height_px=size[1],
        seed=seed,
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("time", "weather"), [("dusk", "clear"), ("night", "storm"), ("day", "fog")])
def test_every_place_glows_in_the_dark(place: Place, time: TimeOfDay, weather: Weather) -> None:
    picture = flatten(*paint(request(PictureIntent(place=place, time=time, weather=weather))))
    assert picture.std() > 15
    assert np.percentile(picture.max(axis=2), 99) > 110


@pytest.mark.parametrize("place", PLACES)
def test_the_same_seed_paints_the_same_pixels(place: Place) -> None:
    intent = PictureIntent(place=place, time="dusk")
    first, second = paint(request(intent)), paint(request(intent))
    assert first[0] == second[0]
    assert all(np.array_equal(first[1][name], second[1][name]) for name in first[1])


@pytest.mark.parametrize("place", PLACES)
def test_another_seed_is_another_composition(place: Place) -> None:
    intent = PictureIntent(place=place, time="dusk")
    one, other = (flatten(*paint(request(intent, seed=seed))).astype(float) for seed in (3, 11))
    assert np.abs(one - other).mean() > 3


@pytest.mark.parametrize("form", WORDS)
@pytest.mark.parametrize("size", [(320, 180), (180, 320), (200, 200)])
def test_words_stay_inside_the_frame_and_above_the_captions(form: Form, size: tuple[int, int]) -> None:
    wanted = request(WORDS[form], size=size)
    stack, rasters = paint(wanted)
    band_top = caption_area(*size, wanted.style.captions).top
    worded = [e for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    assert worded
    for layer in worded:
        bright = rasters[layer.file][:, :, :3].min(axis=2).astype(int) * rasters[layer.file][:, :, 3] > 190 * 250
        rows, columns = np.nonzero(bright)
        if not len(rows):
            continue
        assert layer.y + rows.max() < band_top
        assert layer.y + rows.min() > 0
        assert layer.x + columns.min() > 0.02 * size[0]
        assert layer.x + columns.max() < 0.98 * size[0]


def test_list_items_switch_on_one_after_another() -> None:
    stack, _ = paint(request(WORDS["list"], size=(320, 180)))
    starts = [e.entrance.at_s for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    assert len(starts) == 1 + 6
    assert starts == sorted(set(starts))


def test_an_intent_without_words_shows_none() -> None:
    stack, _ = paint(request(PictureIntent(place="city")))
    assert not any(isinstance(e, RasterLayer) and e.entrance for e in stack.elements)


@pytest.mark.parametrize(("weather", "life"), [("rain", "rain"), ("snow", "snow")])
def test_weather_falls(weather: Weather, life: str) -> None:
    stack, _ = paint(request(PictureIntent(place="city", weather=weather)))
    assert any(isinstance(e, Life) and e.what == life for e in stack.elements)


def test_letters_the_title_font_lacks_are_still_set() -> None:
    stack, rasters = paint(
        request(PictureIntent(form="statement", place="sea", headline="Привет, мир"), size=(320, 180))
    )
    words = [e for e in stack.elements if isinstance(e, RasterLayer) and e.entrance]
    assert len(words) == 1
    assert rasters[words[0].file][:, :, 3].max() == 255


@pytest.mark.parametrize("seed", range(12))
def test_pictures_without_a_place_glow_whatever_figure_the_seed_chooses(seed: int) -> None:
    picture = flatten(*paint(request(PictureIntent(place="abstract", time="dusk"), seed=seed)))
    assert picture.std() > 15


@pytest.mark.parametrize(("mood", "place"), [("tense", "forest"), ("epic", "mountains")])
def test_tense_and_epic_scenes_send_up_embers(mood: Mood, place: Place) -> None:
    stack, _ = paint(request(PictureIntent(place=place, mood=mood)))
    assert any(isinstance(e, Life) and e.what == "embers" for e in stack.elements)


def test_a_figure_counts_up_to_itself() -> None:
    stack, _ = paint(request(WORDS["figure"], size=(320, 180)))
    leaving = [e.until_s for e in stack.elements if isinstance(e, RasterLayer) and e.until_s]
    assert len(leaving) > 10
    assert max(leaving) < 3


@pytest.mark.parametrize(
    ("place", "subjects"),
    [("forest", ("deer",)), ("sea", ("ship",)), ("city", ("car",)), ("room", ("piano",)), ("sky", ("plane",))],
)
def test_what_is_named_is_drawn(place: Place, subjects: tuple[str, ...]) -> None:
    bare, named = (
        flatten(*paint(request(PictureIntent(place=place, time="dusk", subjects=names)))) for names in ((), subjects)
    )
    assert np.abs(bare.astype(float) - named).mean() > 0.3


def test_floors_run_and_seas_roll() -> None:
    floors: tuple[tuple[Place, str], ...] = (("forest", "rows"), ("sea", "waves"))
    for place, life in floors:
        stack, _ = paint(request(PictureIntent(place=place, time="dusk", subjects=("road",))))
        assert any(isinstance(e, Life) and e.what == life for e in stack.elements)


def test_a_road_has_traffic_both_ways() -> None:
    stack, _ = paint(request(PictureIntent(place="forest", time="dusk", subjects=("road",))))
    speeds = {e.speed > 0 for e in stack.elements if isinstance(e, Life) and e.what == "traffic"}
    assert speeds == {True, False}


@pytest.mark.parametrize("place", ["mountains", "forest", "city"])
def test_seasons_and_hours_have_colours_of_their_own(place: Place) -> None:
    intents = [PictureIntent(place=place, season=season) for season in get_args(Season)]
    intents += [PictureIntent(place=place, time=time) for time in ("dawn", "golden", "dusk", "night")]
    means = [flatten(*paint(request(intent))).astype(float).mean(axis=(0, 1)) for intent in intents]
    for index, mean in enumerate(means):
        assert all(np.abs(mean - other).max() > 2 for other in means[:index])
