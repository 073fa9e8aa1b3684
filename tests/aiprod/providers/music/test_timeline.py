from __future__ import annotations

from itertools import pairwise

import pytest

from aiprod.providers.music.form import make_form
from aiprod.providers.music.timeline import Timeline, make_timeline

CUTS = (6.3, 13.1, 19.6, 27.2, 33.0, 41.4, 48.9)


def beats_s(timeline: Timeline) -> list[float]:
    times = [timeline.seconds(beat) for beat in range(timeline.beats + 1)]
    return [later - earlier for earlier, later in pairwise(times)]


@pytest.mark.parametrize("bpm", [62.0, 88.0, 118.0])
def test_bars_begin_on_the_cuts_and_the_tempo_bends_little(bpm: float) -> None:
    timeline = make_timeline(60.0, CUTS, bpm - 5, bpm + 5, bpm)
    met = [timeline.seconds(bar.at) for bar in timeline.bars if bar.hit]
    assert sum(any(abs(cut_s - at_s) < 1e-6 for at_s in met) for cut_s in CUTS) >= 6
    assert max(beats_s(timeline)[:-4]) / min(beats_s(timeline)) < 1.3


def test_bars_follow_each_other_from_zero_to_the_final_chord() -> None:
    timeline = make_timeline(60.0, CUTS, 90.0, 100.0, 95.0)
    at = 0
    for bar in timeline.bars:
        assert bar.at == at
        assert 1 <= bar.beats <= 5
        at += bar.beats
    assert at == timeline.beats
    assert 0.0 < 60.0 - timeline.seconds(timeline.beats) < 6.0


def test_a_cut_near_the_end_is_where_the_piece_resolves() -> None:
    timeline = make_timeline(30.0, (8.0, 16.0, 26.0), 90.0, 100.0, 95.0)
    assert timeline.seconds(timeline.beats) == pytest.approx(26.0)


def test_cuts_too_thick_for_two_beats_are_left_out() -> None:
    timeline = make_timeline(20.0, tuple(0.3 * number for number in range(1, 60)), 95.0, 105.0, 100.0)
    assert all(bar.beats >= 2 for bar in timeline.bars[:-1])
    assert any(bar.hit for bar in timeline.bars)


@pytest.mark.parametrize("duration_s", [0.5, 1.0, 3.0, 7.7])
def test_the_shortest_pieces_still_have_a_beat_and_a_tail(duration_s: float) -> None:
    timeline = make_timeline(duration_s, (), 60.0, 70.0, 65.0)
    assert timeline.beats >= 1
    assert 0.6 * duration_s < timeline.seconds(timeline.beats) < 0.9 * duration_s


@pytest.mark.parametrize("duration_s", [20.0, 60.0, 180.0, 900.0])
def test_sections_cover_every_bar_build_to_a_climax_and_calm_down(duration_s: float) -> None:
    timeline = make_timeline(duration_s, (), 100.0, 110.0, 105.0)
    sections = make_form(timeline, 0.7)
    assert [section.first for section in sections] == [0, *(section.last for section in sections[:-1])]
    assert sections[-1].last == len(timeline.bars)
    energies = [section.energy for section in sections]
    climax = energies.index(max(energies))
    assert sections[climax].part == "climax" or len(sections) == 1
    assert energies[0] <= min(energies[1:], default=1.0)
    if len(sections) > 4:
        assert energies[-1] < 0.6 * max(energies)


def test_a_long_piece_goes_to_another_key_and_comes_home() -> None:
    sections = make_form(make_timeline(300.0, (), 100.0, 110.0, 105.0), 0.5)
    assert {section.shift for section in sections} == {0, 5}
    assert sections[0].shift == sections[-1].shift == 0
