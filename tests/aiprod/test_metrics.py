from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from aiprod.metrics import KEYS, MEANINGS, TABLES, TableName, bigquery_schema, insert_rows, open_metrics
from aiprod.outcome import AssetMetric
from tests.fakes import NOW


def asset_row(key: str, *, seconds: float = 1.0) -> AssetMetric:
    return AssetMetric(
        job_id="j",
        attempt=0,
        kind="visual",
        provider="toy",
        key=key,
        cache_hit=False,
        seconds=seconds,
        cost_usd=0.0,
        size_bytes=1,
        at=NOW,
    )


def test_the_schema_of_bigquery_is_explicit() -> None:
    fields = {field["name"]: (field["type"], field["mode"]) for field in bigquery_schema("jobs")}
    assert fields["job_id"] == ("STRING", "REQUIRED")
    assert fields["status"] == ("STRING", "REQUIRED")
    assert fields["scenes"] == ("INTEGER", "NULLABLE")
    assert fields["queue_s"] == ("FLOAT", "REQUIRED")
    assert fields["at"] == ("TIMESTAMP", "REQUIRED")


@pytest.mark.parametrize("table", list(TABLES))
def test_both_databases_have_the_models_columns(table: TableName, tmp_path: Path) -> None:
    fields = list(TABLES[table].model_fields)
    assert [field["name"] for field in bigquery_schema(table)] == fields
    with closing(open_metrics(tmp_path / "metrics.db")) as connection:
        described = connection.execute(f"PRAGMA table_info({table})").fetchall()
    assert [column[1] for column in described] == fields
    assert {column[1] for column in described if column[5]} == set(KEYS[table])


def test_every_meaning_is_of_a_column() -> None:
    columns = {name for model in TABLES.values() for name in model.model_fields}
    assert set(MEANINGS) == columns


def test_a_repeated_row_counts_once(tmp_path: Path) -> None:
    path = tmp_path / "metrics.db"
    insert_rows(path, "assets", [asset_row("a"), asset_row("b")])
    insert_rows(path, "assets", [asset_row("a", seconds=2.0)])
    with closing(open_metrics(path)) as connection:
        rows = connection.execute("SELECT key, seconds FROM assets ORDER BY key").fetchall()
    assert rows == [("a", 2.0), ("b", 1.0)]


def test_many_threads_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "metrics.db"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: insert_rows(path, "assets", [asset_row(str(n))]), range(40)))
    with closing(open_metrics(path)) as connection:
        assert connection.execute("SELECT count(*) FROM assets").fetchone() == (40,)


def test_a_folder_in_the_files_place_is_an_error_the_writer_can_catch(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.Error):
        insert_rows(tmp_path, "assets", [asset_row("a")])
