"""Accepting, finding and paging jobs."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from aiprod.errors import InvalidInput, PermanentError
from aiprod.jobs import Job, JobRequest, JobStatus
from aiprod.keys import content_key
from submit_api.progress import NOTHING_DONE, write_progress
from submit_api.store.database import Database
from submit_api.store.tables import EventRow, JobRow, OutboxRow

UNFINISHED: tuple[JobStatus, ...] = ("pending", "processing")


def accept(database: Database, request: JobRequest, idempotency_key: str | None, now: datetime) -> JobRow:
    """Store a job and its place in the outbox in one transaction; a known key returns the job it made.

    Raises InvalidInput ``idempotency_conflict`` when the key was used for another body.
    """
    # Only what the client wrote: a default that a release adds or changes must not make a repeated call a conflict.
    request_key = content_key(request.model_dump(mode="json", exclude_unset=True))
    try:
        with database.writing() as session:
            if known := _by_idempotency_key(session, idempotency_key):
                return _same_request(known, request_key)
            job = Job.from_request(request, now=now)
            row = _row(job, request, request_key, idempotency_key)
            session.add(row)
            session.flush()
            session.add(OutboxRow(job_id=job.job_id, due_at=now))
            return row
    except IntegrityError:
        with database.reading() as session:
            if known := _by_idempotency_key(session, idempotency_key):
                return _same_request(known, request_key)
        raise


def find(session: Session, job_id: uuid.UUID) -> JobRow:
    """Raises PermanentError ``job_not_found``."""
    row = session.scalar(select(JobRow).where(JobRow.job_id == job_id))
    if row is None:
        raise PermanentError("job_not_found", f"there is no job {job_id}.", field="path.job_id")
    return row


def page(session: Session, *, status: JobStatus | None, before: int | None, limit: int) -> Sequence[JobRow]:
    """The newest ``limit`` jobs older than job number ``before``."""
    query = select(JobRow).order_by(JobRow.number.desc()).limit(limit)
    if status is not None:
        query = query.where(JobRow.status == status)
    if before is not None:
        query = query.where(JobRow.number < before)
    return session.scalars(query).all()


def events_after(session: Session, job_id: uuid.UUID, number: int, limit: int) -> Sequence[EventRow]:
    """The job's events after ``number``, in order."""
    query = select(EventRow).where(EventRow.job_id == job_id, EventRow.number > number)
    return session.scalars(query.order_by(EventRow.number).limit(limit)).all()


def to_job(row: JobRow) -> Job:
    """The envelope as it stands."""
    return Job.model_validate(envelope(row))


def envelope(row: JobRow) -> dict[str, object]:
    """The fields of the row's Job, ready for validation."""
    return {
        **json.loads(row.request),
        "job_id": row.job_id,
        "status": row.status,
        "created_at": row.created_at,
        "started_at": row.started_at,
        "completed_at": row.completed_at,
        "retry_count": row.retry_count,
    }


def _row(job: Job, request: JobRequest, request_key: str, idempotency_key: str | None) -> JobRow:
    return JobRow(
        job_id=job.job_id,
        request=request.model_dump_json(),
        request_key=request_key,
        idempotency_key=idempotency_key,
        status=job.status,
        retry_count=job.retry_count,
        max_retries=job.max_retries,
        created_at=job.created_at,
        heard_at=job.created_at,
        progress=write_progress(NOTHING_DONE),
        last_event=0,
    )


def _by_idempotency_key(session: Session, key: str | None) -> JobRow | None:
    return None if key is None else session.scalar(select(JobRow).where(JobRow.idempotency_key == key))


def _same_request(known: JobRow, request_key: str) -> JobRow:
    if known.request_key != request_key:
        raise InvalidInput(
            "idempotency_conflict",
            f"this key was used for job {known.job_id}, whose body was different.",
            field="header.Idempotency-Key",
            remedy="Send the same body again, or a new key.",
        )
    return known
