"""Bars with their chords: what every player reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from aiprod.providers.music.form import Section
from aiprod.providers.music.harmony import Key
from aiprod.providers.music.moods import Character, Progression
from aiprod.providers.music.score import Role
from aiprod.providers.music.timeline import Timeline

_DOMINANT = 4


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
    """One bar: ``beats`` from beat ``at``, its chord and scale as pitch classes, and its place in its section.

    energy grows within the section; ``hit`` says that the bar begins on a cut.
    """

    index: int
    at: int
    beats: int
    hit: bool
    key: Key
    classes: tuple[int, ...]
    scale: tuple[int, ...]
    section: Section
    energy: float

    @property
    def in_section(self) -> int:
        return self.index - self.section.first

    @property
    def closes(self) -> bool:
        """Whether it is the last of its section."""
        return self.index == self.section.last - 1


def write_bars(
    timeline: Timeline, sections: Sequence[Section], key: Key, character: Character, rng: Random
) -> list[Bar]:
    """A progression a section, turned at its end towards the next; the last bars of all make the cadence."""
    theme, contrast = rng.choice(character.themes), rng.choice(character.contrasts)
    bars: list[Bar] = []
    for number, section in enumerate(sections):
        progression = contrast if section.part in ("contrast", "break") else theme
        here = key.shifted(section.shift)
        following = sections[number + 1] if number + 1 < len(sections) else None
        span = section.last - section.first
        for index in range(section.first, section.last):
            place = (index - section.first) / span
            energy = min(1.0, section.energy * (0.9 + 0.2 * place))
            degree = _degree(progression, index, section, following, len(timeline.bars), character)
            bars.append(_bar(timeline, index, here, degree, section, energy, character))
    return bars


def _degree(
    progression: Progression, index: int, section: Section, following: Section | None, count: int, character: Character
) -> int:
    to_end = count - index
    if to_end <= len(character.close) and index > 0:
        return character.close[-to_end]
    turns = following is not None and index == section.last - 1 and section.last - section.first > 2
    if turns and following is not None and following.part in ("theme", "climax"):
        return character.close[-1]
    return progression[(index - section.first) % len(progression)]


def _bar(
    timeline: Timeline, index: int, key: Key, degree: int, section: Section, energy: float, character: Character
) -> Bar:
    span = timeline.bars[index]
    dominant = degree == _DOMINANT and character.mode in ("aeolian", "dorian", "ionian")
    classes = key.chord(degree, seventh=character.sevenths and not dominant, dominant=dominant)
    # A dominant's major third takes the place of the scale's own step below it.
    scale = tuple(classes[1] if dominant and each == (classes[1] - 1) % 12 else each for each in key.scale())
    return Bar(index, span.at, span.beats, span.hit, key, classes, scale, section, energy)
