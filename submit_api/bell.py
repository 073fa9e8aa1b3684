"""Wakes the event streams of a job when something new is stored about it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from aiprod.errors import TransientError


class Bell:
    """Rung from any thread; heard on the event loop it was made on. At most ``seats`` listen at once."""

    def __init__(self, seats: int) -> None:
        self._loop = asyncio.get_running_loop()
        self._seats = seats
        self._listening: dict[uuid.UUID, set[asyncio.Event]] = {}

    def require_seat(self) -> None:
        """Raises TransientError ``too_many_streams``; asked before the answer begins, since after it is too late."""
        if self._seats <= 0:
            raise TransientError(
                "too_many_streams", "too many event streams are open.", remedy="Try again later, or poll the job."
            )

    @contextmanager
    def listen(self, job_id: uuid.UUID) -> Iterator[asyncio.Event]:
        """The event is set at each ring; the listener clears it."""
        heard = asyncio.Event()
        self._seats -= 1
        self._listening.setdefault(job_id, set()).add(heard)
        try:
            yield heard
        finally:
            self._seats += 1
            self._listening[job_id].discard(heard)
            if not self._listening[job_id]:
                del self._listening[job_id]

    def ring(self, job_ids: Iterable[uuid.UUID]) -> None:
        self._loop.call_soon_threadsafe(self._wake, tuple(job_ids))

    def _wake(self, job_ids: tuple[uuid.UUID, ...]) -> None:
        for job_id in job_ids:
            for heard in self._listening.get(job_id, ()):
                heard.set()
