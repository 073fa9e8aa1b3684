"""The melody: one theme of two ideas, developed over the sections and recalled; and the voice below it."""

from __future__ import annotations

from random import Random

from aiprod.providers.music.bars import Bar, Beat
from aiprod.providers.music.harmony import near
from aiprod.providers.music.moods import Pace

_LOW, _HIGH = 65, 84
_CENTRE = 73
_FULL = 0.45
"""The energy from which whole phrases are sung."""

Rhythm = tuple[tuple[float, float], ...]
Idea = tuple[Rhythm, tuple[int, ...]]
"""A bar's rhythm, (onset, length) in beats, and its steps up and down the scale from note to note."""

_RHYTHMS: dict[Pace, tuple[Rhythm, ...]] = {
    "slow": (
        ((0.0, 2.0), (2.0, 2.0)),
        ((0.0, 3.0), (3.0, 1.0)),
        ((0.0, 1.5), (1.5, 0.5), (2.0, 2.0)),
        ((1.0, 1.0), (2.0, 2.0)),
        ((0.0, 1.0), (1.0, 1.0), (2.0, 2.0)),
        ((0.0, 2.0), (2.0, 1.0), (3.0, 1.0)),
    ),
    "walking": (
        ((0.0, 1.5), (1.5, 0.5), (2.0, 1.0), (3.0, 1.0)),
        ((0.0, 1.0), (1.0, 1.0), (2.0, 2.0)),
        ((0.5, 0.5), (1.0, 1.0), (2.0, 1.5), (3.5, 0.5)),
        ((0.0, 2.0), (2.0, 1.0), (3.0, 1.0)),
        ((1.0, 1.0), (2.0, 0.5), (2.5, 0.5), (3.0, 1.0)),
        ((0.0, 0.75), (0.75, 0.75), (1.5, 0.5), (2.0, 2.0)),
    ),
    "lively": (
        ((0.0, 0.5), (0.5, 0.5), (1.0, 1.0), (2.0, 0.5), (2.5, 0.5), (3.0, 1.0)),
        ((0.0, 0.75), (0.75, 0.75), (1.5, 0.5), (2.0, 1.0), (3.0, 1.0)),
        ((0.5, 0.5), (1.0, 0.5), (1.5, 1.0), (2.5, 0.5), (3.0, 1.0)),
        ((0.0, 1.0), (1.0, 0.5), (1.5, 1.0), (2.5, 1.5)),
        ((0.0, 0.5), (1.0, 0.5), (1.5, 0.5), (2.0, 1.0), (3.5, 0.5)),
    ),
}
_SHAPES = (
    (1, 1, 1, 1, -1),
    (2, -1, 1, -1, 1),
    (-1, -1, 2, 1, -1),
    (1, 2, -1, -1, -1),
    (4, -1, -1, -1, 1),
    (-2, 1, 1, 1, -1),
)
_REST: Rhythm = ()
_LONG: Rhythm = ((0.0, 2.5),)
_PHRASE = ("first", "second", "higher", "rest", "first", "second", "head", "long")
_QUIET_PHRASE = ("first", "second", "rest", "rest", "higher", "long", "rest", "rest")
_OPENING = ("rest", "rest", "head", "rest")


class Melody:
    """Sings the theme in sentences of eight bars: idea, its answer, higher again, then broken up to a long tone.

    Quiet sections leave half of their bars to the narrator. A contrast turns the ideas upside down, a climax sings them
    higher, an outro remembers the first in notes twice as long.
    """

    def __init__(self, pace: Pace, rng: Random) -> None:
        self._rng = rng
        first, second = rng.sample(_RHYTHMS[pace], 2)
        shapes = rng.sample(_SHAPES, 2)
        self._ideas: tuple[Idea, Idea] = ((first, shapes[0]), (second, shapes[1]))
        self._last = _CENTRE + rng.randint(-2, 2)
        self._place = 0

    def play(self, bar: Bar) -> list[Beat]:
        """The bar's notes; none where it rests."""
        rhythm, steps, start = self._cell(bar)
        level = 0.46 + 0.3 * bar.energy
        notes: list[Beat] = []
        pitch = near(start, bar.classes)
        highest = _HIGH + (3 if bar.section.part == "climax" else 0)
        for number, (onset, length) in enumerate(rhythm):
            if onset >= bar.beats:
                break
            if number:
                pitch = _step(pitch, steps[(number - 1) % len(steps)], bar)
                if onset % 2 == 0 or length >= 1.5:
                    pitch = near(pitch, bar.classes)
            if notes and notes[-1].pitch == pitch and length < 1.0:
                pitch = _step(pitch, self._rng.choice((-1, 1)), bar)
            pitch = pitch - 12 if pitch > highest else pitch + 12 if pitch < _LOW else pitch
            stress = 1.0 if onset == 0 else 0.92 if onset % 1 == 0 else 0.84
            sounding = min(length * 0.97, bar.beats - onset)
            notes.append(Beat("melody", bar.at + onset, sounding, pitch, level * stress))
        if notes:
            self._last = notes[-1].pitch
        return notes

    def _name(self, bar: Bar) -> str:
        """What the phrase has for this bar. A section's last bar ends it: in a long tone, or when quiet in a rest."""
        part = bar.section.part
        if bar.in_section == 0:
            # A short section takes up the other half of the sentence.
            self._place = 4 if 0 < self._place % 8 < 5 and part not in ("climax", "outro") else 0
        plan = _OPENING if part == "intro" else _PHRASE if bar.energy > _FULL else _QUIET_PHRASE
        name = plan[self._place % len(plan)]
        self._place += 1
        if bar.closes and bar.in_section and part != "intro":
            return "long" if bar.energy > _FULL or part == "outro" else "rest"
        return name

    def _cell(self, bar: Bar) -> tuple[Rhythm, tuple[int, ...], int]:
        """Rhythm, steps and first pitch of a bar, from its name and the part its section plays."""
        part, name = bar.section.part, self._name(bar)
        home = round((self._last + 2 * _CENTRE) / 3 + (4 if part == "climax" else 0) + (3 if name == "higher" else 0))
        if name in ("rest", "long"):
            return (_REST, (), home) if name == "rest" else (_LONG, (), self._last)
        rhythm, steps = self._ideas[1 if name == "second" else 0]
        if part in ("contrast", "break"):
            rhythm, steps = self._ideas[0 if name == "second" else 1][0], tuple(-step for step in steps)
        half = tuple((onset, length) for onset, length in rhythm if onset < 2)
        if part == "outro":
            rhythm = tuple((2 * onset, 2 * length) for onset, length in half)
        elif name == "head":
            rhythm = half if part == "intro" else (*half, *((onset + 2, length) for onset, length in half))
        return rhythm, steps, home


def _step(pitch: int, steps: int, bar: Bar) -> int:
    """So many steps along the bar's scale."""
    direction = 1 if steps > 0 else -1
    for _ in range(abs(steps)):
        pitch += direction
        while pitch % 12 not in bar.scale:
            pitch += direction
    return pitch


class Counter:
    """A second voice: a slow line through the chords' inner tones that passes by step, in the fuller sections."""

    def __init__(self, rng: Random) -> None:
        self._last = 60 + rng.randint(0, 4)

    def play(self, bar: Bar, following: Bar | None, sung: list[Beat]) -> list[Beat]:
        """One tone a bar, or two where the melody rests, the second on the way to the next bar's."""
        inner = near(self._last, bar.classes[1:])
        level = 0.3 + 0.32 * bar.energy
        if bar.section.part == "climax" and sung:
            # The climax is sung in octaves.
            return [Beat("counter", note.at, note.length, note.pitch - 12, 0.85 * note.velocity) for note in sung]
        target = near(inner, following.classes[1:]) if following else inner
        self._last = target if 53 <= target <= 69 else 61
        if len(sung) > 1 or abs(target - inner) < 3 or bar.beats < 4:
            return [Beat("counter", bar.at, bar.beats * 0.98, inner, level)]
        passing = near((inner + target) // 2, bar.scale)
        return [
            Beat("counter", bar.at, bar.beats * 0.62, inner, level),
            Beat("counter", bar.at + bar.beats * 0.62, bar.beats * 0.37, passing, 0.9 * level),
        ]
