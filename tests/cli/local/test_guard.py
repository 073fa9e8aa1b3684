"""The guard's own manners, seen from outside: it is a process, so it is tested as one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from tests.cli.local.conftest import is_alive

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(600)
"""
ORPHAN = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
print(child.pid, flush=True)
"""


def guarded(script: str, grace_s: int = 8, parent: int | None = None) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "cli.local.guard", str(parent or os.getpid()), str(grace_s)]
    return subprocess.Popen([*command, sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("script", "code"), [("", 0), ("raise SystemExit(3)", 3), ("import os; os.kill(os.getpid(), 9)", 128 + 9)]
)
def test_it_ends_with_the_programs_code(script: str, code: int) -> None:
    with guarded(script) as guard:
        assert guard.wait(timeout=20) == code


def test_a_program_that_does_not_end_is_killed_after_the_grace() -> None:
    with guarded(STUBBORN, grace_s=1) as guard:
        assert guard.stdout is not None
        assert guard.stdout.readline() == "deaf\n"
        guard.terminate()
        assert guard.wait(timeout=20) == 128 + signal.SIGKILL


def test_what_the_program_leaves_behind_is_ended() -> None:
    with guarded(ORPHAN) as guard:
        assert guard.stdout is not None
        orphan = int(guard.stdout.readline())
        assert guard.wait(timeout=20) == 0
    assert not is_alive(orphan)


def test_a_guard_whose_parent_is_gone_starts_nothing() -> None:
    with guarded("print('started')", parent=2**31 - 1) as guard:
        assert guard.stdout is not None
        assert guard.stdout.read() == ""
        assert guard.wait(timeout=20) == 1
