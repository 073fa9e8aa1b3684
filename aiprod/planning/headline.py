"""The few words of a sentence that can stand large on a picture, while the captions carry all of it."""

from __future__ import annotations

import re
from itertools import pairwise

from aiprod.planning.lexicon import lexicon

_MOST_WORDS = 6
_FEWEST_WORDS = 3
_BREAK = re.compile(r"(?<=[.!?;:])\s|,\s|\s[—–]\s")


def key_phrase(text: str) -> str | None:
    """A phrase of two to six words that carries the text and ends where the language pauses; None if there is none.

    In this order: a clause that is short enough as it is; the start of a clause up to its first preposition or
    conjunction; the thing its verb or preposition is about, told by a determiner.
    """
    clauses = [words for part in _BREAK.split(text.strip()) if (words := part.strip(' .,;:"“”').split())]
    if clauses and len(clauses[0]) == 2:
        return _set(clauses[0])
    for words in clauses:
        if phrase := _heart(words):
            return _set(phrase)
    return None


def label(text: str, start: int, end: int) -> str | None:
    """What the figure at ``text[start:end]`` counts: the rest of its clause, else what leads up to it."""
    after = re.split(r"[,.;:!?—]", text[end:], maxsplit=1)[0].strip()
    before = re.split(r"[,.;:!?—]", text[:start])[-1].strip()
    words = after.split() if len(after.split()) >= 2 else before.split()
    return " ".join(words[:7]) or None


def shorten(text: str, limit: int) -> str:
    """The text if it has at most ``limit`` characters, else whole words of it and an ellipsis."""
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _heart(words: list[str]) -> list[str] | None:
    if _stands(words):
        return words
    known = lexicon().lists
    pieces = _pieces(words, known["borders"])
    if _stands(pieces[0]):
        return pieces[0]
    if known["negations"] & {_bare(word) for word in words} - {"like"}:
        return None
    for piece in pieces:
        phrase = _pieces(piece, known["determiners"])[-1]
        if _bare(phrase[0]) in known["determiners"] and _stands(phrase):
            return phrase
    return None


def _stands(words: list[str]) -> bool:
    """Whether words can stand alone: neither too few nor too many, and not broken off in mid-air."""
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and words[-1].lower() not in lexicon().lists["hanging"]


def _pieces(words: list[str], openers: frozenset[str]) -> list[list[str]]:
    """The words, divided before each opener; after "of" none is one ("the seed of an idea")."""
    starts = [0] + [
        at for at in range(1, len(words)) if _bare(words[at]) in openers and _bare(words[at - 1]) not in ("of", "de")
    ]
    return [words[start:end] for start, end in pairwise([*starts, len(words)])]


def _bare(word: str) -> str:
    return word.lower().strip("\"“”'’.,;:!?()")


def _set(words: list[str]) -> str:
    phrase = " ".join(words).strip(" .,;:")
    return phrase[:1].upper() + phrase[1:]
