from __future__ import annotations

from pathlib import Path

import cv2

from aiprod.media.pictures.preview import main
from aiprod.media.probe import probe
from tests.aiprod.media.scenes import write_picture


def test_a_stack_is_shown_as_a_picture_and_as_a_clip(tmp_path: Path) -> None:
    stack = write_picture(tmp_path / "a.zip")
    picture, clip = tmp_path / "a.png", tmp_path / "a.mp4"
    main([str(stack), str(picture), "--seconds", "0.5", "--clip", str(clip)])
    shown = cv2.imread(str(picture))
    assert shown is not None
    assert shown.shape == (180, 320, 3)
    assert probe(clip).frames == 15
