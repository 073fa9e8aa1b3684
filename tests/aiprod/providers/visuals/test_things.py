"""Things: drawings in named tones that any hand colours."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from aiprod.plan import Place
from aiprod.providers.visuals.kit.things import NAMES, TONES, group, thing, width_of
from aiprod.providers.visuals.kit.things.habits import cast, furnish


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_thing_stands_on_its_foot_at_its_height_in_known_tones(name: str) -> None:
    parts = thing(name, 300, 200, 100)
    boxes = [part.path.getBounds() for part in parts]
    assert {part.tone for part in parts} <= set(TONES)
    assert all(not box.isEmpty() for box in boxes)
    assert -35 < 200 - max(box.bottom() for box in boxes) < 45
    assert 60 < 200 - min(box.top() for box in boxes) < 130
    assert min(box.left() for box in boxes) < 300 < max(box.right() for box in boxes)


def test_a_thing_looks_the_other_way_when_it_is_turned() -> None:
    right, left = (thing("lion", 0, 0, 100, way)[-1].path.getBounds() for way in (1, -1))
    assert right.left() == pytest.approx(-left.right(), abs=0.01)


def test_a_train_is_wider_than_it_is_high() -> None:
    assert width_of("train") > 4
    assert width_of("giraffe") < 1


def test_shapes_of_one_tone_hide_nothing_where_they_cross() -> None:
    fire = next(part.path for part in thing("campfire", 0, 0, 100) if part.tone == "bark")
    assert fire.contains(0, -11)


def test_a_place_casts_what_may_be_met_there_in_the_texts_order() -> None:
    named = ("whale", "deer", "boat", "deer", "unicorn")
    assert [habit.name for habit in cast(named, "sea")] == ["whale", "boat"]
    assert [habit.name for habit in cast(named, "forest")] == ["deer"]
    assert cast(named, "room") == []
    assert cast(("whale",), "underwater")[0].ground == "deep"


def test_people_are_smaller_beside_a_house_than_alone() -> None:
    (alone,) = cast(("person",), "field")
    house, beside = cast(("house", "person"), "field")
    assert beside.tall < 0.5 * house.tall < alone.tall


def test_a_fox_is_longer_than_high_and_its_own_drawing() -> None:
    tones = {part.tone for part in thing("fox", 0, 0, 100)}
    assert {"red", "white", "black"} <= tones
    assert width_of("fox") > 2


def test_only_drawn_things_are_cast() -> None:
    assert {habit.name for place in get_args(Place) for habit in cast(sorted(NAMES), place, 200)} <= NAMES


def test_a_kind_of_room_is_furnished_after_what_is_named() -> None:
    assert [habit.name for habit in furnish(("kitchen", "cat"), 0)][:3] == ["cat", "stove", "cup"]


@pytest.mark.parametrize("kind", ["workshop", "library"])
def test_an_old_kind_of_room_is_not_furnished_with_what_is_newer(kind: str) -> None:
    assert not {habit.name for habit in furnish((kind,), 0)} & {"lamp", "clock", "laptop", "phone"}


def test_rooms_of_no_kind_differ_by_seed() -> None:
    assert len({tuple(furnish((), seed)) for seed in range(5)}) == 5


def test_a_herd_is_many_of_a_thing_the_farther_ones_first_and_smaller() -> None:
    herd = group("sheep", 0, 0, 100, 1, 5, np.random.default_rng(3))
    boxes = [member[0].path.getBounds() for member in herd]
    feet = [box.bottom() for box in boxes]
    assert feet == sorted(feet)
    assert boxes[0].height() < boxes[-1].height()
    assert len({round(box.left()) for box in boxes}) == 5


def test_what_is_alone_stands_where_it_is_put() -> None:
    alone = group("castle", 10, 20, 100, 1, 1, np.random.default_rng(3))
    assert len(alone) == 1
    assert alone[0][0].path.getBounds() == thing("castle", 10, 20, 100)[0].path.getBounds()
