"""The contact sheet: a small picture of every scene, with its number and when it begins."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import skia

from aiprod.lettering import typeface
from aiprod.media.delivery.thumbnail import BGR, pictures_at, representative_s, write_jpeg
from aiprod.plan import VideoPlan
from aiprod.style import font_path

_WIDTH_PX, _GAP_PX, _LABEL_PX = 1920, 24, 44
_MAX_COLUMNS, _MIN_COLUMNS = 6, 3
_TEXT_PX = 24
_PAPER, _NUMBER, _TIME = 0xFF16181D, 0xFFFFFFFF, 0xFF9AA3B2


def contact_sheet(video: Path, plan: VideoPlan, directory: Path) -> Path:
    """Write ``contact-sheet.jpg``, 1920 pixels wide, into ``directory``.

    Raises PermanentError ``bad_media`` if the video cannot be decoded.
    """
    scenes, canvas = plan.scenes, plan.canvas
    columns = _columns(len(scenes), canvas.height_px / canvas.width_px)
    width = (_WIDTH_PX - (columns + 1) * _GAP_PX) // columns
    pictures = list(pictures_at(video, [representative_s(plan, scene) for scene in scenes], width))
    height, rows = pictures[0].shape[0], math.ceil(len(scenes) / columns)
    sheet = skia.Surface(_WIDTH_PX, rows * (height + _LABEL_PX) + (rows + 1) * _GAP_PX)
    sheet.getCanvas().clear(_PAPER)
    font = skia.Font(typeface(font_path(plan.style, "body")), _TEXT_PX)
    for index, (scene, picture) in enumerate(zip(scenes, pictures, strict=True)):
        left = _GAP_PX + index % columns * (width + _GAP_PX)
        top = _GAP_PX + index // columns * (height + _LABEL_PX + _GAP_PX)
        begins = _clock(canvas.rate.seconds(scene.start_frame))
        _draw(sheet.getCanvas(), picture, left, top, font, str(index + 1), begins)
    pixels = np.ascontiguousarray(sheet.makeImageSnapshot().toarray(colorType=skia.kBGRA_8888_ColorType)[:, :, :3])
    return write_jpeg(pixels, directory / "contact-sheet.jpg")


def _columns(pictures: int, tallness: float) -> int:
    """So many that the sheet is about as high as it is wide, within what leaves each picture of some size."""
    return max(_MIN_COLUMNS, min(_MAX_COLUMNS, math.ceil(math.sqrt(pictures * tallness))))


def _draw(canvas: Any, picture: BGR, left: int, top: int, font: Any, number: str, begins: str) -> None:
    height, width = picture.shape[:2]
    opaque = np.ascontiguousarray(cv2.cvtColor(picture, cv2.COLOR_BGR2BGRA))
    canvas.drawImage(skia.Image.fromarray(opaque, colorType=skia.kBGRA_8888_ColorType), left, top)
    baseline = top + height + _TEXT_PX + 8
    canvas.drawString(number, left, baseline, font, skia.Paint(Color=_NUMBER, AntiAlias=True))
    ends = left + width - font.measureText(begins)
    canvas.drawString(begins, ends, baseline, font, skia.Paint(Color=_TIME, AntiAlias=True))


def _clock(time_s: float) -> str:
    """Minutes, seconds and tenths: 1:04.5."""
    tenths = round(time_s * 10)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"
