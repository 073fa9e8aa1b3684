"""How a job ended goes to whoever follows it; its progress was announced on the way (``Services.announce``)."""

from __future__ import annotations

import apache_beam as beam
from apache_beam.io import WriteToPubSub

from aiprod.outcome import JobEvent
from transforms.services import ServicesFactory


class WriteEvents(beam.PTransform):
    """JobEvent -> a message on ``topic``; without a topic, whatever ``Services.announce`` is bound to.

    At least once; a repeated event is equal in job, attempt, status, stage and item.
    """

    def __init__(self, services: ServicesFactory, topic: str | None) -> None:
        super().__init__()
        self._services = services
        self._topic = topic

    def expand(self, events: beam.PCollection[JobEvent]) -> None:
        if self._topic is None:
            events | "Announce" >> beam.ParDo(_Announce(self._services))
        else:
            encoded = events | "Encode" >> beam.Map(_encode).with_output_types(bytes)
            encoded | "Publish" >> WriteToPubSub(self._topic)


class _Announce(beam.DoFn):
    def __init__(self, services: ServicesFactory) -> None:
        self._services = services

    def process(self, event: JobEvent) -> None:
        self._services().announce(event)


def _encode(event: JobEvent) -> bytes:
    return event.model_dump_json().encode()
