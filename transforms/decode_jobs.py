"""Messages become jobs; what cannot be read becomes a dead letter."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from aiprod.jobs import Job
from aiprod.outcome import DeadLetter, Failure
from transforms.services import ServicesFactory


class DecodeJobs(beam.PTransform):
    """bytes -> Job; DeadLetter (stage ``decode``) to ``.dead``."""

    def __init__(self, services: ServicesFactory) -> None:
        super().__init__()
        self._services = services

    def expand(self, messages: beam.PCollection[bytes]) -> beam.pvalue.DoOutputsTuple:
        decode = beam.ParDo(_Decode(self._services)).with_output_types(Job, dead=DeadLetter)
        return messages | "Decode" >> decode.with_outputs("dead", main="jobs")


class _Decode(beam.DoFn):
    def __init__(self, services: ServicesFactory) -> None:
        self._services = services

    def process(self, message: bytes) -> Iterator[Job | TaggedOutput]:
        try:
            yield Job.from_message(message)
        except Exception as error:  # noqa: BLE001 - any exception would stop the runner; it becomes a value
            letter = DeadLetter(
                failure=Failure.from_error("decode", error),
                data=base64.b64encode(message).decode(),
                at=self._services().now(),
            )
            yield TaggedOutput("dead", letter)
