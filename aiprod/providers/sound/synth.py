"""The catalogue's sounds, synthesised: works everywhere, belongs to nobody."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Literal

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, fade, frames_of, highpass, pcm16, set_loudness
from aiprod.errors import InvalidInput
from aiprod.keys import seed_from
from aiprod.plan import SoundRequest
from aiprod.providers.base import Made
from aiprod.providers.sound.ambiences import AMBIENCES
from aiprod.providers.sound.catalogue import SoundInfo, catalogue
from aiprod.providers.sound.effects import EFFECTS

AMBIENCE_LUFS = -23.0
EFFECT_LUFS = -19.0
_CEILING_DBFS = -2.0
_LOWEST_HZ = 45.0
_JOINT_S, _EDGE_S = 2.5, 0.4
_SHORTEST_STRETCH_S = 12.0
_CUT_S = 0.6
_LICENCE = "Synthesised by AIPROD (CC0-1.0)"


class SoundSynth:
    """Sound effects and ambiences by formula."""

    kind: Literal["sound"] = "sound"
    name = "synth"
    version = "2"

    def unavailable(self) -> str | None:
        return None

    def make(self, request: SoundRequest, directory: Path) -> Made:
        """Write ``sound.wav``: stereo, exactly ``request.duration_s``; an ambience fills it, an effect sounds once.

        Raises InvalidInput ``unknown_sound``.
        """
        info = _look_up(request.name)
        wanted = frames_of(request.duration_s)
        path = directory / "sound.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(2)
            file.setsampwidth(2)
            file.setframerate(SAMPLE_RATE_HZ)
            if info.kind == "ambience":
                _write_ambience(file, info, request.seed, wanted)
            else:
                rng = np.random.default_rng(seed_from("sound", request.name, request.seed))
                file.writeframes(pcm16(_effect(info, rng, wanted)))
                file.writeframes(bytes(4 * (wanted - file.tell())))
        return Made(path, "audio/wav", _LICENCE, duration_s=wanted / SAMPLE_RATE_HZ)


def _look_up(name: str) -> SoundInfo:
    known = {info.name: info for info in catalogue()}
    if name not in known:
        raise InvalidInput(
            "unknown_sound",
            f"there is no sound {name!r}.",
            field="payload.scenes",
            remedy=f"Choose from: {', '.join(known)}.",
        )
    return known[name]


def _write_ambience(file: wave.Wave_write, info: SoundInfo, seed: int, wanted: int) -> None:
    """Stretches that are each made anew and pass into each other, so that no period is heard, however long it lasts.

    A fade closes both ends of the whole. Only two stretches are in memory at a time.
    """
    joint, edge = frames_of(_JOINT_S), min(frames_of(_EDGE_S), wanted // 3)
    # Whole tenths of a second keep the transforms that make noise fast.
    needed_s = round(wanted / SAMPLE_RATE_HZ + _JOINT_S, 1) + 0.1
    count = frames_of(min(info.natural_s, max(_SHORTEST_STRETCH_S, needed_s)))
    turn = (np.pi / 2 * np.arange(joint) / joint)[:, None]
    tail = np.zeros((0, 2))
    at = 0
    while at < wanted:
        stretch = _stretch(info, np.random.default_rng(seed_from("sound", info.name, seed, at)), count)
        if len(tail):
            stretch[:joint] = stretch[:joint] * np.sin(turn) + tail * np.cos(turn)
        tail = stretch[-joint:]
        piece = stretch[: min(len(stretch) - joint, wanted - at)]
        place = at + np.arange(len(piece))
        level = np.minimum(np.minimum(place / edge, (wanted - 1 - place) / edge), 1.0) if edge else 0.0 * place
        file.writeframes(pcm16(piece * np.sin(np.pi / 2 * level)[:, None] ** 2))
        at += len(piece)


def _stretch(info: SoundInfo, rng: np.random.Generator, count: int) -> Samples:
    """One period at its level. The loudness of a loop is steady, so the level is set without touching its ends."""
    loop = AMBIENCES[info.name](rng, count)
    return set_loudness(loop - loop.mean(axis=0), AMBIENCE_LUFS, _CEILING_DBFS)


def _effect(info: SoundInfo, rng: np.random.Generator, wanted: int) -> Samples:
    """The whole effect at its level, faded out where the request is shorter than it."""
    sound = EFFECTS[info.name](rng, frames_of(info.natural_s))
    stereo = sound if sound.ndim == 2 else np.stack([sound, sound], axis=1)
    clean = set_loudness(highpass(stereo, _LOWEST_HZ), EFFECT_LUFS, _CEILING_DBFS)
    return fade(clean[:wanted], 0.001, 0.05 if len(clean) <= wanted else _CUT_S)
