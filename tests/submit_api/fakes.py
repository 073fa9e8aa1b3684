"""Neighbours of the API that live in the test's own process."""

from __future__ import annotations

import queue
import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

from aiprod.jobs import Job
from aiprod.outcome import JobEvent
from submit_api.pubsub import Received


class FakePublisher:
    """Keeps what was published. While ``down`` it fails each publication."""

    def __init__(self) -> None:
        self.down = False
        self._sent: queue.Queue[tuple[Job, Mapping[str, str]]] = queue.Queue()

    def publish(self, data: bytes, attributes: Mapping[str, str]) -> Future[str]:
        future: Future[str] = Future()
        if self.down:
            future.set_exception(ConnectionError("the topic is down"))
        else:
            self._sent.put((Job.from_message(data), dict(attributes)))
            future.set_result("1")
        return future

    def close(self) -> None:
        pass

    def next(self) -> tuple[Job, Mapping[str, str]]:
        """The next publication; fails the test if none comes."""
        return self._sent.get(timeout=10)

    def jobs(self) -> list[Job]:
        """What has been published so far and not been taken."""
        return [job for job, _ in list(self._sent.queue)]


class FakeSubscriber:
    """Hands out what ``say`` put in, until acknowledged."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Received] = queue.Queue()
        self.acknowledged: list[Received] = []
        self._all_heard = threading.Condition()
        self._said = 0

    def say(self, *events: JobEvent | bytes) -> None:
        """Deliver events and wait until they are applied."""
        for event in events:
            data = event if isinstance(event, bytes) else event.model_dump_json().encode()
            self._said += 1
            self._queue.put(Received(data, str(self._said)))
        with self._all_heard:
            assert self._all_heard.wait_for(lambda: len(self.acknowledged) >= self._said, timeout=10)

    def pull(self) -> Sequence[Received]:
        try:
            return [self._queue.get(timeout=0.05)]
        except queue.Empty:
            return []

    def acknowledge(self, messages: Sequence[Received]) -> None:
        with self._all_heard:
            self.acknowledged.extend(messages)
            self._all_heard.notify_all()

    def close(self) -> None:
        pass


class FakeClock:
    """Stands still until told to move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
