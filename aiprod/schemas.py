"""The schemas of public messages and of metric tables: `python -m aiprod.schemas docs/schema` writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from aiprod.jobs import Job, JobRequest
from aiprod.metrics import TABLES, TableName, bigquery_schema
from aiprod.outcome import DeadLetter, JobEvent
from aiprod.plan import VideoPlan
from aiprod.style import Style

PUBLISHED: dict[str, type[BaseModel]] = {
    "job-request": JobRequest,
    "job": Job,
    "job-event": JobEvent,
    "dead-letter": DeadLetter,
    "video-plan": VideoPlan,
    "style": Style,
}


def schema_text(model: type[BaseModel]) -> str:
    """The model's JSON Schema (2020-12) as stable, readable text."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def table_text(table: TableName) -> str:
    """The metric table's BigQuery schema as stable, readable text."""
    return json.dumps(bigquery_schema(table), indent=2) + "\n"


def write_schemas(folder: Path) -> None:
    """Write ``<message>.schema.json`` into ``folder`` and ``<table>.json`` into ``folder/bigquery``."""
    tables = folder / "bigquery"
    tables.mkdir(parents=True, exist_ok=True)
    for name, model in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_text(schema_text(model), "utf-8")
    for table in TABLES:
        (tables / f"{table}.json").write_text(table_text(table), "utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
