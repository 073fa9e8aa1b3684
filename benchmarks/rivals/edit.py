"""A workload as any editor could read it: pictures, the zoom of every frame, captions, and the sound ready mixed."""

from __future__ import annotations

import json
from pathlib import Path

from aiprod.media.pictures.camera import pose_at
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.words.captions import make_cues
from aiprod.style import font_path
from benchmarks.material import load
from benchmarks.workload import CANVAS, Workload, make_plan

FILE = "edit.json"


def write_edit(workload: Workload, folder: Path, video: Path) -> Path:
    """Describe a workload of stills for the rivals, in ``folder`` beside its assets.

    They are given the sound of our finished ``video`` as WAV, so mixing and levelling it costs them nothing.
    """
    plan, materials = make_plan(workload), load(folder)
    words = {scene.index: materials[f"narration/{scene.index}"].asset.words for scene in plan.scenes}
    quiet = (ffmpeg_exe(), "-y", "-nostdin", "-loglevel", "error")
    run([*quiet, "-i", str(video), "-vn", str(folder / "sound.wav")], deadline_s=60)
    font = folder / "caption.ttf"
    font.write_bytes(font_path(plan.style, "caption").read_bytes())
    scenes = [
        {
            "picture": materials[f"visual/{scene.index}"].path.name,
            "scales": [
                pose_at(scene.camera, n / scene.frames, 1.0, CANVAS.width_px, CANVAS.height_px).scale
                for n in range(scene.frames)
            ],
        }
        for scene in plan.scenes
    ]
    captions = [
        {"start_s": cue.start_s, "end_s": cue.end_s, "text": "\n".join(cue.lines)} for cue in make_cues(plan, words)
    ]
    edit = {
        "width": CANVAS.width_px,
        "height": CANVAS.height_px,
        "fps": 30,
        "frames": plan.frames,
        "scenes": scenes,
        "captions": captions,
        "caption": {"font": font.name, "size": round(plan.style.captions.size * CANVAS.height_px), "top": 0.84},
        "sound": "sound.wav",
    }
    path = folder / FILE
    path.write_text(json.dumps(edit), "utf-8")
    return path
