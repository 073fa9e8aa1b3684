from __future__ import annotations

from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.layers import LayerStack, Life, LifeKind
from aiprod.media.pictures.sprites import make_sprites
from aiprod.media.pictures.yuv import to_bgr
from aiprod.plan import Camera
from tests.aiprod.media.scenes import CANVAS, HEIGHT, WIDTH, covering, flat, stack_of

KINDS = get_args(LifeKind)


def drawn(what: LifeKind, n: int, seed: int = 3, count: int = 40) -> npt.NDArray[np.uint8]:
    life = Life(what=what, count=count, colour="#FFFFFF", area=(0, 0, 320, 180), size_px=14, seed=seed)
    stack = stack_of(covering("night.png")).model_copy(update={"elements": (covering("night.png"), life)})
    return composed(stack, n)


def composed(stack: LayerStack, n: int) -> npt.NDArray[np.uint8]:
    camera = Camera(amount=0.0)
    elements = make_sprites(stack, {"night.png": flat((0, 0, 0))}, camera, WIDTH, HEIGHT)
    return to_bgr(Compositor(stack, elements, camera, CANVAS, 300).frame(n))


@pytest.mark.parametrize("what", KINDS)
def test_life_is_a_pure_function_of_seed_and_time(what: LifeKind) -> None:
    assert np.array_equal(drawn(what, 40), drawn(what, 40))
    assert not np.array_equal(drawn(what, 40), drawn(what, 40, seed=4))


@pytest.mark.parametrize("what", KINDS)
def test_life_is_seen_moves_and_leaves_most_of_the_picture_alone(what: LifeKind) -> None:
    shown = [drawn(what, n)[:, :, 0] for n in (30, 90, 150)]
    assert max(int(frame.max()) for frame in shown) > (60 if what != "mist" else 40)
    assert not np.array_equal(shown[0], shown[1])
    if what != "mist":
        assert np.mean(shown[1] < 20) > 0.5


@pytest.mark.parametrize("what", KINDS)
def test_life_moves_smoothly(what: LifeKind) -> None:
    one, near, far = (drawn(what, n).astype(int) for n in (100, 101, 170))
    assert np.abs(one - near).sum() < np.abs(one - far).sum()


def test_a_colour_may_carry_its_own_alpha() -> None:
    life = Life(what="dust", count=40, colour="#FFFFFF20", area=(0, 0, 320, 180), size_px=14, seed=3)
    stack = stack_of().model_copy(update={"elements": (covering("night.png"), life)})
    faint = composed(stack, 30)
    assert 0 < faint[:, :, 0].max() < drawn("dust", 30)[:, :, 0].max()
