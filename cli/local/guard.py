"""Runs one program and leaves no process behind, however the program, the runtime or this guard itself ends.

``python -m cli.local.guard PARENT_PID GRACE_S PROGRAM ARG...``. Linux: it relies on prctl(2) and /proc. The guard is a
process because encoders lead process groups of their own and a program killed with kill -9 cannot tidy up.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import FrameType

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


def main(parent: int, grace_s: int, argv: list[str]) -> int:
    """Returns the program's exit code; 128 and the signal's number for one that a signal ended.

    SIGTERM asks the program to end and kills it ``grace_s`` seconds later; the death of the process ``parent`` kills it
    at once, so that its port and files are free for the next start. SIGHUP is passed on.
    """
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    if os.getppid() != parent:
        return 1
    heard = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGALRM)
    signal.pthread_sigmask(signal.SIG_BLOCK, heard)
    program = subprocess.Popen(argv, stdin=subprocess.DEVNULL, preexec_fn=_before_program)  # noqa: S603

    def on_signal(number: int, _: FrameType | None) -> None:
        if number == signal.SIGHUP:
            program.send_signal(number)
        elif number == signal.SIGALRM or os.getppid() != parent:
            program.kill()
        else:
            program.terminate()
            signal.alarm(grace_s)

    for number in heard:
        signal.signal(number, on_signal)
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    try:
        code = program.wait()
        return code if code >= 0 else 128 - code
    finally:
        _end_descendants()


def _before_program() -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _end_descendants() -> None:
    """Kill what the program left; as a subreaper this process inherits each orphan, so it ends when none is left."""
    while children := _children(os.getpid()):
        for child in children:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _children(parent: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


def _prctl(option: int, value: int) -> None:
    if ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
