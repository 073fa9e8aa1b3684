"""One supervised program: started, logged, started again when it dies, and ended with all it started."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from logging.handlers import RotatingFileHandler
from pathlib import Path

from cli.local.programs import Program

GRACE_S = 8
_KILL_MARGIN_S = 4.0
_LOG_BYTES = 10_000_000
_LINE_CHARS = 64 * 1024
_HEALTHY_S = 60.0
_BACK_OFF_S = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_logger = logging.getLogger(__name__)


class Child:
    """``on_return`` is called, on the child's thread, each time the program is ready again after a crash.

    Before it was ready for the first time a crash is final: ``failed`` says so, and ``last_lines`` why.
    """

    def __init__(
        self, program: Program, environment: Mapping[str, str], logs: Path, on_return: Callable[[Program], None]
    ) -> None:
        self.program = program
        self.ready = threading.Event()
        self.failed = threading.Event()
        self.last_lines: deque[str] = deque(maxlen=30)
        self._environment = {**environment, **program.environment}
        self._log = RotatingFileHandler(logs / f"{program.name}.log", maxBytes=_LOG_BYTES, backupCount=1)
        self._on_return = on_return
        self._stopping = threading.Event()
        self._guard: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._keep_running, name=program.name)

    def start(self) -> None:
        self._thread.start()

    def send_signal(self, number: int) -> None:
        guard = self._guard
        if guard is not None:
            guard.send_signal(number)

    def ask_to_stop(self) -> None:
        self._stopping.set()
        guard = self._guard
        if guard is not None:
            guard.terminate()

    def wait_stopped(self) -> None:
        """After ``ask_to_stop``: returns when the program and everything it started have ended."""
        if self._thread.ident is not None:
            self._thread.join(GRACE_S + _KILL_MARGIN_S)
        if self._thread.is_alive() and self._guard is not None:
            self._guard.kill()
            self._thread.join()
        self._log.close()

    def _keep_running(self) -> None:
        crashes = 0
        while not self._stopping.is_set():
            began = time.monotonic()
            code = self._run_once()
            if self._stopping.is_set():
                return
            if not self.ready.is_set():
                self.failed.set()
                return
            _logger.warning("%s ended with code %s and is started again", self.program.name, code)
            crashes = 1 if time.monotonic() - began > _HEALTHY_S else crashes + 1
            self._stopping.wait(_BACK_OFF_S[min(crashes, len(_BACK_OFF_S)) - 1])

    def _run_once(self) -> int:
        """From start to exit. It runs on this thread alone, because the kernel ties the guard's life to the thread."""
        argv = [sys.executable, "-m", "cli.local.guard", str(os.getpid()), str(GRACE_S), *self.program.argv]
        with subprocess.Popen(  # noqa: S603
            argv,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        ) as guard:
            self._guard = guard
            if self._stopping.is_set():
                guard.terminate()
            assert guard.stdout is not None  # noqa: S101
            while line := guard.stdout.readline(_LINE_CHARS):
                self._note(line.rstrip("\n"))
            return guard.wait()

    def _note(self, line: str) -> None:
        self.last_lines.append(line)
        self._log.emit(logging.makeLogRecord({"msg": line}))
        if self.program.ready_line is not None and line.startswith(self.program.ready_line):
            self.note_ready()

    def note_ready(self) -> None:
        """The program works; said by its output, or by who asked its ``ready_url``."""
        if self.ready.is_set():
            self._on_return(self.program)
        self.ready.set()
