"""Sound files as blocks of float samples at 48 kHz, whatever their coding, rate and channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import av.error
import numpy as np

from aiprod.errors import PermanentError
from aiprod.media.sound.loudness import RATE_HZ, Samples

BLOCK = RATE_HZ * 2
"""How many samples long sounds are worked on at a time."""

_DEMUXERS = {"audio/wav": "wav", "audio/flac": "flac", "audio/mpeg": "mp3", "audio/mp4": "mov"}
_RESAMPLER = "filter_size=128:cutoff=0.94"
# The library's own default lets the mirror image of a tone at 0.45 of its rate through at -27 dB; this one at -101 dB.

_OPTIONS = {"probesize": "65536"}
_WAV_OPTIONS = {**_OPTIONS, "max_size": "65536"}
# Left to itself the WAV reader looks for coded sound in the first 5 s, 20 ms a file, and hands out 20 ms at a time.


def read_blocks(path: Path, media_type: str, channels: int) -> Iterator[Samples]:
    """Blocks of (frames, channels) float32, all but the last ``BLOCK`` long; ``channels`` is 1 or 2.

    The demuxer is chosen by media type, never guessed: a guessed one may follow the names of other files. Raises
    PermanentError ``bad_sound`` for a file that is not what it claims or is damaged.
    """
    if media_type not in _DEMUXERS:
        raise PermanentError("bad_sound", f"{media_type} is not a sound the mixer can read.")
    options = _WAV_OPTIONS if media_type == "audio/wav" else _OPTIONS
    try:
        with av.open(str(path), format=_DEMUXERS[media_type], options=options) as container:
            block = None
            for block in regrouped(converted(container.decode(audio=0), channels)):
                yield block
    except (av.error.FFmpegError, IndexError) as error:
        raise PermanentError("bad_sound", f"{path.name} cannot be read as {media_type}: {error}.") from None
    if block is None:
        raise PermanentError("bad_sound", f"{path.name} holds no {media_type} sound.")


def read_all(path: Path, media_type: str, channels: int) -> Samples:
    """A short file whole, (frames, channels) float32."""
    blocks = list(read_blocks(path, media_type, channels))
    return np.concatenate(blocks) if blocks else np.zeros((0, channels), np.float32)


def converted(frames: Iterable[Any], channels: int) -> Iterator[Samples]:
    """Decoded frames of one stream as (frames, channels) float32 at 48 kHz, in blocks as they come."""
    graph: Any = None
    for frame in frames:
        graph = graph or _conversion(frame, channels)
        frame.pts = None
        graph.push(frame)
        yield from _ready(graph)
    if graph is not None:
        graph.push(None)
        yield from _ready(graph)


def regrouped(blocks: Iterable[Samples]) -> Iterator[Samples]:
    """The same samples in blocks of ``BLOCK``, since every call of a filter has a price."""
    held: list[Samples] = []
    count = 0
    for block in blocks:
        held.append(block)
        count += len(block)
        if count >= BLOCK:
            joined = np.concatenate(held)
            whole = count - count % BLOCK
            yield from np.split(joined[:whole], whole // BLOCK)
            held, count = [joined[whole:]], count - whole
    if count:
        yield np.concatenate(held)


def _conversion(first: Any, channels: int) -> Any:
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=first.sample_rate,
        format=first.format.name,
        layout=first.layout.name,
        time_base=Fraction(1, first.sample_rate),
    )
    layout = "mono" if channels == 1 else "stereo"
    resampler = graph.add("aresample", f"{RATE_HZ}:out_sample_fmt=flt:out_chlayout={layout}:{_RESAMPLER}")
    sink = graph.add("abuffersink")
    source.link_to(resampler)
    resampler.link_to(sink)
    graph.configure()
    return graph


def _ready(graph: Any) -> Iterator[Samples]:
    while True:
        try:
            frame = graph.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return
        yield frame.to_ndarray().reshape(-1, frame.layout.nb_channels)
