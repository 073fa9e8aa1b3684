"""kill -9 loses nothing that was published."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from google.cloud import pubsub_v1

from tests.cli.local.pubsub.conftest import SUBSCRIPTION, TOPIC, Clients

SERVE = """
import pathlib, sys, threading
from cli.local.pubsub import PubSubServer
with PubSubServer(pathlib.Path(sys.argv[1])) as server:
    print(server.host, flush=True)
    threading.Event().wait()
"""


@contextmanager
def killed_in_the_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clients]:
    """A server process that ends by kill -9, and clients for it."""
    with subprocess.Popen([sys.executable, "-c", SERVE, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            monkeypatch.setenv("PUBSUB_EMULATOR_HOST", process.stdout.readline().strip())
            with pubsub_v1.SubscriberClient() as subscriber:
                publisher = pubsub_v1.PublisherClient()
                yield Clients(publisher, subscriber)
                publisher.stop()
                publisher.transport.close()
        finally:
            process.send_signal(signal.SIGKILL)


def test_published_and_unacknowledged_messages_survive_kill_9(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "pubsub.db"
    with killed_in_the_end(path, monkeypatch) as clients:
        clients.publisher.create_topic(name=TOPIC)
        clients.subscriber.create_subscription(name=SUBSCRIPTION, topic=TOPIC, ack_deadline_seconds=600)
        clients.publish(b"acknowledged", b"leased", b"waiting")
        clients.ack(clients.pull(most=1))
        (leased,) = clients.pull(most=1)
        assert leased.message.data == b"leased"
    with killed_in_the_end(path, monkeypatch) as clients:
        received = clients.pull()
        assert [message.message.data for message in received] == [b"leased", b"waiting"]
        clients.ack([leased])
        clients.ack(received)
    with killed_in_the_end(path, monkeypatch) as clients:
        assert clients.pull() == []
