"""Sinks that cannot write do not hold up jobs."""

from __future__ import annotations

from pathlib import Path

import apache_beam as beam
import pytest
from apache_beam.testing.test_pipeline import TestPipeline as BeamPipeline

from aiprod.errors import PermanentError
from aiprod.outcome import DeadLetter, Failure, RenderMetric
from tests.fakes import NOW, ToyServices, lend
from transforms.dead_letter import WriteDeadLetters, letter_name
from transforms.write_metrics import MetricSink, WriteMetrics

ROW = RenderMetric(
    job_id="j",
    attempt=0,
    step="mix",
    item="mix",
    key="k",
    cache_hit=False,
    frames=1,
    seconds=0.1,
    size_bytes=1,
    at=NOW,
)
LETTER = DeadLetter(
    failure=Failure(stage="decode", code="bad_json", failure_class="permanent", message="No."), data="eA==", at=NOW
)


def test_rows_that_cannot_be_written_are_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with BeamPipeline(runner="BundleBasedDirectRunner") as pipeline:
        rows = pipeline | beam.Create([ROW]).with_output_types(RenderMetric)
        rows | WriteMetrics(MetricSink(file=str(tmp_path)), "renders")
    assert "1 rows of renders were not written" in caplog.text


def test_a_repeated_dead_letter_is_one_object(tmp_path: Path) -> None:
    services = ToyServices(tmp_path)
    with BeamPipeline(runner="BundleBasedDirectRunner") as pipeline:
        letters = pipeline | beam.Create([LETTER, LETTER]).with_output_types(DeadLetter)
        letters | WriteDeadLetters(lend(services), None)
    assert services.store.list("dead-letters/") == [letter_name(LETTER)]
    assert DeadLetter.model_validate_json(services.store.read(letter_name(LETTER))) == LETTER


def test_a_dead_letter_the_store_refuses_is_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = ToyServices(tmp_path)

    def refuse(name: str, source: Path | bytes, media_type: str) -> None:
        raise PermanentError("store_full", "Full.")

    monkeypatch.setattr(services.store, "put", refuse)
    with BeamPipeline(runner="BundleBasedDirectRunner") as pipeline:
        letters = pipeline | beam.Create([LETTER]).with_output_types(DeadLetter)
        letters | WriteDeadLetters(lend(services), None)
    assert "was not kept" in caplog.text
