"""Publishes what the outbox holds. At least once: a crash between publishing and settling publishes again."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime

from aiprod.jobs import Job
from submit_api.pubsub import Publisher
from submit_api.store.database import Database
from submit_api.store.outbox import Due, due, next_due, settle

_BATCH = 100
_ANSWER_S = 20.0
# Another process may have added a row that this one was not woken for.
_LONGEST_WAIT_S = 2.0


class Outbox:
    """One step publishes one batch and forgets what Pub/Sub has confirmed; the rest stays for the next step."""

    def __init__(self, database: Database, publisher: Publisher, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._publisher = publisher
        self._clock = clock

    def step(self) -> float:
        """Returns the seconds until something is due. Raises the first error a publication met."""
        with self._database.reading() as session:
            batch = due(session, self._clock(), _BATCH)
            then = None if batch else next_due(session)
        if not batch:
            wait_s = _LONGEST_WAIT_S if then is None else (then - self._clock()).total_seconds()
            return min(max(wait_s, 0.0), _LONGEST_WAIT_S)
        sending = [(item, None if item.job is None else self._send(item.job)) for item in batch]
        sent: list[Due] = []
        errors: list[Exception] = []
        for item, future in sending:
            try:
                if future is not None:
                    future.result(_ANSWER_S)
                sent.append(item)
            except Exception as error:  # noqa: BLE001 - whatever went wrong, what was sent must be settled first
                errors.append(error)
        if sent:
            with self._database.writing() as session:
                settle(session, sent, self._clock())
        if errors:
            raise errors[0]
        return 0.0

    def _send(self, job: Job) -> Future[str]:
        attributes = {"job_id": str(job.job_id), "retry_count": str(job.retry_count), "type": job.type}
        return self._publisher.publish(job.to_message(), attributes)
