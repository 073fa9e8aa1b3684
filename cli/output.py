"""What commands print: a table for people on stdout, or JSON for machines; nothing else goes to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

CONSOLE = Console()
"""For results."""

STATUS = Console(stderr=True)
"""For progress and remarks, so that stdout stays clean."""


def print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n")


def print_rows(rows: Sequence[Mapping[str, Any]], *, as_json: bool, title: str | None = None) -> None:
    """Print rows of equal keys: as a table with the keys as headings, or as a JSON array."""
    if as_json:
        print_json(list(rows))
        return
    table = Table(title=title, box=None, header_style="bold", pad_edge=False)
    for heading in rows[0] if rows else ():
        table.add_column(heading.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    CONSOLE.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return str(value)
