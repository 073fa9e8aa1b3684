"""`aiprod doctor`: what works on this machine, and what to do about what does not."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from aiprod.errors import AiprodError
from aiprod.media.run import ffmpeg_exe, run
from aiprod.providers.base import ProviderSettings
from aiprod.providers.registry import OFFLINE, load_provider
from aiprod.style import list_styles, load_style
from cli.errors import told
from cli.folders import DEFAULT_DATA, VOICES
from cli.output import print_rows

_LEAST_FREE_BYTES = 2 << 30


@told
def doctor(
    data: Annotated[Path, typer.Option(help="The data folder to look at.")] = DEFAULT_DATA,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for machines.")] = False,
) -> None:
    """Check this machine: Python, FFmpeg, Skia, voices, music, styles, disk. Exit code 1 if a video cannot be made."""
    rows = [_python(), _ffmpeg(), _skia(), *_providers(data), *_styles(), _disk(data)]
    print_rows(rows, as_json=as_json)
    if any(row["state"] == "broken" for row in rows):
        raise typer.Exit(1)


def _row(check: str, state: str, detail: str) -> dict[str, str]:
    return {"check": check, "state": state, "detail": detail}


def _python() -> dict[str, str]:
    return _row("python", "ok", f"{platform.python_version()} at {sys.executable}")


def _ffmpeg() -> dict[str, str]:
    try:
        first_line = run([ffmpeg_exe(), "-version"], deadline_s=10).stdout.decode().splitlines()[0]
    except (AiprodError, RuntimeError) as error:
        return _row("ffmpeg", "broken", str(error))
    return _row("ffmpeg", "ok", first_line)


def _skia() -> dict[str, str]:
    try:
        import skia
    except ImportError as error:
        return _row("skia", "broken", f"{error}. Install libgl1 and libegl1, or run `make setup`.")
    return _row("skia", "ok", str(skia.__version__))


def _providers(data: Path) -> list[dict[str, str]]:
    rows, settings = [], ProviderSettings(voices=str(data / VOICES))
    for kind, names in OFFLINE.items():
        for name in names:
            reason = load_provider(kind, name, settings).unavailable()
            fallback = name != names[-1]
            state = "ok" if reason is None else ("missing" if fallback else "broken")
            then = f" Using {names[-1]} instead." if reason and fallback else ""
            rows.append(_row(f"{kind} {name}", state, (reason or "ready") + then))
    return rows


def _styles() -> list[dict[str, str]]:
    rows = []
    for name in list_styles():
        try:
            rows.append(_row(f"style {name}", "ok", load_style(name).title))
        except AiprodError as error:
            rows.append(_row(f"style {name}", "broken", str(error)))
    return rows


def _disk(data: Path) -> dict[str, str]:
    folder = next(path for path in (data, *data.absolute().parents) if path.exists())
    free = shutil.disk_usage(folder).free
    state = "ok" if free >= _LEAST_FREE_BYTES else "low"
    return _row("disk", state, f"{free / 2**30:.1f} GiB free for {data}")
