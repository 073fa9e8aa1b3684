"""`aiprod sounds`: the sound effects and ambiences there are."""

from __future__ import annotations

from typing import Annotated

import typer

from aiprod.providers.sound.catalogue import catalogue
from cli.errors import told
from cli.output import print_rows

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@told
def sounds(as_json: AsJson = False) -> None:
    """List the sound effects and ambiences."""
    rows = [{"sound": info.name, "kind": info.kind, "title": info.title} for info in catalogue()]
    print_rows(rows, as_json=as_json)
