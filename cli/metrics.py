"""`aiprod metrics`: the rows the pipeline wrote, read from this machine's own database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from aiprod.errors import InvalidInput, PermanentError
from cli.errors import told
from cli.folders import DEFAULT_DATA, METRICS_FILE
from cli.output import print_rows

_SUMMARY = {
    "jobs": """
        SELECT status, COUNT(*) AS jobs, ROUND(AVG(duration_s), 1) AS video_s,
               ROUND(AVG(processing_s), 1) AS processing_s, ROUND(AVG(queue_s), 2) AS queue_s,
               ROUND(SUM(cost_usd), 4) AS cost_usd
        FROM jobs GROUP BY status ORDER BY status""",
    "assets": """
        SELECT kind, provider, COUNT(*) AS assets, ROUND(100.0 * AVG(cache_hit), 1) AS cache_hit_percent,
               ROUND(AVG(CASE WHEN cache_hit THEN NULL ELSE seconds END), 2) AS seconds_to_make,
               ROUND(SUM(CASE WHEN cache_hit THEN 0 ELSE cost_usd END), 4) AS cost_usd
        FROM assets GROUP BY kind, provider ORDER BY kind, provider""",
    "renders": """
        SELECT step, COUNT(*) AS renders, ROUND(100.0 * AVG(cache_hit), 1) AS cache_hit_percent,
               SUM(frames) AS frames, ROUND(SUM(CASE WHEN cache_hit THEN 0 ELSE seconds END), 1) AS seconds
        FROM renders GROUP BY step ORDER BY step""",
}


class Table(StrEnum):
    JOBS = "jobs"
    ASSETS = "assets"
    RENDERS = "renders"


@told
def metrics(
    table: Annotated[Table | None, typer.Argument(help="Show this table's newest rows instead of the summary.")] = None,
    last: Annotated[int, typer.Option(min=1, max=10_000, help="How many rows.")] = 20,
    sql: Annotated[str | None, typer.Option(help="Run a query of your own; the database is opened read-only.")] = None,
    data: Annotated[Path, typer.Option(help="The data folder of `aiprod up`.")] = DEFAULT_DATA,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Show what was made, how fast, at what cost: tables jobs, assets and renders."""
    database = data / METRICS_FILE
    if not database.is_file():
        raise PermanentError("no_metrics", f"{database} does not exist.", remedy="Make a video first, or name --data.")
    if sql is not None:
        print_rows(_query(database, sql), as_json=as_json)
    elif table is not None:
        newest = f"SELECT * FROM {table.value} ORDER BY at DESC LIMIT {last}"  # noqa: S608 - our own words
        print_rows(_query(database, newest), as_json=as_json)
    else:
        for title, query in _SUMMARY.items():
            print_rows(_query(database, query), as_json=as_json, title=title)


def _query(database: Path, query: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as connection:
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(query)]
        except sqlite3.Error as error:
            raise InvalidInput("bad_query", f"{error}.", field="--sql") from None
