"""VMAF of a file against the true frames: ``python -m benchmarks.quality DISTORTED REFERENCE``."""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from aiprod.media.probe import probe
from aiprod.media.run import ffmpeg_exe, run

_MODEL = "version=vmaf_v0.6.1"
_DEADLINE_S = 3600.0
_ALIKE = "settb=1/30,setpts=N,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
"""Frames meet by their number, so that a container's rounding of times cannot pair neighbours, and both are taken for
what our files are tagged as: between a tagged and an untagged file the filter graph would convert one."""


@dataclass(frozen=True)
class Vmaf:
    """Scores from 0 to 100 over ``frames`` frames; ``low`` is the 1st percentile, which a mean hides."""

    mean: float
    harmonic_mean: float
    low: float
    frames: int

    @classmethod
    def of(cls, scores: Sequence[float]) -> Vmaf:
        """Sum up one score a frame. The harmonic mean is libvmaf's: of scores + 1, so that a 0 can be counted."""
        return cls(
            mean=round(statistics.fmean(scores), 2),
            harmonic_mean=round(statistics.harmonic_mean([score + 1 for score in scores]) - 1, 2),
            low=round(sorted(scores)[len(scores) // 100], 2),
            frames=len(scores),
        )


def vmaf(distorted: Path, reference: Path, *, threads: int = 2) -> Vmaf:
    """Score one file against another of the same size, frame by frame, by vmaf_v0.6.1.

    Raises RuntimeError if one ends before the other; AiprodError if either cannot be decoded.
    """
    with tempfile.TemporaryDirectory(prefix="aiprod-vmaf-") as folder:
        names = [str(path.resolve()) for path in (distorted, reference)]
        graph = (
            f"[0:v]{_ALIKE}[d];[1:v]{_ALIKE}[r];"
            f"[d][r]libvmaf=model={_MODEL}:log_fmt=json:log_path=vmaf.json:n_threads={threads}[out]"
        )
        quiet = (ffmpeg_exe(), "-nostdin", "-loglevel", "error", "-xerror")
        argv = [*quiet, "-i", names[0], "-i", names[1], "-lavfi", graph, "-map", "[out]", "-f", "null", "-"]
        run(argv, deadline_s=_DEADLINE_S, cwd=Path(folder))
        log = json.loads((Path(folder) / "vmaf.json").read_text("utf-8"))
    lengths = {probe(path).frames for path in (distorted, reference)}
    if lengths != {len(log["frames"])}:
        raise RuntimeError(f"the files do not have the same number of frames: {sorted(lengths)}")
    return Vmaf.of([frame["metrics"]["vmaf"] for frame in log["frames"]])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("distorted", type=Path)
    parser.add_argument("reference", type=Path)
    options = parser.parse_args()
    print(vmaf(options.distorted, options.reference))


if __name__ == "__main__":
    main()
