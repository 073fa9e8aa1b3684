"""The only place that starts a process: each has a wall clock, limits, its own session and bounded, kept output."""

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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

from aiprod.errors import AiprodError, PermanentError, TransientError
from aiprod.media.limits import GIB, Limits, limit_met
from aiprod.media.progress import Progress

_STDERR_BYTES = 64 * 1024
_STDOUT_BYTES = GIB
_BLOCK_BYTES = 64 * 1024
_PIPE_BYTES = 1 << 20
_OURS = Limits()
_started: weakref.WeakSet[subprocess.Popen[bytes]] = weakref.WeakSet()
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
"""All that a program is told of ours: no secret reaches it, and it complains in the words ``_error`` knows."""


@dataclass(frozen=True)
class Completed:
    """A process that ended with exit code 0. ``stderr`` is its last 64 KiB, decoded leniently."""

    stdout: bytes
    stderr: str
    seconds: float


def run(
    argv: Sequence[str],
    *,
    deadline_s: float,
    cwd: Path | None = None,
    stdin: bytes | None = None,
    limits: Limits = _OURS,
) -> Completed:
    """Run a program to its end.

    Raises PermanentError ``program_missing``, TransientError ``deadline_exceeded`` after killing the whole process
    group, ``program_killed`` where something else killed it and ``disk_full`` where it says so, PermanentError
    ``memory_limit``, ``cpu_limit``, ``file_limit`` or ``output_limit`` where it met one of ``limits`` or wrote more
    than 1 GiB to standard output, and ``program_failed`` (with the end of stderr) for any other non-zero exit code.
    """
    content = bytearray()

    def keep(block: bytes) -> bool:
        content.extend(block)
        return len(content) <= _STDOUT_BYTES

    with _running(argv, deadline_s, cwd, limits, keep, listens=stdin is not None) as program:
        if stdin is not None:
            _write(program.process, (stdin,))
    return Completed(bytes(content), program.stderr, program.seconds)


def feed(
    argv: Sequence[str],
    chunks: Iterable[bytes | memoryview],
    *,
    deadline_s: float,
    cwd: Path | None = None,
    limits: Limits = _OURS,
    on_frames: Callable[[int], None] | None = None,
) -> Completed:
    """Run a program and write ``chunks`` to its standard input as fast as it takes them, holding one at a time.

    ``on_frames`` is told, between chunks and at the end, how many frames the program says it has done; ``argv`` then
    holds ``-progress pipe:1``. The deadline covers making the chunks too. Errors are those of ``run``; one raised by
    ``chunks`` or ``on_frames`` passes through. Either way the process has ended when this returns.
    """
    progress = Progress(on_frames)
    with _running(argv, deadline_s, cwd, limits, progress.take, listens=True) as program:
        _write(program.process, chunks, progress.tell)
    progress.tell()
    return Completed(b"", program.stderr, program.seconds)


def kill_all() -> None:
    """End every program still running, for a process that must stop now: a terminal's Ctrl-C does not reach them."""
    for process in list(_started):
        if process.returncode is None:
            _signal_group(process)


@dataclass
class _Program:
    """A started program and what is known of it so far; ``seconds`` is set when it has ended."""

    process: subprocess.Popen[bytes]
    tail: bytearray = field(default_factory=bytearray)
    expired: bool = False
    overflowed: bool = False
    seconds: float = 0.0

    @property
    def stderr(self) -> str:
        return self.tail.decode("utf-8", "replace")

    def keep_tail(self, block: bytes) -> None:
        self.tail.extend(block)
        del self.tail[:-_STDERR_BYTES]

    def expire(self) -> None:
        self.expired = True
        _signal_group(self.process)

    def overflow(self) -> None:
        self.overflowed = True
        _signal_group(self.process)


@contextlib.contextmanager
def _running(
    argv: Sequence[str],
    deadline_s: float,
    cwd: Path | None,
    limits: Limits,
    take: Callable[[bytes], bool],
    *,
    listens: bool,
) -> Iterator[_Program]:
    """A program for as long as the context lasts; leaving it waits for the end and judges it, an error kills it.

    ``take`` is given standard output as it comes, in a thread of its own; False from it ends the program.
    """
    began = time.monotonic()
    program = _Program(_start(argv, cwd, subprocess.PIPE if listens else subprocess.DEVNULL))
    process = program.process

    def take_output(block: bytes) -> None:
        if not program.overflowed and not take(block):
            program.overflow()

    drains = [
        threading.Thread(target=_drain, args=(process.stderr, program.keep_tail), daemon=True),
        threading.Thread(target=_drain, args=(process.stdout, take_output), daemon=True),
    ]
    watchdog = threading.Timer(deadline_s, program.expire)
    for thread in (*drains, watchdog):
        thread.start()
    try:
        limits.apply(process.pid, deadline_s)
        yield program
        process.wait()
    finally:
        _signal_group(process)
        watchdog.cancel()
        process.wait()
        for thread in (*drains, watchdog):
            thread.join()
        for pipe in (process.stdin, process.stdout, process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        program.seconds = time.monotonic() - began
    error = _error(Path(argv[0]).name, program, deadline_s)
    if error is not None:
        raise error


def _start(argv: Sequence[str], cwd: Path | None, stdin: int) -> subprocess.Popen[bytes]:
    """Start a program in its own session. A bare name is looked for as ``find_program`` does."""
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


def _signal_group(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and every process it left in its session, even where it has ended itself."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _error(name: str, program: _Program, deadline_s: float) -> AiprodError | None:
    code, stderr = program.process.returncode, program.stderr
    words = stderr.strip()[-600:]
    if program.expired:
        return TransientError("deadline_exceeded", f"{name} ran longer than {deadline_s:g} s.")
    if program.overflowed:
        return PermanentError("output_limit", f"{name} wrote more than {_STDOUT_BYTES} bytes.")
    if code == 0:
        return None
    if (limited := limit_met(name, code, stderr)) is not None:
        return limited
    if code < 0:
        return TransientError(
            "program_killed",
            f"{name} was killed by signal {-code}: {words}",
            remedy="Signal 9 mostly means that memory ran out: give the worker more, or let it render fewer at a time.",
        )
    if "No space left on device" in stderr:
        return TransientError("disk_full", f"{name} could not write: {words}", remedy="Free space on the work disk.")
    return PermanentError("program_failed", f"{name} ended with code {code}: {words}")


def _write(
    process: subprocess.Popen[bytes], chunks: Iterable[bytes | memoryview], between: Callable[[], None] | None = None
) -> None:
    """Write until the chunks end or the program stops reading; its exit code then says why."""
    pipe = process.stdin
    if pipe is None:
        return
    with contextlib.suppress(OSError, AttributeError):
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    with contextlib.suppress(BrokenPipeError):
        for chunk in chunks:
            pipe.write(chunk)
            if between is not None:
                between()
    with contextlib.suppress(BrokenPipeError):
        pipe.close()


def _drain(pipe: IO[bytes] | None, take: Callable[[bytes], None]) -> None:
    while pipe is not None and (block := os.read(pipe.fileno(), _BLOCK_BYTES)):
        take(block)


@cache
def ffmpeg_exe() -> str:
    """The FFmpeg that ships with the package (libx264, libass, loudnorm), the same on every machine."""
    import imageio_ffmpeg

    return str(imageio_ffmpeg.get_ffmpeg_exe())


def find_program(name: str) -> str | None:
    """The path of an optional program such as flite or fluidsynth, or None."""
    return shutil.which(name)
