"""Beam's own Pub/Sub source and sink against the embedded server, on the runner the local pipeline uses."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from google.cloud.pubsub_v1.subscriber.message import Message

from tests.cli.local.pubsub.conftest import SUBSCRIPTION, TOPIC, Clients

DONE_TOPIC = "projects/testing/topics/done"
DONE = "projects/testing/subscriptions/done"
PIPELINE = f"""
import apache_beam as beam
from apache_beam.io.gcp.pubsub import PubsubMessage, ReadFromPubSub, WriteToPubSub
from apache_beam.options.pipeline_options import PipelineOptions

def answer(message):
    return PubsubMessage(message.data.upper(), {{**message.attributes, "seen": "yes"}})

options = PipelineOptions(["--runner=BundleBasedDirectRunner", "--streaming"])
pipeline = beam.Pipeline(options=options)
(
    pipeline
    | ReadFromPubSub(subscription="{SUBSCRIPTION}", with_attributes=True)
    | beam.Map(answer)
    | WriteToPubSub("{DONE_TOPIC}", with_attributes=True)
)
pipeline.run().wait_until_finish()
"""


def test_beam_reads_and_writes_through_the_server(clients: Clients, monkeypatch: pytest.MonkeyPatch) -> None:
    clients.publisher.create_topic(name=DONE_TOPIC)
    clients.subscriber.create_subscription(name=DONE, topic=DONE_TOPIC)
    for number in range(20):
        clients.publisher.publish(TOPIC, b"job %d" % number, job_id=str(number))
    monkeypatch.setenv("GOOGLE_CLOUD_PROJECT", "testing")
    done: dict[bytes, dict[str, str]] = {}
    all_done = threading.Event()

    def note(message: Message) -> None:
        done[message.data] = dict(message.attributes)
        message.ack()
        if len(done) == 20:
            all_done.set()

    following = clients.subscriber.subscribe(DONE, note)
    pipeline = subprocess.Popen([sys.executable, "-c", PIPELINE], stderr=subprocess.PIPE, text=True)
    threading.Thread(target=lambda: (pipeline.wait(), all_done.set()), daemon=True).start()
    try:
        assert all_done.wait(60)
    finally:
        pipeline.kill()
        errors = pipeline.communicate()[1]
        following.cancel()
        following.result(timeout=10)
    assert len(done) == 20, errors
    assert done[b"JOB 7"] == {"job_id": "7", "seen": "yes"}
