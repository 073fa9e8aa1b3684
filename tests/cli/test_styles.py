"""A style of one's own: made, looked at, refused when it cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from typer.testing import CliRunner, Result

from aiprod.style import TEMPLATES, list_styles, load_style
from cli.main import app


def aiprod(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A templates folder of its own, with the style `minimal`."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "minimal").symlink_to(TEMPLATES / "minimal")
    monkeypatch.setattr("cli.styles.TEMPLATES", folder)
    monkeypatch.setattr("cli.styles.load_style", lambda name: load_style(name, folder))
    return folder


def test_a_new_style_is_a_folder_that_loads_at_once(templates: Path) -> None:
    answer = aiprod("styles", "new", "my-brand", "--from", "minimal")
    assert answer.exit_code == 0
    assert Path(answer.stdout.strip()) == templates / "my-brand" / "style.json"
    made = load_style("my-brand", templates)
    assert made.title == "My brand"
    assert made.painter == load_style("minimal").painter
    assert list_styles(templates) == ("minimal", "my-brand")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["My Brand"], "bad_name"),
        (["../up"], "bad_name"),
        (["minimal"], "name_taken"),
        (["other", "--from", "baroque"], "unknown_style"),
    ],
)
def test_a_name_that_cannot_be_is_refused_and_nothing_is_left(templates: Path, arguments: list[str], code: str) -> None:
    answer = aiprod("styles", "new", *arguments)
    assert answer.exit_code == 2
    assert f"[{code}]" in answer.stderr
    assert [path.name for path in templates.iterdir()] == ["minimal"]


def test_a_preview_shows_places_times_and_words(tmp_path: Path) -> None:
    out = tmp_path / "sheet.jpg"
    assert aiprod("styles", "preview", "minimal", "-o", str(out)).exit_code == 0
    sheet = cv2.imread(str(out))
    assert sheet is not None
    rows = np.array_split(sheet, 15)
    assert sheet.shape[1] == 5 * 384 + 4 * 4
    assert all(row[:, :384].std() > 3 for row in rows)


def test_a_preview_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    answer = aiprod("styles", "preview", "minimal", "-o", str(tmp_path / "no" / "sheet.jpg"))
    assert answer.exit_code == 2
    assert "[cannot_write]" in answer.stderr


def test_the_list_is_for_machines_too() -> None:
    assert {row["style"] for row in json.loads(aiprod("styles", "--json").stdout)} == set(list_styles())
