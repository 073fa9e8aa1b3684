"""The `aiprod` command."""

from __future__ import annotations

from typing import Annotated

import typer

from aiprod import __version__
from cli import doctor, jobs, metrics, render, sounds, styles, up, voices

app = typer.Typer(
    name="aiprod",
    help="Scripts become narrated, scored, captioned videos: a streaming data pipeline on your own machine.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("up")(up.up)
app.command("demo")(up.demo)
app.command("render")(render.render)
app.command("submit")(jobs.submit)
app.command("status")(jobs.status)
app.command("list")(jobs.list_jobs)
app.command("download")(jobs.download)
app.add_typer(styles.app, name="styles")
app.add_typer(voices.app, name="voices")
app.command("sounds")(sounds.sounds)
app.command("doctor")(doctor.doctor)
app.command("metrics")(metrics.metrics)


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.", is_eager=True)] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """The console script."""
    app()
