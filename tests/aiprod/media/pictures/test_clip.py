from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aiprod.errors import PermanentError
from aiprod.media.pictures.clip import ClipSource
from aiprod.media.pictures.yuv import new_frame, planes
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.plan import Canvas, Framing
from aiprod.timing import FrameRate

FRAMES = 40
RATE = FrameRate(num=25)
MIDDLE = Framing(focus=(0.5, 0.5))


def write_numbers(path: Path, width: int = 96, height: int = 64) -> Path:
    """A clip whose frame n has the brightness 20 + 5 n."""
    frame = new_frame(width, height)

    def frames() -> list[bytes]:
        made = []
        for n in range(FRAMES):
            planes(frame).y[:] = 20 + 5 * n
            made.append(frame.tobytes())
        return made

    argv = [ffmpeg_exe(), *"-hide_banner -loglevel error -y -f rawvideo -pix_fmt yuv420p -framerate 25".split()]
    argv += ["-video_size", f"{width}x{height}", "-i", "pipe:0", *"-c:v libx264 -qp 0 -bf 0 -g 12".split(), str(path)]
    feed(argv, frames(), deadline_s=60)
    return path


def canvas(width: int, height: int) -> Canvas:
    return Canvas(width_px=width, height_px=height, rate=RATE)


def number(source: ClipSource, n: int) -> int:
    middle = planes(source.frame(n)).y
    return round((int(middle[middle.shape[0] // 2, middle.shape[1] // 2]) - 20) / 5)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_numbers(tmp_path_factory.mktemp("clip") / "clip.mp4")


def test_every_frame_is_the_one_asked_for_in_order(clip: Path) -> None:
    source = ClipSource(clip, canvas(96, 64), MIDDLE)
    assert [number(source, n) for n in range(FRAMES)] == list(range(FRAMES))


def test_any_frame_is_found_from_anywhere(clip: Path) -> None:
    source = ClipSource(clip, canvas(96, 64), MIDDLE)
    wanted = [int(n) for n in np.random.default_rng(1).integers(0, FRAMES, 60)]
    assert [number(source, n) for n in wanted] == wanted
    assert [number(ClipSource(clip, canvas(96, 64), MIDDLE), n) for n in (0, 11, 12, 39)] == [0, 11, 12, 39]


def test_past_its_end_the_last_frame_stays_and_what_was_laid_over_it_does_not(clip: Path) -> None:
    source = ClipSource(clip, canvas(96, 64), MIDDLE)
    assert [number(source, n) for n in (FRAMES - 1, FRAMES, FRAMES + 100)] == [FRAMES - 1] * 3
    source.frame(FRAMES).fill(0)
    assert number(source, FRAMES) == FRAMES - 1
    assert number(source, 3) == 3


def test_a_clip_of_another_rate_keeps_its_speed(clip: Path) -> None:
    for rate, expected in ((50, [0, 0, 1, 1, 2]), (12, [0, 2, 4, 6, 8]), (25, [0, 1, 2, 3, 4])):
        other = Canvas(width_px=96, height_px=64, rate=FrameRate(num=rate))
        source = ClipSource(clip, other, MIDDLE)
        assert [number(source, n) for n in range(5)] == expected


def test_the_colours_reach_the_canvas_unchanged_where_nothing_is_scaled(clip: Path) -> None:
    frame = ClipSource(clip, canvas(96, 64), MIDDLE).frame(7)
    y, u, v = planes(frame)
    assert (y.min(), y.max()) == (55, 55)
    assert (u.min(), u.max(), v.min(), v.max()) == (128, 128, 128, 128)


def test_a_wide_clip_is_shown_whole_on_black_or_on_a_dimmed_copy_of_itself(clip: Path) -> None:
    upright = canvas(64, 96)
    black = planes(ClipSource(clip, upright, Framing(fit="contain")).frame(30)).y
    soft = planes(ClipSource(clip, upright, Framing(fit="blur")).frame(30)).y
    covered = planes(ClipSource(clip, upright, Framing(fit="cover")).frame(30)).y
    assert (covered == 170).all()
    for shown in (black, soft):
        assert shown[48].tolist() == [170] * 64
    assert (black[:20] == 16).all()
    assert (black[-20:] == 16).all()
    assert 100 < soft[:20].mean() < 115


def test_a_file_that_is_no_clip_is_refused(tmp_path: Path, clip: Path) -> None:
    text = tmp_path / "clip.mp4"
    text.write_text("#EXTM3U\nhttps://example.org/")
    with pytest.raises(PermanentError, match="bad_clip"):
        ClipSource(text, canvas(96, 64), MIDDLE)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(clip.read_bytes()[:-400])
    with pytest.raises(PermanentError, match="bad_clip"):
        ClipSource(cut, canvas(96, 64), MIDDLE).frame(FRAMES - 1)
