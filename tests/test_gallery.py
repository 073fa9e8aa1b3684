"""The gallery's page shows what its script makes, and no more than a reader should have to load."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from typing import Any

import cv2
import pytest

from aiprod.jobs import JobRequest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "gallery"
PICTURES: dict[str, Any] = {
    picture.name: picture for picture in runpy.run_path(str(ROOT / "scripts" / "gallery.py"))["PICTURES"]
}


def test_the_page_shows_every_picture_the_script_makes() -> None:
    shown = re.findall(r"\]\(gallery/([\w-]+)\.jpg\)", (ROOT / "docs" / "gallery.md").read_text("utf-8"))
    assert sorted(shown) == sorted(PICTURES)
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_every_job_of_a_picture_is_a_job_and_its_picture_is_one(name: str) -> None:
    for payload in PICTURES[name].jobs:
        given = json.dumps({"payload": payload}).replace('"uri": "', '"uri": "media/')
        assert JobRequest.parse(given.encode()).payload.outputs
    assert cv2.imread(str(FOLDER / f"{name}.jpg")) is not None


def test_the_gallery_is_light_enough_to_be_kept_and_loaded() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 4_000_000
