"""``python -m benchmarks.run [--repeat N] [WORKLOAD ...]``: ours against x264 alone on the frames we made."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import product, w60
from benchmarks.floor import encode_alone
from benchmarks.harness import Comparison, Cost, measure_module, write_result


def _w60(folder: Path) -> tuple[Path, Cost]:
    if not (folder / "music.wav").exists():
        w60.make_assets(folder)
    cost = measure_module("benchmarks.w60", "render", str(folder))
    return folder / "video.mp4", cost


WORKLOADS: dict[str, tuple[int, Callable[[Path], tuple[Path, Cost]]]] = {
    "w60": (w60.SCENES * w60.SCENE_FRAMES, _w60),
    "product60": (product.FRAMES, product.render),
}
"""Frames and maker of each: w60 renders from assets on disk, product60 begins at the script."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("workloads", nargs="*", default=list(WORKLOADS))
    options = parser.parse_args()
    for name in options.workloads:
        frames, make = WORKLOADS[name]
        pairs = []
        with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as folder:
            for turn in range(options.repeat):
                video, ours = make(Path(folder))
                alone = encode_alone(video, frames, Path(folder))
                pairs.append((ours, alone))
                print(f"{name} {turn + 1}/{options.repeat}: ours {ours}, x264 alone {alone}", flush=True)
        comparison = Comparison.of(pairs)
        write_result(name, comparison)
        print(name, comparison)


if __name__ == "__main__":
    main()
