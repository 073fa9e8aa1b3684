"""The JSON Schemas of the public messages: `python -m aiprod.schemas docs/schema` writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from aiprod.jobs import Job, JobRequest
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


def write_schemas(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, model in PUBLISHED.items():
        (folder / f"{name}.schema.json").write_text(schema_text(model), "utf-8")


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1]))
