from __future__ import annotations

import pytest

from aiprod.plan import ScenePlan, Transition, VideoPlan
from aiprod.timeline import frames_at, pieces_of, scenes_at, seconds_of
from aiprod.timing import FrameRate
from tests.aiprod.media.scenes import placed_sound, plan_of, scene

THIRTY = FrameRate(num=30)
RATES = [FrameRate(num=num) for num in (24, 25, 30, 50, 60)]


def film(lengths: list[int], crossfade: int = 12) -> VideoPlan:
    scenes: list[ScenePlan] = []
    at = 0
    for index, frames in enumerate(lengths):
        transition = Transition(kind="crossfade", frames=crossfade) if index else Transition()
        scenes.append(scene(index, at, frames, transition=transition, sounds=(placed_sound(frames - 1),)))
        at += frames
    return plan_of(*scenes)


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_scenes_tile_the_timeline_at_every_rate(rate: FrameRate) -> None:
    plan = film([97, 133, 61, 250, 31])
    at = 0
    for moved, own in zip(scenes_at(plan, rate), plan.scenes, strict=True):
        assert moved.start_frame == at
        assert abs(rate.seconds(moved.start_frame) - THIRTY.seconds(own.start_frame)) <= rate.seconds(1) / 2
        assert moved.transition.frames <= moved.frames
        assert all(sound.start_frame < moved.frames for sound in moved.sounds)
        at += moved.frames
    assert at == frames_at(plan, rate)


def test_the_plans_own_rate_changes_nothing() -> None:
    plan = film([97, 133])
    assert scenes_at(plan, THIRTY) is plan.scenes


@pytest.mark.parametrize("frames", [18, 29, 30, 119, 120, 150, 300, 1799, 18_000])
def test_pieces_cover_a_scene_once_and_in_order(frames: int) -> None:
    own = scene(frames=frames, transition=Transition(kind="crossfade", frames=6))
    pieces = pieces_of(own, THIRTY, first_order=7)
    at = 0
    for order, piece in enumerate(pieces, start=7):
        assert (piece.order, piece.first) == (order, at)
        at += piece.frames
    assert at == frames


def test_a_transition_is_a_piece_of_its_own() -> None:
    own = scene(frames=120, transition=Transition(kind="crossfade", frames=18))
    assert [(piece.first, piece.frames) for piece in pieces_of(own, THIRTY, 0)] == [(0, 18), (18, 102)]


def test_a_long_scene_is_shared_out_in_even_pieces() -> None:
    lengths = [piece.frames for piece in pieces_of(scene(frames=1800), THIRTY, 0)]
    assert len(lengths) == 15
    assert max(lengths) - min(lengths) <= 1


def test_pieces_do_not_depend_on_where_the_scene_lies() -> None:
    here, there = scene(0, 0, 400), scene(3, 917, 400)
    assert [(p.first, p.frames) for p in pieces_of(here, THIRTY, 0)] == [
        (p.first, p.frames) for p in pieces_of(there, THIRTY, 0)
    ]


def test_progress_counts_at_least_one_second_a_piece() -> None:
    pieces = pieces_of(scene(frames=318, transition=Transition(kind="dip", frames=18)), THIRTY, 0)
    assert [seconds_of(piece, THIRTY) for piece in pieces] == [1, 5, 5]
