"""Sound files as blocks of float samples at 48 kHz, whatever their coding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import av.error
import numpy as np

from aiprod.errors import PermanentError
from aiprod.media.loudness import RATE_HZ, Samples

_DEMUXERS = {"audio/wav": "wav", "audio/flac": "flac", "audio/mpeg": "mp3", "audio/mp4": "mov"}


def read_blocks(path: Path, media_type: str, channels: int) -> Iterator[Samples]:
    """Blocks of (frames, channels) float32; ``channels`` is 1 or 2.

    The demuxer is chosen by media type, never guessed: a guessed one may follow the names of other files. Raises
    PermanentError ``bad_sound`` for a file that is not what it claims.
    """
    if media_type not in _DEMUXERS:
        raise PermanentError("bad_sound", f"{media_type} is not a sound the mixer can read.")
    try:
        with av.open(str(path), format=_DEMUXERS[media_type]) as container:
            layout = "mono" if channels == 1 else "stereo"
            resampler = av.AudioResampler(format="fltp", layout=layout, rate=RATE_HZ)
            for frame in container.decode(audio=0):
                for ready in resampler.resample(frame):
                    yield np.ascontiguousarray(ready.to_ndarray().T, np.float32)
            for ready in resampler.resample(None):
                yield np.ascontiguousarray(ready.to_ndarray().T, np.float32)
    except (av.error.FFmpegError, IndexError) as error:
        raise PermanentError("bad_sound", f"{path.name} cannot be read as {media_type}: {error}.") from None


def read_all(path: Path, media_type: str, channels: int) -> Samples:
    """A short file whole, (frames, channels) float32."""
    blocks = list(read_blocks(path, media_type, channels))
    return np.concatenate(blocks) if blocks else np.zeros((0, channels), np.float32)
