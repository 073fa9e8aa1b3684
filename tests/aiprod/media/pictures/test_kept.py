from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from aiprod.media.pictures.kept import Kept


def test_a_thing_is_made_once_for_all_who_want_it_at_a_time() -> None:
    kept: Kept[bytes] = Kept(100, len)
    made, begun, go = [], threading.Event(), threading.Event()

    def make() -> bytes:
        made.append(1)
        begun.set()
        go.wait(10)
        return b"x"

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(kept.get, "a", make)
        assert begun.wait(10)
        others = [pool.submit(kept.get, "a", make) for _ in range(2)]
        go.set()
        assert {first.result(10), *(other.result(10) for other in others)} == {b"x"}
    assert len(made) == 1


def test_the_oldest_go_when_there_are_too_many() -> None:
    kept: Kept[bytes] = Kept(25, len)
    made: list[str] = []

    def get(key: str, size: int = 10) -> None:
        def make() -> bytes:
            made.append(key)
            return bytes(size)

        kept.get(key, make)

    for key in ("a", "b", "a", "c", "a", "b"):
        get(key)
    assert made == ["a", "b", "c", "b"]
    get("huge", 1000)
    get("huge", 1000)
    assert made[-2:] == ["b", "huge"]


def test_what_fails_is_tried_again() -> None:
    kept: Kept[bytes] = Kept(100, len)

    def fail() -> bytes:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        kept.get("a", fail)
    assert kept.get("a", lambda: b"x") == b"x"
