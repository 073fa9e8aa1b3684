"""Metric rows reach BigQuery through Beam's own sink, and rows it will not take end in the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline

from aiprod.metrics import TABLES, TableName, bigquery_schema
from aiprod.model import Model
from aiprod.outcome import AssetMetric, JobMetric, RenderMetric
from tests.fakes import NOW
from tests.fakes_bigquery import FakeBigQuery, fake_bigquery
from transforms import write_metrics
from transforms.write_metrics import MetricSink, WriteMetrics

DIRECT = "BundleBasedDirectRunner"
DATASET = "aiprod-test.metrics"
JOB = JobMetric(
    job_id="j",
    attempt=0,
    user_id="u",
    type="video_generation",
    status="completed",
    style="neon",
    scenes=3,
    duration_s=12.5,
    queue_s=0.25,
    processing_s=4.0,
    size_bytes=900,
    at=NOW,
)
ASSET = AssetMetric(
    job_id="j",
    attempt=0,
    kind="music",
    provider="toy",
    key="k",
    cache_hit=True,
    seconds=0.0,
    cost_usd=0.02,
    size_bytes=9,
    at=NOW,
)
RENDER = RenderMetric(
    job_id="j",
    attempt=0,
    step="mix",
    item="mix",
    key="k",
    cache_hit=False,
    frames=25,
    seconds=0.1,
    size_bytes=1,
    at=NOW,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeBigQuery]:
    with fake_bigquery(tmp_path_factory.mktemp("cloud")) as server:
        yield server


@pytest.fixture
def bigquery(server: FakeBigQuery, monkeypatch: pytest.MonkeyPatch) -> FakeBigQuery:
    """The three tables as they are published, empty."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    server.reset({f"{DATASET}.{table}": bigquery_schema(table) for table in TABLES})
    return server


def write(rows: Mapping[TableName, Sequence[Model]], *, runner: str = DIRECT, dataset: str = DATASET) -> None:
    with BeamPipeline(runner=runner) as pipeline:
        for table, models in rows.items():
            made = pipeline | f"Make_{table}" >> beam.Create(models).with_output_types(TABLES[table])
            made | f"Write_{table}" >> WriteMetrics(MetricSink(dataset=dataset), table)


def rows_of(bigquery: FakeBigQuery, table: TableName) -> list[dict[str, Any]]:
    return list(bigquery.tables[f"{DATASET}.{table}"].rows.values())


@pytest.mark.parametrize("runner", [DIRECT, "FnApiRunner"])
def test_rows_of_every_table_arrive_typed(bigquery: FakeBigQuery, runner: str) -> None:
    bare = JOB.model_copy(update={"at": NOW.replace(microsecond=125_000), "style": None, "scenes": None})
    write({"jobs": [JOB, bare], "assets": [ASSET], "renders": [RENDER]}, runner=runner)
    arrived = sorted(rows_of(bigquery, "jobs"), key=lambda row: str(row["at"]))
    assert arrived == [JOB.model_dump(), bare.model_dump()]
    assert rows_of(bigquery, "assets") == [ASSET.model_dump()]
    assert rows_of(bigquery, "renders") == [RENDER.model_dump()]


def test_an_answer_that_is_lost_does_not_double_rows(bigquery: FakeBigQuery) -> None:
    bigquery.lost_answers = 1
    write({"jobs": [JOB]})
    assert len(bigquery.calls) == 2
    assert rows_of(bigquery, "jobs") == [JOB.model_dump()]


def column(bigquery: FakeBigQuery, name: str) -> dict[str, str]:
    return next(column for column in bigquery.tables[f"{DATASET}.jobs"].fields if column["name"] == name)


def told(caplog: pytest.LogCaptureFixture) -> str:
    """The one line that the transform itself logged."""
    (line,) = [record.getMessage() for record in caplog.records if record.name == write_metrics.__name__]
    return line


def test_a_refused_row_is_logged_whole_and_its_neighbours_arrive(
    bigquery: FakeBigQuery, caplog: pytest.LogCaptureFixture
) -> None:
    column(bigquery, "style")["mode"] = "REQUIRED"
    write({"jobs": [JOB, JOB.model_copy(update={"job_id": "bare", "style": None})]})
    assert rows_of(bigquery, "jobs") == [JOB.model_dump()]
    assert '"job_id": "bare"' in told(caplog)
    assert "Missing required field: style." in told(caplog)


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"name": "look"}, "no such field: style."), ({"type": "INTEGER"}, "Cannot convert value to INTEGER")],
)
def test_a_table_of_another_shape_is_told_once(
    bigquery: FakeBigQuery, caplog: pytest.LogCaptureFixture, change: dict[str, str], reason: str
) -> None:
    column(bigquery, "style").update(change)
    write({"jobs": [JOB]})
    assert len(bigquery.calls) == 1
    assert rows_of(bigquery, "jobs") == []
    assert reason in told(caplog)


def test_a_table_that_is_not_there_is_told(bigquery: FakeBigQuery, caplog: pytest.LogCaptureFixture) -> None:
    del bigquery.tables[f"{DATASET}.jobs"]
    write({"jobs": [JOB]})
    assert len(bigquery.calls) == 1
    assert "Not found: Table aiprod-test.metrics.jobs" in told(caplog)


def test_a_row_that_is_put_off_again_and_again_is_given_up(
    bigquery: FakeBigQuery, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_metrics, "_MOST_RETRIES", 2)
    bigquery.busy.add(f"{DATASET}.jobs")
    write({"jobs": [JOB]})
    assert len(bigquery.calls) == 1 + 2
    assert "backendError" in told(caplog)


def test_a_project_of_a_domain_is_named_whole(bigquery: FakeBigQuery) -> None:
    name = "example.com:studio.metrics.jobs"
    bigquery.reset({name: bigquery_schema("jobs")})
    write({"jobs": [JOB]}, dataset="example.com:studio.metrics")
    assert list(bigquery.tables[name].rows.values()) == [JOB.model_dump()]
