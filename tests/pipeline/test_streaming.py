"""The streaming launch as the one-machine runtime does it: a real process, a real Pub/Sub, real media, tiny."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.pubsub_v1 import PublisherClient, SubscriberClient
from google.pubsub_v1.services.publisher.transports import PublisherGrpcTransport
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcTransport

from aiprod.jobs import Job
from cli.local.environment import children_environment
from cli.local.pubsub.server import PubSubServer
from cli.local.topics import Topics, create_topics
from tests.fakes import make_job

TOPICS = Topics("aiprod-local")
EMPTY_PULLS = 120
"""An empty pull answers within a second, so this bounds the wait in answers, not on a clock."""


class Line:
    """The embedded Pub/Sub as a client sees it."""

    def __init__(self, host: str) -> None:
        self.host = host
        channel = grpc.insecure_channel(host)
        self._publisher = PublisherClient(transport=PublisherGrpcTransport(channel=channel))
        self._subscriber = SubscriberClient(transport=SubscriberGrpcTransport(channel=channel))

    def publish(self, *messages: bytes) -> None:
        self._publisher.publish(topic=TOPICS.jobs, messages=[{"data": message} for message in messages])

    def messages(self, subscription: str) -> Iterator[dict[str, Any]]:
        """Messages as they come, acknowledged."""
        path = f"projects/{TOPICS.project}/subscriptions/{subscription}"
        for _ in range(EMPTY_PULLS):
            received = self._subscriber.pull(subscription=path, max_messages=1, timeout=10).received_messages
            for message in received:
                self._subscriber.acknowledge(subscription=path, ack_ids=[message.ack_id])
                yield json.loads(message.message.data)


@contextmanager
def running(folder: Path, host: str) -> Iterator[subprocess.Popen[str]]:
    """The streaming pipeline, from its ready line to its kill -9."""
    arguments = [
        "--runner=BundleBasedDirectRunner",
        "--streaming",
        f"--project={TOPICS.project}",
        f"--jobs_subscription={TOPICS.jobs_subscription}",
        f"--store={folder / 'store'}",
        f"--scratch={folder / 'scratch'}",
        f"--events_topic={TOPICS.events}",
        f"--dead_letter_topic={TOPICS.dead_letters}",
        f"--metrics_file={folder / 'metrics.db'}",
    ]
    environment = children_environment(os.environ, host, folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.main", *arguments], env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "pipeline running\n"
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    server = PubSubServer(tmp_path / "pubsub.db")
    server.start()
    create_topics(server.host, TOPICS)
    yield Line(server.host)
    server.stop()


def tiny_job() -> Job:
    return make_job("The sea is calm at dawn.", outputs={"height": 240, "fps": 24})


@pytest.mark.slow
def test_a_job_killed_in_its_middle_resumes_from_the_store_beside_poison(line: Line, tmp_path: Path) -> None:
    job = tiny_job()
    with running(tmp_path, line.host):
        line.publish(b"\xff poison", job.to_message())
        letter = next(line.messages("dead-letters"))
        assert letter["failure"]["code"] == "bad_encoding"
        next(event for event in line.messages("events-api") if event["stage"] == "visuals")

    with running(tmp_path, line.host):
        line.publish(job.to_message(), job.to_message())
        events = line.messages("events-api")
        end = next(event for event in events if event["status"] in ("completed", "failed"))
    assert end["failure"] is None
    manifest = json.loads((tmp_path / "store" / end["outputs"]["manifest"]).read_text())
    assert [asset["cache_hit"] for asset in manifest["assets"] if asset["kind"] == "visual"] == [True]
    assert end["outputs"]["files"][0]["quality"] == {"passed": True, "findings": []}
