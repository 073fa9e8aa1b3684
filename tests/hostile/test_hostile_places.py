"""A job can name the store's media folder, allowed buckets and public web addresses, and nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from aiprod.errors import InvalidInput
from aiprod.providers.media.fetch import MediaFetcher
from aiprod.storage.local import FolderStore
from tests.hostile.watching import openings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="openings are watched as Linux tells them")


def no_network(url: str, out: Path) -> None:
    raise AssertionError(f"{url} was asked for")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    (tmp_path / "store" / "media").mkdir(parents=True)
    (tmp_path / "store" / "jobs").mkdir()
    (tmp_path / "store" / "jobs" / "another.mp4").write_bytes(b"not yours")
    (tmp_path / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return FolderStore(tmp_path / "store")


def refusal_of(uri: str, store: FolderStore, scratch: Path) -> InvalidInput:
    scratch.mkdir()
    outside = [store.root / "jobs" / "another.mp4", store.root.parent / "outside.png"]
    with openings(*outside) as opened, pytest.raises(InvalidInput) as refusal:
        MediaFetcher(store, no_network)(uri, scratch)
    assert opened == []
    assert not [left for left in scratch.iterdir() if left.stat().st_size]
    return refusal.value


@pytest.mark.parametrize(
    "uri",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "media/../jobs/another.mp4",
        "media/../../outside.png",
        "media//etc/passwd",
        "media/.hidden",
        "media/",
        "media/line\nbreak.png",
        "media/nul\0.png",
        "jobs/another.mp4",
        "./media/a.png",
        "gs://somebody-else/a.png",
        "gs://../media/a.png",
        "http://example.org/a.png",
        "HTTPS://example.org/a.png",
        "ftp://example.org/a.png",
        "data:image/png;base64,AAAA",
        "concat:/etc/passwd|/etc/hosts",
        "subfile,,start,0,end,0,,:/etc/passwd",
        "pipe:0",
        "",
    ],
)
def test_other_places_are_forbidden(uri: str, store: FolderStore, tmp_path: Path) -> None:
    assert refusal_of(uri, store, tmp_path / "scratch").code == "media_forbidden"


def test_the_stores_own_address_reaches_only_its_media(store: FolderStore, tmp_path: Path) -> None:
    (store.root / "media" / "a.png").write_bytes(b"mine")
    scratch = tmp_path / "own"
    scratch.mkdir()
    assert MediaFetcher(store, no_network)(store.uri("media/a.png"), scratch).read_bytes() == b"mine"
    assert refusal_of(store.uri("jobs/another.mp4"), store, tmp_path / "scratch").code == "media_forbidden"


def test_a_link_out_of_the_store_is_not_followed(store: FolderStore, tmp_path: Path) -> None:
    (store.root / "media" / "link.png").symlink_to(tmp_path / "outside.png")
    (store.root / "media" / "folder").symlink_to(tmp_path)
    (store.root / "media" / "jobs").symlink_to(store.root / "jobs")
    alike = tmp_path / "elsewhere" / "media"
    (alike / "sub").mkdir(parents=True)
    (alike / "alike.png").write_bytes(b"not yours")
    (alike / "sub" / "photo.png").write_bytes(b"not yours")
    (store.root / "media" / "alike.png").symlink_to(alike / "alike.png")
    (store.root / "media" / "sub").symlink_to(alike / "sub")
    names = ("link.png", "folder/outside.png", "jobs/another.mp4", "alike.png", "sub/photo.png")
    for scratch, name in enumerate(names):
        assert refusal_of(f"media/{name}", store, tmp_path / str(scratch)).code == "media_forbidden"


def test_a_link_that_stays_among_the_media_and_a_store_behind_a_link_are_read(tmp_path: Path) -> None:
    media = tmp_path / "disk" / "media"
    media.mkdir(parents=True)
    (media / "a.png").write_bytes(b"mine")
    (media / "b.png").symlink_to("a.png")
    (tmp_path / "store").symlink_to(tmp_path / "disk")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert MediaFetcher(FolderStore(tmp_path / "store"), no_network)("media/b.png", scratch).read_bytes() == b"mine"


@pytest.mark.timeout(30)
def test_a_pipe_that_never_ends_and_a_device_are_no_files(store: FolderStore, tmp_path: Path) -> None:
    os.mkfifo(store.root / "media" / "pipe.mp4")
    (store.root / "media" / "zero.wav").symlink_to("/dev/zero")
    (store.root / "media" / "folder").mkdir()
    for scratch, name in enumerate(("pipe.mp4", "zero.wav", "folder", "nothing.png")):
        assert refusal_of(f"media/{name}", store, tmp_path / str(scratch)).code == "media_not_found"


def test_a_file_larger_than_allowed_is_not_copied(store: FolderStore, tmp_path: Path) -> None:
    with (store.root / "media" / "large.mp4").open("wb") as large:
        large.truncate(1 << 40)
    assert refusal_of("media/large.mp4", store, tmp_path / "scratch").code == "media_too_large"


def test_a_named_bucket_is_read_and_no_other(tmp_path: Path, store: FolderStore) -> None:
    bucket = FolderStore(tmp_path / "bucket")
    bucket.put("clips/a.mp4", b"theirs", "video/mp4")
    fetch = MediaFetcher(store, no_network, buckets=frozenset({"shared"}), open_bucket=lambda name: bucket)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert fetch("gs://shared/clips/a.mp4", scratch).read_bytes() == b"theirs"
    with pytest.raises(InvalidInput, match="media_forbidden"):
        fetch("gs://shared-not/clips/a.mp4", scratch)
    with pytest.raises(InvalidInput, match="media_forbidden"):
        fetch("gs://shared/../a.mp4", scratch)


class CopyingStore(FolderStore):
    """Gives copies, as a store that is not on this machine does."""

    def local_path(self, name: str, scratch: Path) -> Path:
        copy = scratch / "copy"
        copy.write_bytes(super().local_path(name, scratch).read_bytes())
        return copy


def test_a_copy_from_a_distant_store_is_not_copied_again(tmp_path: Path) -> None:
    bucket = CopyingStore(tmp_path / "bucket")
    bucket.put("media/a.mp4", b"film", "video/mp4")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    assert MediaFetcher(bucket, no_network)("media/a.mp4", scratch).read_bytes() == b"film"
    assert [left.name for left in scratch.iterdir()] == ["source"]
