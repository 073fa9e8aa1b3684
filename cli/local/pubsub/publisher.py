"""google.pubsub.v1.Publisher: topics and publishing."""

from __future__ import annotations

from typing import Any

import grpc
from google.protobuf import empty_pb2
from google.pubsub_v1 import types

from cli.local.pubsub.broker import Broker
from cli.local.pubsub.calls import unary
from cli.local.pubsub.rules import check_publish

TopicPb = types.Topic.pb()


class Publisher:
    def __init__(self, broker: Broker) -> None:
        self._broker = broker

    def handlers(self) -> grpc.GenericRpcHandler:
        return grpc.method_handlers_generic_handler(
            "google.pubsub.v1.Publisher",
            {
                "CreateTopic": unary(self.create_topic, types.Topic),
                "GetTopic": unary(self.get_topic, types.GetTopicRequest),
                "ListTopics": unary(self.list_topics, types.ListTopicsRequest),
                "DeleteTopic": unary(self.delete_topic, types.DeleteTopicRequest),
                "Publish": unary(self.publish, types.PublishRequest),
            },
        )

    def create_topic(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            tables.catalogue.create_topic(request.name)
        return TopicPb(name=request.name)

    def get_topic(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            tables.catalogue.require_topic(request.topic)
        return TopicPb(name=request.topic)

    def list_topics(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            names, token = tables.catalogue.topics(request.project, request)
        return types.ListTopicsResponse.pb()(topics=[TopicPb(name=name) for name in names], next_page_token=token)

    def delete_topic(self, request: Any, _: grpc.ServicerContext) -> Any:
        with self._broker.transaction() as tables:
            tables.catalogue.delete_topic(request.topic)
        return empty_pb2.Empty()

    def publish(self, request: Any, _: grpc.ServicerContext) -> Any:
        check_publish(request)
        with self._broker.transaction() as tables:
            ids = tables.backlog.publish(request.topic, request.messages)
        return types.PublishResponse.pb()(message_ids=ids)
