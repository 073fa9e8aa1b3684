"""The topics and subscriptions the product needs, made on any Pub/Sub emulator."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiprod.errors import TransientError

_DEADLINE_S = 10.0
_DAY_S = 24 * 3600


@dataclass(frozen=True)
class Topics:
    """Full names within one project."""

    project: str

    @property
    def jobs(self) -> str:
        return f"projects/{self.project}/topics/jobs"

    @property
    def events(self) -> str:
        return f"projects/{self.project}/topics/events"

    @property
    def dead_letters(self) -> str:
        return f"projects/{self.project}/topics/dead-letters"

    @property
    def jobs_subscription(self) -> str:
        return f"projects/{self.project}/subscriptions/jobs"

    def subscriptions(self) -> tuple[dict[str, Any], ...]:
        """As keyword arguments of a Subscription."""
        week, month = {"seconds": 7 * _DAY_S}, {"seconds": 30 * _DAY_S}
        prefix = f"projects/{self.project}/subscriptions"
        dead_letters = {"dead_letter_topic": self.dead_letters, "max_delivery_attempts": 5}
        return (
            {
                "name": self.jobs_subscription,
                "topic": self.jobs,
                "ack_deadline_seconds": 600,
                "message_retention_duration": week,
                "dead_letter_policy": dead_letters,
            },
            {
                "name": f"{prefix}/events-api",
                "topic": self.events,
                "ack_deadline_seconds": 60,
                "message_retention_duration": week,
            },
            {
                "name": f"{prefix}/dead-letters",
                "topic": self.dead_letters,
                "ack_deadline_seconds": 60,
                "message_retention_duration": month,
            },
        )


def create_topics(host: str, topics: Topics) -> None:
    """Make what is missing on the Pub/Sub at ``host`` (host:port, no TLS).

    Raises TransientError ``pubsub_unavailable`` when it does not answer.
    """
    import grpc
    from google.pubsub_v1 import PublisherClient, SubscriberClient
    from google.pubsub_v1.services.publisher.transports import PublisherGrpcTransport
    from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcTransport

    with grpc.insecure_channel(host) as channel:
        publisher = PublisherClient(transport=PublisherGrpcTransport(channel=channel))
        subscriber = SubscriberClient(transport=SubscriberGrpcTransport(channel=channel))
        for topic in (topics.jobs, topics.events, topics.dead_letters):
            with _made_or_there(host):
                publisher.create_topic(name=topic, timeout=_DEADLINE_S, retry=None)
        for subscription in topics.subscriptions():
            with _made_or_there(host):
                subscriber.create_subscription(subscription, timeout=_DEADLINE_S, retry=None)


@contextlib.contextmanager
def _made_or_there(host: str) -> Iterator[None]:
    from google.api_core.exceptions import AlreadyExists, GoogleAPICallError

    try:
        yield
    except AlreadyExists:
        return
    except GoogleAPICallError as error:
        raise TransientError(
            "pubsub_unavailable",
            f"the Pub/Sub at {host} failed: {error.message}",
            remedy="Start the emulator, or leave it out to use the embedded one.",
        ) from error
