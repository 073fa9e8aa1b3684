"""Commands without a server: what they print, and how they refuse."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from aiprod import __version__
from aiprod.metrics import insert_rows
from aiprod.outcome import AssetMetric
from aiprod.style import load_style
from cli.main import app


def aiprod(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (["-"], b"", "payload.script"),
        (["-"], b"   \n", "payload.script"),
        (["-"], b"a\x00b", "U+0000"),
        (["-"], b"\xff\xfe", "not UTF-8"),
        (["-"], b"a" * 1_000_000, "too_large"),
        (["-", "--style", "baroque"], b"Hello.", "payload.style"),
        (["-", "--duration", "-4"], b"Hello.", "payload.duration"),
        (["-", "--duration", "soon"], b"Hello.", "payload.duration"),
        (["-", "--aspect", "3:7"], b"Hello.", "payload.outputs.0.aspect"),
        (["-", "-o", "video.avi"], b"Hello.", "--out"),
        (["-", "-o", "/proc/nowhere/v.mp4"], b"Hello.", "--out"),
        (["no-such-file.txt"], None, "no-such-file.txt"),
        ([], None, "SCRIPT"),
    ],
)
def test_wrong_input_ends_with_code_2_and_one_clear_line(arguments: list[str], stdin: bytes | None, told: str) -> None:
    answer = aiprod("render", *arguments, stdin=stdin)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    (line,) = answer.stderr.splitlines()
    assert line.startswith("aiprod: ")
    assert told in line


def test_a_style_folder_without_its_font_is_refused_by_the_fonts_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = load_style("cinematic").model_copy(update={"fonts": {"body": "Nowhere.ttf"}})
    folder = tmp_path
    (folder / "cinematic").mkdir()
    fields = missing.model_dump(mode="json", exclude={"name", "digest"})
    (folder / "cinematic" / "style.json").write_text(json.dumps(fields))
    monkeypatch.setattr("cli.render.load_style", lambda name: load_style(name, folder))
    answer = aiprod("render", "-", stdin=b"Hello.")
    assert answer.exit_code == 2
    assert "Nowhere.ttf" in answer.stderr
    assert "[missing_font]" in answer.stderr


def test_an_unknown_field_of_a_job_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "job.json").write_text('{"payload": {"script": "a", "stile": "neon"}}')
    answer = aiprod("render", "--job", str(tmp_path / "job.json"))
    assert answer.exit_code == 2
    assert "payload.stile" in answer.stderr


def test_a_server_that_is_not_there_is_said_in_one_line() -> None:
    answer = aiprod("list", "--server", "http://127.0.0.1:9")
    assert answer.exit_code == 1
    assert "aiprod up" in answer.stderr


@pytest.mark.parametrize("command", ["styles", "voices", "sounds"])
def test_catalogues_print_tables_for_people_and_json_for_machines(command: str) -> None:
    rows = json.loads(aiprod(command, "--json").stdout)
    assert len(rows) > 3
    name = command.removesuffix("s")
    assert rows[0][name] in aiprod(command).stdout


def test_doctor_finds_this_machine_able() -> None:
    answer = aiprod("doctor", "--json")
    assert answer.exit_code == 0
    states = {row["check"]: row["state"] for row in json.loads(answer.stdout)}
    assert states["ffmpeg"] == states["skia"] == states["narration espeak"] == "ok"


def test_metrics_are_told_summed_and_by_a_query_of_ones_own(tmp_path: Path) -> None:
    row = {"job_id": "j", "attempt": 0, "provider": "synth", "seconds": 2.0, "cost_usd": 0.0, "size_bytes": 9}
    rows = [
        AssetMetric(**row, kind="music", key=key, cache_hit=hit, at="2026-01-01T00:00:00Z")  # type: ignore[arg-type]
        for key, hit in (("a", False), ("b", True))
    ]
    insert_rows(tmp_path / "metrics.db", "assets", rows)
    data = ["--data", str(tmp_path)]
    assert "50.0" in aiprod("metrics", *data).stdout
    assert json.loads(aiprod("metrics", *data, "--sql", "SELECT COUNT(*) AS n FROM assets", "--json").stdout) == [
        {"n": 2}
    ]
    assert len(json.loads(aiprod("metrics", "assets", *data, "--json").stdout)) == 2
    refused = aiprod("metrics", *data, "--sql", "DELETE FROM assets")
    assert refused.exit_code == 2
    assert "readonly" in refused.stderr


def test_help_is_quick_to_load() -> None:
    code = "import sys, cli.main; print('apache_beam' in sys.modules, 'skia' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert shown.stdout.split() == ["False", "False"]


def test_the_version_is_told() -> None:
    assert aiprod("--version").stdout.strip() == __version__
