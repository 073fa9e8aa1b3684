"""The running API: its job store, its neighbours and the three workers between them."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import anyio

from aiprod.storage import open_store
from aiprod.storage.base import ObjectStore
from submit_api.bell import Bell
from submit_api.events import EventReader
from submit_api.outbox import Outbox
from submit_api.pubsub import Publisher, Subscriber
from submit_api.reconciler import Reconciler
from submit_api.settings import Settings
from submit_api.store.database import Database
from submit_api.worker import Worker

_STOP_S = 5.0
_DOWNLOADS = 16


@dataclass(frozen=True)
class Neighbours:
    """What the API talks to. ``clock`` gives the present time, aware."""

    store: ObjectStore
    publisher: Publisher
    subscriber: Subscriber
    clock: Callable[[], datetime]


Connect = Callable[[Settings], Neighbours]


def connect(settings: Settings) -> Neighbours:
    """The real neighbours the settings name."""
    from submit_api.google_pubsub import GooglePublisher, GoogleSubscriber

    return Neighbours(
        store=open_store(settings.store),
        publisher=GooglePublisher(settings.project, settings.jobs_topic),
        subscriber=GoogleSubscriber(settings.project, settings.events_subscription),
        clock=lambda: datetime.now(UTC),
    )


class Service:
    """Made, started and stopped by the app's lifespan, on its event loop."""

    def __init__(self, settings: Settings, neighbours: Neighbours) -> None:
        self.settings = settings
        self.store = neighbours.store
        self.clock = neighbours.clock
        self.database = Database(settings.database_url)
        self.bell = Bell(settings.max_streams)
        # Slow copies from a remote store have threads of their own, so that they hold up no other answer.
        self.downloads = anyio.CapacityLimiter(_DOWNLOADS)
        self._neighbours = neighbours
        self._reconciler = Reconciler(self.database, settings.stall_s, self._on_changed, self.clock)
        events = EventReader(self.database, neighbours.subscriber, self._on_changed, self.clock)
        outbox = Outbox(self.database, neighbours.publisher, self.clock)
        self._outbox = Worker("outbox", outbox.step)
        self._events = Worker("events", events.step)
        self._reconciling = Worker("reconciler", self._reconciler.step)

    def start(self) -> None:
        """Bring the schema up to date and start working."""
        self.database.migrate()
        if self.settings.republish_on_start:
            self._reconciler.republish()
        for worker in self._workers:
            worker.start()

    def stop(self) -> None:
        """End the workers, each within 5 s, and let go of the neighbours."""
        for worker in self._workers:
            worker.stop()
        self._neighbours.subscriber.close()
        for worker in self._workers:
            worker.join(_STOP_S)
        self._neighbours.publisher.close()
        self.database.close()

    def job_is_due(self) -> None:
        """Something was put into the outbox."""
        self._outbox.wake()

    def republish(self) -> None:
        """The pipeline has lost its memory: publish every unfinished job again."""
        self._reconciler.republish()
        self._reconciling.wake()

    @property
    def problems(self) -> dict[str, str]:
        """Which worker does not work, and why."""
        workers = {"publisher": self._outbox, "events": self._events, "reconciler": self._reconciling}
        return {name: worker.problem for name, worker in workers.items() if worker.problem is not None}

    @property
    def _workers(self) -> tuple[Worker, ...]:
        return self._outbox, self._events, self._reconciling

    def _on_changed(self, job_ids: Iterable[uuid.UUID]) -> None:
        self.bell.ring(job_ids)
        self._outbox.wake()
