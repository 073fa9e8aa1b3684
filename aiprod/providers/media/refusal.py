"""How a client is told that a file of theirs cannot be used."""

from __future__ import annotations

from aiprod.errors import InvalidInput


def refused(code: str, message: str, remedy: str) -> InvalidInput:
    """An InvalidInput about the file at hand; whoever knows its URI puts that before the message (see ``named``)."""
    return InvalidInput(code, message, field="uri", remedy=remedy)


def named(error: InvalidInput, uri: str) -> InvalidInput:
    """The same error about the file at ``uri``."""
    shown = uri if len(uri) <= 120 else f"{uri[:117]}..."
    return InvalidInput(error.code, f"{shown!r}: {error.message}", field=error.field, remedy=error.remedy)
