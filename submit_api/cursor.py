"""A page's cursor: opaque to clients, the number of the last job they saw to us."""

from __future__ import annotations

import base64
import binascii

from aiprod.errors import InvalidInput

_MARK = "j"
_LARGEST = 2**63 - 1


def encode(number: int) -> str:
    return base64.urlsafe_b64encode(f"{_MARK}{number}".encode()).decode().rstrip("=")


def decode(cursor: str) -> int:
    """Raises InvalidInput ``bad_cursor`` for anything ``encode`` did not make."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
        number = int(text.removeprefix(_MARK))
        if not text.startswith(_MARK) or not 0 < number <= _LARGEST or encode(number) != cursor:
            raise ValueError(text)
    except (ValueError, binascii.Error):
        raise InvalidInput(
            "bad_cursor", "this cursor is not one of ours.", field="query.cursor", remedy="Start without a cursor."
        ) from None
    return number
