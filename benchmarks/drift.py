"""How far picture and sound stand from the plan, read from the finished file: a scene's cut and its first words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import numpy.typing as npt
from scipy.signal import correlate

from aiprod.media.sound.pcm import read_all
from benchmarks.material import Material

_RATE_HZ = 48_000
_AROUND_S = 0.5
_LISTEN_S = 1.5

Samples = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Offsets:
    """Milliseconds by which a scene's picture and voice come later than planned; their difference is the drift."""

    picture_ms: float
    sound_ms: float

    @property
    def drift_ms(self) -> float:
        return round(self.sound_ms - self.picture_ms, 2)


def offsets(video: Path, start_s: float, voice: Material) -> Offsets:
    """Measure the scene that should begin at ``start_s`` with a cut and with the first sample of ``voice``."""
    return Offsets(
        picture_ms=round(1000 * (_cut_s(video, start_s) - start_s), 2),
        sound_ms=round(1000 * (_heard_s(video, start_s, voice) - start_s), 2),
    )


def _cut_s(video: Path, near_s: float) -> float:
    """When the frame that differs most from the one before it is shown."""
    before: npt.NDArray[np.int16] | None = None
    changes: list[tuple[float, float]] = []
    with av.open(str(video)) as container:
        for frame in _from(container, container.streams.video[0], near_s - _AROUND_S):
            if frame.time > near_s + _AROUND_S:
                break
            luma = frame.to_ndarray()[: frame.height : 8, ::8].astype(np.int16)
            if before is not None:
                changes.append((float(np.abs(luma - before).mean()), frame.time))
            before = luma
    return max(changes)[1]


def _heard_s(video: Path, near_s: float, voice: Material) -> float:
    """When the voice's first sample sounds: where the file's sound is most like the recording."""
    said = read_all(voice.path, voice.asset.media_type, 1)[: round(_LISTEN_S * _RATE_HZ), 0]
    first_s, heard = _sound(video, near_s - _AROUND_S, near_s + _LISTEN_S + _AROUND_S)
    return first_s + int(np.argmax(correlate(heard, said, "valid"))) / _RATE_HZ


def _sound(video: Path, start_s: float, end_s: float) -> tuple[float, Samples]:
    """The file's sound in mono between two times, and the time of its first sample."""
    blocks: list[tuple[float, Samples]] = []
    with av.open(str(video)) as container:
        for frame in _from(container, container.streams.audio[0], start_s):
            if frame.time > end_s:
                break
            blocks.append((frame.time, frame.to_ndarray().mean(axis=0)))
    return blocks[0][0], np.concatenate([block for _, block in blocks])


def _from(container: Any, stream: Any, start_s: float) -> Iterator[Any]:
    container.seek(int(start_s / stream.time_base), stream=stream)
    return (frame for frame in container.decode(stream) if frame.time >= start_s)
