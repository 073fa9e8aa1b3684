"""What the documentation shows is true: jobs parse, commands exist, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from aiprod.jobs import JobRequest
from cli.main import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def blocks(language: str, *pages: Path) -> list[tuple[str, str]]:
    return [
        (page.name, body)
        for page in pages
        for found, body in _BLOCK.findall(page.read_text("utf-8"))
        if found == language
    ]


@pytest.mark.parametrize(("page", "body"), blocks("json", ROOT / "README.md", ROOT / "docs" / "job.md"))
def test_every_job_shown_is_a_job(page: str, body: str) -> None:
    assert JobRequest.parse(body.encode()).payload


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.json")), ids=lambda path: path.name)
def test_every_example_is_a_job(path: Path) -> None:
    assert JobRequest.parse(path.read_bytes()).payload


def commands() -> list[str]:
    lines = [line for _, body in blocks("sh", *PAGES) for line in body.splitlines()]
    return sorted({line.split("#")[0].strip() for line in lines if "aiprod " in line.split("#")[0]})


@pytest.mark.parametrize("line", commands())
def test_every_command_shown_exists_with_its_options(line: str) -> None:
    words = shlex.split(line)
    words = words[next(index for index, word in enumerate(words) if word.endswith("aiprod")) + 1 :]
    command = typer.main.get_command(app)
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]  # type: ignore[attr-defined]
    assert not getattr(command, "commands", {}) or not words or words[0].startswith("-")
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-") and word != "-"} <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    missing = [link for link in _LINK.findall(page.read_text("utf-8")) if not (page.parent / link).exists()]
    assert missing == []
