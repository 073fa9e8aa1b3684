"""What a client may ask to be delivered: shapes, formats and codecs, and how large a frame they make."""

from __future__ import annotations

import re
from math import isqrt
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from aiprod.model import Model, Name

Aspect = Literal["16:9", "9:16", "1:1", "4:5"]
OutputFormat = Literal["mp4", "mov", "webm", "gif", "hls", "m4a", "mp3", "wav"]
VideoCodec = Literal["h264", "hevc", "av1", "vp9"]

CODECS: dict[OutputFormat, tuple[VideoCodec, ...]] = {
    "mp4": ("h264", "hevc", "av1"),
    "mov": ("h264", "hevc"),
    "webm": ("vp9", "av1"),
    "gif": ("h264",),
    "hls": ("h264",),
    "m4a": (),
    "mp3": (),
    "wav": (),
}
"""The codecs each format may hold, its own first; a GIF is drawn from H.264, formats of sound alone have none."""

LADDER_HEIGHTS = (2160, 1440, 1080, 720, 480, 360)
"""The shorter sides of an adaptive stream's renditions: those up to the one asked for."""

MAX_FRAME_PX = 3840 * 2160
"""A frame's width times its height."""

MAX_PX_A_SECOND = 1_500_000_000
"""Of all sizes of all outputs together: about three films of 3840x2160 at 60 frames a second."""

MAX_GIF_S = 60.0
MAX_GIF_SIDE = 1080

_LADDER_RUNGS = 4
_DEFAULT_SIDE, _GIF_SIDE = 1080, 480
_NAMES_OF_OTHER_FILES = re.compile(r"manifest|captions|contact-sheet|plan|thumbnail(-\d+)?|stem-.*")


class OutputSpec(Model):
    """One thing to deliver. All outputs of a job share one edit, its assets and its sound."""

    name: Annotated[Name | None, Field(description="The file's name without extension; made up if absent.")] = None
    format: OutputFormat = "mp4"
    codec: Annotated[VideoCodec | None, Field(description="The format's own if absent.")] = None
    aspect: Aspect = "16:9"
    height: Annotated[
        int | None,
        Field(ge=240, le=3840, multiple_of=2, description="Pixels; if absent the shorter side has 1080, a GIF's 480."),
    ] = None
    fps: Literal[24, 25, 30, 50, 60] = 30

    @field_validator("name")
    @classmethod
    def _name_is_free(cls, name: str | None) -> str | None:
        if name is not None and _NAMES_OF_OTHER_FILES.fullmatch(name):
            raise ValueError(f"another file of the job is called {name}; choose another name")
        return name

    @field_validator("height")
    @classmethod
    def _frame_is_bounded(cls, height: int | None, info: ValidationInfo) -> int | None:
        aspect: Aspect | None = info.data.get("aspect")
        if height is None or aspect is None:
            return height
        gif = info.data.get("format") == "gif"
        most = _most_height(aspect, gif)
        if height > most:
            raise ValueError(f"{height} is too high: {'a GIF of ' if gif else ''}{aspect} has at most {most} lines")
        return height

    @model_validator(mode="after")
    def _codec_fits(self) -> Self:
        if self.codec is not None and self.codec not in CODECS[self.format]:
            fitting = " or ".join(CODECS[self.format]) or "no codec"
            raise ValueError(f"{self.format} takes {fitting}, not {self.codec}")
        return self

    @property
    def has_picture(self) -> bool:
        return bool(CODECS[self.format])

    @property
    def video_codec(self) -> VideoCodec:
        """The codec asked for, else the format's own."""
        return self.codec or CODECS[self.format][0]

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels, both even."""
        side = _GIF_SIDE if self.format == "gif" else _DEFAULT_SIDE
        across, down = _sides(self.aspect)
        return self._sized(self.height or (side if across >= down else side * down // across))

    @property
    def ladder_px(self) -> tuple[tuple[int, int], ...]:
        """The sizes of an adaptive stream, largest first; of any other output its one size."""
        size = self.size_px
        if self.format != "hls":
            return (size,)
        across, down = _sides(self.aspect)
        smaller = [side for side in LADDER_HEIGHTS if side < min(size)][: _LADDER_RUNGS - 1]
        return (size, *(self._sized(side if across >= down else side * down // across) for side in smaller))

    @property
    def px_a_second(self) -> int:
        """How many pixels are encoded for a second of it, in all its sizes."""
        return sum(width * height * self.fps for width, height in self.ladder_px) if self.has_picture else 0

    def _sized(self, height: int) -> tuple[int, int]:
        across, down = _sides(self.aspect)
        even = 2 * (height // 2)
        return 2 * round(even * across / down / 2), even


def _sides(aspect: Aspect) -> tuple[int, int]:
    across, down = (int(side) for side in aspect.split(":"))
    return across, down


def _most_height(aspect: Aspect, gif: bool) -> int:
    across, down = _sides(aspect)
    most = isqrt(MAX_FRAME_PX * down // across)
    if gif:
        most = min(most, MAX_GIF_SIDE if across >= down else MAX_GIF_SIDE * down // across)
    return most - most % 2
