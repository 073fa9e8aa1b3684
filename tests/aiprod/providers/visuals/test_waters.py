"""The landscape painter's water, night sky, city, room and abstract pictures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.plan import PictureIntent, Place, TimeOfDay, VisualRequest, Weather
from aiprod.providers.visuals.painters.landscape import paint
from aiprod.style import load_style
from tests.aiprod.providers.visuals.flatten import flatten

PLACES: tuple[Place, ...] = ("sea", "underwater", "space", "city", "room", "abstract")
LIGHTS: tuple[tuple[TimeOfDay, Weather], ...] = (
    ("day", "clear"),
    ("night", "clear"),
    ("dusk", "storm"),
    ("golden", "fog"),
)


def request(
    place: Place,
    *,
    time: TimeOfDay = "day",
    weather: Weather = "clear",
    seed: int = 7,
    style: str = "documentary",
    size: tuple[int, int] = (160, 90),
    subjects: Sequence[str] = (),
) -> VisualRequest:
    return VisualRequest(
        provider="procedural",
        style=load_style(style),
        intent=PictureIntent(place=place, time=time, weather=weather, subjects=tuple(subjects)),
        width_px=size[0],
        height_px=size[1],
        seed=seed,
    )


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("time", "weather"), LIGHTS)
def test_every_hour_and_weather_gives_a_picture_with_light_and_dark(
    place: Place, time: TimeOfDay, weather: Weather
) -> None:
    picture = flatten(*paint(request(place, time=time, weather=weather)))
    assert picture.mean() > 4
    assert picture.std() > 6
    assert np.percentile(picture, 99) - np.percentile(picture, 1) > 25


@pytest.mark.parametrize("place", PLACES)
def test_the_same_seed_paints_the_same_pixels(place: Place) -> None:
    first, second = paint(request(place)), paint(request(place))
    assert first[0] == second[0]
    assert all(np.array_equal(first[1][name], second[1][name]) for name in first[1])


@pytest.mark.parametrize("place", PLACES)
def test_another_seed_is_another_composition(place: Place) -> None:
    one, other = (flatten(*paint(request(place, seed=seed))).astype(float) for seed in (3, 4))
    assert np.abs(one - other).mean() > 4


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(90, 160), (128, 128)])
def test_tall_and_square_frames_are_covered_with_their_margins(place: Place, size: tuple[int, int]) -> None:
    stack, rasters = paint(request(place, size=size))
    first = stack.elements[0]
    assert isinstance(first, RasterLayer)
    height, width = rasters[first.file].shape[:2]
    assert first.x < 0
    assert first.y < 0
    assert first.x + width > size[0]
    assert first.y + height > size[1]
    assert (rasters[first.file][:, :, 3] == 255).all()


def test_day_is_brighter_than_night() -> None:
    for place in ("sea", "city", "room", "underwater"):
        day, night = (flatten(*paint(request(place, time=time))).mean() for time in ("day", "night"))
        assert day > night * 1.3, place


def test_a_boat_that_the_text_names_sails_on_the_sea() -> None:
    with_boat, _ = paint(request("sea", subjects=("boat",)))
    assert any(isinstance(e, RasterLayer) and e.sway_px > 0 for e in with_boat.elements)


def test_fish_swim_under_water() -> None:
    stack, _ = paint(request("underwater"))
    assert any(isinstance(e, Life) and e.what == "fish" for e in stack.elements)


@pytest.mark.parametrize("place", PLACES)
def test_a_style_without_named_ramps_still_paints(place: Place) -> None:
    style = load_style("documentary").model_copy(update={"palette": {"base": ("#0B1D3A", "#F2A65A")}})
    plain = request(place).model_copy(update={"style": style})
    assert flatten(*paint(plain)).std() > 4


@pytest.mark.parametrize("place", ["abstract", "space", "underwater", "sea"])
@pytest.mark.parametrize("seed", range(8))
def test_every_variation_the_seed_may_choose_is_lit(place: Place, seed: int) -> None:
    picture = flatten(*paint(request(place, seed=seed)))
    assert picture.std() > 8
    assert np.percentile(picture.max(axis=2), 99) > 60


def test_a_whale_takes_the_place_of_the_jellyfish() -> None:
    with_whale, _ = paint(request("underwater", subjects=("whale",)))
    assert any(isinstance(e, RasterLayer) and e.drift_x_px_s for e in with_whale.elements)
