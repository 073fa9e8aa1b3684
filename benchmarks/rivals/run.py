"""``python -m benchmarks.rivals.run``: MoviePy 2 and Remotion on the frames, captions and sound of W60, and ours.

Wants ``benchmarks/rivals/.venv`` and ``remotion/node_modules``, which ``make bench-rivals`` prepares.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from aiprod.media.probe import probe
from benchmarks.harness import Comparison, Cost, measure, measure_module, write_evidence
from benchmarks.rivals.edit import write_edit
from benchmarks.workload import W60, make_assets

HERE = Path(__file__).parent


def _ours(folder: Path) -> tuple[Path, Cost]:
    return folder / "video.mp4", measure_module("benchmarks.workload", "render", W60.name, str(folder))


def _moviepy(folder: Path) -> tuple[Path, Cost]:
    out = folder / "moviepy.mp4"
    return out, measure([str(HERE / ".venv/bin/python"), str(HERE / "moviepy/render.py"), str(folder), str(out)])


def _remotion(folder: Path) -> tuple[Path, Cost]:
    out, bundle = folder / "remotion.mp4", folder / "bundle"
    node = (shutil.which("node") or "node", str(HERE / "remotion/render.mjs"))
    if not bundle.exists():
        public = folder / "public"
        public.mkdir()
        edit = json.loads((folder / "edit.json").read_text("utf-8"))
        pictures = [scene["picture"] for scene in edit["scenes"]]
        for name in (*pictures, edit["sound"], edit["caption"]["font"]):
            shutil.copyfile(folder / name, public / name)
        measure([*node, "bundle", str(public), str(bundle)])
    return out, measure([*node, "render", str(folder), str(bundle), str(out)])


RIVALS: dict[str, Callable[[Path], tuple[Path, Cost]]] = {"moviepy": _moviepy, "remotion": _remotion}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("rivals", nargs="*", default=list(RIVALS))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as name:
        folder = Path(name)
        make_assets(W60, folder)
        for rival in options.rivals:
            pairs = []
            for _ in range(options.repeat):
                video, ours = _ours(folder)
                write_edit(W60, folder, video)
                theirs, cost = RIVALS[rival](folder)
                frames = probe(theirs).frames
                if frames != W60.frames:
                    raise RuntimeError(f"{theirs.name} has {frames} of {W60.frames} frames")
                pairs.append((cost, ours))
                print(f"{rival} {cost}, ours {ours}", flush=True)
            over_ours = Comparison.of(pairs)
            write_evidence("rivals", rival, vars(over_ours))
            print(f"{rival} over ours: {over_ours}", flush=True)


if __name__ == "__main__":
    main()
