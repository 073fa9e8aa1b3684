"""A running API over fake neighbours, reached through a real socket."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from aiprod.outcome import JobEvent
from aiprod.storage.local import FolderStore
from submit_api.app import create_app
from submit_api.service import Neighbours
from submit_api.settings import Settings
from submit_api.store.database import Database
from tests.submit_api.fakes import FakeClock, FakePublisher, FakeSubscriber


@dataclass
class Api:
    """The client, and what stands around the API it talks to."""

    http: httpx.Client
    publisher: FakePublisher
    subscriber: FakeSubscriber
    clock: FakeClock
    store: FolderStore

    def submit(self, script: str = "The sea is calm.", **fields: Any) -> str:
        """Post a job; its id."""
        answer = self.http.post("/v1/jobs", content=json.dumps({"script": script, **fields}))
        assert answer.status_code == 202, answer.text
        job_id: str = answer.json()["job_id"]
        return job_id

    def job(self, job_id: str) -> dict[str, Any]:
        answer = self.http.get(f"/v1/jobs/{job_id}")
        assert answer.status_code == 200, answer.text
        fields: dict[str, Any] = answer.json()
        return fields

    def event(self, job_id: str, status: str, **fields: Any) -> JobEvent:
        return make_event(job_id, status, at=self.clock(), **fields)

    def say(self, job_id: str, status: str, **fields: Any) -> None:
        """The pipeline tells of a step; returns when the API has taken it in."""
        self.subscriber.say(self.event(job_id, status, **fields))


def make_event(job_id: object, status: str, **fields: Any) -> JobEvent:
    return JobEvent.model_validate({"job_id": job_id, "attempt": 0, "status": status, "stage": "plan", **fields})


def until(happens: Callable[[], bool]) -> None:
    """Wait until it does; fail the test if it does not within a minute."""
    for _ in range(1200):
        if happens():
            return
        time.sleep(0.05)
    pytest.fail("it did not happen")


@contextmanager
def running(
    settings: Settings, publisher: FakePublisher, subscriber: FakeSubscriber, clock: FakeClock
) -> Iterator[Api]:
    """The API from its start to its stop."""
    store = FolderStore(Path(settings.store))
    app = create_app(settings, lambda _: Neighbours(store, publisher, subscriber, clock))
    config = uvicorn.Config(
        app, port=0, log_config=None, access_log=False, ws="none", timeout_graceful_shutdown=1, lifespan="on"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.005)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as http:
            yield Api(http, publisher, subscriber, clock, store)
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{tmp_path}/jobs.db", store=str(tmp_path / "store"), project="test", heartbeat_s=0.2
    )


@pytest.fixture
def start(settings: Settings) -> Callable[..., Any]:
    """Starts the API, on the same database each time; keywords change its settings."""
    clock = FakeClock()

    def start(**changes: Any) -> Any:
        return running(settings.model_copy(update=changes), FakePublisher(), FakeSubscriber(), clock)

    return start


@pytest.fixture
def api(start: Callable[..., Any]) -> Iterator[Api]:
    with start() as api:
        yield api


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    """One API for the tests that do not care what else it holds."""
    place = tmp_path_factory.mktemp("shared")
    settings = Settings(database_url=f"sqlite:///{place}/jobs.db", store=str(place / "store"), project="test")
    with running(settings, FakePublisher(), FakeSubscriber(), FakeClock()) as api:
        yield api


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """The job store alone, with its tables."""
    database = Database(settings.database_url)
    database.migrate()
    yield database
    database.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()
