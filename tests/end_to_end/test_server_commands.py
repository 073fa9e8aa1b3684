"""The commands that talk to a server, against the whole product on this machine."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli.local.runtime import LocalRuntime
from cli.main import app

pytestmark = pytest.mark.slow
SMALL = {"captions": "files", "outputs": {"height": 240, "fps": 24}}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with LocalRuntime(tmp_path_factory.mktemp("data"), port) as running:
        yield running.url


def aiprod(server: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--server", server])


def job_file(folder: Path, **payload: object) -> str:
    path = folder / "job.json"
    path.write_text(json.dumps({"payload": {**SMALL, **payload}}))
    return str(path)


def test_a_job_is_submitted_watched_listed_and_downloaded(server: str, tmp_path: Path) -> None:
    submitted = aiprod(server, "submit", "--job", job_file(tmp_path, script="The sea is calm."), "--watch", "--json")
    assert submitted.exit_code == 0, submitted.output
    job = json.loads(submitted.stdout)
    assert job["status"] == "completed"
    assert all(stage["done"] == stage["of"] for stage in job["progress"].values())
    status = aiprod(server, "status", job["job_id"])
    assert "completed" in status.stdout
    listed = aiprod(server, "list", "--status", "completed")
    assert job["job_id"] in listed.stdout
    assert "The sea is calm." in listed.stdout
    downloaded = aiprod(server, "download", job["job_id"], "-o", str(tmp_path / "out"), "--json")
    paths = json.loads(downloaded.stdout)
    assert set(paths) == {"video", "thumbnail", "manifest", "captions.srt", "captions.vtt", "captions.ass"}
    assert Path(paths["video"]).stat().st_size == job["outputs"]["size_bytes"]


def test_who_watches_a_job_that_fails_is_told_why(server: str, tmp_path: Path) -> None:
    answer = aiprod(server, "submit", "--job", job_file(tmp_path, script="Hello.", voice="nobody"), "--watch")
    assert answer.exit_code == 1
    assert "unknown_voice" in answer.stdout
    (row,) = json.loads(aiprod(server, "list", "--status", "failed", "--json").stdout)
    refused = aiprod(server, "download", row["job_id"])
    assert refused.exit_code == 1
    assert "aiprod status" in refused.stderr


def test_a_job_nobody_knows_is_said_so(server: str) -> None:
    answer = aiprod(server, "status", "00000000-0000-4000-8000-000000000000")
    assert answer.exit_code == 1
    assert "job_not_found" in answer.stderr
