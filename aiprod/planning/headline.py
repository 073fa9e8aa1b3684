"""The few words of a sentence that can stand large on a picture, while the captions carry all of it."""

from __future__ import annotations

import re
from itertools import pairwise

from aiprod.planning.lexicon import lexicon
from aiprod.planning.picture_words import picture_words
from aiprod.planning.sentences import sentences

_MOST_WORDS = 6
_FEWEST_WORDS = 3
_MOST_WORDS_WHOLE, _MOST_CHARS_WHOLE = 8, 56
_MOST_CHARS_EVENT = 80
_MOST_LABEL_WORDS = 8
_CLAUSE_END = re.compile(r"[,;:!?—]|\.(?!\d)")
_BREAK = re.compile(r"(?<=[.!?;:])\s|,\s|\s[—–]\s")


def key_phrase(text: str) -> str | None:
    """The first sentence if it is short, else a phrase of two to six words that carries it; None if there is none.

    In this order: a clause that is short enough as it is; the start of a clause up to its first preposition or
    conjunction; the thing its verb or preposition is about, told by a determiner. A question is set whole
    or not at all.
    """
    return next((phrase for sentence in sentences(text) if (phrase := _key_phrase(sentence))), None)


def _key_phrase(whole: str) -> str | None:
    if len(whole.split()) <= _MOST_WORDS_WHOLE and len(whole) <= _MOST_CHARS_WHOLE:
        return _set([whole])
    if whole.endswith("?"):
        return None
    clauses = [words for part in _BREAK.split(whole) if (words := part.strip(' .,;:"“”').split())]
    if clauses and len(clauses[0]) == 2:
        return _set(clauses[0])
    for words in clauses:
        if _bare(words[0]) not in lexicon().lists["subordinate"] and (phrase := _heart(words)):
            return _set(phrase)
    return None


def label(text: str, start: int, end: int) -> str | None:
    """What the figure at ``text[start:end]`` counts: the rest of its clause, else what leads up to it."""
    after = _CLAUSE_END.split(text[end:], maxsplit=1)[0].split()
    before = _CLAUSE_END.split(text[:start])[-1].split()
    return _told(after) or _told(before)


def event(text: str, start: int, end: int) -> str | None:
    """What happened on the date at ``text[start:end]``: what leads up to it, else what follows."""
    before = " ".join(sentences(text[:start])[-1:]).split()
    while before and _bare(before[-1]) in lexicon().lists["hanging"]:
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


def _told(words: list[str]) -> str | None:
    """The first words of a label, without those it would break off with."""
    if len(words) > _MOST_LABEL_WORDS:
        borders = lexicon().lists["borders"]
        cuts = [at for at in range(2, _MOST_LABEL_WORDS + 1) if _bare(words[at]) in borders]
        words = words[: cuts[-1] if cuts else _MOST_LABEL_WORDS]
    while words and _bare(words[-1]) in lexicon().lists["hanging"]:
        words.pop()
    return " ".join(words) or None


def _heart(words: list[str]) -> list[str] | None:
    if _stands(words):
        return words
    known = lexicon().lists
    pieces = _pieces(words, known["borders"])
    if _stands(pieces[0]) and (len(pieces) == 1 or _bare(pieces[1][0]) not in known["objects_to_come"]):
        return pieces[0]
    if known["negations"] & {_bare(word) for word in words} - {"like"}:
        return None
    for piece in pieces:
        phrase = _pieces(piece, known["determiners"])[-1]
        if _bare(phrase[0]) in known["determiners"] and _stands(phrase) and not _has_verb(phrase):
            return phrase
    return None


def _has_verb(phrase: list[str]) -> bool:
    """Whether a thing does something in the phrase, so that it is part of a sentence and no name of a thing."""
    verbs = picture_words("en").verb_forms
    return any(
        word.endswith(ending) and word.removesuffix(ending) in verbs
        for word in map(_bare, phrase[2:])
        for ending in ("s", "es", "ed")
    )


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
