"""Pictures taken from a finished video: at chosen times, and the one of a few that stands for it best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import av
import av.error
import cv2
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.plan import ScenePlan, VideoPlan

WIDTH_PX = 1280
_QUALITY = 88
_MOMENTS = 6
_CAPTION_BAND = 0.25
_ROUNDING_S = 0.0005

BGR = npt.NDArray[np.uint8]
"""(height, width, 3) uint8."""


def make_thumbnail(video: Path, plan: VideoPlan, directory: Path) -> Path:
    """Write ``thumbnail.jpg``, 1280 pixels wide, into ``directory``.

    Raises PermanentError ``bad_media`` if the video cannot be decoded.
    """
    best = max(pictures_at(video, _moments(plan), WIDTH_PX), key=_appeal)
    return write_jpeg(best, directory / "thumbnail.jpg")


def thumbnails(video: Path, times_s: Sequence[float], directory: Path) -> tuple[Path, ...]:
    """Write ``thumbnail-1.jpg`` and so on, the frames shown at ``times_s``; after the end it is the last.

    Raises PermanentError ``bad_media`` if the video cannot be decoded.
    """
    pictures = enumerate(pictures_at(video, times_s, WIDTH_PX), start=1)
    return tuple(write_jpeg(picture, directory / f"thumbnail-{number}.jpg") for number, picture in pictures)


def pictures_at(video: Path, times_s: Sequence[float], width_px: int) -> Iterator[BGR]:
    """The frames a video shows at ``times_s``, in seconds, ``width_px`` wide.

    Raises PermanentError ``bad_media`` if the video cannot be decoded.
    """
    try:
        with av.open(str(video)) as container:
            for time_s in times_s:
                yield _scaled(_frame_at(container, time_s), width_px)
    except (av.error.FFmpegError, IndexError) as error:
        raise PermanentError("bad_media", f"{video.name} cannot be decoded: {error}.") from None


def _scaled(picture: BGR, width_px: int) -> BGR:
    height = round(width_px * picture.shape[0] / picture.shape[1])
    return np.asarray(cv2.resize(picture, (width_px, height), interpolation=cv2.INTER_AREA), np.uint8)


def write_jpeg(picture: BGR, out: Path) -> Path:
    cv2.imwrite(str(out), picture, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    return out


def representative_s(plan: VideoPlan, scene: ScenePlan) -> float:
    """A moment well inside a scene, in seconds: past the entrances, before the next transition."""
    return plan.canvas.rate.seconds(scene.start_frame + scene.frames * 6 // 10)


def _moments(plan: VideoPlan) -> list[float]:
    step = max(1, len(plan.scenes) // _MOMENTS)
    return [representative_s(plan, scene) for scene in plan.scenes[::step][:_MOMENTS]]


def _frame_at(container: Any, time_s: float) -> BGR:
    """The last frame that begins no later than ``time_s``, or within half a millisecond, as clocks round."""
    stream = container.streams.video[0]
    container.seek(max(0, int(time_s / stream.time_base)), stream=stream)
    shown = None
    for frame in container.decode(stream):
        if shown is not None and frame.time > time_s + _ROUNDING_S:
            break
        shown = frame
    if shown is None:
        raise IndexError(f"there is no frame at {time_s} s")
    picture: BGR = shown.to_ndarray(format="bgr24")
    return picture


def _appeal(bgr: BGR) -> float:
    """A score of a picture above its captions: detail, times how near its light is to the middle, times colour."""
    small = cv2.resize(bgr, (320, max(2, 320 * bgr.shape[0] // bgr.shape[1])), interpolation=cv2.INTER_AREA)
    small = small[: round(small.shape[0] * (1 - _CAPTION_BAND))]
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY)
    detail = float(np.log1p(cv2.Laplacian(grey, cv2.CV_32F).var()))
    light = 1.0 - abs(float(grey.mean()) / 255 - 0.5)
    colour = float(cv2.cvtColor(small, cv2.COLOR_BGR2HSV)[:, :, 1].mean()) / 255
    return (0.5 + detail) * light * (0.6 + 0.4 * colour)
