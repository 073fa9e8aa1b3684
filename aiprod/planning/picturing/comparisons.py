"""English words that stand for something else than they show: figures of speech, and what things are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aiprod.planning.picturing.lexicon import Token, lexicon
from aiprod.planning.picturing.picture_words import PictureWords

BETWEEN = 3
"""Most words between a preposition and what it governs."""


def compared(words: Sequence[Token], known: PictureWords) -> frozenset[int]:
    """Where the words stand that compare: "a sea of troubles", "made of oak", what an idea is said to be."""
    return frozenset(_compared(words, known)) if known.language == "en" else frozenset()


def _compared(words: Sequence[Token], known: PictureWords) -> Iterator[int]:
    lists = lexicon().lists
    for at, word in enumerate(words[1:], start=1):
        before = words[at - 1].text
        whole = f"{before}-{word.text}" in known.nouns
        if not (word.opens or whole) and (word.text in lists["unseen_heads"] or before in lists["unseen_kinds"]):
            # "The waterfall model", "a political earthquake": one of two words is meant, and none can see that one.
            yield at if before in lists["unseen_kinds"] else at - 1
        if word.text == "of" and _nobody_sees(words, at + 1, known):
            yield at - 1
        if word.text == "of" and before in lists["measures"]:
            yield from _measure(words, at, known)
        if word.text in ("of", "from") and before in lists["materials"]:
            yield from range(at + 1, min(len(words), at + 2 + BETWEEN))
        if word.text in lists["copulas"] and _abstract_subject(words[:at], known):
            yield from _rest_of_clause(words, at + 1)


def _nobody_sees(words: Sequence[Token], at: int, known: PictureWords) -> bool:
    """Whether a word without an article is what nobody can see: "the ship of state", "hills of hope"."""
    if at >= len(words) or words[at].opens or words[at].capital:
        return False
    noun = known.noun(words[at].text)
    return words[at].text in known.abstract and (noun is None or noun.place == "abstract")


def _measure(words: Sequence[Token], of: int, known: PictureWords) -> Iterator[int]:
    """What is not meant of "a forest of pines" (nothing), "a river of lava" (the river), "a sea of doubt" (all)."""
    meaning = known.noun(words[of - 1].text)
    for at in range(of + 1, min(len(words), of + 1 + BETWEEN)):
        if words[at].opens:
            break
        name = known.names.get(words[at].text) if words[at].capital else None
        thing = name or known.noun(words[at].text)
        if thing and thing.place != "abstract":
            if meaning is None or thing.place != meaning.place:
                yield of - 1
            return
        if words[at].capital:
            return
    yield of - 1
    yield from range(of + 1, min(len(words), of + 1 + BETWEEN))


def _abstract_subject(before: Sequence[Token], known: PictureWords) -> bool:
    """Whether the clause so far is a few words about something nobody can see."""
    length = next((back for back, word in enumerate(reversed(before), start=1) if word.opens), len(before))
    last = before[-1].text
    noun = known.noun(last)
    invisible = last.removesuffix("s") in known.abstract or (noun is not None and noun.place == "abstract")
    return length <= BETWEEN and invisible


def _rest_of_clause(words: Sequence[Token], start: int) -> Iterator[int]:
    for at in range(start, len(words)):
        if words[at].opens:
            return
        yield at
