"""``python -m benchmarks.report``: the stored figures as the tables of docs/performance.md."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.harness import EVIDENCE, RESULTS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
_PLACE = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

Stored = Mapping[str, Any]


def fill(page: str, results: Stored, evidence: Stored) -> str:
    """The page with each of its marked places holding the table of that name; what was not measured has no rows."""

    def table(place: re.Match[str]) -> str:
        lines = TABLES[place[2]](results if place[2] == "ratios" else evidence.get(place[2], {}))
        return place[1] + "".join(f"{line}\n" for line in lines) + place[3]

    return _PLACE.sub(table, page)


def _ratios(found: Stored) -> list[str]:
    rows = [(name, row["wall_ratio"], row["cpu_ratio"], row["peak_mb"]) for name, row in found.items()]
    return _table(("workload", "wall", "CPU", "peak, MB"), rows)


def _quality(found: Stored) -> list[str]:
    rows = [
        (name, side, score["mean"], score["harmonic_mean"], score["low"], score["kbps"])
        for name, sides in found.items()
        for side, score in sides.items()
    ]
    return _table(("workload", "file", "VMAF, mean", "harmonic mean", "1st percentile", "kb/s"), rows)


def _workers(found: Stored) -> list[str]:
    rows = [
        (name, row["pieces"], how, *(_share(row[f"{how}_s"], count) for count in ("1", "2", "4", "8")))
        for name, row in found.items()
        for how in ("simulated", "real")
    ]
    return _table(("workload", "pieces", "", "1 worker", "2", "4", "8"), rows)


def _share(seconds: Mapping[str, float], count: str) -> str:
    return f"{seconds[count] / seconds['1']:.2f}" if count in seconds else ""


def _drift(found: Stored) -> list[str]:
    rows = [(name, row["at_s"], row["picture_ms"], row["sound_ms"]) for name, row in found.items()]
    return _table(("workload", "at, s", "picture late by, ms", "voice late by, ms"), rows)


def _edit(found: Stored) -> list[str]:
    rows = [(name, ", ".join(row["made_again"]), row["wall_ratio"], row["cpu_ratio"]) for name, row in found.items()]
    return _table(("edit", "made again", "wall", "CPU"), rows)


def _rivals(found: Stored) -> list[str]:
    rows = [(name, row["wall_ratio"], row["cpu_ratio"], row["peak_mb"]) for name, row in found.items()]
    return _table(("rival", "wall", "CPU", "its peak, MB"), rows)


TABLES: Mapping[str, Callable[[Stored], list[str]]] = {
    "ratios": _ratios,
    "quality": _quality,
    "workers": _workers,
    "drift": _drift,
    "edit": _edit,
    "rivals": _rivals,
}


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(map(str, line)) + " |" for line in lines]


def main() -> None:
    results, evidence = (json.loads(path.read_text("utf-8")) if path.exists() else {} for path in (RESULTS, EVIDENCE))
    PAGE.write_text(fill(PAGE.read_text("utf-8"), results, evidence), "utf-8")


if __name__ == "__main__":
    main()
