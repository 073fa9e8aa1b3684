from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media import graphs
from aiprod.media.assemble import AssembledVideo, assemble
from aiprod.media.captions import make_cues
from aiprod.media.faults import find_faults
from aiprod.media.mix import render_mix
from aiprod.media.pcm import read_all
from aiprod.media.probe import MediaFacts, probe
from aiprod.media.quality import measure
from aiprod.media.render import render_scene
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.media.thumbnail import make_thumbnail
from aiprod.parts import MixHeader
from aiprod.plan import Canvas, OutputPlan, VideoPlan
from aiprod.timing import FrameRate
from tests.aiprod.media.scenes import (
    CANVAS,
    asset,
    flat,
    plan_of,
    ramp,
    rendition,
    scene,
    scene_header,
    tone,
    words,
    write_picture,
    write_wav,
)

SCENES = (scene(0, 0, 45), scene(1, 45, 31), scene(2, 76, 44))
TITLE = "It's = a; #1 \\ “Naïve” [0:v]\nblack_start:0 black_end:9"


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], Path]:
    """Three segments (grey, red, a ramp) and a mix whose words start with the second."""
    folder = tmp_path_factory.mktemp("it's parts")
    segments = []
    for own, raster in zip(SCENES, (flat((128,) * 3), flat((220, 20, 20)), ramp()), strict=True):
        picture = write_picture(folder / "picture.zip", raster)
        header = scene_header(own)
        segments.append(
            render_scene(header, {"visual": asset("visual", "a")}, {"visual": picture}, folder, lambda n: None).path
        )
    beep = asset("narration", "n", "audio/wav")
    speech = write_wav(folder / "speech.wav", tone(1.0, 800))
    mix = render_mix(
        MixHeader(canvas=CANVAS, frames=120, music_level_lufs=-24.0, scenes=SCENES[1:2]),
        {"narration/1": beep},
        {"narration/1": speech},
        folder,
    )
    return segments, mix.path


def made(parts: tuple[list[Path], Path], directory: Path, plan: VideoPlan | None = None) -> AssembledVideo:
    plan = plan or plan_of(*SCENES)
    return assemble(plan, *parts, make_cues(plan, {1: words()}), directory)


@pytest.mark.parametrize("container", ["mp4", "mov"])
def test_a_finished_file_is_what_the_plan_says(parts: tuple[list[Path], Path], container: str, tmp_path: Path) -> None:
    plan = plan_of(*SCENES, output_format=container, title=TITLE)
    video = made(parts, tmp_path, plan)
    assert video.path.suffix == f".{container}"
    assert video.facts.frames == 120
    assert video.facts.video_end_s == pytest.approx(4.0, abs=1e-3)
    assert video.facts.av_end_difference_s == pytest.approx(0.0, abs=0.040)
    assert video.facts.faststart is True
    assert video.facts.title == " ".join(TITLE.split())


def test_pictures_change_on_their_frame_and_words_sound_with_them(
    parts: tuple[list[Path], Path], tmp_path: Path
) -> None:
    video = made(parts, tmp_path)
    with av.open(str(video.path)) as container:
        red = [int(f.to_ndarray(format="rgb24")[90, 160, 1]) < 60 for f in container.decode(video=0)]
    assert (red.index(True), sum(red)) == (45, 31)
    loud = np.abs(read_all(video.path, "audio/mp4", 1)[:, 0]) > 0.05
    assert int(loud.argmax()) / 48_000 == pytest.approx(1.5, abs=0.012)


def test_captions_kept_out_of_the_picture_travel_as_a_text_track(
    parts: tuple[list[Path], Path], tmp_path: Path
) -> None:
    for captions, tracks in (("files", 1), ("burned", 0)):
        video = made(parts, tmp_path, plan_of(*SCENES, captions=captions))
        with av.open(str(video.path)) as container:
            assert len(container.streams.subtitles) == tracks


@pytest.mark.parametrize("fps", [24, 25, 30])
def test_frames_of_many_segments_stay_evenly_spaced(fps: int, tmp_path: Path) -> None:
    rate, count, length = FrameRate(num=fps), 150, 7
    canvas = Canvas(width_px=64, height_px=36, rate=rate)
    planes = np.random.default_rng(fps).integers(16, 235, (length, 64 * 36 * 3 // 2), np.uint8)
    first = tmp_path / "segment-0.mp4"
    argv = graphs.encode_scene(ffmpeg_exe(), "h264", 64, 36, rate, first)
    feed(argv, (plane.tobytes() for plane in planes), deadline_s=60)
    segments = [tmp_path / f"segment-{index}.mp4" for index in range(count)]
    for segment in segments[1:]:
        segment.hardlink_to(first)
    scenes = [scene(index, index * length, length) for index in range(count)]
    own = rendition(canvas)
    output = OutputPlan(name="video", format="mp4", renditions=(own.name,))
    plan = plan_of(*scenes, renditions=(own,), outputs=(output,)).model_copy(update={"canvas": canvas})
    mix = render_mix(MixHeader(canvas=canvas, frames=plan.frames, music_level_lufs=-24, scenes=()), {}, {}, tmp_path)
    facts = assemble(plan, segments, mix.path, (), tmp_path).facts
    assert (facts.frames, facts.even_frames, facts.faststart) == (count * length, True, True)
    assert facts.video_end_s == pytest.approx(rate.seconds(count * length), abs=1e-6)


def test_a_missing_segment_is_found_by_measuring(parts: tuple[list[Path], Path], tmp_path: Path) -> None:
    segments, mix = parts
    with pytest.raises(TransientError, match=r"89 frames instead of 120.*wrong_output"):
        assemble(plan_of(*SCENES), [segments[0], segments[2]], mix, (), tmp_path)


def test_a_segment_that_is_no_video_is_refused(parts: tuple[list[Path], Path], tmp_path: Path) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"ffconcat version 1.0\nfile /etc/hostname\n")
    with pytest.raises(PermanentError, match="program_failed"):
        assemble(plan_of(*SCENES), [broken], parts[1], (), tmp_path)


def test_every_fault_is_told_by_name(parts: tuple[list[Path], Path], tmp_path: Path) -> None:
    facts = made(parts, tmp_path).facts
    assert find_faults(plan_of(*SCENES), plan_of(*SCENES).outputs[0], facts) == []
    worse: list[tuple[dict[str, object], str]] = [
        ({"frames": 119}, "119 frames"),
        ({"even_frames": False}, "evenly spaced"),
        ({"video_end_s": 4.1}, "picture ends"),
        ({"audio_end_s": 4.2}, "sound ends"),
        ({"audio_end_s": None}, "sound ends"),
        ({"width_px": 640}, "640x180"),
        ({"pix_fmt": "yuv444p"}, "yuv444p"),
        ({"colour_space": "unknown"}, "BT.709"),
        ({"faststart": False}, "index"),
    ]
    for change, told in worse:
        faults = find_faults(plan_of(*SCENES), plan_of(*SCENES).outputs[0], facts.model_copy(update=change))
        assert any(told in fault for fault in faults)


def test_a_thumbnail_is_wide_and_shows_the_liveliest_scene(parts: tuple[list[Path], Path], tmp_path: Path) -> None:
    import cv2

    picture = cv2.imread(str(make_thumbnail(made(parts, tmp_path).path, plan_of(*SCENES), tmp_path)))
    assert picture is not None
    assert picture.shape == (720, 1280, 3)
    assert np.ptp(picture[:, :, 1].mean(axis=1)) > 50


def test_a_file_that_is_no_video_has_neither_facts_nor_thumbnail(tmp_path: Path) -> None:
    text = tmp_path / "video.mp4"
    text.write_text("hello")
    with pytest.raises(PermanentError, match="bad_media"):
        probe(text)
    with pytest.raises(PermanentError, match="bad_media"):
        make_thumbnail(text, plan_of(*SCENES), tmp_path)


def test_quality_finds_black_frozen_and_silent_stretches(tmp_path: Path) -> None:
    own = scene(0, 0, 90)
    folder = tmp_path
    picture = write_picture(folder / "black.zip", flat((0, 0, 0)))
    header = scene_header(own)
    segment = render_scene(header, {"visual": asset("visual", "a")}, {"visual": picture}, folder, lambda n: None)
    mix_header = MixHeader(canvas=CANVAS, frames=90, music_level_lufs=-24.0, scenes=())
    mix = render_mix(mix_header, {}, {}, folder)
    video = assemble(plan_of(own, title=TITLE), [segment.path], mix.path, (), folder)
    quality = measure(video.path)
    assert quality.black == ((0.0, pytest.approx(3.0, abs=0.1)),)
    assert quality.frozen == ((0.0, pytest.approx(3.0, abs=0.1)),)
    assert quality.silent == ((0.0, pytest.approx(3.0, abs=0.1)),)
    assert quality.loudness_lufs is None


def test_quality_finds_nothing_wrong_with_a_good_file(parts: tuple[list[Path], Path], tmp_path: Path) -> None:
    quality = measure(made(parts, tmp_path, plan_of(*SCENES, title=TITLE)).path)
    assert (quality.black, quality.frozen) == ((), ())
    assert quality.loudness_lufs == pytest.approx(-14.0, abs=1.0)
    assert quality.true_peak_dbtp is not None
    assert quality.true_peak_dbtp < -1.0


def test_facts_of_sound_alone_know_no_picture(parts: tuple[list[Path], Path]) -> None:
    facts = probe(parts[1])
    assert facts.video_end_s is None
    assert facts.av_end_difference_s is None
    assert isinstance(facts, MediaFacts)
