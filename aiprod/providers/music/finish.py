"""From rendered blocks to the file: exact length, a clean bottom, one level, no peak too high, in bounded memory."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, frames_of, pcm16
from aiprod.media.sound.bus import Bus, Program
from aiprod.media.sound.dynamics import linear
from aiprod.media.sound.limiter import limited, peak_track
from aiprod.media.sound.loudness import LoudnessMeter
from aiprod.plan import MusicRequest
from aiprod.providers.base import Made
from aiprod.providers.music.moods import CHARACTERS
from aiprod.providers.music.score import Score

TARGET_LUFS = -20.0

_CEILING_DBTP = -1.5
_LOWEST_HZ = 34.0
_DULLER_DB = 9.0
_START_S = 0.004
_END_SHARE = 0.3

Block = npt.NDArray[np.float32]


def write_music(request: MusicRequest, score: Score, blocks: Iterable[Block], directory: Path, licence: str) -> Made:
    """Write the score's ``blocks`` to ``music.wav``: stereo, exactly as long as asked, -20 LUFS, silent at both ends.

    Raises TransientError ``disk_full``.
    """
    wanted = frames_of(request.duration_s)
    path = directory / "music.wav"
    meter = LoudnessMeter()
    with Bus(directory / "music.f32", wanted, 2) as bus:
        at = 0
        for block in _toned(blocks, CHARACTERS[request.mood].bright_hz):
            bus.write(at, block)
            at += len(block)
        _fade_ends(bus, request.duration_s - score.resolves_s)
        for block in bus.blocks():
            meter.add(block)
        loudness = meter.integrated_lufs()
        if not np.isfinite(loudness):
            loudness = meter.loudest_lufs()
        gain = linear(TARGET_LUFS - loudness) if np.isfinite(loudness) else 1.0
        track = peak_track(Program((bus,)).blocks())
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE_HZ)
            for block in limited(bus.blocks(), track, gain, linear(_CEILING_DBTP)):
                file.writeframes(pcm16(block.astype(np.float64)))
    return Made(path, "audio/wav", licence, duration_s=wanted / SAMPLE_RATE_HZ)


def _toned(blocks: Iterable[Block], bright_hz: float) -> Iterator[Block]:
    """Without what lies under the lowest note, and 9 dB duller well above ``bright_hz``.

    libavfilter's running filters stand for scipy's, whose import costs more than a minute of music.
    """
    graph = av.filter.Graph()
    last = graph.add_abuffer(
        sample_rate=SAMPLE_RATE_HZ, format="fltp", layout="stereo", time_base=Fraction(1, SAMPLE_RATE_HZ)
    )
    for name, settings in (
        ("highpass", f"f={_LOWEST_HZ}"),
        ("highshelf", f"f={1.7 * bright_hz}:g={-_DULLER_DB}:t=q:w=0.5"),
    ):
        stage = graph.add(name, settings)
        last.link_to(stage)
        last = stage
    last.link_to(graph.add("abuffersink"))
    graph.configure()
    for block in blocks:
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(block.T), format="fltp", layout="stereo")
        frame.rate = SAMPLE_RATE_HZ
        graph.push(frame)
        yield np.asarray(graph.pull().to_ndarray().T, np.float32)


def _fade_ends(bus: Bus, tail_s: float) -> None:
    """A moment of fade at the start; over most of the tail one that follows the last chord's own ringing out."""
    for seconds, ending in ((_START_S, False), (_END_SHARE * tail_s, True)):
        count = min(frames_of(seconds), bus.length // 2)
        ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / max(1, count))).astype(np.float32)[:, None]
        at = bus.length - count if ending else 0
        bus.write(at, bus.read(at, count) * (ramp[::-1] if ending else ramp))
