"""Downloading what a job has made."""

from __future__ import annotations

import uuid

import pytest

from aiprod.storage import layout
from tests.submit_api.conftest import Api

VIDEO = bytes(range(256)) * 40


@pytest.fixture
def finished(api: Api) -> str:
    """The files' address of a completed job without VTT captions, whose manifest has been lost."""
    job_id = api.submit()
    key = uuid.UUID(job_id)
    names = {
        "video": layout.output(key, "video", "mp4"),
        "thumbnail": layout.thumbnail(key),
        "captions_srt": layout.captions(key, "srt"),
    }
    api.store.put(names["video"], VIDEO, "video/mp4")
    api.store.put(names["thumbnail"], b"jpeg", "image/jpeg")
    api.store.put(names["captions_srt"], b"1\n", "application/x-subrip")
    measured = {"duration_s": 1, "width_px": 2, "height_px": 2, "size_bytes": len(VIDEO)}
    api.say(job_id, "completed", outputs={**names, "manifest": layout.manifest(key), **measured})
    return f"/v1/jobs/{job_id}/files"


@pytest.mark.parametrize(
    ("file", "body", "media_type"),
    [
        ("video.mp4", VIDEO, "video/mp4"),
        ("thumbnail.jpg", b"jpeg", "image/jpeg"),
        ("captions.srt", b"1\n", "application/x-subrip"),
    ],
)
def test_a_file_comes_whole_with_its_type(api: Api, finished: str, file: str, body: bytes, media_type: str) -> None:
    answer = api.http.get(f"{finished}/{file}")
    assert (answer.status_code, answer.content) == (200, body)
    assert answer.headers["Content-Type"].split(";")[0] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_range_of_the_video_is_answered_with_that_range(api: Api, finished: str) -> None:
    answer = api.http.get(f"{finished}/video.mp4", headers={"Range": "bytes=100-199"})
    assert (answer.status_code, answer.content) == (206, VIDEO[100:200])
    assert answer.headers["Content-Range"] == f"bytes 100-199/{len(VIDEO)}"


def test_a_range_beyond_the_end_is_refused(api: Api, finished: str) -> None:
    answer = api.http.get(f"{finished}/video.mp4", headers={"Range": f"bytes={len(VIDEO)}-"})
    assert answer.status_code == 416


def test_a_player_can_ask_for_the_length_alone(api: Api, finished: str) -> None:
    answer = api.http.head(f"{finished}/video.mp4")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Content-Length"] == str(len(VIDEO))
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_files_of_an_unfinished_job_are_not_ready(api: Api) -> None:
    answer = api.http.get(f"/v1/jobs/{api.submit()}/files/video.mp4")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_ready")


@pytest.mark.parametrize(
    ("file", "status", "code"),
    [
        ("captions.vtt", 404, "no_such_file"),
        ("manifest.json", 404, "no_such_file"),
        ("secret", 404, "no_such_file"),
        (".hidden", 422, "invalid_field"),
        ("a" * 5000 + ".mp4", 422, "invalid_field"),
    ],
)
def test_a_file_that_is_not_there_is_a_problem(api: Api, finished: str, file: str, status: int, code: str) -> None:
    answer = api.http.get(f"{finished}/{file}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_stream_is_served_while_its_job_still_runs(api: Api) -> None:
    job_id = api.submit()
    api.store.put(layout.stream(uuid.UUID(job_id), "web", "master.m3u8"), b"#EXTM3U\n", "application/vnd.apple.mpegurl")
    answer = api.http.get(f"/v1/jobs/{job_id}/files/web/master.m3u8")
    assert (answer.status_code, answer.content) == (200, b"#EXTM3U\n")
    assert answer.headers["Content-Type"] == "application/vnd.apple.mpegurl"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_stream_that_has_not_begun_is_not_ready(api: Api) -> None:
    answer = api.http.get(f"/v1/jobs/{api.submit()}/files/web/master.m3u8")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_ready")


def test_a_path_out_of_the_store_finds_nothing(api: Api, finished: str) -> None:
    answer = api.http.get(f"{finished}/..%2f..%2fjobs.db")
    assert (answer.status_code, answer.json()["field"]) == (422, "path.file")
