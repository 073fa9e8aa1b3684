"""What one job may cost: its length, its frames, and the names of its files."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest

from aiprod.errors import InvalidInput
from aiprod.jobs import JobRequest
from aiprod.outputs import MAX_FRAME_PX, Aspect, OutputSpec
from aiprod.payload import MAX_DURATION_S, VideoPayload

STILL = {"media": {"uri": "media/a.png"}}
UHD_60 = {"height": 2160, "fps": 60}


def parse(**payload: Any) -> VideoPayload:
    return JobRequest.parse(json.dumps({"payload": payload}).encode()).payload


def refusal(**payload: Any) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        parse(**payload)
    assert caught.value.code == "invalid_field"
    return caught.value


def test_scenes_and_bumpers_together_have_at_most_an_hour() -> None:
    scenes = [{**STILL, "duration": 600}] * 6
    assert parse(scenes=scenes).scenes
    error = refusal(scenes=scenes, brand={"intro": {**STILL, "duration": 2}})
    assert (error.field, "3602 s" in error.message) == ("payload.scenes", True)
    assert f"{MAX_DURATION_S:g} s" in error.message


@pytest.mark.parametrize(
    "outputs",
    [
        [UHD_60, {**UHD_60, "format": "hls"}],
        [{"height": 2160, "fps": 60, "codec": "hevc"}, {"aspect": "9:16"}, {"format": "hls"}, {"format": "wav"}],
        [{}] * 8,
    ],
)
def test_a_film_in_4k_at_60_and_a_stream_beside_it_are_allowed(outputs: list[dict[str, Any]]) -> None:
    assert parse(script="a", outputs=outputs).outputs


@pytest.mark.parametrize("more", [{}, {"format": "hls"}, {"codec": "av1"}])
def test_eight_of_them_are_too_many(more: dict[str, Any]) -> None:
    error = refusal(script="a", outputs=[{**UHD_60, **more}] * 8)
    assert error.field == "payload.outputs"
    assert "the most is 1.5" in error.message


@pytest.mark.parametrize(
    ("output", "most"),
    [
        ({"height": 3840}, 2160),
        ({"height": 3840, "aspect": "1:1"}, 2880),
        ({"height": 3840, "aspect": "4:5"}, 3218),
        ({"height": 1082, "format": "gif"}, 1080),
        ({"height": 1922, "format": "gif", "aspect": "9:16"}, 1920),
    ],
)
def test_a_frame_that_is_too_large_names_the_height_and_the_most(output: dict[str, Any], most: int) -> None:
    error = refusal(script="a", outputs=[{}, output])
    assert error.field == "payload.outputs.1.height"
    assert f"at most {most} lines" in error.message
    assert parse(script="a", outputs={**output, "height": most}).outputs[0].size_px[1] == most


@pytest.mark.parametrize("aspect", get_args(Aspect))
def test_no_frame_exceeds_the_bound_by_rounding(aspect: Aspect) -> None:
    largest = max(height for height in range(2000, 3841, 2) if accepted(aspect, height))
    width, height = OutputSpec(aspect=aspect, height=largest).size_px
    assert 0.99 * MAX_FRAME_PX < width * height <= MAX_FRAME_PX


def accepted(aspect: Aspect, height: int) -> bool:
    try:
        return bool(OutputSpec(aspect=aspect, height=height))
    except ValueError:
        return False


@pytest.mark.parametrize("length", [{"script": "a", "duration": 61}, {"scenes": [{**STILL, "duration": 61}]}])
def test_a_gif_of_more_than_a_minute_is_refused(length: dict[str, Any]) -> None:
    error = refusal(**length, outputs=[{}, {"format": "gif"}])
    assert error.field == "payload.outputs.1.format"
    assert "at most 60 s" in error.message


@pytest.mark.parametrize(
    "name", ["manifest", "captions", "thumbnail", "thumbnail-3", "contact-sheet", "stem-voice", "plan"]
)
def test_an_output_may_not_be_called_as_another_file_of_the_job(name: str) -> None:
    error = refusal(script="a", outputs=[{}, {"name": name}])
    assert error.field == "payload.outputs.1.name"
    assert name in error.message


@pytest.mark.parametrize("name", ["video", "audio", "thumbnail-wide", "planet", "system"])
def test_other_names_are_free(name: str) -> None:
    assert parse(script="a", outputs={"name": name}).outputs[0].name == name


@pytest.mark.parametrize("part", ["intro", "outro"])
def test_a_scene_without_words_has_some_frames(part: str) -> None:
    bumper = refusal(script="a", brand={part: {**STILL, "duration": 0.1}})
    assert (bumper.field, "0.2" in bumper.message) == (f"payload.brand.{part}.duration", True)
    scene = refusal(scenes=[{"text": "a"}, {**STILL, "duration": 0.1}])
    assert (scene.field, "0.2 s" in scene.message) == ("payload.scenes.1.duration", True)
    assert parse(scenes=[{**STILL, "duration": 0.2}]).scenes
