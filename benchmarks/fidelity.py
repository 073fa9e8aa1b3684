"""``python -m benchmarks.fidelity [WORKLOAD ...]``: VMAF and size of our file and of the floor's, side by side.

Both are scored against the true frames: what the renderer composed, before any encoder, kept losslessly.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from aiprod.media.render import piece_frames
from aiprod.media.run import feed, ffmpeg_exe, run
from benchmarks.floor import X264
from benchmarks.harness import measure_module, write_evidence
from benchmarks.material import Material, load
from benchmarks.quality import vmaf
from benchmarks.workload import CANVAS, WORKLOADS, Workload, headers, make_assets, make_plan, parts_of

_DEADLINE_S = 3600.0
_QUIET = ("-y", "-nostdin", "-loglevel", "error")
_LOSSLESS = ("-c:v", "libx264", "-preset", "ultrafast", "-qp", "0")


def keep_truth(workload: Workload, folder: Path) -> Path:
    """Every frame of the workload as it was composed, without loss."""
    out = folder / "truth.mp4"
    size = f"{CANVAS.width_px}x{CANVAS.height_px}"
    raw = ("-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", size, "-r", str(CANVAS.rate), "-i", "pipe:0")
    frames = _frames(workload, load(folder))
    feed([ffmpeg_exe(), *_QUIET, *raw, *_LOSSLESS, str(out)], frames, deadline_s=_DEADLINE_S)
    return out


def compare(workload: Workload, folder: Path) -> dict[str, dict[str, float]]:
    """Scores and bit rate in kb/s of ``ours`` and of the ``floor``: x264 veryfast crf 20 on the true frames."""
    measure_module("benchmarks.workload", "render", workload.name, str(folder))
    truth, floor, ours = keep_truth(workload, folder), folder / "floor.mp4", folder / "ours.mp4"
    run([ffmpeg_exe(), *_QUIET, "-i", str(truth), *X264, str(floor)], deadline_s=_DEADLINE_S)
    picture = ("-i", str(folder / "video.mp4"), "-map", "0:v", "-c", "copy")
    run([ffmpeg_exe(), *_QUIET, *picture, str(ours)], deadline_s=60)
    seconds = CANVAS.rate.seconds(workload.frames)
    return {
        name: {**vars(vmaf(path, truth)), "kbps": round(path.stat().st_size * 8 / 1000 / seconds)}
        for name, path in (("ours", ours), ("floor", floor))
    }


def _frames(workload: Workload, materials: Mapping[str, Material]) -> Iterator[memoryview]:
    for header in headers(make_plan(workload)):
        for frame in piece_frames(header, *parts_of(header, materials)):
            yield frame.data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("workloads", nargs="*", default=["w60", "p60", "text"])
    options = parser.parse_args()
    for name in options.workloads:
        with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as folder:
            make_assets(WORKLOADS[name], Path(folder))
            scores = compare(WORKLOADS[name], Path(folder))
        write_evidence("quality", name, scores)
        for side, score in scores.items():
            print(name, side, score, flush=True)


if __name__ == "__main__":
    main()
