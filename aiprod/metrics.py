"""The metric tables: one explicit schema, told to BigQuery and to the embedded database alike."""

from __future__ import annotations

import sqlite3
import types
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import AwareDatetime

from aiprod.model import Model
from aiprod.outcome import AssetMetric, JobMetric, RenderMetric

TableName = Literal["jobs", "assets", "renders"]
TABLES: Mapping[TableName, type[Model]] = {"jobs": JobMetric, "assets": AssetMetric, "renders": RenderMetric}
KEYS: Mapping[TableName, tuple[str, ...]] = {
    "jobs": ("job_id", "attempt"),
    "assets": ("job_id", "attempt", "kind", "key"),
    "renders": ("job_id", "attempt", "step", "item"),
}
"""The columns that make a row itself, so that a repeated row counts once."""

MEANINGS: Mapping[str, str] = {
    "job_id": "The job's UUID.",
    "attempt": "The job's retry_count: 0 is the first try.",
    "user_id": "Who sent the job.",
    "type": "The job's type, such as video_generation.",
    "status": "How the attempt ended: completed or failed.",
    "style": "The style's name; in a failed job the one that was asked for.",
    "scenes": "Scenes in the video.",
    "duration_s": "Length of the video, in seconds.",
    "queue_s": "Seconds from the job's creation to the start of this attempt.",
    "processing_s": "Seconds from the start of this attempt to its end.",
    "cost_usd": "What providers charged, in US dollars: 0 for what was found, and in the row of a failed job.",
    "size_bytes": "Size of the file, in bytes.",
    "failure_stage": "The stage at which the job failed.",
    "failure_code": "The failure's stable code.",
    "kind": "The kind of asset: narration, music, sound or visual.",
    "provider": "The provider that made the asset.",
    "key": "The content key: equal keys are equal files.",
    "cache_hit": "Whether the file was found in the store instead of made.",
    "seconds": "Seconds it took to make; 0 if found.",
    "step": "What was rendered: scene, mix or assemble.",
    "item": "Which one: render/0 for the first scene, mix, assemble.",
    "frames": "Video frames in the file.",
    "at": "When the row was written, UTC.",
}
"""What a column holds; a name means the same in every table."""

_BIGQUERY = {str: "STRING", int: "INTEGER", float: "FLOAT", bool: "BOOLEAN", AwareDatetime: "TIMESTAMP"}
_SQLITE = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", AwareDatetime: "TEXT"}
_BUSY_S = 20.0


def bigquery_schema(table: TableName) -> list[dict[str, str]]:
    """The table's fields as BigQuery's JSON schema, as Terraform and ``bq mk`` read it."""
    return [
        {
            "name": name,
            "type": _BIGQUERY[kind],
            "mode": "NULLABLE" if optional else "REQUIRED",
            "description": MEANINGS[name],
        }
        for name, kind, optional in _columns(table)
    ]


def sqlite_ddl() -> str:
    """CREATE TABLE statements for all tables, harmless where they exist."""
    return "\n".join(_create_table(table) for table in TABLES)


def open_metrics(path: Path) -> sqlite3.Connection:
    """The embedded database, made if need be; writers of other threads and processes wait their turn."""
    connection = sqlite3.connect(path, timeout=_BUSY_S)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.executescript(sqlite_ddl())
    return connection


def insert_rows(path: Path, table: TableName, rows: Iterable[Model]) -> None:
    """Insert rows in one transaction; a row whose key is there replaces it. Raises sqlite3.Error."""
    names = [name for name, _, _ in _columns(table)]
    marks = ", ".join("?" * len(names))
    statement = f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608 - our own words
    values = [[row[name] for name in names] for row in (model.model_dump(mode="json") for model in rows)]
    with closing(open_metrics(path)) as connection, connection:
        connection.executemany(statement, values)


def _create_table(table: TableName) -> str:
    columns = [f"{name} {_SQLITE[kind]}{'' if optional else ' NOT NULL'}" for name, kind, optional in _columns(table)]
    return f"CREATE TABLE IF NOT EXISTS {table} ({', '.join(columns)}, PRIMARY KEY ({', '.join(KEYS[table])}));"


def _columns(table: TableName) -> list[tuple[str, type, bool]]:
    return [(name, *_scalar(field.annotation)) for name, field in TABLES[table].model_fields.items()]


def _scalar(annotation: Any) -> tuple[type, bool]:
    """The plain type of a field and whether it may be absent."""
    if get_origin(annotation) in (Union, types.UnionType):
        inner = [arg for arg in get_args(annotation) if arg is not type(None)]
        return _scalar(inner[0])[0], True
    if get_origin(annotation) is Literal:
        return type(get_args(annotation)[0]), False
    return annotation, False
