"""Paints docs/images/styles.jpg: a scene of each style with its caption, as the renderer would show it.

Run from the root: `.venv/bin/python scripts/readme_picture.py`.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from aiprod.jobs import Job, JobRequest
from aiprod.media.pictures.bars import bar_px
from aiprod.media.pictures.compose import Compositor
from aiprod.media.pictures.frames import lay
from aiprod.media.pictures.layers import read_stack
from aiprod.media.pictures.sprites import make_sprites
from aiprod.media.pictures.yuv import to_bgr
from aiprod.media.words.caption_paint import CaptionPainter
from aiprod.media.words.captions import estimate_words, scene_cues
from aiprod.plan import VisualRequest
from aiprod.planning import PlanSetup, plan_video
from aiprod.providers.catalogue import installed_voices
from aiprod.providers.visuals.procedural import Procedural

OUT = Path("docs/images/styles.jpg")
TILE_PX = (800, 450)
SCENES = (
    ("cinematic", "Before the sun reaches the valley, she has already begun.", "The Long Way Up", "uplifting"),
    ("documentary", "Jellyfish drift through the blue silence of the deep sea.", None, "calm"),
    ("neon", "The streets of the city never sleep.", "The city never sleeps", "mysterious"),
    ("watercolor", "The village in the mountains begins its day.", "Once, in the valley", "calm"),
    ("corporate", "In the first quarter, 12,480 people used it.", None, "corporate"),
    ("minimal", "“Simple habits make a large difference.”", None, "calm"),
    ("space", "At night the mountains stand silent under the stars.", "Other shores", "mysterious"),
    ("documentary", "Mist lies between the pines of the forest.", None, "calm"),
)


def frame(style: str, text: str, title: str | None, mood: str) -> npt.NDArray[np.uint8]:
    """(height, width, 3) uint8 BGR: the scene in its middle, with its caption."""
    payload = {
        "style": style,
        "mood": mood,
        "seed": 11,
        "scenes": [{"text": text, **({"title": title} if title else {})}],
    }
    job = Job.from_request(JobRequest.parse(json.dumps({"payload": payload}).encode()))
    setup = PlanSetup(voices=installed_voices(), music="synth", sound="synth", visual="procedural")
    plan = plan_video(job, setup)
    scene = plan.scenes[0]
    if not isinstance(scene.visual, VisualRequest):
        raise TypeError("a scene of ours has a painted picture")
    with tempfile.TemporaryDirectory() as folder:
        stack, rasters = read_stack(Procedural().make(scene.visual, Path(folder)).path)
    canvas, at = plan.canvas, scene.frames // 2
    elements = make_sprites(stack, rasters, scene.camera, canvas.width_px, canvas.height_px)
    picture = Compositor(stack, elements, scene.camera, canvas, scene.frames).frame(at)
    words = estimate_words(text, canvas.rate.seconds(scene.frames) - 2)
    cues = scene_cues(scene, canvas, plan.style, words)
    bar = bar_px(stack.letterbox, canvas.width_px, canvas.height_px)
    for patch in CaptionPainter(canvas, plan.style, cues, bar).patches(at):
        lay(picture, patch)
    return np.asarray(cv2.resize(to_bgr(picture), TILE_PX, interpolation=cv2.INTER_AREA), np.uint8)


def main() -> None:
    tiles = [frame(*scene) for scene in SCENES]
    rows = [np.hstack(tiles[at : at + 2]) for at in range(0, len(tiles), 2)]
    OUT.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(OUT), np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 86])


if __name__ == "__main__":
    main()
