"""A running server and Google's own clients for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from google.cloud import pubsub_v1
from google.pubsub_v1 import types

from cli.local.pubsub import PubSubServer

TOPIC = "projects/testing/topics/jobs"
DEAD_TOPIC = "projects/testing/topics/dead"
SUBSCRIPTION = "projects/testing/subscriptions/jobs"


@dataclass
class Clients:
    publisher: pubsub_v1.PublisherClient
    subscriber: pubsub_v1.SubscriberClient

    def publish(self, *bodies: bytes) -> list[str]:
        messages = [types.PubsubMessage(data=body) for body in bodies]
        return list(self.publisher.api.publish(topic=TOPIC, messages=messages).message_ids)

    def pull(self, subscription: str = SUBSCRIPTION, most: int = 100) -> list[types.ReceivedMessage]:
        answer = self.subscriber.pull(subscription=subscription, max_messages=most, return_immediately=True)
        return list(answer.received_messages)

    def ack(self, received: list[types.ReceivedMessage]) -> None:
        self.subscriber.acknowledge(subscription=SUBSCRIPTION, ack_ids=[message.ack_id for message in received])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PubSubServer]:
    with PubSubServer(tmp_path / "pubsub.db") as running:
        yield running


@pytest.fixture
def bare(server: PubSubServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    """Clients of a server that has no topics yet."""
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", server.host)
    with pubsub_v1.SubscriberClient() as subscriber:
        publisher = pubsub_v1.PublisherClient()
        yield Clients(publisher, subscriber)
        publisher.stop()
        publisher.transport.close()


@pytest.fixture
def clients(bare: Clients) -> Clients:
    bare.publisher.create_topic(name=TOPIC)
    bare.subscriber.create_subscription(name=SUBSCRIPTION, topic=TOPIC)
    return bare
