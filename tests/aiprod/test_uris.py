from __future__ import annotations

import json

import pytest

from aiprod.errors import InvalidInput
from aiprod.jobs import JobRequest
from aiprod.uris import URI


def parse(uri: str) -> JobRequest:
    return JobRequest.parse(json.dumps({"script": "Hello.", "music": {"uri": uri}}).encode())


@pytest.mark.parametrize(
    "uri",
    [
        "https://example.com/a.png",
        "https://example.com:443/a.png?from=../b",
        "https://xn--bcher-kva.example/a.png",
        "https://[2606:4700::1]/a..b.png",
        "gs://bucket/folder/a.png",
        "media/folder/a b.png",
    ],
)
def test_places_media_may_come_from_pass_unchanged(uri: str) -> None:
    music = parse(uri).payload.music
    assert not isinstance(music, bool)
    assert music.uri == uri


@pytest.mark.parametrize(
    ("uri", "told"),
    [
        ("clips/a.mp4", "a path works in a job file"),
        ("http://example.com/a.mp4", "give https://…, gs://bucket/object or media/…"),
        ("https://user:secret@example.com/a.mp4", "give https://…"),
        ("https://example.com/a.mp4\n", "give https://…"),
        ("https://example.com:70000/a.mp4", "Port out of range"),
        ("https://example.com:port/a.mp4", "no address of a server"),
        ("https://[::1/a.mp4", "no address of a server"),
        ("https://:443/a.mp4", "names no server"),
        ("https://bücher.example/a.mp4", "not ASCII"),
        ("https://example.com/../a.mp4", "'..'"),
        ("gs://bucket/../a.mp4", "'..'"),
        ("gs://../a.mp4", "'..'"),
        ("media/a/../../plan.json", "'..'"),
    ],
)
def test_any_other_is_refused_with_a_sentence(uri: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        parse(uri)
    assert (caught.value.code, caught.value.field) == ("invalid_field", "payload.music.uri")
    assert told in caught.value.message
    assert "[^" not in caught.value.message


def test_the_schema_keeps_the_pattern() -> None:
    uri = JobRequest.model_json_schema()["$defs"]["AudioSpec"]["properties"]["uri"]
    assert (uri["pattern"], uri["maxLength"]) == (URI.pattern, 2048)
