"""Every sound of a plan onto its bus: levelled, faded at both ends, and giving way to the voice where it should."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aiprod.media import graphs
from aiprod.media.run import ffmpeg_exe, run
from aiprod.media.sound.bus import Bus
from aiprod.media.sound.dynamics import Levels, fades_at, gains_at, linear
from aiprod.media.sound.loudness import RATE_HZ, LoudnessMeter, Samples
from aiprod.media.sound.pcm import read_all, read_blocks
from aiprod.plan import MediaRequest, PlacedSound

_VOICE_LUFS = -15.0
_AMBIENCE_DUCK_DB = 4.0
_AMBIENCE_S = 3.0
_MOST_CLIP_BOOST_DB = 12.0
_SPEED_LIMIT = 2.0
_STRETCH_DEADLINE_S = 60.0
_SLACK = RATE_HZ // 100

Shape = Callable[[int, int], Samples]
"""The gains of so many samples from a sample of the sound on."""


@dataclass(frozen=True)
class SoundFile:
    """A sound asset's file. Reading raises PermanentError ``bad_sound``."""

    path: Path
    media_type: str

    def blocks(self, channels: int) -> Iterator[Samples]:
        return read_blocks(self.path, self.media_type, channels)


def lay(bus: Bus, start: int, blocks: Iterable[Samples], length: int, shape: Shape) -> None:
    """Add the first ``length`` samples of a sound to a bus from sample ``start`` on."""
    at = 0
    for block in blocks:
        part = block[: max(0, length - at)]
        if not len(part):
            return
        bus.add(start + at, part * shape(at, len(part))[:, None])
        at += len(part)


def place_narration(voice: Bus, start: int, speech: SoundFile, slot: int) -> None:
    """Put a scene's words on the mono voice bus at the loudness of the voice, samples ``start`` to ``start + slot``.

    A reading longer than its slot is spoken faster, at the same pitch.
    """
    length, meter = _survey(speech.blocks(1))
    blocks: Iterable[Samples] = speech.blocks(1)
    if length > slot + _SLACK:
        blocks = [_faster(read_all(speech.path, speech.media_type, 1), min(_SPEED_LIMIT, length / slot))[:slot]]
        length = slot
    loudness = meter.integrated_lufs()
    if not math.isfinite(loudness):
        loudness = meter.loudest_lufs()
    gain = linear(_VOICE_LUFS - loudness - 10 * math.log10(2)) if math.isfinite(loudness) else 1.0
    lay(voice, start, blocks, length, lambda at, count: gain * fades_at(length, 0.004, 0.012, at, count))


def place_sound(sounds: Bus, start: int, placed: PlacedSound, source: SoundFile, curve: Levels) -> None:
    """Put a sound on the stereo bus of sounds; what lasts longer than a hit gives way to the voice a little.

    The loudest moment of a made sound stands ``gain_db`` from the voice. A clip's own sound stands there as a whole,
    but keeps its nature: one that is quiet is raised by so much and no more.
    """
    clip = isinstance(placed.request, MediaRequest)
    length, meter = _survey(source.blocks(2), round(placed.duration_s * RATE_HZ))
    loudness = meter.integrated_lufs() if clip else meter.loudest_lufs()
    if not math.isfinite(loudness):
        return
    gain_db = _VOICE_LUFS + placed.gain_db - loudness
    if clip:
        gain_db = min(gain_db, _MOST_CLIP_BOOST_DB)
    ambience = length > _AMBIENCE_S * RATE_HZ
    cut = start + length > sounds.length
    length = min(length, sounds.length - start)
    if clip:
        fades = (0.02, 0.04)
    elif ambience:
        fades = (0.6, 0.9)
    else:
        fades = (0.003, 0.25 if cut else 0.03)
    depth_db = _AMBIENCE_DUCK_DB if ambience else 0.0

    def shape(at: int, count: int) -> Samples:
        ducked = gains_at(curve, depth_db, start + at, count)
        return np.asarray(linear(gain_db) * ducked * fades_at(length, *fades, at, count))

    lay(sounds, start, source.blocks(2), length, shape)


def _survey(blocks: Iterable[Samples], most: int | None = None) -> tuple[int, LoudnessMeter]:
    """How many samples a sound has, of the first ``most``, and its loudness."""
    length, meter = 0, LoudnessMeter()
    for block in blocks:
        part = block if most is None else block[: most - length]
        if not len(part):
            break
        meter.add(part)
        length += len(part)
    return length, meter


def _faster(speech: Samples, speed: float) -> Samples:
    argv = graphs.stretch_audio(ffmpeg_exe(), speed)
    stretched = run(argv, deadline_s=_STRETCH_DEADLINE_S, stdin=speech.tobytes()).stdout
    return np.frombuffer(stretched, np.float32)[:, None]
