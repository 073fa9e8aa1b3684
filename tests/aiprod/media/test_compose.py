from __future__ import annotations

from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.compose import Compositor
from aiprod.media.layers import Blend, Entrance, LayerStack, RasterLayer
from aiprod.plan import Camera, CameraMove
from tests.aiprod.media.scenes import HEIGHT, RATE, WIDTH, covering, flat, ramp, stack_of

STILL = Camera(amount=0.0)


def compositor(stack: LayerStack, rasters: dict[str, Any], camera: Camera = STILL, frames: int = 60) -> Compositor:
    return Compositor(stack, rasters, camera, RATE, frames)


def pixel(frame: npt.NDArray[np.uint8], x: int, y: int) -> tuple[int, int, int]:
    """Red, green, blue."""
    blue, green, red = (int(value) for value in frame[y, x, :3])
    return red, green, blue


def test_frames_are_the_same_bytes_every_time_and_in_any_order() -> None:
    stack = stack_of(covering("a.png", depth=1.0), vignette=0.4)
    first, second = (compositor(stack, {"a.png": ramp()}, Camera(move="push_in")) for _ in range(2))
    forward = [first.frame(n).tobytes() for n in range(0, 60, 13)]
    backward = [second.frame(n).tobytes() for n in reversed(range(0, 60, 13))]
    assert forward == backward[::-1]
    assert len(set(forward)) == len(forward)


@pytest.mark.parametrize("move", get_args(CameraMove))
def test_the_camera_never_shows_the_background_behind_a_covering_layer(move: CameraMove) -> None:
    card = flat((0, 200, 0))
    card[100:110, 100:110, 3] = 254
    stack = stack_of(covering("card.png", depth=2.0), background="#FF00FF")
    drawn = compositor(stack, {"card.png": card}, Camera(move=move, amount=0.2))
    for n in (0, 30, 59, 75):
        assert drawn.frame(n)[:, :, 2].max() <= 2


def test_a_small_opaque_layer_keeps_its_edges() -> None:
    card = RasterLayer(file="card.png", x=100, y=50)
    stack = stack_of(covering("sky.png"), card)
    drawn = compositor(stack, {"sky.png": flat((0, 0, 200)), "card.png": flat((250, 0, 0), width=40, height=30)})
    frame = drawn.frame(0)
    assert pixel(frame, 120, 65) == (250, 0, 0)
    assert pixel(frame, 90, 65) == (0, 0, 200)
    assert pixel(frame, 120, 90) == (0, 0, 200)


def test_what_an_upper_layer_hides_does_not_change_the_picture() -> None:
    hill = flat((10, 60, 10))
    hill[:120, :, 3] = 0
    stack = stack_of(covering("sky.png", depth=0.1), covering("hill.png", depth=0.9))
    one, other = ramp(), ramp()
    other[150:] = (255, 0, 255, 255)
    camera = Camera(move="rise", amount=0.1)
    shown = [compositor(stack, {"sky.png": sky, "hill.png": hill}, camera) for sky in (one, other)]
    for n in (0, 30, 59):
        frame = shown[0].frame(n)
        assert np.array_equal(frame, shown[1].frame(n))
        assert pixel(frame, 160, HEIGHT - 1) == (10, 60, 10)
        assert pixel(frame, 160, 10) != (10, 60, 10)


def test_a_slow_pan_moves_by_parts_of_a_pixel_without_jumping() -> None:
    line = flat((0, 0, 0))
    line[:, 190:194, :3] = 255
    drawn = compositor(stack_of(covering("a.png", depth=1.0)), {"a.png": line}, Camera(move="pan_left", amount=0.01))
    columns = np.arange(WIDTH)
    centres = []
    for n in range(60):
        row = drawn.frame(n)[90, :, 0].astype(float)
        centres.append(float((row * columns).sum() / row.sum()))
    steps = np.diff(centres)
    assert steps.min() > 0
    assert steps.max() < 0.12


def blended(blend: Blend, below: int, above: int, share: float) -> float:
    """The compositing formulas of the W3C for an opaque backdrop, on 0 to 255."""
    b, s = below / 255, above / 255
    mixed = {
        "over": s,
        "screen": b + s - b * s,
        "multiply": b * s,
        "add": min(1.0, b + share * s),
        "soft_light": b - (1 - 2 * s) * b * (1 - b) if s <= 0.5 else b + (2 * s - 1) * (np.sqrt(b) - b),
    }[blend]
    return 255 * (mixed if blend == "add" else b * (1 - share) + mixed * share)


@pytest.mark.parametrize("blend", get_args(Blend))
@pytest.mark.parametrize("alpha", [255, 128])
def test_blend_modes_follow_their_formulas(blend: Blend, alpha: int) -> None:
    stack = stack_of(covering("below.png"), covering("above.png", blend=blend))
    rasters = {"below.png": flat((100, 30, 200)), "above.png": flat((180, 90, 60), alpha)}
    shown = pixel(compositor(stack, rasters).frame(0), 160, 90)
    wanted = [blended(blend, b, s, alpha / 255) for b, s in ((100, 180), (30, 90), (200, 60))]
    assert shown == pytest.approx(wanted, abs=3)


def test_an_entrance_fades_a_layer_in_and_slides_it_home() -> None:
    card = RasterLayer(file="card.png", x=100, y=50, entrance=Entrance(at_s=0.5, seconds=1.0, from_dx=-60))
    drawn = compositor(
        stack_of(covering("sky.png"), card),
        {"sky.png": flat((0, 0, 0)), "card.png": flat((255, 255, 255), width=40, height=30)},
    )
    assert drawn.frame(10)[:, :, 0].max() == 0
    coming = drawn.frame(20)[65].copy()
    assert 0 < coming[:, 0].max() < 255
    assert coming[:100, 0].max() > 0
    assert pixel(drawn.frame(50), 120, 65) == (255, 255, 255)
    assert pixel(drawn.frame(50), 95, 65) == (0, 0, 0)


def test_a_wipe_uncovers_from_the_left() -> None:
    words = RasterLayer(file="words.png", x=20, y=50, entrance=Entrance(seconds=2.0, wipe=True))
    drawn = compositor(
        stack_of(covering("sky.png"), words),
        {"sky.png": flat((0, 0, 0)), "words.png": flat((255, 255, 255), width=280, height=30)},
    )
    row = drawn.frame(10)[65, :, 0]
    assert row[25] == 255
    assert row[290] == 0


def test_a_pulse_dims_and_brightens_a_glow() -> None:
    stack = stack_of(covering("sky.png"), covering("glow.png", blend="add", pulse=0.8, pulse_period_s=1.0))
    drawn = compositor(stack, {"sky.png": flat((0, 0, 0)), "glow.png": flat((200, 200, 200))})
    bright, dim = (int(drawn.frame(n)[90, 160, 0]) for n in (0, 15))
    assert bright == pytest.approx(200, abs=2)
    assert dim == pytest.approx(40, abs=3)


def test_letterbox_bars_are_black_and_a_vignette_darkens_corners_only() -> None:
    stack = stack_of(covering("a.png"), letterbox=2.35, vignette=0.8)
    frame = compositor(stack, {"a.png": flat((200, 200, 200))}).frame(0)
    bar = round((HEIGHT - WIDTH / 2.35) / 2)
    assert frame[:bar, :, :3].max() == 0
    assert frame[HEIGHT - bar :, :, :3].max() == 0
    assert frame[90, 160, 0] >= 198
    assert frame[bar + 1, 1, 0] < 150


def test_an_empty_stack_shows_its_background() -> None:
    frame = compositor(stack_of(background="#102030"), {}).frame(0)
    assert pixel(frame, 5, 5) == (0x10, 0x20, 0x30)
