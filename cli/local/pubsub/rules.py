"""What Pub/Sub accepts: names, sizes and ranges as the service documents them (cloud.google.com/pubsub/quotas)."""

from __future__ import annotations

import re
from typing import Any

import grpc

MAX_REQUEST_BYTES = 10_000_000
MAX_ANSWER_BYTES = 4_000_000
"""Of messages in one answer, unless the first alone is larger: with an emulator, Google's clients take 4 MiB."""
MAX_PUBLISH_MESSAGES = 1000
MAX_PULL_MESSAGES = 1000
MAX_ACK_DEADLINE_S = 600
DAY_S = 24 * 3600
DEFAULT_RETENTION_S = 7 * DAY_S

_NAME = re.compile(r"projects/[^/]+/(topics|subscriptions)/[A-Za-z][A-Za-z0-9._~+%-]{2,254}")
_MAX_ATTRIBUTES = 100
_MAX_KEY_BYTES = 256
_MAX_VALUE_BYTES = 1024
_UNSUPPORTED = (
    "push_config",
    "bigquery_config",
    "cloud_storage_config",
    "filter",
    "retry_policy",
    "enable_message_ordering",
    "enable_exactly_once_delivery",
    "retain_acked_messages",
)


class Refused(Exception):
    """A call the service answers with ``status`` instead of a result."""

    def __init__(self, status: grpc.StatusCode, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


def invalid(message: str) -> Refused:
    return Refused(grpc.StatusCode.INVALID_ARGUMENT, message)


def check_name(name: str, collection: str) -> None:
    """``collection`` is topics or subscriptions. Raises Refused INVALID_ARGUMENT for a malformed name."""
    match = _NAME.fullmatch(name)
    if match is None or match[1] != collection or "/goog" in name.rpartition(collection)[2]:
        raise invalid(f"{name!r} is not a name like projects/PROJECT/{collection}/NAME.")


def check_publish(request: Any) -> None:
    """Raises Refused INVALID_ARGUMENT for a PublishRequest that is empty, too large or has a malformed message."""
    if not 1 <= len(request.messages) <= MAX_PUBLISH_MESSAGES:
        raise invalid(f"a publish carries 1 to {MAX_PUBLISH_MESSAGES} messages, not {len(request.messages)}.")
    size = request.ByteSize()
    if size > MAX_REQUEST_BYTES:
        raise invalid(f"the publish is {size} bytes, the limit is {MAX_REQUEST_BYTES}.")
    for message in request.messages:
        _check_message(message)


def _check_message(message: Any) -> None:
    if not message.data and not message.attributes:
        raise invalid("a message needs data or at least one attribute.")
    if len(message.attributes) > _MAX_ATTRIBUTES:
        raise invalid(f"a message has at most {_MAX_ATTRIBUTES} attributes, not {len(message.attributes)}.")
    for key, value in message.attributes.items():
        if not key or len(key.encode()) > _MAX_KEY_BYTES or key.startswith("goog"):
            raise invalid(
                f"{key[:80]!r} is not an attribute key: 1 to {_MAX_KEY_BYTES} bytes, not beginning with goog."
            )
        if len(value.encode()) > _MAX_VALUE_BYTES:
            raise invalid(f"the attribute {key!r} is longer than {_MAX_VALUE_BYTES} bytes.")


def complete_subscription(config: Any) -> Any:
    """A copy of a Subscription with the service's defaults filled in.

    Raises Refused INVALID_ARGUMENT for values out of range, UNIMPLEMENTED for features this server would only pretend
    to have.
    """
    for name in _UNSUPPORTED:
        if getattr(config, name) != getattr(type(config)(), name):
            raise Refused(grpc.StatusCode.UNIMPLEMENTED, f"the embedded Pub/Sub has no {name}.")
    check_name(config.name, "subscriptions")
    check_name(config.topic, "topics")
    complete = type(config)()
    complete.CopyFrom(config)
    complete.ack_deadline_seconds = config.ack_deadline_seconds or 10
    check_ack_deadline(complete.ack_deadline_seconds, least_s=10)
    if not config.HasField("message_retention_duration"):
        complete.message_retention_duration.FromSeconds(DEFAULT_RETENTION_S)
    if not 600 <= complete.message_retention_duration.ToSeconds() <= 31 * DAY_S:
        raise invalid("message_retention_duration lies between 10 minutes and 31 days.")
    if config.HasField("dead_letter_policy"):
        policy = complete.dead_letter_policy
        check_name(policy.dead_letter_topic, "topics")
        policy.max_delivery_attempts = policy.max_delivery_attempts or 5
        if not 5 <= policy.max_delivery_attempts <= 100:
            raise invalid("max_delivery_attempts lies between 5 and 100.")
    return complete


def check_ack_deadline(seconds: int, *, least_s: int) -> None:
    if not least_s <= seconds <= MAX_ACK_DEADLINE_S:
        raise invalid(f"an ack deadline lies between {least_s} and {MAX_ACK_DEADLINE_S} seconds, not {seconds}.")
