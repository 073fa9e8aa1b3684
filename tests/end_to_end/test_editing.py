"""An edit renders again what it changed, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cli.main import app

TEXTS = ["The sea is calm.", "A boat sails home.", "The city sleeps.", "Snow falls on the forest."]


def rendered(folder: Path, texts: list[str], name: str) -> list[dict[str, Any]]:
    scenes = [{"text": text, "duration": 5, "transition": "crossfade"} for text in texts]
    job = {"scenes": scenes, "outputs": {"height": 240, "fps": 24}, "style": "minimal", "seed": 5}
    (folder / f"{name}.json").write_text(json.dumps(job))
    out = folder / f"{name}.mp4"
    command = ["render", "--job", str(folder / f"{name}.json"), "-o", str(out), "--data", str(folder / "data")]
    answer = CliRunner().invoke(app, command)
    assert answer.exit_code == 0, answer.output
    parts: list[dict[str, Any]] = json.loads((folder / f"{name}.manifest.json").read_text())["rendered"]
    return parts


def test_editing_one_scene_renders_its_pieces_its_borders_and_the_mix(tmp_path: Path) -> None:
    first = rendered(tmp_path, TEXTS, "first")
    assert not any(part["cache_hit"] for part in first)
    edited = [*TEXTS]
    edited[1] = "A train leaves the station."
    again = rendered(tmp_path, edited, "edited")
    made = [(part["step"], part["index"]) for part in again if not part["cache_hit"]]
    # Each scene is two pieces: its transition, then the rest of it.
    assert made == [("scene", 2), ("scene", 3), ("scene", 4), ("mix", 0)]
