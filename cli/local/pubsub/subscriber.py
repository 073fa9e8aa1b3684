"""google.pubsub.v1.Subscriber: subscriptions, pull, streaming pull and acknowledging."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import grpc
from google.protobuf import empty_pb2
from google.pubsub_v1 import types

from cli.local.pubsub.backlog import Want
from cli.local.pubsub.broker import Broker
from cli.local.pubsub.calls import stream, unary
from cli.local.pubsub.rules import check_ack_deadline, invalid
from cli.local.pubsub.streaming import streaming_pull

_PULL_WAIT_S = 0.8
"""An empty pull answers within a second: Beam's single-threaded runner fires no timer meanwhile."""


class Subscriber:
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    def handlers(self) -> grpc.GenericRpcHandler:
        return grpc.method_handlers_generic_handler(
            "google.pubsub.v1.Subscriber",
            {
                "CreateSubscription": unary(self.create_subscription, types.Subscription),
                "GetSubscription": unary(self.get_subscription, types.GetSubscriptionRequest),
                "ListSubscriptions": unary(self.list_subscriptions, types.ListSubscriptionsRequest),
                "DeleteSubscription": unary(self.delete_subscription, types.DeleteSubscriptionRequest),
                "Pull": unary(self.pull, types.PullRequest),
                "Acknowledge": unary(self.acknowledge, types.AcknowledgeRequest),
                "ModifyAckDeadline": unary(self.modify_ack_deadline, types.ModifyAckDeadlineRequest),
                "StreamingPull": stream(self.streaming_pull, types.StreamingPullRequest),
            },
        )

    def create_subscription(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            return tables.catalogue.create_subscription(request)

    def get_subscription(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            return tables.catalogue.subscription(request.subscription).config

    def list_subscriptions(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            found, token = tables.catalogue.subscriptions(request.project, request)
        return types.ListSubscriptionsResponse.pb()(subscriptions=found, next_page_token=token)

    def delete_subscription(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            tables.catalogue.delete_subscription(request.subscription)
        return empty_pb2.Empty()

    def pull(self, request: Any, context: grpc.ServicerContext) -> Any:
        if request.max_messages <= 0:
            raise invalid("max_messages is at least 1.")
        wait_s = 0.0 if request.return_immediately else _PULL_WAIT_S
        context.add_callback(self._broker.wake)
        received = self._broker.take(request.subscription, Want(request.max_messages), wait_s, context.is_active)
        return types.PullResponse.pb()(received_messages=received)

    def acknowledge(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            tables.backlog.acknowledge(request.subscription, request.ack_ids)
        return empty_pb2.Empty()

    def modify_ack_deadline(self, request: Any, _: grpc.ServicerContext) -> Any:
        check_ack_deadline(request.ack_deadline_seconds, least_s=0)
        with self._broker.transaction() as tables:
            tables.backlog.modify_ack_deadline(request.subscription, request.ack_ids, request.ack_deadline_seconds)
        return empty_pb2.Empty()

    def streaming_pull(self, requests: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
        return streaming_pull(self._broker, requests, context)
