from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from aiprod.assets import Asset
from aiprod.errors import AiprodError, PermanentError, ThrottledError, TransientError
from aiprod.keys import file_digest
from aiprod.making import LONGEST_WAIT_S, TRIES, DamagedObject, asset_key, fetch_all, make_asset, retrying
from aiprod.plan import SoundRequest
from aiprod.providers.base import Made
from aiprod.storage import layout
from aiprod.storage.local import FolderStore
from tests.fakes import ToyProvider

REQUEST = SoundRequest(provider="toy", name="waves", duration_s=1.0, seed=1)


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "store")


def record_name(provider: ToyProvider) -> str:
    return layout.asset_record("sound", asset_key(REQUEST, provider))


def two_assets(store: FolderStore, scratch: Path) -> list[Asset]:
    provider = ToyProvider("sound")
    requests = (REQUEST, REQUEST.model_copy(update={"seed": 2}))
    return [make_asset(request, provider, store, scratch) for request in requests]


def cut(store: FolderStore, asset: Asset) -> None:
    """Keep half of the media, as a full disk or a power cut may."""
    store.put(asset.name, store.read(asset.name)[: asset.size_bytes // 2], asset.media_type)


def test_an_asset_is_made_once_and_then_found(store: FolderStore, tmp_path: Path) -> None:
    provider = ToyProvider("sound")
    made = make_asset(REQUEST, provider, store, tmp_path)
    found = make_asset(REQUEST, provider, store, tmp_path)
    assert (made.cache_hit, found.cache_hit) == (False, True)
    assert found.model_copy(update={"cache_hit": False}) == made
    assert sum(provider.calls.values()) == 1
    assert store.read(made.name)


def test_another_version_of_the_provider_makes_another_asset(store: FolderStore, tmp_path: Path) -> None:
    old, new = ToyProvider("sound"), ToyProvider("sound")
    new.version = "2"
    assert make_asset(REQUEST, old, store, tmp_path).key != make_asset(REQUEST, new, store, tmp_path).key


def test_threads_that_ask_together_make_it_once(store: FolderStore, tmp_path: Path) -> None:
    provider = ToyProvider("sound")
    start = threading.Barrier(8)

    def ask(_: int) -> Asset:
        start.wait()
        return make_asset(REQUEST, provider, store, tmp_path)

    with ThreadPoolExecutor(8) as pool:
        assets = list(pool.map(ask, range(8)))
    assert sum(provider.calls.values()) == 1
    assert sorted(asset.cache_hit for asset in assets) == [False] + [True] * 7


def test_who_loses_the_race_takes_the_winners_asset(store: FolderStore, tmp_path: Path) -> None:
    winner = make_asset(REQUEST, ToyProvider("sound"), FolderStore(tmp_path / "other"), tmp_path)

    class Slow(ToyProvider):
        def make(self, request: Any, directory: Path) -> Made:
            made = super().make(request, directory)
            rival = winner.model_copy(update={"licence": "winner"})
            store.create(rival.name, b"media", rival.media_type)
            store.create(record_name(self), rival.model_dump_json().encode(), "application/json")
            return made

    asset = make_asset(REQUEST, Slow("sound"), store, tmp_path)
    assert asset.licence == "winner"
    assert not asset.cache_hit


@pytest.mark.parametrize("damage", ["media gone", "media cut", "record broken"])
def test_a_damaged_record_is_made_again(damage: str, store: FolderStore, tmp_path: Path) -> None:
    provider = ToyProvider("sound")
    first = make_asset(REQUEST, provider, store, tmp_path)
    if damage == "media gone":
        store.delete(first.name)
    elif damage == "media cut":
        cut(store, first)
    else:
        store.put(record_name(provider), b"{", "application/json")
    again = make_asset(REQUEST, provider, store, tmp_path)
    assert not again.cache_hit
    assert file_digest(store.local_path(again.name, tmp_path)) == again.digest
    assert make_asset(REQUEST, provider, store, tmp_path).cache_hit


def test_damaged_media_is_replaced_even_where_its_record_is_lost(store: FolderStore, tmp_path: Path) -> None:
    first = make_asset(REQUEST, ToyProvider("sound"), store, tmp_path)
    cut(store, first)
    store.delete(layout.asset_record("sound", first.key))
    again = make_asset(REQUEST, ToyProvider("sound"), store, tmp_path)
    assert fetch_all(store, [(record_name(ToyProvider("sound")), again)], tmp_path)


def test_whole_media_is_fetched_in_order(store: FolderStore, tmp_path: Path) -> None:
    kept = [(layout.asset_record("sound", asset.key), asset) for asset in two_assets(store, tmp_path)]
    assert [file_digest(path) for path in fetch_all(store, kept, tmp_path)] == [asset.digest for _, asset in kept]


def test_every_damaged_object_is_named_and_made_again_by_the_next_attempt(store: FolderStore, tmp_path: Path) -> None:
    first, second = two_assets(store, tmp_path)
    cut(store, first)
    store.put(second.name, b"?" * second.size_bytes, second.media_type)
    kept = [(layout.asset_record("sound", asset.key), asset) for asset in (first, second, first)]
    with pytest.raises(DamagedObject, match=f"{first.name}, {second.name}.*damaged_object"):
        fetch_all(store, kept, tmp_path)
    assert store.list("") == []
    again = two_assets(store, tmp_path)
    assert [asset.cache_hit for asset in again] == [False, False]
    assert fetch_all(store, [(record, asset) for (record, _), asset in zip(kept, again, strict=False)], tmp_path)


def test_a_failed_make_leaves_nothing(store: FolderStore, tmp_path: Path) -> None:
    provider = ToyProvider("sound")
    provider.errors = [PermanentError("toy", "Broken.")]
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with pytest.raises(PermanentError):
        make_asset(REQUEST, provider, store, scratch)
    assert store.list("") == []
    assert list(scratch.iterdir()) == []


def failing(*errors: Exception) -> tuple[Any, list[float]]:
    """A call that raises the errors in turn and then succeeds, and the list its waits go to."""
    left = list(errors)

    def call() -> str:
        if left:
            raise left.pop(0)
        return "done"

    return call, []


def test_transient_errors_are_tried_again_with_growing_waits() -> None:
    call, waits = failing(TransientError("down", "Down."), TransientError("down", "Down."))
    assert retrying(call, sleep=waits.append) == "done"
    assert len(waits) == 2
    assert waits[0] < waits[1]


def test_tries_are_bounded() -> None:
    call, waits = failing(*[TransientError("down", "Down.")] * TRIES)
    with pytest.raises(TransientError):
        retrying(call, sleep=waits.append)
    assert len(waits) == TRIES - 1


@pytest.mark.parametrize("error", [PermanentError("bad", "Bad."), DamagedObject("damaged_object", "Cut.")])
def test_what_the_same_call_cannot_mend_is_not_tried_again(error: AiprodError) -> None:
    call, waits = failing(error)
    with pytest.raises(type(error)):
        retrying(call, sleep=waits.append)
    assert waits == []


@pytest.mark.parametrize(("asked_s", "waited_s"), [(3.0, 3.0), (3600.0, LONGEST_WAIT_S)])
def test_a_throttling_provider_is_given_the_wait_it_asks_for_up_to_a_bound(asked_s: float, waited_s: float) -> None:
    call, waits = failing(ThrottledError("busy", "Busy.", retry_after_s=asked_s))
    retrying(call, sleep=waits.append)
    assert waits == [waited_s]
