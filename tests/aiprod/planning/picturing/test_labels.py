from __future__ import annotations

import pytest

from aiprod.planning.picturing.forms import set_words
from aiprod.planning.picturing.labels import label


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("More than 12,480 teams joined us.", "12,480", "teams joined us"),
        ("Costs fell by 38% in a year.", "38%", "Costs fell"),
        ("Revenue rose 38%, to 4 million.", "38%", "Revenue rose"),
        ("Pi is roughly 3.14159.", "3.14159", "Pi"),
        ("The boats brought 1,200 people to safety.", "1,200", "people brought to safety"),
        ("Trucks carried 40 cows to safety.", "40", "cows carried to safety"),
        ("He printed 180 Bibles in the same time.", "180", "Bibles printed"),
        ("We asked 1,200 nurses what keeps them awake.", "1,200", "nurses"),
        ("Your heart beats 100,000 times a day.", "100,000 times a day", "Your heart beats"),
        ("Copyright can end 70 years after the author's death.", "70 years", "after the author's death"),
    ],
)
def test_a_label_says_something_together_with_its_number(text: str, figure: str, told: str) -> None:
    start = text.index(figure)
    assert label(text, start, start + len(figure)) == told


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Last year the average household spent $64,000.", "$64,000"),
        ("It was 45, up from 38.", "38"),
        ("Then another 200 came.", "200"),
        ("Now only 49 euros.", "49 euros"),
        ("After one day 38%.", "38%"),
    ],
)
def test_without_words_that_do_a_number_has_no_label(text: str, figure: str) -> None:
    start = text.index(figure)
    assert label(text, start, start + len(figure)) is None


def test_a_figure_keeps_what_it_cannot_be_without() -> None:
    told = set_words("The Earth formed 4.6 billion years ago.", shows_place=False)
    assert (told.figure, told.headline) == ("4.6 billion years ago", "The Earth formed")
