from __future__ import annotations

import json
from importlib.resources import files
from typing import get_args

import pytest

from aiprod.plan import Place
from aiprod.planning.picturing.picture_words import hand_words, picture_words
from aiprod.planning.picturing.places import named_place

LANGUAGES = ["en", "es", "fr", "de", "pt", "it", "ja", "zh", "ru", "ar", "hi"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_is_one_of_the_plans(language: str) -> None:
    known = picture_words(language)
    places = {meaning.place for group in (known.nouns, known.verbs, known.names) for meaning in group.values()}
    assert places - {None} <= set(get_args(Place))


def test_words_listed_as_showing_nothing_show_nothing() -> None:
    assert named_place("The charger is in the cabinet.") is None
    assert named_place("Gary met Helena.") is None


@pytest.mark.parametrize(("language", "least"), [("es", 150), ("de", 150), ("ja", 30), ("hi", 30)])
def test_other_languages_have_enough_words_to_show(language: str, least: int) -> None:
    assert len(picture_words(language).nouns) >= least


def test_words_given_by_hand_come_before_those_of_wordnet() -> None:
    distilled = json.loads(files("aiprod.planning.picturing").joinpath("wordnet.json").read_text("utf-8"))
    words = {word.strip("?") for group in distilled["nouns"].values() for word in group.split()}
    assert words
    assert words.isdisjoint(hand_words())


def test_a_language_without_a_list_knows_names_alone() -> None:
    known = picture_words("fi")
    assert not known.nouns
    assert known.names["helsinki"].place == "city"
