"""`aiprod voices`: a voice added by its name is listed, spoken with, and removed."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from aiprod.providers.base import ProviderSettings
from aiprod.providers.catalogue import installed_voices
from cli.main import app
from tests.aiprod.voices.server import serving
from tests.aiprod.voices.tiny import NAME, write_catalogue, write_voice


def aiprod(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["voices", *arguments])


def listed(data: Path) -> list[str]:
    return [row["voice"] for row in json.loads(aiprod("--json", "--data", str(data), "--language", "en").stdout)]


def test_a_voice_is_added_listed_first_and_removed(tmp_path: Path) -> None:
    write_catalogue(tmp_path / "web", write_voice(tmp_path / "made"))
    data = tmp_path / "data"
    with serving(tmp_path / "web") as server:
        answer = aiprod("add", NAME, "--catalogue", server.url, "--data", str(data))
    assert answer.exit_code == 0
    assert answer.stdout.strip() == NAME
    assert "MODEL_CARD" in answer.stderr
    assert listed(data)[0] == NAME
    assert installed_voices(ProviderSettings(voices=str(data / "voices")))[0].provider == "piper"
    assert aiprod("remove", NAME, "--data", str(data)).exit_code == 0
    assert NAME not in listed(data)


def test_a_voice_is_added_by_its_path(tmp_path: Path) -> None:
    model = write_voice(tmp_path / "made")
    assert aiprod("add", str(model), "--data", str(tmp_path / "data")).exit_code == 0
    assert listed(tmp_path / "data")[0] == NAME


def test_a_file_that_is_no_voice_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.onnx").write_bytes(b"")
    answer = aiprod("add", str(tmp_path / "a.onnx"), "--data", str(tmp_path / "data"))
    assert answer.exit_code == 2
    (line,) = answer.stderr.splitlines()
    assert "[broken_voice]" in line
