"""``python -m benchmarks.workers [WORKLOAD ...]``: wall time against the number of workers, and one file from them all.

The simulated times are those of workers that share nothing: each piece is timed alone on this machine, in a process of
its own that has its modules loaded, the pieces are given one after the other to the first free worker, and the measured
join follows. The real ones are processes side by side here, which share its cores. Every real run takes its pieces in
another order and must give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import heapq
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.harness import write_evidence
from benchmarks.material import load
from benchmarks.workload import (
    FADES,
    LONG,
    W60,
    WORKLOADS,
    Workload,
    headers,
    join,
    make_assets,
    make_plan,
    render_piece,
    render_sound,
    segments_in,
)

COUNTS = (1, 2, 4, 8)
_MIX = "mix"
_DEADLINE_S = 1800.0


def schedule(seconds: Sequence[float], workers: int) -> float:
    """When the last of the tasks is done, each going in order to the worker that is free first."""
    free = [0.0] * workers
    for lasts in seconds:
        heapq.heapreplace(free, free[0] + lasts)
    return max(free)


def do(workload: Workload, assets: Path, out: Path, tasks: Sequence[str]) -> float:
    """Render some of a workload's pieces, by number, or its mix, into ``out``; the seconds that took."""
    plan, materials = make_plan(workload), load(assets)
    pieces = {str(header.piece.order): header for header in headers(plan)}
    began = time.monotonic()
    for task in tasks:
        if task == _MIX:
            render_sound(plan, materials, out)
        else:
            render_piece(pieces[task], materials, out)
    return time.monotonic() - began


def finish(workload: Workload, assets: Path, out: Path) -> tuple[str, float]:
    """Join what lies in ``out``; the file's SHA-256 and the seconds that joining took."""
    plan = make_plan(workload)
    began = time.monotonic()
    video = join(plan, segments_in(plan, out), out / "mix.m4a", load(assets), out)
    seconds = time.monotonic() - began
    return hashlib.sha256(video.read_bytes()).hexdigest(), seconds


def start(workload: Workload, assets: Path, out: Path, tasks: Sequence[str]) -> subprocess.Popen[str]:
    """``do`` in a process of its own, which prints its seconds."""
    command = [sys.executable, "-m", "benchmarks.workers", "--do", ",".join(tasks), workload.name]
    return subprocess.Popen([*command, str(assets), str(out)], stdout=subprocess.PIPE, text=True)


def seconds_of(process: subprocess.Popen[str]) -> float:
    """What a started process printed. Raises RuntimeError if it failed."""
    out, _ = process.communicate(timeout=_DEADLINE_S)
    if process.returncode:
        raise RuntimeError(f"a worker ended with code {process.returncode}")
    return float(out)


def together(workload: Workload, assets: Path, tasks: list[str], workers: int) -> tuple[str, float]:
    """Deal the tasks, shuffled, to so many processes; the joined file's SHA-256 and the wall seconds."""
    dealt = random.Random(workers).sample(tasks, len(tasks))
    with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as folder:
        began = time.monotonic()
        out = Path(folder)
        for process in [start(workload, assets, out, dealt[place::workers]) for place in range(workers)]:
            seconds_of(process)
        digest, _ = finish(workload, assets, out)
        return digest, time.monotonic() - began


def measure(workload: Workload, real: Sequence[int]) -> dict[str, Any]:
    """Everything about one workload, as it is stored: seconds by number of workers."""
    with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as folder:
        assets, alone = Path(folder) / "assets", Path(folder) / "alone"
        assets.mkdir()
        alone.mkdir()
        make_assets(workload, assets)
        tasks = [_MIX, *(str(header.piece.order) for header in headers(make_plan(workload)))]
        seconds = {task: seconds_of(start(workload, assets, alone, [task])) for task in tasks}
        digest, join_s = finish(workload, assets, alone)
        ran = {count: together(workload, assets, tasks, count) for count in real}
    return {
        "pieces": len(tasks) - 1,
        "mix_s": round(seconds[_MIX], 2),
        "join_s": round(join_s, 2),
        "simulated_s": {count: round(schedule(list(seconds.values()), count) + join_s, 2) for count in COUNTS},
        "real_s": {count: round(wall_s, 2) for count, (_, wall_s) in ran.items()},
        "sha256": sorted({digest, *(found for found, _ in ran.values())}),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--real", type=int, nargs="*", default=COUNTS, help="numbers of processes to run here")
    parser.add_argument("--do", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs="*", default=[W60.name, LONG.name, FADES.name], metavar="WORKLOAD")
    options = parser.parse_args()
    if options.do:
        name, assets, out = options.rest
        print(do(WORKLOADS[name], Path(assets), Path(out), options.do.split(",")))
        return
    for name in options.rest:
        found = measure(WORKLOADS[name], options.real)
        write_evidence("workers", name, found)
        print(name, json.dumps(found), flush=True)
        if len(found["sha256"]) > 1:
            raise SystemExit("the files differ")


if __name__ == "__main__":
    main()
