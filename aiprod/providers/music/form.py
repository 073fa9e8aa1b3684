"""The form: which bars make a section, what part it plays, and how loud the piece is where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from aiprod.providers.music.timeline import BarSpan, Timeline

Part = Literal["intro", "theme", "contrast", "break", "climax", "outro"]

_SHORT_FORMS: dict[int, tuple[Part, ...]] = {
    1: ("theme",),
    2: ("theme", "climax"),
    3: ("intro", "theme", "climax"),
    4: ("intro", "theme", "contrast", "climax"),
    5: ("intro", "theme", "contrast", "climax", "outro"),
}
_MIDDLE: tuple[Part, ...] = ("theme", "contrast", "theme", "climax", "break")
_LEVELS: dict[Part, float] = {
    "intro": 0.22,
    "theme": 0.5,
    "contrast": 0.62,
    "break": 0.3,
    "climax": 1.0,
    "outro": 0.42,
}
_SECTIONS_WANTED = 5
_FEWEST_BARS, _MOST_BARS = 3, 8
_DISTANT_AT = 8
"""A piece of so many sections or more goes to a related key in its middle."""


@dataclass(frozen=True)
class Section:
    """Bars ``first`` to ``last`` (exclusive). energy in [0, 1] decides who plays; shift moves the key, in semitones."""

    first: int
    last: int
    part: Part
    energy: float
    shift: int = 0


def make_form(timeline: Timeline, drive: float) -> tuple[Section, ...]:
    """Sections of three to eight bars that begin on cuts where they can; a long piece has several climaxes."""
    edges = _edges(timeline.bars)
    count = len(edges) - 1
    parts = _parts(count)
    sections = []
    for index, (first, last) in enumerate(pairwise(edges)):
        grown = _LEVELS[parts[index]] * (0.85 + 0.3 * index / max(1, count - 1))
        middle = count // 3 <= index < 2 * count // 3
        shift = 5 if count >= _DISTANT_AT and middle else 0
        sections.append(Section(first, last, parts[index], min(1.0, grown) * (0.55 + 0.45 * drive), shift))
    return tuple(sections)


def _parts(count: int) -> tuple[Part, ...]:
    if count in _SHORT_FORMS:
        return _SHORT_FORMS[count]
    middle = tuple(_MIDDLE[index % len(_MIDDLE)] for index in range(count - 3))
    if middle[-1] == "climax":
        middle = (*middle[:-1], "break")
    return ("intro", *middle, "climax", "outro")


def _edges(bars: Sequence[BarSpan]) -> list[int]:
    """Where sections begin: near every ``wanted`` bars, on the cut that lies closest."""
    wanted = min(_MOST_BARS, max(_FEWEST_BARS, round(len(bars) / _SECTIONS_WANTED)))
    edges = [0]
    while len(bars) - edges[-1] >= wanted + 2:
        nearest, farthest = edges[-1] + 2, min(edges[-1] + _MOST_BARS + 2, len(bars) - 2)
        places = range(nearest, farthest + 1)
        aim = edges[-1] + wanted
        cuts = [place for place in places if bars[place].hit and abs(place - aim) <= wanted // 2 + 1]
        edges.append(min(cuts or [min(aim, len(bars) - 2)], key=lambda place: abs(place - aim)))
    return [*edges, len(bars)]
