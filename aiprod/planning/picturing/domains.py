"""Words that mean another thing in the company of a trade's own words: beds with beans, grain with sandpaper."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from aiprod.planning.picturing.lexicon import Token
from aiprod.planning.picturing.picture_words import Meaning, meanings


@dataclass(frozen=True)
class Domain:
    """A trade: ``near`` are words that tell it, ``senses`` what other words show in it."""

    near: frozenset[str]
    senses: Mapping[str, Meaning]


def senses_here(words: Sequence[Token]) -> dict[str, Meaning]:
    """What words show in the trades an English text is about; of two trades the one listed first speaks."""
    said = {form for word in words if not word.mute for form in (word.text, *word.phrases)}
    heard = said.union(word.text for word in words)
    found: dict[str, Meaning] = {}
    for domain in _domains():
        telling = domain.near & heard
        for word in said & domain.senses.keys():
            if telling - {word}:
                found.setdefault(word, domain.senses[word])
    return found


@cache
def _domains() -> tuple[Domain, ...]:
    raw = json.loads(files("aiprod.planning.picturing").joinpath("domains.json").read_text("utf-8"))
    return tuple(
        Domain(
            frozenset(groups["near"].split()),
            dict(meanings({key: words for key, words in groups.items() if key != "near"})),
        )
        for groups in raw.values()
    )
