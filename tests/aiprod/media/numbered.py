"""Frames that carry their own number as black and white blocks, encoded as pieces and read back after joining."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from aiprod.media import graphs
from aiprod.media.run import feed, ffmpeg_exe
from aiprod.plan import OutputPlan, Rendition, VideoPlan
from aiprod.timeline import pieces_of, scenes_at
from tests.aiprod.media.scenes import plan_of, rendition, scene

_BITS, _ROWS = 16, 32


def numbered_frame(n: int, width: int, height: int) -> npt.NDArray[np.uint8]:
    """An I420 frame: a band of blocks says ``n`` in binary, and what moves below it is never twice the same."""
    frame = np.full((height * 3 // 2, width), 128, np.uint8)
    ramp = np.arange(width)[None, :] + np.arange(height)[:, None] + 3 * n
    frame[:height] = 60 + ramp % 120
    for bit in range(_BITS):
        left, right = bit * width // _BITS, (bit + 1) * width // _BITS
        frame[: height * _ROWS // 180, left:right] = 235 if n >> bit & 1 else 16
    return frame


def read_number(luma: npt.NDArray[np.uint8]) -> int:
    """The number a decoded frame carries, from its brightness, (height, width)."""
    height, width = luma.shape
    row = luma[height * _ROWS // 360]
    return sum(int(row[(2 * bit + 1) * width // (2 * _BITS)] > 125) << bit for bit in range(_BITS))


def numbers_in(path: Path, **options: str) -> list[int]:
    """The numbers of a file's frames as a player shows them."""
    with av.open(str(path), options=options) as container:
        shown: Any = container.decode(video=0)
        return [read_number(frame.to_ndarray(format="gray")) for frame in shown]


def encode(numbers: Iterable[int], made: Rendition, out: Path) -> Path:
    """One piece of numbered frames."""
    canvas = made.canvas
    argv = graphs.encode_scene(ffmpeg_exe(), made.codec, canvas.width_px, canvas.height_px, canvas.rate, out)
    frames = (numbered_frame(n, canvas.width_px, canvas.height_px).data for n in numbers)
    feed(argv, frames, deadline_s=120)
    return out


def pieces(plan: VideoPlan, made: Rendition, directory: Path, order: Callable[[int], int] = abs) -> list[Path]:
    """Every piece of a rendition, numbered by the frames of its timeline, made in any ``order``, in their own order."""
    spans, start = [], 0
    for each in scenes_at(plan, made.canvas.rate):
        for piece in pieces_of(each, made.canvas.rate, 0):
            spans.append(range(start, start + piece.frames))
            start += piece.frames
    paths = [directory / f"{made.name}-{index}.mp4" for index in range(len(spans))]
    for index in sorted(range(len(spans)), key=order):
        encode(spans[index], made, paths[index])
    return paths


def numbered_plan(lengths: Sequence[int], made: Sequence[Rendition] = (), **fields: Any) -> VideoPlan:
    """A plan of scenes of so many frames; its outputs are given, else one MP4 of the first rendition."""
    made = tuple(made) or (rendition(),)
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    scenes = [scene(index, start, length) for index, (start, length) in enumerate(zip(starts, lengths, strict=True))]
    outputs = (OutputPlan(name="video", format="mp4", renditions=(made[0].name,)),)
    given: dict[str, Any] = {"renditions": made, "outputs": outputs, "captions": "off", **fields}
    return plan_of(*scenes, **given)
