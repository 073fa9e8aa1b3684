"""The whole product on one job: six scenes, a minute, 1080p30, from a script to the finished file, nothing cached."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from benchmarks.harness import Cost, measure

FRAMES = 1800
SCENES = (
    "At dawn the first light touches the highest peaks of the mountains, and the snow begins to glow.",
    "In the forest below, the pines stand in the morning mist, and the birds are awake.",
    "A river leaves the lake and finds its way between the meadows, slow at first, then sure of itself.",
    "In the city the windows open, one by one, and the streets fill with the sounds of the day.",
    "Past the last lighthouse the sea takes everything the river has carried, and gives it back as rain.",
    "And at night, when the stars come out, the planets turn in silence above us all.",
)


def render(folder: Path) -> tuple[Path, Cost]:
    """Render the job with the command a user types, into an empty data folder; the video and what it cost."""
    shutil.rmtree(folder / "data", ignore_errors=True)
    scenes = [{"text": text, "duration": 10} for text in SCENES]
    job, video = folder / "job.json", folder / "product.mp4"
    job.write_text(json.dumps({"payload": {"scenes": scenes, "style": "cinematic"}}))
    command = ("render", "--job", str(job), "-o", str(video), "--data", str(folder / "data"))
    return video, measure([sys.executable, "-c", "from cli.main import main; main()", *command])
