"""Commands that say what there is to choose from: voices, sounds."""

from __future__ import annotations

from typing import Annotated

import typer

from aiprod.providers.catalogue import installed_voices
from aiprod.providers.sound.catalogue import catalogue
from cli.errors import told
from cli.output import print_rows

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


@told
def voices(
    language: Annotated[str | None, typer.Option(help="Only this language, such as en or pt-br.")] = None,
    as_json: AsJson = False,
) -> None:
    """List the voices that can speak on this machine, best first."""
    rows = [
        {
            "voice": voice.name,
            "language": voice.language,
            "gender": voice.gender,
            "provider": voice.provider,
            "description": voice.description,
        }
        for voice in installed_voices()
        if language is None or voice.language.lower().startswith(language.lower())
    ]
    print_rows(rows, as_json=as_json)


@told
def sounds(as_json: AsJson = False) -> None:
    """List the sound effects and ambiences."""
    rows = [{"sound": info.name, "kind": info.kind, "title": info.title} for info in catalogue()]
    print_rows(rows, as_json=as_json)
