"""The OpenAPI description, with the models the framework cannot see because a route reads its body itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from aiprod.jobs import JobRequest
from aiprod.outcome import JobEvent
from submit_api.problems import Problem

_REFS = "#/components/schemas/{model}"


def describe(app: FastAPI) -> None:
    """Add JobRequest, JobEvent and Problem to the components of ``app``'s description."""
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            described = generate()
            _, own = models_json_schema(
                [(JobRequest, "validation"), (JobEvent, "validation"), (Problem, "validation")], ref_template=_REFS
            )
            described["components"]["schemas"] |= own["$defs"]
        return app.openapi_schema or {}

    app.openapi = openapi  # type: ignore[method-assign]  # the hook FastAPI documents
