from __future__ import annotations

import pytest
from google.api_core import exceptions

from tests.cli.local.pubsub.conftest import DEAD_TOPIC, SUBSCRIPTION, TOPIC, Clients


def test_topics_are_created_listed_and_deleted(bare: Clients) -> None:
    for name in ("b-topic", "a-topic", "c-topic"):
        bare.publisher.create_topic(name=f"projects/testing/topics/{name}")
    bare.publisher.create_topic(name="projects/other/topics/x-topic")
    listed = bare.publisher.list_topics(request={"project": "projects/testing", "page_size": 2})
    assert [topic.name.rpartition("/")[2] for topic in listed] == ["a-topic", "b-topic", "c-topic"]
    bare.publisher.delete_topic(topic="projects/testing/topics/b-topic")
    with pytest.raises(exceptions.NotFound):
        bare.publisher.get_topic(topic="projects/testing/topics/b-topic")
    assert bare.publisher.get_topic(topic="projects/testing/topics/a-topic").name == "projects/testing/topics/a-topic"


def test_subscriptions_are_created_with_the_services_defaults(clients: Clients) -> None:
    found = clients.subscriber.get_subscription(subscription=SUBSCRIPTION)
    assert (found.topic, found.ack_deadline_seconds) == (TOPIC, 10)
    assert found.message_retention_duration.days == 7
    listed = clients.subscriber.list_subscriptions(project="projects/testing")
    assert [subscription.name for subscription in listed] == [SUBSCRIPTION]
    clients.subscriber.delete_subscription(subscription=SUBSCRIPTION)
    with pytest.raises(exceptions.NotFound):
        clients.subscriber.get_subscription(subscription=SUBSCRIPTION)


def test_what_exists_is_not_made_again(clients: Clients) -> None:
    with pytest.raises(exceptions.AlreadyExists):
        clients.publisher.create_topic(name=TOPIC)
    with pytest.raises(exceptions.AlreadyExists):
        clients.subscriber.create_subscription(name=SUBSCRIPTION, topic=TOPIC)


def test_what_is_not_there_is_not_found(bare: Clients) -> None:
    with pytest.raises(exceptions.NotFound):
        bare.subscriber.create_subscription(name=SUBSCRIPTION, topic=TOPIC)
    with pytest.raises(exceptions.NotFound):
        bare.publisher.delete_topic(topic=TOPIC)
    with pytest.raises(exceptions.NotFound):
        bare.subscriber.delete_subscription(subscription=SUBSCRIPTION)
    with pytest.raises(exceptions.NotFound):
        bare.publish(b"x")
    with pytest.raises(exceptions.NotFound):
        bare.pull()


@pytest.mark.parametrize(
    "name", ["jobs", "projects/testing/topics/ab", "projects/testing/topics/goog-x", "projects/testing/topics/1ab"]
)
def test_malformed_names_are_refused(bare: Clients, name: str) -> None:
    with pytest.raises(exceptions.InvalidArgument):
        bare.publisher.create_topic(name=name)


@pytest.mark.parametrize(
    "settings",
    [
        {"ack_deadline_seconds": 601},
        {"ack_deadline_seconds": 5},
        {"message_retention_duration": {"seconds": 60}},
        {"dead_letter_policy": {"dead_letter_topic": DEAD_TOPIC, "max_delivery_attempts": 4}},
        {"dead_letter_policy": {"dead_letter_topic": "dead"}},
    ],
)
def test_settings_out_of_range_are_refused(bare: Clients, settings: dict[str, object]) -> None:
    bare.publisher.create_topic(name=TOPIC)
    with pytest.raises(exceptions.InvalidArgument):
        bare.subscriber.create_subscription({"name": SUBSCRIPTION, "topic": TOPIC, **settings})


@pytest.mark.parametrize(
    "settings",
    [
        {"push_config": {"push_endpoint": "http://localhost"}},
        {"filter": 'attributes.a = "b"'},
        {"enable_message_ordering": True},
    ],
)
def test_features_it_does_not_have_are_refused_not_ignored(bare: Clients, settings: dict[str, object]) -> None:
    bare.publisher.create_topic(name=TOPIC)
    with pytest.raises(exceptions.MethodNotImplemented):
        bare.subscriber.create_subscription({"name": SUBSCRIPTION, "topic": TOPIC, **settings})


def test_a_deleted_topics_subscriptions_keep_their_messages(clients: Clients) -> None:
    clients.publish(b"kept")
    clients.publisher.delete_topic(topic=TOPIC)
    assert [received.message.data for received in clients.pull()] == [b"kept"]
    assert clients.subscriber.get_subscription(subscription=SUBSCRIPTION).topic == "_deleted-topic_"
