"""The programs the runtime starts: how the API and the pipeline are called on one machine."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from cli.folders import VOICES
from cli.local.folder import DataFolder
from cli.local.topics import Topics


@dataclass(frozen=True)
class Program:
    """A program to keep running.

    It is ready when it prints a line that begins with ``ready_line``, or when ``ready_url`` answers 200.
    ``hears_restarts``: it gets SIGHUP whenever another program came back from a crash.
    """

    name: str
    argv: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    ready_line: str | None = None
    ready_url: str | None = None
    hears_restarts: bool = False


def product_programs(folder: DataFolder, port: int, topics: Topics) -> tuple[Program, ...]:
    """The API on ``port`` and the streaming pipeline.

    The local runner loses the jobs in its hands when it dies, so the API publishes every unfinished job again, at start
    and on SIGHUP.
    """
    api = Program(
        "api",
        (sys.executable, "-m", "submit_api", "--host", "127.0.0.1", "--port", str(port)),
        {
            "AIPROD_DATABASE_URL": f"sqlite:///{folder.jobs}",
            "AIPROD_STORE": str(folder.store),
            "AIPROD_PROJECT": topics.project,
            "AIPROD_JOBS_TOPIC": "jobs",
            "AIPROD_EVENTS_SUBSCRIPTION": "events-api",
            "AIPROD_REPUBLISH_ON_START": "1",
        },
        ready_url=f"http://127.0.0.1:{port}/ready",
        hears_restarts=True,
    )
    pipeline = Program(
        "pipeline",
        (
            sys.executable,
            "-m",
            "pipeline.main",
            "--runner=BundleBasedDirectRunner",
            "--streaming",
            f"--project={topics.project}",
            f"--jobs_subscription={topics.jobs_subscription}",
            f"--store={folder.store}",
            f"--scratch={folder.scratch}",
            f"--voices={folder.root / VOICES}",
            f"--events_topic={topics.events}",
            f"--dead_letter_topic={topics.dead_letters}",
            f"--metrics_file={folder.metrics}",
        ),
        ready_line="pipeline running",
    )
    return api, pipeline
