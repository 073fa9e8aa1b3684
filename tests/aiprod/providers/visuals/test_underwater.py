"""The sea's inside: who swims there, how far they reach, what hour and weather do to the water."""

from __future__ import annotations

import numpy as np
import pytest

from aiprod.media.pictures.layers import Life, RasterLayer
from aiprod.plan import TimeOfDay
from aiprod.providers.visuals.painters.landscape import paint
from tests.aiprod.providers.visuals.graphic import at_rest, request

SWIMMERS = ("whale", "dolphin", "shark", "turtle", "octopus", "fish", "jellyfish", "person", "submarine")


def swimmers(*subjects: str, size: tuple[int, int] = (160, 90), seed: int = 3) -> list[tuple[RasterLayer, int, int]]:
    """The layers that swim, with the width and height of each."""
    asked = request("documentary", size, seed, place="underwater", time="day", subjects=subjects)
    stack, rasters = paint(asked)
    return [
        (layer, *rasters[layer.file].shape[1::-1])
        for layer in stack.elements
        if isinstance(layer, RasterLayer) and (layer.drift_x_px_s or layer.drift_y_px_s)
    ]


@pytest.mark.parametrize("subject", SWIMMERS)
@pytest.mark.parametrize("seed", range(3))
def test_who_is_named_swims_through_the_picture(subject: str, seed: int) -> None:
    assert swimmers(subject, seed=seed)


@pytest.mark.parametrize("seed", range(6))
def test_nobody_but_jellyfish_swims_there_unasked(seed: int) -> None:
    assert all(not layer.drift_x_px_s for layer, _, _ in swimmers(seed=seed))


@pytest.mark.parametrize("subject", ["whale", "shark", "turtle", "octopus"])
@pytest.mark.parametrize("seed", range(3))
def test_an_upright_frame_does_not_cut_its_swimmer(subject: str, seed: int) -> None:
    for layer, width, _ in swimmers(subject, size=(180, 320), seed=seed):
        assert layer.x > 2
        assert layer.x + width < 178


@pytest.mark.parametrize("hour", ["dawn", "golden", "dusk", "night"])
def test_every_hour_has_its_own_water(hour: TimeOfDay) -> None:
    day, other = (at_rest(paint(request("documentary", place="underwater", time=time))) for time in ("day", hour))
    assert np.abs(day - other).mean() > 6


def test_a_storm_leaves_no_clear_water() -> None:
    clear, storm = (
        at_rest(paint(request("documentary", place="underwater", weather=weather))) for weather in ("clear", "storm")
    )
    assert storm[: len(storm) // 2].mean() < clear[: len(clear) // 2].mean()


def test_at_night_small_lights_kindle_in_the_dark() -> None:
    kinds = {
        time: [
            e.what
            for e in paint(request("documentary", place="underwater", time=time))[0].elements
            if isinstance(e, Life)
        ]
        for time in ("day", "night")
    }
    assert "stars" in kinds["night"]
    assert "stars" not in kinds["day"]
