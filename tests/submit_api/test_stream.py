"""A job's live events."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from aiprod.outcome import JobEvent
from submit_api.settings import Settings
from submit_api.store.database import Database
from submit_api.store.events import apply_event
from tests.submit_api.conftest import Api, until

FAILURE = {"stage": "render", "code": "broke", "failure_class": "permanent", "message": "m"}


@dataclass
class Told:
    """One server-sent event."""

    number: int
    kind: str
    event: JobEvent


@contextmanager
def listening(api: Api, job_id: str, last: int | None = None) -> Iterator[Iterator[str]]:
    """The stream's lines, from a client that stays until it ends."""
    headers = {} if last is None else {"Last-Event-ID": str(last)}
    with api.http.stream("GET", f"/v1/jobs/{job_id}/events", headers=headers) as answer:
        assert answer.status_code == 200, answer.read()
        assert answer.headers["Content-Type"].startswith("text/event-stream")
        yield answer.iter_lines()


def told(lines: Iterator[str]) -> Iterator[Told]:
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if not line and "data" in fields:
            event = JobEvent.model_validate(json.loads(fields["data"]))
            yield Told(int(fields["id"]), fields["event"], event)
            fields = {}
        elif name:
            fields[name] = value


def test_what_is_stored_is_replayed_and_the_end_ends_the_stream(api: Api) -> None:
    job_id = api.submit()
    api.say(job_id, "started")
    api.say(job_id, "step", stage="render", item="0", of=1)
    api.say(job_id, "failed", stage="render", failure=FAILURE)
    with listening(api, job_id) as lines:
        events = list(told(lines))
    assert [(event.number, event.kind) for event in events] == [(1, "started"), (2, "step"), (3, "failed")]
    assert events[1].event.item == "0"
    assert events[2].event.failure is not None


def test_events_come_live(api: Api) -> None:
    job_id = api.submit()
    api.say(job_id, "started")
    with listening(api, job_id) as lines:
        events = told(lines)
        assert next(events).kind == "started"
        api.say(job_id, "step", stage="render", item="0", of=1)
        assert next(events).number == 2
        api.say(job_id, "completed", stage="assemble")
        assert [event.kind for event in events] == ["completed"]


def test_a_client_that_comes_back_misses_and_repeats_nothing(api: Api) -> None:
    job_id = api.submit()
    for item in "012":
        api.say(job_id, "step", stage="render", item=item, of=3)
    api.say(job_id, "completed", stage="assemble")
    with listening(api, job_id, last=2) as lines:
        assert [event.number for event in told(lines)] == [3, 4]


def test_a_client_that_has_seen_the_end_is_told_not_to_come_back(api: Api) -> None:
    job_id = api.submit()
    api.say(job_id, "completed", stage="assemble")
    answer = api.http.get(f"/v1/jobs/{job_id}/events", headers={"Last-Event-ID": "1"})
    assert (answer.status_code, answer.content) == (204, b"")


def test_a_failed_attempt_that_another_follows_does_not_end_the_stream(api: Api) -> None:
    job_id = api.submit()
    with listening(api, job_id) as lines:
        api.say(job_id, "failed", stage="render", failure={**FAILURE, "failure_class": "transient"})
        api.say(job_id, "started", attempt=1)
        api.say(job_id, "completed", attempt=1, stage="assemble")
        assert [event.kind for event in told(lines)] == ["retrying", "started", "completed"]


def test_a_repeated_event_is_told_once(api: Api) -> None:
    job_id = api.submit()
    event = api.event(job_id, "step", stage="render", item="0", of=1)
    api.subscriber.say(event, event, b"not an event", api.event(job_id, "completed"))
    with listening(api, job_id) as lines:
        assert [told.kind for told in told(lines)] == ["step", "completed"]


def test_an_idle_stream_has_a_heartbeat(api: Api) -> None:
    with listening(api, api.submit()) as lines:
        assert next(lines).startswith(": ping")


def test_what_another_process_stores_is_told_too(api: Api, settings: Settings) -> None:
    job_id = api.submit()
    other = Database(settings.database_url)
    with listening(api, job_id) as lines:
        with other.writing() as session:
            assert apply_event(session, api.event(job_id, "completed"), api.clock())
        assert [event.kind for event in told(lines)] == ["completed"]
    other.close()


def test_a_stream_too_many_is_refused_and_a_freed_seat_is_given_again(start: Callable[..., Any]) -> None:
    with start(max_streams=1) as api:
        job_id = api.submit()
        with listening(api, job_id) as lines:
            next(lines)
            answer = api.http.get(f"/v1/jobs/{job_id}/events")
            assert (answer.status_code, answer.json()["code"]) == (503, "too_many_streams")
            assert int(answer.headers["Retry-After"]) > 0
            api.say(job_id, "completed")
            list(lines)
        assert api.http.get(f"/v1/jobs/{job_id}/events").status_code == 200


def test_a_client_that_leaves_frees_its_seat(start: Callable[..., Any]) -> None:
    with start(max_streams=1) as api:
        job_id = api.submit()
        with listening(api, job_id) as lines:
            next(lines)
        api.say(job_id, "completed")
        until(lambda: api.http.get(f"/v1/jobs/{job_id}/events").status_code == 200)


def test_a_stream_of_no_job_or_from_no_event_is_a_problem(api: Api) -> None:
    answer = api.http.get(f"/v1/jobs/{uuid.uuid4()}/events")
    assert (answer.status_code, answer.json()["code"]) == (404, "job_not_found")
    answer = api.http.get(f"/v1/jobs/{api.submit()}/events", headers={"Last-Event-ID": "-1"})
    assert (answer.status_code, answer.json()["field"]) == (400, "header.Last-Event-ID")


def test_jobs_and_events_outlive_the_process(start: Callable[..., Any]) -> None:
    with start() as api:
        job_id = api.submit()
        api.say(job_id, "started")
    with start() as api:
        assert api.job(job_id)["status"] == "processing"
        api.say(job_id, "started")
        api.say(job_id, "completed")
        with listening(api, job_id) as lines:
            assert [event.number for event in told(lines)] == [1, 2]


def test_a_start_after_lost_memory_publishes_unfinished_jobs_again(start: Callable[..., Any]) -> None:
    with start() as api:
        job_id = api.submit()
        api.publisher.next()
    with start(republish_on_start=True) as api:
        job, attributes = api.publisher.next()
        assert (str(job.job_id), attributes["retry_count"]) == (job_id, "0")
