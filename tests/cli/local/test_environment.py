from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli.local.environment import PROJECT, children_environment
from cli.local.folder import DataFolder
from cli.local.programs import product_programs
from cli.local.pubsub import PubSubServer
from cli.local.topics import Topics, create_topics

REACH_OUT = """
import google.auth, google.auth.exceptions, google.auth.transport.requests
from google.api_core.exceptions import RetryError, ServiceUnavailable
from google.cloud import bigquery, storage
credentials, project = google.auth.default()
try:
    credentials.with_scopes(["x"]).refresh(google.auth.transport.requests.Request())
except google.auth.exceptions.TransportError as error:
    print(project, "127.0.0.1" in str(error))
print(storage.Client()._connection.API_BASE_URL, bigquery.Client()._connection.API_BASE_URL)
"""


def test_google_clients_find_only_credentials_and_endpoints_that_lead_nowhere(tmp_path: Path) -> None:
    base = {
        "PATH": "/usr/bin",
        "HOME": str(tmp_path),
        "GOOGLE_APPLICATION_CREDENTIALS": "/home/me/real.json",
        "GOOGLE_CLOUD_PROJECT": "real-project",
        "CLOUDSDK_CORE_PROJECT": "real-project",
        "GCLOUD_PROJECT": "real-project",
        "ELEVENLABS_API_KEY": "kept",
    }
    environment = children_environment(base, "127.0.0.1:5", tmp_path)
    assert not any("real" in value for value in environment.values())
    assert environment["ELEVENLABS_API_KEY"] == "kept"
    assert environment["PUBSUB_EMULATOR_HOST"] == "127.0.0.1:5"
    said = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", REACH_OUT], env=environment, capture_output=True, text=True, timeout=60
    )
    assert said.stdout.splitlines() == [f"{PROJECT} True", "http://127.0.0.1:1 http://127.0.0.1:1"], said.stderr


def test_throwaway_credentials_are_made_once_and_for_the_owner_alone(tmp_path: Path) -> None:
    first = Path(children_environment({}, "x", tmp_path)["GOOGLE_APPLICATION_CREDENTIALS"])
    content = first.read_bytes()
    assert first.stat().st_mode & 0o077 == 0
    children_environment({}, "x", tmp_path)
    assert first.read_bytes() == content


def test_topics_are_made_once(tmp_path: Path) -> None:
    topics = Topics(PROJECT)
    with PubSubServer(tmp_path / "pubsub.db") as server:
        create_topics(server.host, topics)
        create_topics(server.host, topics)
    with PubSubServer(tmp_path / "pubsub.db") as server:
        create_topics(server.host, topics)


def test_the_products_programs_share_folder_and_topics(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    api, pipeline = product_programs(folder, 8080, Topics(PROJECT))
    assert api.argv[1:] == ("-m", "submit_api", "--host", "127.0.0.1", "--port", "8080")
    assert api.environment["AIPROD_STORE"] == str(tmp_path / "store")
    assert api.environment["AIPROD_DATABASE_URL"] == f"sqlite:///{tmp_path}/jobs.db"
    assert f"--store={tmp_path}/store" in pipeline.argv
    assert f"--jobs_subscription=projects/{PROJECT}/subscriptions/jobs" in pipeline.argv
