"""One SQLite connection shared by all calls, and the waiting for something to deliver."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import grpc

from cli.local.pubsub.backlog import Backlog, Want
from cli.local.pubsub.catalogue import Catalogue
from cli.local.pubsub.rules import Refused
from cli.local.pubsub.schema import open_database


@dataclass(frozen=True)
class Tables:
    """What a transaction works on."""

    catalogue: Catalogue
    backlog: Backlog


class Broker:
    """Serialises transactions; each one wakes the waiting consumers, who sleep without polling."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._database = open_database(path)
        catalogue = Catalogue(self._database)
        self._tables = Tables(catalogue, Backlog(self._database, catalogue, clock))
        self._changed = threading.Condition()
        self._closed = False

    @contextmanager
    def transaction(self) -> Iterator[Tables]:
        """Commits at the end, durably; rolls back when the body raises. Raises Refused UNAVAILABLE once closed."""
        with self._changed:
            if self._closed:
                raise Refused(grpc.StatusCode.UNAVAILABLE, "the server is stopping.")
            with self._database:
                yield self._tables
            self._changed.notify_all()

    def take(self, name: str, want: Want, wait_s: float | None, wanted: Callable[[], bool]) -> list[Any]:
        """Lease messages, waiting for some up to ``wait_s`` seconds (None: without end).

        Returns ReceivedMessage protobufs; an empty list after the wait, when the broker closes, or when ``wanted``
        has become false (call ``wake`` then).
        """
        end = None if wait_s is None else time.monotonic() + wait_s
        with self._changed:
            while wanted() and not self._closed:
                with self._database:
                    received = self._tables.backlog.lease(name, want)
                if received:
                    return received
                pauses = [self._tables.backlog.seconds_to_next_due(name), end and end - time.monotonic()]
                pause = min((p for p in pauses if p is not None), default=None)
                if end is not None and time.monotonic() >= end:
                    break
                self._changed.wait(pause)
        return []

    def wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting consumer go, and close the file."""
        with self._changed:
            if not self._closed:
                self._closed = True
                self._database.close()
                self._changed.notify_all()
