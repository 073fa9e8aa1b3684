from __future__ import annotations

import pytest

from aiprod.planning.picturing.forms import set_words


@pytest.mark.parametrize(
    ("text", "quote", "who"),
    [
        (
            'Nietzsche wrote, "Without music, life would be a mistake."',
            "Without music, life would be a mistake.",
            "Nietzsche",
        ),
        ('As Donald Knuth wrote, "premature optimization is the root of all evil."', None, "Donald Knuth"),
        ('The minister told reporters: "We have heard the message."', "We have heard the message.", "The minister"),
        (
            '"It is strange," wrote one physicist, "and stranger still."',
            "It is strange, and stranger still.",
            "one physicist",
        ),
        ("“Simple habits make a large difference,” she wrote.", "Simple habits make a large difference", "she"),
    ],
)
def test_what_somebody_said_is_a_quote_with_its_speaker(text: str, quote: str | None, who: str) -> None:
    shown = set_words(text, shows_place=False)
    assert (shown.form, shown.lines) == ("quote", (who,))
    assert quote is None or shown.headline == quote


@pytest.mark.parametrize(
    "text", ['Her novel "The Waves of War" won a prize.', 'To find the cause, ask "why" five times.']
)
def test_a_title_or_a_word_in_quotation_marks_is_no_quote(text: str) -> None:
    assert set_words(text, shows_place=False).form == "statement"


def test_where_there_is_a_place_people_who_talk_and_things_that_are_seen_are_a_scene() -> None:
    talk = '"Where are you going?" asked the owl on the branch above her. "Down to the river," said the fox.'
    seen = "So the owl showed her: the moon on the pond, the fireflies, and the stars above the pines."
    assert set_words(talk, shows_place=True).form == "scenery"
    assert set_words(seen, shows_place=True).form == "scenery"
    assert set_words("Three things live in the forest: foxes, owls and wolves.", shows_place=True).form == "list"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("In the box: the charger, two cables and a travel pouch.", ("the charger", "two cables", "a travel pouch")),
        ("Ask yourself: What do I want? What do I fear? What can I change?", None),
        ("Bring these: boots, a rope, and water. Then meet us.", ("boots", "a rope", "water")),
    ],
)
def test_items_after_a_colon_are_a_list(text: str, items: tuple[str, ...] | None) -> None:
    shown = set_words(text, shows_place=False)
    assert (shown.form, len(shown.lines)) == ("list", 3)
    assert items is None or shown.lines == items


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The statute took effect on 1 January 2002.", "1 January 2002"),
        ("Voters will go to the polls on 12 May.", "12 May"),
        ("In 1969 everything changed.", "1969"),
        ("The war ended in 1918.", "1918"),
        ("Le 14 juillet 1789, le peuple prit la Bastille.", "14 juillet 1789"),
    ],
)
def test_a_date_that_carries_the_sentence_is_set_large(text: str, figure: str) -> None:
    shown = set_words(text, shows_place=False)
    assert (shown.form, shown.figure) == ("date", figure)


def test_a_place_hides_years_and_numbers_in_passing_but_not_a_share() -> None:
    assert set_words("In 1492 three ships left Spain.", shows_place=True).form == "scenery"
    assert set_words("Forty kilometres of frozen tundra lie ahead.", shows_place=True).form == "scenery"
    assert set_words("More than 90 percent of trade travels by sea.", shows_place=True).figure == "90%"


def test_text_without_any_of_these_is_a_statement() -> None:
    shown = set_words("Measure the result every week.", shows_place=False)
    assert (shown.form, shown.headline) == ("statement", "Measure the result every week")


@pytest.mark.parametrize(
    ("text", "figure", "headline"),
    [
        ("Order before 1 March 2027 and delivery is free.", "before 1 March 2027", None),
        ("Nobody has gone back since 1972.", "since 1972", "Nobody has gone back"),
        ("Il 2 giugno 1946 gli italiani scelsero la repubblica.", "2 giugno 1946", None),
    ],
)
def test_a_date_says_on_which_side_of_it_things_are_and_no_word_is_left_alone(
    text: str, figure: str, headline: str | None
) -> None:
    made = set_words(text, shows_place=False)
    assert (made.form, made.figure, made.headline) == ("date", figure, headline)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Comme disait Voltaire : « Il faut cultiver notre jardin. »", "Voltaire"),
        ("Como ella dice: «El pan no se compra, se comparte.»", "Como ella dice"),
    ],
)
def test_nobody_is_called_as(text: str, who: str) -> None:
    assert set_words(text, shows_place=False).lines == (who,)
