from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from aiprod.errors import InvalidInput
from aiprod.storage.local import FolderStore
from cli.own_files import take_in


def taken(folder: Path, **payload: object) -> tuple[dict[str, object], FolderStore]:
    store = FolderStore(folder / "store")
    return json.loads(take_in(json.dumps(payload).encode(), folder, store)), store


def test_a_path_becomes_an_object_named_by_its_content(tmp_path: Path) -> None:
    (tmp_path / "Logo.PNG").write_bytes(b"picture")
    job, store = taken(tmp_path, brand={"logo": {"uri": "Logo.PNG"}, "fonts": {"title": "Logo.PNG"}})
    brand = job["brand"]
    assert isinstance(brand, dict)
    name = brand["logo"]["uri"]
    assert name == brand["fonts"]["title"]
    assert (name.startswith("media/"), name.endswith(".png")) == (True, True)
    assert store.read(name) == b"picture"


@pytest.mark.parametrize(
    "uri", ["https://example.com/a.png", "gs://bucket/a.png", "media/a.png", "ftp://example.com/a"]
)
def test_addresses_pass_as_they_are(tmp_path: Path, uri: str) -> None:
    assert taken(tmp_path, music={"uri": uri})[0] == {"music": {"uri": uri}}


def test_words_that_happen_to_be_paths_are_words(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("secret")
    assert taken(tmp_path, script="a.txt")[0] == {"script": "a.txt"}


@pytest.mark.parametrize("kind", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_named_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "thing.mp4"
    if kind == "folder":
        path.mkdir()
    if kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(InvalidInput) as caught:
        taken(tmp_path, scenes=[{"media": {"uri": "thing.mp4"}}])
    assert (caught.value.code, caught.value.field) == ("file_unreadable", "scenes.0.media.uri")


def test_what_is_no_json_is_left_to_the_check_that_says_so(tmp_path: Path) -> None:
    assert take_in(b"{", tmp_path, FolderStore(tmp_path)) == b"{"
