"""The score played by a small numpy synthesiser: works everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from aiprod.audio import SAMPLE_RATE_HZ, frames_of
from aiprod.plan import MusicRequest
from aiprod.providers.base import Made
from aiprod.providers.music.compose import compose
from aiprod.providers.music.drums import TURNS, drum
from aiprod.providers.music.finish import write_music
from aiprod.providers.music.hall import BLOCK, Hall
from aiprod.providers.music.score import Note, Player, Role, Score
from aiprod.providers.music.tones import Stereo, tone

_LICENCE = "Composed and synthesised by AIPROD (CC0-1.0)"
_ROLE_GAIN: dict[Role, float] = {
    "pad": 0.5,
    "bass": 0.62,
    "arpeggio": 0.62,
    "melody": 0.8,
    "counter": 0.5,
    "drums": 0.9,
}
_WET = 0.55
_GRID_S = 0.05
_SPARE = frames_of(8.0)


class Synth:
    """Music from a generated score and synthesised instruments."""

    kind: Literal["music"] = "music"
    name = "synth"
    version = "2"

    def unavailable(self) -> str | None:
        return None

    def make(self, request: MusicRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_ensemble``, TransientError ``disk_full``."""
        score = compose(request)
        return write_music(request, score, render(score), directory, _LICENCE)


def render(score: Score) -> Iterator[npt.NDArray[np.float32]]:
    """The whole score at an arbitrary level in blocks of (frames, 2), together exactly its duration.

    What rings past a block is carried into the next, so memory does not grow with the piece.
    """
    count = frames_of(score.duration_s)
    dry: Stereo = np.zeros((2, BLOCK), np.float32)
    wet: Stereo = np.zeros((1, BLOCK), np.float32)
    seconds, levels = np.array(score.dynamics).T
    hall = Hall()
    notes = iter(score.notes)
    note = next(notes, None)
    for first in range(0, count, BLOCK):
        while note is not None and round(note.start_s * SAMPLE_RATE_HZ) < first + BLOCK:
            player = score.players[note.role]
            sound = _played(note, player, float(np.interp(note.start_s, seconds, levels)))
            start = round(note.start_s * SAMPLE_RATE_HZ) - first
            end = start + sound.shape[1]
            dry, wet = _grown(dry, end), _grown(wet, end)
            dry[:, start:end] += sound
            wet[:, start:end] += np.float32(player.reverb / 2) * (sound[0] + sound[1])
            note = next(notes, None)
        block = dry[:, :BLOCK] + _WET * hall.sound(wet[0, :BLOCK])
        yield np.ascontiguousarray(block[:, : count - first].T, np.float32)
        dry, wet = _grown(dry[:, BLOCK:], BLOCK), _grown(wet[:, BLOCK:], BLOCK)


def _grown(bus: Stereo, length: int) -> Stereo:
    """The bus, made longer by some seconds of silence where it is shorter than ``length``."""
    if bus.shape[1] >= length:
        return bus
    silence = np.zeros((len(bus), max(length - bus.shape[1], _SPARE)), np.float32)
    return np.concatenate((bus, silence), axis=1)


def _played(note: Note, player: Player, swell: float) -> Stereo:
    """One note at its level and place; the drums do not swell with the others."""
    start = round(note.start_s * SAMPLE_RATE_HZ)
    level = player.level * _ROLE_GAIN[note.role] * note.velocity**1.4
    if player.patch == "drums":
        sound = drum(note.pitch, start % TURNS)
    else:
        sound = tone(player.patch, note.pitch, _GRID_S * np.ceil(note.length_s / _GRID_S), start)
        level *= swell
    angle = (player.pan + 1.0) * np.pi / 4.0
    sides = np.array([[np.cos(angle)], [np.sin(angle)]]) * np.sqrt(2.0) * level
    return np.asarray(sound * sides.astype(np.float32))
