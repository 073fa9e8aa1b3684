"""The narrative arc: what a text cannot do without, and how it opens and closes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

from aiprod.planning.sentences import sentences

_WORD = re.compile(r"\w{4,}")
_EVERYWHERE = 0.4
_FEW = 5.0
_TURNS = frozenset(
    "but however yet because therefore finally instead until suddenly important key most first never only"
    " pero porque finalmente mais parce enfin aber weil endlich mas finalmente ma perché infine".split()
)
_LEANS = frozenset(
    "it he she they this that these those then also and but so such its their his her there"
    " il elle ils elles cela ce er sie es das dies ello eso esto esta ele ela isso esso questo".split()
)
_CALLS = re.compile(
    r"(?:so |now |then |please |today )?(?:go |come )?(?:"
    r"(?:subscribe|follow us|visit|join|sign up|sign in|download|register|get started|learn more|find out|discover"
    r"|click|see you|tell us|get yours|check out|head to|suscríb\w+|síguenos|visita|visitez|únete|descarga|abonne\w+"
    r"|rejoign\w+|essayez|téléchargez|abonnier\w*|besuch\w*|probier\w*|mach mit|inscreva\w*|baixe|iscriviti|scarica)"
    r"|(?:try|order|buy|book|call|contact|share|donate|apply|start|write|watch|scan|follow|tap)"
    r" (?:it|this|us|your|yours|now|today|the|a|an|for|with|to|free)"
    r")\b",
    re.IGNORECASE,
)
_LONGEST_CALL_CHARS = 140
_LONGEST_HOOK_CHARS = 60


def importance(texts: Sequence[str], opens_paragraph: Sequence[bool]) -> list[float]:
    """How much each passage carries of the whole, by rules: 0 for a digression, about 1 to 2 for what it is about.

    A passage weighs by its words that recur in others and are not everywhere (a centroid, after Radev et al., 2000),
    by where it stands (openings of paragraphs, the beginning, the end), and by words that turn a story.
    """
    bags = [set(_WORD.findall(text.lower())) for text in texts]
    spread = Counter(word for bag in bags for word in bag)
    common = max(_FEW, _EVERYWHERE * len(texts))
    themes = {word: log(count) for word, count in spread.items() if 2 <= count <= common}
    central = [sum(themes.get(word, 0.0) for word in sorted(bag)) / sqrt(max(1, len(bag))) for bag in bags]
    most = max(central, default=0.0) or 1.0
    last = max(1, len(texts) - 1)
    return [
        central[index] / most
        + 0.3 * opens_paragraph[index]
        + 0.3 * (index / last < 0.15 or index / last > 0.85)
        + 0.15 * bool(bags[index] & _TURNS)
        + 0.15 * any(letter.isdigit() for letter in text)
        for index, text in enumerate(texts)
    ]


def leans_back(text: str) -> bool:
    """Whether a passage makes no sense without the one before: it begins with "it", "they" or "then"."""
    first = re.match(r"\W*(\w+)", text)
    return first is not None and first[1].lower() in _LEANS


def closing_call(text: str) -> str | None:
    """The last sentence of a text if it asks the viewer to do something: visit, subscribe, try."""
    found = sentences(text)
    if not found or len(found[-1]) > _LONGEST_CALL_CHARS or not _CALLS.match(found[-1]):
        return None
    return found[-1]


def opening_hook(text: str) -> str | None:
    """The first sentence of a text if it is a question short enough to be set on its picture."""
    found = sentences(text)
    return found[0] if found and found[0].endswith("?") and len(found[0]) <= _LONGEST_HOOK_CHARS else None
