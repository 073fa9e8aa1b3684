from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest

from aiprod.assets import Asset
from aiprod.errors import PermanentError
from aiprod.media.dress.scene_overlays import overlays_key, scene_overlays
from aiprod.media.pictures.frames import Patch
from aiprod.media.render import render_scene
from aiprod.media.safe_area import caption_area, title_safe
from aiprod.parts import SceneHeader
from aiprod.plan import Brand, Canvas, Logo, LowerThird, MediaRequest, PlacedOverlay
from aiprod.style import load_style
from tests.aiprod.media.scenes import RATE, asset, rendition, scene, scene_header

SHAPES = {"16:9": (640, 360), "9:16": (360, 640), "1:1": (360, 360), "4:5": (360, 450)}
THIRD = LowerThird(
    title="The old harbour", subtitle="An hour before sunrise, from the northern pier", start_frame=10, frames=60
)
FRAMES = 90
REQUEST = MediaRequest(provider="client", uri="media/mark.png", use="picture")


def overlay(**fields: Any) -> PlacedOverlay:
    given = {"at": "left", "width": 0.2, "opacity": 1.0, "start_frame": 20, "frames": 40, **fields}
    return PlacedOverlay(request=REQUEST, **given)


def logo(corner: str = "top_right", opacity: float = 0.5) -> Brand:
    return Brand(logo=Logo.model_validate({"request": REQUEST, "corner": corner, "width": 0.2, "opacity": opacity}))


def mark(path: Path, colour: tuple[int, ...] = (0, 0, 255, 255), size: tuple[int, int] = (60, 40)) -> Path:
    """A mark of one colour, BGRA or BGR, of a width and height, inside a transparent rim if it has alpha."""
    pixels = np.zeros((size[1], size[0], len(colour)), np.uint8)
    pixels[2:-2, 2:-2] = colour
    cv2.imwrite(str(path), pixels)
    return path


def header(size: tuple[int, int] = SHAPES["16:9"], style: str = "documentary", **fields: Any) -> SceneHeader:
    of_scene = {name: fields.pop(name) for name in ("title", "lower_third", "overlays") if name in fields}
    canvas = Canvas(width_px=size[0], height_px=size[1], rate=RATE)
    given = {"style": load_style(style), "rendition": rendition(canvas), "captions": "burned", **fields}
    return scene_header(scene(frames=FRAMES, **of_scene), **given)


def assets_of(*roles: str, media_type: str = "image/png") -> dict[str, Asset]:
    return {role: asset("media", "0" * 64, media_type) for role in roles}


def shown(given: SceneHeader, n: int, files: dict[str, Path] | None = None) -> list[Patch]:
    files = files or {}
    return [patch for each in scene_overlays(given, assets_of(*files), files) for patch in each.patches(n)]


def inked(patch: Patch) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of what the patch visibly covers, pixels of the frame."""
    left, top, width, height = cv2.boundingRect((patch.pixels[:, :, 3] > 60).astype(np.uint8))
    return patch.x + left, patch.y + top, patch.x + left + width, patch.y + top + height


def test_a_scene_that_wears_nothing_has_no_overlays_and_no_key() -> None:
    assert scene_overlays(header(), {}, {}) == ()
    assert overlays_key(header(), {}) is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("style", ["documentary", "cinematic", "watercolor"])
def test_words_stay_inside_the_safe_area_and_above_the_captions(style: str, shape: str) -> None:
    size = SHAPES[shape]
    given = header(size, style, lower_third=THIRD, title="The long way up to the last village of the valley")
    safe = title_safe(*size, given.style.letterbox)
    title, third = (inked(patch) for patch in shown(given, 40))
    assert title[3] < third[1]
    assert third[3] <= caption_area(*size, given.style.captions).top
    for box in (title, third):
        assert box[0] >= safe.left - 2
        assert box[1] >= safe.top - 2
        assert box[2] <= safe.right + 2
        assert box[3] <= safe.bottom + 2


def test_without_captions_the_lower_third_stands_at_the_foot_of_the_safe_area() -> None:
    high, low = (shown(header(lower_third=THIRD, captions=mode), 40)[0] for mode in ("burned", "files"))
    assert inked(low)[3] > inked(high)[3]
    assert inked(low)[3] == pytest.approx(title_safe(*SHAPES["16:9"]).bottom, abs=2)


def test_a_lower_third_comes_rests_and_goes_within_its_frames() -> None:
    given = header(lower_third=THIRD)
    (third,) = scene_overlays(given, {}, {})
    ink = [sum(int(patch.pixels[:, :, 3].sum()) for patch in third.patches(n)) for n in range(FRAMES)]
    assert ink[9] == ink[70] == 0
    assert 0 < ink[11] < ink[15] < ink[40]
    assert 0 < ink[68] < ink[40]
    assert third.patches(35)[0] is third.patches(40)[0]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("style", ["documentary", "cinematic"])
def test_a_title_keeps_clear_of_a_logo_in_an_upper_corner(tmp_path: Path, style: str, shape: str) -> None:
    files = {"logo": mark(tmp_path / "logo.png", size=(40, 40))}
    for corner in ("top_left", "top_right"):
        given = header(SHAPES[shape], style, title="The long way up to the last village", brand=logo(corner))
        words, badge = (inked(patch) for patch in shown(given, 60, files))
        assert words[2] <= badge[0] or words[0] >= badge[2]


@pytest.mark.parametrize("corner", ["top_left", "top_right", "bottom_left", "bottom_right"])
def test_a_logo_stands_in_its_corner_over_the_whole_scene_and_past_it(tmp_path: Path, corner: str) -> None:
    files = {"logo": mark(tmp_path / "logo.png")}
    (badge,) = scene_overlays(header(brand=logo(corner)), assets_of("logo"), files)
    (first,), (last,) = badge.patches(0), badge.patches(FRAMES + 20)
    assert first is last
    left, top, right, bottom = inked(first)
    assert (left + right < 640) == corner.endswith("left")
    assert (top + bottom < 360) == corner.startswith("top")
    assert right - left == pytest.approx(0.2 * 360, abs=8)


def test_a_watermark_lets_the_picture_through_and_its_edges_are_not_darkened(tmp_path: Path) -> None:
    (patch,) = shown(header(brand=logo(opacity=0.5)), 0, {"logo": mark(tmp_path / "logo.png")})
    blue, green, red, alpha = (patch.pixels[:, :, channel].astype(int) for channel in range(4))
    assert alpha.max() == pytest.approx(128, abs=2)
    assert np.abs(red - alpha).max() <= 2
    assert blue.max() == green.max() == 0


def test_an_overlay_fades_in_and_out_at_its_frames_and_stands_where_it_was_put(tmp_path: Path) -> None:
    files = {"overlay/0": mark(tmp_path / "a.png")}
    (mine,) = scene_overlays(header(overlays=(overlay(),)), assets_of(*files), files)
    alphas = [max((int(patch.pixels[:, :, 3].max()) for patch in mine.patches(n)), default=0) for n in range(FRAMES)]
    assert alphas[19] == alphas[60] == 0
    assert 0 < alphas[20] < alphas[24] < 255
    assert alphas[40] == 255
    assert 0 < alphas[59] < 255
    left, top, right, bottom = inked(mine.patches(40)[0])
    assert left < 32
    assert right - left == pytest.approx(128 * 56 / 60, abs=3)
    assert abs((top + bottom) / 2 - 180) < 40


def test_an_overlay_too_large_for_the_safe_area_is_made_smaller(tmp_path: Path) -> None:
    files = {"overlay/0": mark(tmp_path / "tower.png", size=(40, 400))}
    (patch,) = shown(header(overlays=(overlay(at="center", width=1.0),)), 40, files)
    safe = title_safe(*SHAPES["16:9"])
    assert safe.top <= inked(patch)[1]
    assert inked(patch)[3] <= safe.bottom


@pytest.mark.parametrize("shape", SHAPES)
def test_patches_lie_at_even_places_in_even_sizes(tmp_path: Path, shape: str) -> None:
    files = {"logo": mark(tmp_path / "logo.png", size=(33, 17)), "overlay/0": mark(tmp_path / "a.png", (9, 9, 9))}
    given = header(SHAPES[shape], lower_third=THIRD, title="Up", brand=logo(), overlays=(overlay(at="bottom"),))
    for n in (12, 21, 40, 58):
        for patch in shown(given, n, files):
            assert patch.x % 2 == patch.y % 2 == patch.pixels.shape[0] % 2 == patch.pixels.shape[1] % 2 == 0
            assert patch.pixels[:, :, :3].max(axis=2).astype(int).max() <= 255
            assert (patch.pixels[:, :, :3] <= patch.pixels[:, :, 3:]).all()


def test_grey_pictures_without_alpha_are_laid_whole(tmp_path: Path) -> None:
    path = tmp_path / "grey.png"
    cv2.imwrite(str(path), np.full((20, 20), 90, np.uint8))
    (patch,) = shown(header(brand=logo(opacity=1.0)), 0, {"logo": path})
    assert patch.pixels[10, 10].tolist() == [90, 90, 90, 255]


def test_what_is_no_still_image_is_refused_by_name(tmp_path: Path) -> None:
    noise = tmp_path / "logo.png"
    noise.write_bytes(b"no picture")
    given = header(brand=logo())
    with pytest.raises(PermanentError, match=r"bad_overlay"):
        scene_overlays(given, assets_of("logo"), {"logo": noise})
    with pytest.raises(PermanentError, match=r"bad_overlay"):
        scene_overlays(given, assets_of("logo", media_type="video/mp4"), {"logo": mark(tmp_path / "a.png")})
    with pytest.raises(PermanentError, match=r"missing_asset"):
        scene_overlays(given, {}, {})


def test_the_brands_font_sets_the_words_and_a_broken_one_is_refused(tmp_path: Path) -> None:
    given = header(lower_third=THIRD)
    own = shown(given, 40)[0].pixels
    serif = Path("templates/cinematic/fonts") / load_style("cinematic").fonts["title"]
    branded = shown(given, 40, {"font/title": serif})[0].pixels
    assert own.shape != branded.shape or not np.array_equal(own, branded)
    broken = tmp_path / "brand.ttf"
    broken.write_bytes(b"no font")
    with pytest.raises(PermanentError, match=r"bad_font"):
        scene_overlays(given, assets_of("font/title"), {"font/title": broken})


@pytest.mark.parametrize(
    "words", ["%{localtime}", "{\\an8\\fs200}", "x" * 60, "e" + "\u0301" * 59, "\u202egnp.exe", "-" * 60, "a\u0000b"]
)
def test_hostile_words_are_drawn_plainly_or_not_at_all(words: str) -> None:
    third = THIRD.model_copy(update={"title": words, "subtitle": words})
    for patch in shown(header(SHAPES["9:16"], lower_third=third, title=words), 40):
        left, _, right, _ = inked(patch)
        assert 0 <= left <= right <= 360


def test_words_read_from_the_right_stand_at_the_right() -> None:
    third = THIRD.model_copy(update={"title": "\u05d4\u05e0\u05de\u05dc", "subtitle": "Head"})
    title, plate = (inked(patch) for patch in shown(header(lower_third=third, title=third.title), 40))
    safe = title_safe(*SHAPES["16:9"])
    assert plate[2] == pytest.approx(safe.right, abs=2)
    assert plate[0] > 320
    assert title[0] > 320


def test_a_rendered_piece_shows_what_it_wears(tmp_path: Path) -> None:
    files = {"logo": mark(tmp_path / "logo.png", (0, 0, 255)), "visual": tmp_path / "grey.png"}
    cv2.imwrite(str(files["visual"]), np.full((180, 320, 3), 128, np.uint8))
    given = scene_header(scene(frames=4), brand=logo("bottom_right", 1.0))
    made = render_scene(given, assets_of(*files), files, tmp_path, lambda _: None)
    with av.open(str(made.path)) as container:
        frame = next(container.decode(video=0)).to_ndarray(format="bgr24")
    _, _, right, bottom = (int(side) for side in title_safe(320, 180))
    assert frame[bottom - 8, right - 15, 2] > frame[bottom - 8, right - 15, 0] + 100
    assert np.ptp(frame[90, 160].astype(int)) < 8


def test_a_pieces_key_holds_what_it_shows_and_nothing_else() -> None:
    assets = assets_of("logo", "overlay/0")
    whole = header(lower_third=THIRD, overlays=(overlay(),), brand=logo())

    def key(given: SceneHeader, first: int, frames: int, **other: Asset) -> object:
        piece = given.piece.model_copy(update={"first": first, "frames": frames})
        return overlays_key(given.model_copy(update={"piece": piece}), {**assets, **other})

    changed = header(
        lower_third=THIRD.model_copy(update={"title": "Someone else"}), overlays=(overlay(),), brand=logo()
    )
    assert key(whole, 0, 10) == key(changed, 0, 10)
    assert key(whole, 0, 30) != key(changed, 0, 30)
    assert key(whole, 70, 20) == key(changed, 70, 20)
    other = asset("media", "1" * 64, "image/png")
    assert key(whole, 0, 10) != key(whole, 0, 10, logo=other)
    assert key(whole, 0, 30) != key(whole, 0, 30, **{"overlay/0": other})
    assert key(whole, 65, 20) == key(whole, 65, 20, **{"overlay/0": other})
