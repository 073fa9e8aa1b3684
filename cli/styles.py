"""`aiprod styles`: the looks there are, one of your own, and a sheet of all a look can paint."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Annotated

import typer
from pydantic import TypeAdapter, ValidationError

from aiprod.errors import InvalidInput
from aiprod.model import Name
from aiprod.style import TEMPLATES, Style, list_styles, load_style
from cli.errors import told
from cli.output import STATUS, print_rows

app = typer.Typer(help="List the styles, make one of your own, look at what one paints.")
_NAME: TypeAdapter[str] = TypeAdapter(Name)


@app.callback(invoke_without_command=True)
@told
def list_all(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False
) -> None:
    """List the styles."""
    if context.invoked_subcommand is not None:
        return
    rows = [
        {"style": style.name, "title": style.title, "mood": style.music.mood, "description": style.description}
        for style in map(load_style, list_styles())
    ]
    print_rows(rows, as_json=as_json)


@app.command()
@told
def new(
    name: Annotated[str, typer.Argument(help="Small letters, digits, - and _; jobs ask for it by this name.")],
    source: Annotated[str, typer.Option("--from", help="The style to begin with.")] = "cinematic",
) -> None:
    """Make a style of your own: a copy of another, to change its colours, fonts, captions, music and pace."""
    folder = TEMPLATES / _free_name(name)
    _known(source, "--from")
    try:
        shutil.copytree(TEMPLATES / source, folder)
        file = folder / "style.json"
        raw = json.loads(file.read_text("utf-8"))
        raw["title"] = name.replace("-", " ").replace("_", " ").capitalize()
        file.write_text(json.dumps(raw, indent=2, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise InvalidInput("cannot_write", f"{folder}: {error.strerror or error}.", field="NAME") from None
    typer.echo(file)
    STATUS.print(f"Edit it, then look: aiprod styles preview {name}")


@app.command()
@told
def preview(
    name: Annotated[str, typer.Argument(help="A style.")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="The JPEG to write; NAME.jpg if absent.")] = None,
) -> None:
    """Paint a sheet: every place at every time of day, weathers, seasons, and words."""
    from aiprod.providers.visuals.preview import style_sheet, to_jpeg

    style, path = _known(name, "NAME"), out or Path(f"{name}.jpg")
    if path.suffix.lower() not in (".jpg", ".jpeg"):
        raise InvalidInput("invalid_field", f"{path} does not end in .jpg.", field="--out")
    try:
        path.write_bytes(to_jpeg(style_sheet(style)))
    except OSError as error:
        raise InvalidInput("cannot_write", f"{path}: {error.strerror or error}.", field="--out") from None
    typer.echo(path)


def _known(name: str, field: str) -> Style:
    try:
        return load_style(name)
    except InvalidInput as error:
        if error.code != "unknown_style":
            raise
        raise InvalidInput(error.code, error.message, field=field, remedy=error.remedy) from None


def _free_name(name: str) -> str:
    try:
        _NAME.validate_python(name)
    except ValidationError:
        raise InvalidInput(
            "bad_name",
            f"{name!r} is no name for a style.",
            field="NAME",
            remedy="Use up to 64 small letters, digits, - and _, the first a letter or a digit.",
        ) from None
    if (TEMPLATES / name).exists():
        raise InvalidInput(
            "name_taken", f"there is a style {name!r} already.", field="NAME", remedy="Choose another name."
        )
    return name
