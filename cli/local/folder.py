"""The data folder of the one-machine runtime: its files, and the lock that keeps it to one runtime."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self

from aiprod.errors import PermanentError
from aiprod.storage.local import FolderStore


class DataFolder:
    """Names of everything kept below ``root``, which is made absolute."""

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.store = self.root / "store"
        self.pubsub = self.root / "pubsub.db"
        self.jobs = self.root / "jobs.db"
        self.metrics = self.root / "metrics.db"
        self.logs = self.root / "logs"
        self.cloud = self.root / "cloud"
        self.scratch = self.root / "scratch"

    def create(self) -> None:
        """Make what is missing. Raises PermanentError ``data_folder`` when the place cannot be written."""
        try:
            for folder in (self.root, self.store, self.logs, self.cloud, self.scratch):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise PermanentError(
                "data_folder",
                f"the data folder {self.root} cannot be made: {error.strerror}.",
                remedy="Choose another with --data.",
            ) from error

    def remove_leftovers(self) -> None:
        """Drop what killed programs left half-done. Only for who holds the lock, before it starts any."""
        FolderStore(self.store).remove_partials()
        for left in self.scratch.iterdir():
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)


class FolderLock:
    """Held from ``with`` to its end; the kernel drops it when the process dies, so it is never stale."""

    def __init__(self, folder: DataFolder) -> None:
        self._path = folder.root / "lock"
        self._descriptor = -1

    def __enter__(self) -> Self:
        """Raises PermanentError ``data_folder_busy`` when another runtime holds the folder."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(descriptor, 32).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise PermanentError(
                "data_folder_busy",
                f"another aiprod (process {owner or 'unknown'}) uses {self._path.parent}.",
                remedy="Use the running one, stop it, or choose another folder with --data.",
            ) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._descriptor)
