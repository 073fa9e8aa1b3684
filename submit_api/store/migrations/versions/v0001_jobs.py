"""Jobs, their events and the outbox."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "jobs",
        sa.Column("number", _KEY, primary_key=True, autoincrement=True),
        sa.Column("job_id", sa.Uuid, nullable=False, unique=True),
        sa.Column("request", sa.Text, nullable=False),
        sa.Column("request_key", sa.String(64), nullable=False),
        sa.Column("idempotency_key", sa.String(200), unique=True),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("retry_count", sa.Integer, nullable=False),
        sa.Column("max_retries", sa.Integer, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("started_at", _TIME),
        sa.Column("completed_at", _TIME),
        sa.Column("published_at", _TIME),
        sa.Column("heard_at", _TIME, nullable=False),
        sa.Column("progress", sa.Text, nullable=False),
        sa.Column("outputs", sa.Text),
        sa.Column("failure", sa.Text),
        sa.Column("last_event", sa.Integer, nullable=False),
    )
    op.create_index("ix_jobs_status_number", "jobs", ["status", "number"])
    op.create_table(
        "events",
        sa.Column("job_id", sa.Uuid, sa.ForeignKey("jobs.job_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("stage", sa.String(16), nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("heard_at", _TIME, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("job_id", "attempt", "kind", "stage", "item", name="uq_events_step"),
    )
    op.create_index("ix_events_heard_at", "events", ["heard_at"])
    op.create_table(
        "outbox",
        sa.Column("number", _KEY, primary_key=True, autoincrement=True),
        sa.Column("job_id", sa.Uuid, sa.ForeignKey("jobs.job_id", ondelete="CASCADE"), nullable=False),
        sa.Column("due_at", _TIME, nullable=False),
    )
    op.create_index("ix_outbox_job_id", "outbox", ["job_id"])
    op.create_index("ix_outbox_due_at", "outbox", ["due_at"])


def downgrade() -> None:
    for table in ("outbox", "events", "jobs"):
        op.drop_table(table)
