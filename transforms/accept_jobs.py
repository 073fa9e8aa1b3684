"""Each attempt of a job is let in once, however often its message comes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import apache_beam as beam
from apache_beam.coders import BooleanCoder
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.utils.timestamp import Timestamp

from aiprod.jobs import Job
from aiprod.outcome import JobEvent
from aiprod.parts import Accepted, Ticket
from transforms.services import ServicesFactory

REMEMBER_S = 24 * 3600.0


class AcceptJobs(beam.PTransform):
    """Job -> Accepted, once a (job_id, retry_count), which announces ``started``.

    A repeated message within ``remember_s`` seconds (for ever if None, for a bounded run) is dropped.
    """

    def __init__(
        self,
        services: ServicesFactory,
        remember_s: float | None = REMEMBER_S,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._accept = _Accept(services, remember_s, clock)

    def expand(self, jobs: beam.PCollection[Job]) -> beam.PCollection[Accepted]:
        return (
            jobs
            | "KeyByAttempt" >> beam.Map(_keyed).with_output_types(tuple[str, Job])
            | "Accept" >> beam.ParDo(self._accept).with_output_types(Accepted)
        )


def _keyed(job: Job) -> tuple[str, Job]:
    return f"{job.job_id}/{job.retry_count}", job


_FORGET = TimerSpec("forget", TimeDomain.REAL_TIME)
_SEEN_PARAM = beam.DoFn.StateParam(ReadModifyWriteStateSpec("seen", BooleanCoder()))
_FORGET_PARAM = beam.DoFn.TimerParam(_FORGET)


class _Accept(beam.DoFn):
    def __init__(self, services: ServicesFactory, remember_s: float | None, clock: Callable[[], float]) -> None:
        self._services = services
        self._remember_s = remember_s
        self._clock = clock

    def process(
        self, keyed: tuple[str, Job], seen: Any = _SEEN_PARAM, forget: Any = _FORGET_PARAM
    ) -> Iterator[Accepted]:
        if seen.read():
            return
        seen.write(True)
        if self._remember_s is not None:
            forget.set(Timestamp.of(self._clock() + self._remember_s))
        job, now = keyed[1], self._services().now()
        ticket = Ticket(job_id=job.job_id, attempt=job.retry_count, started_at=now)
        self._services().announce(
            JobEvent(job_id=job.job_id, attempt=job.retry_count, status="started", stage="plan", at=now)
        )
        yield Accepted(ticket=ticket, job=job)

    @on_timer(_FORGET)
    def forget(self, seen: Any = _SEEN_PARAM) -> None:
        seen.clear()
