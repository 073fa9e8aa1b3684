"""Finding jobs the pipeline has gone silent about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from aiprod.outcome import Failure
from submit_api.store.events import fail, retry
from submit_api.store.tables import EventRow, JobRow, OutboxRow

_BATCH = 100


def recover(session: Session, now: datetime, stall_s: float) -> Sequence[JobRow]:
    """Try each silent job once more, or fail it with code ``stalled`` when its retries are used up.

    Returns the rows it changed.
    """
    rows = _silent(session, now - timedelta(seconds=stall_s))
    for row in rows:
        if row.retry_count < row.max_retries:
            retry(session, row, now)
        else:
            fail(session, row, _stalled(row, stall_s), now)
    return rows


def _silent(session: Session, since: datetime) -> Sequence[JobRow]:
    """Unfinished jobs not heard of since ``since`` and not waiting in the outbox.

    A job that has begun is silent by itself. One still queued is silent only if the pipeline is, too, or if a job
    published after it had begun by then: else it is just waiting its turn in a long queue.
    """
    later = aliased(JobRow)
    overtaken = exists().where(later.published_at > JobRow.published_at, later.started_at < since)
    last_sign = session.scalar(select(func.max(EventRow.heard_at)))
    pipeline_is_silent = true() if last_sign is None or last_sign < since else false()
    queued = and_(JobRow.status == "pending", or_(overtaken, pipeline_is_silent))
    waiting = select(OutboxRow.job_id)
    query = (
        select(JobRow)
        .where(JobRow.heard_at < since, JobRow.job_id.not_in(waiting), or_(JobRow.status == "processing", queued))
        .order_by(JobRow.number)
        .limit(_BATCH)
        .with_for_update(skip_locked=True, key_share=True)
    )
    return session.scalars(query).all()


def _stalled(row: JobRow, stall_s: float) -> Failure:
    return Failure(
        stage="deliver",
        code="stalled",
        failure_class="transient",
        message=f"the pipeline was silent about the job for {stall_s:g} s in attempt {row.retry_count + 1}, the last.",
        remedy="Check that the pipeline is running, then submit the job again.",
    )
