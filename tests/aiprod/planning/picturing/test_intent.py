from __future__ import annotations

import pytest

from aiprod.plan import PictureIntent
from aiprod.planning.drafts import Draft
from aiprod.planning.picturing.intent import read_intents


def intent(text: str, **fields: object) -> PictureIntent:
    return read_intents([Draft(text, **fields)], "calm")[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At dawn the climbers leave the valley for the summit.", "mountains"),
        ("The old forest keeps its secrets under pine and moss.", "forest"),
        ("Waves broke on the shore below the lighthouse.", "sea"),
        ("Jellyfish drift above the coral reef.", "underwater"),
        ("Neon signs light the streets of Tokyo.", "city"),
        ("Galaxies collide in silence.", "space"),
        ("Camels cross the dunes.", "desert"),
        ("Les vagues frappent la plage.", "sea"),
        ("Die Sterne über den Bergen und Gipfeln.", "mountains"),
        ("O rio corre entre os rios e lagos.", "river"),
        ("Our team ships better software.", "abstract"),
        ("There is no forest here, and never a tree.", "abstract"),
        ("She may fall, but she will not stay down.", "abstract"),
    ],
)
def test_the_picture_shows_the_place_the_words_name(text: str, place: str) -> None:
    assert intent(text).place == place


def test_time_weather_and_season_come_from_the_words() -> None:
    shown = intent("Snow falls on the mountains at midnight.")
    assert (shown.time, shown.weather, shown.season) == ("night", "snow", "winter")


def test_what_is_denied_is_not_shown() -> None:
    assert intent("No rain fell on the desert.").weather == "clear"
    assert intent("No rain fell, and the lake shrank to a puddle.").weather == "clear"
    assert intent("It will be dry, but for a few showers in the west.").weather == "clear"


@pytest.mark.parametrize(
    ("text", "form", "figure"),
    [
        ("Costs fell by 38% in a year.", "figure", "38%"),
        ("More than 12,480 teams joined.", "figure", "12,480"),
        ("It raised $4.5 million last spring.", "figure", "$4.5 million"),
        ("In 1969 everything changed.", "date", "1969"),
        ("“Simple habits make a large difference,” she wrote.", "quote", None),
        ("You need three things: patience, paper, and a pencil.", "list", None),
    ],
)
def test_figures_quotes_and_lists_become_their_own_form(text: str, form: str, figure: str | None) -> None:
    shown = intent(text)
    assert (shown.form, shown.figure) == (form, figure)


def test_list_items_are_the_words_of_the_text() -> None:
    assert intent("You need three things: patience, paper, and a pencil.").lines == ("patience", "paper", "a pencil")


def test_a_pronoun_stays_where_the_last_scene_was_but_a_new_paragraph_does_not() -> None:
    first = Draft("The river winds through the canyon and the waterfalls.")
    follow, fresh = Draft("It never stops."), Draft("It never stops.", opens_paragraph=True)
    assert read_intents([first, follow], "calm")[1].place == "river"
    assert read_intents([first, fresh], "calm")[1].place == "abstract"


@pytest.mark.parametrize("text", ["Then it falls.", "Still it moves on."])
def test_what_goes_on_stays_where_it_was(text: str) -> None:
    assert read_intents([Draft("The river winds through the waterfalls."), Draft(text)], "calm")[1].place == "river"


def test_of_two_places_in_a_scene_the_one_not_just_seen_is_shown() -> None:
    drafts = [Draft("Snow lies on the mountains."), Draft("A valley, then a forest.")]
    assert [shown.place for shown in read_intents(drafts, "calm")] == ["mountains", "forest"]
    assert read_intents(drafts[1:], "calm")[0].place == "mountains"


def test_the_clients_own_picture_wins_over_the_text() -> None:
    shown = intent("Profit grew by 20%.", picture="a sailing boat on the open sea at sunset")
    assert (shown.place, shown.time, shown.form) == ("sea", "golden", "scenery")
    assert "boat" in shown.subjects


def test_a_season_and_an_hour_hold_for_some_scenes_and_are_then_forgotten() -> None:
    texts = ["It snowed at night.", "We waited.", "We talked.", "We slept.", "We left."]
    shown = read_intents([Draft(text) for text in texts], "happy")
    assert [(one.time, one.season) for one in shown] == [("night", "winter")] * 3 + [("day", "summer")] * 2


def test_space_is_dark_unless_the_words_say_otherwise() -> None:
    assert intent("Galaxies collide in silence.").time == "night"
    assert intent("Sunrise over Mars.").time == "dawn"


def test_a_strong_word_sets_the_mood_of_its_scene_alone() -> None:
    shown = read_intents([Draft("The funeral was in March."), Draft("Then we went home.")], "happy")
    assert [one.mood for one in shown] == ["sad", "happy"]


def test_what_is_drawn_belongs_to_the_place() -> None:
    assert intent("A lighthouse and two boats off the coast.").subjects == ("lighthouse", "boat")
    assert "kitchen" not in intent("Farmers harvest grapes in the fields.").subjects
    assert intent("She looks through the microscope.").subjects == ("laboratory", "microscope")


def test_in_a_described_picture_every_word_is_meant() -> None:
    assert intent("We start today.", picture="a star").place == "space"
    assert intent("We start today.", picture="a table with books").subjects == ("book",)
    assert intent("She is a star.").place == "abstract"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("By 1450 the city had been abandoned.", "date"),
        ("In 1889 the mountaineers stood on the summit of Kilimanjaro.", "scenery"),
    ],
)
def test_a_year_that_opens_the_text_is_set_large_unless_a_place_is_sure(text: str, form: str) -> None:
    assert intent(text).form == form


def test_a_place_holds_only_what_can_be_there() -> None:
    assert intent("There are more trees than stars in the Milky Way galaxy.").subjects == ("star", "galaxy")
    assert "lamp" not in intent("On the seabed the fish carry lamps.").subjects
    assert "market" not in intent("She left the market and wrote at her desk in the office.").subjects
