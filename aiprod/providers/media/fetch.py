"""Where a client's media may come from: the store's own media folder, named buckets, and public web addresses."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from aiprod.errors import InvalidInput, PermanentError
from aiprod.providers.media.refusal import refused
from aiprod.storage.base import ObjectStore
from aiprod.storage.layout import OWN_MEDIA
from aiprod.storage.names import check_name

MAX_BYTES = 1 << 30
_BLOCK_BYTES = 1 << 20
_SOURCES = "Give the name of an uploaded file (media/...), a gs:// address of an allowed bucket, or an https:// one."


class MediaFetcher:
    """Brings the file a URI names into a folder, under a plain name of our own.

    ``store`` holds what clients uploaded, below ``media/``. ``open_bucket`` gives a store of each bucket in
    ``buckets``, which jobs may name as gs://; no other bucket is read, although our account might be able to.
    ``download`` is ``GuardedHttps().download``.
    """

    def __init__(
        self,
        store: ObjectStore,
        download: Callable[[str, Path], None],
        *,
        buckets: frozenset[str] = frozenset(),
        open_bucket: Callable[[str], ObjectStore] | None = None,
        max_bytes: int = MAX_BYTES,
    ) -> None:
        self._store = store
        self._download = download
        self._buckets = buckets
        self._open_bucket = open_bucket
        self._max_bytes = max_bytes

    def __call__(self, uri: str, directory: Path) -> Path:
        """A regular file in ``directory``, at most ``max_bytes`` long.

        Raises InvalidInput ``media_forbidden``, ``media_not_found``, ``media_too_large``, and TransientError.
        """
        out = directory / "source"
        if uri.startswith("https://"):
            self._download(uri, out)
        else:
            store, name = self._object(uri)
            self._copy(store, name, directory, out)
        return out

    def _object(self, uri: str) -> tuple[ObjectStore, str]:
        """The store and the object's name in it."""
        own = self._store.uri(OWN_MEDIA.rstrip("/")) + "/"
        name = OWN_MEDIA + uri.removeprefix(own) if uri.startswith(own) else uri
        if name.startswith(OWN_MEDIA):
            return self._store, _checked(name)
        bucket, _, rest = uri.removeprefix("gs://").partition("/")
        if uri.startswith("gs://") and bucket in self._buckets and self._open_bucket is not None:
            return self._open_bucket(bucket), _checked(rest)
        raise refused("media_forbidden", "it is not a place media may come from.", _SOURCES)

    def _copy(self, store: ObjectStore, name: str, directory: Path, out: Path) -> None:
        size = store.size_bytes(name)
        if size is not None and size > self._max_bytes:
            raise self._too_large()
        try:
            found = store.local_path(name, directory)
        except PermanentError as error:
            if error.code == "object_missing":
                raise refused("media_not_found", "there is no such file.", "Upload it first.") from None
            raise
        if found.is_relative_to(directory):
            found.replace(out)
            return
        descriptor = os.open(_real(found, name), os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as source, out.open("xb") as target:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise refused("media_forbidden", "it is no plain file.", _SOURCES)
            left = self._max_bytes
            while block := source.read(_BLOCK_BYTES):
                left -= len(block)
                if left < 0:
                    raise self._too_large()
                target.write(block)

    def _too_large(self) -> InvalidInput:
        return refused("media_too_large", f"it is larger than {self._max_bytes >> 20} MB.", "Send a smaller file.")


def _checked(name: str) -> str:
    try:
        return check_name(name)
    except PermanentError:
        raise refused("media_forbidden", "it is not a safe name.", _SOURCES) from None


def _real(found: Path, name: str) -> Path:
    """Where the object ``name``, found as a file, really lies: no link may lead out of the store's folder it is in."""
    real = found.resolve()
    root = found.parents[name.count("/")].resolve()
    if not real.is_relative_to(root / name.partition("/")[0]):
        raise refused("media_forbidden", "it is a link to another place.", _SOURCES)
    return real
