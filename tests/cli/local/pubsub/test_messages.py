from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from google.api_core import exceptions
from google.pubsub_v1 import types

from cli.local.pubsub import PubSubServer
from tests.cli.local.pubsub.conftest import SUBSCRIPTION, TOPIC, Clients


def test_a_message_arrives_as_it_was_published(clients: Clients) -> None:
    message_id = clients.publisher.publish(TOPIC, b"\x00\xff", job_id="7", type="video").result(timeout=10)
    (received,) = clients.pull()
    assert received.message.data == b"\x00\xff"
    assert dict(received.message.attributes) == {"job_id": "7", "type": "video"}
    assert received.message.message_id == message_id
    assert received.message.publish_time is not None
    assert received.delivery_attempt == 0


def test_each_subscription_gets_its_own_copy(clients: Clients) -> None:
    other = "projects/testing/subscriptions/other"
    clients.subscriber.create_subscription(name=other, topic=TOPIC)
    clients.publish(b"x")
    clients.ack(clients.pull())
    assert [received.message.data for received in clients.pull(other)] == [b"x"]
    assert clients.pull() == []


def test_a_leased_message_is_not_delivered_again(clients: Clients) -> None:
    clients.publish(b"x")
    assert len(clients.pull()) == 1
    assert clients.pull() == []


def test_a_nacked_message_is_delivered_again(clients: Clients) -> None:
    clients.publish(b"x")
    (first,) = clients.pull()
    clients.subscriber.modify_ack_deadline(subscription=SUBSCRIPTION, ack_ids=[first.ack_id], ack_deadline_seconds=0)
    (second,) = clients.pull()
    assert second.message.message_id == first.message.message_id
    assert second.ack_id != first.ack_id


def test_messages_come_in_order_and_in_bounded_numbers(clients: Clients) -> None:
    clients.publish(*(b"%d" % number for number in range(30)))
    assert [m.message.data for m in clients.pull(most=10)] == [b"%d" % number for number in range(10)]
    assert [m.message.data for m in clients.pull(most=100)] == [b"%d" % number for number in range(10, 30)]


def test_a_waiting_pull_gets_what_is_published_meanwhile(clients: Clients) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(clients.subscriber.pull, subscription=SUBSCRIPTION, max_messages=1)
        clients.publish(b"x")
        assert [m.message.data for m in waiting.result(timeout=10).received_messages] == [b"x"]


def test_an_empty_pull_answers_before_a_deadline_of_a_second(clients: Clients) -> None:
    answer = clients.subscriber.pull(subscription=SUBSCRIPTION, max_messages=1, timeout=1.0, retry=None)
    assert list(answer.received_messages) == []


def test_oversized_and_empty_publishes_are_refused(clients: Clients) -> None:
    with pytest.raises(exceptions.InvalidArgument):
        clients.publish(b"x" * 10_000_000)
    with pytest.raises(exceptions.InvalidArgument):
        clients.publish(*[b"x"] * 1001)
    with pytest.raises(exceptions.InvalidArgument):
        clients.publish()
    with pytest.raises(exceptions.InvalidArgument):
        clients.publish(b"")
    assert clients.pull() == []


@pytest.mark.parametrize("attributes", [{"": "x"}, {"googly": "x"}, {"k" * 257: "x"}, {"k": "v" * 1025}])
def test_malformed_attributes_are_refused(clients: Clients, attributes: dict[str, str]) -> None:
    with pytest.raises(exceptions.InvalidArgument):
        clients.publisher.api.publish(topic=TOPIC, messages=[types.PubsubMessage(data=b"x", attributes=attributes)])


def test_answers_stay_below_the_size_limit(clients: Clients) -> None:
    for _ in range(3):
        clients.publish(b"x" * 1_900_000)
    assert [len(clients.pull()) for _ in range(3)] == [2, 1, 0]


@pytest.mark.parametrize("ack_id", ["", "nonsense", "1.2", "9999.1.1", "1.x.1", "1.-1.1", "1." + "9" * 40 + ".1"])
def test_foreign_ack_ids_are_refused(clients: Clients, ack_id: str) -> None:
    with pytest.raises(exceptions.InvalidArgument):
        clients.subscriber.acknowledge(subscription=SUBSCRIPTION, ack_ids=[ack_id])


def test_deadlines_out_of_range_are_refused(clients: Clients) -> None:
    clients.publish(b"x")
    ack_ids = [received.ack_id for received in clients.pull()]
    for seconds in (-1, 601):
        with pytest.raises(exceptions.InvalidArgument):
            clients.subscriber.modify_ack_deadline(
                subscription=SUBSCRIPTION, ack_ids=ack_ids, ack_deadline_seconds=seconds
            )


def test_a_pull_of_nothing_is_refused(clients: Clients) -> None:
    with pytest.raises(exceptions.InvalidArgument):
        clients.subscriber.pull(subscription=SUBSCRIPTION, max_messages=0)


def test_a_failing_database_is_a_status_not_a_crash(clients: Clients, server: PubSubServer) -> None:
    server._broker._database.execute("PRAGMA query_only = ON")
    with pytest.raises(exceptions.ResourceExhausted):
        clients.publisher.api.publish(topic=TOPIC, messages=[types.PubsubMessage(data=b"x")], retry=None, timeout=10)
    server._broker._database.execute("PRAGMA query_only = OFF")
    assert clients.pull() == []


def test_hundreds_of_messages_pass_once_each(clients: Clients) -> None:
    futures = [clients.publisher.publish(TOPIC, b"%d" % number) for number in range(500)]
    assert len({future.result(timeout=10) for future in futures}) == 500
    seen = []
    while batch := clients.pull():
        clients.ack(batch)
        seen += [int(received.message.data) for received in batch]
    assert sorted(seen) == list(range(500))
