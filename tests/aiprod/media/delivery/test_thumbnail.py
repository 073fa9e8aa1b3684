from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from aiprod.errors import PermanentError
from aiprod.media import graphs
from aiprod.media.delivery.sheet import contact_sheet
from aiprod.media.delivery.thumbnail import make_thumbnail, thumbnails
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.plan import Canvas
from aiprod.timing import FrameRate
from tests.aiprod.media.numbered import encode, numbered_frame, numbered_plan, read_number
from tests.aiprod.media.scenes import CANVAS, rendition


def picture(path: Path) -> npt.NDArray[np.uint8]:
    return np.asarray(cv2.imread(str(path)), np.uint8)


def number(path: Path) -> int:
    return read_number(picture(path)[:, :, 1])


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encode(range(90), rendition(), tmp_path_factory.mktemp("video") / "video.mp4")


def test_a_thumbnail_shows_the_frame_of_its_time(video: Path, tmp_path: Path) -> None:
    times_s = (0.0, 1 / 30, 44.6 / 30, 60 / 30, 89 / 30, 500.0)
    made = thumbnails(video, times_s, tmp_path)
    assert [path.name for path in made] == [f"thumbnail-{index}.jpg" for index in range(1, 7)]
    assert [number(path) for path in made] == [0, 1, 44, 60, 89, 89]
    assert picture(made[0]).shape == (720, 1280, 3)


def test_no_times_no_thumbnails(video: Path, tmp_path: Path) -> None:
    assert thumbnails(video, (), tmp_path) == ()


def test_the_one_thumbnail_shows_the_liveliest_scene(tmp_path: Path) -> None:
    video = tmp_path / "video.mp4"
    grey = np.full((270, 320), 128, np.uint8)
    frames = [grey if n // 30 != 1 else numbered_frame(n, 320, 180) for n in range(90)]
    argv = graphs.encode_scene(ffmpeg_exe(), "h264", 320, 180, CANVAS.rate, video)
    feed(argv, (frame.data for frame in frames), deadline_s=60)
    made = make_thumbnail(video, numbered_plan([30, 30, 30]), tmp_path)
    assert 30 <= number(made) < 60


def test_a_contact_sheet_has_a_cell_a_scene(video: Path, tmp_path: Path) -> None:
    sheet = picture(contact_sheet(video, numbered_plan([30, 20, 20, 20]), tmp_path))
    assert sheet.shape[1] == 1920
    width = (1920 - 4 * 24) // 3
    height = round(width * 180 / 320)
    tops, lefts = (24, 24 + height + 44 + 24), (24, 48 + width, 72 + 2 * width)
    places = [(tops[0], lefts[0]), (tops[0], lefts[1]), (tops[0], lefts[2]), (tops[1], lefts[0])]
    cells = [sheet[top : top + height, left : left + width] for top, left in places]
    assert [read_number(cell[:, :, 1]) for cell in cells] == [18, 42, 62, 82]
    labels = [sheet[top + height + 4 : top + height + 44, left : left + width] for top, left in places]
    assert all(np.ptp(label[:, :60]) > 150 and np.ptp(label[:, -120:]) > 90 for label in labels)
    assert np.ptp(sheet[tops[1] :, lefts[1] : lefts[1] + width]) < 12


def test_an_upright_video_has_an_upright_sheet(tmp_path: Path) -> None:
    upright = rendition(Canvas(width_px=180, height_px=320, rate=FrameRate(num=30)))
    video = encode(range(30), upright, tmp_path / "video.mp4")
    plan = numbered_plan([30], [upright]).model_copy(update={"canvas": upright.canvas})
    assert picture(contact_sheet(video, plan, tmp_path)).shape[0] > 1000


def test_a_file_that_is_no_video_has_no_pictures(tmp_path: Path) -> None:
    text = tmp_path / "video.mp4"
    text.write_text("hello")
    for take in (
        lambda: make_thumbnail(text, numbered_plan([30]), tmp_path),
        lambda: thumbnails(text, [1.0], tmp_path),
        lambda: contact_sheet(text, numbered_plan([30]), tmp_path),
    ):
        with pytest.raises(PermanentError, match="bad_media"):
            take()
