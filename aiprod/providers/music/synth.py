"""The score played by a small numpy synthesiser: works everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import numpy as np

from aiprod.audio import SAMPLE_RATE_HZ, Samples, convolve, frames_of, highpass, lowpass
from aiprod.plan import MusicRequest
from aiprod.providers.base import Made
from aiprod.providers.music.compose import compose
from aiprod.providers.music.ensembles import Player, players
from aiprod.providers.music.finish import write_music
from aiprod.providers.music.patches import drum, tone
from aiprod.providers.music.score import Note, Score

_GRID_S = 0.25
_ROOM_S = 1.8
_LICENCE = "Composed and synthesised by AIPROD (CC0-1.0)"
_ROLE_GAIN = {"pad": 0.5, "bass": 0.62, "arpeggio": 0.8, "melody": 1.0, "counter": 0.55, "drums": 0.9}


class Synth:
    """Music from a generated score and synthesised instruments."""

    kind: Literal["music"] = "music"
    name = "synth"
    version = "1"

    def unavailable(self) -> str | None:
        return None

    def make(self, request: MusicRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_ensemble``."""
        return write_music(request, lambda movement: render(compose(movement)), directory, _LICENCE)


def render(score: Score) -> Samples:
    """The whole score at an arbitrary level: (frames, 2), exactly its duration."""
    ensemble = players(score.ensemble)
    count = frames_of(score.duration_s)
    dry, wet = np.zeros((count, 2)), np.zeros((count, 2))
    for role, player in ensemble.items():
        part = np.zeros((count, 2))
        for note in score.notes:
            if note.role == role:
                _add(part, note, player)
        part *= player.level * _ROLE_GAIN[role] * _pan(player.pan)
        dry += part
        wet += player.reverb * part
    return dry + 0.5 * _room(wet)


def _add(part: Samples, note: Note, player: Player) -> None:
    """Mix one note in. Lengths are rounded up to a grid so that equal tones are made once."""
    if player.patch == "drums":
        sound = drum(note.pitch)
    else:
        sound = tone(player.patch, note.pitch, float(np.ceil(note.length_s / _GRID_S) * _GRID_S))
    start = round(note.start_s * SAMPLE_RATE_HZ)
    room = min(len(sound), len(part) - start)
    if room > 0:
        part[start : start + room] += note.velocity**1.4 * sound[:room]


def _pan(pan: float) -> Samples:
    """Left and right gains of equal power, 1 in the middle."""
    angle = (pan + 1.0) * np.pi / 4.0
    return np.asarray(np.array([np.cos(angle), np.sin(angle)]) * np.sqrt(2.0))


def _room(samples: Samples) -> Samples:
    """A mild hall: decaying noise, another for each ear, dull and without a low end."""
    rng = np.random.default_rng(20)
    count = frames_of(_ROOM_S)
    echo = rng.standard_normal((count, 2)) * np.exp(-np.arange(count) / SAMPLE_RATE_HZ / 0.38)[:, None]
    echo[: frames_of(0.012)] = 0.0
    echo = lowpass(highpass(echo, 220.0), 5200.0, 1)
    echo /= np.sqrt((echo**2).sum(axis=0))
    return convolve(samples, echo)
