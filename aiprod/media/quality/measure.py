"""What a viewer would notice in a finished file: black, frozen or silent stretches, loudness, and what does not decode.

Every stream is decoded once, strictly, and all is measured on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np
import numpy.typing as npt

from aiprod.errors import PermanentError
from aiprod.media.quality.stillness import Stillness
from aiprod.media.sound.dynamics import CONTROL_HZ, control_levels, linear
from aiprod.media.sound.loudness import Samples
from aiprod.media.sound.master import measure_sound
from aiprod.media.sound.pcm import converted, regrouped
from aiprod.model import Model

Span = tuple[float, float]
_DEMUXERS = {
    ".mp4": "mov",
    ".mov": "mov",
    ".m4a": "mov",
    ".webm": "matroska",
    ".gif": "gif",
    ".mp3": "mp3",
    ".wav": "wav",
    ".flac": "flac",
    ".m3u8": "hls",
}
_HLS_OPTIONS = {"protocol_whitelist": "file,crypto,data", "allowed_extensions": "ALL"}
_STRICT = {"err_detect": "explode"}
_STRICT_PICTURE = {**_STRICT, "skip_loop_filter": "all"}
# The loop filter only polishes what is measured here on a coarse grid; without it decoding takes an eighth less.

_GRID_ROWS = 180
_STUDIO_BLACK = 16
_NEAR_BLACK = 6
_BLACK_SHARE = 0.9
_SILENT_DB = -50.0
_SILENT_S = 1.0


class Quality(Model):
    """Spans are (start, end) in seconds, of black down to a single frame.

    A picture is black when nine tenths of it are: captions may stand on it.

    loudness_lufs and true_peak_dbtp are None when there is nothing to hear; damage tells what did not decode.
    """

    frames: int = 0
    black: tuple[Span, ...] = ()
    frozen: tuple[Span, ...] = ()
    silent: tuple[Span, ...] = ()
    loudness_lufs: float | None = None
    true_peak_dbtp: float | None = None
    damage: tuple[str, ...] = ()


def measure(path: Path) -> Quality:
    """Decode a file and report; of a stream, its first playlist's best picture and its sound.

    Raises PermanentError ``bad_media`` for a file that cannot be opened or holds neither picture nor sound.
    """
    with _opened(path) as container:
        has_picture, has_sound = bool(container.streams.video), bool(container.streams.audio)
    if not has_picture and not has_sound:
        raise PermanentError("bad_media", f"{path.name} holds neither picture nor sound.")
    found: dict[str, Any] = {}
    damage: list[str] = []
    if has_picture:
        found |= _look(path, damage)
    if has_sound:
        found |= _listen(path, damage)
    return Quality(**found, damage=tuple(damage))


def spans_of(flags: Sequence[bool], times_s: Sequence[float], least_s: float) -> tuple[Span, ...]:
    """Runs of true flags that last at least ``least_s``; ``times_s`` has one more entry, the end of the last."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], np.asarray(flags, np.int8), [0]])))
    found = ((times_s[start], times_s[end]) for start, end in edges.reshape(-1, 2))
    return tuple((round(start, 3), round(end, 3)) for start, end in found if end - start >= least_s - 1e-6)


def _look(path: Path, damage: list[str]) -> dict[str, Any]:
    times: list[float] = []
    black: list[bool] = []
    still: Stillness | None = None
    with _opened(path) as container:
        stream = container.streams.video[0]
        stream.thread_type = "AUTO"
        stream.codec_context.options = _STRICT_PICTURE
        frame_s = float(1 / stream.average_rate) if stream.average_rate else 0.04
        still = Stillness(1 / frame_s)
        for frame in _frames(container, stream, "picture", damage):
            grid, floor = _luma(frame)
            times.append(frame.time if frame.time is not None else len(times) * frame_s)
            black.append(bool((grid <= floor + _NEAR_BLACK).mean() >= _BLACK_SHARE))
            still.add(grid)
        times.append((times[-1] if times else 0.0) + frame_s)
    frozen = spans_of(still.flags(), times, 0.0)
    return {"frames": len(black), "black": spans_of(black, times, 0.0), "frozen": frozen}


def _listen(path: Path, damage: list[str]) -> dict[str, Any]:
    levels: list[npt.NDArray[np.float32]] = [np.zeros(0, np.float32)]

    def heard(blocks: Iterable[Samples]) -> Iterator[Samples]:
        for block in blocks:
            levels.append(control_levels([block]))
            yield block

    with _opened(path) as container:
        stream = container.streams.audio[0]
        stream.codec_context.options = _STRICT
        frames = _frames(container, stream, "sound", damage)
        loudness, peak_db = measure_sound(heard(regrouped(converted(frames, 2))))
    quiet = np.concatenate(levels) < linear(_SILENT_DB)
    times = [step / CONTROL_HZ for step in range(len(quiet) + 1)]
    audible = np.isfinite(loudness)
    return {
        "silent": spans_of(list(quiet), times, _SILENT_S),
        "loudness_lufs": round(loudness, 2) if audible else None,
        "true_peak_dbtp": round(peak_db, 2) if audible else None,
    }


def _frames(container: Any, stream: Any, what: str, damage: list[str]) -> Iterator[Any]:
    """Decoded frames up to the first damage, which is told once."""
    try:
        for packet in container.demux(stream):
            if packet.is_corrupt:
                damage.append(f"the {what} is cut off after {_after(packet)}")
                return
            yield from packet.decode()
    except (av.error.FFmpegError, ValueError) as error:
        damage.append(f"the {what} does not decode: {error}")


def _after(packet: Any) -> str:
    return f"{float(packet.pts * packet.time_base):.2f} s" if packet.pts is not None else "its end"


def _luma(frame: Any) -> tuple[npt.NDArray[np.uint8], int]:
    """Every so manieth sample of the luma plane, about 180 rows of them, and the value of black in it."""
    planar = frame.format.name in ("yuv420p", "yuv422p", "yuv444p")
    floor = _STUDIO_BLACK if planar and int(frame.color_range) != 2 else 0
    if not planar:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)[: frame.height, : frame.width]
    step = max(1, round(frame.height / _GRID_ROWS))
    return np.ascontiguousarray(rows[::step, ::step]), floor


def _opened(path: Path) -> Any:
    demuxer = _DEMUXERS.get(path.suffix)
    if demuxer is None:
        raise PermanentError("bad_media", f"{path.name} is no kind of file that is delivered.")
    try:
        return av.open(str(path), format=demuxer, options=_HLS_OPTIONS if demuxer == "hls" else {})
    except (av.error.FFmpegError, ValueError) as error:
        raise PermanentError("bad_media", f"{path.name} cannot be read: {error}.") from None
