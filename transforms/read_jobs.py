"""Where job messages come from: Pub/Sub in production, a file or given messages for one bounded run."""

from __future__ import annotations

from dataclasses import dataclass

import apache_beam as beam
from apache_beam.coders import BytesCoder
from apache_beam.io import ReadFromPubSub, ReadFromText


@dataclass(frozen=True)
class JobSource:
    """Exactly one of a Pub/Sub subscription (full path), a file of JSON lines, or the messages themselves."""

    subscription: str | None = None
    file: str | None = None
    messages: tuple[bytes, ...] | None = None

    @property
    def streaming(self) -> bool:
        return self.subscription is not None


class ReadJobs(beam.PTransform):
    """PBegin -> bytes, one job message each.

    At least once from Pub/Sub: duplicates are dropped downstream, by job and attempt, so no ``id_label`` is asked for.
    """

    def __init__(self, source: JobSource) -> None:
        super().__init__()
        self._source = source

    def expand(self, begin: beam.pvalue.PBegin) -> beam.PCollection[bytes]:
        if self._source.subscription is not None:
            return begin | "Subscription" >> ReadFromPubSub(subscription=self._source.subscription)
        if self._source.file is not None:
            lines = begin | "File" >> ReadFromText(self._source.file, coder=BytesCoder())
            return lines | "WithoutBlankLines" >> beam.Filter(bytes.strip).with_output_types(bytes)
        return begin | "Messages" >> beam.Create(self._source.messages or ()).with_output_types(bytes)
