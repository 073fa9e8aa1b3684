"""The words a typographic picture shows, taken from its intent and never invented."""

from __future__ import annotations

import re

from aiprod.plan import DataPoint, PictureIntent

_MAX_WORDS = 7
_LABEL = 40
_FEWEST_WORDS = 3
_SHORTEST_STRESSED = 4
_OPENERS = frozenset(
    "after before below above over under until while when where which that because since by for with without from into "
    "to in on at and but or through across against between behind beyond than how".split()
)
_HANGING = frozenset(
    "a an the of to in on at by for with and or but that which who is are was were from as "
    "every each all more its their".split()
)
_JOINING = frozenset({"and", "or", "but"})


def key_phrase(intent: PictureIntent) -> str:
    """The headline; without one the prompt's first clause, cut to seven words or fewer where a preposition opens."""
    if intent.headline:
        return intent.headline
    clause = re.split(r"(?<=[.!?;:])\s|,\s|\s[—–-]\s", intent.prompt.strip(), maxsplit=1)[0].rstrip(",;: ")
    words = clause.split()
    if len(words) <= _MAX_WORDS:
        return clause
    for end in range(_MAX_WORDS, _FEWEST_WORDS - 1, -1):
        if words[end].lower() in _OPENERS and words[end - 1].lower() not in _HANGING | _OPENERS:
            return " ".join(words[:end])
    words = words[:_MAX_WORDS]
    while len(words) > 3 and words[-1].lower() in _HANGING:
        words.pop()
    return " ".join(words) + "…"


def trimmed(label: str) -> str:
    """A label without the small words it hangs on: "2010 solar and" as "2010 solar", "and wind" as "wind"."""
    words = label.split()
    while words and words[-1].lower().strip(",;:") in _HANGING | _OPENERS:
        words.pop()
    while words and words[0].lower() in _JOINING:
        words.pop(0)
    return " ".join(words).rstrip(",;:")


def leads(intent: PictureIntent, label: str) -> bool:
    """Whether the words of a figure's label stand before the figure in the prompt: "pages load in 0.8 seconds"."""
    if not intent.figure:
        return False
    before, found, _ = intent.prompt.casefold().partition(intent.figure.casefold())
    words = set(re.findall(r"\w+", label.casefold()))
    return bool(found and words) and words <= set(re.findall(r"\w+", before))


def stressed_word(text: str) -> str | None:
    """The word that carries a statement: its last number, else the last of the longest in its second half."""
    words = text.split()
    if len(words) < _FEWEST_WORDS:
        return None
    numbers = [word for word in words if re.search(r"\d", word)]
    later = [word for word in words[len(words) // 2 :] if word.lower().strip(".,;:!?…") not in _HANGING | _OPENERS]
    if numbers:
        return numbers[-1]
    longest = max(reversed(later), key=len, default="")
    return longest if len(longest) >= _SHORTEST_STRESSED else None


def percent(figure: str | None) -> float | None:
    """A figure such as ``38%`` as 0.38; None for anything that is not a share of a whole."""
    found = re.fullmatch(r"[+]?(\d+(?:[.,]\d+)?)\s*%", (figure or "").strip())
    share = float(found.group(1).replace(",", ".")) / 100 if found else 2.0
    return share if share <= 1 else None


def series_of(lines: tuple[str, ...]) -> tuple[DataPoint, ...]:
    """Lines that each hold one number, as the points of a chart; empty unless every line does."""
    return tuple(DataPoint(label=words[:_LABEL], value=value, shown=shown) for words, value, shown in measured(lines))


def measured(lines: tuple[str, ...]) -> list[tuple[str, float, str]]:
    """Lines that each hold one number, as (words, value, the number as it stands); empty unless every line does."""
    found: list[tuple[str, float, str]] = []
    for line in lines:
        numbers = re.findall(r"\d[\d,]*(?:\.\d+)?\s?%?", line)
        if len(numbers) != 1:
            return []
        words = line.replace(numbers[0], " ").strip(" :–—-,")
        found.append((" ".join(words.split()), float(numbers[0].rstrip("% ").replace(",", "")), numbers[0].strip()))
    return found if len(found) >= 2 else []
