"""The composer: a request becomes a score."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from aiprod.keys import seed_from
from aiprod.plan import MusicRequest
from aiprod.providers.music import percussion
from aiprod.providers.music.accompaniment import Arpeggio, Pads, bass
from aiprod.providers.music.bars import Bar, Beat, write_bars
from aiprod.providers.music.ensembles import Ensemble, find_ensemble
from aiprod.providers.music.form import make_form
from aiprod.providers.music.harmony import Key, near, voice_chord
from aiprod.providers.music.melody import Counter, Melody
from aiprod.providers.music.moods import CHARACTERS, Character
from aiprod.providers.music.score import Note, Score
from aiprod.providers.music.timeline import Timeline, make_timeline

_JITTER_S = 0.007
_HELD_SHARE = 0.7
"""How much of the tail the last chord is held; the rest is its ringing out."""


def compose(request: MusicRequest) -> Score:
    """Write a piece of ``request.duration_s`` seconds: it opens, builds, resolves to the tonic and rings out.

    Strong beats fall on the request's cuts wherever the tempo can be bent to them. Pure: the same request gives the
    same notes. Raises InvalidInput ``unknown_ensemble``.
    """
    ensemble = find_ensemble(request.ensemble)
    character = CHARACTERS[request.mood]
    rng = Random(seed_from("score", request.seed, request.mood, request.ensemble))
    key = Key(rng.randrange(12), character.mode)
    bpm = rng.uniform(character.low_bpm, character.high_bpm)
    timeline = make_timeline(request.duration_s, request.hits_s, character.low_bpm, character.high_bpm, bpm)
    sections = make_form(timeline, character.drive)
    bars = write_bars(timeline, sections, key, character, rng)
    beats = _play(bars, character, ensemble, rng)
    notes = [_in_seconds(beat, timeline, rng) for beat in beats]
    resolves_s = timeline.seconds(timeline.beats)
    notes += _final_chord(request.duration_s, resolves_s, bars[-1], ensemble)
    players = ensemble.players(rng)
    return Score(
        players=players,
        duration_s=request.duration_s,
        resolves_s=resolves_s,
        hits_s=tuple(timeline.seconds(bar.at) for bar in bars if bar.hit),
        sections_s=tuple(timeline.seconds(bars[section.first].at) for section in sections),
        dynamics=_dynamics(bars, timeline, request.duration_s),
        notes=tuple(
            sorted(
                (note for note in notes if note.role in players), key=lambda note: (note.start_s, note.role, note.pitch)
            )
        ),
    )


def _play(bars: Sequence[Bar], character: Character, ensemble: Ensemble, rng: Random) -> list[Beat]:
    pads, melody, counter = Pads(), Melody(character.pace, rng), Counter(rng)
    arpeggio = Arpeggio(character, rng)
    fast = ensemble.fast and character.drive > 0.5
    beats: list[Beat] = []
    for bar, following in zip(bars, [*bars[1:], None], strict=True):
        beats += pads.play(bar)
        if bar.energy > 0.14 or bar.index > 0:
            beats += arpeggio.play(bar, fast)
        if bar.index > 0 or len(bars) < 4:
            beats += bass(bar, following, character, rng)
        sung = melody.play(bar)
        beats += sung
        if bar.section.part in ("contrast", "climax") or bar.energy > 0.5:
            beats += counter.play(bar, following, sung)
        if "drums" in ensemble.roles:
            beats += _percussion(bar, following, character, ensemble, rng)
    return beats + pads.close()


def _percussion(bar: Bar, following: Bar | None, character: Character, ensemble: Ensemble, rng: Random) -> list[Beat]:
    beats: list[Beat] = []
    plays = character.beat == "drive" or (character.beat == "soft" and bar.section.part in ("contrast", "climax"))
    if plays and bar.energy > 0.25 and bar.section.part != "intro":
        beats += percussion.drums(bar, ensemble.battery, character.drive, rng)
    if character.beat != "none":
        if bar.hit:
            beats += percussion.accent(bar, ensemble.battery)
        if bar.closes and following is not None and bar.beats >= 4:
            beats += percussion.swell(bar, ensemble.battery)
    return beats


def _in_seconds(beat: Beat, timeline: Timeline, rng: Random) -> Note:
    """A beat on the clock, with a player's small unevenness; the piece begins at zero."""
    end = min(beat.at + beat.length, float(timeline.beats))
    start_s = timeline.seconds(beat.at)
    late_s = rng.uniform(0.0, _JITTER_S) if beat.role not in ("pad", "drums") and start_s > 0 else 0.0
    velocity = min(1.0, max(0.05, beat.velocity * rng.uniform(0.9, 1.06)))
    return Note(beat.role, start_s + late_s, max(0.05, timeline.seconds(end) - start_s), beat.pitch, velocity)


def _final_chord(duration_s: float, at_s: float, last: Bar, ensemble: Ensemble) -> list[Note]:
    """The tonic in every voice: the strings are held a while, the plucked roll up and ring."""
    tail_s = duration_s - at_s
    held_s = max(0.05, _HELD_SHARE * tail_s)
    key = last.key.shifted(-last.section.shift)
    tonic = key.chord(0)
    energy = last.energy
    notes = [Note("pad", at_s, held_s, pitch, 0.45 + 0.2 * energy) for pitch in voice_chord(tonic, (), 52, 71)]
    notes.append(Note("bass", at_s, held_s, near(40, [tonic[0]]), 0.5))
    notes.append(Note("melody", at_s, held_s, near(72, [tonic[0]]), 0.48))
    step_s = min(0.11, tail_s / 16)
    for index, pitch in enumerate((*voice_chord(tonic, (), 60, 76), near(79, [tonic[0]]))):
        notes.append(Note("arpeggio", at_s + step_s * index, held_s, pitch, 0.42))
    if energy > 0.35:
        drum = percussion.TIMPANI + (tonic[0] - 5) % 12 if ensemble.battery == "orchestra" else percussion.KICK
        notes.append(Note("drums", at_s, min(0.8, tail_s), drum, 0.5))
    return notes


def _dynamics(bars: Sequence[Bar], timeline: Timeline, duration_s: float) -> tuple[tuple[float, float], ...]:
    """The arc of the whole: with the energy, a little crescendo into each section, and away at the end."""
    line: list[tuple[float, float]] = []
    for bar in bars:
        level = 0.68 + 0.32 * bar.energy
        line.append((timeline.seconds(bar.at), level))
        if bar.closes:
            line.append((timeline.seconds(bar.at + 0.8 * bar.beats), min(1.0, level + 0.08)))
    end_s = timeline.seconds(timeline.beats)
    tail_s = duration_s - end_s
    return (*line, (end_s, 0.85), (end_s + 0.4 * tail_s, 0.75), (end_s + 0.9 * tail_s, 0.5))
