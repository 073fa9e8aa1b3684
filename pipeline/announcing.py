"""Where progress is announced from inside the work: a topic, a file, a listener in this process, or nowhere."""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiprod.outcome import JobEvent

Announce = Callable[[JobEvent], None]
_LOG = logging.getLogger(__name__)
_PUBLISH_DEADLINE_S = 10.0
_MOST_WAITING = 1000

_listeners: dict[str, Announce] = {}
_file_guard = threading.Lock()


@dataclass(frozen=True)
class EventSink:
    """At most one of: a Pub/Sub topic (full path), a file that gets JSON lines, a listener's name."""

    topic: str | None = None
    file: str | None = None
    listener: str | None = None


@contextmanager
def listening(listener: Announce) -> Iterator[EventSink]:
    """Lend a callable of this process to the runners in it, which see only the name. Many threads may call it."""
    name = uuid.uuid4().hex
    _listeners[name] = listener
    try:
        yield EventSink(listener=name)
    finally:
        del _listeners[name]


def announcer(sink: EventSink) -> Announce:
    """The sink as a callable that never raises: what cannot be told is logged."""
    tell = _plain_announcer(sink)

    def announce(event: JobEvent) -> None:
        try:
            tell(event)
        except Exception:  # noqa: BLE001 - progress is best effort: the work it tells of goes on
            _LOG.exception("an event was not announced: %s %s", event.job_id, event.item or event.status)

    return announce


def _plain_announcer(sink: EventSink) -> Announce:
    if sink.topic is not None:
        return _topic_announcer(sink.topic)
    if sink.file is not None:
        return _file_announcer(Path(sink.file))
    if sink.listener is not None:
        return _listeners[sink.listener]
    return _say_nothing


def _say_nothing(event: JobEvent) -> None:
    del event


def _file_announcer(path: Path) -> Announce:
    def append(event: JobEvent) -> None:
        with _file_guard, path.open("a", encoding="utf-8") as file:
            file.write(event.model_dump_json() + "\n")

    return append


def _topic_announcer(topic: str) -> Announce:
    from google.cloud import pubsub_v1
    from google.cloud.pubsub_v1.types import LimitExceededBehavior, PublisherOptions, PublishFlowControl

    full = PublishFlowControl(message_limit=_MOST_WAITING, limit_exceeded_behavior=LimitExceededBehavior.ERROR)
    publisher = pubsub_v1.PublisherClient(publisher_options=PublisherOptions(flow_control=full))

    def log_failure(future: Any) -> None:
        if future.exception() is not None:
            _LOG.warning("an event was not announced: %s", future.exception())

    def publish(event: JobEvent) -> None:
        future = publisher.publish(topic, event.model_dump_json().encode(), timeout=_PUBLISH_DEADLINE_S)
        future.add_done_callback(log_failure)

    return publish
