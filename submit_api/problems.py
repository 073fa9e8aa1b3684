"""Every error as RFC 9457 problem+json with the product's own code, field and remedy."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from aiprod.errors import AiprodError, InvalidInput, ThrottledError, TransientError
from aiprod.model import Model

MEDIA_TYPE = "application/problem+json"
_RETRY_AFTER_S = 5

_STATUS = {
    "bad_json": HTTPStatus.BAD_REQUEST,
    "bad_encoding": HTTPStatus.BAD_REQUEST,
    "bad_header": HTTPStatus.BAD_REQUEST,
    "bad_cursor": HTTPStatus.BAD_REQUEST,
    "job_not_found": HTTPStatus.NOT_FOUND,
    "not_ready": HTTPStatus.NOT_FOUND,
    "no_such_file": HTTPStatus.NOT_FOUND,
    "object_missing": HTTPStatus.NOT_FOUND,
    "body_timeout": HTTPStatus.REQUEST_TIMEOUT,
    "idempotency_conflict": HTTPStatus.CONFLICT,
    "too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}


class Problem(Model):
    """What went wrong. ``code`` is stable; ``detail`` is for people and may change."""

    type: str = Field(description="urn:aiprod:problem:<code>")
    title: str
    status: int
    detail: str
    code: str
    field: str | None = Field(default=None, description="Dotted path of the input at fault.")
    remedy: str | None = Field(default=None, description="What to do about it.")
    instance: str | None = Field(default=None, description="Names this one occurrence in the server's log.")


def response(
    status: int,
    code: str,
    detail: str,
    *,
    field: str | None = None,
    remedy: str | None = None,
    instance: str | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    problem = Problem(
        type=f"urn:aiprod:problem:{code}",
        title=code.replace("_", " ").capitalize(),
        status=status,
        detail=detail,
        code=code,
        field=field,
        remedy=remedy,
        instance=instance,
    )
    body = problem.model_dump_json(exclude_none=True)
    return Response(body, status, headers=headers, media_type=MEDIA_TYPE)


def answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problem answers of a route, for its OpenAPI description."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def install(app: FastAPI) -> None:
    """Make every refusal of the app and of its framework a problem."""
    app.add_exception_handler(AiprodError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid_parameter)
    app.add_exception_handler(HTTPException, _framework)


def _ours(_request: Request, error: Exception) -> Response:
    assert isinstance(error, AiprodError)  # noqa: S101 - Starlette hands over what was registered
    if isinstance(error, InvalidInput):
        default = HTTPStatus.UNPROCESSABLE_ENTITY
    elif isinstance(error, TransientError):
        default = HTTPStatus.SERVICE_UNAVAILABLE
    else:
        default = HTTPStatus.INTERNAL_SERVER_ERROR
    status = _STATUS.get(error.code, default)
    headers = {"Retry-After": str(_retry_after_s(error))} if status == HTTPStatus.SERVICE_UNAVAILABLE else None
    return response(status, error.code, error.message, field=error.field, remedy=error.remedy, headers=headers)


def _retry_after_s(error: AiprodError) -> int:
    wish = error.retry_after_s if isinstance(error, ThrottledError) else None
    return _RETRY_AFTER_S if wish is None else max(1, round(wish))


def _invalid_parameter(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - Starlette hands over what was registered
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    return response(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_field", f"{first['msg']}.", field=field)


def _framework(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - Starlette hands over what was registered
    code = {404: "not_found", 405: "method_not_allowed"}.get(error.status_code, f"http_{error.status_code}")
    detail = f"{request.method} {request.url.path}: {error.detail}."
    remedy = "The API is described at /docs." if error.status_code in (404, 405) else None
    return response(error.status_code, code, detail, remedy=remedy, headers=dict(error.headers or {}))
