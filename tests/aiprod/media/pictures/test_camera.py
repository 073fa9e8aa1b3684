from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from aiprod.media.pictures.camera import ease, pose_at
from aiprod.media.pictures.layers import MARGIN
from aiprod.plan import Camera, CameraMove

MOVES = get_args(CameraMove)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("depth", [0.0, 0.5, 1.0, 2.0])
def test_no_move_shows_more_than_the_margin(move: CameraMove, depth: float) -> None:
    for step in range(-2, 26):
        pose = pose_at(Camera(move=move, amount=0.2), step / 20, depth, 1920, 1080)
        scale, tx, ty = pose.matrix(1920, 1080)
        assert scale * -MARGIN * 1920 + tx <= 0
        assert scale * (1 + MARGIN) * 1920 + tx >= 1920
        assert scale * -MARGIN * 1080 + ty <= 0
        assert scale * (1 + MARGIN) * 1080 + ty >= 1080


@pytest.mark.parametrize("move", MOVES)
def test_words_at_depth_zero_stand_still(move: CameraMove) -> None:
    poses = {pose_at(Camera(move=move), step / 10, 0.0, 1920, 1080) for step in range(11)}
    assert len({pose.matrix(1920, 1080) for pose in poses}) == 1


def test_deeper_layers_move_more() -> None:
    near, far = (pose_at(Camera(move="pan_left"), 1.0, depth, 1920, 1080) for depth in (1.0, 0.2))
    assert near.dx == pytest.approx(5 * far.dx)


def test_the_ease_is_slow_at_both_ends_and_never_rests() -> None:
    steps = [later - earlier for earlier, later in pairwise(ease(i / 100) for i in range(101))]
    assert min(steps) > 0
    assert steps[0] < steps[50]
    assert steps[-1] < steps[50]
    assert ease(1.0) == pytest.approx(1.0)


def test_a_move_goes_on_past_the_end_of_its_scene() -> None:
    before, at, after = (ease(x) for x in (0.99, 1.0, 1.01))
    assert after - at == pytest.approx(at - before, rel=0.2)
