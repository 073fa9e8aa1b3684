"""What a number set large on a picture is a number of: words beside it that say something together with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.verbs import bare, ends_in_verb, has_verb, is_past

_MOST_WORDS = 8
_CLAUSE_END = re.compile(r"[,;:!?—]|\.(?!\d)")
_TAIL = re.compile(
    r"\s(?:ago|old|long|wide|tall|deep|high|away|later|earlier|thick"
    r"|an? (?:second|minute|hour|day|night|week|month|year)|per [^\W\d]+)\b"
)
_HOW_MUCH = re.compile(r"%|\b(?:times|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b")
_SAME = re.compile(r"\s(?:in|at|over|within) (?:the same|that|this|those) .*")
_BREAKS = frozenset("what how why whether when where if while because and but or though although so".split())
_LEADS_AWAY = frozenset(
    "to from than instead up down by in at on since until till for after before during within with over and but or if"
    " while because when so as last this next today yesterday".split()
)
_PATHS = frozenset("to from into out across over in on at within through".split())
_CHANGES = frozenset(
    "rose risen fell fallen grew grown warmed climbed dropped increased decreased shrank shrunk slipped sank sunk"
    " soared doubled tripled jumped declined improved rises falls grows climbs drops".split()
)


def tail(text: str, end: int) -> int:
    """Where a number that ends at ``end`` ends with what it cannot be without: "ago", "old", "a day", "per head"."""
    found = _TAIL.match(text, end)
    return found.end() if found else end


def label(text: str, start: int, end: int) -> str | None:
    """What the figure at ``text[start:end]`` counts: the rest of its clause, else the statement that leads up to it.

    None where neither says anything together with the number: "to 212", "then another", "the household spent".
    """
    after = _CLAUSE_END.split(text[end:], maxsplit=1)[0].split()
    clause = _CLAUSE_END.split(text[:start])[-1].split()
    before = _trimmed(clause)
    if after and bare(after[0]) not in _LEADS_AWAY:
        return _counted(before, after)
    told = "by" in map(bare, clause[len(before) :]) or _HOW_MUCH.search(text[start:end]) is not None
    return _time_told(text[start:end], after) or _statement(before, done=told)


def _counted(before: Sequence[str], after: Sequence[str]) -> str | None:
    """The thing counted; what was done to it stands behind it: "brought 1,200 people to safety"."""
    breaks = next((at for at, word in enumerate(after) if bare(word) in _BREAKS), len(after))
    words = _short(after[:breaks])
    if len(words) > 1 and bare(words[1]) in _PATHS and before and is_past(before[-1]):
        words = [words[0], before[-1], *words[1:]]
    alone = len(words) == 1 and words[0] in lexicon().lists["past"] | lexicon().lists["finite"]
    return None if alone else _SAME.sub("", " ".join(words)) or None


def _statement(before: Sequence[str], *, done: bool) -> str | None:
    """Words that lead up to a number and can do without it: "Revenue rose", not "the household spent".

    ``done`` tells that the number is no object of their verb: "your heart beats 100,000 times".
    """
    if not before or len(before) > _MOST_WORDS or bare(before[0]) in lexicon().lists["borders"] | _BREAKS:
        return None
    if bare(before[-1]) in _CHANGES or (done and ends_in_verb(before)):
        return " ".join(before) if len(before) > 1 else None
    if ends_in_verb(before) or bare(before[-1]) in lexicon().lists["loose"]:
        return None
    return " ".join(before) if has_verb(before) or before[0][:1].isupper() or len(before) > 1 else None


def _time_told(figure: str, after: Sequence[str]) -> str | None:
    """ "70 years after the author's death": a length of time, and from when it is counted."""
    timed = figure.split()[-1].rstrip("s") in ("second", "minute", "hour", "day", "week", "month", "year")
    told = timed and len(after) > 1 and bare(after[0]) in ("after", "before")
    return " ".join(_short(after)) or None if told else None


def _trimmed(words: list[str]) -> list[str]:
    """Without the words it would break off with, and a verb that only the number follows ("... and get")."""
    hanging = lexicon().lists["hanging"]
    while words and bare(words[-1]) in hanging:
        words = words[:-1]
    if len(words) > 2 and bare(words[-2]) == "and" and ends_in_verb(words):
        words = words[:-2]
    return words


def _short(words: Sequence[str]) -> list[str]:
    """The first words of a label, without those it would break off with."""
    if len(words) > _MOST_WORDS:
        cuts = [at for at in range(2, _MOST_WORDS + 1) if bare(words[at]) in lexicon().lists["borders"]]
        words = words[: cuts[-1] if cuts else _MOST_WORDS]
    kept = list(words)
    while kept and bare(kept[-1]) in lexicon().lists["hanging"]:
        kept.pop()
    return kept
