"""The outbox: what must still be published, kept in the same transaction as the job it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from aiprod.jobs import Job
from submit_api.store.jobs import UNFINISHED, to_job
from submit_api.store.tables import JobRow, OutboxRow


@dataclass(frozen=True)
class Due:
    """An outbox row's number and the job to publish; None when the job has ended meanwhile."""

    number: int
    job: Job | None


def due(session: Session, now: datetime, limit: int) -> list[Due]:
    """The oldest rows whose time has come."""
    query = (
        select(OutboxRow.number, JobRow)
        .join(JobRow, JobRow.job_id == OutboxRow.job_id)
        .where(OutboxRow.due_at <= now)
        .order_by(OutboxRow.number)
        .limit(limit)
    )
    return [Due(number, to_job(row) if row.status in UNFINISHED else None) for number, row in session.execute(query)]


def settle(session: Session, sent: Sequence[Due], now: datetime) -> None:
    """Forget what was sent. A job's silence counts from here, not from its wait in the outbox."""
    session.execute(delete(OutboxRow).where(OutboxRow.number.in_([item.number for item in sent])))
    published = [item.job.job_id for item in sent if item.job is not None]
    query = select(JobRow).where(JobRow.job_id.in_(published), JobRow.status.in_(UNFINISHED))
    for row in session.scalars(query.order_by(JobRow.job_id).with_for_update(key_share=True)):
        row.published_at = row.heard_at = now


def next_due(session: Session) -> datetime | None:
    """When the next row's time comes, or None for an empty outbox."""
    return session.scalar(select(func.min(OutboxRow.due_at)))


def enqueue_unfinished(session: Session, now: datetime) -> int:
    """Publish every unfinished job again as the attempt it is; returns how many that adds to the outbox.

    Only a job whose next attempt is not due yet needs no second row. One that is due may have been published, and lost,
    already: its row is settled a moment later.
    """
    waiting = select(OutboxRow.job_id).where(OutboxRow.due_at > now)
    query = select(JobRow.job_id).where(JobRow.status.in_(UNFINISHED), JobRow.job_id.not_in(waiting))
    found = session.scalars(query.order_by(JobRow.number)).all()
    session.add_all(OutboxRow(job_id=job_id, due_at=now) for job_id in found)
    return len(found)
