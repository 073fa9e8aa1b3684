"""Pub/Sub by Google's clients; they find an emulator by themselves through PUBSUB_EMULATOR_HOST."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from typing import cast

from google.api_core.exceptions import DeadlineExceeded
from google.api_core.retry import Retry
from google.cloud.pubsub_v1 import PublisherClient, SubscriberClient

from submit_api.pubsub import Received

_CALL_S = 5.0
_PUBLISH_S = 15.0
_LONG_POLL_S = 20.0
_PULL_MESSAGES = 200


class GooglePublisher:
    def __init__(self, project: str, topic: str) -> None:
        self._client = PublisherClient()
        self._topic = self._client.topic_path(project, topic)

    def publish(self, data: bytes, attributes: Mapping[str, str]) -> Future[str]:
        sent = self._client.publish(self._topic, data, retry=Retry(timeout=_PUBLISH_S), timeout=_CALL_S, **attributes)
        return cast("Future[str]", sent)

    def close(self) -> None:
        self._client.stop()


class GoogleSubscriber:
    """Pulls in batches rather than by stream, so that one batch is one database transaction and the bound is plain."""

    def __init__(self, project: str, subscription: str) -> None:
        self._client = SubscriberClient()
        self._subscription = self._client.subscription_path(project, subscription)

    def pull(self) -> Sequence[Received]:
        try:
            answer = self._client.pull(
                subscription=self._subscription, max_messages=_PULL_MESSAGES, retry=None, timeout=_LONG_POLL_S
            )
        except DeadlineExceeded:
            return ()
        return [Received(message.message.data, message.ack_id) for message in answer.received_messages]

    def acknowledge(self, messages: Sequence[Received]) -> None:
        self._client.acknowledge(
            subscription=self._subscription,
            ack_ids=[message.ack_id for message in messages],
            retry=Retry(timeout=_CALL_S),
            timeout=_CALL_S,
        )

    def close(self) -> None:
        self._client.close()
