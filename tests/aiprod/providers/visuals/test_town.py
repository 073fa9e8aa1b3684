"""What the landscape painter builds: streets, panoramas, harbours, rooms, and the people in them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.layers import LayerStack, Life, RasterLayer
from aiprod.plan import Place, TimeOfDay, Weather
from aiprod.providers.visuals.kit.colour import luminance
from aiprod.providers.visuals.kit.noise import stream
from aiprod.providers.visuals.kit.sheet import Sheet, drawn
from aiprod.providers.visuals.painters.landscape import paint
from aiprod.providers.visuals.painters.scenery.base import Scene
from aiprod.providers.visuals.painters.scenery.daylight import lit
from aiprod.providers.visuals.painters.scenery.figures import Figure, draw_figures
from aiprod.providers.visuals.painters.scenery.light import light_of
from aiprod.providers.visuals.painters.scenery.postures import POSES
from aiprod.providers.visuals.painters.scenery.vista import Vista
from tests.aiprod.providers.visuals.flatten import flatten
from tests.aiprod.providers.visuals.test_waters import request

CITIES = ("village", "market", "road", "bus", "bicycle", "bridge", "tower", "train", "factory", "castle", "church")
SEAS = ("harbour", "pier", "island", "iceberg", "ship", "boat", "lighthouse", "whale", "dolphin", "shark", "fisherman")
ROOMS = ("kitchen", "classroom", "laboratory", "office", "library", "workshop", "hospital", "bedroom")
THINGS = ("book", "lamp", "laptop", "phone", "cup", "candle", "bread", "clock", "globe", "flask", "microscope", "plant")
FLOOR = ("fireplace", "piano", "guitar", "easel", "chair", "cat", "dog", "person", "crowd", "blackboard")
ASKED = [("city", word) for word in (*CITIES, "harbour")]
ASKED += [("sea", word) for word in SEAS] + [("room", word) for word in (*ROOMS, *THINGS, *FLOOR)]


PictureArray = npt.NDArray[np.float64]


@pytest.fixture(scope="module")
def plain() -> dict[Place, PictureArray]:
    places: tuple[Place, ...] = ("city", "sea", "room")
    return {place: flatten(*paint(request(place))).astype(float) for place in places}


def scene_of(time: TimeOfDay = "day", weather: Weather = "clear") -> Scene:
    wanted = request("city", time=time, weather=weather)
    light = light_of(wanted.intent, wanted.style, stream(1, "light"))
    return Scene(Sheet(wanted, "#000000"), light, wanted.intent, wanted.style, seed=1, top=0, bottom=wanted.height_px)


@pytest.mark.parametrize(("place", "subject"), ASKED)
def test_what_the_words_name_changes_the_picture(place: Place, subject: str, plain: dict[Place, PictureArray]) -> None:
    asked = flatten(*paint(request(place, subjects=(subject,)))).astype(float)
    assert np.abs(asked - plain[place]).mean() > 0.05


@pytest.mark.parametrize(
    ("place", "subject"), [("city", "market"), ("city", "factory"), ("sea", "dolphin"), ("room", "candle")]
)
def test_the_same_words_and_seed_paint_the_same_pixels(place: Place, subject: str) -> None:
    (one, first), (other, second) = (paint(request(place, subjects=(subject,))) for _ in range(2))
    assert one == other
    assert all(np.array_equal(first[name], second[name]) for name in first)


@pytest.mark.parametrize("subject", CITIES)
@pytest.mark.parametrize(
    ("time", "weather"), [("night", "rain"), ("day", "snow"), ("dawn", "fog"), ("golden", "clear")]
)
def test_a_town_stands_in_every_light(subject: str, time: TimeOfDay, weather: Weather) -> None:
    picture = flatten(*paint(request("city", time=time, weather=weather, subjects=(subject,))))
    assert picture.std() > 6


@pytest.mark.parametrize("subject", ["harbour", "pier", "island", "iceberg", "lighthouse", "dolphin"])
@pytest.mark.parametrize("size", [(90, 160), (128, 128)])
def test_coasts_fill_tall_and_square_frames(subject: str, size: tuple[int, int]) -> None:
    assert flatten(*paint(request("sea", size=size, subjects=(subject,)))).std() > 6


@pytest.mark.parametrize("place", ["sea", "city", "room"])
def test_something_moves_by_itself(place: Place) -> None:
    for seed in range(4):
        stack, _ = paint(request(place, seed=seed, time="night"))
        layers = [element for element in stack.elements if isinstance(element, RasterLayer)]
        assert any(layer.drift_x_px_s or layer.sway_px or layer.pulse for layer in layers)


def test_a_storm_raises_waves_that_a_calm_has_not() -> None:
    calm, storm = (paint(request("sea", weather=weather, seed=2))[0] for weather in ("clear", "storm"))

    def widest(stack: LayerStack) -> float:
        return max(e.sway_px for e in stack.elements if isinstance(e, RasterLayer))

    assert widest(storm) > widest(calm)


def test_rain_falls_outside_the_window_of_a_room() -> None:
    stack, _ = paint(request("room", weather="rain"))
    rain = next(e for e in stack.elements if isinstance(e, Life) and e.what == "rain")
    assert rain.area[2] < 160


@pytest.mark.parametrize("pose", sorted(POSES))
def test_a_figure_stands_on_its_foot_and_is_as_tall_as_asked(pose: str) -> None:
    scene = scene_of()
    pixels = drawn(200, 200, lambda canvas: draw_figures(canvas, scene, [Figure(pose, 80, 180, 100)], "x"))
    rows = np.flatnonzero(pixels[:, :, 3].max(axis=1) > 128)
    assert 176 <= rows[-1] <= 183
    assert 60 <= rows[-1] - rows[0] <= 112


def test_a_wall_is_brighter_in_the_sun_than_in_shade_and_paler_far_away() -> None:
    scene, brick = scene_of(), (0.6, 0.3, 0.2)
    assert luminance(lit(scene, brick, 1.0)) > 1.5 * luminance(lit(scene, brick, 0.0))
    near, far = (np.ptp(lit(scene, brick, 0.5, distance)) for distance in (0.0, 0.9))
    assert far < near


def test_things_shrink_towards_the_point_a_street_runs_to() -> None:
    vista = Vista(100, 50, focal=100, eye=2)
    assert vista.at((0, 2, 5)) == (100, 50)
    near, far = vista.at((3, 0, 5)), vista.at((3, 0, 50))
    assert near[0] > far[0] > 100
    assert near[1] > far[1] > 50
