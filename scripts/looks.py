"""Rebuilds docs/looks: of each style a sheet of every place at every time of day, and a clip of each time of day.

Run from the root: `.venv/bin/python scripts/looks.py [STYLE ...]`; without names all are made anew.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np

from aiprod.plan import PictureIntent, Place, TimeOfDay
from aiprod.providers.visuals.preview import TIMES, Bgr, Shot, style_sheet, to_jpeg
from aiprod.style import Style, list_styles, load_style

OUT = Path("docs/looks")
SHEET_WIDTH_PX = 1440
QUALITY = 78
CLIP_PX, CLIP_S, STEP, CLIP_QUALITY = (288, 162), 4, 3, 62
IN_CLIPS: dict[TimeOfDay, Place] = {
    "dawn": "mountains",
    "day": "city",
    "golden": "sea",
    "dusk": "forest",
    "night": "space",
}


def sheet(style: Style) -> bytes:
    picture = style_sheet(style)
    high = round(picture.shape[0] * SHEET_WIDTH_PX / picture.shape[1])
    small = cv2.resize(picture, (SHEET_WIDTH_PX, high), interpolation=cv2.INTER_AREA)
    return to_jpeg(np.asarray(small, np.uint8), QUALITY)


def clip(style: Style) -> list[Bgr]:
    """Frames of the five times of day side by side, ten a second."""
    shots = [
        Shot(style, PictureIntent(place=IN_CLIPS[time], time=time), seed=20 + order, frames=30 * CLIP_S)
        for order, time in enumerate(TIMES)
    ]
    small = [[cv2.resize(each, CLIP_PX, interpolation=cv2.INTER_AREA) for each in shot.every(STEP)] for shot in shots]
    return [np.asarray(np.hstack(frames), np.uint8) for frames in zip(*small, strict=True)]


def write_animation(path: Path, frames: list[Bgr]) -> None:
    animation = cv2.Animation()
    animation.frames = frames
    animation.durations = [1000 * STEP // 30] * len(frames)
    animation.loop_count = 0
    if not cv2.imwriteanimation(str(path), animation, [cv2.IMWRITE_WEBP_QUALITY, CLIP_QUALITY]):
        raise OSError(f"{path} could not be written")


def main(names: list[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name in names or list_styles():
        style = load_style(name)
        (OUT / f"{name}.jpg").write_bytes(sheet(style))
        write_animation(OUT / f"{name}.webp", clip(style))
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
