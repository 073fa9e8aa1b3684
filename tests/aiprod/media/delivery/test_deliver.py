from __future__ import annotations

import hashlib
from pathlib import Path

import av
import numpy as np
import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.delivery.deliver import Delivered, deliver
from aiprod.media.delivery.faults import find_faults
from aiprod.media.sound.mix import render_mix
from aiprod.media.sound.pcm import read_all
from aiprod.media.words.captions import make_cues
from aiprod.outputs import OutputFormat, VideoCodec
from aiprod.parts import MixHeader
from aiprod.plan import Chapter, OutputPlan, Rendition, VideoPlan
from aiprod.timing import FrameRate
from tests.aiprod.media.numbered import encode, numbered_plan, numbers_in, pieces
from tests.aiprod.media.scenes import CANVAS, asset, rendition, tone, words, write_wav

LENGTHS = (45, 140, 1, 31)
FRAMES, SECONDS = sum(LENGTHS), sum(LENGTHS) / 30
TITLE = "It's = a; #1 \\ “Naïve” [0:v]\nblack_start:0"
VIDEO_FORMATS: list[tuple[OutputFormat, VideoCodec]] = [
    ("mp4", "h264"),
    ("mp4", "hevc"),
    ("mp4", "av1"),
    ("mov", "h264"),
    ("mov", "hevc"),
    ("webm", "vp9"),
    ("webm", "av1"),
]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A mix in which a beep begins with the second scene, and its lossless master."""
    folder = tmp_path_factory.mktemp("sound")
    plan = numbered_plan(LENGTHS)
    header = MixHeader(
        canvas=CANVAS, frames=FRAMES, music_level_lufs=-24.0, scenes=plan.scenes[1:2], extras=("master",)
    )
    speech = write_wav(folder / "speech.wav", tone(1.0, 800))
    mixed = render_mix(header, {"narration/1": asset("narration", "n", "audio/wav")}, {"narration/1": speech}, folder)
    return {"mix": mixed.path, "master": mixed.extras["master"].path}


@pytest.fixture(scope="module")
def segments(tmp_path_factory: pytest.TempPathFactory) -> dict[VideoCodec, list[Path]]:
    """The pieces of the same edit in every codec, of numbered frames."""
    folder = tmp_path_factory.mktemp("it's pieces")
    codecs: tuple[VideoCodec, ...] = ("h264", "hevc", "av1", "vp9")
    return {codec: pieces(numbered_plan(LENGTHS), rendition(codec=codec), folder) for codec in codecs}


def planned(output_format: OutputFormat, made: Rendition | None = None, **fields: object) -> VideoPlan:
    output = OutputPlan(name="film", format=output_format, renditions=(made.name,) if made else ())
    return numbered_plan(LENGTHS, (made,) if made else (), outputs=(output,), title=TITLE, **fields)


def delivered(plan: VideoPlan, parts: list[Path], sound: dict[str, Path], directory: Path) -> Delivered:
    by_rendition = dict.fromkeys(plan.outputs[0].renditions, parts)
    return deliver(plan, plan.outputs[0], by_rendition, sound, make_cues(plan, {1: words()}), directory)


@pytest.mark.parametrize(("output_format", "codec"), VIDEO_FORMATS)
def test_a_video_shows_every_frame_once_and_is_what_the_plan_says(
    output_format: OutputFormat,
    codec: VideoCodec,
    segments: dict[VideoCodec, list[Path]],
    sound: dict[str, Path],
    tmp_path: Path,
) -> None:
    plan = planned(output_format, rendition(codec=codec))
    made = delivered(plan, segments[codec], sound, tmp_path)
    assert made.main == f"film.{output_format}"
    assert numbers_in(made.files[made.main]) == list(range(FRAMES))
    assert find_faults(plan, plan.outputs[0], made.facts) == []
    assert made.facts.av_end_difference_s == pytest.approx(0.0, abs=0.040)
    assert made.facts.title == " ".join(TITLE.split())
    assert made.picture == made.files[made.main]


@pytest.mark.parametrize("output_format", ["mp4", "mov", "webm", "m4a", "mp3"])
def test_players_find_the_chapters(
    output_format: OutputFormat, segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    chapters = (Chapter(title="One; a=b \\", start_frame=0), Chapter(title="Zwei #2", start_frame=45))
    codec: VideoCodec = "vp9" if output_format == "webm" else "h264"
    made = rendition(codec=codec) if output_format in ("mp4", "mov", "webm") else None
    plan = planned(output_format, made, chapters=chapters)
    given = delivered(plan, segments[codec], sound, tmp_path)
    assert find_faults(plan, plan.outputs[0], given.facts) == []
    with av.open(str(given.files[given.main])) as container:
        entries = container.chapters()
        found = [(each["metadata"]["title"].rstrip(), float(each["start"] * each["time_base"])) for each in entries]
    assert found == [("One; a=b \\", 0.0), ("Zwei #2", pytest.approx(1.5, abs=0.001))]


def test_hevc_carries_the_tag_that_players_ask_for(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    made = delivered(planned("mp4", rendition(codec="hevc")), segments["hevc"], sound, tmp_path)
    assert b"hvc1" in made.files[made.main].read_bytes()[:2000]


@pytest.mark.parametrize(("output_format", "codec"), [("mp4", "h264"), ("webm", "vp9")])
def test_words_sound_with_the_frame_they_belong_to(
    output_format: OutputFormat,
    codec: VideoCodec,
    segments: dict[VideoCodec, list[Path]],
    sound: dict[str, Path],
    tmp_path: Path,
) -> None:
    made = delivered(planned(output_format, rendition(codec=codec)), segments[codec], sound, tmp_path)
    with av.open(str(made.files[made.main])) as container:
        loud_s = next(
            frame.time + float(np.argmax(np.abs(frame.to_ndarray()).max(axis=0) > 0.05)) / 48_000
            for frame in container.decode(audio=0)
            if np.abs(frame.to_ndarray()).max() > 0.05
        )
    assert loud_s == pytest.approx(LENGTHS[0] / 30, abs=0.012)


@pytest.mark.parametrize(("output_format", "codec"), [("mp4", "h264"), ("mov", "h264"), ("webm", "vp9")])
def test_captions_kept_out_of_the_picture_travel_as_a_text_track(
    output_format: OutputFormat,
    codec: VideoCodec,
    segments: dict[VideoCodec, list[Path]],
    sound: dict[str, Path],
    tmp_path: Path,
) -> None:
    for captions, tracks in (("files", 1), ("burned", 0)):
        plan = planned(output_format, rendition(codec=codec), captions=captions)
        made = delivered(plan, segments[codec], sound, tmp_path)
        with av.open(str(made.files[made.main])) as container:
            assert len(container.streams.subtitles) == tracks


def test_a_file_is_the_same_whatever_the_order_its_pieces_were_made_in(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    plan = planned("mp4", rendition())
    digests = set()
    for name, parts in (
        ("forward", segments["h264"]),
        ("backward", pieces(plan, rendition(), tmp_path, order=lambda n: -n)),
    ):
        (tmp_path / name).mkdir()
        made = delivered(plan, parts, sound, tmp_path / name)
        digests.add(hashlib.sha256(made.files[made.main].read_bytes()).digest())
    assert len(digests) == 1


@pytest.mark.parametrize("fps", [24, 25, 50, 60])
def test_another_rate_has_all_its_own_frames(fps: int, sound: dict[str, Path], tmp_path: Path) -> None:
    made_at = rendition(CANVAS.model_copy(update={"rate": FrameRate(num=fps)}))
    plan = planned("mp4", made_at)
    made = delivered(plan, pieces(plan, made_at, tmp_path), sound, tmp_path)
    assert numbers_in(made.files[made.main]) == list(range(round(FRAMES * fps / 30)))


def test_frames_of_very_many_pieces_stay_evenly_spaced(sound: dict[str, Path], tmp_path: Path) -> None:
    canvas = CANVAS.model_copy(update={"width_px": 64, "height_px": 36, "rate": FrameRate(num=24)})
    plan = numbered_plan([7] * 150, [rendition(canvas)]).model_copy(update={"canvas": canvas})
    first = encode(range(7), rendition(canvas), tmp_path / "piece.mp4")
    header = MixHeader(canvas=canvas, frames=plan.frames, music_level_lufs=-24, scenes=())
    mix = render_mix(header, {}, {}, tmp_path)
    facts = delivered(plan, [first] * 150, {"mix": mix.path}, tmp_path).facts
    assert (facts.frames, facts.even_frames, facts.faststart) == (1050, True, True)
    assert facts.video_end_s == pytest.approx(1050 / 24, abs=1e-6)


def test_a_gif_shows_fifteen_frames_a_second(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    made = delivered(planned("gif", rendition()), segments["h264"], sound, tmp_path)
    assert numbers_in(made.files[made.main]) == list(range(0, FRAMES, 2))
    assert (made.facts.width_px, made.facts.audio_codec, made.media_types[made.main]) == (320, None, "image/gif")


@pytest.mark.parametrize(
    ("output_format", "media_type"), [("m4a", "audio/mp4"), ("mp3", "audio/mpeg"), ("wav", "audio/wav")]
)
def test_sound_alone_lasts_as_long_as_the_video(
    output_format: OutputFormat, media_type: str, sound: dict[str, Path], tmp_path: Path
) -> None:
    made = delivered(planned(output_format), [], sound, tmp_path)
    assert made.media_types == {f"film.{output_format}": media_type}
    assert made.facts.title == " ".join(TITLE.split())
    heard = read_all(made.files[made.main], media_type, 2)
    assert len(heard) / 48_000 == pytest.approx(SECONDS, abs=0.04)
    assert made.picture is None


def test_a_podcast_is_two_decibels_softer_than_the_video(sound: dict[str, Path], tmp_path: Path) -> None:
    made = delivered(planned("wav"), [], sound, tmp_path)
    with av.open(str(made.files[made.main])) as container:
        assert container.streams.audio[0].codec_context.name == "pcm_s16le"
    levels = [
        np.sqrt((read_all(path, media_type, 2) ** 2).mean())
        for path, media_type in ((made.files[made.main], "audio/wav"), (sound["master"], "audio/flac"))
    ]
    assert 20 * np.log10(levels[0] / levels[1]) == pytest.approx(-2.0, abs=0.02)


@pytest.mark.parametrize("output_format", ["mp3", "wav"])
def test_formats_made_of_the_master_need_it(
    output_format: OutputFormat, sound: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(PermanentError, match=r"needs the sound's master.*missing_asset"):
        delivered(planned(output_format), [], {"mix": sound["mix"]}, tmp_path)


def test_a_missing_piece_is_found_by_measuring(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(TransientError, match=r"172 frames instead of 217.*wrong_output"):
        delivered(planned("mp4", rendition()), segments["h264"][1:], sound, tmp_path)


def test_a_piece_that_is_no_video_is_refused(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(b"ffconcat version 1.0\nfile /etc/hostname\n")
    with pytest.raises(PermanentError, match="program_failed"):
        delivered(planned("mp4", rendition()), [broken], sound, tmp_path)


def test_every_fault_is_told_by_name(
    segments: dict[VideoCodec, list[Path]], sound: dict[str, Path], tmp_path: Path
) -> None:
    plan = planned("mp4", rendition())
    facts = delivered(plan, segments["h264"], sound, tmp_path).facts
    worse: list[tuple[dict[str, object], str]] = [
        ({"frames": 119}, "119 frames"),
        ({"even_frames": False}, "evenly spaced"),
        ({"video_end_s": 4.1}, "picture ends"),
        ({"audio_end_s": 8.2}, "sound ends"),
        ({"audio_end_s": None}, "sound ends"),
        ({"width_px": 640}, "640x180"),
        ({"pix_fmt": "yuv444p"}, "yuv444p"),
        ({"colour_space": "unknown"}, "BT.709"),
        ({"faststart": False}, "index"),
    ]
    for change, told in worse:
        faults = find_faults(plan, plan.outputs[0], facts.model_copy(update=change))
        assert any(told in fault for fault in faults)
    alone = planned("m4a")
    assert find_faults(alone, alone.outputs[0], facts) == ["there is a picture"]
