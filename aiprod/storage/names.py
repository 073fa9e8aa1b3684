"""Which object names are safe as a path below a root and as a Cloud Storage name."""

from __future__ import annotations

from aiprod.errors import PermanentError

MAX_NAME_BYTES = 900
MAX_PART_BYTES = 240


def check_name(name: str) -> str:
    """The name itself. Raises PermanentError ``bad_object_name`` for one unsafe below a root."""
    parts = name.split("/")
    good = (
        name.isprintable()
        and len(name.encode()) <= MAX_NAME_BYTES
        and all(part and not part.startswith(".") and len(part.encode()) <= MAX_PART_BYTES for part in parts)
    )
    if not good:
        raise PermanentError(
            "bad_object_name",
            f"{name[:200]!r} is not an object name.",
            remedy="Use a relative path of plain parts, none of which begins with a dot.",
        )
    return name
