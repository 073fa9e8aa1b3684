"""The page about metrics tells the tables as they are, and its queries answer what their titles ask."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from aiprod.metrics import TABLES, TableName, bigquery_schema, insert_rows
from aiprod.outcome import AssetMetric, JobMetric, RenderMetric
from cli.main import app
from tests.fakes import NOW

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "metrics.md").read_text("utf-8")
QUERIES = dict(re.findall(r"^### ([^\n]+)\n(?:(?!^#).)*?^```sql\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))
ANSWERS: dict[str, list[dict[str, Any]]] = {
    "Attempts a day": [{"day": "2026-01-02", "attempts": 3, "failed": 1}],
    "How long a job takes": [{"jobs": 2, "mean_s": 5.0, "p50_s": 4.0, "p95_s": 6.0}],
    "Why jobs fail": [{"failure_stage": "visuals", "failure_code": "quota", "attempts": 1}],
    "Cache hits": [
        {"kind": "music", "assets": 2, "hit_percent": 50.0},
        {"kind": "visual", "assets": 1, "hit_percent": 0.0},
    ],
    "Cost by user": [{"user_id": "ann", "cost_usd": 0.25}, {"user_id": "ben", "cost_usd": 0.0}],
    "Frames a second": [{"step": "scene", "frames": 100, "frames_a_second": 50.0}],
    "Jobs, each attempt once": [
        {"job_id": "a", "attempt": 0, "status": "failed", "cost_usd": 0.0},
        {"job_id": "a", "attempt": 1, "status": "completed", "cost_usd": 0.05},
        {"job_id": "b", "attempt": 0, "status": "completed", "cost_usd": 0.0},
    ],
}


def job(job_id: str, attempt: int, user_id: str, processing_s: float, **told: Any) -> JobMetric:
    fields = {"status": "completed", "queue_s": 0.0, "at": NOW, "type": "video_generation"} | told
    return JobMetric(job_id=job_id, attempt=attempt, user_id=user_id, processing_s=processing_s, **fields)


def asset(job_id: str, attempt: int, kind: str, cost_usd: float) -> AssetMetric:
    made: dict[str, Any] = {"provider": "toy", "key": kind, "seconds": 0.0, "size_bytes": 1, "at": NOW}
    return AssetMetric(job_id=job_id, attempt=attempt, kind=kind, cost_usd=cost_usd, cache_hit=not cost_usd, **made)


def scene(number: int, seconds: float) -> RenderMetric:
    made: dict[str, Any] = {"key": "k", "cache_hit": not seconds, "frames": 100, "size_bytes": 1, "at": NOW}
    return RenderMetric(job_id="a", attempt=1, step="scene", item=f"render/{number}", seconds=seconds, **made)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    failure = {"status": "failed", "failure_stage": "visuals", "failure_code": "quota"}
    jobs = [job("a", 0, "ann", 9.0, **failure), job("a", 1, "ann", 4.0, cost_usd=0.05), job("b", 0, "ben", 6.0)]
    assets = [asset("a", 0, "visual", 0.2), asset("a", 1, "music", 0.05), asset("b", 0, "music", 0.0)]
    insert_rows(folder / "metrics.db", "jobs", jobs)
    insert_rows(folder / "metrics.db", "assets", assets)
    insert_rows(folder / "metrics.db", "renders", [scene(0, 2.0), scene(1, 0.0)])
    return folder


def test_every_query_shown_has_its_answer_here() -> None:
    assert QUERIES.keys() == ANSWERS.keys()
    assert PAGE.count("```sql") == len(QUERIES)


@pytest.mark.parametrize("title", ANSWERS)
def test_a_query_answers_what_its_title_asks(title: str, data: Path) -> None:
    answer = CliRunner().invoke(app, ["metrics", "--data", str(data), "--json", "--sql", QUERIES[title]])
    assert answer.exit_code == 0, answer.output
    assert json.loads(answer.stdout) == ANSWERS[title]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_with_its_type_and_meaning(table: TableName) -> None:
    section = PAGE.split(f"\n### {table}\n", 1)[1].split("\n#", 1)[0]
    told = [line for line in section.splitlines() if line.startswith("| `")]
    assert told == [described(column) for column in bigquery_schema(table)]


def described(column: dict[str, str]) -> str:
    null = " or NULL" if column["mode"] == "NULLABLE" else ""
    return f"| `{column['name']}` | {column['type']}{null} | {column['description']} |"
