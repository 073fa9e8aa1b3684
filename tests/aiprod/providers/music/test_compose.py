from __future__ import annotations

from itertools import pairwise

import pytest

from aiprod.errors import InvalidInput
from aiprod.providers.music.compose import compose
from aiprod.providers.music.ensembles import ENSEMBLES
from aiprod.providers.music.form import BEATS, make_form
from aiprod.providers.music.harmony import CHARACTERS, Key, voice_chord
from aiprod.providers.music.score import Score
from tests.aiprod.providers.music.requests import ask


def final_pitches(score: Score) -> set[int]:
    return {note.pitch % 12 for note in score.notes if note.role == "pad" and note.start_s >= score.resolves_s - 1e-6}


@pytest.mark.parametrize("mood", sorted(CHARACTERS))
@pytest.mark.parametrize("ensemble", sorted(ENSEMBLES))
def test_every_mood_and_ensemble_opens_at_once_and_ends_with_a_triad_that_rings(mood: str, ensemble: str) -> None:
    score = compose(ask(mood, ensemble, 24.0))  # type: ignore[arg-type]
    assert score.notes[0].start_s == 0.0
    assert len(final_pitches(score)) == 3
    assert max(note.start_s + note.length_s for note in score.notes) == pytest.approx(24.0)
    assert all(0.0 < note.velocity <= 1.0 and 24 <= note.pitch <= 96 for note in score.notes)
    assert {note.role for note in score.notes} <= set(ENSEMBLES[ensemble])


@pytest.mark.parametrize("duration_s", [0.5, 2.0, 5.0, 11.3, 61.7, 149.0])
def test_any_duration_is_filled_and_never_exceeded(duration_s: float) -> None:
    score = compose(ask(duration_s=duration_s))
    assert score.resolves_s < duration_s
    assert all(note.start_s + note.length_s <= duration_s + 0.06 for note in score.notes)


def test_the_same_request_gives_the_same_score_and_another_seed_another_piece() -> None:
    assert compose(ask(seed=4)) == compose(ask(seed=4))
    melodies = {
        tuple(note.pitch for note in compose(ask(seed=seed)).notes if note.role == "melody") for seed in range(8)
    }
    assert len(melodies) == 8


def test_moods_differ_in_pace_and_in_mode() -> None:
    def notes_a_second(score: Score) -> float:
        return len(score.notes) / score.duration_s

    calm, happy = compose(ask("calm", "acoustic")), compose(ask("happy", "acoustic"))
    assert notes_a_second(happy) > 2.0 * notes_a_second(calm)
    assert _has_major_third(compose(ask("happy")))
    assert not _has_major_third(compose(ask("sad")))


def _has_major_third(score: Score) -> bool:
    pitches = final_pitches(score)
    bass = next(note.pitch for note in score.notes if note.role == "bass" and note.start_s >= score.resolves_s - 1e-6)
    return (bass + 4) % 12 in pitches


def test_the_piece_builds_to_a_peak_and_calms_before_the_end() -> None:
    form = make_form(64.0, (), 100.0, 0.7)
    energies = [section.energy for section in form.sections]
    peak = energies.index(max(energies))
    assert 0 < peak < len(energies)
    assert energies[: peak + 1] == sorted(energies[: peak + 1])
    assert energies[-1] <= max(energies)


def test_sections_begin_on_the_cuts_and_the_tempo_bends_little() -> None:
    hits_s = (11.0, 23.5, 31.0, 44.0)
    form = make_form(60.0, hits_s, 96.0, 0.6)
    starts = [form.seconds(section.first * BEATS) for section in form.sections]
    met = [hit_s for hit_s in hits_s if any(abs(hit_s - start_s) < 1e-6 for start_s in starts)]
    assert len(met) >= 3
    bars_s = [form.seconds((bar + 1) * BEATS) - form.seconds(bar * BEATS) for bar in range(form.bars)]
    assert max(bars_s) / min(bars_s) < 1.18


def test_cuts_that_come_too_thick_are_left_out() -> None:
    form = make_form(20.0, tuple(0.3 * i for i in range(1, 60)), 100.0, 0.6)
    assert all(last.first - first.first >= 2 for first, last in pairwise(form.sections))


def test_the_melody_leaves_room_for_a_narrator() -> None:
    score = compose(ask("calm", "piano", 60.0))
    sung_s = sum(note.length_s for note in score.notes if note.role == "melody" and note.start_s < score.resolves_s)
    assert sung_s < 0.6 * score.resolves_s


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
