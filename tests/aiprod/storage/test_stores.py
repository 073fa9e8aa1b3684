"""What every object store promises, checked on a folder and on Cloud Storage's real client."""

from __future__ import annotations

import pickle
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aiprod.errors import PermanentError
from aiprod.storage.base import ObjectStore
from aiprod.storage.gcs import GcsStore
from aiprod.storage.local import FolderStore
from tests.fakes_gcs import fake_gcs

JSON = "application/json"


@pytest.fixture(params=["folder", "gcs", "gcs-prefix"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    if request.param == "folder":
        return FolderStore(tmp_path / "store")
    fake_gcs()
    return GcsStore(f"bucket-{uuid.uuid4().hex}", "some/prefix" if request.param == "gcs-prefix" else "")


def test_created_object_reads_back(store: ObjectStore) -> None:
    assert store.create("a/b.json", b"one", JSON)
    assert store.exists("a/b.json")
    assert store.read("a/b.json") == b"one"


def test_create_keeps_the_first_object(store: ObjectStore) -> None:
    store.create("a/b.json", b"one", JSON)
    assert not store.create("a/b.json", b"two", JSON)
    assert store.read("a/b.json") == b"one"


def test_put_replaces(store: ObjectStore) -> None:
    store.put("a/b.json", b"one", JSON)
    store.put("a/b.json", b"two", JSON)
    assert store.read("a/b.json") == b"two"


def test_an_objects_length_is_known_without_fetching_it(store: ObjectStore) -> None:
    store.put("a/b.json", b"three", JSON)
    assert store.size_bytes("a/b.json") == 5
    assert store.size_bytes("a/c.json") is None


@pytest.mark.parametrize("size", [0, 100, 9 << 20])
def test_files_are_stored_whole_and_kept(store: ObjectStore, tmp_path: Path, size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    source = tmp_path / "source.bin"
    source.write_bytes(content)
    assert store.create("media/x.mp4", source, "video/mp4")
    assert source.read_bytes() == content
    assert store.local_path("media/x.mp4", tmp_path / "scratch").read_bytes() == content


def test_one_of_many_concurrent_creates_wins(store: ObjectStore) -> None:
    bodies = [f"writer {number}".encode() for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(lambda body: store.create("race.json", body, JSON), bodies))
    assert won.count(True) == 1
    assert store.read("race.json") == bodies[won.index(True)]


def test_list_is_sorted_and_takes_any_prefix(store: ObjectStore) -> None:
    for name in ("b/2.json", "a/10.json", "a/1.json", "ab.json"):
        store.create(name, b"{}", JSON)
    assert store.list("") == ["a/1.json", "a/10.json", "ab.json", "b/2.json"]
    assert store.list("a/1") == ["a/1.json", "a/10.json"]
    assert store.list("a/") == ["a/1.json", "a/10.json"]
    assert store.list("nothing/") == []


def test_deleted_object_is_gone_and_deleting_twice_is_fine(store: ObjectStore) -> None:
    store.create("a.json", b"{}", JSON)
    store.delete("a.json")
    store.delete("a.json")
    assert not store.exists("a.json")
    assert store.create("a.json", b"again", JSON)


def test_reading_a_missing_object_says_so(store: ObjectStore, tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="object_missing"):
        store.read("no/such.json")
    with pytest.raises(PermanentError, match="object_missing"):
        store.local_path("no/such.json", tmp_path)
    assert not store.exists("no/such.json")


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/../b", "a//b", "", ".partial/x", "a\0b", "a/" + "x" * 300])
def test_names_that_leave_the_store_are_refused(store: ObjectStore, name: str) -> None:
    for act in (store.exists, store.read, store.delete, lambda n: store.create(n, b"", JSON), store.uri):
        with pytest.raises(PermanentError, match="bad_object_name"):
            act(name)


def test_a_store_travels_to_another_process(store: ObjectStore) -> None:
    store.create("a.json", b"one", JSON)
    assert pickle.loads(pickle.dumps(store)).read("a.json") == b"one"


def test_uri_names_the_object(store: ObjectStore) -> None:
    assert store.uri("a/b.json").endswith("/a/b.json")
    assert store.uri("a/b.json").startswith(("gs://", "file:///"))
