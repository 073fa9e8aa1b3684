"""What a test sees of the system: who opens a file, and which processes are left."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_IN_NONBLOCK, _IN_OPEN = 0o4000, 0x20


@contextmanager
def openings(*paths: Path) -> Iterator[list[str]]:
    """The paths that anybody opened inside the context, filled in when it ends (Linux, inotify)."""
    libc = ctypes.CDLL(None, use_errno=True)
    notify = libc.inotify_init1(_IN_NONBLOCK)
    opened: list[str] = []
    try:
        names = {libc.inotify_add_watch(notify, os.fsencode(path), _IN_OPEN): str(path) for path in paths}
        assert -1 not in names
        yield opened
        try:
            events = os.read(notify, 1 << 16)
        except BlockingIOError:
            return
        for at in range(0, len(events), 16):
            opened.append(names[int.from_bytes(events[at : at + 4], "little")])
    finally:
        os.close(notify)


def children() -> set[int]:
    """The processes this one started and that still are there, dead but unreaped ones included."""
    tasks = Path("/proc/self/task").iterdir()
    return {int(child) for task in tasks for child in (task / "children").read_text().split()}


def working_below(folder: Path) -> list[str]:
    """The processes, other than this one, whose working directory is in ``folder``."""
    found = []
    for process in Path("/proc").iterdir():
        if not process.name.isdigit() or int(process.name) == os.getpid():
            continue
        try:
            where, command = (process / "cwd").readlink(), (process / "cmdline").read_bytes()
        except OSError:
            continue
        if where.is_relative_to(folder):
            found.append(command.replace(b"\0", b" ").decode("utf-8", "replace"))
    return found
