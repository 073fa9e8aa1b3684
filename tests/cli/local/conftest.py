"""Stand-ins for the API and the pipeline: tiny scripts with the same manners."""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sys
from pathlib import Path

import pytest

from cli.local.folder import DataFolder
from cli.local.programs import Program
from cli.local.runtime import MakePrograms
from cli.local.topics import Topics

API = """
import http.server, os, signal, sys
folder, port = sys.argv[1], int(sys.argv[2])
def note(name):
    with open(f"{folder}/{name}", "a") as file:
        file.write(f"{os.getpid()}\\n")
signal.signal(signal.SIGHUP, lambda *_: note("hang-ups"))
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
note("api")
http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""
PIPELINE = """
import os, subprocess, sys, time
encoder = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
with open(f"{sys.argv[1]}/pipeline", "a") as file:
    file.write(f"{os.getpid()}\\n")
with open(f"{sys.argv[1]}/encoder", "a") as file:
    file.write(f"{encoder.pid}\\n")
print("pipeline running", flush=True)
time.sleep(600)
"""


def stand_ins(folder: DataFolder, port: int, topics: Topics) -> tuple[Program, ...]:
    del topics
    python, notes = sys.executable, str(folder.root)
    return (
        Program(
            "api",
            (python, "-c", API, notes, str(port)),
            ready_url=f"http://127.0.0.1:{port}/ready",
            hears_restarts=True,
        ),
        Program("pipeline", (python, "-c", PIPELINE, notes), ready_line="pipeline running"),
    )


def pids(data: Path, name: str) -> list[int]:
    """The process ids a stand-in noted, oldest first."""
    noted = data / name
    return [int(line) for line in noted.read_text().split()] if noted.exists() else []


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.fixture
def programs() -> MakePrograms:
    return stand_ins


@pytest.fixture
def port() -> int:
    """A free port below those the kernel hands out, which a neighbouring test could be given meanwhile."""
    while True:
        candidate = 20_000 + secrets.randbelow(10_000)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", candidate))
            return candidate
