"""The closed lists the planner reads texts by, and a text as tokens with what their neighbours take from them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from aiprod.planning.picturing.language import segments

_WORD = re.compile(r"[\w'’\u0300-\u036f\u064b-\u065f\u0900-\u0963-]+")
_NEGATION_REACH = 3
_CLAUSE_MARKS = ",.;:!?—–()。、，！？"
_ENDINGS = ("'s", "s", "es", "n")
_PHRASE_LENGTHS = (4, 3, 2)


@dataclass(frozen=True)
class Token:
    """A word in lower case. ``at`` is its place in the text, 0 to 1.

    ``mute`` words show nothing: a "no" or a "like" stands before them, or an idiom took their meaning.

    ``phrases`` are the three and two words that begin here, joined by hyphens as the lexicon writes them, unless an
    idiom has one of them. ``opens`` tells the first word of a clause, ``capital`` a word the text writes large.
    """

    text: str
    at: float
    mute: bool
    phrases: tuple[str, ...] = ()
    opens: bool = False
    capital: bool = False


@dataclass(frozen=True)
class Lexicon:
    """``time``, ``weather`` and ``season`` map a word to its value and whether it is sure; ``lists`` are word lists."""

    time: Mapping[str, tuple[str, bool]]
    weather: Mapping[str, tuple[str, bool]]
    season: Mapping[str, tuple[str, bool]]
    mood: Mapping[str, tuple[str, bool]]
    lists: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """A word listed under two values speaks for the first; a question mark marks one that may mean another thing."""
    raw = json.loads(files("aiprod.planning.picturing").joinpath("lexicon.json").read_text("utf-8"))

    def by_word(name: str) -> dict[str, tuple[str, bool]]:
        found: dict[str, tuple[str, bool]] = {}
        for value, words in raw[name].items():
            for word in words.split():
                found.setdefault(word.rstrip("?"), (value, not word.endswith("?")))
        return found

    return Lexicon(
        by_word("time"),
        by_word("weather"),
        by_word("season"),
        by_word("mood"),
        {name: frozenset(words.split()) for name, words in raw.items() if isinstance(words, str)},
    )


def tokens(text: str) -> list[Token]:
    """The words of a text, in order. A negation or a simile mutes the next words of its clause, an idiom its own.

    What carries a negation on ("never set foot in", "like snow rolling down the") does not use up its reach.
    """
    lists = lexicon().lists
    found: list[Token] = []
    reach = 0
    denied = likened = False
    previous_end = 0
    for match in _WORD.finditer(text):
        opens = not found or any(mark in text[previous_end : match.start()] for mark in _CLAUSE_MARKS)
        written = match.group().replace("’", "'").strip("'-")
        for piece in segments(written.lower()):
            previous = found[-1].text if found else ""
            if opens or piece == "but":
                reach = 0
                denied = False
            found.append(Token(piece, match.start() / len(text), reach > 0, (), opens, written[:1].isupper()))
            verb = piece == "like" and previous in lists["pronouns"] | lists["auxiliaries"]
            denies = (
                piece in lists["negations"] or piece.endswith("n't") or f"{previous}-{piece}" in lists["negating_pairs"]
            )
            likens = piece in lists["similes"] and not verb
            denied = denied or denies or piece in lists["deniers"]
            likened = likens or (likened and reach > 0 and not denies)
            goes_on = piece in lists["negation_carriers"] or (likened and piece.endswith("ing"))
            carried = (reach > 0 and goes_on) or (denied and piece == "ever")
            reach = _NEGATION_REACH if denies or likens or carried else max(0, reach - 1)
            opens = False
        previous_end = match.end()
    return _with_phrases(found, lists["idioms"])


def look_up(table: Mapping[str, tuple[str, bool]], token: Token) -> tuple[str, bool] | None:
    """What a token speaks for and whether surely; its phrases are asked first, then the word, its stem, its parts."""
    word = token.text
    for form in (*token.phrases, word, *(word.removesuffix(ending) for ending in _ENDINGS), *word.split("-")):
        if form in table:
            return table[form]
    return None


def _with_phrases(found: list[Token], idioms: frozenset[str]) -> list[Token]:
    words = [token.text for token in found]
    starts = range(len(words))
    idiomatic = {
        at + step
        for at in starts
        for length in (*_PHRASE_LENGTHS, 1)
        if "-".join(words[at : at + length]) in idioms
        for step in range(length)
    }
    return [
        replace(
            token,
            mute=token.mute or at in idiomatic,
            phrases=tuple(
                "-".join(words[at : at + length])
                for length in _PHRASE_LENGTHS
                if at + length <= len(words) and idiomatic.isdisjoint(range(at, at + length))
            ),
        )
        for at, token in enumerate(found)
    ]
