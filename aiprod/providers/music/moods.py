"""What each mood means in music."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aiprod.payload import Mood

Progression = tuple[int, int, int, int]
Pace = Literal["slow", "walking", "lively"]
Figure = Literal["flow", "pulse", "sparse", "broken"]
Beat = Literal["none", "soft", "drive"]


@dataclass(frozen=True)
class Character:
    """A mood's material.

    progressions are scale degrees (0 is the tonic), a bar each: for themes, for contrasts; close are the degrees of the
    last bars before the final tonic. drive in [0, 1] is how busy the players get. pace is the melody's, figure that of
    the broken chords, beat the drums'. sevenths says chords carry their seventh, pedal that the bass keeps the tonic
    under openings. bright_hz is where the whole gets duller, as the room and the players of that mood would.
    """

    mode: str
    low_bpm: int
    high_bpm: int
    drive: float
    themes: tuple[Progression, ...]
    contrasts: tuple[Progression, ...]
    close: tuple[int, ...]
    pace: Pace
    figure: Figure
    beat: Beat
    bright_hz: float
    sevenths: bool = False
    pedal: bool = False


CHARACTERS: dict[Mood, Character] = {
    "calm": Character(
        "ionian", 66, 76, 0.15, ((0, 3, 0, 4), (0, 2, 3, 3), (0, 5, 3, 4)), ((5, 3, 0, 4), (3, 2, 1, 4)), (3, 4),
        "slow", "flow", "none", 5200.0, sevenths=True,
    ),
    "uplifting": Character(
        "ionian", 98, 112, 0.65, ((0, 4, 5, 3), (0, 2, 3, 4), (0, 5, 3, 4)), ((5, 3, 0, 4), (3, 4, 5, 4)), (3, 4),
        "walking", "flow", "drive", 11_000.0,
    ),
    "epic": Character(
        "aeolian", 84, 96, 0.9, ((0, 5, 2, 6), (0, 3, 5, 6), (0, 6, 5, 6)), ((5, 6, 0, 2), (3, 0, 5, 6)), (5, 6),
        "walking", "pulse", "drive", 9000.0, pedal=True,
    ),
    "dark": Character(
        "phrygian", 60, 70, 0.35, ((0, 1, 0, 6), (0, 5, 3, 1), (0, 3, 1, 0)), ((5, 1, 6, 0), (3, 1, 5, 1)), (3, 1),
        "slow", "sparse", "soft", 3200.0, pedal=True,
    ),
    "happy": Character(
        "ionian", 112, 126, 0.7, ((0, 3, 4, 3), (0, 5, 3, 4), (0, 3, 0, 4)), ((3, 4, 2, 5), (5, 1, 3, 4)), (1, 4),
        "lively", "broken", "drive", 11_000.0,
    ),
    "sad": Character(
        "aeolian", 58, 68, 0.1, ((0, 5, 2, 6), (0, 3, 0, 4), (0, 6, 5, 4)), ((5, 2, 6, 0), (3, 0, 5, 4)), (3, 4),
        "slow", "flow", "none", 4000.0, sevenths=True,
    ),
    "tense": Character(
        "aeolian", 96, 110, 0.75, ((0, 0, 5, 5), (0, 5, 3, 4), (0, 3, 0, 4)), ((5, 3, 1, 4), (3, 3, 5, 4)), (1, 4),
        "walking", "pulse", "drive", 6000.0, pedal=True,
    ),
    "playful": Character(
        "mixolydian", 112, 126, 0.6, ((0, 3, 0, 6), (0, 6, 3, 0), (0, 4, 3, 6)), ((3, 0, 6, 0), (5, 3, 6, 6)), (3, 6),
        "lively", "broken", "soft", 10_000.0,
    ),
    "mysterious": Character(
        "dorian", 70, 82, 0.25, ((0, 3, 0, 6), (0, 6, 3, 0), (0, 2, 3, 0)), ((5, 3, 2, 6), (3, 6, 2, 3)), (6, 3),
        "slow", "sparse", "soft", 5200.0, sevenths=True, pedal=True,
    ),
    "romantic": Character(
        "ionian", 64, 74, 0.25, ((0, 5, 1, 4), (0, 2, 3, 4), (0, 4, 5, 2)), ((3, 4, 2, 5), (5, 2, 3, 4)), (1, 4),
        "slow", "flow", "none", 6500.0, sevenths=True,
    ),
    "corporate": Character(
        "ionian", 102, 114, 0.5, ((5, 3, 0, 4), (0, 4, 5, 3), (0, 3, 5, 4)), ((3, 0, 4, 4), (3, 4, 5, 4)), (3, 4),
        "walking", "broken", "drive", 10_000.0,
    ),
}  # fmt: skip
