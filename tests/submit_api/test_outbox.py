"""Between the job store and Pub/Sub nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any

import pytest

from aiprod.errors import TransientError
from aiprod.jobs import JobRequest
from submit_api.outbox import Outbox
from submit_api.store.database import Database
from submit_api.store.events import apply_event
from submit_api.store.jobs import accept
from submit_api.store.outbox import next_due
from submit_api.store.tables import JobRow
from tests.submit_api.conftest import Api, make_event, until
from tests.submit_api.fakes import FakeClock, FakePublisher


def accepted(database: Database, clock: FakeClock) -> JobRow:
    return accept(database, JobRequest.parse(b'{"script": "The sea."}'), None, clock())


def is_empty(database: Database) -> bool:
    with database.reading() as session:
        return next_due(session) is None


def test_a_job_committed_before_a_crash_is_published_after_it(
    database: Database, clock: FakeClock, start: Callable[..., Any]
) -> None:
    row = accepted(database, clock)
    with start() as api:
        job, _ = api.publisher.next()
    assert job.job_id == row.job_id


def test_a_crash_after_publishing_publishes_again(database: Database, clock: FakeClock) -> None:
    class DiesAfterwards(FakePublisher):
        def publish(self, data: bytes, attributes: Mapping[str, str]) -> Future[str]:
            super().publish(data, attributes)
            raise KeyboardInterrupt

    row = accepted(database, clock)
    first, second = DiesAfterwards(), FakePublisher()
    with pytest.raises(KeyboardInterrupt):
        Outbox(database, first, clock).step()
    Outbox(database, second, clock).step()
    assert [job.job_id for job in first.jobs() + second.jobs()] == [row.job_id, row.job_id]
    assert is_empty(database)


def test_what_is_sent_is_settled_though_its_neighbour_fails(database: Database, clock: FakeClock) -> None:
    class FailsOnce(FakePublisher):
        def publish(self, data: bytes, attributes: Mapping[str, str]) -> Future[str]:
            self.down = not self.down
            return super().publish(data, attributes)

    rows = [accepted(database, clock) for _ in range(3)]
    publisher = FailsOnce()
    outbox = Outbox(database, publisher, clock)
    with pytest.raises(ConnectionError):
        outbox.step()
    assert [job.job_id for job in publisher.jobs()] == [rows[1].job_id]
    with pytest.raises(ConnectionError):
        outbox.step()
    assert {job.job_id for job in publisher.jobs()} == {rows[0].job_id, rows[1].job_id}
    assert not is_empty(database)


def test_a_job_that_ended_while_it_waited_is_not_published(database: Database, clock: FakeClock) -> None:
    row = accepted(database, clock)
    with database.writing() as session:
        apply_event(session, make_event(row.job_id, "completed", at=clock()), clock())
    publisher = FakePublisher()
    Outbox(database, publisher, clock).step()
    assert publisher.jobs() == []
    assert is_empty(database)


def test_a_retry_waits_for_its_time(database: Database, clock: FakeClock) -> None:
    row = accepted(database, clock)
    publisher = FakePublisher()
    outbox = Outbox(database, publisher, clock)
    outbox.step()
    publisher.next()
    failure = {"stage": "render", "code": "x", "failure_class": "transient", "message": "m"}
    with database.writing() as session:
        apply_event(session, make_event(row.job_id, "failed", at=clock(), failure=failure), clock())
    assert outbox.step() == 2.0
    assert publisher.jobs() == []
    clock.forward(2)
    outbox.step()
    assert [job.retry_count for job in publisher.jobs()] == [1]


def test_jobs_are_accepted_while_the_topic_is_down_and_published_when_it_is_back(api: Api) -> None:
    api.publisher.down = True
    job_id = api.submit()
    until(lambda: api.http.get("/ready").status_code == 503)
    problem = api.http.get("/ready").json()
    assert problem["code"] == "not_ready_to_serve"
    assert problem["detail"].startswith("publisher: ")
    assert api.http.get("/health").status_code == 200
    api.publisher.down = False
    assert str(api.publisher.next()[0].job_id) == job_id
    until(lambda: api.http.get("/ready").status_code == 200)


def test_a_closed_database_is_a_transient_error(tmp_path: Any) -> None:
    database = Database(f"sqlite:///{tmp_path}/nowhere/jobs.db")
    with pytest.raises(TransientError) as caught:
        database.migrate()
    assert caught.value.code == "database_unavailable"
