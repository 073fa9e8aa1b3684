"""Where a client's media may be, as a job writes it; whether it may be read is decided where it is fetched."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

URI = re.compile(r"^(https://[^\s@\\]+|gs://[^\s\\]+|media/[A-Za-z0-9][\w./ -]*)$")

_KNOWN = "give https://…, gs://bucket/object or media/…; a path works in a job file for `aiprod render`"


def check_uri(uri: str) -> str:
    """The URI itself. Raises ValueError with a sentence on what to give instead."""
    if not URI.fullmatch(uri):
        raise ValueError(_KNOWN)
    if ".." in re.split(r"[?#]", uri, maxsplit=1)[0].split("/"):
        raise ValueError("'..' may not be a part of it; give the place it leads to")
    if uri.startswith("https://"):
        _check_server(uri)
    return uri


def _check_server(uri: str) -> None:
    try:
        parts = urlsplit(uri)
        _ = parts.port
    except ValueError as error:
        raise ValueError(f"this is no address of a server: {error}") from None
    if not parts.hostname:
        raise ValueError("the address names no server")
    if not parts.hostname.isascii():
        raise ValueError("the server's name is not ASCII; write it as browsers send it, with xn--")
