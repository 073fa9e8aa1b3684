from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.run import feed, ffmpeg_exe, run

READ_ALL = "import sys; n = len(sys.stdin.buffer.read()); open({path!r}, 'w').write(str(n))"


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", code]


def test_chunks_arrive_whole_and_in_order(tmp_path: Path) -> None:
    out = tmp_path / "n"
    feed(python(READ_ALL.format(path=str(out))), (bytes(100_000) for _ in range(50)), deadline_s=60)
    assert out.read_text() == "5000000"


def test_a_program_that_fails_is_reported_with_its_words() -> None:
    with pytest.raises(PermanentError, match=r"code 3: no such codec .*program_failed"):
        feed(python("import sys; sys.stderr.write('no such codec'); sys.exit(3)"), iter(()), deadline_s=60)


def test_a_program_that_stops_reading_is_judged_by_its_exit_code() -> None:
    with pytest.raises(PermanentError, match="program_failed"):
        feed(python("import sys; sys.exit(2)"), (bytes(1 << 20) for _ in range(50)), deadline_s=60)


def test_a_program_killed_from_outside_is_worth_another_try() -> None:
    killed = python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(TransientError, match=r"signal 9.*memory.*program_killed"):
        run(killed, deadline_s=60)
    with pytest.raises(TransientError, match="program_killed"):
        feed(killed, (bytes(1 << 20) for _ in range(50)), deadline_s=60)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_is_worth_another_try() -> None:
    argv = [ffmpeg_exe(), *"-y -loglevel error -f u8 -ar 8000 -ac 1 -i pipe:0 -f u8 /dev/full".split()]
    with pytest.raises(TransientError, match="disk_full"):
        run(argv, deadline_s=60, stdin=bytes(1 << 20))


def test_a_program_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIPROD_SECRET", "hush")
    shown = run(python("import os; print(sorted(os.environ))"), deadline_s=60).stdout
    assert shown.decode().strip() == "['LC_ALL', 'PATH']"


def test_a_bare_name_is_found_where_we_find_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "greet"
    program.write_text("#!/bin/sh\necho hello\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["greet"], deadline_s=60).stdout == b"hello\n"


def test_a_program_that_hangs_is_killed_at_the_deadline_with_its_children() -> None:
    hang = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
    with pytest.raises(TransientError, match="deadline_exceeded"):
        feed(python(hang + "time.sleep(600)"), (bytes(1 << 20) for _ in range(50)), deadline_s=0.5)


def test_an_error_while_making_chunks_passes_through_and_ends_the_program() -> None:
    def broken() -> Iterator[bytes]:
        yield b"x"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        feed(python("import sys; sys.stdin.buffer.read()"), broken(), deadline_s=60)


def test_much_stderr_does_not_block_the_program() -> None:
    code = "import sys\nsys.stderr.write('x' * 1_000_000)\nsys.stdin.buffer.read()"
    assert feed(python(code), iter([b"x"]), deadline_s=60).stderr.endswith("xxx")


def test_a_missing_program_is_named() -> None:
    with pytest.raises(PermanentError, match="program_missing"):
        feed(["/nowhere/ffmpeg"], iter(()), deadline_s=5)
    with pytest.raises(PermanentError, match="program_missing"):
        run(["/nowhere/ffmpeg"], deadline_s=5)


def test_run_returns_what_the_program_wrote_and_bounds_its_time() -> None:
    assert run(python("print(input()[::-1])"), deadline_s=60, stdin=b"abc\n").stdout == b"cba\n"
    with pytest.raises(TransientError, match="deadline_exceeded"):
        run(python("import time; time.sleep(600)"), deadline_s=0.3)
