"""The object store protocol: names are POSIX-like paths without a leading slash, made only by storage.layout."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class ObjectStore(Protocol):
    """Objects are whole and immutable once created; ``put`` alone replaces.

    Every method raises TransientError ``store_unavailable`` when the store does not answer within its deadline,
    and reads raise PermanentError ``object_missing`` for a name that is not there.
    """

    def uri(self, name: str) -> str:
        """Where a person or another program finds the object: ``gs://bucket/name`` or ``file:///...``."""

    def exists(self, name: str) -> bool: ...

    def size_bytes(self, name: str) -> int | None:
        """The object's length, asked for without fetching it; None if it is not there."""

    def read(self, name: str) -> bytes: ...

    def local_path(self, name: str, scratch: Path) -> Path:
        """A readable local file with the object's bytes: the object itself if it is a file, else a copy in ``scratch``.

        The caller must not change it.
        """

    def create(self, name: str, source: Path | bytes, media_type: str) -> bool:
        """Store the object unless the name is taken; False when it was. Of two concurrent creates exactly one wins."""

    def put(self, name: str, source: Path | bytes, media_type: str) -> None:
        """Store the object, replacing any of the same name as a whole."""

    def list(self, prefix: str) -> list[str]:
        """Names that begin with ``prefix``, sorted."""

    def delete(self, name: str) -> None:
        """Remove the object; no error if it is not there."""
