"""``python -m benchmarks.edit``: what one changed sentence costs, against the first render of the same job.

A job of six scenes of ten seconds with given pictures is rendered by the command a user types, then again with another
sentence in its third scene, and from the same data folder.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.harness import Cost, measure, write_evidence
from benchmarks.product import SCENES

_EDITED = 2
_INSTEAD = "The river is born up here, and for a while it only plays, before it goes to work in the valleys below us."


def render(folder: Path, texts: list[str]) -> tuple[dict[str, Any], Cost]:
    """Render the job with these texts; its manifest and what it cost."""
    scenes = [{"text": text, "picture": picture, "duration": 10} for text, picture in zip(texts, SCENES, strict=True)]
    job, out = folder / "job.json", folder / "video.mp4"
    job.write_text(json.dumps({"payload": {"scenes": scenes, "style": "documentary", "seed": 1}}), "utf-8")
    command = ("render", "--job", str(job), "-o", str(out), "--data", str(folder / "data"))
    cost = measure([sys.executable, "-c", "from cli.main import main; main()", *command])
    return json.loads(out.with_suffix(".manifest.json").read_text("utf-8")), cost


def made_again(manifest: dict[str, Any]) -> list[str]:
    """What was encoded in this run and not found: scenes by number, and the mix."""
    ends = [scene["start_frame"] + scene["frames"] for scene in manifest["plan"]["scenes"]]
    made, at = [], 0
    for part in sorted(manifest["rendered"], key=lambda part: (part["step"] == "mix", part["index"])):
        if not part["cache_hit"]:
            scene = next((number for number, end in enumerate(ends, 1) if at < end), len(ends))
            made.append("mix" if part["step"] == "mix" else f"scene {scene}, {part['frames']} frames")
        at += part["frames"]
    return made


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="aiprod-bench-") as name:
        _, first = render(Path(name), list(SCENES))
        texts = [_INSTEAD if number == _EDITED else text for number, text in enumerate(SCENES)]
        manifest, second = render(Path(name), texts)
    found = {
        "made_again": made_again(manifest),
        "parts": len(manifest["rendered"]),
        "frames": manifest["plan"]["frames"],
        "wall_ratio": round(second.wall_s / first.wall_s, 3),
        "cpu_ratio": round(second.cpu_s / first.cpu_s, 3),
    }
    write_evidence("edit", "one sentence of six scenes", found)
    print(f"first {first}; edited {second}\n{json.dumps(found)}")


if __name__ == "__main__":
    main()
