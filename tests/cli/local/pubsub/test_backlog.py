"""Redelivery, dead letters and retention, on a clock the test sets."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from google.pubsub_v1 import types

from aiprod.errors import PermanentError
from cli.local.pubsub.backlog import Want
from cli.local.pubsub.broker import Broker
from tests.cli.local.pubsub.conftest import DEAD_TOPIC, SUBSCRIPTION, TOPIC

DEAD_SUBSCRIPTION = "projects/testing/subscriptions/dead"


class Clock:
    def __init__(self) -> None:
        self.now_s = 1_000_000_000.0

    def __call__(self) -> float:
        return self.now_s


class Bench:
    """A broker with one topic, its subscription, and a topic and subscription for dead letters."""

    def __init__(self, path: Path) -> None:
        self.clock = Clock()
        self.broker = Broker(path, self.clock)
        with self.broker.transaction() as tables:
            for topic in (TOPIC, DEAD_TOPIC):
                tables.catalogue.create_topic(topic)
            policy = {"dead_letter_topic": DEAD_TOPIC, "max_delivery_attempts": 5}
            for config in (
                types.Subscription(name=SUBSCRIPTION, topic=TOPIC, dead_letter_policy=policy),
                types.Subscription(name=DEAD_SUBSCRIPTION, topic=DEAD_TOPIC),
            ):
                tables.catalogue.create_subscription(types.Subscription.pb(config))

    def publish(self, *bodies: bytes) -> None:
        with self.broker.transaction() as tables:
            tables.backlog.publish(TOPIC, [types.PubsubMessage.pb()(data=body) for body in bodies])

    def take(self, name: str = SUBSCRIPTION, **want: int | str) -> list[types.ReceivedMessage]:
        return self.broker.take(name, Want(**{"max_messages": 100, **want}), 0.0, lambda: True)

    def count(self, table: str) -> int:
        return self.broker._database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path / "pubsub.db")
    yield made
    made.broker.close()


def test_an_unacknowledged_message_returns_after_its_deadline(bench: Bench) -> None:
    bench.publish(b"x")
    assert [m.delivery_attempt for m in bench.take()] == [1]
    bench.clock.now_s += 9.9
    assert bench.take() == []
    bench.clock.now_s += 0.2
    assert [m.delivery_attempt for m in bench.take()] == [2]


def test_an_extended_lease_lasts_as_asked(bench: Bench) -> None:
    bench.publish(b"x")
    (received,) = bench.take()
    with bench.broker.transaction() as tables:
        tables.backlog.modify_ack_deadline(SUBSCRIPTION, [received.ack_id], 600)
    bench.clock.now_s += 599
    assert bench.take() == []
    bench.clock.now_s += 2
    assert len(bench.take()) == 1


def test_an_outdated_ack_id_cannot_touch_a_newer_lease_but_can_acknowledge(bench: Bench) -> None:
    bench.publish(b"x")
    (first,) = bench.take()
    bench.clock.now_s += 11
    assert len(bench.take()) == 1
    with bench.broker.transaction() as tables:
        tables.backlog.modify_ack_deadline(SUBSCRIPTION, [first.ack_id], 0)
    assert bench.take() == []
    with bench.broker.transaction() as tables:
        tables.backlog.acknowledge(SUBSCRIPTION, [first.ack_id])
    bench.clock.now_s += 11
    assert bench.take() == []


def test_a_message_nobody_acknowledges_becomes_a_dead_letter(bench: Bench) -> None:
    bench.publish(b"poison")
    for attempt in range(1, 6):
        assert [m.delivery_attempt for m in bench.take()] == [attempt]
        bench.clock.now_s += 11
    bench.publish(b"good")
    assert [m.message.data for m in bench.take()] == [b"good"]
    (dead,) = bench.take(DEAD_SUBSCRIPTION)
    assert dead.message.data == b"poison"
    assert dead.message.attributes["CloudPubSubDeadLetterSourceSubscription"] == "jobs"
    assert dead.message.attributes["CloudPubSubDeadLetterSourceDeliveryCount"] == "5"


def test_without_its_dead_letter_topic_a_message_is_kept(bench: Bench) -> None:
    bench.publish(b"poison")
    with bench.broker.transaction() as tables:
        tables.catalogue.delete_topic(DEAD_TOPIC)
    for attempt in range(1, 8):
        assert [m.delivery_attempt for m in bench.take()] == [attempt]
        bench.clock.now_s += 11


def test_messages_older_than_the_retention_are_dropped(bench: Bench) -> None:
    bench.publish(b"old")
    bench.clock.now_s += 6 * 24 * 3600
    bench.publish(b"new")
    bench.clock.now_s += 25 * 3600
    assert [m.message.data for m in bench.take()] == [b"new"]
    assert bench.count("messages") == 1


def test_acknowledged_and_unsubscribed_messages_leave_nothing_behind(bench: Bench) -> None:
    bench.publish(b"x", b"y")
    with bench.broker.transaction() as tables:
        tables.backlog.acknowledge(SUBSCRIPTION, [m.ack_id for m in bench.take()])
        tables.catalogue.delete_subscription(SUBSCRIPTION)
    bench.publish(b"z")
    assert (bench.count("messages"), bench.count("deliveries")) == (0, 0)


def test_a_holder_gets_no_more_than_its_outstanding_limits(bench: Bench) -> None:
    bench.publish(*[b"x" * 100] * 10)
    (first, *others) = bench.take(max_messages=4, holder="stream")
    assert len(others) == 3
    assert bench.take(max_messages=4, holder="stream") == []
    with bench.broker.transaction() as tables:
        tables.backlog.acknowledge(SUBSCRIPTION, [first.ack_id])
    assert len(bench.take(max_messages=4, holder="stream")) == 1
    assert len(bench.take(max_messages=100, max_bytes=250, holder="other")) == 2


def test_a_failed_transaction_changes_nothing(bench: Bench) -> None:
    def publish_then_fail() -> None:
        with bench.broker.transaction() as tables:
            tables.backlog.publish(TOPIC, [types.PubsubMessage.pb()(data=b"x")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        publish_then_fail()
    assert bench.take() == []


def test_a_full_file_refuses_messages_but_lets_go_of_them(bench: Bench) -> None:
    database = bench.broker._database
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages + 20}")

    def publish_much() -> None:
        for _ in range(100):
            bench.publish(b"x" * 4000)

    with pytest.raises(sqlite3.OperationalError, match="full"):
        publish_much()
    received = bench.take()
    assert len(received) > 5
    with bench.broker.transaction() as tables:
        tables.backlog.acknowledge(SUBSCRIPTION, [m.ack_id for m in received])
    bench.publish(b"x")


def test_a_waiting_consumer_sleeps_until_something_changes(bench: Bench) -> None:
    looks: queue.Queue[None] = queue.Queue()

    def look() -> bool:
        looks.put(None)
        return True

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(bench.broker.take, SUBSCRIPTION, Want(1), None, look)
        looks.get(timeout=10)
        with pytest.raises(queue.Empty):
            looks.get(timeout=0.3)
        bench.publish(b"x")
        assert [m.message.data for m in waiting.result(timeout=10)] == [b"x"]


def test_two_brokers_cannot_share_a_file(bench: Bench, tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="pubsub_database"):
        Broker(tmp_path / "pubsub.db")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"not a database " * 100)
    with pytest.raises(PermanentError, match="pubsub_database"):
        Broker(tmp_path / "other.db")
