"""One streaming pull: deliveries go out on the call's thread, acknowledgements come in on another."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator
from typing import Any

import grpc
from google.pubsub_v1 import types

from cli.local.pubsub.backlog import UNBOUNDED, Want
from cli.local.pubsub.broker import Broker
from cli.local.pubsub.rules import Refused, check_ack_deadline, invalid


def streaming_pull(broker: Broker, requests: Iterator[Any], context: grpc.ServicerContext) -> Iterator[Any]:
    """StreamingPullRequests -> StreamingPullResponses, until the client goes or the server stops.

    Raises Refused: INVALID_ARGUMENT, NOT_FOUND for the subscription (also when it is deleted meanwhile), UNAVAILABLE
    when the server stops.
    """
    first = next(requests, None)
    if first is None:
        return
    incoming = _Incoming(broker, first)
    context.add_callback(incoming.stop)
    threading.Thread(target=incoming.read, args=(requests,), name="pubsub-acks", daemon=True).start()
    holder = uuid.uuid4().hex
    while incoming.open:
        want = Want(
            max_messages=first.max_outstanding_messages if first.max_outstanding_messages > 0 else UNBOUNDED,
            max_bytes=first.max_outstanding_bytes if first.max_outstanding_bytes > 0 else UNBOUNDED,
            lease_s=incoming.lease_s,
            holder=holder,
        )
        received = broker.take(first.subscription, want, None, lambda: incoming.open)
        if received:
            yield types.StreamingPullResponse.pb()(received_messages=received)
        elif incoming.open:
            raise Refused(grpc.StatusCode.UNAVAILABLE, "the server is stopping.")
    if incoming.refusal is not None:
        raise incoming.refusal


class _Incoming:
    """The client's side of the stream. ``lease_s`` is the lease it asked for, None for the subscription's own."""

    def __init__(self, broker: Broker, first: Any) -> None:
        self._broker = broker
        self._subscription = first.subscription
        self.lease_s: int | None = None
        self.refusal: Refused | None = None
        self.open = True
        self._apply(first)

    def read(self, requests: Iterator[Any]) -> None:
        """To the end of the requests, which is also the end of the stream; a cancelled call ends them by RpcError."""
        try:
            for request in requests:
                self._apply(request)
        except Refused as refusal:
            self.refusal = refusal
        except grpc.RpcError:
            return
        finally:
            self.stop()

    def stop(self) -> None:
        self.open = False
        self._broker.wake()

    def _apply(self, request: Any) -> None:
        if request.stream_ack_deadline_seconds:
            check_ack_deadline(request.stream_ack_deadline_seconds, least_s=10)
            self.lease_s = request.stream_ack_deadline_seconds
        if len(request.modify_deadline_ack_ids) != len(request.modify_deadline_seconds):
            raise invalid("modify_deadline_ack_ids and modify_deadline_seconds differ in length.")
        if not request.ack_ids and not request.modify_deadline_ack_ids:
            return
        with self._broker.transaction() as tables:
            tables.backlog.acknowledge(self._subscription, request.ack_ids)
            for ack_id, seconds in zip(request.modify_deadline_ack_ids, request.modify_deadline_seconds, strict=True):
                check_ack_deadline(seconds, least_s=0)
                tables.backlog.modify_ack_deadline(self._subscription, [ack_id], seconds)
