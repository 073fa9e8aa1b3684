"""Topics and subscriptions: what exists, and under which settings."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

import grpc
from google.pubsub_v1 import types

from cli.local.pubsub.rules import Refused, check_name, complete_subscription

_DELETED_TOPIC = "_deleted-topic_"
_MAX_PAGE = 1000
SubscriptionPb = types.Subscription.pb()


@dataclass(frozen=True)
class Subscription:
    """A subscription as the file holds it; ``config`` is its protobuf Subscription."""

    id: int
    config: Any

    @property
    def ack_deadline_s(self) -> int:
        return int(self.config.ack_deadline_seconds)

    @property
    def dead_letters(self) -> bool:
        return bool(self.config.HasField("dead_letter_policy"))


class Catalogue:
    """Runs inside the caller's transaction; every method raises Refused NOT_FOUND for a name that does not exist."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def create_topic(self, name: str) -> None:
        """Raises Refused ALREADY_EXISTS or INVALID_ARGUMENT."""
        check_name(name, "topics")
        if self.has_topic(name):
            raise Refused(grpc.StatusCode.ALREADY_EXISTS, f"the topic {name} exists.")
        self._database.execute("INSERT INTO topics (name) VALUES (?)", (name,))

    def has_topic(self, name: str) -> bool:
        return self._database.execute("SELECT 1 FROM topics WHERE name = ?", (name,)).fetchone() is not None

    def require_topic(self, name: str) -> None:
        if not self.has_topic(name):
            raise Refused(grpc.StatusCode.NOT_FOUND, f"there is no topic {name}.")

    def delete_topic(self, name: str) -> None:
        """Its subscriptions stay and keep their messages, as the service does it."""
        self.require_topic(name)
        self._database.execute("DELETE FROM topics WHERE name = ?", (name,))
        for subscription in self._select("WHERE topic = ?", name):
            subscription.config.topic = _DELETED_TOPIC
            self._database.execute(
                "UPDATE subscriptions SET topic = ?, config = ? WHERE id = ?",
                (_DELETED_TOPIC, subscription.config.SerializeToString(), subscription.id),
            )

    def topics(self, project: str, page: Any) -> tuple[list[str], str]:
        """A page of names for a list request's page_size and page_token, and the next page's token."""
        return self._page("topics", f"{project}/topics/", page)

    def create_subscription(self, config: Any) -> Any:
        """Returns the Subscription with defaults filled in.

        Raises Refused ALREADY_EXISTS, INVALID_ARGUMENT, UNIMPLEMENTED, or NOT_FOUND for its topic.
        """
        complete = complete_subscription(config)
        self.require_topic(complete.topic)
        if self._select("WHERE name = ?", complete.name):
            raise Refused(grpc.StatusCode.ALREADY_EXISTS, f"the subscription {complete.name} exists.")
        self._database.execute(
            "INSERT INTO subscriptions (name, topic, config) VALUES (?, ?, ?)",
            (complete.name, complete.topic, complete.SerializeToString()),
        )
        return complete

    def subscription(self, name: str) -> Subscription:
        found = self._select("WHERE name = ?", name)
        if not found:
            raise Refused(grpc.StatusCode.NOT_FOUND, f"there is no subscription {name}.")
        return found[0]

    def delete_subscription(self, name: str) -> None:
        """Its undelivered messages go with it."""
        self._database.execute("DELETE FROM subscriptions WHERE id = ?", (self.subscription(name).id,))

    def subscriptions(self, project: str, page: Any) -> tuple[list[Any], str]:
        """A page of Subscription protobufs and the next page's token."""
        names, token = self._page("subscriptions", f"{project}/subscriptions/", page)
        return [self.subscription(name).config for name in names], token

    def every_subscription(self) -> list[Subscription]:
        return self._select("")

    def _select(self, where: str, *values: str) -> list[Subscription]:
        rows = self._database.execute(f"SELECT id, config FROM subscriptions {where}", values)  # noqa: S608
        return [Subscription(row[0], SubscriptionPb.FromString(row[1])) for row in rows.fetchall()]

    def _page(self, table: str, prefix: str, page: Any) -> tuple[list[str], str]:
        size = min(page.page_size or _MAX_PAGE, _MAX_PAGE)
        rows = self._database.execute(
            f"SELECT name FROM {table} WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?",  # noqa: S608
            (page.page_token, len(prefix), prefix, size + 1),
        )
        names = [row[0] for row in rows]
        return names[:size], names[size - 1] if len(names) > size else ""
