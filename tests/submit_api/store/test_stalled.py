"""Jobs the pipeline has gone silent about."""

from __future__ import annotations

import json
import uuid

from aiprod.jobs import JobRequest
from submit_api.outbox import Outbox
from submit_api.reconciler import Reconciler
from submit_api.store.database import Database
from submit_api.store.events import apply_event
from submit_api.store.jobs import accept, events_after, find
from submit_api.store.outbox import due, settle
from submit_api.store.tables import JobRow
from tests.submit_api.conftest import make_event
from tests.submit_api.fakes import FakeClock, FakePublisher

STALL_S = 60.0


class World:
    """A store, an outbox and a reconciler, moved by hand."""

    def __init__(self, database: Database, clock: FakeClock) -> None:
        self.database = database
        self.clock = clock
        self.publisher = FakePublisher()
        self.changed: list[uuid.UUID] = []
        self.reconciler = Reconciler(database, STALL_S, self.changed.extend, clock)
        self._outbox = Outbox(database, self.publisher, clock)

    def submit(self, max_retries: int = 3) -> uuid.UUID:
        """Accept a job and publish it."""
        request = JobRequest.parse(json.dumps({"payload": {"script": "Sea."}, "max_retries": max_retries}).encode())
        job_id = accept(self.database, request, None, self.clock()).job_id
        self.publish()
        return job_id

    def publish(self) -> None:
        self._outbox.step()

    def hear(self, job_id: uuid.UUID, status: str, attempt: int = 0, item: str = "") -> None:
        with self.database.writing() as session:
            event = make_event(job_id, status, at=self.clock(), attempt=attempt, item=item, stage="render")
            apply_event(session, event, self.clock())

    def pass_and_look(self, seconds: float) -> None:
        self.clock.forward(seconds)
        self.reconciler.step()

    def row(self, job_id: uuid.UUID) -> JobRow:
        with self.database.reading() as session:
            return find(session, job_id)

    def published(self) -> list[tuple[uuid.UUID, int]]:
        return [(job.job_id, job.retry_count) for job in self.publisher.jobs()]


def test_a_job_that_has_begun_and_gone_silent_is_tried_again(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    job_id = world.submit()
    world.hear(job_id, "started")
    world.pass_and_look(STALL_S)
    assert world.row(job_id).retry_count == 0
    world.pass_and_look(1)
    assert (world.row(job_id).retry_count, world.row(job_id).status) == (1, "pending")
    assert world.changed == [job_id]
    clock.forward(2)
    world.publish()
    assert world.published() == [(job_id, 0), (job_id, 1)]


def test_each_event_is_a_sign_of_life(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    job_id = world.submit()
    for number in range(5):
        world.hear(job_id, "step", item=str(number))
        world.pass_and_look(STALL_S * 0.9)
    assert world.row(job_id).retry_count == 0


def test_a_job_silent_in_its_last_attempt_fails_as_stalled(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    job_id = world.submit(max_retries=0)
    world.pass_and_look(STALL_S + 1)
    row = world.row(job_id)
    assert row.status == "failed"
    assert json.loads(row.failure or "")["code"] == "stalled"
    with database.reading() as session:
        assert [event.kind for event in events_after(session, job_id, 0, 10)] == ["failed"]


def test_a_queued_job_waits_while_the_pipeline_works_on_those_before_it(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    first = world.submit()
    clock.forward(1)
    queued = world.submit()
    for number in range(3):
        world.hear(first, "step", item=str(number))
        world.pass_and_look(STALL_S * 0.9)
    assert world.row(queued).retry_count == 0


def test_a_queued_job_that_later_ones_have_overtaken_is_tried_again(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    lost = world.submit()
    clock.forward(1)
    later = world.submit()
    for number in range(3):
        world.hear(later, "step", item=str(number))
        world.pass_and_look(STALL_S * 0.9)
    assert (world.row(lost).retry_count, world.row(later).retry_count) == (1, 0)


def test_a_job_still_in_the_outbox_is_not_called_silent(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    request = JobRequest.parse(b'{"script": "Sea."}')
    job_id = accept(database, request, None, clock()).job_id
    world.pass_and_look(STALL_S * 10)
    assert world.row(job_id).retry_count == 0


def test_lost_memory_publishes_unfinished_jobs_again_as_the_same_attempt(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    done, begun, queued = world.submit(), world.submit(), world.submit()
    world.hear(begun, "started")
    world.hear(done, "completed")
    world.reconciler.republish()
    world.reconciler.step()
    world.publish()
    assert world.published()[3:] == [(begun, 0), (queued, 0)]
    world.reconciler.step()
    world.publish()
    assert len(world.published()) == 5


def test_lost_memory_publishes_what_was_published_but_not_settled(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    job_id = accept(database, JobRequest.parse(b'{"script": "Sea."}'), None, clock()).job_id
    with database.reading() as session:
        published = due(session, clock(), 10)
    world.reconciler.republish()
    world.reconciler.step()
    with database.writing() as session:
        settle(session, published, clock())
    world.publish()
    assert world.published() == [(job_id, 0)]


def test_lost_memory_does_not_hurry_an_attempt_that_is_not_due(database: Database, clock: FakeClock) -> None:
    world = World(database, clock)
    job_id = world.submit()
    world.hear(job_id, "started")
    world.pass_and_look(STALL_S + 1)
    world.reconciler.republish()
    world.reconciler.step()
    world.publish()
    assert world.published() == [(job_id, 0)]
    clock.forward(2)
    world.publish()
    world.publish()
    assert world.published() == [(job_id, 0), (job_id, 1)]
