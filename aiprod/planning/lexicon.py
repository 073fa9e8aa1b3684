"""Words and what they show: a small multilingual lexicon, read once, and the matching of text against it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[\w'’-]+")
_NEGATION_REACH = 3
_ENDINGS = ("'s", "s", "es", "n")


@dataclass(frozen=True)
class Token:
    """A word in lower case. ``at`` is its place in the text, 0 to 1; ``negated`` says a "no" stands before it.

    ``phrases`` are the two and three words that begin here, joined by hyphens, as the lexicon writes them.
    """

    text: str
    at: float
    negated: bool
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Lexicon:
    place: dict[str, str]
    time: dict[str, str]
    weather: dict[str, str]
    season: dict[str, str]
    subjects: frozenset[str]
    weak: frozenset[str]
    negations: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """Maps from a word to the value it speaks for. A word listed under two values speaks for the first."""
    raw = json.loads(files("aiprod.planning").joinpath("lexicon.json").read_text("utf-8"))

    def by_word(groups: dict[str, str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for value, words in groups.items():
            for word in words.split():
                found.setdefault(word, value)
        return found

    return Lexicon(
        place=by_word(raw["place"]),
        time=by_word(raw["time"]),
        weather=by_word(raw["weather"]),
        season=by_word(raw["season"]),
        subjects=frozenset(raw["subjects"].split()),
        weak=frozenset(raw["weak"].split()),
        negations=frozenset(raw["negations"].split()),
    )


def tokens(text: str) -> list[Token]:
    """The words of a text, in order, with their place and whether they are negated within the same clause."""
    negations = lexicon().negations
    found: list[Token] = []
    reach = 0
    previous_end = 0
    for match in _WORD.finditer(text):
        if any(mark in text[previous_end : match.start()] for mark in ",.;:!?—"):
            reach = 0
        word = match.group().lower().replace("’", "'").strip("'-")
        found.append(Token(word, match.start() / max(1, len(text)), reach > 0))
        reach = _NEGATION_REACH if word in negations or word.endswith("n't") else max(0, reach - 1)
        previous_end = match.end()
    words = [token.text for token in found]
    return [
        replace(token, phrases=("-".join(words[at : at + 3]), "-".join(words[at : at + 2])))
        for at, token in enumerate(found)
    ]


def look_up(table: dict[str, str], token: Token) -> str | None:
    """The value of a phrase, else of a word, else of it without a common ending (possessive, plural, German dative)."""
    word = token.text
    for form in (*token.phrases, word, *(word.removesuffix(ending) for ending in _ENDINGS)):
        if form in table:
            return table[form]
    return None
