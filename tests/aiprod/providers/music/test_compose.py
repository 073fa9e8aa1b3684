from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from aiprod.errors import InvalidInput
from aiprod.providers.music.compose import compose
from aiprod.providers.music.ensembles import ENSEMBLES
from aiprod.providers.music.harmony import Key, voice_chord
from aiprod.providers.music.moods import CHARACTERS
from aiprod.providers.music.score import Role, Score
from tests.aiprod.providers.music.requests import ask

CUTS = (6.3, 13.1, 19.6, 27.2, 33.0, 41.4, 48.9)


def final_pitches(score: Score) -> set[int]:
    return {note.pitch % 12 for note in score.notes if note.role == "pad" and note.start_s >= score.resolves_s - 1e-6}


def final_bass(score: Score) -> int:
    return next(n.pitch for n in score.notes if n.role == "bass" and n.start_s >= score.resolves_s - 1e-6)


def between(score: Score, first_s: float, last_s: float, role: Role | None = None) -> int:
    return sum(first_s <= note.start_s < last_s and role in (None, note.role) for note in score.notes)


@pytest.mark.parametrize("mood", sorted(CHARACTERS))
@pytest.mark.parametrize("ensemble", sorted(ENSEMBLES))
def test_every_mood_and_ensemble_opens_at_once_and_ends_on_the_tonic_with_time_to_ring(
    mood: str, ensemble: str
) -> None:
    score = compose(ask(mood, ensemble, 24.0))  # type: ignore[arg-type]
    assert score.notes[0].start_s == 0.0
    assert len(final_pitches(score)) == 3
    assert max(note.start_s + note.length_s for note in score.notes) < 24.0 - 0.5
    assert all(0.0 < note.velocity <= 1.0 and 24 <= note.pitch <= 96 for note in score.notes)
    assert {note.role for note in score.notes} <= set(ENSEMBLES[ensemble].roles)


@pytest.mark.parametrize("duration_s", [0.5, 2.0, 5.0, 11.3, 61.7, 300.0])
def test_any_duration_is_filled_and_never_exceeded(duration_s: float) -> None:
    score = compose(ask(duration_s=duration_s))
    assert score.resolves_s < duration_s
    assert all(note.start_s + note.length_s <= duration_s + 0.06 for note in score.notes)
    assert score.dynamics[-1][0] < duration_s


def test_the_same_request_gives_the_same_score_and_another_seed_another_piece() -> None:
    assert compose(ask(seed=4)) == compose(ask(seed=4))
    melodies = {
        tuple(note.pitch for note in compose(ask(seed=seed)).notes if note.role == "melody") for seed in range(8)
    }
    assert len(melodies) == 8


def test_moods_differ_in_pace_and_in_mode() -> None:
    calm, happy = compose(ask("calm", "acoustic")), compose(ask("happy", "acoustic"))
    assert len(happy.notes) > 2.0 * len(calm.notes)
    assert (final_bass(happy) + 4) % 12 in final_pitches(happy)
    sad = compose(ask("sad"))
    assert (final_bass(sad) + 3) % 12 in final_pitches(sad)


@pytest.mark.parametrize("mood", sorted(CHARACTERS))
def test_every_cut_that_is_met_has_a_chord_struck_on_it(mood: str) -> None:
    score = compose(ask(mood, "orchestra", 60.0, CUTS))  # type: ignore[arg-type]
    assert len(score.hits_s) >= 5
    for hit_s in score.hits_s:
        assert min(abs(hit_s - cut_s) for cut_s in CUTS) < 1e-6
        assert sum(note.role == "pad" and abs(note.start_s - hit_s) < 0.01 for note in score.notes) >= 3


def test_the_piece_builds_from_a_few_notes_to_many_and_calms_before_the_end() -> None:
    score = compose(ask("uplifting", "corporate", 60.0))
    edges = [*score.sections_s, score.resolves_s]
    density = [between(score, a, b) / (b - a) for a, b in pairwise(edges)]
    assert max(density) > 2.0 * density[0]
    assert density[-1] < max(density)


def test_the_melody_leaves_room_for_a_narrator() -> None:
    score = compose(ask("calm", "piano", 60.0))
    sung_s = sum(note.length_s for note in score.notes if note.role == "melody" and note.start_s < score.resolves_s)
    assert sung_s < 0.65 * score.resolves_s


@pytest.mark.parametrize("mood", ["epic", "happy", "calm"])
def test_no_bar_is_played_the_same_more_than_twice(mood: str) -> None:
    score = compose(ask(mood, "corporate", 120.0))  # type: ignore[arg-type]
    starts = sorted(note.start_s for note in score.notes if note.role == "pad")
    bars = sorted({round(start_s, 3) for start_s in starts})
    seen: Counter[tuple[tuple[Role, float, int], ...]] = Counter()
    for first_s, last_s in pairwise(bars):
        seen[
            tuple(
                (note.role, round((note.start_s - first_s) * 20), note.pitch)
                for note in score.notes
                if first_s <= note.start_s < last_s
            )
        ] += 1
    assert max(seen.values()) <= 2


def test_chords_move_by_small_steps() -> None:
    key = Key(2, "ionian")
    before = voice_chord(key.chord(0), (), 52, 71)
    for root in (3, 4, 5, 0, 1, 4, 0):
        voicing = voice_chord(key.chord(root), before, 52, 71)
        assert all(abs(a - b) <= 4 for a, b in zip(before, voicing, strict=True))
        before = voicing


def test_an_unknown_ensemble_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(InvalidInput) as refused:
        compose(ask(ensemble="kazoo_band"))
    assert refused.value.code == "unknown_ensemble"
    assert "orchestra" in (refused.value.remedy or "")
