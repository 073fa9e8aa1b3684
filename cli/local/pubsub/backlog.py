"""Messages waiting for their subscriptions: publish, lease, acknowledge, redeliver, dead-letter, expire."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from google.pubsub_v1 import types

from cli.local.pubsub.catalogue import Catalogue, Subscription
from cli.local.pubsub.rules import MAX_ANSWER_BYTES, MAX_PULL_MESSAGES, invalid

UNBOUNDED = sys.maxsize
_EXPIRE_EVERY_S = 60.0
PubsubMessagePb = types.PubsubMessage.pb()
ReceivedMessagePb = types.ReceivedMessage.pb()


@dataclass(frozen=True)
class Want:
    """What one consumer can take now.

    ``holder`` names a stream, whose unacknowledged leases count against max_messages and max_bytes. ``lease_s`` None
    means the subscription's own ack deadline.
    """

    max_messages: int
    max_bytes: int = UNBOUNDED
    lease_s: int | None = None
    holder: str = ""


class Backlog:
    """Runs inside the caller's transaction. ``clock`` gives seconds since 1970."""

    def __init__(self, database: sqlite3.Connection, catalogue: Catalogue, clock: Callable[[], float]) -> None:
        self._database = database
        self._catalogue = catalogue
        self._clock = clock
        self._expired_at = 0.0

    def publish(self, topic: str, messages: Iterable[Any]) -> list[str]:
        """Store each PubsubMessage for every subscription of the topic; returns their ids."""
        self._catalogue.require_topic(topic)
        self._expire()
        return [str(self._insert(topic, message)) for message in messages]

    def lease(self, name: str, want: Want) -> list[Any]:
        """Due messages, oldest first, as ReceivedMessage protobufs whose lease runs from now."""
        subscription = self._catalogue.subscription(name)
        self._expire()
        now = self._clock()
        messages_left, bytes_left = self._room(want, now)
        lease_until = now + (want.lease_s or subscription.ack_deadline_s)
        received: list[Any] = []
        while messages_left > 0 and bytes_left > 0:
            rows = self._due(subscription.id, now, messages_left)
            for message_id, attempts, size_bytes, published_at, body in rows:
                if self._is_spent(subscription, attempts):
                    self._dead_letter(subscription, message_id, attempts, published_at, body)
                    continue
                if received and size_bytes > bytes_left:
                    return received
                self._database.execute(
                    "UPDATE deliveries SET due_at = ?, attempts = ?, holder = ? WHERE subscription = ? AND message = ?",
                    (lease_until, attempts + 1, want.holder or None, subscription.id, message_id),
                )
                received.append(_received(subscription, message_id, attempts + 1, published_at, body))
                messages_left -= 1
                bytes_left -= size_bytes
            if not rows:
                break
        return received

    def seconds_to_next_due(self, name: str) -> float | None:
        """Until the next lease or nack of the subscription runs out; None when nothing is leased."""
        now = self._clock()
        (due_at,) = self._database.execute(
            "SELECT min(due_at) FROM deliveries WHERE subscription = ? AND due_at > ?",
            (self._catalogue.subscription(name).id, now),
        ).fetchone()
        return None if due_at is None else max(0.0, due_at - now)

    def acknowledge(self, name: str, ack_ids: Iterable[str]) -> None:
        """Forget the messages. An id of an earlier delivery counts too: the work was done."""
        subscription = self._catalogue.subscription(name)
        for message_id, _ in self._parsed(subscription, ack_ids):
            self._remove(subscription.id, message_id)

    def modify_ack_deadline(self, name: str, ack_ids: Iterable[str], seconds: int) -> None:
        """Let the leases run out ``seconds`` from now; 0 gives the messages back. Outdated ids are ignored."""
        subscription = self._catalogue.subscription(name)
        now = self._clock()
        for message_id, attempt in self._parsed(subscription, ack_ids):
            self._database.execute(
                "UPDATE deliveries SET due_at = ?, holder = CASE WHEN ? > 0 THEN holder END "
                "WHERE subscription = ? AND message = ? AND attempts = ? AND due_at > ?",
                (now + seconds, seconds, subscription.id, message_id, attempt, now),
            )

    def _insert(self, topic: str, message: Any) -> int:
        body = message.SerializeToString()
        now = self._clock()
        cursor = self._database.execute("INSERT INTO messages (published_at, body) VALUES (?, ?)", (now, body))
        message_id = int(cursor.lastrowid or 0)
        copies = self._database.execute(
            "INSERT INTO deliveries (subscription, message, due_at, size_bytes) "
            "SELECT id, ?, ?, ? FROM subscriptions WHERE topic = ?",
            (message_id, now, len(body), topic),
        )
        if copies.rowcount == 0:
            self._database.execute("DELETE FROM messages WHERE id = ?", (message_id,))
        return message_id

    def _due(self, subscription_id: int, now: float, limit: int) -> list[tuple[int, int, int, float, bytes]]:
        return self._database.execute(
            "SELECT d.message, d.attempts, d.size_bytes, m.published_at, m.body "
            "FROM deliveries AS d JOIN messages AS m ON m.id = d.message "
            "WHERE d.subscription = ? AND d.due_at <= ? ORDER BY d.due_at, d.message LIMIT ?",
            (subscription_id, now, min(limit, 100)),
        ).fetchall()

    def _room(self, want: Want, now: float) -> tuple[int, int]:
        held_messages, held_bytes = self._database.execute(
            "SELECT count(*), coalesce(sum(size_bytes), 0) FROM deliveries WHERE holder = ? AND due_at > ?",
            (want.holder, now),
        ).fetchone()
        return (
            min(want.max_messages - held_messages, MAX_PULL_MESSAGES),
            min(want.max_bytes - held_bytes, MAX_ANSWER_BYTES),
        )

    def _is_spent(self, subscription: Subscription, attempts: int) -> bool:
        policy = subscription.config.dead_letter_policy
        return (
            subscription.dead_letters
            and attempts >= policy.max_delivery_attempts
            and self._catalogue.has_topic(policy.dead_letter_topic)
        )

    def _dead_letter(
        self, subscription: Subscription, message_id: int, attempts: int, published_at: float, body: bytes
    ) -> None:
        message = PubsubMessagePb.FromString(body)
        _, project, _, short_name = subscription.config.name.split("/")
        message.attributes.update(
            {
                "CloudPubSubDeadLetterSourceSubscription": short_name,
                "CloudPubSubDeadLetterSourceSubscriptionProject": project,
                "CloudPubSubDeadLetterSourceTopicPublishTime": _timestamp_text(published_at),
                "CloudPubSubDeadLetterSourceDeliveryCount": str(attempts),
            }
        )
        self._insert(subscription.config.dead_letter_policy.dead_letter_topic, message)
        self._remove(subscription.id, message_id)

    def _remove(self, subscription_id: int, message_id: int) -> None:
        self._database.execute(
            "DELETE FROM deliveries WHERE subscription = ? AND message = ?", (subscription_id, message_id)
        )
        self._database.execute(
            "DELETE FROM messages WHERE id = ? AND NOT EXISTS (SELECT 1 FROM deliveries WHERE message = ?)",
            (message_id, message_id),
        )

    def _expire(self) -> None:
        """Drop what is older than its subscription's retention, about once a minute of use."""
        now = self._clock()
        if now - self._expired_at < _EXPIRE_EVERY_S:
            return
        self._expired_at = now
        for subscription in self._catalogue.every_subscription():
            self._database.execute(
                "DELETE FROM deliveries WHERE subscription = ? "
                "AND message IN (SELECT id FROM messages WHERE published_at < ?)",
                (subscription.id, now - subscription.config.message_retention_duration.ToSeconds()),
            )
        self._database.execute("DELETE FROM messages WHERE id NOT IN (SELECT message FROM deliveries)")

    def _parsed(self, subscription: Subscription, ack_ids: Iterable[str]) -> list[tuple[int, int]]:
        """(message id, attempt) of each ack id. Raises Refused INVALID_ARGUMENT for a foreign or malformed one."""
        parsed = []
        for ack_id in ack_ids:
            words = ack_id.split(".")
            if len(words) != 3 or not all(w.isdecimal() and w.isascii() and len(w) < 19 for w in words):
                raise invalid(f"{ack_id[:80]!r} is not an ack id.")
            if int(words[0]) != subscription.id:
                raise invalid(f"the ack id {ack_id!r} belongs to another subscription.")
            parsed.append((int(words[1]), int(words[2])))
        return parsed


def _received(subscription: Subscription, message_id: int, attempt: int, published_at: float, body: bytes) -> Any:
    received = ReceivedMessagePb(ack_id=f"{subscription.id}.{message_id}.{attempt}")
    received.message.ParseFromString(body)
    received.message.message_id = str(message_id)
    received.message.publish_time.FromMicroseconds(round(published_at * 1e6))
    if subscription.dead_letters:
        received.delivery_attempt = attempt
    return received


def _timestamp_text(seconds: float) -> str:
    stamp = PubsubMessagePb().publish_time
    stamp.FromMicroseconds(round(seconds * 1e6))
    return str(stamp.ToJsonString())
