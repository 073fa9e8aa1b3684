"""A score: notes in seconds, ready for any instrument. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Role = Literal["pad", "bass", "arpeggio", "melody", "counter", "drums"]
ROLES: tuple[Role, ...] = ("pad", "bass", "arpeggio", "melody", "counter", "drums")


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
    """Notes sorted by start; the last chord begins at ``resolves_s`` and rings to ``duration_s``.

    sections_s are the starts of the sections, for whoever wants to check them against the cuts.
    """

    ensemble: str
    duration_s: float
    resolves_s: float
    sections_s: tuple[float, ...]
    notes: tuple[Note, ...]
