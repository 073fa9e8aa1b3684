"""What a process keeps between the pieces of a scene: pictures made ready to move, the most recent ones only."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


class Kept(Generic[T]):
    """Makes each thing once for all threads that want it at a time, and keeps up to ``limit_bytes`` of them.

    The newest is kept whatever its size. What raises is not kept: the next caller tries again.
    """

    def __init__(self, limit_bytes: int, size_of: Callable[[T], int]) -> None:
        self._limit, self._size_of = limit_bytes, size_of
        self._lock = threading.Lock()
        self._things: OrderedDict[Hashable, Future[T]] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            found = self._things.get(key)
            future: Future[T] = found or Future()
            self._things[key] = future
            self._things.move_to_end(key)
        if found is not None:
            return found.result()
        try:
            made = make()
        except BaseException as error:
            with self._lock:
                self._things.pop(key, None)
            future.set_exception(error)
            raise
        future.set_result(made)
        self._drop_oldest()
        return made

    def _drop_oldest(self) -> None:
        with self._lock:
            total = 0
            for key, future in reversed(list(self._things.items())):
                if future.done():
                    total += self._size_of(future.result())
                    if total > self._limit and key != next(reversed(self._things)):
                        del self._things[key]
