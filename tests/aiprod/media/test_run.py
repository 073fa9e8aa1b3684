from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.run import feed, run

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
