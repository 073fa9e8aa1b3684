"""What a started program may use, set by the kernel, and how it looks when a program meets such a limit."""

from __future__ import annotations

import math
import os
import resource
import signal
from dataclasses import dataclass

from aiprod.errors import PermanentError

GIB = 1 << 30
_GRACE_CPU_S = 5
"""Between the signal that asks a program to end and the one that ends it."""
_MEMORY_WORDS = ("Cannot allocate memory", "MemoryError", "bad_alloc", "malloc of size")
_CPU_WORDS = f"received signal {int(signal.SIGXCPU)}"
_FILE_WORDS = "File too large"


@dataclass(frozen=True)
class Limits:
    """Bounds on one process: address space, bytes of any one file it writes, open files, and CPU seconds.

    ``cpu_s`` None means every core for as long as the program's deadline, which only a program that outlives us meets.
    The defaults leave room for encoding 4K; foreign files are decoded under far smaller ones.
    """

    memory_bytes: int = 24 * GIB
    file_bytes: int = 64 * GIB
    open_files: int = 1024
    cpu_s: int | None = None

    def apply(self, process_id: int, deadline_s: float) -> None:
        """Set the limits on a running process of ours. Does nothing where the system cannot, or if it has ended."""
        if not hasattr(resource, "prlimit"):
            return
        cpu_s = self.cpu_s or math.ceil(deadline_s) * (os.cpu_count() or 1)
        wanted = {
            resource.RLIMIT_AS: (self.memory_bytes, self.memory_bytes),
            resource.RLIMIT_FSIZE: (self.file_bytes, self.file_bytes),
            resource.RLIMIT_NOFILE: (self.open_files, self.open_files),
            resource.RLIMIT_CPU: (cpu_s, cpu_s + _GRACE_CPU_S),
            resource.RLIMIT_CORE: (0, 0),
        }
        for kind, (soft, hard) in wanted.items():
            try:
                _, ceiling = resource.prlimit(process_id, kind)
                if ceiling != resource.RLIM_INFINITY:
                    soft, hard = min(soft, ceiling), min(hard, ceiling)
                resource.prlimit(process_id, kind, (soft, hard))
            except ProcessLookupError:
                return


def limit_met(name: str, returncode: int, stderr: str) -> PermanentError | None:
    """The error of a program that ended because of a limit: ``memory_limit``, ``cpu_limit`` or ``file_limit``."""
    if returncode == -signal.SIGXCPU or _CPU_WORDS in stderr:
        return PermanentError("cpu_limit", f"{name} used more processor time than it may.")
    if returncode == -signal.SIGXFSZ or _FILE_WORDS in stderr:
        return PermanentError("file_limit", f"{name} wrote a larger file than it may.")
    if returncode != 0 and any(words in stderr for words in _MEMORY_WORDS):
        return PermanentError("memory_limit", f"{name} asked for more memory than it may use.")
    return None
