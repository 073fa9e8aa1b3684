"""Measure commands and write ratios: absolute seconds on a shared machine say little, ratios of neighbours do."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).with_name("results.json")
EVIDENCE = Path(__file__).with_name("evidence.json")
_SAMPLE_S = 0.1
_DEADLINE_S = 3600.0


@dataclass(frozen=True)
class Cost:
    """What a command took: wall and CPU seconds, its children's included, and their peak resident memory together."""

    wall_s: float
    cpu_s: float
    peak_mb: float

    def __add__(self, other: Cost) -> Cost:
        """The cost of doing one after the other."""
        return Cost(self.wall_s + other.wall_s, self.cpu_s + other.cpu_s, max(self.peak_mb, other.peak_mb))

    def times(self, factor: float) -> Cost:
        """The cost of doing it ``factor`` times, one after the other."""
        return Cost(self.wall_s * factor, self.cpu_s * factor, self.peak_mb)

    def __str__(self) -> str:
        return f"{self.wall_s:.1f} s, CPU {self.cpu_s:.1f} s, {self.peak_mb:.0f} MB"


@dataclass(frozen=True)
class Comparison:
    """Ours over the floor: medians of pairs that ran one right after the other."""

    wall_ratio: float
    cpu_ratio: float
    peak_mb: float

    @classmethod
    def of(cls, pairs: Sequence[tuple[Cost, Cost]]) -> Comparison:
        """``pairs`` are (ours, floor)."""
        return cls(
            wall_ratio=round(statistics.median(ours.wall_s / floor.wall_s for ours, floor in pairs), 2),
            cpu_ratio=round(statistics.median(ours.cpu_s / floor.cpu_s for ours, floor in pairs), 2),
            peak_mb=round(statistics.median(ours.peak_mb for ours, _ in pairs)),
        )


def measure(argv: Sequence[str]) -> Cost:
    """Run a command to its end. Raises RuntimeError for an exit code other than 0 or after an hour."""
    before = os.times()
    began = time.monotonic()
    process = subprocess.Popen(argv)
    peak_mb = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, done, peak_mb))
    watcher.start()
    try:
        code = process.wait(_DEADLINE_S)
    finally:
        done.set()
        watcher.join()
        if process.poll() is None:
            process.kill()
            process.wait()
    wall_s, after = time.monotonic() - began, os.times()
    if code != 0:
        raise RuntimeError(f"{argv[0]} ended with code {code}")
    cpu_s = (after.children_user + after.children_system) - (before.children_user + before.children_system)
    return Cost(wall_s, cpu_s, peak_mb[0])


def measure_module(module: str, *arguments: str) -> Cost:
    """Run ``python -m module arguments`` with this interpreter."""
    return measure([sys.executable, "-m", module, *arguments])


def write_result(workload: str, comparison: Comparison) -> None:
    """Put one workload's ratios into the results, keeping the others."""
    _update(RESULTS, lambda results: results | {workload: vars(comparison)})


def write_evidence(subject: str, name: str, found: object) -> None:
    """Put what else was measured, such as the quality of a workload, into the evidence, keeping the rest."""
    _update(EVIDENCE, lambda known: known | {subject: known.get(subject, {}) | {name: found}})


def _update(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    known = json.loads(path.read_text("utf-8")) if path.exists() else {}
    path.write_text(json.dumps(change(known), indent=2, sort_keys=True) + "\n", "utf-8")


def _watch(pid: int, done: threading.Event, peak_mb: list[float]) -> None:
    while not done.wait(_SAMPLE_S):
        peak_mb[0] = max(peak_mb[0], sum(map(_resident_mb, _family(pid))))


def _family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        for task in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            try:
                waiting.extend(map(int, task.read_text().split()))
            except OSError:
                continue
    return found


def _resident_mb(pid: int) -> float:
    """Pages in memory, without those mapped from files: they can be dropped at will."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("RssAnon")), 0.0)
