"""The frames of a client's clip as its provider left it: constant rate, upright, BT.709, soon sought."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import cv2
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.media.pictures.fitting import fitting
from aiprod.media.pictures.frames import I420Array
from aiprod.media.pictures.reframe import focus_of
from aiprod.media.pictures.yuv import BLACK, Planes, new_frame, planes, to_bgr
from aiprod.plan import Canvas, Framing

MEDIA_TYPE = "video/mp4"
GOP_FRAMES = 12
"""Every so many frames of a clip a picture stands alone, so that any frame is found by decoding a few."""

_LOOKS = 5
_LOOK_PX = 256


class ClipSource:
    """Frame ``n`` of the clip, fitted to the canvas; past its end the last frame stays.

    Frames in order are decoded once each; any other is found from the last whole picture before it. A clip of another
    rate than the canvas's gives the frame it shows at the time. The array of one call is overwritten by the next. Not
    thread safe.
    """

    def __init__(self, path: Path, canvas: Canvas, framing: Framing) -> None:
        """Raises PermanentError ``bad_clip`` for a file that is no clip of ours."""
        self._reader = _Reader(path)
        self._clip_frames_a_frame = self._reader.rate / canvas.rate.fraction
        focus = framing.focus or self._subject()
        size = (self._reader.width_px, self._reader.height_px)
        self._fitting = fitting(size, (canvas.width_px, canvas.height_px), framing.fit, focus)
        self._frame = new_frame(canvas.width_px, canvas.height_px)

    def frame(self, n: int) -> I420Array:
        index = min(max(0, int(n * self._clip_frames_a_frame)), self._reader.frames - 1)
        # What was laid over the last frame is in the array too, so even the same frame is filled in again.
        for source, target, step, black in zip(
            self._reader.read(index), planes(self._frame), (1, 2, 2), BLACK, strict=True
        ):
            self._fitting.apply(source, target, step=step, black=black)
        return self._frame

    def _subject(self) -> tuple[float, float]:
        """One steady place for the whole clip, from some of its whole pictures."""
        last = self._reader.frames - 1
        looks = {round(last * (look + 0.5) / _LOOKS) // GOP_FRAMES * GOP_FRAMES for look in range(_LOOKS)}
        return focus_of(*(_small(self._reader.read(index)) for index in sorted(looks)))


class _Reader:
    """Decodes single frames by their index."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            # The demuxer is named, never guessed: a guessed one may follow the names of other files.
            self._container: Any = av.open(str(path), format="mov")
            self._stream: Any = self._container.streams.video[0]
        except (av.error.FFmpegError, IndexError) as error:
            raise self._bad(error) from None
        # Pieces run side by side, one a core.
        self._stream.codec_context.thread_count = 1
        self.frames = int(self._stream.frames)
        self.width_px, self.height_px = self._stream.width, self._stream.height
        if self.frames < 1 or self._stream.codec_context.pix_fmt != "yuv420p" or self._stream.average_rate is None:
            raise self._bad("not as the provider leaves it")
        rate: Any = self._stream.average_rate
        self.rate = Fraction(rate)
        clock: Any = self._stream.time_base
        self._ticks_a_frame = 1 / (self.rate * Fraction(clock))
        self._decoded: Iterator[Any] = iter(())
        self._at = -1
        self._kept: Any = None

    def read(self, index: int) -> Planes:
        """The planes of frame ``index``, valid until the next call."""
        try:
            if not self._at <= index <= self._at + GOP_FRAMES or self._kept is None:
                self._seek(index)
            while self._at < index:
                self._kept = next(self._decoded)
                self._at = self._index_of(self._kept)
        except (av.error.FFmpegError, StopIteration) as error:
            raise self._bad(error) from None
        return _planes_of(self._kept)

    def _seek(self, index: int) -> None:
        self._container.seek(self._pts_of(index), stream=self._stream)
        self._decoded = self._container.decode(self._stream)
        self._at = -1

    def _pts_of(self, index: int) -> int:
        return round(index * self._ticks_a_frame)

    def _index_of(self, frame: Any) -> int:
        return round(Fraction(frame.pts) / self._ticks_a_frame)

    def _bad(self, error: object) -> PermanentError:
        return PermanentError("bad_clip", f"{self._name} cannot be read as a clip: {error}.")


def _planes_of(frame: Any) -> Planes:
    """Views of a decoded yuv420p frame, without the padding at the ends of its rows."""
    shown = ((frame.height, frame.width), (frame.height // 2, frame.width // 2), (frame.height // 2, frame.width // 2))
    return Planes(
        *(
            np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[:height, :width]
            for plane, (height, width) in zip(frame.planes, shown, strict=True)
        )
    )


def _small(source: Planes) -> npt.NDArray[np.uint8]:
    """The picture as BGR, large enough to look for its subject."""
    height, width = source.y.shape
    scale = min(1.0, _LOOK_PX / max(height, width))
    frame = new_frame(max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2))
    for plane, target in zip(source, planes(frame), strict=True):
        cv2.resize(plane, (target.shape[1], target.shape[0]), dst=target, interpolation=cv2.INTER_AREA)
    return to_bgr(frame)
