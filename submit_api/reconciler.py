"""Gives jobs back to the pipeline when it has gone silent about them, or has lost its memory."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime

from aiprod.errors import TransientError
from submit_api.store.database import Database
from submit_api.store.outbox import enqueue_unfinished
from submit_api.store.stalled import recover

_LOG = logging.getLogger(__name__)
_LONGEST_WAIT_S = 30.0


class Reconciler:
    """``changed`` is called with the jobs whose state or place in the outbox has changed."""

    def __init__(
        self,
        database: Database,
        stall_s: float,
        changed: Callable[[Iterable[uuid.UUID]], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._stall_s = stall_s
        self._changed = changed
        self._clock = clock
        self._memory_lost = threading.Event()

    def republish(self) -> None:
        """Ask the next step to publish every unfinished job again, as the same attempt."""
        self._memory_lost.set()

    def step(self) -> float:
        """Returns the seconds until the next look."""
        republish = self._memory_lost.is_set()
        self._memory_lost.clear()
        try:
            with self._database.writing() as session:
                again = enqueue_unfinished(session, self._clock()) if republish else 0
                stalled = recover(session, self._clock(), self._stall_s)
        except TransientError:
            if republish:
                self._memory_lost.set()
            raise
        if again:
            _LOG.info("publishing %d unfinished jobs again", again)
        for row in stalled:
            _LOG.warning(
                "job %s was silent for %g s: now %s, attempt %d", row.job_id, self._stall_s, row.status, row.retry_count
            )
        self._changed([row.job_id for row in stalled])
        return min(self._stall_s / 4, _LONGEST_WAIT_S)
