"""The API as its own process, with Google's clients and a real Pub/Sub on loopback."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc
import httpx
import pytest
from google.pubsub_v1 import PublisherClient, SubscriberClient
from google.pubsub_v1.services.publisher.transports import PublisherGrpcTransport
from google.pubsub_v1.services.subscriber.transports import SubscriberGrpcTransport

from aiprod.jobs import Job
from cli.local.environment import PROJECT, children_environment
from cli.local.pubsub.server import PubSubServer
from cli.local.topics import Topics, create_topics
from submit_api.__main__ import main
from tests.submit_api.conftest import make_event, until

TOPICS = Topics(PROJECT)
PATIENCE_S = 90


class Process:
    """``python -m submit_api`` on a free port."""

    def __init__(self, place: Path, host: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = {
            **children_environment(os.environ, host, place),
            "AIPROD_DATABASE_URL": f"sqlite:///{place}/jobs.db",
            "AIPROD_STORE": str(place / "store"),
            "AIPROD_PROJECT": PROJECT,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "submit_api", "--port", str(port)],
            env=environment,
            cwd=Path(__file__).parents[2],
            stderr=subprocess.DEVNULL,
        )
        self.http = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=PATIENCE_S, trust_env=False)

    def is_ready(self) -> bool:
        assert self.process.poll() is None, "the API ended"
        try:
            return self.http.get("/ready").status_code == 200
        except httpx.TransportError:
            return False

    def end(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_S)


class Pipeline:
    """The other end of the topics."""

    def __init__(self, channel: grpc.Channel) -> None:
        self._publisher = PublisherClient(transport=PublisherGrpcTransport(channel=channel))
        self._subscriber = SubscriberClient(transport=SubscriberGrpcTransport(channel=channel))

    def take(self) -> Job:
        """The next job; acknowledged."""
        for _ in range(PATIENCE_S):
            answer = self._subscriber.pull(
                subscription=TOPICS.jobs_subscription, max_messages=1, timeout=PATIENCE_S, retry=None
            )
            for message in answer.received_messages:
                self._subscriber.acknowledge(subscription=TOPICS.jobs_subscription, ack_ids=[message.ack_id])
                return Job.from_message(message.message.data)
        pytest.fail("no job came")

    def tell(self, job: Job, status: str) -> None:
        event = make_event(job.job_id, status, attempt=job.retry_count, at=job.created_at)
        data = event.model_dump_json().encode()
        self._publisher.publish(topic=TOPICS.events, messages=[{"data": data}], timeout=PATIENCE_S, retry=None)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[str]:
    with PubSubServer(tmp_path / "pubsub.db") as server:
        create_topics(server.host, TOPICS)
        yield server.host


@pytest.fixture
def pipeline(host: str) -> Iterator[Pipeline]:
    with grpc.insecure_channel(host) as channel:
        yield Pipeline(channel)


@pytest.fixture
def start(tmp_path: Path, host: str) -> Iterator[Callable[[], Process]]:
    with contextlib.ExitStack() as stack:

        def start() -> Process:
            api = Process(tmp_path, host)
            stack.callback(api.http.close)
            stack.callback(api.process.wait)
            stack.callback(api.process.kill)
            until(api.is_ready)
            return api

        yield start


def test_a_job_goes_out_and_its_end_comes_back(start: Callable[[], Process], pipeline: Pipeline) -> None:
    api = start()
    job_id = api.http.post("/v1/jobs", content=b'{"script": "The sea."}').json()["job_id"]
    job = pipeline.take()
    assert str(job.job_id) == job_id
    api.process.send_signal(signal.SIGHUP)
    assert pipeline.take() == job
    with api.http.stream("GET", f"/v1/jobs/{job_id}/events") as answer:
        pipeline.tell(job, "started")
        pipeline.tell(job, "completed")
        kinds = [line for line in answer.iter_lines() if line.startswith("event:")]
    assert kinds[-1] == "event: completed"
    assert api.http.get(f"/v1/jobs/{job_id}").json()["status"] == "completed"
    assert api.end(signal.SIGTERM) == 0


def test_a_kill_loses_no_job_and_an_open_stream_does_not_hold_up_the_stop(
    start: Callable[[], Process], pipeline: Pipeline
) -> None:
    first = start()
    job_id = first.http.post("/v1/jobs", content=b'{"script": "The sea."}').json()["job_id"]
    first.end(signal.SIGKILL)
    second = start()
    assert str(pipeline.take().job_id) == job_id
    with second.http.stream("GET", f"/v1/jobs/{job_id}/events") as answer:
        assert answer.status_code == 200
        assert second.end(signal.SIGTERM) == 0


def test_missing_settings_are_named_and_end_with_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in os.environ if name.startswith("AIPROD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AIPROD_STALL_S", "-1")
    monkeypatch.setattr(sys, "argv", ["submit_api"])
    assert main() == 2
    told = {line.partition(":")[0] for line in capsys.readouterr().err.splitlines()}
    assert told == {"AIPROD_DATABASE_URL", "AIPROD_STORE", "AIPROD_PROJECT", "AIPROD_STALL_S"}
