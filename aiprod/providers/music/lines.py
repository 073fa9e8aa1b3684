"""The players: each writes one role's notes over the chords, in beats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from aiprod.providers.music.form import BEATS
from aiprod.providers.music.harmony import Key, voice_chord
from aiprod.providers.music.score import Role

_PAD_RANGE = (52, 71)
_MELODY_LOW, _MELODY_HIGH = 67, 84
_RHYTHMS = (
    ((0.0, 2.0), (2.0, 1.0), (3.0, 1.0), (4.0, 3.0)),
    ((0.0, 1.5), (1.5, 0.5), (2.0, 2.0), (4.0, 1.0), (5.0, 2.5)),
    ((0.0, 3.0), (3.0, 1.0), (4.0, 2.0)),
    ((1.0, 1.0), (2.0, 1.0), (3.0, 1.0), (4.0, 3.0)),
    ((0.0, 1.0), (1.0, 1.0), (2.0, 1.5), (3.5, 0.5), (4.0, 3.0)),
)
_ARPEGGIOS = ((0, 1, 2, 3, 2, 1), (0, 2, 1, 3), (0, 1, 2, 3), (3, 2, 1, 0, 1, 2), (0, 2, 3, 2, 1, 2))

KICK, SNARE, CLOSED_HAT, OPEN_HAT, SHAKER, LOW_TOM, TIMPANI, CRASH = 36, 38, 42, 46, 70, 45, 41, 49


@dataclass(frozen=True)
class Beat:
    """A note in beats from the start of the piece."""

    role: Role
    at: float
    length: float
    pitch: int
    velocity: float


@dataclass(frozen=True)
class Bar:
    """One bar: its chord, the chord's root degree, its place and the energy of its section."""

    index: int
    root: int
    classes: tuple[int, ...]
    energy: float
    in_section: int
    of_section: int

    @property
    def at(self) -> float:
        return float(self.index * BEATS)


class Pads:
    """Held chords, each voiced near the one before."""

    def __init__(self) -> None:
        self._before: tuple[int, ...] = ()

    def play(self, bar: Bar) -> list[Beat]:
        self._before = voice_chord(bar.classes, self._before, *_PAD_RANGE)
        level = 0.42 + 0.3 * bar.energy
        return [Beat("pad", bar.at, BEATS * 1.02, pitch, level) for pitch in self._before]


def bass(bar: Bar, key: Key, drive: float) -> list[Beat]:
    """Roots: held, in halves with the fifth, or in eighths, by energy and drive."""
    root = key.near(41, [bar.classes[0]])
    fifth = key.near(root + 6, [bar.classes[2]])
    level = 0.5 + 0.25 * bar.energy
    if bar.energy < 0.35:
        return [Beat("bass", bar.at, BEATS, root, level)]
    if bar.energy < 0.62 or drive < 0.6:
        return [Beat("bass", bar.at, 2.5, root, level), Beat("bass", bar.at + 2.5, 1.5, fifth, level * 0.85)]
    accents = (1.0, 0.7, 0.8, 0.7, 0.95, 0.7, 0.8, 0.75)
    return [Beat("bass", bar.at + 0.5 * i, 0.45, root, level * accent) for i, accent in enumerate(accents)]


def arpeggio(bar: Bar, pattern: Sequence[int], step: float) -> list[Beat]:
    """Broken chords above the pad, light on the offbeats."""
    tones = sorted(voice_chord(bar.classes[:3], (), 60, 76))
    tones = [*tones, tones[0] + 12]
    notes = []
    for index in range(round(BEATS / step)):
        accent = 1.0 if index * step % 2 == 0 else 0.78
        pitch = tones[pattern[index % len(pattern)] % len(tones)]
        notes.append(Beat("arpeggio", bar.at + index * step, step * 1.6, pitch, (0.4 + 0.25 * bar.energy) * accent))
    return notes


def pick_arpeggio(rng: Random) -> tuple[int, ...]:
    return rng.choice(_ARPEGGIOS)


class Melody:
    """A two-bar motif that comes back moved to the chord of the moment, answered, and then left to rest."""

    def __init__(self, key: Key, rng: Random) -> None:
        self._key = key
        self._rng = rng
        self._motifs = [self._motif() for _ in range(2)]
        self._last = 74

    def play(self, bar: Bar, following: Bar | None) -> list[Beat]:
        """Sings in the first two bars of every four, so that a narrator has room; call it for even bars only."""
        phrase = bar.in_section // 2
        if phrase % 2 == 1 and bar.energy < 0.8:
            return []
        rhythm, contour = self._motifs[1 if phrase % 4 == 2 else 0]
        notes = []
        degree_steps = [self._key.pitch(step) % 12 for step in range(7)]
        for (offset, length), step in zip(rhythm, contour, strict=True):
            chord = bar if offset < BEATS or following is None else following
            if following is None and offset >= BEATS:
                break
            strong = offset % 2 == 0
            pitch = self._key.near(self._last + step, chord.classes if strong else degree_steps)
            pitch = pitch - 12 if pitch > _MELODY_HIGH else pitch + 12 if pitch < _MELODY_LOW else pitch
            self._last = pitch
            notes.append(Beat("melody", bar.at + offset, length * 0.96, pitch, 0.5 + 0.25 * bar.energy))
        return notes

    def _motif(self) -> tuple[tuple[tuple[float, float], ...], tuple[int, ...]]:
        rhythm = self._rng.choice(_RHYTHMS)
        return rhythm, tuple(self._rng.choice((-4, -2, -2, -1, 2, 2, 3, 5)) for _ in rhythm)


def counter(bar: Bar, key: Key) -> list[Beat]:
    """A long tone, the chord's third or fifth, that lifts the loudest sections."""
    pitch = key.near(64, [bar.classes[1 + bar.index % 2]])
    return [Beat("counter", bar.at, BEATS * 0.98, pitch, 0.3 + 0.3 * bar.energy)]


def kit(bar: Bar, rng: Random) -> list[Beat]:
    """A drum kit that starts as a shaker and grows into a beat, with a fill before a new section."""
    level = 0.35 + 0.4 * bar.energy
    hits = [(0.5 * i, SHAKER if bar.energy < 0.55 else CLOSED_HAT, 0.5 if i % 2 else 0.7) for i in range(8)]
    if bar.energy >= 0.45:
        hits += [(0.0, KICK, 1.0), (2.0, KICK, 0.9)]
    if bar.energy >= 0.6:
        hits += [(1.0, SNARE, 0.75), (3.0, SNARE, 0.8), (2.5 if rng.random() < 0.5 else 1.5, KICK, 0.7)]
    if bar.in_section == bar.of_section - 1 and bar.energy >= 0.6:
        hits += [(3.0 + 0.25 * i, LOW_TOM, 0.5 + 0.1 * i) for i in range(4)]
    return [Beat("drums", bar.at + at, 0.4, key, level * accent) for at, key, accent in hits]


def orchestral_drums(bar: Bar, tonic: int) -> list[Beat]:
    """Timpani on the big beats and a roll into a new section; the orchestral kit is tuned from key 41 (F)."""
    key = TIMPANI + (tonic - 5) % 12
    level = 0.4 + 0.4 * bar.energy
    hits = [(0.0, 1.0)] if bar.energy < 0.75 else [(0.0, 1.0), (1.5, 0.6), (2.0, 0.85), (3.0, 0.6), (3.5, 0.7)]
    if bar.in_section == bar.of_section - 1:
        hits += [(2.0 + 0.25 * i, 0.25 + 0.08 * i) for i in range(8) if 2.0 + 0.25 * i not in {at for at, _ in hits}]
    return [Beat("drums", bar.at + at, 0.5, key, level * accent) for at, accent in hits]
