"""How a failure leaves the pipeline: told to the client, counted, and kept for the operator."""

from __future__ import annotations

import base64
import hashlib
import logging
from collections.abc import Iterator

import apache_beam as beam
from apache_beam.io import WriteToPubSub
from apache_beam.pvalue import TaggedOutput

from aiprod.making import retrying
from aiprod.outcome import DeadLetter, JobEvent, JobMetric
from aiprod.parts import JobFailed
from aiprod.storage import layout
from transforms.services import ServicesFactory

_LOG = logging.getLogger(__name__)


class ReportFailures(beam.PTransform):
    """JobFailed -> DeadLetter; JobEvent ``failed`` to ``.events``, JobMetric to ``.jobs``."""

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, failed: beam.PCollection[JobFailed]) -> beam.pvalue.DoOutputsTuple:
        report = beam.ParDo(_Report(self._services)).with_output_types(DeadLetter, events=JobEvent, jobs=JobMetric)
        return failed | "Report" >> report.with_outputs("events", "jobs", main="letters")


class WriteDeadLetters(beam.PTransform):
    """DeadLetter -> its object in the store and, where a topic is given, a message. Repeats overwrite the object."""

    def __init__(self, services: ServicesFactory, topic: str | None) -> None:
        super().__init__()
        self._services = services
        self._topic = topic

    def expand(self, letters: beam.PCollection[DeadLetter]) -> None:
        letters | "Keep" >> beam.ParDo(_Keep(self._services))
        if self._topic is not None:
            encoded = letters | "Encode" >> beam.Map(_encode).with_output_types(bytes)
            encoded | "Publish" >> WriteToPubSub(self._topic)


class _Report(beam.DoFn):
    def __init__(self, services: ServicesFactory) -> None:
        self._services = services

    def process(self, failed: JobFailed) -> Iterator[DeadLetter | TaggedOutput]:
        ticket, job, failure, now = failed.ticket, failed.job, failed.failure, self._services().now()
        message = job.to_message() if job else b""
        yield DeadLetter(failure=failure, data=base64.b64encode(message).decode(), job_id=ticket.job_id, at=now)
        event = JobEvent(
            job_id=ticket.job_id, attempt=ticket.attempt, status="failed", stage=failure.stage, at=now, failure=failure
        )
        yield TaggedOutput("events", event)
        if job is None:
            return
        metric = JobMetric(
            job_id=str(ticket.job_id),
            attempt=ticket.attempt,
            user_id=job.user_id,
            type=job.type,
            status="failed",
            style=job.payload.style,
            queue_s=max(0.0, (ticket.started_at - job.created_at).total_seconds()),
            processing_s=max(0.0, (now - ticket.started_at).total_seconds()),
            failure_stage=failure.stage,
            failure_code=failure.code,
            at=now,
        )
        yield TaggedOutput("jobs", metric)


class _Keep(beam.DoFn):
    def __init__(self, services: ServicesFactory) -> None:
        self._services = services

    def process(self, letter: DeadLetter) -> None:
        name = letter_name(letter)
        try:
            retrying(lambda: self._services().store.put(name, _encode(letter), "application/json"))
        except Exception as error:  # noqa: BLE001 - any exception would stop the runner; the message went to the topic
            _LOG.error("dead letter %s was not kept: %s", name, error)


def letter_name(letter: DeadLetter) -> str:
    """One object a message and place of failure, so that a redelivered message does not pile up."""
    words = f"{letter.data}\n{letter.job_id}\n{letter.failure.stage}\n{letter.failure.code}"
    return layout.dead_letter(hashlib.sha256(words.encode()).hexdigest())


def _encode(letter: DeadLetter) -> bytes:
    return letter.model_dump_json().encode()
