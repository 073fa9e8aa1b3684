"""Submitting, reading and listing jobs."""

from __future__ import annotations

import re
import uuid
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from aiprod.errors import InvalidInput
from aiprod.jobs import JobRequest, JobStatus
from aiprod.style import load_style
from submit_api import cursor as cursors
from submit_api.body import read_body
from submit_api.problems import answers
from submit_api.routes.common import ServiceOf, as_json
from submit_api.service import Service
from submit_api.store.jobs import accept, find, page
from submit_api.store.tables import JobRow
from submit_api.views import JobPage, JobView

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_BODY = {
    "requestBody": {
        "required": True,
        "description": "A job request; or its payload alone.",
        "content": {
            "application/json": {
                "schema": {
                    "anyOf": [
                        {"$ref": "#/components/schemas/JobRequest"},
                        {"$ref": "#/components/schemas/VideoPayload"},
                    ]
                }
            }
        },
    }
}


@router.post(
    "",
    status_code=HTTPStatus.ACCEPTED,
    response_model=JobView,
    responses=answers(400, 408, 409, 413, 422, 500, 503),
    openapi_extra=_BODY,
)
async def submit(
    request: Request,
    service: ServiceOf,
    idempotency_key: Annotated[
        str | None, Header(description="The same key with the same body returns the job it made; 1 to 200 characters.")
    ] = None,
) -> Response:
    """Accept a job. Once answered it is stored for good, and will be handed to the pipeline."""
    if idempotency_key is not None and not _KEY.fullmatch(idempotency_key):
        raise InvalidInput(
            "bad_header",
            "the key is not 1 to 200 visible ASCII characters.",
            field="header.Idempotency-Key",
            remedy="Use a UUID.",
        )
    body = await read_body(request)
    row = await run_in_threadpool(_accept, service, body, idempotency_key)
    view = JobView.of(row, str(request.base_url))
    return as_json(view, HTTPStatus.ACCEPTED, {"Location": f"{request.base_url}v1/jobs/{row.job_id}"})


def _accept(service: Service, body: bytes, idempotency_key: str | None) -> JobRow:
    job = JobRequest.parse(body)
    load_style(job.payload.style)
    row = accept(service.database, job, idempotency_key, service.clock())
    service.job_is_due()
    return row


@router.get("", response_model=JobPage, responses=answers(400, 422, 500, 503))
def list_jobs(
    request: Request,
    service: ServiceOf,
    status: Annotated[JobStatus | None, Query()] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    cursor: Annotated[str | None, Query(max_length=100, description="``next`` of the page before.")] = None,
) -> Response:
    """The newest jobs first. Jobs that come in between two pages do not shift them."""
    before = None if cursor is None else cursors.decode(cursor)
    with service.database.reading() as session:
        rows = page(session, status=status, before=before, limit=limit + 1)
    shown = rows[:limit]
    following = cursors.encode(shown[-1].number) if len(rows) > limit else None
    base_url = str(request.base_url)
    return as_json(JobPage(jobs=tuple(JobView.of(row, base_url) for row in shown), next=following))


@router.get("/{job_id}", response_model=JobView, responses=answers(404, 422, 500, 503))
def read_job(request: Request, service: ServiceOf, job_id: uuid.UUID) -> Response:
    """The job as it stands: its status, each stage's progress, and its outputs or its failure."""
    with service.database.reading() as session:
        row = find(session, job_id)
    return as_json(JobView.of(row, str(request.base_url)))
