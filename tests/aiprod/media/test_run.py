from __future__ import annotations

import resource
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.media.limits import Limits
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


TINY_VIDEO = "-hide_banner -loglevel error -nostats -f rawvideo -pix_fmt gray -video_size 16x16 -framerate 30 -i pipe:0"


def test_frames_done_are_told_in_our_thread_as_they_rise_and_to_the_last() -> None:
    argv = [ffmpeg_exe(), *TINY_VIDEO.split(), *"-stats_period 0.01 -progress pipe:1 -f null -".split()]
    told: list[int] = []
    threads: set[threading.Thread] = set()

    def tell(frames: int) -> None:
        told.append(frames)
        threads.add(threading.current_thread())

    before = threading.active_count()
    feed(argv, (bytes(256) for _ in range(90)), deadline_s=60, on_frames=tell)
    assert told == sorted(set(told))
    assert told[-1] == 90
    assert threads == {threading.current_thread()}
    assert threading.active_count() == before


def test_progress_lines_without_an_end_are_bounded_and_nonsense_is_passed_over() -> None:
    lines = "frame=2\\nframe=x\\nfps=9\\nframe=  7\\n"
    code = f"import sys; sys.stdout.write('{lines}'); sys.stdout.write('frame=' + '9' * 10**6)"
    told: list[int] = []
    feed(python(code), iter(()), deadline_s=60, on_frames=told.append)
    assert told == [7]


def test_an_error_while_telling_progress_passes_through() -> None:
    def refuse(frames: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        feed(python("print('frame=1')"), iter(()), deadline_s=60, on_frames=refuse)


needs_limits = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the system cannot limit a process")


@needs_limits
@pytest.mark.parametrize(
    ("code", "limits", "expected"),
    [
        ("input(); bytearray(1 << 30)", Limits(memory_bytes=256 << 20), "memory_limit"),
        ("input()\nwhile True: pass", Limits(cpu_s=1), "cpu_limit"),
        ("input(); f = open({path!r}, 'wb')\nwhile f.write(bytes(9999)): pass", Limits(file_bytes=9999), "file_limit"),
    ],
    ids=["memory", "processor", "file"],
)
def test_a_program_that_wants_too_much_is_ended_and_says_why(
    tmp_path: Path, code: str, limits: Limits, expected: str
) -> None:
    code = code.format(path=str(tmp_path / "large"))
    with pytest.raises(PermanentError, match=expected):
        run(python(code), deadline_s=60, stdin=b"go\n", limits=limits)


@needs_limits
@pytest.mark.slow
@pytest.mark.parametrize("encoder", ["libx264 -preset superfast", "libx265 -preset ultrafast", "libsvtav1 -preset 12"])
def test_our_own_limits_leave_room_for_4k(encoder: str) -> None:
    source = "-hide_banner -loglevel error -f lavfi -i color=gray:s=3840x2160:r=30 -frames:v 3"
    argv = [ffmpeg_exe(), *source.split(), "-c:v", *encoder.split(), *"-progress pipe:1 -f null -".split()]
    told: list[int] = []
    feed(argv, iter(()), deadline_s=120, on_frames=told.append)
    assert told[-1] == 3


@needs_limits
def test_a_program_finds_its_limits_set_when_it_has_read_its_first_byte() -> None:
    code = (
        "import resource; input(); "
        "print([resource.getrlimit(k)[1] for k in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE)])"
    )
    shown = run(python(code), deadline_s=60, stdin=b"go\n", limits=Limits(open_files=50)).stdout
    assert shown.decode().strip() == "[50, 0]"


def test_output_without_an_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aiprod.media.run._STDOUT_BYTES", 1 << 20)
    with pytest.raises(PermanentError, match="output_limit"):
        run(python("while True: print('x' * 9999)"), deadline_s=60)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found in /proc")
def test_a_child_left_behind_ends_with_its_program() -> None:
    child = "import time; time.sleep(600)"
    code = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {child!r}]); print(p.pid)"
    left = int(run(python(code + "; sys.stdout.flush(); import os; os._exit(0)"), deadline_s=60).stdout)
    patience = iter(range(500))
    while _alive(left) and next(patience, None) is not None:
        time.sleep(0.01)
    assert not _alive(left)


def _alive(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
