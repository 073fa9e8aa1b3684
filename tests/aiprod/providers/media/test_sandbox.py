from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from aiprod.errors import InvalidInput, TransientError
from aiprod.media.limits import Limits
from aiprod.providers.media import sandbox
from aiprod.providers.media.sandbox import checked_in_sandbox, foreign_input, in_sandbox
from aiprod.providers.media.sniff import MP4


def python(code: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-c", code]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that runs already")
@pytest.mark.parametrize(
    "code",
    ["input(); bytearray(1 << 30)", "input(); open('large', 'wb').write(bytes(1 << 20))", "input()\nwhile True: pass"],
    ids=["memory", "file", "processor"],
)
def test_a_file_that_takes_too_much_is_too_large(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "_LIMITS", Limits(memory_bytes=256 << 20, file_bytes=1000))
    monkeypatch.setattr(sandbox, "_CPU_PER_DEADLINE_S", 1 / 30)
    with pytest.raises(InvalidInput, match="media_too_large"):
        in_sandbox(python(code), tmp_path, deadline_s=30, stdin=b"go\n")


def test_a_failed_program_is_told_by_its_last_words_without_places_in_memory(tmp_path: Path) -> None:
    code = "import sys; sys.exit('first\\n[mov,mp4 @ 0x55d0c1] [a @ 0x1] moov atom not found.')"
    with pytest.raises(InvalidInput) as refusal:
        in_sandbox(python(code), tmp_path, deadline_s=30)
    assert refusal.value.message == "it cannot be decoded: moov atom not found."
    assert refusal.value.code == "media_unreadable"


def test_a_slow_or_killed_program_is_not_the_files_fault(tmp_path: Path) -> None:
    with pytest.raises(TransientError, match="deadline_exceeded"):
        in_sandbox(python("import time; time.sleep(600)"), tmp_path, deadline_s=0.3)
    with pytest.raises(TransientError, match="program_killed"):
        in_sandbox(python("import os; os.kill(os.getpid(), 9)"), tmp_path, deadline_s=30)


def test_a_scripts_verdict_is_the_refusal(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("import json, sys; print(json.dumps(json.load(sys.stdin)))")
    checked_in_sandbox(script, {}, tmp_path, deadline_s=30)
    with pytest.raises(InvalidInput, match=r"it is odd\..*media_unreadable"):
        checked_in_sandbox(script, {"code": "media_unreadable", "message": "it is odd."}, tmp_path, deadline_s=30)


def test_the_input_names_one_demuxer_one_protocol_and_the_file_alone() -> None:
    argv = foreign_input(Path("/scratch/source"), MP4, "error", ["-ss", "1"])
    options = dict(pairwise(argv))
    assert options["-protocol_whitelist"] == "file"
    assert options["-f"] == options["-format_whitelist"] == "mov"
    assert {"-xerror", "-nostdin", "-codec_whitelist", "-max_pixels"} <= set(argv)
    assert argv[-4:] == ["-ss", "1", "-i", "file:source"]
    assert not [word for word in argv[1:] if "/scratch" in word]
