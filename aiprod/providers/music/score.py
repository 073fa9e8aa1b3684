"""A score: notes in seconds and who plays them, ready for any instrument. Pure data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal["pad", "bass", "arpeggio", "melody", "counter", "drums"]
ROLES: tuple[Role, ...] = ("pad", "bass", "arpeggio", "melody", "counter", "drums")


@dataclass(frozen=True)
class Player:
    """A General MIDI program (0 to 127; of the drum kits for the drums), a patch of our synth, level and place.

    level is a linear gain, pan runs from -1 (left) to 1 (right), reverb is the share sent to the room.
    """

    program: int
    patch: str
    level: float
    pan: float = 0.0
    reverb: float = 0.35


@dataclass(frozen=True)
class Note:
    """``pitch`` is a MIDI key (for drums a General MIDI drum key), ``velocity`` is in (0, 1]."""

    role: Role
    start_s: float
    length_s: float
    pitch: int
    velocity: float


@dataclass(frozen=True)
class Score:
    """Notes sorted by start; the last chord begins at ``resolves_s`` and has rung out by ``duration_s``.

    dynamics is a line through (seconds, level in [0, 1]) by which all but the drums swell and sink. hits_s are the cuts
    that a strong beat meets; sections_s are the starts of the sections.
    """

    players: Mapping[Role, Player]
    duration_s: float
    resolves_s: float
    hits_s: tuple[float, ...]
    sections_s: tuple[float, ...]
    dynamics: tuple[tuple[float, float], ...]
    notes: tuple[Note, ...]
