"""What FFmpeg says of its progress with ``-progress pipe:1``, from the thread that hears it to the one that asked."""

from __future__ import annotations

from collections.abc import Callable

_LINE_BYTES = 4096


class Progress:
    """``take`` reads ``frame=N`` lines in one thread; ``tell`` passes the newest N on in another, the caller's own."""

    def __init__(self, on_frames: Callable[[int], None] | None) -> None:
        self._on_frames = on_frames
        self._line = b""
        self._frames = self._told = 0

    def take(self, block: bytes) -> bool:
        """Always True: output is never too much, as none of it is kept."""
        *lines, rest = (self._line + block).split(b"\n")
        self._line = rest[-_LINE_BYTES:]
        for line in lines:
            name, _, value = line.partition(b"=")
            if name == b"frame" and value.strip().isdigit():
                self._frames = int(value)
        return True

    def tell(self) -> None:
        """Call ``on_frames`` if there is news."""
        frames = self._frames
        if self._on_frames is not None and frames > self._told:
            self._told = frames
            self._on_frames(frames)
