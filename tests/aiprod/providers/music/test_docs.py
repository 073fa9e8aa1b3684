"""docs/music.md names every mood and ensemble there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.providers.music.ensembles import ENSEMBLES
from aiprod.providers.music.moods import CHARACTERS

TEXT = (Path(__file__).parents[4] / "docs/music.md").read_text("utf-8")


def listed(heading: str) -> list[str]:
    section = TEXT.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def test_every_mood_is_listed_with_its_tempo() -> None:
    assert listed("Moods") == sorted(CHARACTERS)
    for mood, character in CHARACTERS.items():
        assert re.search(rf"`{mood}` \|.* {character.low_bpm}–{character.high_bpm} \|", TEXT)


def test_every_ensemble_is_listed() -> None:
    assert listed("Ensembles") == sorted(ENSEMBLES)
