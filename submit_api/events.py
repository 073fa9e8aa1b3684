"""Reads job events and applies each batch in one transaction, before it is acknowledged."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable, Iterable
from datetime import datetime

from pydantic import ValidationError

from aiprod.outcome import JobEvent
from submit_api.pubsub import Received, Subscriber
from submit_api.store.database import Database
from submit_api.store.events import apply_events

_LOG = logging.getLogger(__name__)
_NOTHING_CAME_S = 0.05


class EventReader:
    """One step is one pull. ``changed`` is called with the jobs a batch has changed, after it is committed."""

    def __init__(
        self,
        database: Database,
        subscriber: Subscriber,
        changed: Callable[[Iterable[uuid.UUID]], None],
        clock: Callable[[], datetime],
    ) -> None:
        self._database = database
        self._subscriber = subscriber
        self._changed = changed
        self._clock = clock

    def step(self) -> float:
        messages = self._subscriber.pull()
        if not messages:
            return _NOTHING_CAME_S
        events = [event for message in messages if (event := _read(message)) is not None]
        with self._database.writing() as session:
            changed = apply_events(session, events, self._clock())
        self._changed(changed)
        self._subscriber.acknowledge(messages)
        return 0.0


def _read(message: Received) -> JobEvent | None:
    try:
        return JobEvent.model_validate_json(message.data)
    except ValidationError as error:
        # Delivered again it would be as wrong, so it is acknowledged with the rest.
        _LOG.warning("not a job event, dropped: %s: %.200r", error.errors(include_url=False)[0]["msg"], message.data)
        return None
