from __future__ import annotations

from typing import Any

import pytest

from aiprod.errors import InvalidInput
from aiprod.plan import PictureIntent
from aiprod.planning.cues import ACCENT_GAIN_DB, AMBIENCE_GAIN_DB, EFFECT_GAIN_DB, Cue, find_cues
from aiprod.planning.drafts import Draft
from aiprod.providers.sound.catalogue import catalogue

KINDS = {info.name: info.kind for info in catalogue()}


def cues(text: str, place: str = "field", **shown: Any) -> list[Cue]:
    return find_cues(Draft(text=text), PictureIntent.model_validate({"place": place, **shown}))


def names(text: str, place: str = "field", **shown: Any) -> list[str]:
    return [cue.name for cue in cues(text, place, **shown)]


def ambience(text: str, place: str = "field", **shown: Any) -> str | None:
    return next((name for name in names(text, place, **shown) if KINDS[name] == "ambience"), None)


@pytest.mark.parametrize(
    ("text", "place", "shown", "heard"),
    [
        ("It was quiet.", "sea", {}, "sea"),
        ("Waves broke on the beach.", "sea", {}, "waves"),
        ("It was late.", "forest", {"time": "night"}, "crickets"),
        ("It was late.", "forest", {"time": "night", "season": "winter"}, "wind"),
        ("It was late.", "city", {"weather": "rain"}, "rain"),
        ("A blizzard closed the road.", "mountains", {"weather": "snow"}, "blizzard"),
        ("The market opens at six.", "city", {}, "market"),
        ("Children read aloud.", "room", {"subjects": ("classroom",)}, "classroom"),
        ("The kettle waits in the kitchen.", "room", {}, "kitchen"),
        ("The night train leaves.", "city", {}, "train"),
        ("Rain fell.", "underwater", {"weather": "rain"}, "underwater"),
        ("La lluvia cae.", "city", {"weather": "rain"}, "rain"),
    ],
)
def test_where_a_scene_is_and_what_it_names_is_heard(text: str, place: str, shown: dict[str, Any], heard: str) -> None:
    assert ambience(text, place, **shown) == heard


@pytest.mark.parametrize(
    "text", ["The stock market fell again.", "Train your model on clean data.", "Waves of change are coming."]
)
def test_over_a_picture_without_a_place_nothing_is_made_up(text: str) -> None:
    assert names(text, "abstract") == []


def test_what_is_denied_is_not_heard() -> None:
    assert "church_bells" in names("The church bells rang.")
    assert "church_bells" not in names("There were no church bells.")


def test_an_ambiguous_word_counts_only_where_the_picture_bears_it_out() -> None:
    assert "door" in names("The door was locked.", "room")
    assert "door" not in names("The door was locked.", "field")
    assert "train" not in names("Train hard.", "room")


def test_an_effect_sounds_with_its_word_and_lasts_as_it_does() -> None:
    thunder = next(cue for cue in cues("The sky was dark and then came thunder.") if cue.name == "thunder")
    assert thunder.at == pytest.approx(0.82, abs=0.03)
    assert thunder.duration_s == 6.0
    assert thunder.gain_db == EFFECT_GAIN_DB


def test_two_effects_are_enough_and_things_come_before_deeds() -> None:
    found = names("She walked, the clock struck, a camera clicked, an owl hooted.", "forest")
    assert [name for name in found if KINDS[name] == "effect"] == ["clock", "camera"]


def test_a_chapter_opens_with_an_accent_of_its_mood_at_its_very_start() -> None:
    draft = Draft(text="The second part.", kicker="2")
    loud = find_cues(draft, PictureIntent(mood="epic"))
    assert loud == [Cue("impact", None, ACCENT_GAIN_DB, 3.0)]
    assert find_cues(draft, PictureIntent(mood="sad")) == []
    assert find_cues(Draft(text="The second part."), PictureIntent(mood="epic")) == []


def test_the_clients_own_sounds_are_taken_as_they_are() -> None:
    draft = Draft(text="Thunder and bells.", sounds=("rain", "owl"))
    assert find_cues(draft, PictureIntent(place="city")) == [
        Cue("rain", None, AMBIENCE_GAIN_DB, None),
        Cue("owl", 0.5, EFFECT_GAIN_DB, 4.2),
    ]


def test_a_sound_that_is_not_in_the_catalogue_is_refused_where_it_stands() -> None:
    with pytest.raises(InvalidInput) as refused:
        find_cues(Draft(text="Hello.", sounds=("vuvuzela",), place="payload.scenes[1]"), PictureIntent())
    assert refused.value.code == "unknown_sound"
    assert refused.value.field == "payload.scenes[1].sounds"
    assert "thunder" in (refused.value.remedy or "")


def test_every_place_and_name_in_the_catalogue_is_one_the_planner_knows() -> None:
    places = {"mountains", "forest", "field", "desert", "river", "sea", "underwater", "sky", "space", "city", "room"}
    for info in catalogue():
        assert set(info.places) <= places
        assert info.kind == "effect" or info.places
