"""An object store in a Cloud Storage bucket; of two workers that create the same object, exactly one does."""

from __future__ import annotations

import contextlib
import io
import os
import uuid
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from aiprod.errors import AiprodError, PermanentError, TransientError
from aiprod.storage.names import check_name
from aiprod.storage.source import open_source, size_bytes

_ANSWER_S = 60.0
_CHUNK_BYTES = 8 << 20
"""A larger object goes up in such pieces, each repeated by itself when it fails."""
_REFUSED_REMEDY = "Check the bucket's name and the service account's rights."


class GcsStore:
    """Objects below ``prefix`` in ``bucket``. Picklable: each process makes one client, at its first call.

    A call waits at most 60 s for each answer and is repeated for ``deadline_s`` seconds while its failure may pass.
    Bytes are checked by CRC32C on both ways.
    """

    def __init__(self, bucket: str, prefix: str = "", *, deadline_s: float = 180.0) -> None:
        self.bucket = bucket
        self.prefix = f"{check_name(prefix)}/" if prefix else ""
        self.deadline_s = deadline_s

    def uri(self, name: str) -> str:
        return f"gs://{self.bucket}/{self.prefix}{check_name(name)}"

    def exists(self, name: str) -> bool:
        with _store_errors(name):
            return bool(self._blob(name).exists(**self._patience()))

    def size_bytes(self, name: str) -> int | None:
        from google.api_core.exceptions import NotFound

        blob = self._blob(name)
        with _store_errors(name):
            try:
                blob.reload(**self._patience())
            except NotFound:
                return None
        return int(blob.size)

    def read(self, name: str) -> bytes:
        content = io.BytesIO()
        self._download(name, content)
        return content.getvalue()

    def local_path(self, name: str, scratch: Path) -> Path:
        """The copy keeps the object's name below ``scratch``."""
        target = scratch / check_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        partial = target.with_name(f".{uuid.uuid4().hex}")
        try:
            with partial.open("wb") as file:
                self._download(name, file)
            return partial.replace(target)
        finally:
            partial.unlink(missing_ok=True)

    def create(self, name: str, source: Path | bytes, media_type: str) -> bool:
        """False also when the first of two tries succeeded and its answer was lost: the object is there either way."""
        return self._upload(name, source, media_type, if_generation_match=0)

    def put(self, name: str, source: Path | bytes, media_type: str) -> None:
        self._upload(name, source, media_type, if_generation_match=None)

    def list(self, prefix: str) -> list[str]:
        with _store_errors(prefix):
            blobs = self._bucket().list_blobs(
                prefix=self.prefix + prefix, fields="items(name),nextPageToken", **self._patience()
            )
            return sorted(str(blob.name).removeprefix(self.prefix) for blob in blobs)

    def delete(self, name: str) -> None:
        from google.api_core.exceptions import NotFound

        with _store_errors(name), contextlib.suppress(NotFound):
            self._blob(name).delete(**self._patience())

    def _upload(self, name: str, source: Path | bytes, media_type: str, if_generation_match: int | None) -> bool:
        """False when the object's generation is not the one given."""
        from google.api_core.exceptions import PreconditionFailed

        with open_source(source) as file, _store_errors(name):
            try:
                self._blob(name, chunk_size=_CHUNK_BYTES).upload_from_file(
                    file,
                    size=size_bytes(source),
                    content_type=media_type,
                    if_generation_match=if_generation_match,
                    checksum="crc32c",
                    **self._patience(),
                )
            except PreconditionFailed:
                return False
        return True

    def _download(self, name: str, file: BinaryIO) -> None:
        from google.api_core.exceptions import NotFound

        with _store_errors(name):
            try:
                self._blob(name).download_to_file(file, checksum="crc32c", **self._patience())
            except NotFound as error:
                raise PermanentError("object_missing", f"there is no object {self.uri(name)}.") from error

    def _patience(self) -> dict[str, Any]:
        from google.cloud.storage.retry import DEFAULT_RETRY

        return {"timeout": min(_ANSWER_S, self.deadline_s), "retry": DEFAULT_RETRY.with_timeout(self.deadline_s)}

    def _bucket(self) -> Any:
        return _client(os.getpid()).bucket(self.bucket)

    def _blob(self, name: str, chunk_size: int | None = None) -> Any:
        return self._bucket().blob(self.prefix + check_name(name), chunk_size=chunk_size)


@cache
def _client(_process_id: int) -> Any:
    """One client a process: its connections must not be shared with a fork."""
    from google.cloud.storage import Client

    return Client(project=None)


@contextlib.contextmanager
def _store_errors(name: str) -> Iterator[None]:
    """The client's errors as ours: what may pass is transient, a refusal is permanent."""
    import requests
    from google.api_core import exceptions
    from google.auth.exceptions import GoogleAuthError
    from google.auth.exceptions import TransportError as AuthTransportError
    from google.cloud.storage.exceptions import DataCorruption

    try:
        yield
    except (exceptions.TooManyRequests, exceptions.RetryError) as error:
        raise _unavailable(name, error) from error
    except exceptions.ClientError as error:
        raise PermanentError("store_refused", f"{name}: {error}", remedy=_REFUSED_REMEDY) from error
    except (exceptions.GoogleAPICallError, requests.RequestException, DataCorruption, AuthTransportError) as error:
        raise _unavailable(name, error) from error
    except GoogleAuthError as error:
        raise PermanentError("store_refused", f"{name}: {error}", remedy=_REFUSED_REMEDY) from error


def _unavailable(name: str, error: Exception) -> AiprodError:
    return TransientError("store_unavailable", f"{name}: {error}")
