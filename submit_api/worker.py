"""A thread that repeats one step: the shape of everything the API does beside answering requests."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)
_FIRST_PAUSE_S = 0.5
_LONGEST_PAUSE_S = 30.0


class Worker:
    """Calls ``step`` until stopped. A step returns the seconds until the next one; ``wake`` cuts that wait short.

    A step that raises is logged and tried again after a pause that doubles up to 30 s; ``problem`` tells of it
    meanwhile.
    """

    def __init__(self, name: str, step: Callable[[], float]) -> None:
        self._step = step
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._wake = threading.Event()
        self._stopping = False
        self._problem: str | None = None

    @property
    def problem(self) -> str | None:
        """Why the worker does not work, or None."""
        if not self._thread.is_alive():
            return "it does not run"
        return self._problem

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        """Ask the worker to end after its current step."""
        self._stopping = True
        self._wake.set()

    def join(self, timeout_s: float) -> None:
        self._thread.join(timeout_s)

    def _run(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._stopping:
            self._wake.clear()
            try:
                wait_s = self._step()
                self._problem = None
                pause_s = _FIRST_PAUSE_S
            except Exception as error:  # noqa: BLE001 - the thread must outlive whatever its neighbours do
                if self._stopping:
                    return
                _LOG.warning("%s: %s: %s", self._thread.name, type(error).__name__, error)
                self._problem = f"{type(error).__name__}: {error}"[:300]
                wait_s = pause_s
                pause_s = min(pause_s * 2, _LONGEST_PAUSE_S)
            if not self._stopping:
                self._wake.wait(wait_s)
