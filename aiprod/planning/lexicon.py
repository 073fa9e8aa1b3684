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
    """A word in lower case. ``at`` is its place in the text, 0 to 1.

    ``mute`` words show nothing: a "no" or a "like" stands before them, or an idiom took their meaning.

    ``phrases`` are the three and two words that begin here, joined by hyphens as the lexicon writes them, unless an
    idiom has one of them.
    """

    text: str
    at: float
    mute: bool
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
    idioms: frozenset[str]
    borders: frozenset[str]
    determiners: frozenset[str]
    hanging: frozenset[str]


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

    def words(name: str) -> frozenset[str]:
        return frozenset(raw[name].split())

    return Lexicon(
        place=by_word(raw["place"]),
        time=by_word(raw["time"]),
        weather=by_word(raw["weather"]),
        season=by_word(raw["season"]),
        subjects=words("subjects"),
        weak=words("weak"),
        negations=words("negations"),
        idioms=words("idioms"),
        borders=words("borders"),
        determiners=words("determiners"),
        hanging=words("hanging"),
    )


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. A negation mutes the next words of its clause, an idiom its own."""
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
    known = lexicon().idioms
    idiomatic: set[int] = set()
    for at in range(len(words)):
        for length in (2, 3):
            if "-".join(words[at : at + length]) in known:
                idiomatic.update(range(at, at + length))
    return [
        replace(
            token,
            mute=token.mute or at in idiomatic,
            phrases=tuple(
                "-".join(words[at : at + length])
                for length in (3, 2)
                if at + length <= len(words) and idiomatic.isdisjoint(range(at, at + length))
            ),
        )
        for at, token in enumerate(found)
    ]


def look_up(table: dict[str, str], token: Token) -> tuple[str, bool] | None:
    """What a token speaks for and whether firmly; its phrases are asked first, then the word, then its stem.

    A phrase is always firm, a word unless it is listed as weak. A stem lacks a common ending: possessive, plural,
    German dative.
    """
    word = token.text
    for phrase in token.phrases:
        if phrase in table:
            return table[phrase], True
    for form in (word, *(word.removesuffix(ending) for ending in _ENDINGS)):
        if form in table:
            return table[form], not {word, form} & lexicon().weak
    return None
