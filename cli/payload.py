"""From a command's words to a job request, through the same door as every other request."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from aiprod.errors import InvalidInput
from aiprod.jobs import JobRequest
from aiprod.storage.base import ObjectStore
from cli.own_files import take_in


@dataclass(frozen=True)
class Wishes:
    """Options of a command; None means that the user did not say."""

    style: str | None = None
    mood: str | None = None
    duration: str | None = None
    seed: int | None = None
    language: str | None = None
    voice: str | None = None
    captions: str | None = None


def read_request(
    source: Path | None,
    job_file: Path | None,
    wishes: Wishes,
    aspect: str | None,
    own_files: ObjectStore | None = None,
) -> bytes:
    """The request's JSON from a script file (``-`` is stdin) or a job file, with the wishes laid over it.

    With a store for ``own_files``, media that the job file names by path are taken into it.

    Raises InvalidInput that names the option or field at fault.
    """
    if (source is None) == (job_file is None):
        raise InvalidInput("invalid_field", "give either a script or --job FILE.", field="SCRIPT")
    if job_file is not None:
        body = _read(job_file)
        if own_files is not None:
            body = take_in(body, job_file.parent, own_files)
        payload_wishes = _given(wishes, aspect)
        if not payload_wishes:
            JobRequest.parse(body)
            return body
        request = json.loads(JobRequest.parse(body).model_dump_json(exclude_unset=True))
        request["payload"].update(payload_wishes)
    else:
        request = {"payload": {"script": _text(_read(source)), **_given(wishes, aspect)}}
    data = json.dumps(request).encode()
    JobRequest.parse(data)
    return data


def _given(wishes: Wishes, aspect: str | None) -> dict[str, Any]:
    given = {name: value for name, value in asdict(wishes).items() if value is not None}
    if "duration" in given and given["duration"] != "auto":
        try:
            given["duration"] = float(given["duration"])
        except ValueError:
            raise InvalidInput(
                "invalid_field",
                f"{given['duration']!r} is neither a number of seconds nor auto.",
                field="payload.duration",
            ) from None
    if aspect is not None:
        given["outputs"] = [{"aspect": aspect}]
    return given


def _read(path: Path | None) -> bytes:
    if path is None or str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidInput("file_unreadable", f"{path}: {error.strerror}.", field="SCRIPT") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "bad_encoding",
            f"the script is not UTF-8 (byte {error.start}).",
            field="payload.script",
            remedy="Save it as UTF-8.",
        ) from None
