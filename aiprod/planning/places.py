"""Which place a text names, by the votes of its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import cast

from aiprod.plan import Place
from aiprod.planning.lexicon import Token, lexicon, look_up, tokens


def named_place(text: str) -> Place | None:
    """The place a text names by itself, None where it names none for sure."""
    return strongest_place(tokens(text), None)


def strongest_place(words: Sequence[Token], seen: Place | None) -> Place | None:
    """Nouns vote; ambiguous words count half and cannot decide alone.

    Of equals one that was not just ``seen`` wins, then the first mentioned.
    """
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        if not word.mute and (found := look_up(lexicon().place, word)):
            value, firm = found
            votes[value] += 1.0 if firm else 0.5
    if not votes or max(votes.values()) < 1.0:
        return None
    return cast(Place, max(votes, key=lambda value: (votes[value], value != seen)))
