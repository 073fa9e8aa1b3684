from __future__ import annotations

import pytest
from pydantic import ValidationError

from aiprod.errors import InvalidInput
from aiprod.outputs import CODECS, OutputSpec
from aiprod.planning.outputs import check_gifs, plan_outputs, thumbnail_times


def sizes(*specs: OutputSpec) -> dict[str, tuple[int, int]]:
    _, renditions, _ = plan_outputs(specs)
    return {r.name: (r.picture_width_px, r.picture_height_px) for r in renditions}


def test_the_first_output_is_the_video_and_others_tell_their_shape() -> None:
    specs = [
        OutputSpec(),
        OutputSpec(aspect="9:16"),
        OutputSpec(aspect="9:16", format="webm"),
        OutputSpec(format="m4a"),
        OutputSpec(name="podcast", format="mp3"),
    ]
    _, _, outputs = plan_outputs(specs)
    assert [output.name for output in outputs] == ["video", "9x16-1080", "9x16-1080-webm", "audio", "podcast"]


def test_a_made_up_name_gives_way_to_given_ones_before_and_after_it() -> None:
    specs = [OutputSpec(height=240), OutputSpec(height=360, name="video"), OutputSpec(name="16x9-1080"), OutputSpec()]
    _, _, outputs = plan_outputs(specs)
    assert [output.name for output in outputs] == ["16x9-240", "video", "16x9-1080", "16x9-1080-mp4"]


def test_eight_outputs_alike_have_eight_names() -> None:
    given = OutputSpec(name="16x9-1080-2")
    _, _, outputs = plan_outputs([OutputSpec()] * 7 + [given])
    assert len({output.name for output in outputs}) == 8


def test_a_gif_of_a_video_longer_than_a_minute_is_refused() -> None:
    specs = [OutputSpec(), OutputSpec(format="gif")]
    check_gifs(specs, 60.0)
    check_gifs(specs[:1], 600.0)
    with pytest.raises(InvalidInput, match="60 s") as caught:
        check_gifs(specs, 60.5)
    assert (caught.value.code, caught.value.field) == ("too_long", "payload.outputs.1.format")


def test_a_thumbnail_after_the_end_is_not_taken_and_the_client_is_told() -> None:
    assert thumbnail_times([1.0, 4.5], 5.0) == ((1.0, 4.5), [])
    times, (note,) = thumbnail_times([1.0, 5.0, 30.5], 5.0)
    assert times == (1.0,)
    assert note == "no thumbnail was taken at 5 s, 30.5 s: the video has 5.0 s."


def test_equal_encodings_are_rendered_once() -> None:
    _, renditions, outputs = plan_outputs([OutputSpec(), OutputSpec(format="mov"), OutputSpec(format="hls")])
    assert [r.name for r in renditions] == [
        "1920x1080p30-h264", "1280x720p30-h264", "854x480p30-h264", "640x360p30-h264",
    ]  # fmt: skip
    assert [len(output.renditions) for output in outputs] == [1, 1, 4]


def test_pictures_of_one_shape_are_painted_once_at_the_largest_size() -> None:
    painted = sizes(OutputSpec(height=480), OutputSpec(height=2160), OutputSpec(aspect="9:16", height=1280))
    assert painted == {
        "854x480p30-h264": (3840, 2160),
        "3840x2160p30-h264": (3840, 2160),
        "720x1280p30-h264": (720, 1280),
    }


def test_sound_alone_has_no_rendition() -> None:
    canvas, renditions, outputs = plan_outputs([OutputSpec(format="wav")])
    assert (renditions, outputs[0].renditions, outputs[0].name) == ((), (), "audio")
    assert canvas.rate.num == 30


def test_the_plan_counts_in_the_first_pictures_rate() -> None:
    canvas, _, _ = plan_outputs([OutputSpec(format="mp3"), OutputSpec(fps=25, height=480), OutputSpec(fps=60)])
    assert (canvas.rate.num, canvas.height_px) == (25, 480)


@pytest.mark.parametrize(("aspect", "height"), [("16:9", 240), ("9:16", 640), ("1:1", 2160), ("4:5", 1350)])
def test_every_rung_of_a_ladder_is_even_and_smaller_than_the_one_before(aspect: str, height: int) -> None:
    ladder = OutputSpec.model_validate({"aspect": aspect, "height": height, "format": "hls"}).ladder_px
    assert all(width % 2 == 0 and height % 2 == 0 for width, height in ladder)
    assert list(ladder) == sorted(ladder, reverse=True)
    assert 1 <= len(ladder) <= 4


@pytest.mark.parametrize(
    ("output_format", "codec"), [("webm", "h264"), ("mov", "av1"), ("hls", "vp9"), ("mp3", "h264")]
)
def test_a_codec_the_format_cannot_hold_is_refused(output_format: str, codec: str) -> None:
    with pytest.raises(ValidationError, match=f"{output_format} takes"):
        OutputSpec.model_validate({"format": output_format, "codec": codec})


def test_every_format_has_its_own_codec_or_none() -> None:
    assert {name: bool(codecs) for name, codecs in CODECS.items()} == {
        "mp4": True, "mov": True, "webm": True, "gif": True, "hls": True, "m4a": False, "mp3": False, "wav": False,
    }  # fmt: skip
