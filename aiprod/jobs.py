"""The job: one model for the Pub/Sub message and the API body."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import AwareDatetime, Field, StringConstraints, ValidationError

from aiprod.errors import InvalidInput
from aiprod.model import Model, Name
from aiprod.payload import VideoPayload

MAX_MESSAGE_BYTES = 512 * 1024
_MAX_DEPTH = 32
_BRANCH = re.compile(r"\[|^(float|int|str|bool|constrained-\w+)$")
JOB_NAMESPACE = uuid.UUID("5f1c7a52-8f0e-5d0c-9a53-0d6f5b8f6a11")

JobStatus = Literal["pending", "processing", "completed", "failed"]


class JobRequest(Model):
    """What a client posts. A body without ``payload`` is read as the payload itself."""

    type: Literal["video_generation"] = "video_generation"
    payload: VideoPayload
    user_id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@:-]{0,127}$")] = "local"
    max_retries: Annotated[int, Field(ge=0, le=10)] = 3
    metadata: Annotated[dict[Name, Annotated[str, Field(max_length=500)]], Field(max_length=20, default_factory=dict)]

    @classmethod
    def parse(cls, body: bytes) -> Self:
        """Read an API body. Raises InvalidInput that names the first field at fault."""
        return _validate(cls, _load_object(body))


class Job(JobRequest):
    """The envelope on Pub/Sub, in the job store and in the API's answers."""

    job_id: uuid.UUID
    status: JobStatus = "pending"
    created_at: AwareDatetime
    started_at: AwareDatetime | None = None
    completed_at: AwareDatetime | None = None
    retry_count: Annotated[int, Field(ge=0, le=1000)] = 0

    @classmethod
    def from_request(cls, request: JobRequest, *, job_id: uuid.UUID | None = None, now: datetime | None = None) -> Self:
        """Accept a request: give it an id and a birth time."""
        fields = {name: getattr(request, name) for name in JobRequest.model_fields}
        return cls(**fields, job_id=job_id or uuid.uuid4(), created_at=now or datetime.now(UTC))

    @classmethod
    def from_message(cls, data: bytes) -> Self:
        """Read a Pub/Sub message: a whole Job, or a bare request whose id is then drawn from its bytes.

        Raises InvalidInput that names the first field at fault.
        """
        fields = _load_object(data)
        if "job_id" not in fields:
            fields = {"job_id": str(uuid.uuid5(JOB_NAMESPACE, data.hex())), "created_at": datetime.now(UTC), **fields}
        return _validate(cls, fields)

    def to_message(self) -> bytes:
        return self.model_dump_json().encode()


_ENVELOPE_WORDS = frozenset(Job.model_fields)


def _load_object(body: bytes) -> dict[str, Any]:
    if len(body) > MAX_MESSAGE_BYTES:
        raise InvalidInput(
            "too_large",
            f"the job is {len(body)} bytes, the limit is {MAX_MESSAGE_BYTES}.",
            field="payload",
            remedy="Shorten the script or split it into several jobs.",
        )
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "bad_encoding", f"the job is not UTF-8 (byte {error.start}).", field="body", remedy="Send UTF-8 JSON."
        ) from None
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            "bad_json", f"the job is not JSON: {error}.", field="body", remedy="Send one JSON object."
        ) from None
    if not isinstance(value, dict):
        raise InvalidInput("bad_json", "the job is not a JSON object.", field="body", remedy="Send one JSON object.")
    fields = _wrap_payload(value)
    _refuse_control_characters(fields, "")
    return fields


def _refuse_control_characters(value: Any, path: str, depth: int = 0) -> None:
    if depth > _MAX_DEPTH:
        raise InvalidInput(
            "bad_json", f"the job is nested deeper than {_MAX_DEPTH} levels.", field="body", remedy="Flatten it."
        )
    if isinstance(value, str):
        bad = next((c for c in value if (ord(c) < 32 and c not in "\t\n\r") or 0xD800 <= ord(c) <= 0xDFFF), None)
        if bad is not None:
            raise InvalidInput(
                "bad_encoding",
                f"the text holds the control character U+{ord(bad):04X}.",
                field=path.lstrip(".") or "body",
                remedy="Remove it.",
            )
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _refuse_control_characters(key, path, depth + 1)
            _refuse_control_characters(item, f"{path}.{key}", depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _refuse_control_characters(item, f"{path}.{index}", depth + 1)


def _wrap_payload(fields: dict[str, Any]) -> dict[str, Any]:
    if "payload" in fields or not (fields.keys() - _ENVELOPE_WORDS):
        return fields
    outer = {key: value for key, value in fields.items() if key in _ENVELOPE_WORDS}
    return {**outer, "payload": {key: value for key, value in fields.items() if key not in _ENVELOPE_WORDS}}


_CODES = {
    "extra_forbidden": "unknown_field",
    "missing": "missing_field",
    "string_too_long": "too_large",
    "too_long": "too_large",
}


_Request = TypeVar("_Request", bound=JobRequest)


def _validate(cls: type[_Request], fields: dict[str, Any]) -> _Request:
    try:
        return cls.model_validate_json(json.dumps(fields, default=str))
    except ValidationError as error:
        raise invalid_input(error) from None


def invalid_input(error: ValidationError) -> InvalidInput:
    """The first problem of a pydantic error as an InvalidInput with a stable code.

    Where a field may be of several types, pydantic reports each; the one that got deepest into the value is told, and
    of equals the last (the widest).
    """
    problems = [
        (_field_path(problem["loc"]), problem) for problem in error.errors(include_url=False, include_context=False)
    ]
    first = problems[0][0]
    about = [(field, problem) for field, problem in problems if f"{field}.".startswith(f"{first}.")]
    field, told = sorted(about, key=lambda found: found[0].count("."))[-1]
    message = told["msg"].removeprefix("Value error, ")
    code = _CODES.get(told["type"], "invalid_field")
    return InvalidInput(
        code, f"{message[:300]}.", field=field, remedy="Remove it." if code == "unknown_field" else None
    )


def _field_path(location: tuple[int | str, ...]) -> str:
    """The dotted path without the names of union branches that pydantic mixes in."""
    own = [str(part) for part in location if not (isinstance(part, str) and _BRANCH.search(part))]
    return ".".join(own) or "payload"
