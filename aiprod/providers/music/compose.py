"""The composer: a request becomes a score."""

from __future__ import annotations

from random import Random

from aiprod.keys import seed_from
from aiprod.plan import MusicRequest
from aiprod.providers.music import lines
from aiprod.providers.music.ensembles import players
from aiprod.providers.music.form import BEATS, Form, make_form
from aiprod.providers.music.harmony import CHARACTERS, Character, Key, voice_chord
from aiprod.providers.music.lines import Bar, Beat
from aiprod.providers.music.score import Note, Score

_JITTER_S = 0.006
_DOMINANT, _SUBDOMINANT = 4, 3


def compose(request: MusicRequest) -> Score:
    """Write a piece of exactly ``request.duration_s`` seconds: it opens, builds, resolves to the tonic and rings out.

    Pure: the same request gives the same notes. Raises InvalidInput ``unknown_ensemble``.
    """
    roles = players(request.ensemble)
    character = CHARACTERS[request.mood]
    rng = Random(seed_from("score", request.seed, request.mood, request.ensemble))
    key = Key(rng.randrange(12), character.mode)
    bpm = rng.uniform(character.low_bpm, character.high_bpm)
    form = make_form(request.duration_s, request.hits_s, bpm, character.drive)
    bars = _harmonise(form, key, character, rng)
    beats = [beat for beat in _play(bars, key, character, request.ensemble, rng) if beat.role in roles]
    notes = [_in_seconds(beat, form, rng) for beat in beats] + _final_chord(request, form, key, character)
    kept = [note for note in notes if note.role in roles and note.start_s < request.duration_s]
    return Score(
        ensemble=request.ensemble,
        duration_s=request.duration_s,
        resolves_s=form.seconds(form.bars * BEATS),
        sections_s=tuple(form.seconds(section.first * BEATS) for section in form.sections),
        notes=tuple(sorted(kept, key=lambda note: (note.start_s, note.role, note.pitch))),
    )


def _harmonise(form: Form, key: Key, character: Character, rng: Random) -> list[Bar]:
    """A progression a section; the last two bars make the cadence."""
    verse, chorus = rng.sample(character.progressions, 2)
    bars: list[Bar] = []
    for number, section in enumerate(form.sections):
        progression = chorus if number % 3 == 2 else verse
        for index in range(section.first, section.last):
            root = progression[(index - section.first) % 4]
            before_end = form.bars - index
            if before_end == 1:
                root = _DOMINANT
            elif before_end == 2:
                root = _SUBDOMINANT
            dominant = before_end == 1 and character.mode != "phrygian"
            classes = key.chord(root, seventh=character.sevenths and not dominant, dominant=dominant)
            place = index - section.first
            bars.append(Bar(index, root, classes, section.energy, place, section.last - section.first))
    return bars


def _play(bars: list[Bar], key: Key, character: Character, ensemble: str, rng: Random) -> list[Beat]:
    pads, melody = lines.Pads(), lines.Melody(key, rng)
    pattern = lines.pick_arpeggio(rng)
    step = 0.25 if ensemble == "synthwave" and character.drive > 0.5 else 0.5 if character.drive > 0.2 else 1.0
    beats: list[Beat] = []
    for bar, following in zip(bars, [*bars[1:], None], strict=True):
        beats += pads.play(bar)
        if bar.energy > 0.2:
            beats += lines.arpeggio(bar, pattern, step)
        if bar.index > 0 or len(bars) < 4:
            beats += lines.bass(bar, key, character.drive)
        if bar.index > 0 and bar.in_section % 2 == 0:
            beats += melody.play(bar, following)
        if bar.energy > 0.6:
            beats += lines.counter(bar, key)
        if character.drive > 0.3 and bar.energy > 0.4:
            beats += lines.orchestral_drums(bar, key.tonic) if ensemble == "orchestra" else lines.kit(bar, rng)
    return beats


def _in_seconds(beat: Beat, form: Form, rng: Random) -> Note:
    """A beat on the clock, with a player's small unevenness; the first beat of the piece stays at zero."""
    end = min(beat.at + beat.length, float(form.bars * BEATS))
    start_s = form.seconds(beat.at)
    late_s = rng.uniform(0.0, _JITTER_S) if beat.role not in ("pad", "drums") and start_s > 0 else 0.0
    velocity = min(1.0, max(0.05, beat.velocity * rng.uniform(0.92, 1.06)))
    return Note(beat.role, start_s + late_s, max(0.05, form.seconds(end) - start_s), beat.pitch, velocity)


def _final_chord(request: MusicRequest, form: Form, key: Key, character: Character) -> list[Note]:
    """The tonic in every voice, left to ring until the very end."""
    at_s = form.seconds(form.bars * BEATS)
    length_s = request.duration_s - at_s
    tonic = key.chord(0)
    energy = form.sections[-1].energy
    notes = [Note("pad", at_s, length_s, pitch, 0.45 + 0.2 * energy) for pitch in voice_chord(tonic, (), 52, 71)]
    notes.append(Note("bass", at_s, length_s, key.near(41, [tonic[0]]), 0.55))
    notes.append(Note("melody", at_s, length_s, key.near(72, [tonic[0]]), 0.5))
    for index, pitch in enumerate((*voice_chord(tonic, (), 60, 76), key.near(79, [tonic[0]]))):
        start_s = min(at_s + 0.09 * index, request.duration_s - 0.05)
        notes.append(Note("arpeggio", start_s, request.duration_s - start_s, pitch, 0.45))
    if character.drive > 0.3:
        drum = lines.TIMPANI + (key.tonic - 5) % 12 if request.ensemble == "orchestra" else lines.KICK
        notes.append(Note("drums", at_s, 0.8, drum, 0.6))
    return notes
