"""Percussion: drum kit, brushes, machines and the orchestra's drums, and the accents that fall on cuts."""

from __future__ import annotations

from random import Random
from typing import Literal

from aiprod.providers.music.bars import Bar, Beat

Battery = Literal["kit", "brushes", "machine", "orchestra"]
KICK, SIDE_STICK, SNARE, CLOSED_HAT, OPEN_HAT, LOW_TOM, CRASH, RIDE, SHAKER = 36, 37, 38, 42, 46, 45, 49, 51, 70
TIMPANI = 41
"""The lowest of the orchestral kit's thirteen timpani, F; a semitone each."""
GONG_CRASH = 57
"""Two plates of the orchestra."""

Hit = tuple[float, int, float]


def drums(bar: Bar, battery: Battery, drive: float, rng: Random) -> list[Beat]:
    """One bar: a groove that thickens with the energy, with small liberties, and a fill into a new section."""
    hits = _GROOVES[battery](bar, rng)
    if bar.closes and bar.energy > 0.4:
        hits = [hit for hit in hits if hit[0] < bar.beats - 1] + _fill(bar, battery, rng)
    level = (0.36 + 0.42 * bar.energy) * (0.75 + 0.25 * drive)
    return [Beat("drums", bar.at + at, 0.4, key, level * stress) for at, key, stress in hits if at < bar.beats]


def accent(bar: Bar, battery: Battery) -> list[Beat]:
    """What marks a cut: cymbal and low drum, louder where a section begins."""
    opens = bar.in_section == 0
    level = (0.3 + 0.5 * bar.energy) * (1.0 if opens else 0.7)
    if battery == "orchestra":
        keys = [(_timpani(bar), 1.0), *([(GONG_CRASH, 0.7)] if opens and bar.energy > 0.5 else [])]
    elif battery == "brushes":
        keys = [(RIDE, 0.8), (KICK, 0.7)]
    else:
        keys = [(KICK, 1.0), (CRASH if opens else RIDE, 0.75)]
    return [Beat("drums", bar.at, 1.0, key, level * stress) for key, stress in keys]


def swell(bar: Bar, battery: Battery) -> list[Beat]:
    """A cymbal or drum roll over the last two beats of a bar, into a cut."""
    key = _timpani(bar) if battery == "orchestra" else RIDE
    steps = 12
    level = 0.12 + 0.34 * bar.energy
    start = bar.at + bar.beats - 2
    return [
        Beat("drums", start + 2 * index / steps, 0.3, key, level * (0.3 + 0.7 * index / steps))
        for index in range(steps)
    ]


def _kit(bar: Bar, rng: Random) -> list[Hit]:
    hat = SHAKER if bar.energy < 0.5 else CLOSED_HAT
    hits: list[Hit] = [(0.5 * i, hat, (0.5 if i % 2 else 0.7) * rng.uniform(0.85, 1.0)) for i in range(2 * bar.beats)]
    if bar.energy >= 0.4:
        hits += [(float(beat), KICK, 1.0 if beat == 0 else 0.88) for beat in range(0, bar.beats, 2)]
    if bar.energy >= 0.55:
        hits += [(float(beat), SNARE, rng.uniform(0.72, 0.82)) for beat in range(1, bar.beats, 2)]
        hits.append((rng.choice((1.5, 2.5, 3.5)), KICK, 0.65))
        if rng.random() < 0.4:
            hits.append((rng.choice((1.75, 2.25, 3.75)), SNARE, 0.22))
    if bar.energy >= 0.85 and rng.random() < 0.5:
        hits.append((3.5, OPEN_HAT, 0.6))
    return hits


def _brushes(bar: Bar, rng: Random) -> list[Hit]:
    hits: list[Hit] = [
        (0.5 * i, SHAKER, (0.55 if i % 2 else 0.75) * rng.uniform(0.8, 1.0)) for i in range(2 * bar.beats)
    ]
    if bar.energy >= 0.35:
        hits += [(float(beat), SIDE_STICK, rng.uniform(0.5, 0.6)) for beat in range(1, bar.beats, 2)]
        hits.append((0.0, KICK, 0.6))
    if bar.energy >= 0.6:
        hits.append((rng.choice((1.5, 2.5)), KICK, 0.5))
    return hits


def _machine(bar: Bar, rng: Random) -> list[Hit]:
    hits: list[Hit] = [
        (0.25 * i, CLOSED_HAT, (0.7, 0.3, 0.5, 0.35)[i % 4] * rng.uniform(0.85, 1.0))
        for i in range(4 * bar.beats)
        if i % 2 == 0 or bar.energy > 0.6
    ]
    if bar.energy >= 0.35:
        hits += [(float(beat), KICK, 0.95) for beat in range(0, bar.beats, 1 if bar.energy > 0.65 else 2)]
    if bar.energy >= 0.5:
        hits += [(float(beat), SNARE, 0.8) for beat in range(1, bar.beats, 2)]
        hits += [(beat + 0.5, OPEN_HAT, 0.35) for beat in range(bar.beats) if rng.random() < 0.5]
    return hits


def _orchestra(bar: Bar, rng: Random) -> list[Hit]:
    key = _timpani(bar)
    if bar.energy < 0.45:
        return [(0.0, key, 0.7)] if bar.in_section % 2 == 0 else []
    if bar.energy < 0.75:
        return [(0.0, key, 1.0), (bar.beats - 1.0, key, 0.45), (bar.beats - 0.5, key, 0.55)]
    hits: list[Hit] = [(0.0, key, 1.0), (1.5, key, 0.6), (2.0, key, 0.85), (3.0, key, 0.6), (3.5, key, 0.7)]
    hits += [(0.5 * i, SNARE, rng.uniform(0.18, 0.34)) for i in range(2 * bar.beats) if rng.random() < 0.8]
    return hits


def _fill(bar: Bar, battery: Battery, rng: Random) -> list[Hit]:
    start = bar.beats - 1.0
    key = _timpani(bar) if battery == "orchestra" else SIDE_STICK if battery == "brushes" else LOW_TOM
    count = rng.choice((3, 4))
    return [(start + index / count, key, 0.45 + 0.13 * index) for index in range(count)]


def _timpani(bar: Bar) -> int:
    return TIMPANI + (bar.classes[0] - 5) % 12


_GROOVES = {"kit": _kit, "brushes": _brushes, "machine": _machine, "orchestra": _orchestra}
