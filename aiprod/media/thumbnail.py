"""The one picture that stands for a video: among a few moments the sharpest, brightest and most colourful."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import av.error
import cv2
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.plan import VideoPlan

WIDTH_PX = 1280
_QUALITY = 88
_MOMENTS = 6
_CAPTION_BAND = 0.25


def make_thumbnail(video: Path, plan: VideoPlan, directory: Path) -> Path:
    """Write ``thumbnail.jpg``, 1280 pixels wide, into ``directory``.

    Raises PermanentError ``bad_media`` if the video cannot be decoded.
    """
    try:
        with av.open(str(video)) as container:
            pictures = [_frame_at(container, plan, n) for n in _moments(plan)]
    except (av.error.FFmpegError, StopIteration) as error:
        raise PermanentError("bad_media", f"{video.name} cannot be decoded: {error}.") from None
    best = max(pictures, key=_appeal)
    height = round(WIDTH_PX * best.shape[0] / best.shape[1])
    out = directory / "thumbnail.jpg"
    shrunk = cv2.resize(best, (WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    cv2.imwrite(str(out), shrunk, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return out


def _moments(plan: VideoPlan) -> list[int]:
    """Frames well inside scenes, evenly chosen: past the entrances, before the next transition."""
    step = max(1, len(plan.scenes) // _MOMENTS)
    chosen = plan.scenes[::step][:_MOMENTS]
    return [scene.start_frame + scene.frames * 6 // 10 for scene in chosen]


def _frame_at(container: Any, plan: VideoPlan, n: int) -> npt.NDArray[np.uint8]:
    stream = container.streams.video[0]
    wanted_s = plan.canvas.rate.seconds(n)
    container.seek(int(wanted_s / stream.time_base), stream=stream)
    for frame in container.decode(stream):
        if frame.time + plan.canvas.rate.seconds(1) / 2 >= wanted_s:
            break
    picture: npt.NDArray[np.uint8] = frame.to_ndarray(format="bgr24")
    return picture


def _appeal(bgr: npt.NDArray[np.uint8]) -> float:
    """A score of a picture above its captions: detail, times how near its light is to the middle, times colour."""
    small = cv2.resize(bgr, (320, max(2, 320 * bgr.shape[0] // bgr.shape[1])), interpolation=cv2.INTER_AREA)
    small = small[: round(small.shape[0] * (1 - _CAPTION_BAND))]
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    detail = float(np.log1p(cv2.Laplacian(grey, cv2.CV_32F).var()))
    light = 1.0 - abs(float(grey.mean()) / 255 - 0.5)
    colour = float(cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[:, :, 1].mean()) / 255
    return (0.5 + detail) * light * (0.6 + 0.4 * colour)
