"""The whole product on one machine: Pub/Sub, API and pipeline over one data folder, started, kept running, ended."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from aiprod.errors import PermanentError, TransientError
from cli.local.child import Child
from cli.local.environment import PROJECT, children_environment
from cli.local.folder import DataFolder, FolderLock
from cli.local.programs import Program, product_programs
from cli.local.topics import Topics, create_topics

_START_DEADLINE_S = 120.0
_POLL_S = 0.05
MakePrograms = Callable[[DataFolder, int, Topics], tuple[Program, ...]]


class LocalRuntime:
    """Everything runs from ``with`` to its end, on loopback only.

    data: the folder everything is kept in. port: the API's. pubsub_host: host:port of an emulator to use instead of the
    embedded Pub/Sub, whose own is here once everything runs.
    """

    def __init__(
        self, data: Path, port: int, pubsub_host: str | None = None, programs: MakePrograms = product_programs
    ) -> None:
        self.folder = DataFolder(data)
        self.url = f"http://127.0.0.1:{port}"
        self.pubsub_host = pubsub_host or ""
        self._port = port
        self._make_programs = programs
        self._children: list[Child] = []
        self._owned = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Returns when everything is ready.

        Raises PermanentError ``data_folder_busy``, ``data_folder``, ``port_in_use`` or ``program_failed``, and
        TransientError ``start_timeout`` or ``pubsub_unavailable``; nothing is left running then.
        """
        with contextlib.ExitStack() as owned:
            self._start(owned)
            self._owned = owned.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._owned.close()

    def wait(self) -> None:
        """Until Ctrl-C or SIGTERM, which arrive as KeyboardInterrupt."""
        threading.Event().wait()

    def _start(self, owned: contextlib.ExitStack) -> None:
        owned.enter_context(_sigterm_as_interrupt())
        self.folder.create()
        owned.enter_context(FolderLock(self.folder))
        self.folder.remove_leftovers()
        _check_port_free(self._port)
        self.pubsub_host = self.pubsub_host or self._start_pubsub(owned)
        topics = Topics(PROJECT)
        create_topics(self.pubsub_host, topics)
        environment = children_environment(os.environ, self.pubsub_host, self.folder.cloud)
        owned.callback(self._stop_children)
        for program in self._make_programs(self.folder, self._port, topics):
            child = Child(program, environment, self.folder.logs, self._tell_restart)
            self._children.append(child)
            child.start()
        self._wait_ready()

    def _start_pubsub(self, owned: contextlib.ExitStack) -> str:
        from cli.local.pubsub import PubSubServer

        return owned.enter_context(PubSubServer(self.folder.pubsub)).host

    def _wait_ready(self) -> None:
        end = time.monotonic() + _START_DEADLINE_S
        for child in self._children:
            while not child.ready.wait(_POLL_S):
                if child.program.ready_url is not None and _answers(child.program.ready_url):
                    child.note_ready()
                self._raise_failures()
                if time.monotonic() > end:
                    raise TransientError(
                        "start_timeout",
                        f"{child.program.name} was not ready within {_START_DEADLINE_S:g} s.",
                        remedy=f"Look at {self.folder.logs}.",
                    )

    def _raise_failures(self) -> None:
        for child in self._children:
            if child.failed.is_set():
                raise PermanentError(
                    "program_failed",
                    f"{child.program.name} did not start: {' | '.join(list(child.last_lines)[-4:])[-800:]}",
                    remedy=f"Look at {self.folder.logs / child.program.name}.log.",
                )

    def _tell_restart(self, restarted: Program) -> None:
        for child in self._children:
            if child.program.hears_restarts and child.program is not restarted:
                child.send_signal(signal.SIGHUP)

    def _stop_children(self) -> None:
        for child in self._children:
            child.ask_to_stop()
        for child in self._children:
            child.wait_stopped()


def _check_port_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise PermanentError(
                "port_in_use", f"port {port} is taken.", remedy="Free it or choose another with --port."
            ) from None


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2.0, trust_env=False).status_code == httpx.codes.OK
    except httpx.TransportError:
        return False


@contextlib.contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """SIGTERM unwinds like Ctrl-C; off the main thread Python handles no signals, and nothing changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
