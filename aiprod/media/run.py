"""The only place that starts a process: each has a wall clock, its own process group and a bounded, kept stderr."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import threading
import time
import weakref
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from aiprod.errors import AiprodError, PermanentError, TransientError

_STDERR_BYTES = 64 * 1024
_started: weakref.WeakSet[subprocess.Popen[bytes]] = weakref.WeakSet()
_PIPE_BYTES = 1 << 20
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
"""All that a program is told of ours: no secret reaches it, and it complains in the words ``_failed`` knows."""


@dataclass(frozen=True)
class Completed:
    """A process that ended with exit code 0. ``stderr`` is its last 64 KiB, decoded leniently."""

    stdout: bytes
    stderr: str
    seconds: float


def run(argv: Sequence[str], *, deadline_s: float, cwd: Path | None = None, stdin: bytes | None = None) -> Completed:
    """Run a program to its end.

    Raises PermanentError ``program_missing``, TransientError ``deadline_exceeded`` after killing the whole process
    group, ``program_killed`` where something else killed it and ``disk_full`` where it says so, and PermanentError
    ``program_failed`` (with the end of stderr) for any other non-zero exit code.
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
        raise _failed(argv, process.returncode, stderr)
    return Completed(out, stderr, time.monotonic() - began)


def feed(argv: Sequence[str], chunks: Iterable[bytes | memoryview], *, deadline_s: float) -> Completed:
    """Run a program and write ``chunks`` to its standard input as fast as it takes them, holding one at a time.

    The deadline covers making the chunks too. Errors are those of ``run``; one raised by ``chunks`` passes through.
    Either way the process has ended when this returns.
    """
    began = time.monotonic()
    process = start(argv, stdin=subprocess.PIPE)
    errors: deque[bytes] = deque(maxlen=_STDERR_BYTES // 1024)
    drains = [
        threading.Thread(target=_drain, args=(pipe, kept), daemon=True)
        for pipe, kept in ((process.stderr, errors), (process.stdout, deque(maxlen=0)))
    ]
    expired = threading.Event()
    watchdog = threading.Timer(deadline_s, _expire, args=(process, expired))
    for thread in (*drains, watchdog):
        thread.start()
    try:
        _write(process, chunks)
        process.wait()
    except BaseException:
        _signal_group(process)
        raise
    finally:
        watchdog.cancel()
        process.wait()
        for thread in drains:
            thread.join()
        _close_pipes(process)
    stderr = b"".join(errors).decode("utf-8", "replace")
    if expired.is_set():
        raise TransientError("deadline_exceeded", f"{Path(argv[0]).name} ran longer than {deadline_s:g} s.")
    if process.returncode != 0:
        raise _failed(argv, process.returncode, stderr)
    return Completed(b"", stderr, time.monotonic() - began)


def start(argv: Sequence[str], *, cwd: Path | None = None, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start a program in its own process group, stdout and stderr piped; the caller ends it, by ``kill`` at worst.

    A bare name is looked for as ``find_program`` does; the program itself sees a small fixed environment.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - argv is built by our graphs, never by a shell
            list(argv),
            executable=find_program(argv[0]),
            cwd=cwd,
            env=_ENVIRONMENT,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except FileNotFoundError:
        raise PermanentError(
            "program_missing", f"{argv[0]} is not installed.", remedy="Run `make setup` or `aiprod doctor`."
        ) from None
    _started.add(process)
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and all its children now, and reap it."""
    _signal_group(process)
    process.wait()
    _close_pipes(process)


def kill_all() -> None:
    """End every program still running, for a process that must stop now: a terminal's Ctrl-C does not reach them."""
    for process in list(_started):
        if process.returncode is None:
            _signal_group(process)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _signal_group(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _expire(process: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    _signal_group(process)


def _failed(argv: Sequence[str], code: int, stderr: str) -> AiprodError:
    name, words = Path(argv[0]).name, stderr.strip()[-600:]
    if code < 0:
        return TransientError(
            "program_killed",
            f"{name} was killed by signal {-code}: {words}",
            remedy="Signal 9 mostly means that memory ran out: give the worker more, or let it render fewer at a time.",
        )
    if "No space left on device" in stderr:
        return TransientError("disk_full", f"{name} could not write: {words}", remedy="Free space on the work disk.")
    return PermanentError("program_failed", f"{name} ended with code {code}: {words}")


def _write(process: subprocess.Popen[bytes], chunks: Iterable[bytes | memoryview]) -> None:
    """Write until the chunks end or the program stops reading; its exit code then says why."""
    pipe = process.stdin
    if pipe is None:
        return
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    with contextlib.suppress(BrokenPipeError):
        for chunk in chunks:
            pipe.write(chunk)
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def _drain(pipe: IO[bytes] | None, kept: deque[bytes]) -> None:
    while pipe is not None and (block := pipe.read(1024)):
        kept.append(block)


@cache
def ffmpeg_exe() -> str:
    """The FFmpeg that ships with the package (libx264, libass, loudnorm), the same on every machine."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def find_program(name: str) -> str | None:
    """The path of an optional program such as flite or fluidsynth, or None."""
    return shutil.which(name)
