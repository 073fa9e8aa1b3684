"""The only place that starts a process: each has a wall clock, its own process group and a bounded, kept stderr."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aiprod.errors import PermanentError, TransientError

_STDERR_BYTES = 64 * 1024


@dataclass(frozen=True)
class Completed:
    """A process that ended with exit code 0. ``stderr`` is its last 64 KiB, decoded leniently."""

    stdout: bytes
    stderr: str
    seconds: float


def run(argv: Sequence[str], *, deadline_s: float, cwd: Path | None = None, stdin: bytes | None = None) -> Completed:
    """Run a program to its end.

    Raises PermanentError ``program_missing``, TransientError ``deadline_exceeded`` after killing the whole process
    group, and PermanentError ``program_failed`` (with the end of stderr) for a non-zero exit code.
    """
    began = time.monotonic()
    process = start(argv, cwd=cwd, stdin=subprocess.PIPE if stdin is not None else subprocess.DEVNULL)
    try:
        out, err = process.communicate(stdin, timeout=deadline_s)
    except subprocess.TimeoutExpired:
        kill(process)
        raise TransientError("deadline_exceeded", f"{Path(argv[0]).name} ran longer than {deadline_s:g} s.") from None
    except BaseException:
        kill(process)
        raise
    stderr = err[-_STDERR_BYTES:].decode("utf-8", "replace")
    if process.returncode != 0:
        raise PermanentError(
            "program_failed",
            f"{Path(argv[0]).name} ended with code {process.returncode}: {stderr.strip()[-600:]}",
        )
    return Completed(out, stderr, time.monotonic() - began)


def start(argv: Sequence[str], *, cwd: Path | None = None, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a program in its own process group, stdout and stderr piped; the caller ends it, by ``kill`` at worst."""
    try:
        return subprocess.Popen(  # noqa: S603 - argv is built by our graphs, never by a shell
            list(argv), cwd=cwd, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
    except FileNotFoundError:
        raise PermanentError(
            "program_missing", f"{argv[0]} is not installed.", remedy="Run `make setup` or `aiprod doctor`."
        ) from None


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and all its children now, and reap it."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


@cache
def ffmpeg_exe() -> str:
    """The FFmpeg that ships with the package (libx264, libass, loudnorm), the same on every machine."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def find_program(name: str) -> str | None:
    """The path of an optional program such as flite or fluidsynth, or None."""
    return shutil.which(name)
