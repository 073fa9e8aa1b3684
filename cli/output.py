"""What commands print: a table for people on stdout, or JSON for machines; nothing else goes to stdout."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

_PIPED_WIDTH = 1000
CONSOLE = Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH, markup=False, highlight=False, soft_wrap=True)
"""For results; a pipe gets whole lines, and brackets in a client's words are only brackets."""

_FEW_COLUMNS = 6
_UNBOUNDED = CONSOLE.options.update(width=_PIPED_WIDTH)

STATUS = Console(stderr=True, markup=False, highlight=False)
"""For progress and remarks, so that stdout stays clean."""


def print_json(value: Any) -> None:
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n")


def print_rows(rows: Sequence[Mapping[str, Any]], *, as_json: bool, title: str | None = None) -> None:
    """Print rows of equal keys: as a table with the keys as headings, or as a JSON array.

    A table too wide for the terminal is printed a row at a time, a line a key, so that nothing is torn.
    """
    if as_json:
        print_json(list(rows))
        return
    table = Table(title=title, box=None, header_style="bold", pad_edge=False)
    for heading in rows[0] if rows else ():
        table.add_column(heading.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    if len(table.columns) > _FEW_COLUMNS and Measurement.get(CONSOLE, _UNBOUNDED, table).maximum > CONSOLE.width:
        _print_records(rows)
    else:
        CONSOLE.print(table, soft_wrap=False)


def _print_records(rows: Sequence[Mapping[str, Any]]) -> None:
    for row in rows:
        record = Table(box=None, show_header=False, pad_edge=False)
        for key, value in row.items():
            record.add_row(key.replace("_", " "), _cell(value))
        CONSOLE.print(record)
        CONSOLE.print()


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:,.2f}"
    return str(value)
