from __future__ import annotations

import gc
import uuid
from pathlib import Path

import pytest

from aiprod.errors import PermanentError, TransientError
from aiprod.storage.gcs import GcsStore
from tests.fakes_gcs import BROKEN_BUCKET, FORBIDDEN_BUCKET, LYING_BUCKET, fake_gcs


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_server_that_stays_down_is_a_transient_failure() -> None:
    """Google's client leaves the streamed answers it retries unclosed; so they are collected here."""
    fake_gcs()
    store = GcsStore(BROKEN_BUCKET, deadline_s=0.2)
    with pytest.raises(TransientError, match="store_unavailable"):
        store.read("a")
    with pytest.raises(TransientError, match="store_unavailable"):
        store.create("a", b"x", "text/plain")
    gc.collect()


def test_a_refusal_is_a_permanent_failure() -> None:
    fake_gcs()
    store = GcsStore(FORBIDDEN_BUCKET)
    with pytest.raises(PermanentError, match="store_refused"):
        store.put("a", b"x", "text/plain")
    with pytest.raises(PermanentError, match="store_refused"):
        store.list("")


def test_bytes_that_do_not_match_their_checksum_are_not_handed_out(tmp_path: Path) -> None:
    fake_gcs()
    store = GcsStore(LYING_BUCKET, deadline_s=0.2)
    store.put("a", b"x", "text/plain")
    with pytest.raises(TransientError, match="store_unavailable"):
        store.local_path("a", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_large_files_go_up_in_pieces(tmp_path: Path) -> None:
    server = fake_gcs()
    before = server.resumable_uploads
    source = tmp_path / "large.bin"
    source.write_bytes(b"x" * (17 << 20))
    bucket = f"bucket-{uuid.uuid4().hex}"
    assert GcsStore(bucket).create("large.bin", source, "video/mp4")
    assert not GcsStore(bucket).create("large.bin", source, "video/mp4")
    assert server.resumable_uploads == before + 2
    stored = server.buckets[bucket]["large.bin"]
    assert (len(stored.content), stored.media_type) == (17 << 20, "video/mp4")
