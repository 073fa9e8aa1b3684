"""``python -m benchmarks.run [--repeat N] [WORKLOAD ...]``: ours against x264 alone on the frames we made."""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from benchmarks import product, workload
from benchmarks.drift import offsets
from benchmarks.floor import encode_alone
from benchmarks.harness import Comparison, Cost, measure_module, write_evidence, write_result
from benchmarks.material import load
from benchmarks.workload import Workload


class Make(Protocol):
    def __call__(self, folder: Path) -> tuple[Path, Cost]:
        """Make the video in ``folder`` and say what it cost."""


class Subject(NamedTuple):
    """A video of ``frames`` frames, measured in ``repeats`` pairs."""

    frames: int
    repeats: int
    make: Make


def _from_assets(kind: Workload, step: str, folder: Path) -> tuple[Path, Cost]:
    if not (folder / "music.wav").exists():
        workload.make_assets(kind, folder)
    return folder / "video.mp4", measure_module("benchmarks.workload", step, kind.name, str(folder))


def _subject(kind: Workload, repeats: int, step: str = "render") -> Subject:
    return Subject(kind.frames, repeats, partial(_from_assets, kind, step))


def _note_drift(kind: Workload, folder: Path) -> None:
    """Where picture and sound of the last scene stand, into the evidence."""
    last = workload.make_plan(kind).scenes[-1]
    voice = load(folder)[f"narration/{last.index}"]
    start_s = workload.CANVAS.rate.seconds(last.start_frame)
    found = offsets(folder / "video.mp4", start_s, voice)
    write_evidence("drift", kind.name, {"at_s": start_s, **vars(found), "drift_ms": found.drift_ms})
    print(kind.name, "at", start_s, "s:", found, flush=True)


SUBJECTS = {
    "w5": _subject(workload.W5, 3),
    "w60": _subject(workload.W60, 3),
    "w60-gate": _subject(workload.W60, 1, "render-and-check"),
    "p60": _subject(workload.P60, 3),
    "w600": _subject(workload.W600, 1),
    "product60": Subject(product.FRAMES, 1, product.render),
}
"""All but product60, which begins at the script, render from assets on disk."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, help="pairs of each workload; by itself three, of the long ones one")
    parser.add_argument("workloads", nargs="*", default=list(SUBJECTS))
    options = parser.parse_args()
    for name in options.workloads:
        subject = SUBJECTS[name]
        repeats = options.repeat or subject.repeats
        pairs = []
        with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as folder:
            for turn in range(repeats):
                video, ours = subject.make(Path(folder))
                alone = encode_alone(video, subject.frames, Path(folder))
                pairs.append((ours, alone))
                print(f"{name} {turn + 1}/{repeats}: ours {ours}; x264 alone {alone}", flush=True)
            if name in ("w60", "w600"):
                _note_drift(workload.WORKLOADS[name], Path(folder))
        comparison = Comparison.of(pairs)
        write_result(name, comparison)
        print(name, comparison, flush=True)


if __name__ == "__main__":
    main()
