"""Object stores: one protocol, a folder and Cloud Storage behind it."""

from __future__ import annotations

from pathlib import Path

from aiprod.errors import InvalidInput
from aiprod.storage.base import ObjectStore
from aiprod.storage.local import FolderStore


def open_store(location: str) -> ObjectStore:
    """The store at ``gs://bucket`` or ``gs://bucket/prefix``, else the folder of that path, made when first written.

    Opening touches neither network nor disk. Raises InvalidInput ``bad_store`` for an empty or unknown kind of place.
    """
    scheme, separator, rest = location.partition("://")
    if not separator and location.strip():
        return FolderStore(Path(location))
    bucket, _, prefix = rest.partition("/")
    if scheme == "gs" and bucket:
        from aiprod.storage.gcs import GcsStore

        return GcsStore(bucket, prefix.strip("/"))
    raise InvalidInput(
        "bad_store",
        f"{location!r} is not a store.",
        field="store",
        remedy="Give gs://bucket/prefix or the path of a folder.",
    )
