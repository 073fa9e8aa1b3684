"""The whole product on one machine, hurt on purpose: no accepted job is lost."""

from __future__ import annotations

import json
import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from google.cloud import pubsub_v1

from cli.client import ApiClient
from cli.local.runtime import LocalRuntime

pytestmark = pytest.mark.slow
DEADLINE_S = 150.0
SMALL = {"captions": "off", "outputs": {"height": 240, "fps": 24}}


@pytest.fixture
def client(runtime: LocalRuntime) -> Iterator[ApiClient]:
    with ApiClient(runtime.url) as talking:
        yield talking


@pytest.fixture
def runtime(tmp_path: Path) -> Iterator[LocalRuntime]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with LocalRuntime(tmp_path / "data", port) as running:
        yield running


def post(client: ApiClient, script: str, **payload: Any) -> str:
    return str(client.submit(json.dumps({"payload": {"script": script, **SMALL, **payload}}).encode())["job_id"])


def wait_for(client: ApiClient, job_id: str, *states: str) -> dict[str, Any]:
    end = time.monotonic() + DEADLINE_S
    while time.monotonic() < end:
        job = client.job(job_id)
        if job["status"] in states:
            return job
        time.sleep(0.2)
    raise AssertionError(f"{job_id} is still {job['status']}")


def pipeline_pids() -> list[int]:
    pids = []
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            parent = int((entry / "stat").read_text().rsplit(") ", 1)[1].split()[1])
        except (OSError, IndexError, ValueError):
            continue
        if b"pipeline.main" in words and parent == os.getpid():
            pids.append(int(entry.name))
    return pids


def test_a_job_survives_the_pipelines_sudden_death(runtime: LocalRuntime, client: ApiClient) -> None:
    job_id = post(client, "The river runs to the sea. " * 6)
    wait_for(client, job_id, "processing", "completed")
    (pid,) = pipeline_pids()
    os.kill(pid, signal.SIGKILL)
    job = wait_for(client, job_id, "completed", "failed")
    assert job["status"] == "completed", job
    video = httpx.get(f"{runtime.url}/v1/jobs/{job_id}/files/video.mp4", timeout=10)
    assert video.status_code == httpx.codes.OK
    assert int(video.headers["content-length"]) == job["outputs"]["size_bytes"]


def test_bad_messages_become_dead_letters_and_the_next_job_works(
    runtime: LocalRuntime, client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBSUB_EMULATOR_HOST", runtime.pubsub_host)
    publisher = pubsub_v1.PublisherClient()
    topic = publisher.topic_path("aiprod-local", "jobs")
    for message in (b"not json", b"\xff\xfe", b'{"script": ""}', b'{"script": "a", "style": "baroque"}'):
        publisher.publish(topic, message).result(timeout=10)
    publisher.stop()
    job_id = post(client, "All is well.")
    assert wait_for(client, job_id, "completed", "failed")["status"] == "completed"
    letters = [json.loads(path.read_text("utf-8")) for path in runtime.folder.store.glob("dead-letters/*.json")]
    found = sorted((letter["failure"]["stage"], letter["failure"]["code"]) for letter in letters)
    assert found == [
        ("decode", "bad_encoding"),
        ("decode", "bad_json"),
        ("decode", "invalid_field"),
        ("plan", "unknown_style"),
    ]


def test_a_job_that_cannot_be_planned_fails_with_its_reason(client: ApiClient) -> None:
    job_id = post(client, "Far too many words for such a very short time. " * 3, duration=1)
    job = wait_for(client, job_id, "completed", "failed")
    assert job["failure"]["code"] == "duration_too_short"
    assert job["failure"]["field"] == "payload.duration"
