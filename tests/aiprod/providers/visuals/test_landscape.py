from __future__ import annotations

from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.layers import MARGIN, LayerStack, RasterLayer, RgbaArray
from aiprod.media.safe_area import caption_area
from aiprod.plan import Form, PictureIntent, Place, Season, TimeOfDay, VisualRequest, Weather
from aiprod.providers.visuals.painters.landscape import paint
from aiprod.style import load_style

LAND: tuple[Place, ...] = ("mountains", "forest", "field", "desert", "river", "sky")
WORDS: dict[str, Any] = {
    "kicker": "Chapter one",
    "headline": "The long way up to the last village",
    "figure": "12,480",
    "lines": ("A map and a plan", "Water for three days", "Good boots", "Patience"),
}


def request(
    *, style: str = "cinematic", size: tuple[int, int] = (160, 90), seed: int = 3, **intent: object
) -> VisualRequest:
    return VisualRequest(
        provider="procedural",
        style=load_style(style),
        intent=PictureIntent.model_validate(intent),
        width_px=size[0],
        height_px=size[1],
        seed=seed,
    )


def flattened(stack: LayerStack, rasters: dict[str, RgbaArray]) -> npt.NDArray[np.float32]:
    """The frame at rest: layers over each other, without life, camera and letterbox."""
    frame = np.zeros((stack.height_px, stack.width_px, 3), np.float32)
    for layer in stack.elements:
        if isinstance(layer, RasterLayer) and layer.blend == "over":
            _blend(frame, rasters[layer.file], round(layer.x), round(layer.y))
    return frame


def _blend(frame: npt.NDArray[np.float32], pixels: RgbaArray, x: int, y: int) -> None:
    height, width = frame.shape[:2]
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + pixels.shape[1]), min(height, y + pixels.shape[0])
    if left < right and top < bottom:
        part = pixels[top - y : bottom - y, left - x : right - x].astype(np.float32)
        alpha = part[:, :, 3:] / 255
        frame[top:bottom, left:right] = frame[top:bottom, left:right] * (1 - alpha) + part[:, :, :3] * alpha


def words_of(stack: LayerStack) -> list[RasterLayer]:
    return [e for e in stack.elements if isinstance(e, RasterLayer) and e.entrance is not None]


@pytest.mark.parametrize("place", get_args(Place))
@pytest.mark.parametrize("style", ["cinematic", "documentary"])
def test_every_place_is_a_picture_and_not_a_flat_or_black_one(place: Place, style: str) -> None:
    stack, rasters = paint(request(style=style, place=place))
    frame = flattened(stack, rasters)
    assert frame.std() > 10
    assert 8 < frame.mean() < 235


@pytest.mark.parametrize("time", get_args(TimeOfDay))
@pytest.mark.parametrize("place", LAND)
def test_every_land_has_every_hour_in_some_weather_and_season(place: Place, time: TimeOfDay) -> None:
    turn = LAND.index(place) + get_args(TimeOfDay).index(time)
    weather = get_args(Weather)[turn % 6]
    season = get_args(Season)[turn % 4]
    frame = flattened(*paint(request(place=place, time=time, weather=weather, season=season)))
    assert frame.std() > 5
    assert frame.mean() > 5


def test_night_is_darker_than_day() -> None:
    day, night = (flattened(*paint(request(place="mountains", time=time))).mean() for time in ("day", "night"))
    assert night < 0.6 * day


@pytest.mark.parametrize("place", LAND)
def test_two_seeds_compose_two_pictures(place: Place) -> None:
    first, second = (flattened(*paint(request(place=place, time="golden", seed=seed))) for seed in (1, 2))
    assert np.abs(first - second).mean() > 4


def test_the_same_request_paints_the_same_pixels() -> None:
    first, second = (paint(request(place="forest", time="dawn", headline="Again"))[1] for _ in range(2))
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("size", [(160, 90), (90, 160), (100, 100), (96, 120)])
def test_the_first_layer_is_opaque_and_covers_the_frame_with_its_margins(size: tuple[int, int]) -> None:
    stack, rasters = paint(request(place="river", size=size))
    first = stack.elements[0]
    assert isinstance(first, RasterLayer)
    pixels = rasters[first.file]
    assert (pixels[:, :, 3] == 255).all()
    assert first.x <= -round(MARGIN * size[0])
    assert first.y <= -round(MARGIN * size[1])
    assert pixels.shape[1] + first.x >= size[0] + round(MARGIN * size[0])
    assert pixels.shape[0] + first.y >= size[1] + round(MARGIN * size[1])


@pytest.mark.parametrize("size", [(640, 360), (360, 640), (400, 400)])
@pytest.mark.parametrize("style", ["cinematic", "documentary"])
@pytest.mark.parametrize("form", get_args(Form))
def test_words_stay_inside_the_frame_and_off_the_caption_band(form: Form, style: str, size: tuple[int, int]) -> None:
    asked = request(place="desert", style=style, size=size, form=form, **WORDS)
    stack, rasters = paint(asked)
    band = caption_area(*size, asked.style.captions)
    assert words_of(stack)
    for layer in words_of(stack):
        rows, columns = np.nonzero(rasters[layer.file][:, :, 3] > 190)
        assert layer.x + columns.min() >= 0.02 * size[0]
        assert layer.x + columns.max() <= 0.98 * size[0]
        assert layer.y + rows.min() >= 0
        assert layer.y + rows.max() <= band.top or layer.y + rows.min() >= band.bottom


def test_list_items_enter_one_after_another() -> None:
    stack, _ = paint(request(place="desert", form="list", **WORDS))
    starts = [layer.entrance.at_s for layer in words_of(stack) if layer.entrance]
    assert starts == sorted(starts)
    assert len(set(starts)) == len(starts) == 5


def test_a_scene_without_words_has_no_entrances() -> None:
    assert words_of(paint(request(place="field"))[0]) == []


def test_a_letterbox_is_for_wide_frames_only() -> None:
    assert paint(request(place="desert"))[0].letterbox == load_style("cinematic").letterbox
    assert paint(request(place="desert", size=(90, 160)))[0].letterbox is None
    assert paint(request(place="desert", style="documentary"))[0].letterbox is None


@pytest.mark.parametrize(("weather", "what"), [("snow", "snow"), ("rain", "rain"), ("storm", "rain"), ("fog", "mist")])
def test_what_falls_or_drifts_is_what_the_weather_says(weather: Weather, what: str) -> None:
    kinds = {e.what for e in paint(request(place="desert", weather=weather))[0].elements if e.kind == "life"}
    assert kinds & {"snow", "rain", "mist"} == {what}


@pytest.mark.parametrize("weather", ["rain", "snow", "fog", "storm"])
def test_bad_weather_changes_the_land_itself(weather: Weather) -> None:
    place = LAND[get_args(Weather).index(weather) % 5]
    clear, bad = (flattened(*paint(request(place=place, time="day", weather=w))) for w in ("clear", weather))
    assert np.abs(clear - bad).mean() > 8


@pytest.mark.parametrize("place", ["mountains", "forest", "field", "river"])
def test_every_season_has_its_own_land_and_winter_is_the_palest(place: Place) -> None:
    frames = [flattened(*paint(request(place=place, time="day", season=s, seed=2))) for s in get_args(Season)]
    ground = [frame[60:80] for frame in frames]
    for number, one in enumerate(ground):
        assert all(np.abs(one - other).mean() > 2 for other in ground[:number])
    colourful = [float((one.max(axis=2) - one.min(axis=2)).mean()) for one in ground]
    assert colourful[3] == min(colourful)


def test_lightning_comes_and_goes() -> None:
    stack, _ = paint(request(place="field", weather="storm"))
    flashes = [e for e in stack.elements if isinstance(e, RasterLayer) and e.entrance and e.until_s]
    assert len(flashes) > 3
    assert all(e.entrance and e.until_s and 0 < e.until_s - e.entrance.at_s < 1 for e in flashes)


@pytest.mark.parametrize("place", LAND)
def test_every_land_lives(place: Place) -> None:
    moving = [
        e
        for e in paint(request(place=place, time="day", seed=5))[0].elements
        if e.kind == "life" or e.drift_x_px_s or e.sway_px or e.pulse
    ]
    assert moving


@pytest.mark.parametrize(
    ("place", "subject"),
    [
        ("desert", "pyramid"),
        ("desert", "cactus"),
        ("desert", "camel"),
        ("desert", "palm"),
        ("desert", "elephant"),
        ("forest", "deer"),
        ("forest", "wolf"),
        ("mountains", "bear"),
        ("mountains", "volcano"),
        ("mountains", "tent"),
        ("field", "house"),
        ("field", "windmill"),
        ("field", "cow"),
        ("field", "sunflower"),
        ("field", "road"),
        ("river", "waterfall"),
        ("river", "lake"),
        ("sky", "eagle"),
        ("sky", "balloon"),
        ("sky", "airplane"),
        ("city", "bridge"),
        ("underwater", "octopus"),
        ("space", "star"),
    ],
)
def test_a_subject_the_painter_knows_is_seen(place: Place, subject: str) -> None:
    without, shown = (
        flattened(*paint(request(place=place, size=(256, 144), seed=6, subjects=subjects)))
        for subjects in ((), (subject,))
    )
    assert (np.abs(without - shown).max(axis=2) > 25).sum() > 12


def test_a_pine_forest_has_no_broad_leaves_and_an_oak_forest_no_firs() -> None:
    def forest(seed: int, *subjects: str) -> npt.NDArray[np.float32]:
        return flattened(*paint(request(place="forest", season="summer", seed=seed, subjects=subjects)))

    for seed in range(2):
        plain, pines, oaks = forest(seed), forest(seed, "pine"), forest(seed, "oak")
        assert not np.array_equal(pines, oaks)
        assert np.array_equal(plain, pines) or np.array_equal(plain, oaks)


def test_a_balloon_flies_only_where_it_is_asked_for() -> None:
    for seed in range(2):
        plain, _ = paint(request(place="sky", time="day", seed=seed))
        asked, _ = paint(request(place="sky", time="day", seed=seed, subjects=("balloon",)))
        assert len(asked.elements) == len(plain.elements) + 1


@pytest.mark.parametrize(
    ("place", "before", "subject"),
    [("field", (), "house"), ("field", (), "horse"), ("desert", ("pyramid",), "camel")],
)
def test_an_upright_frame_does_not_cut_its_subject(place: Place, before: tuple[str, ...], subject: str) -> None:
    without, shown = (
        flattened(*paint(request(place=place, time="day", size=(180, 320), seed=1, subjects=subjects)))
        for subjects in (before, (*before, subject))
    )
    changed = np.nonzero((np.abs(without - shown).max(axis=2) > 25).any(axis=0))[0]
    assert changed.min() > 3
    assert changed.max() < 176


def test_words_are_larger_in_an_upright_frame() -> None:
    def tallest(size: tuple[int, int]) -> int:
        stack, rasters = paint(request(place="desert", size=size, headline="Home", style="documentary"))
        return int(max(rasters[layer.file].shape[0] for layer in words_of(stack)))

    assert tallest((360, 640)) > 1.2 * tallest((640, 360))


def test_captions_of_the_documentary_stand_on_a_dark_ground() -> None:
    assert load_style("documentary").captions.box_colour is not None


def test_people_in_a_living_room_stand_before_its_sofa() -> None:
    stack, _ = paint(request(place="room", subjects=("piano", "child")))
    nearest = [layer.depth for layer in stack.elements if isinstance(layer, RasterLayer)]
    assert nearest.index(0.48) > max(nearest.index(0.38), nearest.index(0.22))
