from __future__ import annotations

from pathlib import Path

import pytest

from aiprod.errors import InvalidInput, PermanentError, TransientError
from aiprod.storage import open_store
from aiprod.storage.gcs import GcsStore
from aiprod.storage.local import FolderStore


def test_the_object_itself_is_its_local_path(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    store.create("a/b.txt", b"x", "text/plain")
    assert store.local_path("a/b.txt", tmp_path / "scratch") == tmp_path / "store/a/b.txt"
    assert not (tmp_path / "scratch").exists()


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    store = FolderStore(tmp_path / "store")
    with pytest.raises(FileNotFoundError):
        store.create("a.txt", tmp_path / "no-such-source", "text/plain")
    with pytest.raises(PermanentError, match="bad_object_name"):
        store.create("a\0.txt", b"x", "text/plain")
    assert not store.exists("a.txt")
    assert [path for path in (tmp_path / "store").rglob("*") if path.is_file()] == []


def test_what_killed_writers_left_is_not_listed_and_can_be_removed(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.create("a.txt", b"x", "text/plain")
    left = tmp_path / ".partial" / "half"
    left.write_bytes(b"ha")
    assert store.list("") == ["a.txt"]
    store.remove_partials()
    assert not left.exists()
    assert store.read("a.txt") == b"x"


def test_an_object_cannot_be_a_folder_too(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.create("a", b"x", "text/plain")
    with pytest.raises(PermanentError, match="bad_object_name"):
        store.create("a/b", b"x", "text/plain")
    store.create("c/d", b"x", "text/plain")
    with pytest.raises(PermanentError, match="bad_object_name"):
        store.put("c", b"x", "text/plain")


def test_a_folder_that_fails_is_a_transient_failure(tmp_path: Path) -> None:
    (tmp_path / "store").symlink_to(tmp_path / "store")
    with pytest.raises(TransientError, match="store_unavailable"):
        FolderStore(tmp_path / "store").put("a", b"x", "text/plain")


def test_open_store_reads_the_location(tmp_path: Path) -> None:
    assert isinstance(open_store(str(tmp_path)), FolderStore)
    cloud = open_store("gs://bucket/some/prefix/")
    assert isinstance(cloud, GcsStore)
    assert cloud.uri("a") == "gs://bucket/some/prefix/a"
    assert open_store("gs://bucket").uri("a") == "gs://bucket/a"


@pytest.mark.parametrize("location", ["", "  ", "s3://bucket", "gs://", "http://x/y"])
def test_open_store_refuses_other_places(location: str) -> None:
    with pytest.raises(InvalidInput, match="bad_store"):
        open_store(location)
