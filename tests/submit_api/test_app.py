"""The application as a whole: its error answers and its headers."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from aiprod.errors import PermanentError, ThrottledError
from submit_api.problems import install
from submit_api.settings import Settings
from submit_api.shield import Shield
from submit_api.store.database import Database
from submit_api.store.tables import Base
from tests.submit_api.conftest import Api


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "not_found"), ("DELETE", "/v1/jobs", 405, "method_not_allowed")],
)
def test_the_frameworks_refusals_are_problems_too(shared: Api, method: str, path: str, status: int, code: str) -> None:
    answer = shared.http.request(method, path)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    if status == 405:
        assert set(answer.headers["Allow"].split(", ")) & {"GET", "POST"}


@pytest.mark.parametrize("path", ["/health", "/ready", "/v1/jobs", "/nowhere", "/openapi.json", "/docs"])
def test_every_answer_has_the_security_headers(shared: Api, path: str) -> None:
    headers = shared.http.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"


def answer_of(error: Exception) -> httpx.Response:
    """What a client gets from a route that raises."""
    from fastapi import FastAPI

    app = FastAPI()
    app.add_middleware(Shield)
    install(app)

    @app.get("/")
    def fail() -> None:
        raise error

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as http:
            return await http.get("/")

    return asyncio.run(get())


def test_a_crash_is_a_problem_that_tells_nothing_but_its_name_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    answer = answer_of(RuntimeError("the password is swordfish"))
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (500, "internal_error")
    assert "swordfish" not in answer.text
    assert problem["instance"] in caplog.text
    assert "swordfish" in caplog.text
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_broken_installation_is_the_servers_fault() -> None:
    answer = answer_of(PermanentError("broken_style", "style 'x' is broken."))
    assert (answer.status_code, answer.json()["code"]) == (500, "broken_style")


def test_a_throttled_answer_passes_on_when_to_come_back() -> None:
    answer = answer_of(ThrottledError("slow_down", "too fast.", retry_after_s=7.4))
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")


def test_the_migrations_make_the_tables_the_code_expects(database: Database, settings: Settings) -> None:
    engine = create_engine(settings.database_url)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    engine.dispose()


def test_processes_that_start_together_migrate_once(tmp_path: Path) -> None:
    def migrate(_: int) -> Any:
        database = Database(f"sqlite:///{tmp_path}/jobs.db")
        database.migrate()
        database.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, range(4)))
