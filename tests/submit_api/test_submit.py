"""Posting a job."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.submit_api.conftest import Api


def test_a_bare_payload_is_accepted_stored_and_published(api: Api) -> None:
    answer = api.http.post("/v1/jobs", content=b'{"script": "The sea is calm.", "style": "minimal"}')
    assert answer.status_code == 202
    job_id = answer.json()["job_id"]
    assert answer.headers["Location"] == f"{api.http.base_url}/v1/jobs/{job_id}"
    assert api.job(job_id) == answer.json()
    assert answer.json()["status"] == "pending"
    job, attributes = api.publisher.next()
    assert str(job.job_id) == job_id
    assert job.payload.style == "minimal"
    assert attributes == {"job_id": job_id, "retry_count": "0", "type": "video_generation"}


def test_an_envelope_keeps_its_user_retries_and_metadata(api: Api) -> None:
    body = {"payload": {"topic": "Whales"}, "user_id": "ann", "max_retries": 1, "metadata": {"campaign": "spring"}}
    made = api.http.post("/v1/jobs", content=json.dumps(body)).json()
    assert (made["user_id"], made["max_retries"], made["metadata"]) == ("ann", 1, {"campaign": "spring"})
    assert made["payload"]["topic"] == "Whales"


HOSTILE = {
    "empty": (b"", 400, "bad_json", "body"),
    "not JSON": (b"{", 400, "bad_json", "body"),
    "not an object": (b"[1]", 400, "bad_json", "body"),
    "deep nesting": (b'{"script":' + b"[" * 100_000, 400, "bad_json", "body"),
    "deep but closed nesting": (b'{"script":' + b"[" * 500 + b"]" * 500 + b"}", 400, "bad_json", "body"),
    "bad UTF-8": (b'{"script": "\xff"}', 400, "bad_encoding", "body"),
    "NUL": (b'{"script": "a\\u0000b"}', 400, "bad_encoding", "payload.script"),
    "lone surrogate": (b'{"script": "\\ud800"}', 400, "bad_encoding", "payload.script"),
    "1 MB script": (json.dumps({"script": "a" * 1_000_000}).encode(), 413, "too_large", "body"),
    "6 MB body": (b" " * 6_000_000, 413, "too_large", "body"),
    "empty script": (b'{"script": " "}', 422, "invalid_field", "payload.script"),
    "nothing to say": (b"{}", 422, "missing_field", "payload"),
    "unknown field": (b'{"script": "a", "colour": 1}', 422, "unknown_field", "payload.colour"),
    "unknown field at depth": (
        b'{"scenes": [{"text": "a", "zoom": {"x": 1}}]}',
        422,
        "unknown_field",
        "payload.scenes.0.zoom",
    ),
    "negative duration": (b'{"script": "a", "duration": -1}', 422, "invalid_field", "payload.duration"),
    "unknown type": (b'{"type": "opera", "payload": {"script": "a"}}', 422, "invalid_field", "type"),
    "unknown style": (b'{"script": "a", "style": "nope"}', 422, "unknown_style", "payload.style"),
    "a path as style": (b'{"script": "a", "style": "../etc"}', 422, "invalid_field", "payload.style"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_body_is_refused_by_code_and_field_and_the_next_job_is_accepted(shared: Api, name: str) -> None:
    body, status, code, field = HOSTILE[name]
    answer = shared.http.post("/v1/jobs", content=body)
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code), problem
    assert problem["field"] == field
    assert problem["status"] == status
    assert problem["type"] == f"urn:aiprod:problem:{code}"
    assert shared.submit()


def test_a_refused_job_leaves_nothing_behind(api: Api) -> None:
    api.http.post("/v1/jobs", content=b'{"script": "a", "style": "nope"}')
    assert api.http.get("/v1/jobs").json() == {"jobs": [], "next": None}


def test_the_same_key_and_body_return_the_same_job(api: Api) -> None:
    headers = {"Idempotency-Key": "order-1"}
    first = api.http.post("/v1/jobs", content=b'{"script": "a"}', headers=headers)
    second = api.http.post("/v1/jobs", content=b'{ "script" : "a" }', headers=headers)
    assert first.status_code == second.status_code == 202
    assert first.json() == second.json()
    assert first.headers["Location"] == second.headers["Location"]
    api.publisher.next()
    assert api.publisher.jobs() == []


def test_the_same_key_with_another_body_is_a_conflict(api: Api) -> None:
    headers = {"Idempotency-Key": "order-1"}
    api.http.post("/v1/jobs", content=b'{"script": "a"}', headers=headers)
    answer = api.http.post("/v1/jobs", content=b'{"script": "b"}', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (409, "idempotency_conflict")
    assert answer.json()["field"] == "header.Idempotency-Key"


@pytest.mark.parametrize("key", ["", "x" * 201, "two words"])
def test_a_key_that_is_none_is_refused(shared: Api, key: str) -> None:
    answer = shared.http.post("/v1/jobs", content=b'{"script": "a"}', headers={"Idempotency-Key": key})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_header")


def test_many_clients_with_one_key_make_one_job(api: Api) -> None:
    def post(_: int) -> str:
        answer = api.http.post("/v1/jobs", content=b'{"script": "a"}', headers={"Idempotency-Key": "k"})
        return str(answer.json()["job_id"])

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(post, range(24)))) == 1
    assert len(api.http.get("/v1/jobs").json()["jobs"]) == 1
