"""`aiprod voices`: the voices that speak on this machine, and neural ones added by your choice."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from aiprod.errors import InvalidInput
from aiprod.providers.base import ProviderSettings
from aiprod.providers.catalogue import installed_voices
from aiprod.voices.catalogue import PIPER_VOICES, add_voice, copy_voice
from aiprod.voices.folder import remove_voice
from cli.errors import told
from cli.folders import DEFAULT_DATA, VOICES
from cli.output import STATUS, print_rows

app = typer.Typer(help="List the voices; add and remove neural ones (Piper).")
Data = Annotated[Path, typer.Option(help="The data folder; voices are kept in its folder `voices`.")]


@app.callback(invoke_without_command=True)
@told
def list_all(
    context: typer.Context,
    language: Annotated[str | None, typer.Option(help="Only this language, such as en or pt-br.")] = None,
    data: Data = DEFAULT_DATA,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """List the voices that can speak on this machine, best first."""
    if context.invoked_subcommand is not None:
        return
    rows = [
        {
            "voice": voice.name,
            "language": voice.language,
            "gender": voice.gender,
            "provider": voice.provider,
            "description": voice.description,
        }
        for voice in installed_voices(ProviderSettings(voices=str(data / VOICES)))
        if language is None or voice.language.lower().startswith(language.lower())
    ]
    print_rows(rows, as_json=as_json)


@app.command()
@told
def add(
    name: Annotated[
        str, typer.Argument(help="A voice of the catalogue, such as en_US-lessac-medium, or a .onnx file.")
    ],
    catalogue: Annotated[
        str, typer.Option(help="Address of a folder with voices.json and the files it names.")
    ] = PIPER_VOICES,
    data: Data = DEFAULT_DATA,
) -> None:
    """Download a Piper voice, or copy one; it then speaks its language here. Run again, a download goes on.

    Voices have licences of their own: read the MODEL_CARD beside the voice.
    """
    folder = data / VOICES
    if name.endswith(".onnx"):
        voice = copy_voice(folder, Path(name))
    else:
        columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
        with Progress(*columns, console=STATUS, transient=True) as bars:
            bar = bars.add_task(name, total=None)
            voice = add_voice(folder, name, catalogue, lambda have, of: bars.update(bar, completed=have, total=of))
    card = voice.model.with_name("MODEL_CARD")
    if card.is_file():
        STATUS.print(f"Its licence is told in {card}")
    if reason := _why_silent(folder):
        STATUS.print(reason, style="yellow")
    typer.echo(voice.name)


@app.command()
@told
def remove(name: Annotated[str, typer.Argument(help="A voice that was added.")], data: Data = DEFAULT_DATA) -> None:
    """Delete a voice that was added."""
    try:
        remove_voice(data / VOICES, name)
    except OSError as error:
        raise InvalidInput("cannot_write", f"{data / VOICES}: {error.strerror}.", field="--data") from None


def _why_silent(folder: Path) -> str | None:
    from aiprod.providers.narration.piper import Piper

    return Piper(folder).unavailable()
