from __future__ import annotations

from typing import Any, get_args

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.layers import Blend, Entrance, LayerStack, Life, RasterLayer
from aiprod.media.pictures.sprites import make_sprites
from aiprod.media.pictures.yuv import to_bgr
from aiprod.plan import Camera, CameraMove
from tests.aiprod.media.scenes import CANVAS, HEIGHT, WIDTH, covering, flat, ramp, stack_of

STILL = Camera(amount=0.0)


class Shown:
    """A compositor's frames as (height, width, 3) uint8 BGR."""

    def __init__(self, stack: LayerStack, rasters: dict[str, Any], camera: Camera, frames: int) -> None:
        elements = make_sprites(stack, rasters, camera, WIDTH, HEIGHT)
        self._compositor = Compositor(stack, elements, camera, CANVAS, frames)

    def frame(self, n: int) -> npt.NDArray[np.uint8]:
        return to_bgr(self._compositor.frame(n))


def compositor(stack: LayerStack, rasters: dict[str, Any], camera: Camera = STILL, frames: int = 60) -> Shown:
    return Shown(stack, rasters, camera, frames)


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
    assert pixel(frame, 120, 65) == pytest.approx((250, 0, 0), abs=2)
    assert pixel(frame, 97, 65) == pytest.approx((0, 0, 200), abs=2)
    assert pixel(frame, 120, 83) == pytest.approx((0, 0, 200), abs=2)


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
        assert pixel(frame, 160, HEIGHT - 1) == pytest.approx((10, 60, 10), abs=2)
        assert pixel(frame, 160, 10) != (10, 60, 10)


def test_a_slow_pan_moves_by_parts_of_a_pixel_without_jumping() -> None:
    line = flat((0, 0, 0))
    line[:, 190:194, :3] = 255
    drawn = compositor(stack_of(covering("a.png", depth=1.0)), {"a.png": line}, Camera(move="pan_left", amount=0.01))
    columns = np.arange(WIDTH)
    centres = []
    for n in range(60):
        row = np.clip(drawn.frame(n)[90, :, 0].astype(float) - 8, 0, None)
        centres.append(float((row * columns).sum() / row.sum()))
    steps = np.diff(centres)
    assert steps.min() >= 0
    assert (steps[:-2] + steps[1:-1] + steps[2:]).min() > 0
    assert steps.max() < 0.17


def blended(blend: Blend, below: int, above: int, share: float) -> float:
    """The compositing formulas of the W3C for an opaque backdrop, on 0 to 255."""
    b, s = below / 255, above / 255
    mixed = {
        "over": s,
        "screen": b + s - b * s,
    }[blend]
    return 255 * (b * (1 - share) + mixed * share)


@pytest.mark.parametrize("blend", get_args(Blend))
@pytest.mark.parametrize("alpha", [255, 128])
@pytest.mark.parametrize(
    ("below", "above", "within"),
    [
        ((100, 100, 100), (180, 90, 60), 4),
        ((100, 30, 200), (140, 140, 140), 4),
        # A screen's own colour meets the light of what is below, not its colour.
        ((100, 30, 200), (180, 90, 60), 25),
    ],
)
def test_blend_modes_follow_their_formulas(
    blend: Blend, alpha: int, below: tuple[int, int, int], above: tuple[int, int, int], within: int
) -> None:
    stack = stack_of(covering("below.png"), covering("above.png", blend=blend))
    shown = pixel(compositor(stack, {"below.png": flat(below), "above.png": flat(above, alpha)}).frame(0), 160, 90)
    wanted = [blended(blend, b, s, alpha / 255) for b, s in zip(below, above, strict=True)]
    assert shown == pytest.approx(wanted, abs=4 if blend == "over" else within)


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
    words = RasterLayer(file="words.png", x=20, y=50, entrance=Entrance(seconds=2.0, wipe="right"))
    drawn = compositor(
        stack_of(covering("sky.png"), words),
        {"sky.png": flat((0, 0, 0)), "words.png": flat((255, 255, 255), width=280, height=30)},
    )
    row = drawn.frame(10)[65, :, 0]
    assert row[25] == 255
    assert row[290] == 0


def test_a_wipe_up_uncovers_from_the_foot() -> None:
    bar = RasterLayer(file="bar.png", x=60, y=20, depth=0.5, entrance=Entrance(seconds=2.0, wipe="up"))
    drawn = compositor(
        stack_of(covering("sky.png"), bar),
        {"sky.png": flat((0, 0, 0)), "bar.png": flat((255, 255, 255), width=40, height=140)},
    )
    heights = [int((drawn.frame(n)[:, 80, 0] > 128).sum()) for n in (0, 4, 12, 30, 59)]
    assert heights == sorted(heights)
    assert heights[0] == 0
    assert heights[1] > 10
    assert heights[-1] == pytest.approx(140, abs=2)
    assert drawn.frame(12)[155, 80, 0] == 255


def test_a_layer_is_there_until_its_last_second_and_the_next_takes_its_place_without_a_gap() -> None:
    pages = [
        RasterLayer(file="page.png", x=100 * n, y=50, entrance=Entrance(at_s=n / 3, seconds=0), until_s=(n + 1) / 3)
        for n in range(3)
    ]
    drawn = compositor(
        stack_of(covering("sky.png"), *pages),
        {"sky.png": flat((0, 0, 0)), "page.png": flat((255, 255, 255), width=40, height=30)},
    )
    for n in range(35):
        frame = drawn.frame(n)
        lit = [pixel(frame, 100 * page + 20, 65) == (255, 255, 255) for page in range(3)]
        assert lit == [n // 10 == page for page in range(3)]


def test_hidden_layers_do_not_keep_what_lies_above_them_from_being_reused() -> None:
    gone = RasterLayer(file="card.png", x=10, y=10, until_s=0.1)
    kept = RasterLayer(file="card.png", x=100, y=50)
    rasters = {"sky.png": flat((0, 0, 0)), "card.png": flat((255, 255, 255), width=40, height=30)}
    drawn = compositor(stack_of(covering("sky.png"), gone, kept), rasters)
    before, after = pixel(drawn.frame(0), 20, 20), [pixel(drawn.frame(n), 20, 20) for n in (3, 4, 5, 6)]
    assert before == (255, 255, 255)
    assert after == [(0, 0, 0)] * 4
    assert pixel(drawn.frame(7), 120, 65) == (255, 255, 255)


@pytest.mark.parametrize("depth", [0.0, 1.0])
def test_a_layer_within_a_window_is_not_seen_outside_of_it(depth: float) -> None:
    stack = stack_of(covering("sky.png"), covering("view.png", depth=depth, within=(100.0, 40.0, 80.0, 60.0)))
    camera = Camera(move="push_in", amount=0.1)
    drawn = compositor(stack, {"sky.png": flat((0, 0, 0)), "view.png": flat((255, 255, 255))}, camera)
    for n in (0, 30, 59):
        rows, columns = np.nonzero(drawn.frame(n)[:, :, 0])
        assert (rows.min(), rows.max() + 1) == (40, 100)
        assert (columns.min(), columns.max() + 1) == (100, 180)


def test_life_within_a_window_is_not_seen_outside_of_it() -> None:
    snow = Life(
        what="snow", count=400, colour="#FFFFFF", area=(0, 0, WIDTH, HEIGHT), size_px=6, seed=1,
        within=(100.0, 40.0, 80.0, 60.0),
    )  # fmt: skip
    free = snow.model_copy(update={"within": None})
    rasters = {"sky.png": flat((0, 0, 0))}
    stacks = (stack_of().model_copy(update={"elements": (covering("sky.png"), one)}) for one in (snow, free))
    seen, whole = (compositor(stack, rasters).frame(9) for stack in stacks)
    assert np.array_equal(seen[42:98, 102:178], whole[42:98, 102:178])
    seen[40:100, 100:180] = 0
    assert seen.max() <= 2


def test_a_pulse_dims_and_brightens_a_glow() -> None:
    stack = stack_of(covering("sky.png"), covering("glow.png", blend="screen", pulse=0.8, pulse_period_s=1.0))
    drawn = compositor(stack, {"sky.png": flat((0, 0, 0)), "glow.png": flat((200, 200, 200))})
    bright, dim = (int(drawn.frame(n)[90, 160, 0]) for n in (0, 15))
    assert bright == pytest.approx(200, abs=2)
    assert dim == pytest.approx(40, abs=3)


@pytest.mark.parametrize("blend", get_args(Blend))
def test_half_of_a_layer_lies_midway(blend: Blend) -> None:
    rasters = {"below.png": flat((40, 90, 160)), "above.png": flat((180, 120, 60))}
    none, half, whole = (
        pixel(compositor(stack_of(covering("below.png"), *above), rasters).frame(0), 160, 90)
        for above in ((), (covering("above.png", blend=blend, opacity=0.5),), (covering("above.png", blend=blend),))
    )
    assert half == pytest.approx([(a + b) / 2 for a, b in zip(none, whole, strict=True)], abs=4)


def test_letterbox_bars_are_black_and_a_vignette_darkens_corners_only() -> None:
    stack = stack_of(covering("a.png"), letterbox=2.35, vignette=0.8)
    frame = compositor(stack, {"a.png": flat((200, 200, 200))}).frame(0)
    bar = round((HEIGHT - WIDTH / 2.35) / 2)
    assert frame[:bar, :, :3].max() == 0
    assert frame[HEIGHT - bar :, :, :3].max() == 0
    assert frame[90, 160, 0] >= 198
    assert frame[bar + 1, 1, 0] < 150


@pytest.mark.parametrize("sway_px", [0.0, 3.0])
def test_a_frame_does_not_depend_on_the_frames_before_it(sway_px: float) -> None:
    hill = flat((10, 60, 10))
    hill[:120, :, 3] = 0
    stack = stack_of(
        covering("sky.png", depth=0.05),
        covering("hill.png", depth=0.9, sway_px=sway_px),
        covering("glow.png", depth=0.2, blend="screen", pulse=0.5),
    )
    rasters = {"sky.png": ramp(), "hill.png": hill, "glow.png": flat((90, 80, 60), 128)}
    one, other = (compositor(stack, rasters, Camera(move="push_in", amount=0.05), 300) for _ in range(2))
    run = [one.frame(n).copy() for n in range(20, 40)]
    for n in (39, 23, 31):
        assert np.array_equal(other.frame(n), run[n - 20])


def test_a_stack_fits_a_smaller_canvas_of_its_shape() -> None:
    large = LayerStack(width_px=2 * WIDTH, height_px=2 * HEIGHT, elements=(RasterLayer(file="card.png", x=200, y=100),))
    frame = compositor(large, {"card.png": flat((250, 250, 250), width=80, height=60)}).frame(0)
    assert pixel(frame, 120, 65) == pytest.approx((250, 250, 250), abs=2)
    assert pixel(frame, 97, 65) == (0, 0, 0)
    assert pixel(frame, 120, 83) == (0, 0, 0)


def test_an_empty_stack_shows_its_background() -> None:
    frame = compositor(stack_of(background="#102030"), {}).frame(0)
    assert pixel(frame, 5, 5) == pytest.approx((0x10, 0x20, 0x30), abs=1)
