"""The house rules, read from the code itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "aiprod": {"aiprod"},
    "transforms": {"transforms", "aiprod"},
    "pipeline": {"pipeline", "transforms", "aiprod"},
    "submit_api": {"submit_api", "aiprod"},
    "cli": {"cli", "pipeline", "submit_api", "transforms", "aiprod"},
}
LONGEST_FILE_LINES = 400
HEAVY = {
    "aiprod": ["apache_beam", "fastapi", "google.cloud.storage", "google.cloud.pubsub_v1", "google.cloud.bigquery"],
    "submit_api": ["apache_beam"],
}
SOURCES = [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]


def imports(path: Path) -> set[str]:
    """The top-level names of every absolute import in a file, wherever it stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def top(name: str) -> str:
    return name.split(".", 1)[0]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_only_go_down(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    used = {top(name) for name in imports(path)} & FLOORS.keys()
    assert used <= FLOORS[floor], f"{floor} must not import {used - FLOORS[floor]}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_idea(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE_LINES


def test_only_one_module_below_the_roof_starts_processes() -> None:
    starters = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] != "cli" and imports(path) & {"subprocess", "multiprocessing", "pty"}
    }
    assert starters == {"aiprod/media/run.py"}


def test_no_environment_is_read_below_the_roof() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.relative_to(ROOT).parts[0] in {"aiprod", "transforms"}
        and ("os.environ" in (text := path.read_text("utf-8")) or "getenv" in text)
    ]
    assert readers == []


@pytest.mark.parametrize("module", ["aiprod.jobs", "aiprod.planning", "aiprod.parts", "submit_api.app"])
def test_a_floor_does_not_drag_in_the_one_above(module: str) -> None:
    banned = HEAVY[top(module)]
    code = f"import sys, {module}; print([name for name in {banned!r} if name in sys.modules])"
    shown = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, cwd=ROOT
    )
    assert shown.stdout.strip() == "[]"


def test_there_is_no_circle_of_imports() -> None:
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in SOURCES
    }
    graph = {name: {used for used in module_level(path) if used in modules} for name, path in modules.items()}
    done: set[str] = set()

    def walk(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail[trail.index(name) :], name))
        if name not in done:
            for used in graph[name] - {name}:
                walk(used, (*trail, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def module_level(path: Path) -> set[str]:
    """What a file imports when it is itself imported."""
    names: set[str] = set()
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names
