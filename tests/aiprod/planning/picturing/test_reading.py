"""Words that are spelled like what can be shown and mean another thing, beside those that mean it."""

from __future__ import annotations

import pytest

from aiprod.planning.picturing.places import named_place


@pytest.mark.parametrize(
    "text",
    [
        "Our team ships better software.",
        "She will field questions after the talk.",
        "He bears the cost alone.",
        "They stream the match from Friday.",
        "We need to book the tickets.",
    ],
)
def test_a_verb_spelled_like_a_place_is_no_place(text: str) -> None:
    assert named_place(text) is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They went to sea at fourteen.", "sea"),
        ("We sailed for nine days.", "sea"),
        ("The ships wait in the harbour.", "sea"),
        ("They hiked for two days.", "mountains"),
    ],
)
def test_a_noun_after_to_stays_a_noun_and_some_verbs_name_a_place(text: str, place: str | None) -> None:
    assert named_place(text) == place


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("A sea of troubles lies ahead.", None),
        ("The waves of the ocean never rest.", "sea"),
        ("The path climbs through a dark forest of pine and fir.", "forest"),
        ("A mountain of letters lies on the desk.", "room"),
        ("The mountains of Peru are steep.", "mountains"),
        ("Trust is a bridge.", None),
        ("The desert is a quiet place.", "desert"),
        ("She roared like a lion.", None),
        ("The lion sleeps in the grass.", "field"),
        ("The table is made of oak.", None),
        ("An oak grows in the forest.", "forest"),
        ("There is no forest here.", None),
        ("There is nothing but forest here.", "forest"),
    ],
)
def test_what_only_compares_or_denies_is_not_shown(told: str, meant: str | None) -> None:
    assert named_place(told) == meant


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("He felt at home in Lisbon.", "city"),
        ("Paris never sleeps.", "city"),
        ("A wildfire burns near Redding.", "forest"),
        ("Kilimanjaro is white at the top.", "mountains"),
        ("The Mekong carries mud for months.", "river"),
        ("Amazon reported a profit.", None),
    ],
)
def test_names_show_what_they_name_unless_a_word_points_away_from_them(text: str, place: str | None) -> None:
    assert named_place(text) == place


def test_where_something_is_said_to_be_tells_more_than_the_thing() -> None:
    assert named_place("A wolf came down to the beach.") == "sea"
    assert named_place("The piano stands in the garden.") == "field"
    assert named_place("Company data flows through the forest of rules.") is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Las olas rompen contra el acantilado.", "sea"),
        ("La maestra escribe en la pizarra.", "room"),
        ("Une brume épaisse couvre la vallée.", "mountains"),
        ("Im Hafen warten die Schiffe.", "sea"),
        ("A cidade nunca dorme.", "city"),
        ("Il lupo attraversa il bosco in silenzio.", "forest"),
        ("夜の森に雨が降る。", "forest"),
        ("沙漠里的骆驼慢慢走着。", "desert"),
        ("海外市场增长很快。", None),
        ("Звёзды сияют над горами.", "mountains"),
        ("الجمل يعبر الصحراء.", "desert"),
        ("नदी के किनारे एक पुराना गाँव है।", "river"),
    ],
)
def test_other_languages_show_their_places(text: str, place: str | None) -> None:
    assert named_place(text) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In May the beans go into the bed along the south wall.", "field"),
        ("He fell into bed at midnight.", "room"),
        ("Sand the tabletop with fine paper, always along the grain.", "room"),
        ("The grain stood high in the fields.", "field"),
        ("Bears and bulls traded shares all day.", None),
        ("A bull stared at us over the gate.", "field"),
        ("Our database streams changes into the lake.", None),
        ("The lake was still.", "river"),
        ("The Python script failed.", None),
        ("The plane is determined by three points.", None),
        ("The plane took off.", "sky"),
        ("Lay the salmon in the pan, skin side down.", "room"),
    ],
)
def test_words_mean_what_their_trade_means(text: str, place: str | None) -> None:
    assert named_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "The waterfall model is out of fashion.",
        "It was a political earthquake in a financial desert.",
        "The ship of state needs a steady hand.",
        "The coffee price doubled.",
    ],
)
def test_a_thing_before_or_behind_what_nobody_sees_is_not_shown(text: str) -> None:
    assert named_place(text) is None


def test_two_words_that_are_one_name_are_shown() -> None:
    assert named_place("Everything in the solar system moves.") == "space"


@pytest.mark.parametrize(
    "text",
    [
        "The defendant never set foot in the forest.",
        "Cloud computing has less to do with the sky than with wires.",
        "They chose arguments rather than ships.",
        "There was no sign of the island.",
        "Nobody in the family had ever owned a boat.",
        "Interest compounds like a snowball rolling down a hill.",
        'The term "black hole" was not meant as a compliment.',
        "The new brand is called the Dolphin.",
        "A paper boat is quickly made.",
    ],
)
def test_what_is_denied_at_a_distance_is_not_there(text: str) -> None:
    assert named_place(text) is None


def test_things_of_a_room_are_where_they_are_carried() -> None:
    assert named_place("The monks walk through the village with their bowls.") == "field"
    assert named_place("The monks eat from their bowls in the kitchen.") == "room"
