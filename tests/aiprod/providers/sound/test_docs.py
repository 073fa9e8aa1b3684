"""docs/sounds.md names every sound there is, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from aiprod.providers.sound.catalogue import catalogue

TEXT = (Path(__file__).parents[4] / "docs/sounds.md").read_text("utf-8")


def test_every_sound_is_listed_by_name_and_title() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \|", TEXT, re.MULTILINE)
    assert sorted(rows) == [(info.name, info.title) for info in catalogue()]
