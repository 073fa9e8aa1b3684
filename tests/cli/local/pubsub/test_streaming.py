"""Streaming pull, with the client's own subscriber and its leases and flow control."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from google.api_core import exceptions
from google.cloud.pubsub_v1.subscriber.message import Message
from google.pubsub_v1 import types

from cli.local.pubsub import PubSubServer
from tests.cli.local.pubsub.conftest import SUBSCRIPTION, Clients


@contextmanager
def subscribed(clients: Clients, callback: Callable[[Message], None], **settings: Any) -> Iterator[None]:
    future = clients.subscriber.subscribe(SUBSCRIPTION, callback, **settings)
    try:
        yield
    finally:
        future.cancel()
        future.result(timeout=10)


def test_published_messages_stream_to_the_subscriber(clients: Clients) -> None:
    seen: queue.Queue[bytes] = queue.Queue()

    def note(message: Message) -> None:
        message.ack_with_response().result(timeout=10)
        seen.put(message.data)

    with subscribed(clients, note):
        clients.publish(*(b"%d" % number for number in range(200)))
        assert {seen.get(timeout=10) for _ in range(200)} == {b"%d" % number for number in range(200)}
    assert clients.pull() == []


def test_a_nacked_message_streams_again(clients: Clients) -> None:
    seen: queue.Queue[str] = queue.Queue()
    refused = threading.Event()

    def refuse_once(message: Message) -> None:
        seen.put(message.message_id)
        if refused.is_set():
            message.ack()
        else:
            refused.set()
            message.nack()

    with subscribed(clients, refuse_once):
        (message_id,) = clients.publish(b"x")
        assert [seen.get(timeout=10), seen.get(timeout=10)] == [message_id, message_id]


def test_flow_control_bounds_what_is_outstanding(clients: Clients) -> None:
    stream = Stream(clients, max_outstanding_messages=3)
    clients.publish(*[b"x"] * 10)
    stream.receive(3)
    assert len(clients.pull()) == 7
    stream.close()


def test_the_stream_waits_until_its_outstanding_messages_are_acknowledged(clients: Clients) -> None:
    stream = Stream(clients, max_outstanding_messages=2)
    clients.publish(b"a", b"b", b"c", b"d")
    first = stream.receive(2)
    stream.send(ack_ids=[first[0].ack_id], modify_deadline_ack_ids=[first[1].ack_id], modify_deadline_seconds=[600])
    assert [received.message.data for received in stream.receive(1)] == [b"c"]
    stream.close()
    assert [received.message.data for received in clients.pull()] == [b"d"]


def test_a_lease_given_back_on_the_stream_returns_on_it(clients: Clients) -> None:
    stream = Stream(clients)
    clients.publish(b"x")
    (first,) = stream.receive(1)
    stream.send(modify_deadline_ack_ids=[first.ack_id], modify_deadline_seconds=[1])
    (second,) = stream.receive(1)
    assert second.message.message_id == first.message.message_id
    stream.close()


@pytest.mark.parametrize(
    "request_fields",
    [
        {"ack_ids": ["nonsense"]},
        {"modify_deadline_ack_ids": ["1.1.1"]},
        {"modify_deadline_ack_ids": ["1.1.1"], "modify_deadline_seconds": [601]},
        {"stream_ack_deadline_seconds": 5},
    ],
)
def test_malformed_requests_end_the_stream(clients: Clients, request_fields: dict[str, Any]) -> None:
    stream = Stream(clients)
    stream.send(**request_fields)
    with pytest.raises(exceptions.InvalidArgument):
        stream.receive(1)


def test_streaming_from_nothing_is_not_found(bare: Clients) -> None:
    with pytest.raises(exceptions.NotFound):
        Stream(bare).receive(1)


def test_deleting_the_subscription_ends_its_streams(clients: Clients) -> None:
    stream = Stream(clients)
    clients.subscriber.delete_subscription(subscription=SUBSCRIPTION)
    with pytest.raises(exceptions.NotFound):
        stream.receive(1)


def test_a_stopping_server_tells_its_streams_to_come_back(clients: Clients, server: PubSubServer) -> None:
    stream = Stream(clients)
    clients.publish(b"x")
    stream.receive(1)
    server.stop()
    with pytest.raises(exceptions.ServiceUnavailable):
        stream.receive(1)


class Stream:
    """One raw streaming pull."""

    def __init__(self, clients: Clients, **first: Any) -> None:
        self._requests: queue.Queue[types.StreamingPullRequest | None] = queue.Queue()
        fields = {"stream_ack_deadline_seconds": 60, **first}
        self._requests.put(types.StreamingPullRequest(subscription=SUBSCRIPTION, **fields))
        self._call = clients.subscriber.api.streaming_pull(requests=iter(self._requests.get, None), timeout=30)

    def send(self, **fields: Any) -> None:
        self._requests.put(types.StreamingPullRequest(**fields))

    def receive(self, count: int) -> list[types.ReceivedMessage]:
        received: list[types.ReceivedMessage] = []
        while len(received) < count:
            received += next(self._call).received_messages
        assert len(received) == count
        return received

    def close(self) -> None:
        self._requests.put(None)
        self._call.cancel()
