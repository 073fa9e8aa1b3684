from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt
import pytest

from aiprod.assets import Asset, Word
from aiprod.errors import PermanentError
from aiprod.media.pictures.source import open_picture
from aiprod.media.pictures.yuv import planes
from aiprod.media.probe import probe
from aiprod.media.render import RenderedFile, render_scene, scene_key
from aiprod.parts import SceneHeader
from aiprod.plan import Camera, Framing, Transition
from aiprod.style import load_style
from tests.aiprod.media.scenes import (
    CANVAS,
    HEIGHT,
    WIDTH,
    asset,
    flat,
    placed_sound,
    ramp,
    rendition,
    scene,
    scene_header,
    words,
    write_picture,
)

NARRATION = asset("narration", "n", "audio/wav", duration_s=0.9, words=[w.model_dump() for w in words()])


def rendered(header: SceneHeader, assets: dict[str, Asset], files: dict[str, Path], directory: Path) -> RenderedFile:
    return render_scene(header, assets, files, directory, lambda frames: None)


def frames_of(path: Path) -> list[npt.NDArray[np.uint8]]:
    with av.open(str(path)) as container:
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in container.decode(video=0)]


@pytest.fixture
def grey(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "grey.zip", flat((128, 128, 128)))


@pytest.fixture
def red(tmp_path: Path) -> Path:
    return write_picture(tmp_path / "red.zip", flat((200, 20, 20)))


def test_a_segment_has_the_plans_frames_and_tags(grey: Path, tmp_path: Path) -> None:
    segment = rendered(scene_header(scene(frames=31)), {"visual": asset("visual", "a")}, {"visual": grey}, tmp_path)
    facts = probe(segment.path)
    assert (segment.frames, facts.frames, facts.even_frames, facts.video_start_s) == (31, 31, True, 0.0)
    assert (facts.width_px, facts.height_px, facts.rate, facts.pix_fmt) == (WIDTH, HEIGHT, "30", "yuv420p")
    assert {facts.colour_space, facts.colour_primaries, facts.colour_transfer} == {"bt709"}
    assert facts.colour_range == "tv"


def test_the_same_scene_gives_the_same_bytes(tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "a.zip")
    results = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        given = scene_header(scene(frames=12), captions="burned")
        assets = {"visual": asset("visual", "a"), "narration/0": NARRATION}
        results.append(rendered(given, assets, {"visual": picture}, tmp_path / name).path.read_bytes())
    assert results[0] == results[1]


def test_a_crossfade_begins_with_the_previous_picture_and_ends_with_its_own(
    grey: Path, red: Path, tmp_path: Path
) -> None:
    own = scene(1, 30, 30, transition=Transition(kind="crossfade", frames=10))
    assets = {"visual": asset("visual", "a"), "previous": asset("visual", "b")}
    given = scene_header(own, previous=scene(frames=30))
    frames = frames_of(rendered(given, assets, {"visual": grey, "previous": red}, tmp_path).path)
    redness = [int(frame[90, 160, 0]) - int(frame[90, 160, 1]) for frame in frames]
    assert redness[0] > 150
    assert 40 < redness[4] < 140
    assert abs(redness[11]) < 5
    assert all(later <= earlier + 2 for earlier, later in pairwise(redness))


def test_a_dip_rises_from_black(grey: Path, tmp_path: Path) -> None:
    own = scene(frames=20, transition=Transition(kind="dip", frames=8))
    frames = frames_of(rendered(scene_header(own), {"visual": asset("visual", "a")}, {"visual": grey}, tmp_path).path)
    light = [int(frame[90, 160, 0]) for frame in frames]
    assert light[0] < 12
    assert light[10] == pytest.approx(128, abs=3)


def test_captions_are_burned_only_when_asked(grey: Path, tmp_path: Path) -> None:
    assets = {"visual": asset("visual", "a"), "narration/0": NARRATION}
    shown = []
    for captions in ("burned", "files"):
        given = scene_header(scene(frames=30), captions=captions)
        shown.append(frames_of(rendered(given, assets, {"visual": grey}, tmp_path).path)[15])
    assert np.ptp(shown[0][140:]) > 100
    assert np.ptp(shown[1][140:]) < 5


def test_a_voice_without_word_times_still_gets_captions(grey: Path, tmp_path: Path) -> None:
    untimed = asset("narration", "n", "audio/wav", duration_s=0.9)
    given = scene_header(scene(frames=30), captions="burned")
    assets = {"visual": asset("visual", "a"), "narration/0": untimed}
    frames = frames_of(rendered(given, assets, {"visual": grey}, tmp_path).path)
    assert np.ptp(frames[15][140:]) > 100


def test_a_still_covers_the_frame_and_moves(tmp_path: Path) -> None:

    still = tmp_path / "still.jpg"
    picture = np.full((300, 200, 3), 220, np.uint8)
    picture[140:160] = 0
    cv2.imwrite(str(still), picture)
    own = scene(frames=30, camera=Camera(move="rise", amount=0.2))
    visual = asset("visual", "a", "image/jpeg")
    frames = frames_of(rendered(scene_header(own), {"visual": visual}, {"visual": still}, tmp_path).path)
    rows = [int(frame[:, 160, 0].argmin()) for frame in (frames[0], frames[-1])]
    assert rows[1] - rows[0] > 15
    assert frames[0][:, [0, -1], 0].max() > 200


def test_pictures_that_cannot_be_shown_are_refused(grey: Path, tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="missing_asset"):
        rendered(scene_header(scene()), {}, {}, tmp_path)
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK not a zip")
    with pytest.raises(PermanentError, match="bad_picture"):
        rendered(scene_header(scene()), {"visual": asset("visual", "a")}, {"visual": broken}, tmp_path)
    with pytest.raises(PermanentError, match="bad_picture"):
        rendered(scene_header(scene()), {"visual": asset("visual", "a", "image/png")}, {"visual": broken}, tmp_path)
    with pytest.raises(PermanentError, match="unknown_picture"):
        rendered(scene_header(scene()), {"visual": asset("visual", "a", "text/html")}, {"visual": grey}, tmp_path)
    other = CANVAS.model_copy(update={"width_px": 180, "height_px": 320})
    given = scene_header(scene(), rendition=rendition(other))
    with pytest.raises(PermanentError, match="bad_picture"):
        rendered(given, {"visual": asset("visual", "a")}, {"visual": grey}, tmp_path)


def test_the_key_follows_what_reaches_a_pixel_and_nothing_else() -> None:
    assets = {"visual": asset("visual", "a"), "narration/0": NARRATION}
    key = scene_key(scene_header(scene(), captions="burned"), assets)
    louder = scene(sounds=(placed_sound(3),))
    assert scene_key(scene_header(louder, captions="burned"), assets) == key
    later = scene(0, 300)
    assert scene_key(scene_header(later, captions="burned"), assets) == key
    others = [
        scene_key(scene_header(scene(), captions="off"), assets),
        scene_key(scene_header(scene(frames=31), captions="burned"), assets),
        scene_key(scene_header(scene(camera=Camera(move="rise")), captions="burned"), assets),
        scene_key(scene_header(scene(transition=Transition(kind="dip", frames=5)), captions="burned"), assets),
        scene_key(scene_header(scene(), captions="burned"), {**assets, "visual": asset("visual", "b")}),
        scene_key(
            scene_header(scene(), captions="burned"), {**assets, "narration/0": asset("narration", "m", "audio/wav")}
        ),
        scene_key(scene_header(scene(), captions="burned", frames=15), assets),
        scene_key(scene_header(scene(), captions="burned", rendition=rendition(codec="hevc")), assets),
    ]
    assert len({key, *others}) == 1 + len(others)


def test_the_previous_scene_counts_for_the_piece_that_shows_it() -> None:
    own = scene(transition=Transition(kind="crossfade", frames=5))
    assets = {"visual": asset("visual", "a"), "previous": asset("visual", "b")}
    given = scene_header(own, frames=5, previous=scene(frames=9))
    key = scene_key(given, assets)
    assert scene_key(scene_header(own, frames=5, previous=scene(frames=8)), assets) != key
    assert scene_key(given, {**assets, "previous": asset("visual", "c")}) != key


def test_a_later_piece_depends_neither_on_the_transition_nor_on_captions_that_have_gone() -> None:
    timed = [
        [Word(text=t, start_s=s, end_s=s + 0.4) for t, s in (("One", a), ("Two.", 2.0), ("Three", 8.0))]
        for a in (0.0, 0.5)
    ]
    keys = []
    for words_said, transition in zip(timed, (Transition(), Transition(kind="dip", frames=5)), strict=True):
        voice = asset("narration", "n", "audio/wav", duration_s=9.0, words=[w.model_dump() for w in words_said])
        own = scene(frames=300, transition=transition)
        given = scene_header(own, first=200, captions="burned")
        keys.append(scene_key(given, {"visual": asset("visual", "a"), "narration/0": voice}))
    assert keys[0] == keys[1]


def test_pieces_show_the_frames_of_the_whole_scene(tmp_path: Path) -> None:
    picture = write_picture(tmp_path / "a.zip")
    own = scene(frames=24, transition=Transition(kind="dip", frames=4))
    assets = {"visual": asset("visual", "a"), "narration/0": NARRATION}

    def shown(first: int, frames: int) -> list[npt.NDArray[np.uint8]]:
        given = scene_header(own, first, frames, captions="burned")
        return frames_of(rendered(given, assets, {"visual": picture}, tmp_path).path)

    whole, parts = shown(0, 24), [*shown(0, 4), *shown(4, 10), *shown(14, 10)]
    assert len(parts) == 24
    assert min(cv2.PSNR(one, other) for one, other in zip(whole, parts, strict=True)) > 38


@pytest.mark.parametrize(("size", "barred"), [((320, 180), True), ((180, 320), False)])
def test_a_still_is_letterboxed_in_wide_frames_only(size: tuple[int, int], barred: bool, tmp_path: Path) -> None:
    still = tmp_path / "still.png"
    cv2.imwrite(str(still), np.full((50, 50, 3), 200, np.uint8))
    canvas = CANVAS.model_copy(update={"width_px": size[0], "height_px": size[1]})
    picture = open_picture(still, "image/png", scene(), canvas, letterbox=2.39)
    assert (picture.bar_px > 0) == barred
    assert (planes(picture.source.frame(0)).y[0].max() == 16) == barred


def test_pieces_are_the_same_bytes_whoever_renders_them_and_in_whatever_order(tmp_path: Path) -> None:
    layered = write_picture(tmp_path / "a.zip", depth=0.4)
    still = tmp_path / "still.png"
    cv2.imwrite(str(still), ramp()[:, :, 2::-1])
    own = scene(frames=30, transition=Transition(kind="crossfade", frames=4))
    assets = {
        "visual": asset("visual", "a"),
        "previous": asset("visual", "b", "image/png"),
        "narration/0": NARRATION,
    }

    def piece(folder: Path, first: int, frames: int) -> bytes:
        (folder / str(first)).mkdir(parents=True)
        previous = scene(frames=20) if first == 0 else None
        given = scene_header(own, first, frames, captions="burned", previous=previous)
        return rendered(given, assets, {"visual": layered, "previous": still}, folder / str(first)).path.read_bytes()

    spans = [(0, 4), (4, 13), (17, 13)]
    alone = {span: piece(tmp_path / "alone", *span) for span in spans}
    with ThreadPoolExecutor(3) as pool:
        together = {span: pool.submit(piece, tmp_path / "together", *span) for span in reversed(spans)}
        assert {span: future.result() for span, future in together.items()} == alone


def test_the_frames_done_are_told_up_to_the_last(grey: Path, tmp_path: Path) -> None:
    told: list[int] = []
    render_scene(
        scene_header(scene(frames=12)), {"visual": asset("visual", "a")}, {"visual": grey}, tmp_path, told.append
    )
    assert told == sorted(told)
    assert told[-1:] == [12]


def test_nothing_of_a_caption_in_a_letterbox_bar_stays_when_it_has_gone(tmp_path: Path) -> None:
    still = tmp_path / "still.png"
    cv2.imwrite(str(still), np.full((90, 160, 3), 200, np.uint8))
    voice = asset("narration", "n", "audio/wav", duration_s=0.9, words=[w.model_dump() for w in words(seconds=0.5)])
    assets = {"visual": asset("visual", "a", "image/png"), "narration/0": voice}
    given = scene_header(scene(frames=90), captions="burned", style=load_style("cinematic"))
    frames = frames_of(rendered(given, assets, {"visual": still}, tmp_path).path)
    assert frames[10][160:].max() > 100
    assert frames[88][160:].max() < 20


@pytest.mark.parametrize("fit", ["contain", "blur"])
def test_a_still_shown_whole_is_whole_in_every_frame(fit: str, tmp_path: Path) -> None:
    still = tmp_path / "still.png"
    picture = np.full((300, 150, 3), 90, np.uint8)
    picture[:12] = picture[-12:] = (0, 0, 255)
    cv2.imwrite(str(still), picture)
    own = scene(frames=12, framing=Framing.model_validate({"fit": fit}), camera=Camera(move="push_in", amount=0.1))
    assets = {"visual": asset("visual", "a", "image/png")}
    for frame in frames_of(rendered(scene_header(own), assets, {"visual": still}, tmp_path).path):
        column = frame[:, WIDTH // 2].astype(int)
        red = np.flatnonzero(column[:, 0] - column[:, 1] > 80)
        assert (red < HEIGHT // 4).sum() >= 4
        assert (red > 3 * HEIGHT // 4).sum() >= 4
