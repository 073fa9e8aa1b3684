"""How far a job is: a fold over its events, with no store and no clock."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from aiprod.model import Model
from aiprod.outcome import STAGES, JobEvent, Stage


class StageProgress(Model):
    """``done`` items of ``of``; ``of`` is 0 while nothing is known or there is nothing to do."""

    done: Annotated[int, Field(ge=0)] = 0
    of: Annotated[int, Field(ge=0)] = 0


EventKind = Literal["started", "planned", "step", "retrying", "completed", "failed"]
"""A JobEvent's status, where a failed attempt that another follows is ``retrying``."""

Progress = dict[Stage, StageProgress]
_PROGRESS: TypeAdapter[Progress] = TypeAdapter(Progress)
NOTHING_DONE: Progress = {stage: StageProgress() for stage in STAGES}


def read_progress(text: str) -> Progress:
    return _PROGRESS.validate_json(text)


def write_progress(progress: Progress) -> str:
    return _PROGRESS.dump_json(progress).decode()


def advance(progress: Progress, event: JobEvent) -> Progress:
    """The progress after one more distinct event, in any order of arrival."""
    totals = dict(event.totals)
    if event.status in ("step", "planned"):
        totals[event.stage] = max(totals.get(event.stage, 0), event.of)
    after = {stage: _expecting(was, totals.get(stage, 0)) for stage, was in progress.items()}
    if event.status in ("step", "planned") and event.stage in after:
        of = max(after[event.stage].of, 1)
        after[event.stage] = StageProgress(done=min(after[event.stage].done + 1, of), of=of)
    if event.status == "completed":
        after = {stage: StageProgress(done=was.of, of=was.of) for stage, was in after.items()}
    return after


def _expecting(was: StageProgress, total: int) -> StageProgress:
    return StageProgress(done=was.done, of=max(was.of, total))
