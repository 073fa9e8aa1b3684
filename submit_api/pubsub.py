"""What the API asks of Pub/Sub."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Received:
    """A message in our hands until it is acknowledged or its deadline passes."""

    data: bytes
    ack_id: str


class Publisher(Protocol):
    """Publishes to the jobs topic."""

    def publish(self, data: bytes, attributes: Mapping[str, str]) -> Future[str]:
        """The future holds the message's id once Pub/Sub has it for good, or the error; either within a deadline."""

    def close(self) -> None: ...


class Subscriber(Protocol):
    """Reads the events subscription."""

    def pull(self) -> Sequence[Received]:
        """The next messages, at most 200; none if there are none for a while."""

    def acknowledge(self, messages: Sequence[Received]) -> None: ...

    def close(self) -> None:
        """A pull under way ends, if need be with an error."""
