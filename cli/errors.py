"""How a command fails: one clear line on stderr, exit code 2 for wrong input and 1 for everything else."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import NoReturn, ParamSpec, TypeVar

import typer

from aiprod.errors import AiprodError, InvalidInput

Params = ParamSpec("Params")
Result = TypeVar("Result")


def fail(error: AiprodError) -> NoReturn:
    """Tell the error in one line and leave."""
    line = " ".join(str(error).split())
    sys.stderr.write(f"aiprod: {line}\n")
    raise typer.Exit(2 if isinstance(error, InvalidInput) else 1)


def told(command: Callable[Params, Result]) -> Callable[Params, Result]:
    """Decorate a command so that an AiprodError becomes a line and an exit code, not a traceback."""

    @wraps(command)
    def run(*args: Params.args, **kwargs: Params.kwargs) -> Result:
        try:
            return command(*args, **kwargs)
        except AiprodError as error:
            fail(error)

    return run
