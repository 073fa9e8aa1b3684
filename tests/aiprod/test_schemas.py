from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from aiprod.jobs import JobRequest
from aiprod.metrics import TABLES, TableName
from aiprod.schemas import PUBLISHED, schema_text, table_text, write_schemas

DOCS = Path(__file__).resolve().parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_the_models(name: str) -> None:
    published = (DOCS / f"{name}.schema.json").read_text("utf-8")
    assert published == schema_text(PUBLISHED[name]), "run: python -m aiprod.schemas docs/schema"


@pytest.mark.parametrize("table", TABLES)
def test_the_published_table_is_the_metrics(table: TableName) -> None:
    published = (DOCS / "bigquery" / f"{table}.json").read_text("utf-8")
    assert published == table_text(table), "run: python -m aiprod.schemas docs/schema"


def test_what_is_written_is_what_is_published(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    written = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.json")}
    assert written == {str(path.relative_to(DOCS)) for path in DOCS.rglob("*.json")}


def test_what_the_schema_accepts_the_model_accepts_too() -> None:
    schema = json.loads((DOCS / "job-request.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    good = {"payload": {"script": "Hello.", "outputs": {"aspect": "9:16"}}}
    jsonschema.validate(good, schema)
    assert JobRequest.parse(json.dumps(good).encode()).payload.outputs[0].aspect == "9:16"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"payload": {"script": "Hello.", "stile": "neon"}}, schema)
