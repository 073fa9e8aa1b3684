"""The event of one finished step."""

from __future__ import annotations

from datetime import datetime

from aiprod.outcome import JobEvent, Stage
from aiprod.parts import Ticket


def step_event(ticket: Ticket, stage: Stage, item: str, of: int, at: datetime) -> JobEvent:
    """``item`` is unique within the stage and the same on a repeat, so that counting distinct items is right."""
    return JobEvent(job_id=ticket.job_id, attempt=ticket.attempt, status="step", stage=stage, item=item, of=of, at=at)
