"""At most one encode per core on a machine, however many worker processes share it."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT_S = 0.05


@contextmanager
def machine_slot(folder: Path, count: int | None = None) -> Iterator[int]:
    """Hold one of ``count`` slots (one a core if None), waiting for a free one; yields its number.

    A slot is an advisory lock on a file, so the system frees it when its holder dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    slots = count or os.cpu_count() or 1
    while True:
        for number in range(slots):
            with (folder / f"slot-{number}").open("w") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield number
                return
        time.sleep(_WAIT_S)
