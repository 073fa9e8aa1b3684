from __future__ import annotations

import pytest

from aiprod.plan import PictureIntent
from aiprod.providers.visuals.kit.icons import GRID, icon, icon_names, icons_for, silhouette
from aiprod.providers.visuals.kit.phrases import key_phrase, leads, measured, percent, series_of, stressed_word, trimmed


def test_the_headline_is_the_key_phrase() -> None:
    assert key_phrase(PictureIntent(headline="As it stands", prompt="Something else")) == "As it stands"


def test_without_a_headline_the_first_clause_is_cut_where_a_preposition_opens() -> None:
    intent = PictureIntent(prompt="Every good team learns to listen before it begins to talk, and then some.")
    assert key_phrase(intent) == "Every good team learns to listen"


def test_a_cut_phrase_does_not_hang_on_a_small_word() -> None:
    assert (
        key_phrase(PictureIntent(prompt="Nothing ever came between her and the"))
        == "Nothing ever came between her and the"
    )
    assert (
        key_phrase(PictureIntent(prompt="Nobody there had ever seen all of the sea")) == "Nobody there had ever seen…"
    )


@pytest.mark.parametrize(
    ("figure", "share"), [("38%", 0.38), ("+12.5 %", 0.125), ("12,480", None), ("250%", None), (None, None)]
)
def test_only_a_part_of_a_whole_is_a_share(figure: str | None, share: float | None) -> None:
    assert percent(figure) == share


def test_lines_are_measured_only_if_each_holds_one_number() -> None:
    assert measured(("Email 21%", "Work: 1,200")) == [("Email", 21.0, "21%"), ("Work", 1200.0, "1,200")]
    assert measured(("Email 21%", "Work")) == []
    assert measured(("From 3 to 4", "Work 5")) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Every good team learns to listen", "listen"),
        ("In 1969 two men walked there", "1969"),
        ("Freedom is not given, it is taken.", "taken."),
        ("All of it is for us", None),
        ("Hello world", None),
    ],
)
def test_the_word_that_carries_a_statement_is_stressed(text: str, word: str | None) -> None:
    assert stressed_word(text) == word


def test_measured_lines_are_the_points_of_a_chart() -> None:
    points = series_of(("Email 21%", "Work: 1,200"))
    assert [(point.label, point.value, point.shown) for point in points] == [
        ("Email", 21.0, "21%"),
        ("Work", 1200.0, "1,200"),
    ]
    assert series_of(("Email 21%", "Work")) == ()


def test_a_silhouette_fills_what_its_lines_enclose() -> None:
    assert silhouette("heart").contains(GRID / 2, GRID / 2)
    assert not icon("heart").contains(GRID / 2, GRID / 2)


def test_icons_come_from_whole_words_in_their_order() -> None:
    assert icons_for(("Our team saves money", "in the cloud")) == ["users-three", "coins", "cloud"]
    assert icons_for(("steamship", "cloudberry")) == []


def test_icons_stay_on_their_grid() -> None:
    for name in icon_names():
        bounds = icon(name).computeTightBounds()
        assert bounds.left() >= 0, name
        assert bounds.top() >= 0, name
        assert bounds.right() <= GRID, name
        assert bounds.bottom() <= GRID, name


@pytest.mark.parametrize(
    ("prompt", "figure", "label", "first"),
    [
        ("Now pages load in 0.8 seconds.", "0.8 seconds", "Pages load", True),
        ("The Sun formed 4.6 billion years ago.", "4.6 billion years", "ago", False),
        ("Adults need 8 hours of sleep.", "8 hours", "of sleep", False),
        ("Whales live long.", "90 years", "Whales live", False),
        ("Costs fell by 38%.", "38%", "", False),
    ],
)
def test_a_label_leads_where_its_words_are_said_before_the_figure(
    prompt: str, figure: str, label: str, first: bool
) -> None:
    assert leads(PictureIntent(form="figure", figure=figure, prompt=prompt), label) == first


def test_without_a_figure_nothing_leads() -> None:
    assert not leads(PictureIntent(prompt="Pages load in no time."), "pages load")


@pytest.mark.parametrize(
    ("label", "kept"),
    [("2010 solar and", "2010 solar"), ("and wind", "wind"), ("Rent", "Rent"), ("share of the,", "share"), ("of", "")],
)
def test_a_label_does_not_hang_on_a_small_word(label: str, kept: str) -> None:
    assert trimmed(label) == kept
