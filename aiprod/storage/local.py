"""An object store in a folder: atomic, durable, and safe for several processes at once."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from aiprod.errors import PermanentError, TransientError
from aiprod.storage.names import check_name
from aiprod.storage.source import open_source

_PARTIAL = ".partial"
_COPY_BYTES = 1 << 20
_NOT_A_PLACE = {errno.ENOTDIR, errno.EISDIR, errno.EEXIST}


class FolderStore:
    """Objects are files below ``root``; a name's suffix says its media type.

    An object is written whole under ``.partial``, synced, and then linked or renamed into place, so a reader never sees
    half of one and a crash leaves nothing under its name.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()

    def uri(self, name: str) -> str:
        return self._path(name).as_uri()

    def exists(self, name: str) -> bool:
        with _store_errors(name):
            return self._path(name).is_file()

    def size_bytes(self, name: str) -> int | None:
        with _store_errors(name):
            path = self._path(name)
            return path.stat().st_size if path.is_file() else None

    def read(self, name: str) -> bytes:
        with _store_errors(name):
            return self.local_path(name, self.root).read_bytes()

    def local_path(self, name: str, scratch: Path) -> Path:  # noqa: ARG002 - the object is a file already
        path = self._path(name)
        if not path.is_file():
            raise PermanentError("object_missing", f"there is no object {name} in {self.root}.")
        return path

    def create(self, name: str, source: Path | bytes, media_type: str) -> bool:  # noqa: ARG002 - see the class
        target = self._path(name)
        if target.is_file():
            return False
        with open_source(source) as file, _store_errors(name), self._written(file) as partial:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(partial, target)
            except FileExistsError:
                if target.is_file():
                    return False
                raise
            _sync_folder(target.parent)
            return True

    def put(self, name: str, source: Path | bytes, media_type: str) -> None:  # noqa: ARG002 - see the class
        target = self._path(name)
        with open_source(source) as file, _store_errors(name), self._written(file) as partial:
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.replace(target)
            _sync_folder(target.parent)

    def list(self, prefix: str) -> list[str]:
        folder = prefix.rpartition("/")[0]
        start = self._path(folder) if folder else self.root
        names: list[str] = []
        for here, folders, files in os.walk(start):
            if _PARTIAL in folders:
                folders.remove(_PARTIAL)
            names.extend((Path(here) / file).relative_to(self.root).as_posix() for file in files)
        return sorted(name for name in names if name.startswith(prefix))

    def delete(self, name: str) -> None:
        with _store_errors(name), contextlib.suppress(FileNotFoundError, NotADirectoryError):
            self._path(name).unlink()

    def remove_partials(self) -> None:
        """Drop what killed writers left behind. Only for a process that knows nobody is writing."""
        shutil.rmtree(self.root / _PARTIAL, ignore_errors=True)

    def _path(self, name: str) -> Path:
        return self.root / check_name(name)

    @contextlib.contextmanager
    def _written(self, source: BinaryIO) -> Iterator[Path]:
        folder = self.root / _PARTIAL
        folder.mkdir(parents=True, exist_ok=True)
        partial = folder / uuid.uuid4().hex
        try:
            with partial.open("xb") as file:
                shutil.copyfileobj(source, file, _COPY_BYTES)
                file.flush()
                os.fsync(file.fileno())
            yield partial
        finally:
            partial.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _store_errors(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _NOT_A_PLACE:
            raise PermanentError("bad_object_name", f"{name} is both a folder and an object.") from error
        raise TransientError(
            "store_unavailable",
            f"the store's folder failed: {error}.",
            remedy="Check the disk's free space and the folder's permissions.",
        ) from error
