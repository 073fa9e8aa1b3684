"""Applying what the pipeline says to the job it speaks of. Idempotent, in any order; an end is final."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from aiprod.outcome import Failure, JobEvent
from submit_api.progress import NOTHING_DONE, EventKind, advance, read_progress, write_progress
from submit_api.store.jobs import UNFINISHED
from submit_api.store.tables import EventRow, JobRow, OutboxRow

_FIRST_RETRY_S = 2.0
_LONGEST_RETRY_S = 60.0


def apply_events(session: Session, events: Iterable[JobEvent], now: datetime) -> set[uuid.UUID]:
    """Apply a batch; the jobs it has changed. Jobs are locked in the order of their ids, as everywhere, so that two
    processes with the same jobs in hand never wait for each other.
    """
    in_order = sorted(events, key=lambda event: event.job_id)
    return {event.job_id for event in in_order if apply_event(session, event, now)}


def apply_event(session: Session, event: JobEvent, now: datetime) -> bool:
    """Bring the job up to date. False, and nothing changes, when the event says nothing new: it is a duplicate, of
    another attempt, about a job that has ended or one this store does not know.
    """
    row = session.scalar(select(JobRow).where(JobRow.job_id == event.job_id).with_for_update(key_share=True))
    if row is None or row.status not in UNFINISHED or event.attempt != row.retry_count:
        return False
    kind = _kind(row, event)
    if _is_known(session, event, kind):
        return False
    row.heard_at = now
    row.progress = write_progress(advance(read_progress(row.progress), event))
    row.started_at = min(row.started_at or event.at, event.at)
    row.status = "processing"
    if kind == "completed":
        row.outputs = event.outputs.model_dump_json() if event.outputs else None
        _end(row, "completed", event.at)
    elif kind == "failed":
        row.failure = event.failure.model_dump_json() if event.failure else None
        _end(row, "failed", event.at)
    elif kind == "retrying":
        retry(session, row, now)
    _record(session, row, event, kind, now)
    return True


def retry(session: Session, row: JobRow, now: datetime) -> None:
    """Begin the next attempt after a pause that doubles with each one."""
    pause_s = min(_FIRST_RETRY_S * 2**row.retry_count, _LONGEST_RETRY_S)
    row.retry_count += 1
    row.status = "pending"
    row.started_at = None
    row.published_at = None
    row.progress = write_progress(NOTHING_DONE)
    row.heard_at = now
    session.add(OutboxRow(job_id=row.job_id, due_at=now + timedelta(seconds=pause_s)))


def fail(session: Session, row: JobRow, failure: Failure, now: datetime) -> None:
    """End the job without the pipeline having said so."""
    event = JobEvent(
        job_id=row.job_id, attempt=row.retry_count, status="failed", stage=failure.stage, at=now, failure=failure
    )
    row.failure = failure.model_dump_json()
    _end(row, "failed", now)
    _record(session, row, event, "failed", now)


def _kind(row: JobRow, event: JobEvent) -> EventKind:
    if event.status != "failed":
        return event.status
    worth_it = event.failure is not None and event.failure.failure_class != "permanent"
    return "retrying" if worth_it and row.retry_count < row.max_retries else "failed"


def _is_known(session: Session, event: JobEvent, kind: EventKind) -> bool:
    same = select(EventRow.number).where(
        EventRow.job_id == event.job_id,
        EventRow.attempt == event.attempt,
        EventRow.kind == kind,
        EventRow.stage == event.stage,
        EventRow.item == event.item,
    )
    return bool(session.scalar(select(exists(same))))


def _end(row: JobRow, status: str, at: datetime) -> None:
    row.status = status
    row.completed_at = at


def _record(session: Session, row: JobRow, event: JobEvent, kind: EventKind, now: datetime) -> None:
    row.last_event += 1
    session.add(
        EventRow(
            job_id=row.job_id,
            number=row.last_event,
            attempt=event.attempt,
            kind=kind,
            stage=event.stage,
            item=event.item,
            heard_at=now,
            body=event.model_dump_json(),
        )
    )
    session.flush()
