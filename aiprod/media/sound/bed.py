"""The music under a video: as long as the video whatever its own length, level under the voice, faded at both ends."""

from __future__ import annotations

import math

import numpy as np

from aiprod.media.sound.bus import Bus
from aiprod.media.sound.dynamics import CONTROL_STEP, Levels, control_levels, fades_at, gains_at, linear
from aiprod.media.sound.loudness import RATE_HZ, LoudnessMeter
from aiprod.media.sound.pcm import BLOCK
from aiprod.media.sound.tracks import SoundFile

_DUCK_DB = 9.0
_FADE_IN_S, _FADE_OUT_S = 0.25, 1.5
_JOINT = 2 * RATE_HZ
_SHORT_BY = RATE_HZ
_SILENT_DB = -60.0


def place_music(music: Bus, source: SoundFile, level_lufs: float, curve: Levels) -> None:
    """Fill the stereo music bus: a longer track is cut with a fade, one that is more than a second short goes on.

    It gives way to the voice by 9 dB. Raises PermanentError ``bad_sound``.
    """
    meter, at = LoudnessMeter(), 0
    levels = []
    for block in source.blocks(2):
        part = block[: music.length - at]
        if not len(part):
            break
        meter.add(part)
        levels.append(control_levels([part]))
        music.write(at, part)
        at += len(part)
    loudness = meter.integrated_lufs()
    if not math.isfinite(loudness):
        _shape(music, 0.0, curve)
        return
    if at < music.length - _SHORT_BY:
        _go_on(music, np.concatenate(levels))
    _shape(music, linear(level_lufs - loudness), curve)


def _go_on(music: Bus, levels: Levels) -> None:
    """Repeat the track that the bus begins with to the end of the bus.

    It crosses over, at equal power, from its last sound to its first: neither a run-in of silence nor a tail is heard
    again, and nothing clicks.
    """
    heard = np.flatnonzero(levels > linear(_SILENT_DB))
    first, last = int(heard[0]) * CONTROL_STEP, min((int(heard[-1]) + 1) * CONTROL_STEP, music.length)
    joint = min(_JOINT, (last - first) // 4)
    angle = np.linspace(0, np.pi / 2, joint, endpoint=False, dtype=np.float32)[:, None]
    crossing = music.read(last - joint, joint) * np.cos(angle) + music.read(first, joint) * np.sin(angle)
    at = last - joint
    while at < music.length:
        music.write(at, crossing)
        at += joint
        for start in range(first + joint, last - joint, BLOCK):
            part = music.read(start, min(BLOCK, last - joint - start))
            music.write(at, part)
            at += len(part)


def _shape(music: Bus, gain: float, curve: Levels) -> None:
    at = 0
    for block in music.blocks():
        gains = gains_at(curve, _DUCK_DB, at, len(block)) * fades_at(
            music.length, _FADE_IN_S, _FADE_OUT_S, at, len(block)
        )
        music.write(at, block * (np.float32(gain) * gains)[:, None])
        at += len(block)
