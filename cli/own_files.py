"""Media on this machine that a job file names by path: they go into the store, all that the pipeline reads from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from aiprod.errors import InvalidInput
from aiprod.keys import file_digest
from aiprod.storage import layout
from aiprod.storage.base import ObjectStore


def take_in(body: bytes, folder: Path, store: ObjectStore) -> bytes:
    """The job with each ``uri`` that is a path, relative to ``folder``, replaced by the object it became.

    What begins with ``media/`` and is not beside the job file is an object already.
    Raises InvalidInput ``file_unreadable``. What is no JSON object passes unchanged to the check that says so.
    """
    try:
        job = json.loads(body)
    except ValueError:
        return body
    return json.dumps(_taken(job, "", folder, store)).encode()


def _taken(value: Any, field: str, folder: Path, store: ObjectStore) -> Any:
    if isinstance(value, dict):
        return {key: _taken(item, f"{field}.{key}", folder, store) for key, item in value.items()}
    if isinstance(value, list):
        return [_taken(item, f"{field}.{number}", folder, store) for number, item in enumerate(value)]
    named = field.endswith(".uri") or ".brand.fonts." in field
    if not named or not isinstance(value, str) or "://" in value:
        return value
    path = folder / value
    if value.startswith(layout.OWN_MEDIA) and not path.exists():
        return value
    if path.exists() and not path.is_file():
        raise InvalidInput("file_unreadable", f"{path} is not a plain file.", field=field.lstrip("."))
    try:
        name = layout.own_media(file_digest(path), path.suffix)
    except OSError as error:
        raise InvalidInput("file_unreadable", f"{path}: {error.strerror}.", field=field.lstrip(".")) from None
    store.create(name, path, "application/octet-stream")
    return name
