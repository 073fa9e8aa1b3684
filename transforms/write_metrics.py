"""Metric rows go to BigQuery in production, to the embedded database on one machine."""

from __future__ import annotations

import json
import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import apache_beam as beam
from apache_beam.io.gcp.bigquery import BigQueryDisposition, RetryStrategy, WriteToBigQuery

from aiprod.metrics import TableName, insert_rows
from aiprod.model import Model

_LOG = logging.getLogger(__name__)
_MOST_RETRIES = 8
"""Beam's waits grow from 0.2 s by doubling, so eight are less than a minute; its own default is to wait for days."""


@dataclass(frozen=True)
class MetricSink:
    """At most one of a BigQuery dataset (``project.dataset``) and the embedded database's file; neither drops rows."""

    dataset: str | None = None
    file: str | None = None


class WriteMetrics(beam.PTransform):
    """JobMetric, AssetMetric or RenderMetric -> a row of ``table``.

    Rows are counted once in the embedded database. BigQuery's streaming inserts are at least once; the table's key
    columns tell repeats apart. A row that is refused, or put off for about a minute, is logged whole and dropped:
    metrics never hold up a job. While BigQuery does not answer at all, Dataflow keeps the rows and tries them again.
    """

    def __init__(self, sink: MetricSink, table: TableName) -> None:
        super().__init__()
        self._sink = sink
        self._table: TableName = table

    def expand(self, rows: beam.PCollection[Any]) -> None:
        if self._sink.file is not None:
            rows | "Insert" >> beam.ParDo(_Insert(self._sink.file, self._table))
        elif self._sink.dataset is not None:
            write = WriteToBigQuery(
                table=f"{self._sink.dataset}.{self._table}",
                method=WriteToBigQuery.Method.STREAMING_INSERTS,
                create_disposition=BigQueryDisposition.CREATE_NEVER,
                write_disposition=BigQueryDisposition.WRITE_APPEND,
                insert_retry_strategy=RetryStrategy.RETRY_ON_TRANSIENT_ERROR,
                max_retries=_MOST_RETRIES,
            )
            written = rows | "ToRow" >> beam.Map(_to_row) | "Stream" >> write
            written.failed_rows_with_errors | "LogRefused" >> beam.ParDo(_LogRefused(self._table))


class _Insert(beam.DoFn):
    def __init__(self, file: str, table: TableName) -> None:
        self._path = Path(file)
        self._table: TableName = table

    def start_bundle(self) -> None:
        self._rows: list[Model] = []

    def process(self, row: Model) -> None:
        self._rows.append(row)

    def finish_bundle(self) -> None:
        if not self._rows:
            return
        try:
            insert_rows(self._path, self._table, self._rows)
        except sqlite3.Error as error:
            _LOG.error("%d rows of %s were not written: %s", len(self._rows), self._table, error)


class _LogRefused(beam.DoFn):
    def __init__(self, table: TableName) -> None:
        self._table = table

    def process(self, refused: tuple[str, dict[str, Any], Any]) -> None:
        _, row, reasons = refused
        _LOG.error("BigQuery did not take a row of %s: %s: %s", self._table, reasons, json.dumps(row))


def _to_row(row: Model) -> dict[str, Any]:
    return row.model_dump(mode="json")
