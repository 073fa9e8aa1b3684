from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest

from aiprod.media.quality.gate import check
from aiprod.media.run import feed, ffmpeg_exe, run
from aiprod.media.words.captions import Cue, make_cues
from aiprod.outcome import Finding, QualityReport
from aiprod.plan import Camera, MediaRequest, OutputPlan, Transition, VideoPlan
from tests.aiprod.media.scenes import HEIGHT, WIDTH, music_request, plan_of, scene, tone, words, write_wav

FRAMES, RATE = 180, 48_000
TAGS = ("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
LEVEL = 10 ** (-14 / 20)

Picture = npt.NDArray[np.uint8]
Show = Callable[[int], Picture]


def moving(n: int) -> Picture:
    """Bars on a ramp that move by two pixels a frame, as I420."""
    frame = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    row = 60 + (np.arange(WIDTH) + 2 * n) % 120 + 40 * ((np.arange(WIDTH) + 2 * n) // 40 % 2)
    frame[:HEIGHT] = row
    return frame


def black(n: int) -> Picture:
    frame = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    frame[:HEIGHT] = 16
    return frame


def between(first: int, last: int, show: Show) -> Show:
    return lambda n: show(n) if first <= n < last else moving(n)


def plan(captions: str = "files", **fields: object) -> VideoPlan:
    """Two scenes of three seconds, each with a second of words, over music."""
    given = {"captions": captions, "music": music_request(6.0), **fields}
    return plan_of(scene(0, 0, 90), scene(1, 90, 90), **given)


def cues() -> tuple[Cue, ...]:
    return make_cues(plan(), {0: words(), 1: words()})


def sound(seconds: float = 6.0, level: float = LEVEL) -> npt.NDArray[np.float32]:
    return tone(seconds, 997, level, channels=2)


def made(
    folder: Path,
    show: Show = moving,
    heard: npt.NDArray[np.float32] | None = None,
    frames: int = FRAMES,
    video: tuple[str, ...] = TAGS,
    muxer: tuple[str, ...] = ("-movflags", "+faststart"),
) -> Path:
    out = folder / "video.mp4"
    wav = write_wav(folder / "sound.wav", sound() if heard is None else heard)
    argv = [ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "yuv420p"]
    argv += ["-video_size", f"{WIDTH}x{HEIGHT}", "-framerate", "30", *TAGS, "-i", "pipe:0", "-i", str(wav)]
    argv += ["-c:v", "libx264", "-preset", "ultrafast", "-g", "60", "-pix_fmt", "yuv420p", *video]
    feed([*argv, "-c:a", "aac", *muxer, str(out)], (show(n).tobytes() for n in range(frames)), deadline_s=60)
    return out


def gate(path: Path, given: VideoPlan | None = None, read: tuple[Cue, ...] | None = None) -> QualityReport:
    given = given or plan()
    return check(path, given, given.outputs[0], cues() if read is None else read)


def found(path: Path, given: VideoPlan | None = None, read: tuple[Cue, ...] | None = None) -> dict[str, Finding]:
    report = gate(path, given, read)
    assert report.passed == (not report.findings)
    return {finding.code: finding for finding in report.findings}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("good"))


def test_a_good_file_passes(good: Path) -> None:
    assert gate(good) == QualityReport(passed=True)


def test_a_file_cut_off_is_found(good: Path, tmp_path: Path) -> None:
    cut = tmp_path / "video.mp4"
    cut.write_bytes(good.read_bytes()[: good.stat().st_size * 2 // 3])
    assert "undecodable" in found(cut)


def test_bytes_gone_wrong_inside_are_found(good: Path, tmp_path: Path) -> None:
    bad = bytearray(good.read_bytes())
    middle = len(bad) // 2
    bad[middle : middle + 400] = bytes(400)
    path = tmp_path / "video.mp4"
    path.write_bytes(bad)
    assert "undecodable" in found(path)


@pytest.mark.parametrize("content", [b"", b"ffconcat version 1.0\nfile video.mp4\n", bytes(5000)])
def test_what_is_no_video_is_a_finding_not_an_error(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    path.write_bytes(content)
    assert set(found(path)) == {"undecodable"}


def test_a_black_hole_is_found_even_under_captions(tmp_path: Path) -> None:
    def hole(n: int) -> Picture:
        frame = black(n)
        frame[150:165, 60:260] = 235
        return frame

    finding = found(made(tmp_path, between(120, 145, hole)))["black"]
    assert finding.at_s == pytest.approx(4.0, abs=0.05)
    assert finding.seconds == pytest.approx(25 / 30, abs=0.05)


def test_a_single_black_frame_is_a_fault_of_ours_but_may_be_meant_by_a_client(tmp_path: Path) -> None:
    path = made(tmp_path, between(130, 131, black))
    finding = found(path)["black"]
    assert finding.at_s == pytest.approx(130 / 30, abs=0.01)
    assert finding.seconds == pytest.approx(1 / 30, abs=0.01)
    clip = MediaRequest(provider="client", uri="media/a.mp4", use="picture")
    own = plan_of(scene(0, 0, 90), scene(1, 90, 90, visual=clip), captions="files", music=music_request(6.0))
    assert found(path, own) == {}


def test_black_that_is_meant_is_no_fault(tmp_path: Path) -> None:
    """A fade up, a dip between the scenes, a dark end, and a night that is merely dark."""

    def night(n: int) -> Picture:
        frame = moving(n)
        frame[:HEIGHT] = 24 + frame[:HEIGHT] // 16
        return frame

    def show(n: int) -> Picture:
        if n < 25 or 82 <= n < 105 or n >= 160:
            return black(n)
        return night(n) if 110 <= n < 155 else moving(n)

    dip = scene(1, 90, 90, transition=Transition(kind="dip", frames=24))
    given = plan_of(scene(0, 0, 90), dip, captions="files", music=music_request(6.0))
    assert found(made(tmp_path, show), given) == {}


def test_a_frozen_second_half_is_found(tmp_path: Path) -> None:
    finding = found(made(tmp_path, lambda n: moving(min(n, 90))))["frozen"]
    assert finding.at_s == pytest.approx(3.0, abs=0.3)
    assert finding.seconds == pytest.approx(3.0, abs=0.3)


def test_stillness_that_is_meant_is_no_fault(tmp_path: Path) -> None:
    still = scene(1, 90, 90, camera=Camera(amount=0))
    given = plan_of(scene(0, 0, 90), still, captions="files", music=music_request(6.0))
    assert found(made(tmp_path, lambda n: moving(min(n, 90))), given) == {}


def test_the_slowest_drift_of_soft_clouds_is_not_frozen(tmp_path: Path) -> None:
    def clouds(n: int) -> Picture:
        frame = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
        across, down = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
        frame[:HEIGHT] = np.rint(190 + 12 * np.sin((across + n / 15) / 37) * np.cos(down / 29))
        return frame

    assert found(made(tmp_path, clouds)) == {}


def test_a_silent_gap_is_found(tmp_path: Path) -> None:
    heard = sound()
    heard[2 * RATE : round(3.5 * RATE)] = 0
    finding = found(made(tmp_path, heard=heard))["silent"]
    assert finding.at_s == pytest.approx(2.0, abs=0.1)
    assert finding.seconds == pytest.approx(1.5, abs=0.1)


def test_pauses_between_words_without_music_are_no_fault_but_lost_words_are(tmp_path: Path) -> None:
    heard = sound()
    heard[round(1.2 * RATE) : 3 * RATE] = 0
    path = made(tmp_path, heard=heard)
    assert found(path, plan(music=None)) == {}
    heard[3 * RATE : round(4.5 * RATE)] = 0
    assert "silent" in found(made(tmp_path, heard=heard), plan(music=None))


@pytest.mark.parametrize(("level", "code"), [(LEVEL * 0.6, "loudness"), (LEVEL * 1.4, "loudness"), (0.97, "true_peak")])
def test_wrong_loudness_and_peaks_are_found(level: float, code: str, tmp_path: Path) -> None:
    assert code in found(made(tmp_path, heard=sound(level=level)))


def test_sound_that_ends_early_is_found(tmp_path: Path) -> None:
    assert found(made(tmp_path, heard=sound(5.8)))["av_drift"].seconds == pytest.approx(-0.2, abs=0.03)


def test_a_missing_frame_is_found(tmp_path: Path) -> None:
    assert "wrong_frames" in found(made(tmp_path, frames=FRAMES - 1))


def test_a_late_index_is_found(tmp_path: Path) -> None:
    assert set(found(made(tmp_path, muxer=()))) == {"not_faststart"}


@pytest.mark.parametrize(
    "video",
    [("-color_range", "pc", *TAGS[2:]), (*TAGS[:2], "-colorspace", "smpte170m", *TAGS[4:])],
)
def test_full_range_and_other_colour_tags_are_found(video: tuple[str, ...], tmp_path: Path) -> None:
    assert "colour" in found(made(tmp_path, video=("-vf", "null", *video)))


def test_missing_captions_are_found_where_they_are_wanted(good: Path) -> None:
    first = tuple(cue for cue in cues() if cue.start_s < 3)
    finding = found(good, read=first)["captions_missing"]
    assert "50%" in finding.message
    assert finding.at_s == 3.0
    assert found(good, plan(captions="off"), ()) == {}


@pytest.mark.parametrize(
    ("name", "coding"),
    [
        ("sound.m4a", ("-c:a", "copy", "-vn", "-movflags", "+faststart")),
        ("sound.mp3", ("-c:a", "libmp3lame", "-b:a", "192k", "-vn")),
        ("sound.wav", ("-af", "volume=-2dB", "-c:a", "pcm_s16le", "-vn")),
        ("video.webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", *TAGS, "-c:a", "libopus")),
        ("video.gif", ("-vf", "fps=10", "-an")),
    ],
)
def test_every_kind_of_output_passes_when_it_is_right(
    name: str, coding: tuple[str, ...], good: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    run([ffmpeg_exe(), "-loglevel", "error", "-i", str(good), *coding, str(path)], deadline_s=60)
    given = plan()
    pictured = path.stem == "video"
    output = OutputPlan(name="main", format=path.suffix[1:], renditions=given.outputs[0].renditions if pictured else ())
    assert check(path, given, output, cues()) == QualityReport(passed=True)


def test_a_stream_passes_and_a_lost_segment_is_found(good: Path, tmp_path: Path) -> None:
    playlist = tmp_path / "stream.m3u8"
    argv = [ffmpeg_exe(), "-loglevel", "error", "-i", str(good), "-c", "copy", "-f", "hls", "-hls_time", "2"]
    argv += ["-hls_playlist_type", "vod", "-hls_segment_type", "fmp4", str(playlist)]
    run(argv, deadline_s=60, cwd=tmp_path)
    given = plan()
    output = OutputPlan(name="main", format="hls", renditions=given.outputs[0].renditions)
    assert check(playlist, given, output, cues()) == QualityReport(passed=True)
    next(iter(sorted(_segments(tmp_path), reverse=True))).unlink()
    assert not check(playlist, given, output, cues()).passed


def test_every_finding_is_documented() -> None:
    page = (Path(__file__).parents[4] / "docs" / "quality.md").read_text("utf-8")
    codes = get_args(Finding.model_fields["code"].annotation)
    assert [code for code in codes if f"| `{code}` |" not in page] == []


def _segments(folder: Path) -> Iterator[Path]:
    return folder.glob("*.m4s")
