"""What single words show: a place, a subject a painter can draw, or both, and how surely.

Words chosen by hand come before those distilled from WordNet; other languages have lists of their own.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, cast

from aiprod.plan import Place

FIRM, SOFT, WEAK = 1.0, 0.6, 0.35
"""A firm word decides alone; a soft one where no firm word speaks; a weak one only with company."""

_SURENESS = {"~": SOFT, "?": WEAK}


@dataclass(frozen=True)
class Meaning:
    """A ``place`` of None leaves the place to other words; ``subjects`` is what a painter may draw in it."""

    place: Place | None
    subjects: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class PictureWords:
    """One language: what its nouns, verbs and names show. ``verb_forms`` are its common verbs."""

    language: str
    nouns: Mapping[str, Meaning]
    verbs: Mapping[str, Meaning]
    names: Mapping[str, Meaning]
    abstract: frozenset[str]
    verb_forms: frozenset[str]

    def noun(self, word: str) -> Meaning | None:
        """The meaning of a noun in any of its forms, with articles and prepositions its language writes on to it."""
        for prefix in ("", *prefixes(self.language)):
            if word.startswith(prefix):
                bare = word.removeprefix(prefix)
                for ending, start in (("", ""), *endings(self.language)):
                    if bare.endswith(ending) and (not ending or len(bare) - len(ending) > 1):
                        form = bare.removesuffix(ending) + start
                        if form in self.nouns:
                            return self.nouns[form]
        return None


@cache
def picture_words(language: str) -> PictureWords:
    """The words of a language by its two-letter code; only names for a language without a list."""
    near = _read("picture_words.json")
    if language == "en":
        nouns, far = near["nouns"], _read("wordnet.json")
    else:
        nouns, far = (
            _read("languages.json")["nouns"].get(language, {}),
            {"nouns": {}, "names": {}, "abstract": "", "verbs": ""},
        )
    return PictureWords(
        language=language,
        nouns={**dict(meanings(far["nouns"])), **dict(meanings(nouns))},
        verbs=dict(meanings(near["verbs"])) if language == "en" else {},
        names={**dict(meanings(far["names"])), **dict(meanings(near["names"]))},
        abstract=frozenset(far["abstract"].split()),
        verb_forms=frozenset(far["verbs"].split()),
    )


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The small words a language is known by, by its code."""
    return {code: frozenset(words.split()) for code, words in _read("languages.json")["function_words"].items()}


@cache
def compounds() -> frozenset[str]:
    """Chinese and Japanese words that hold the letter of a picture word and mean another thing."""
    return frozenset(_read("languages.json")["compounds"].split())


@cache
def endings(language: str) -> tuple[tuple[str, str], ...]:
    """Endings a language's nouns take, each with what stands in its place in the list."""
    pairs = (pair.split(">") for pair in _read("languages.json")["endings"].get(language, "").split())
    return tuple((ending, start) for ending, start in pairs)


@cache
def prefixes(language: str) -> tuple[str, ...]:
    """Articles and prepositions a language writes together with its nouns."""
    return tuple(_read("languages.json")["prefixes"].get(language, "").split())


def hand_words() -> frozenset[str]:
    """Every English noun that was given its meaning by hand."""
    return frozenset(dict(meanings(_read("picture_words.json")["nouns"])))


def meanings(groups: dict[str, str]) -> Iterator[tuple[str, Meaning]]:
    """The words of groups keyed "place subjects", a dash for no place; a word's last letter may tell how sure it is.

    Of a word that stands in several groups the first is kept.
    """
    seen: set[str] = set()
    for key, words in groups.items():
        place, *subjects = key.split()
        shown = {
            mark: Meaning(cast(Place, place) if place != "-" else None, tuple(subjects), weight)
            for mark, weight in ({"": FIRM} | _SURENESS).items()
        }
        for word in words.split():
            mark = word[-1] if word[-1] in _SURENESS else ""
            bare = word.removesuffix(mark)
            if bare not in seen:
                seen.add(bare)
                yield bare, shown[mark]


def _read(name: str) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(files("aiprod.planning.picturing").joinpath(name).read_text("utf-8")))
