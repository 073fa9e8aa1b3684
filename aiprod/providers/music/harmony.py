"""Modes, keys and chords: the theory the composer works with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product

MODES = {
    "ionian": (0, 2, 4, 5, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
    "mixolydian": (0, 2, 4, 5, 7, 9, 10),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
}


@dataclass(frozen=True)
class Key:
    """A tonic (MIDI key of its lowest use, 0 to 11) and a mode."""

    tonic: int
    mode: str

    def pitch(self, degree: int, octave: int = 0) -> int:
        """The MIDI key of a scale degree, which may be below 0 or above 6; octave 5 begins at middle C's octave."""
        steps = MODES[self.mode]
        return 12 * (octave + degree // 7) + self.tonic + steps[degree % 7]

    def shifted(self, semitones: int) -> Key:
        """The same mode on another tonic."""
        return Key((self.tonic + semitones) % 12, self.mode)

    def scale(self) -> tuple[int, ...]:
        """Pitch classes of the mode."""
        return tuple(self.pitch(degree) % 12 for degree in range(7))

    def chord(self, root: int, *, seventh: bool = False, dominant: bool = False) -> tuple[int, ...]:
        """Pitch classes of the chord on a degree; a dominant chord has a major third whatever the mode."""
        degrees = (root, root + 2, root + 4, root + 6) if seventh else (root, root + 2, root + 4)
        classes = [self.pitch(degree) % 12 for degree in degrees]
        if dominant:
            classes[1] = (classes[0] + 4) % 12
        return tuple(classes)


def near(pitch: int, allowed: Sequence[int]) -> int:
    """The pitch of an allowed class nearest to ``pitch``; the lower one of two."""
    return min(range(pitch - 6, pitch + 7), key=lambda each: (int(each % 12 not in allowed), abs(each - pitch), each))


def voice_chord(classes: Sequence[int], before: Sequence[int], low: int, high: int) -> tuple[int, ...]:
    """The voicing between two pitches that moves least from the chord before; close, without clashing seconds."""
    places = [[pitch for pitch in range(low, high + 1) if pitch % 12 == each] for each in classes]
    voicings = (tuple(sorted(voicing)) for voicing in product(*places))
    centre = (low + high) / 2

    def effort(voicing: tuple[int, ...]) -> float:
        spread = voicing[-1] - voicing[0]
        clash = sum(upper - lower < 3 for lower, upper in pairwise(voicing))
        travel: float
        if len(before) == len(voicing):
            travel = sum(abs(a - b) for a, b in zip(voicing, before, strict=True))
        else:
            travel = sum(abs(pitch - centre) for pitch in voicing)
        return travel + max(0, spread - 14) + 2.0 * clash + 0.1 * abs(sum(voicing) / len(voicing) - centre)

    return min(voicings, key=effort)
