"""What an event changes about its job."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from aiprod.jobs import JobRequest
from aiprod.outcome import JobEvent
from submit_api.progress import read_progress
from submit_api.store.database import Database
from submit_api.store.events import apply_event, apply_events
from submit_api.store.jobs import accept, events_after, find
from submit_api.store.tables import EventRow, JobRow
from tests.submit_api.conftest import make_event
from tests.submit_api.fakes import FakeClock


class Told:
    """A job in the store, and events that reach it."""

    def __init__(self, database: Database, clock: FakeClock, max_retries: int = 3) -> None:
        self.database = database
        self.clock = clock
        request = JobRequest.parse(b'{"payload": {"script": "The sea."}, "max_retries": %d}' % max_retries)
        self.job_id = accept(database, request, None, clock()).job_id

    def hear(self, status: str, **fields: Any) -> bool:
        return self.hear_event(make_event(self.job_id, status, **{"at": self.clock(), **fields}))

    def hear_event(self, event: JobEvent) -> bool:
        with self.database.writing() as session:
            return apply_event(session, event, self.clock())

    @property
    def row(self) -> JobRow:
        with self.database.reading() as session:
            return find(session, self.job_id)

    @property
    def stored(self) -> list[EventRow]:
        with self.database.reading() as session:
            return list(events_after(session, self.job_id, 0, 100))


@pytest.fixture
def job(database: Database, clock: FakeClock) -> Told:
    return Told(database, clock)


def failure(failure_class: str) -> dict[str, str]:
    return {"stage": "render", "code": "broke", "failure_class": failure_class, "message": "m"}


def test_a_repeated_event_changes_nothing(job: Told) -> None:
    assert job.hear("step", stage="render", item="1", of=2)
    assert not job.hear("step", stage="render", item="1", of=2)
    assert read_progress(job.row.progress)["render"].done == 1
    assert len(job.stored) == 1


def test_events_count_in_any_order(job: Told) -> None:
    began = job.clock()
    job.clock.forward(5)
    job.hear("step", stage="render", item="1", of=2)
    job.hear("planned", of=1, totals={"render": 2, "mix": 1})
    job.hear("started", at=began)
    row = job.row
    assert (row.status, row.started_at) == ("processing", began)
    progress = read_progress(row.progress)
    assert (progress["render"].done, progress["render"].of, progress["mix"].of) == (1, 2, 1)
    assert [event.number for event in job.stored] == [1, 2, 3]


def test_an_end_is_final(job: Told) -> None:
    job.hear("planned", totals={"render": 2})
    assert job.hear("completed", stage="assemble")
    assert not job.hear("step", stage="render", item="1", of=2)
    assert not job.hear("failed", stage="render", failure=failure("permanent"))
    assert not job.hear("completed", stage="assemble")
    row = job.row
    assert (row.status, row.failure) == ("completed", None)
    assert read_progress(row.progress)["render"].done == 2


def test_a_permanent_failure_ends_the_job(job: Told) -> None:
    job.hear("failed", stage="render", failure=failure("permanent"))
    assert (job.row.status, job.row.retry_count, job.stored[-1].kind) == ("failed", 0, "failed")


@pytest.mark.parametrize("failure_class", ["transient", "throttled"])
def test_a_passing_failure_begins_the_next_attempt(job: Told, failure_class: str) -> None:
    job.hear("step", stage="render", item="1", of=2)
    job.hear("failed", stage="render", failure=failure(failure_class))
    row = job.row
    assert (row.status, row.retry_count, row.started_at, row.failure) == ("pending", 1, None, None)
    assert read_progress(row.progress)["render"].done == 0
    assert job.stored[-1].kind == "retrying"


def test_events_of_another_attempt_are_ignored(job: Told) -> None:
    job.hear("failed", stage="render", failure=failure("transient"))
    assert not job.hear("completed", stage="assemble", attempt=0)
    assert not job.hear("step", stage="render", item="1", attempt=7)
    assert job.hear("step", stage="render", item="1", of=2, attempt=1)
    assert read_progress(job.row.progress)["render"].done == 1


def test_the_last_attempts_passing_failure_ends_the_job(database: Database, clock: FakeClock) -> None:
    job = Told(database, clock, max_retries=1)
    job.hear("failed", stage="render", failure=failure("transient"))
    job.hear("failed", stage="render", failure=failure("transient"), attempt=1)
    assert (job.row.status, job.row.retry_count) == ("failed", 1)


def test_an_event_of_an_unknown_job_is_ignored(job: Told) -> None:
    assert not job.hear_event(make_event(uuid.uuid4(), "started", at=job.clock()))


def test_a_stage_is_never_more_than_done(job: Told) -> None:
    job.hear("planned", stage="plan", of=1)
    job.hear("step", stage="plan", item="plan", of=1)
    assert read_progress(job.row.progress)["plan"].done == 1


def test_readers_with_the_same_events_in_hand_count_each_once(database: Database, clock: FakeClock) -> None:
    jobs = [Told(database, clock) for _ in range(3)]
    steps = [
        make_event(job.job_id, "step", stage="render", item=str(item), of=5, at=clock())
        for item in range(5)
        for job in jobs
    ]

    def read(events: list[JobEvent]) -> None:
        with database.writing() as session:
            apply_events(session, events, clock())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(read, [steps, steps[::-1], steps[5:] + steps[:5], steps]))
    for job in jobs:
        assert read_progress(job.row.progress)["render"].done == 5
        assert [event.number for event in job.stored] == [1, 2, 3, 4, 5]


def test_a_batch_tells_which_jobs_it_changed(database: Database, clock: FakeClock) -> None:
    first, second = Told(database, clock), Told(database, clock)
    second.hear("completed")
    events = [make_event(job.job_id, "started", at=clock()) for job in (first, second)]
    with database.writing() as session:
        assert apply_events(session, events, clock()) == {first.job_id}
