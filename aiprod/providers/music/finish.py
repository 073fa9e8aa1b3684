"""From rendered blocks to the file: exact length, a clean bottom, one level, no peak too high, in bounded memory."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator
from pathlib import Path

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

TARGET_LUFS = -20.0

_CEILING_DBTP = -1.5
_LOWEST_HZ = 34.0
_START_S, _END_S = 0.004, 0.35

Block = npt.NDArray[np.float32]


def write_music(request: MusicRequest, blocks: Iterable[Block], directory: Path, licence: str) -> Made:
    """Write ``music.wav``: stereo, exactly ``request.duration_s``, -20 LUFS, silent at both ends.

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
        _fade_ends(bus)
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
    """Without what lies under the lowest note, and duller above ``bright_hz`` by 6 dB an octave at most 9 dB."""
    from scipy import signal

    bottom = signal.butter(2, _LOWEST_HZ, "highpass", fs=SAMPLE_RATE_HZ, output="sos")
    shelf = signal.bilinear_zpk([-2.0 * np.pi * bright_hz * 2.8], [-2.0 * np.pi * bright_hz], 1 / 2.8, SAMPLE_RATE_HZ)
    sections = np.concatenate((bottom, signal.zpk2sos(*shelf))).astype(np.float64)
    state = np.zeros((len(sections), 2, 2))
    for block in blocks:
        toned, state = signal.sosfilt(sections, block, axis=0, zi=state)
        yield toned.astype(np.float32)


def _fade_ends(bus: Bus) -> None:
    """A moment of fade at the start, and at the end under what has rung out already."""
    for seconds, ending in ((_START_S, False), (min(_END_S, 0.1 * bus.length / SAMPLE_RATE_HZ), True)):
        count = min(frames_of(seconds), bus.length // 2)
        ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(count) / max(1, count))).astype(np.float32)[:, None]
        at = bus.length - count if ending else 0
        bus.write(at, bus.read(at, count) * (ramp[::-1] if ending else ramp))
