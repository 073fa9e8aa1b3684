from __future__ import annotations

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aiprod.errors import InvalidInput
from aiprod.jobs import Job, JobRequest
from aiprod.payload import MAX_SCRIPT_CHARS


def parse(**payload: Any) -> JobRequest:
    return JobRequest.parse(json.dumps({"payload": payload}).encode())


def refusal(body: bytes) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        JobRequest.parse(body)
    return caught.value


def test_a_script_alone_is_a_whole_job() -> None:
    assert JobRequest.parse(b'{"script": "Hello."}') == parse(script="Hello.")


@pytest.mark.parametrize(
    ("body", "code", "field"),
    [
        (b'{"script": ""}', "invalid_field", "payload.script"),
        (b'{"script": "  \\n "}', "invalid_field", "payload.script"),
        (b'{"script": "a", "duration": -3}', "invalid_field", "payload.duration"),
        (b'{"script": "a", "duration": "long"}', "invalid_field", "payload.duration"),
        (b'{"script": "a", "duration": NaN}', "invalid_field", "payload.duration"),
        (b'{"script": "a", "colour": "red"}', "unknown_field", "payload.colour"),
        (b'{"payload": {"script": "a"}, "priority": 1}', "unknown_field", "priority"),
        (b'{"script": "a", "topic": "b"}', "invalid_field", "payload"),
        (b"{}", "missing_field", "payload"),
        (b'{"script": "a\\u0000b"}', "bad_encoding", "payload.script"),
        (b'{"script": "\\ud800"}', "bad_encoding", "payload.script"),
        (b'{"script": "\xff"}', "bad_encoding", "body"),
        (b"[1]", "bad_json", "body"),
        (b"{", "bad_json", "body"),
        (b"[" * 20_000, "bad_json", "body"),
        (b'{"scenes": []}', "invalid_field", "payload.scenes"),
        (b'{"scenes": [{"text": "a", "pictur": "b"}]}', "unknown_field", "payload.scenes.0.pictur"),
        (b'{"script": "a", "outputs": {"fps": 31}}', "invalid_field", "payload.outputs.0.fps"),
        (b'{"script": "a", "music": {"uri": "a.mp3"}}', "invalid_field", "payload.music.uri"),
        (b'{"script": "a", "music": {"url": "media/a.mp3", "uri": "media/a"}}', "unknown_field", "payload.music.url"),
        (b'{"script": "a", "music": "loud"}', "invalid_field", "payload.music"),
        (b'{"script": "a", "mood": "grumpy"}', "invalid_field", "payload.mood"),
        (b'{"script": "a", "style": "../etc"}', "invalid_field", "payload.style"),
        (b'{"type": "podcast", "payload": {"script": "a"}}', "invalid_field", "type"),
    ],
)
def test_each_mistake_is_named_by_code_and_field(body: bytes, code: str, field: str) -> None:
    error = refusal(body)
    assert (error.code, error.field) == (code, field)


def test_a_script_of_a_megabyte_is_too_large_and_says_the_limit() -> None:
    error = refusal(json.dumps({"script": "a" * 1_000_000}).encode())
    assert error.code == "too_large"
    long = refusal(json.dumps({"script": "a" * (MAX_SCRIPT_CHARS + 1)}).encode())
    assert (long.code, long.field) == ("too_large", "payload.script")


def test_a_message_is_the_job_and_comes_back_equal() -> None:
    job = Job.from_request(parse(script="Olá, “mundo”. 日本語"))
    assert Job.from_message(job.to_message()) == job


def test_a_bare_message_gets_the_same_id_each_time_it_is_delivered() -> None:
    data = b'{"script": "Hello."}'
    assert Job.from_message(data).job_id == Job.from_message(data).job_id
    assert Job.from_message(data).job_id != Job.from_message(b'{"script": "Hello!"}').job_id


def test_equal_payloads_draw_equal_seeds_and_a_given_seed_stands() -> None:
    assert parse(script="a").payload.resolved_seed == parse(script="a").payload.resolved_seed
    assert parse(script="a").payload.resolved_seed != parse(script="b").payload.resolved_seed
    assert parse(script="a", seed=7).payload.resolved_seed == 7


@pytest.mark.parametrize(
    ("aspect", "height", "size"),
    [
        ("16:9", None, (1920, 1080)),
        ("9:16", None, (1080, 1920)),
        ("1:1", None, (1080, 1080)),
        ("4:5", None, (1080, 1350)),
        ("16:9", 480, (854, 480)),
        ("9:16", 1280, (720, 1280)),
    ],
)
def test_the_shorter_side_has_1080_pixels_unless_a_height_is_given(
    aspect: str, height: int | None, size: tuple[int, int]
) -> None:
    assert parse(script="a", outputs={"aspect": aspect, "height": height}).payload.outputs[0].size_px == size


@given(st.binary(max_size=200))
def test_no_bytes_whatever_get_past_the_door_in_another_way(data: bytes) -> None:
    with contextlib.suppress(InvalidInput):
        JobRequest.parse(data)
