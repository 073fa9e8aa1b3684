"""A bus: sound on the master timeline, kept in a file, so that memory does not grow with the video."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np

from aiprod.errors import TransientError
from aiprod.media.sound.loudness import Samples
from aiprod.media.sound.pcm import BLOCK

_SAMPLE_BYTES = 4


class Bus:
    """``length`` frames of ``channels`` float32 samples, silent at first. The file goes when the bus is closed.

    Its space is taken at once: a full disk is told before any work is done. Raises TransientError ``disk_full``.
    """

    def __init__(self, path: Path, length: int, channels: int) -> None:
        self.length = length
        self._path, self._channels = path, channels
        self._file = path.open("w+b", buffering=0)
        try:
            os.posix_fallocate(self._file.fileno(), 0, max(1, length) * channels * _SAMPLE_BYTES)
        except OSError as error:
            self.close()
            if error.errno not in (errno.ENOSPC, errno.EDQUOT):
                raise
            raise TransientError(
                "disk_full", f"no room to mix in: {error.strerror}.", remedy="Free space on the work disk."
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def read(self, start: int, count: int) -> Samples:
        """``count`` frames from ``start``, fewer at the end of the timeline."""
        samples = np.zeros((max(0, min(count, self.length - start)), self._channels), np.float32)
        if len(samples):
            self._file.seek(start * self._channels * _SAMPLE_BYTES)
            self._file.readinto(samples.data.cast("B"))
        return samples

    def write(self, start: int, samples: Samples) -> None:
        """Put samples in place of what is there; what lies beyond the end of the timeline is dropped."""
        part = np.ascontiguousarray(samples[: max(0, self.length - start)], np.float32)
        if len(part):
            self._file.seek(start * self._channels * _SAMPLE_BYTES)
            self._file.write(part.data.cast("B"))

    def add(self, start: int, samples: Samples) -> None:
        """Add samples to what is there; what lies beyond the end of the timeline is dropped."""
        there = self.read(start, len(samples))
        self.write(start, there + samples[: len(there)])

    def blocks(self) -> Iterator[Samples]:
        """The whole bus in pieces of ``BLOCK`` frames."""
        return (self.read(start, BLOCK) for start in range(0, self.length, BLOCK))


@dataclass(frozen=True)
class Program:
    """The sum of its buses; one of a single channel goes to both sides."""

    buses: tuple[Bus, ...]

    @property
    def length(self) -> int:
        return self.buses[0].length

    def blocks(self) -> Iterator[Samples]:
        """(frames, 2) samples in pieces of ``BLOCK`` frames."""
        for parts in zip(*(bus.blocks() for bus in self.buses), strict=True):
            total = np.zeros((len(parts[0]), 2), np.float32)
            for part in parts:
                total += part
            yield total
