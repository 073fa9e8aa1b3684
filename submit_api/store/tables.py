"""The job store's tables. JSON columns hold the text of one closed model each and are never searched."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from sqlalchemy import BigInteger, DateTime, ForeignKey, Index, Integer, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# SQLite numbers rows by itself only when the key is exactly INTEGER.
BigKey = BigInteger().with_variant(Integer, "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime in UTC; SQLite keeps no zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    pass


class JobRow(Base):
    """One accepted job. ``number`` grows with each job, so it orders pages and stays put under inserts.

    heard_at is the last sign of life, published_at when the current attempt was last handed to Pub/Sub;
    last_event is the number of the job's newest row in ``events``.
    """

    __tablename__ = "jobs"
    __table_args__ = (Index("ix_jobs_status_number", "status", "number"),)

    number: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=True)
    job_id: Mapped[uuid.UUID] = mapped_column(unique=True)
    request: Mapped[str] = mapped_column(Text)
    request_key: Mapped[str] = mapped_column(String(64))
    idempotency_key: Mapped[str | None] = mapped_column(String(200), unique=True)
    status: Mapped[str] = mapped_column(String(16))
    retry_count: Mapped[int]
    max_retries: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    completed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    heard_at: Mapped[datetime] = mapped_column(UtcDateTime)
    progress: Mapped[str] = mapped_column(Text)
    outputs: Mapped[str | None] = mapped_column(Text)
    failure: Mapped[str | None] = mapped_column(Text)
    last_event: Mapped[int]


class EventRow(Base):
    """One applied event. ``number`` counts within the job and is given under the job's row lock, so no reader can
    see a number before a smaller one. ``body`` is the JobEvent; ``kind`` its status, or
    ``retrying`` for a failed attempt that another follows.
    """

    __tablename__ = "events"
    __table_args__ = (UniqueConstraint("job_id", "attempt", "kind", "stage", "item", name="uq_events_step"),)

    job_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("jobs.job_id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    attempt: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    stage: Mapped[str] = mapped_column(String(16))
    item: Mapped[str] = mapped_column(Text)
    heard_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    body: Mapped[str] = mapped_column(Text)


class OutboxRow(Base):
    """A job that is due to be published, as it will then stand. The row is deleted once Pub/Sub has the message."""

    __tablename__ = "outbox"

    number: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=True)
    job_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("jobs.job_id", ondelete="CASCADE"), index=True)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
