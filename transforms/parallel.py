"""Slow work inside one bundle, side by side: each process has one bounded pool a kind of work."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Literal

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput
from apache_beam.transforms.window import GlobalWindow
from apache_beam.utils.timestamp import Timestamp
from apache_beam.utils.windowed_value import WindowedValue

from transforms.services import Services, ServicesFactory

Work = Callable[[Any, Services], Iterable[Any]]
"""A plain importable function: one element in, outputs (tagged or not) out; failures are outputs, it never raises."""

PoolName = Literal["plan", "narration", "music", "sound", "visuals", "media", "mix", "render", "assemble"]
CORES = os.cpu_count() or 1
THREADS: dict[PoolName, int] = {
    "plan": 4,
    "narration": 4,
    "music": 2,
    "sound": 4,
    "visuals": CORES + 1,
    "media": 4,
    "mix": 1,
    "render": CORES,
    "assemble": 2,
}
MOST_PENDING = 512
"""Elements a bundle may hold before it waits for its oldest."""

_guard = threading.Lock()
_pools: dict[PoolName, ThreadPoolExecutor] = {}


def pool(name: PoolName) -> ThreadPoolExecutor:
    """The process's pool of that name, made at first use: DoFns are pickled and rebuilt, the module stays."""
    with _guard:
        if name not in _pools:
            _pools[name] = ThreadPoolExecutor(THREADS[name], thread_name_prefix=f"aiprod-{name}")
        return _pools[name]


class Parallel(beam.DoFn):
    """Runs ``work`` on every element of a bundle in a pool, named or chosen by element, and emits in input order.

    A bundle is committed only when all its work is done, so a lost worker repeats it. Elements are in the global
    window.
    """

    def __init__(self, name: PoolName | Callable[[Any], PoolName], services: ServicesFactory, work: Work) -> None:
        self._name = name
        self._services = services
        self._work = work

    def start_bundle(self) -> None:
        self._pending: deque[tuple[Future[list[Any]], Timestamp]] = deque()

    def process(self, element: Any, timestamp: Timestamp = beam.DoFn.TimestampParam) -> Iterator[Any]:
        if len(self._pending) >= MOST_PENDING:
            yield from self._pending.popleft()[0].result()
        name = self._name(element) if callable(self._name) else self._name
        self._pending.append((pool(name).submit(self._do, element), timestamp))

    def finish_bundle(self) -> Iterator[Any]:
        while self._pending:
            future, timestamp = self._pending.popleft()
            for output in future.result():
                yield _in_global_window(output, timestamp)

    def _do(self, element: Any) -> list[Any]:
        return list(self._work(element, self._services()))


def _in_global_window(output: Any, timestamp: Timestamp) -> Any:
    if isinstance(output, TaggedOutput):
        return TaggedOutput(output.tag, WindowedValue(output.value, timestamp, (GlobalWindow(),)))
    return WindowedValue(output, timestamp, (GlobalWindow(),))
