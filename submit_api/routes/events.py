"""A job's live events as server-sent events."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Header
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from aiprod.errors import InvalidInput
from submit_api.problems import answers
from submit_api.routes.common import ServiceOf
from submit_api.service import Service
from submit_api.store.jobs import UNFINISHED, events_after, find
from submit_api.store.tables import EventRow

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

_BATCH = 200
_LAST_KINDS = ("completed", "failed")
_SLOW_CLIENT_S = 30.0
# What another process stores rings no bell here.
_LOOK_AGAIN_S = 2.0

_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "One event a JobEvent: `id` to resume from, `event` its kind (started, planned, step, retrying, "
        "completed, failed), `data` the JobEvent as JSON. The stream ends after completed or failed.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
    204: {"description": "The job has ended and the client has seen its last event."},
    **answers(400, 404, 422, 500, 503),
}


@router.get(
    "/{job_id}/events",
    response_class=EventSourceResponse,
    responses=_ANSWERS,
)
async def stream_events(
    service: ServiceOf,
    job_id: uuid.UUID,
    last_event_id: Annotated[str | None, Header(description="Send only what came after this event.")] = None,
) -> Response:
    """What is stored, then what happens, up to the job's end."""
    seen = _number(last_event_id)
    if await run_in_threadpool(_is_over, service, job_id, seen):
        # The one answer after which a browser's EventSource does not connect again.
        return Response(status_code=HTTPStatus.NO_CONTENT)
    service.bell.require_seat()
    return EventSourceResponse(
        _events(service, job_id, seen), ping=service.settings.heartbeat_s, send_timeout=_SLOW_CLIENT_S
    )


async def _events(service: Service, job_id: uuid.UUID, seen: int) -> AsyncIterator[ServerSentEvent]:
    with service.bell.listen(job_id) as heard:
        while True:
            heard.clear()
            rows = await run_in_threadpool(_after, service, job_id, seen)
            for row in rows:
                yield ServerSentEvent(row.body, id=str(row.number), event=row.kind)
                seen = row.number
                if row.kind in _LAST_KINDS:
                    return
            if not rows:
                await _wait(heard)


async def _wait(heard: asyncio.Event) -> None:
    try:
        async with asyncio.timeout(_LOOK_AGAIN_S):
            await heard.wait()
    except TimeoutError:
        return


def _after(service: Service, job_id: uuid.UUID, seen: int) -> Sequence[EventRow]:
    with service.database.reading() as session:
        return events_after(session, job_id, seen, _BATCH)


def _is_over(service: Service, job_id: uuid.UUID, seen: int) -> bool:
    with service.database.reading() as session:
        row = find(session, job_id)
    return row.status not in UNFINISHED and seen >= row.last_event


def _number(last_event_id: str | None) -> int:
    if not last_event_id:
        return 0
    if not (last_event_id.isascii() and last_event_id.isdigit() and len(last_event_id) < 10):
        raise InvalidInput(
            "bad_header", "this is not an event's id.", field="header.Last-Event-ID", remedy="Leave the header out."
        )
    return int(last_event_id)
