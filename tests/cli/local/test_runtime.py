from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from aiprod.errors import PermanentError, TransientError
from cli.local.folder import DataFolder
from cli.local.programs import Program
from cli.local.pubsub import PubSubServer
from cli.local.runtime import LocalRuntime, MakePrograms
from cli.local.topics import Topics
from tests.cli.local.conftest import is_alive, pids

NAMES = ("api", "pipeline", "encoder")
RUN = """
import pathlib, sys
from cli.local.runtime import LocalRuntime
from tests.cli.local.conftest import stand_ins
try:
    with LocalRuntime(pathlib.Path(sys.argv[1]), int(sys.argv[2]), None, stand_ins) as runtime:
        print("up", flush=True)
        runtime.wait()
except KeyboardInterrupt:
    print("stopped", flush=True)
"""


def wait_until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def every_pid(data: Path) -> list[int]:
    return [pid for name in NAMES for pid in pids(data, name)]


def test_everything_is_ready_inside_and_gone_after(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with LocalRuntime(tmp_path / "data", port, None, programs) as runtime:
        assert httpx.get(f"{runtime.url}/ready", trust_env=False).status_code == 200
        running = every_pid(tmp_path / "data")
        assert len(running) == 3
        assert all(is_alive(pid) for pid in running)
    assert not any(is_alive(pid) for pid in running)
    assert "pipeline running" in (tmp_path / "data/logs/pipeline.log").read_text()


def test_a_killed_pipeline_returns_and_the_api_hears_of_it(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with LocalRuntime(tmp_path, port, None, programs):
        os.kill(pids(tmp_path, "pipeline")[0], signal.SIGKILL)
        wait_until(lambda: len(pids(tmp_path, "hang-ups")) == 1)
        assert len(pids(tmp_path, "pipeline")) == 2
        assert not is_alive(pids(tmp_path, "encoder")[0])
        assert pids(tmp_path, "hang-ups") == pids(tmp_path, "api")


def test_a_killed_api_returns(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with LocalRuntime(tmp_path, port, None, programs) as runtime:
        os.kill(pids(tmp_path, "api")[0], signal.SIGKILL)
        wait_until(lambda: len(pids(tmp_path, "api")) == 2)
        wait_until(lambda: _answers(runtime.url))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_the_runtime_ends_no_process_stays(tmp_path: Path, port: int, number: signal.Signals) -> None:
    command = [sys.executable, "-c", RUN, str(tmp_path), str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[3]) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "up\n"
        running = every_pid(tmp_path)
        assert len(running) == 3
        process.send_signal(number)
        said = process.stdout.read()
        code = process.wait(timeout=20)
    wait_until(lambda: not any(is_alive(pid) for pid in running))
    assert (code, said) == ((-9, "") if number == signal.SIGKILL else (0, "stopped\n"))


def test_two_runtimes_do_not_share_a_folder(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with (
        LocalRuntime(tmp_path, port, None, programs),
        pytest.raises(PermanentError, match="data_folder_busy"),
        LocalRuntime(tmp_path, port, None, programs),
    ):
        pass
    with LocalRuntime(tmp_path, port, None, programs):
        pass


def test_a_taken_port_is_said_before_anything_starts(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with (
        LocalRuntime(tmp_path / "one", port, None, programs),
        pytest.raises(PermanentError, match="port_in_use"),
        LocalRuntime(tmp_path / "two", port, None, programs),
    ):
        pass
    assert every_pid(tmp_path / "two") == []


def test_a_program_that_does_not_start_ends_everything(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    def with_broken_pipeline(folder: DataFolder, port: int, topics: Topics) -> tuple[Program, ...]:
        api, _ = programs(folder, port, topics)
        broken = Program("pipeline", (sys.executable, "-c", "raise SystemExit('no style')"), ready_line="never")
        return api, broken

    with pytest.raises(PermanentError, match="pipeline did not start: no style"):
        LocalRuntime(tmp_path, port, None, with_broken_pipeline).__enter__()
    assert not any(is_alive(pid) for pid in every_pid(tmp_path))


def test_what_killed_programs_left_is_removed_at_start(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    folder = DataFolder(tmp_path)
    folder.create()
    (folder.scratch / "render").mkdir()
    (folder.scratch / "render/half.mp4").write_bytes(b"x")
    (folder.scratch / "half.wav").write_bytes(b"x")
    (folder.store / "kept.json").write_bytes(b"{}")
    with LocalRuntime(tmp_path, port, None, programs):
        assert list(folder.scratch.iterdir()) == []
        assert (folder.store / "kept.json").exists()


def test_an_external_pubsub_is_used_instead(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with PubSubServer(tmp_path / "other.db") as other, LocalRuntime(tmp_path / "data", port, other.host, programs):
        assert not (tmp_path / "data/pubsub.db").exists()


def test_an_external_pubsub_that_is_not_there_is_said(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    with pytest.raises(TransientError, match="pubsub_unavailable"):
        LocalRuntime(tmp_path, port, "127.0.0.1:1", programs).__enter__()


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path: Path, port: int, programs: MakePrograms) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PermanentError, match="data_folder"):
        LocalRuntime(tmp_path / "file" / "data", port, None, programs).__enter__()


def _answers(url: str) -> bool:
    try:
        return httpx.get(f"{url}/ready", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False
