"""The few words of a sentence that can stand large on a picture, while the captions carry all of it."""

from __future__ import annotations

import re
from itertools import pairwise

from aiprod.planning.picturing.language import language_of
from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.verbs import bare, ends_in_verb, has_verb, is_finite
from aiprod.planning.sentences import sentences

_MOST_WORDS = 6
_FEWEST_WORDS = 3
_MOST_WORDS_WHOLE, _MOST_CHARS_WHOLE = 8, 56
_MOST_WORDS_TORN = 4
_MOST_CHARS_EVENT = 80
_BREAK = re.compile(r"(?<=[.!?;:])\s|,\s|\s[—–]\s")


def key_phrase(text: str) -> str | None:
    """The first sentence if it is short, else a phrase of two to six words that carries it; None if there is none.

    In this order: a clause that is short enough as it is; the start of a clause up to its first preposition or
    conjunction, if it says something without the rest; a thing and what it is of. A question is set whole or not
    at all.
    """
    english = language_of(text.lower().split()) == "en"
    return next((phrase for sentence in sentences(text) if (phrase := _key_phrase(sentence, english=english))), None)


def _key_phrase(whole: str, *, english: bool) -> str | None:
    words = whole.split()
    if len(words) <= _MOST_WORDS_WHOLE and len(whole) <= _MOST_CHARS_WHOLE:
        torn = english and len(words) <= _MOST_WORDS_TORN and _opens_torn(words) and not has_verb(words)
        return None if torn else _set([whole])
    if whole.endswith("?"):
        return None
    clauses = [words for part in _BREAK.split(whole) if (words := part.strip(' .,;:"“”').split())]
    if clauses and len(clauses[0]) == 2 and _says(clauses[0], english=english):
        return _set(clauses[0])
    for words in clauses:
        if bare(words[0]) not in lexicon().lists["subordinate"] and (phrase := _heart(words, english=english)):
            return _set(phrase)
    return None


def event(text: str, start: int, end: int) -> str | None:
    """What happened on the date at ``text[start:end]``: what leads up to it, else what follows."""
    before = " ".join(sentences(text[:start])[-1:]).split()
    while before and bare(before[-1]) in lexicon().lists["hanging"]:
        before.pop()
    after = next(iter(sentences(text[end:].strip(" ,.:;–—-"))), "").rstrip(".")
    if before:
        return _short_event(" ".join(before))
    return _short_event(after)


def _short_event(text: str) -> str | None:
    return key_phrase(text) or (_set([text]) if 0 < len(text) <= _MOST_CHARS_EVENT else None)


def shorten(text: str, limit: int) -> str:
    """The text if it has at most ``limit`` characters, else whole words of it and an ellipsis."""
    text = text.strip()
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"


def _heart(words: list[str], *, english: bool) -> list[str] | None:
    if _stands(words) and _says(words, english=english):
        return words
    known = lexicon().lists
    if (known["negations"] | known["deniers"]) & {bare(word) for word in words} - {"like"}:
        return None
    pieces = _pieces(words, known["borders"])
    if not _goes_on(pieces) and _stands(pieces[0]) and _says(pieces[0], english=english):
        return pieces[0]
    for piece in pieces:
        phrase = _pieces(piece, known["determiners"])[-1]
        meant = bare(piece[0]) not in known["similes"] | {"as", "than"}
        thing = (
            meant
            and bare(phrase[0]) in known["determiners"]
            and _stands(phrase)
            and not any(map(is_finite, phrase[2:]))
        )
        if thing and (not english or ("of" in phrase and "this" not in phrase)):
            return phrase
    return None


def _goes_on(pieces: list[list[str]]) -> bool:
    """Whether the first piece says little without the next: "The mayor promised / to", "I see the peak / and the"."""
    if len(pieces) == 1:
        return False
    known, first, second = lexicon().lists, bare(pieces[1][0]), bare("".join(pieces[1][1:2]))
    row = first in ("and", "or") and second in known["determiners"]
    return row or first in known["objects_to_come"] or ends_in_verb(pieces[0])


def _says(words: list[str], *, english: bool) -> bool:
    """Whether English words are a statement and no piece of one: "Start small", not "At forty" or "so she left"."""
    return not english or (has_verb(words) and not _opens_torn(words))


def _opens_torn(words: list[str]) -> bool:
    return bare(words[0]) in lexicon().lists["fragment_openers"]


def _stands(words: list[str]) -> bool:
    """Whether words can stand alone: neither too few nor too many, and not broken off in mid-air."""
    return _FEWEST_WORDS <= len(words) <= _MOST_WORDS and words[-1].lower() not in lexicon().lists["hanging"]


def _pieces(words: list[str], openers: frozenset[str]) -> list[list[str]]:
    """The words, divided before each opener; after "of" none is one ("the seed of an idea")."""
    starts = [0] + [
        at for at in range(1, len(words)) if bare(words[at]) in openers and bare(words[at - 1]) not in ("of", "de")
    ]
    return [words[start:end] for start, end in pairwise([*starts, len(words)])]


def _set(words: list[str]) -> str:
    phrase = " ".join(words).strip(" .,;:")
    return phrase[:1].upper() + phrase[1:]
