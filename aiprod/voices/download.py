"""Fetching one large file: resumed where it stopped, checked by its digest, never seen half done."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from aiprod.errors import PermanentError, TransientError

_TIMEOUT = httpx.Timeout(30.0, connect=10.0)
_TRIES = 5
_WAIT_S = 0.5
_BASE_DEADLINE_S = 60.0
_SLOWEST_BYTES_A_S = 50_000
_MOST_HOPS = 5
_RANGE = re.compile(r"bytes (\d+)-")


@dataclass(frozen=True)
class Wanted:
    """A file at an address, with the size in bytes and the MD5 digest that its catalogue states."""

    url: str
    size_bytes: int
    md5: str


def fetch(wanted: Wanted, path: Path, on_bytes: Callable[[int], None]) -> None:
    """Put the file at ``path``; ``on_bytes`` is told how many bytes of it are there.

    What has come is kept beside it as ``.part`` and continued by the next try or the next call. Raises TransientError
    ``download_failed`` or ``deadline_exceeded``, PermanentError ``download_refused`` (the server does not have it) and
    ``wrong_digest``, after which nothing is kept.
    """
    if path.is_file() and path.stat().st_size == wanted.size_bytes and _md5(path) == wanted.md5:
        on_bytes(wanted.size_bytes)
        return
    part = path.with_name(f"{path.name}.part")
    deadline = time.monotonic() + _BASE_DEADLINE_S + wanted.size_bytes / _SLOWEST_BYTES_A_S
    with httpx.Client(timeout=_TIMEOUT, follow_redirects=True, max_redirects=_MOST_HOPS) as client:
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(_WAIT_S * 2**attempt)
            try:
                _continue(client, wanted, part, deadline, on_bytes)
            except httpx.HTTPError as error:
                fault = str(error) or type(error).__name__
                continue
            if _size(part) == wanted.size_bytes:
                break
            fault = "it ended early"
        else:
            came = f"{_size(part)} of {wanted.size_bytes} bytes of {wanted.url} came"
            raise TransientError(
                "download_failed", f"{came}: {fault}.", remedy="Run it again: it goes on where it stopped."
            )
    if _md5(part) != wanted.md5:
        part.unlink()
        raise PermanentError(
            "wrong_digest", f"{wanted.url} is not what its catalogue says.", remedy="Run it again, or use a mirror."
        )
    part.replace(path)


def _continue(
    client: httpx.Client, wanted: Wanted, part: Path, deadline: float, on_bytes: Callable[[int], None]
) -> None:
    """Fetch what is missing. A server that knows no ranges sends all of it again."""
    have = _size(part)
    if have > wanted.size_bytes:
        part.unlink()
        have = 0
    if have == wanted.size_bytes:
        return
    headers = {"Range": f"bytes={have}-", "Accept-Encoding": "identity"} if have else {"Accept-Encoding": "identity"}
    with client.stream("GET", wanted.url, headers=headers) as answer:
        _refuse(answer, wanted)
        begun = (
            _RANGE.match(answer.headers.get("Content-Range", ""))
            if answer.status_code == httpx.codes.PARTIAL_CONTENT
            else None
        )
        if begun is None or int(begun[1]) != have:
            have = 0
        with part.open("r+b" if have else "wb") as file:
            file.seek(have)
            file.truncate()
            for chunk in answer.iter_raw():
                have += len(chunk)
                if have > wanted.size_bytes:
                    raise PermanentError("wrong_digest", f"{wanted.url} is larger than its catalogue says.")
                if time.monotonic() > deadline:
                    raise TransientError(
                        "deadline_exceeded",
                        f"{wanted.url} is too slow.",
                        remedy="Run it again: it goes on where it stopped.",
                    )
                file.write(chunk)
                on_bytes(have)


def _refuse(answer: httpx.Response, wanted: Wanted) -> None:
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise httpx.HTTPStatusError(f"status {answer.status_code}", request=answer.request, response=answer)
    if not answer.is_success:
        raise PermanentError("download_refused", f"{wanted.url} answered {answer.status_code}.")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _md5(path: Path) -> str:
    """As the catalogue has it: it guards against broken files, not against a hostile catalogue."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
