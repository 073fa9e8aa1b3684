"""What the words of a text show where they stand: nouns that are nouns there, and mean what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aiprod.planning.picturing.comparisons import BETWEEN, compared
from aiprod.planning.picturing.domains import senses_here
from aiprod.planning.picturing.language import language_of
from aiprod.planning.picturing.lexicon import Token, lexicon
from aiprod.planning.picturing.picture_words import FIRM, SOFT, Meaning, PictureWords, picture_words

_LOCATED = 0.3
"""What "in the" or "under the" before a word adds to it."""


@dataclass(frozen=True)
class Sighting:
    """One word that shows something; ``weight`` is how surely it does so where it stands."""

    meaning: Meaning
    weight: float


def sightings(words: Sequence[Token]) -> list[Sighting]:
    """What the words show, in order. A phrase is taken whole; what is denied or meant otherwise shows nothing."""
    known = picture_words(language_of(word.text for word in words))
    unmeant = compared(words, known)
    senses = senses_here(words) if known.language == "en" else {}
    titled = sum(word.capital for word in words) > len(words) / 2
    found: list[Sighting] = []
    at = 0
    while at < len(words):
        phrase = next((phrase for phrase in words[at].phrases if phrase in known.nouns or phrase in known.names), None)
        if phrase and phrase.removeprefix("the-").removeprefix("a-") in senses:
            phrase = None
        length = phrase.count("-") - words[at].text.count("-") + 1 if phrase else 1
        if not words[at].mute and at not in unmeant:
            sense = None if phrase else senses.get(words[at].text)
            meaning = _phrase(known, phrase) if phrase else sense or _word(known, words, at, titled)
            if meaning:
                found.append(Sighting(meaning, meaning.weight + _LOCATED * _location(words, at, meaning)))
        at += length
    return found


def _phrase(known: PictureWords, phrase: str) -> Meaning:
    return known.nouns.get(phrase) or known.names[phrase]


def _word(known: PictureWords, words: Sequence[Token], at: int, titled: bool) -> Meaning | None:
    word = words[at]
    inside = word.capital and not titled and at > 0 and known.language == "en"
    noun = known.noun(word.text)
    name = known.names.get(word.text.removesuffix("'s")) if word.capital else None
    if name and not (noun and at == 0):
        return name
    if action := known.verbs.get(word.text):
        return action
    if noun is None or (inside and not word.opens and (noun.subjects or noun.weight < FIRM)):
        return None
    return None if known.language == "en" and _is_verb(known, words, at) else noun


def _is_verb(known: PictureWords, words: Sequence[Token], at: int) -> bool:
    """Whether a word that may be a noun or a verb is a verb here, by what stands before and after it."""
    text = words[at].text
    if not any(text.removesuffix(ending) in known.verb_forms for ending in ("", "s", "es")):
        return False
    if words[at].opens and text not in known.verb_forms:
        # "Waves the height of houses": who is told to do something is not told "waves".
        return False
    lists = lexicon().lists
    before = "" if words[at].opens else words[at - 1].text
    after = "" if at + 1 >= len(words) or words[at + 1].opens else words[at + 1].text
    if before == "to" and text in lists["destinations"]:
        return False
    if before in lists["auxiliaries"] or before in lists["pronouns"] - {"that", "this", "these", "those"}:
        return True
    return after in lists["objects"] and before not in lists["nouns_before"]


def _location(words: Sequence[Token], at: int, meaning: Meaning) -> int:
    """1 where a preposition of place governs the word ("in the old forest"), -1 where one points away ("near Rome").

    A weak word must be one thing and the last of its phrase, unlike "into sugar" and "on chicken legs".
    """
    lists = lexicon().lists
    weak = meaning.weight < SOFT
    if meaning.place in (None, "abstract") or (weak and not _ends_phrase(words, at)):
        return 0
    if at and words[at].capital and words[at - 1].text in lists["away"]:
        return -1
    for back in range(at - 1, max(-1, at - 2 - BETWEEN), -1):
        text = words[back].text
        if text in lists["locatives"] or (text == "of" and not weak):
            named = words[at].capital and back == at - 1
            one = named or words[back + 1].text in lists["determiners"] or words[at].text in lists["destinations"]
            return int(one or not weak)
        if words[back + 1].opens or text in lists["closers"] - lists["determiners"] or words[back].capital:
            return 0
    return 0


def _ends_phrase(words: Sequence[Token], at: int) -> bool:
    """Whether no other noun can follow the word and be what is meant, as in "chicken legs"."""
    return at + 1 >= len(words) or words[at + 1].opens or words[at + 1].text in lexicon().lists["closers"]
