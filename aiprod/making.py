"""Make a thing once: whoever asks for the same content key again gets what the store already holds."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from aiprod.assets import Asset
from aiprod.errors import PermanentError, ThrottledError, TransientError
from aiprod.keys import content_key, file_digest
from aiprod.model import Model
from aiprod.plan import AssetRequest
from aiprod.providers.base import Made, Provider
from aiprod.storage import layout
from aiprod.storage.base import ObjectStore

TRIES = 3
FIRST_WAIT_S = 0.5
LONGEST_WAIT_S = 20.0


class Kept(Protocol):
    """A record of a media object: its name, and what its bytes must be."""

    @property
    def name(self) -> str: ...

    @property
    def size_bytes(self) -> int: ...

    @property
    def digest(self) -> str: ...


class DamagedObject(TransientError):
    """Media in the store is not what its record says. Only a new attempt helps: it makes the media again first."""


R = TypeVar("R", bound=Model)
T = TypeVar("T")


def make_asset(request: AssetRequest, provider: Provider[Any], store: ObjectStore, scratch: Path) -> Asset:
    """The asset of a request: found in the store (``cache_hit``), else made by the provider and stored.

    The media is stored first and its record created after it, so a record always has its media. A maker that loses the
    race for the record adopts the winner's. Raises what the provider and the store raise.
    """
    key = asset_key(request, provider)

    def make() -> Asset:
        began = time.monotonic()
        with tempfile.TemporaryDirectory(dir=scratch) as directory:
            made = provider.make(request, Path(directory))
            seconds = time.monotonic() - began
            digest = file_digest(made.path)
            name = layout.asset_media(request.kind, key, digest, made.media_type)
            # The name holds the digest, so this replaces equal bytes or mends damaged ones.
            store.put(name, made.path, made.media_type)
            return _describe(request, provider, made, key=key, name=name, digest=digest, seconds=seconds)

    asset, found = keep_once(store, layout.asset_record(request.kind, key), Asset, make)
    return asset.model_copy(update={"cache_hit": found})


def asset_key(request: AssetRequest, provider: Provider[Any]) -> str:
    """What makes two assets the same: the request, who makes it and the version of the maker."""
    return content_key(
        {"request": request.model_dump(mode="json"), "provider": provider.name, "version": provider.version}
    )


def keep_once(store: ObjectStore, record: str, model: type[R], make: Callable[[], R]) -> tuple[R, bool]:
    """The record's model, and whether it was found rather than made by this call.

    ``model`` is ``Kept``: it names the object that ``make`` stores before it returns. Threads of one process that ask
    for the same record wait for the first; processes race, and one record wins. A record whose media is gone (a
    bucket's lifecycle rule may take it) or has another length is dropped with its media and made again.
    """
    with _holding(record):
        found = _read(store, record, model)
        if found is not None:
            return found, True
        made = make()
        if store.create(record, made.model_dump_json().encode(), "application/json"):
            return made, False
        winner = _read(store, record, model)
        return (made, False) if winner is None else (winner, False)


def fetch_all(store: ObjectStore, wanted: Sequence[tuple[str, Kept]], scratch: Path) -> list[Path]:
    """Readable local files of (record's name, record) pairs, in order, each checked against its record.

    Raises DamagedObject ``damaged_object`` after it has dropped every damaged or missing object with its record, so
    that one new attempt makes them all again; and what the store raises.
    """
    paths: list[Path] = []
    damaged: list[str] = []
    for record, kept in wanted:
        path = _whole(store, kept, scratch)
        if path is not None:
            paths.append(path)
        elif kept.name not in damaged:
            store.delete(record)
            store.delete(kept.name)
            damaged.append(kept.name)
    if damaged:
        raise DamagedObject(
            "damaged_object",
            f"not in the store as it was made: {', '.join(damaged)}.",
            remedy="Retry the job: what was damaged is made again.",
        )
    return paths


def retrying(call: Callable[[], T], *, sleep: Callable[[float], None] = time.sleep) -> T:
    """Call up to ``TRIES`` times while it raises TransientError, waiting longer each time or as long as it asks.

    DamagedObject leaves at once: the same call cannot mend what an earlier step made.
    """
    wait_s = FIRST_WAIT_S
    for _ in range(TRIES - 1):
        try:
            return call()
        except DamagedObject:
            raise
        except TransientError as error:
            asked_s = error.retry_after_s if isinstance(error, ThrottledError) else None
            sleep(min(asked_s or wait_s, LONGEST_WAIT_S))
            wait_s *= 4
    return call()


def _describe(
    request: AssetRequest, provider: Provider[Any], made: Made, *, key: str, name: str, digest: str, seconds: float
) -> Asset:
    return Asset(
        kind=request.kind,
        key=key,
        name=name,
        digest=digest,
        size_bytes=made.path.stat().st_size,
        media_type=made.media_type,
        provider=provider.name,
        provider_version=provider.version,
        licence=made.licence,
        credit=made.credit,
        duration_s=made.duration_s,
        words=made.words,
        seconds=round(seconds, 3),
        cost_usd=made.cost_usd,
    )


def _read(store: ObjectStore, record: str, model: type[R]) -> R | None:
    if not store.exists(record):
        return None
    try:
        found = model.model_validate_json(store.read(record))
    except (ValidationError, PermanentError):
        store.delete(record)
        return None
    kept = _kept(found)
    if store.size_bytes(kept.name) == kept.size_bytes:
        return found
    store.delete(record)
    store.delete(kept.name)
    return None


def _whole(store: ObjectStore, kept: Kept, scratch: Path) -> Path | None:
    """A local file with the bytes the record speaks of, or None if the store has no such bytes."""
    if store.size_bytes(kept.name) != kept.size_bytes:
        return None
    path = store.local_path(kept.name, scratch)
    return path if file_digest(path) == kept.digest else None


def _kept(record: Any) -> Kept:
    kept: Kept = record
    return kept


_guard = threading.Lock()
_held: dict[str, tuple[threading.Lock, int]] = {}


@contextmanager
def _holding(key: str) -> Iterator[None]:
    """One thread of this process at a time inside the same key; keys nobody waits for are forgotten."""
    with _guard:
        lock, users = _held.get(key, (threading.Lock(), 0))
        _held[key] = (lock, users + 1)
    try:
        with lock:
            yield
    finally:
        with _guard:
            lock, users = _held[key]
            if users == 1:
                del _held[key]
            else:
                _held[key] = (lock, users - 1)
