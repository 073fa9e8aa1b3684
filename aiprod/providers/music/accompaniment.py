"""The players under the melody: held chords, the bass and broken chords."""

from __future__ import annotations

from random import Random

from aiprod.providers.music.bars import Bar, Beat
from aiprod.providers.music.harmony import near, voice_chord
from aiprod.providers.music.moods import Character, Figure

_PAD_RANGE = (53, 72)
_BASS = 40
_PATTERNS: dict[Figure, tuple[tuple[int, ...], ...]] = {
    "flow": ((0, 1, 2, 3, 2, 1), (0, 2, 1, 3), (0, 1, 2, 3, 4, 3, 2, 1), (0, 2, 3, 2, 1, 2), (0, 2, 4, 3, 2, 1)),
    "broken": ((0, 2, 1, 2), (0, 2, 3, 2), (2, 0, 2, 1), (0, 3, 1, 2), (0, 2, 1, 3, 2, 1)),
    "pulse": ((0, 0, 1, 0), (0, 0, 2, 0, 1, 0), (0, 0, 0, 1, 0, 0, 2, 1), (0, 1, 0, 2)),
    "sparse": ((0, 3), (2, 4), (1, 3, 0), (4, 2)),
}
_RHYTHMS: dict[Figure, tuple[tuple[bool, ...], ...]] = {
    "flow": ((True,) * 8, (True, True, True, True, True, True, True, False)),
    "broken": (
        (True, False, True, True, False, True, True, False),
        (True, True, False, True, True, False, True, True),
        (True, False, True, False, True, True, True, False),
    ),
    "pulse": ((True,) * 8, (True, True, True, False, True, True, True, False), (True, True, False) * 2 + (True, True)),
    "sparse": (
        (True, False, False, False, False, True, False, False),
        (False, False, True, False, False, False, True, False),
        (False, True, False, False, True, False, False, False),
    ),
}


class Pads:
    """Held chords, each voiced near the one before; a tone that both have is not struck again."""

    def __init__(self) -> None:
        self._held: dict[int, Beat] = {}

    def play(self, bar: Bar) -> list[Beat]:
        """Every note that has ended when the bar begins."""
        voicing = voice_chord(bar.classes, tuple(self._held), *_PAD_RANGE)
        level = 0.44 + 0.3 * bar.energy
        ended, kept = [], {}
        for pitch, note in self._held.items():
            if pitch in voicing and not bar.hit and bar.in_section % 4:
                kept[pitch] = Beat("pad", note.at, bar.at + bar.beats * 1.02 - note.at, pitch, note.velocity)
            else:
                ended.append(note)
        self._held = {
            pitch: kept.get(pitch, Beat("pad", float(bar.at), bar.beats * 1.02, pitch, level)) for pitch in voicing
        }
        return ended

    def close(self) -> list[Beat]:
        """The notes still held."""
        return list(self._held.values())


def bass(bar: Bar, following: Bar | None, character: Character, rng: Random) -> list[Beat]:
    """Roots: held, in halves, or in eighths, by energy and drive; a step leads into the next chord."""
    pedal = character.pedal and bar.section.part in ("intro", "break")
    root = near(_BASS, [bar.key.tonic % 12 if pedal else bar.classes[0]])
    level = 0.5 + 0.25 * bar.energy
    push = character.drive * (0.5 + bar.energy)
    if pedal or push < 0.25 or bar.section.part == "outro":
        return [Beat("bass", bar.at, bar.beats * 0.98, root, level)]
    fifth = near(root + 6, [bar.classes[2]])
    if push < 0.75:
        half = bar.beats / 2
        notes = [Beat("bass", bar.at, half * 0.96, root, level)]
        other = rng.choice((root, fifth, fifth)) if bar.beats >= 4 else root
        notes.append(Beat("bass", bar.at + half, half * 0.96, other, 0.85 * level))
    else:
        notes = []
        for index in range(2 * bar.beats):
            if index % 4 == 3 and rng.random() < 0.25:
                continue
            pitch = root + 12 if index % 8 == 6 and rng.random() < 0.4 else root
            stress = 1.0 if index % 4 == 0 else 0.78 if index % 2 == 0 else 0.66
            notes.append(Beat("bass", bar.at + 0.5 * index, 0.44, pitch, level * stress))
    if following is not None and bar.beats >= 4 and following.classes[0] != bar.classes[0] and rng.random() < 0.5:
        target = near(_BASS, [following.classes[0]])
        step = near(target - 2 if target > root else target + 2, bar.scale)
        last = bar.at + bar.beats - 1
        notes = [note for note in notes if note.at < last] + [Beat("bass", last, 0.94, step, 0.75 * level)]
    return notes


class Arpeggio:
    """Broken chords in a figure that each section varies and that drops or turns a note now and then."""

    def __init__(self, character: Character, rng: Random) -> None:
        self._figure, self._drive, self._rng = character.figure, character.drive, rng
        self._pattern: tuple[int, ...] = _PATTERNS[self._figure][0]
        self._rhythm: tuple[bool, ...] = _RHYTHMS[self._figure][0]

    def play(self, bar: Bar, fast: bool) -> list[Beat]:
        """Eighths, or sixteenths where ``fast``; a cut is met by the whole chord."""
        if bar.in_section == 0:
            self._pattern = self._rng.choice(_PATTERNS[self._figure])
            self._rhythm = self._rng.choice(_RHYTHMS[self._figure])
        low = 60 if self._figure == "pulse" else 57
        start = near(low + (5 if bar.section.part == "climax" else 0), [bar.classes[0]])
        tones = sorted({near(start + 6, [each]) for each in bar.classes} | {start})
        tones += [tone + 12 for tone in tones[:3]]
        step = 0.25 if fast else 0.5
        level = 0.36 + 0.28 * bar.energy
        notes: list[Beat] = []
        turn = self._rng.randrange(len(self._pattern)) if bar.in_section % 4 == 3 else 0
        for index in range(round(bar.beats / step)):
            if index == 0 and bar.hit:
                notes += [Beat("arpeggio", bar.at, 2.0, tone, level + 0.14) for tone in tones[1:4]]
            played = self._rhythm[index % 8] or (index == 0 and bar.hit)
            if not played or (index and self._rng.random() < 0.06):
                continue
            pitch = tones[self._pattern[(index + turn) % len(self._pattern)] % len(tones)]
            stress = 1.0 if index * step % 2 == 0 else 0.86 if index * step % 1 == 0 else 0.74
            ring = 3.0 if self._figure == "sparse" else 0.8 * step if self._figure == "pulse" else 2.2 * step
            notes.append(Beat("arpeggio", bar.at + index * step, ring, pitch, level * stress))
        return notes
