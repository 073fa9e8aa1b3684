"""Which words of a phrase are verbs, as far as their endings and a list of strong verbs tell."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.picture_words import picture_words


def bare(word: str) -> str:
    """A word in lower case without the marks around it."""
    return word.lower().strip("\"“”'’.,;:!?()")


def is_past(word: str) -> bool:
    """Whether a word is a past form that is a participle too: "brought", "printed"."""
    text, verbs = bare(word), picture_words("en").verb_forms
    return text in lexicon().lists["participles"] or (
        text.endswith("ed")
        and (text[:-1] in verbs or text[:-2] in verbs or text[:-3] in verbs or f"{text[:-3]}y" in verbs)
    )


def is_finite(word: str) -> bool:
    """Whether a word cannot but be said of somebody: "is", "held", "brings"; a noun's plural passes for a verb."""
    text, lists = bare(word), lexicon().lists
    verbs = picture_words("en").verb_forms
    return (
        text in lists["finite"] | lists["past"] | lists["participles"]
        or is_past(word)
        or text.endswith("n't")
        or any(text.endswith(ending) and text.removesuffix(ending) in verbs for ending in ("s", "es"))
    )


def has_verb(words: Sequence[str]) -> bool:
    """Whether the words are a statement or tell somebody to do something."""
    return bare(words[0]) in picture_words("en").verb_forms | {"let", "be", "do", "don't"} or any(
        is_finite(word) or bare(word) in picture_words("en").verb_forms for word in words[1:]
    )


def ends_in_verb(words: Sequence[str]) -> bool:
    """Whether the words break off behind a verb whose object is missing: "The mayor promised", not "was promised"."""
    last, before = bare(words[-1]), bare(words[-2]) if words[1:] else ""
    if before in lexicon().lists["determiners"] | {"of"}:
        return False
    named = last in lexicon().lists["past"] | lexicon().lists["participles"] or is_past(last)
    return named or (len(words) <= 3 and (is_finite(last) or last in picture_words("en").verb_forms))
