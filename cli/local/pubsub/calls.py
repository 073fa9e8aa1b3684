"""From a method to a gRPC handler: protobuf in and out, refusals as status codes."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import grpc

from cli.local.pubsub.rules import Refused

_logger = logging.getLogger(__name__)


def unary(method: Callable[[Any, grpc.ServicerContext], Any], request: Any) -> grpc.RpcMethodHandler:
    """``request`` is the proto-plus type of the method's request."""

    def call(message: Any, context: grpc.ServicerContext) -> Any:
        with status_codes(context):
            return method(message, context)

    return grpc.unary_unary_rpc_method_handler(
        call, request_deserializer=request.pb().FromString, response_serializer=_serialize
    )


def stream(method: Callable[[Iterator[Any], grpc.ServicerContext], Iterator[Any]], request: Any) -> Any:
    """``request`` is the proto-plus type of the elements of the method's request stream."""

    def call(messages: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
        with status_codes(context):
            yield from method(messages, context)

    return grpc.stream_stream_rpc_method_handler(
        call, request_deserializer=request.pb().FromString, response_serializer=_serialize
    )


@contextmanager
def status_codes(context: grpc.ServicerContext) -> Iterator[None]:
    """End the call with the status that a refusal or a failing database means."""
    try:
        yield
    except Refused as refusal:
        context.abort(refusal.status, refusal.message)
    except sqlite3.Error as error:
        _logger.exception("the database failed")
        context.abort(grpc.StatusCode.RESOURCE_EXHAUSTED, f"the database failed: {error}.")


def _serialize(message: Any) -> bytes:
    return bytes(message.SerializeToString())
