"""A bar per stage, fed by job progress."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from aiprod.outcome import STAGES, JobEvent, Stage
from cli.output import STATUS


class StageBars:
    """Shows how many of each stage's items are done. A stage appears as soon as its number of items is known."""

    def __init__(self) -> None:
        self._progress = Progress(
            TextColumn("{task.description:>10}"),
            BarColumn(bar_width=36),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=STATUS,
        )
        self._bars: dict[Stage, TaskID] = {}
        self._done: dict[Stage, set[str]] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def event(self, event: JobEvent) -> None:
        """Take in one event; a repeated one changes nothing."""
        if event.status == "planned":
            self.show({stage: (of if stage == "plan" else 0, of) for stage, of in event.totals.items()})
        elif event.status == "step":
            done = self._done.setdefault(event.stage, set())
            done.add(event.item)
            self.show({event.stage: (len(done), event.of)})

    def show(self, stages: Mapping[Stage, tuple[int, int]]) -> None:
        """Set stages to (done, of) items."""
        for stage in STAGES:
            done, of = stages.get(stage, (0, 0))
            if of and stage not in self._bars:
                self._bars[stage] = self._progress.add_task(stage, total=of)
            if stage in self._bars and stage in stages:
                bar = self._bars[stage]
                shown = next(task for task in self._progress.tasks if task.id == bar)
                self._progress.update(bar, completed=max(done, int(shown.completed)), total=of or shown.total)
