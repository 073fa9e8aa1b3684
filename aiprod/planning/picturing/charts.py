"""Numbers of one kind that a text compares, as the series of a chart. None is invented, none is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from aiprod.plan import ChartKind, DataPoint
from aiprod.planning.picturing.dates import dated_spans
from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.numbers import Quantity, quantities
from aiprod.planning.picturing.picture_words import picture_words
from aiprod.planning.sentences import sentences

_FEWEST, _MOST = 2, 8
_LABEL_WORDS = 4
_MOST_TITLE_WORDS = 8
_CHANGED = re.compile(
    r"\b(?:rose|rise[sn]?|fell|falls?|fallen|grew|grows?|grown|dropp?e?d?s?|increase[sd]?|decreased?|shrank|climbed|went|gone"
    r"|goes|jumped|doubled|tripled|slipped|declined|cut|up|down|improved|moved|risen|soared|passou|subió|bajó|creció"
    r"|passé|passe|pasó|pasaron|passaram|passato|passata|cresciuta|cresciuto|stieg|sank|fiel|salì|sceso|cresceu|caiu)\b",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    r"^\s*(?:in|en|im|em|nel)?\s*[^,;.]{0,24}?\s*(?:to|a|à|auf|para|hasta|zu|bis)\s+(?:about\s|nearly\s|almost\s|around\s|over\s|some\s)?$"
)
_AND_TO = re.compile(r"^[^,;.]{0,24}?\s?(?:,|\b(?:and|then|y|et|e|und)\b|\s)+(?:to|a|à|auf|para|hasta|zu|bis)?\s*$")
_FROM = re.compile(r"\b(from|de|von|desde|da)\s+(?:about\s|nearly\s|around\s)?$", re.IGNORECASE)
_PARTS = re.compile(r",\s|;\s|\.\s|\b(?:and|while|but|whereas|y|et|und|e|mentre|mientras|während)\b")
_WHEN = re.compile(
    r"^(?:1\d{3}|20\d{2}|(?:last|this|next) (?:year|month|week|quarter)|today|now|yesterday|(?:q[1-4]|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|spring|summer|autumn|winter)(?: \d{4})?)$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"^\s*(?:[^\W\d]+\s){0,2}?(?:in|by|en|im|em|nel)\s+(?:the year |jahre? |año |ano )?(?P<year>1\d{3}|20\d{2})\b",
    re.IGNORECASE,
)
_FALLING = re.compile(r"\b(?:shrank|fell|dropped|declined|decreased|lost|sank|down)\b", re.IGNORECASE)
_RISING = re.compile(r"\b(?:grew|rose|increased|climbed|gained|soared|jumped|up)\b", re.IGNORECASE)
_DRESS = re.compile(r"(?P<before>[^\d]*)(?P<digits>\d[\d.,\u00a0\u202f]*)(?P<after>[^\d]*)")
_ASIDE = re.compile(r"\s(?:at the same time|at that time|in the same year|by contrast|by comparison|meanwhile)\b.*")
_LINKS = frozenset({"from", "in", "to"})
"""Between a verb and the name that a number belongs to: "visitors come from Brazil 45 %"."""
_NO_UNITS = frozenset("de en à a di da do von im em nel al auf".split()) | {""}
_PAST = frozenset("brought sold made bought gave took paid left drew built".split())
_WRITTEN_OUT = 1000
_MOST_TIMES = 20
"""How many times another number a plain one may be and still share its "million"."""

_VAGUE = re.compile(r"\b(?:less than|fewer than|more than|at least|up to|between|or)\s$", re.IGNORECASE)


_HOUR = re.compile(r"\b(?:at|until|till|before|after|um|bis|alle|às)\s$", re.IGNORECASE)
_LONGEST_HOUR = 8
_KIND = re.compile(
    r"\b(?:version|model|level|phase|stage|line|season|group|class|grade|team|room|platform|release)\s$", re.I
)
_IN_ALL = re.compile(r"(?:^|\. )(?:out )?of (?:every |the )?$", re.IGNORECASE)
_LONGEST_KIND = 14
_YEAR_FIRST = re.compile(r"1\d{3}|20\d{2}")
_IN_YEAR = re.compile(r"\b(?:in|en|im|em|nel|since|seit|desde|depuis|dal)\s$", re.IGNORECASE)
_LAST_HOUR = 24


@dataclass(frozen=True)
class Chart:
    """A series and what its numbers are, in words of the text."""

    kind: ChartKind
    points: tuple[DataPoint, ...]
    title: str | None


def chart(text: str) -> Chart | None:
    """The comparison a text or one of its sentences makes: two to eight numbers of one unit with the text's own labels.

    A line if the labels are times, else bars; None if nothing is compared.
    """
    return next((found for part in (text, *sentences(text)) if (found := _chart(part))), None)


def _chart(text: str) -> Chart | None:
    dated = dated_spans(text)
    found = [
        one
        for one in quantities(text)
        if one.unit != "share"
        and not _labels(text, one)
        and not any(start <= one.start and one.end <= end for start, end in dated)
        and not (_YEAR_FIRST.fullmatch(one.shown) and _IN_YEAR.search(text[: one.start]))
    ]
    if not _FEWEST <= len(found) <= _MOST or all(_is_name(text, one) for one in found) or not _comparable(found):
        return None
    if any(
        one.bare and one.value <= _LAST_HOUR and _HOUR.search(text, max(0, one.start - _LONGEST_HOUR), one.start)
        for one in found
    ):
        return None
    labels, title = _change(text, found) or _compared(text, found) or ((), "")
    points = _points(found, labels) if labels else ()
    if not points:
        return None
    kind: ChartKind = "line" if all(_WHEN.match(point.label) for point in points) else "bar"
    return Chart(kind, points, _title(title, found[0].unit))


def _labels(text: str, one: Quantity) -> bool:
    """Whether a number is none of those compared: of a kind ("version 3") or of all ("of ten")."""
    before = text[max(0, one.start - _LONGEST_KIND) : one.start]
    return (one.named and _KIND.search(before) is not None) or _IN_ALL.search(before) is not None


def _is_name(text: str, one: Quantity) -> bool:
    """Whether a number belongs to the name before it ("Java 8"), which a day or a month is not."""
    return one.named and not _WHEN.match(text[: one.start].split()[-1])


def _change(text: str, found: Sequence[Quantity]) -> tuple[list[str], str] | None:
    """ "Sales rose from 12% in 2019 to 38% in 2023": its years, else "from" and "to", and what changed."""
    if len(found) < _FEWEST or not _CHANGED.search(text):
        return None
    first, second, *more = found
    opening, between = _FROM.search(text[: first.start]), _FROM_TO.match(text[first.end : second.start])
    if not opening or not between:
        return None
    years = [match["year"] for one in found if (match := _YEAR_AFTER.match(text[one.end :]))]
    if len(years) == len(found):
        goes_on = all(_AND_TO.match(text[one.end : later.start]) for one, later in pairwise((second, *more)))
        return (years, text[: opening.start()]) if goes_on else None
    return None if more else ([opening.group(1), text[: second.start].split()[-1]], text[: opening.start()])


def _compared(text: str, found: Sequence[Quantity]) -> tuple[list[str], str] | None:
    """One number in each part of a sentence, each with a name before or behind it, and what they count."""
    if any(_VAGUE.search(text[: one.start]) for one in found) or (_FALLING.search(text) and _RISING.search(text)):
        return None
    parts = _parts(text, found)
    before = [_label_before(text[start : one.start]) for (start, _), one in zip(parts, found, strict=False)]
    if _are_labels(before, found):
        return before, text[found[0].end : parts[0][1]]
    behind = [_label_behind(text[one.end : end], one.unit) for (_, end), one in zip(parts, found, strict=False)]
    return (behind, text[: found[0].start]) if _are_labels(behind, found) else None


def _are_labels(labels: Sequence[str], found: Sequence[Quantity]) -> bool:
    return len({label.lower() for label in labels if label}) == len(found)


def _title(words: str, unit: str) -> str | None:
    """A few words as a title: without what they would begin or break off with, and no word alone but the unit."""
    said = sentences(words)
    kept = said[-1].strip(" ,.;:").removeprefix("of ").split() if said else []
    edges, joins = lexicon().lists["label_edges"], lexicon().lists["label_joins"]
    while kept and kept[-1].lower().strip(",") in edges | joins:
        kept.pop()
    alone = len(kept) == 1 and kept[0].islower() and kept[0] != unit
    if not kept or len(kept) > _MOST_TITLE_WORDS or kept[0] in ("a", "an", "per") or alone:
        return None
    title = " ".join(kept)
    return title[:1].upper() + title[1:]


def _comparable(found: Sequence[Quantity]) -> bool:
    """Whether the numbers are of one unit; a bare number takes the unit of the others."""
    lists = lexicon().lists
    no_units = lists["label_verbs"] | lists["label_edges"] | lists["label_joins"] | _NO_UNITS
    units = {one.unit for one in found if one.unit not in no_units}
    return len({unit.rstrip("s") for unit in units}) <= 1


def _parts(text: str, found: Sequence[Quantity]) -> list[tuple[int, int]]:
    """The stretches of the text that hold one number each; those with none belong to the next."""
    inside = [(one.start, one.end) for one in found]
    marks = [
        match.end()
        for match in _PARTS.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in inside)
    ]
    cuts: list[int] = [0]
    for one, following in pairwise(found):
        between = [mark for mark in marks if one.end <= mark <= following.start]
        if not between:
            return []
        cuts.append(between[0])
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _label_before(part: str) -> str:
    """The name a part begins with: its words up to a verb, without articles and prepositions before and behind."""
    edges, joins = lexicon().lists["label_edges"], lexicon().lists["label_joins"]
    words = [word.strip("\"“”'(),.:;") for word in _ASIDE.sub("", part).split()]
    words = [word for word in words if word]
    named = False
    while words and words[0].lower() in edges | joins:
        named = words.pop(0).lower() in lexicon().lists["determiners"]
    while words and words[-1].lower() in edges:
        words.pop()
    if words and _YEAR_FIRST.fullmatch(words[0]):
        return words[0]
    verb = next((at for at, word in enumerate(words) if word.lower() in lexicon().lists["label_verbs"]), len(words))
    told = verb < len(words) or (named and verb == 1)
    link, names = words[verb + 1 : verb + 2], words[verb + 2 :]
    if link and link[0] in _LINKS and names and names[0][:1].isupper():
        return " ".join(names) if len(names) <= _LABEL_WORDS else ""
    words = words[:verb] if told or part.rstrip().endswith(":") else _without_verb(words[:verb])
    return " ".join(words) if 0 < len(words) <= _LABEL_WORDS and words[-1].lower() not in joins else ""


def _without_verb(words: list[str]) -> list[str]:
    """A label without the verb it ends with ("coal provides", "men earn"); none at all if it is only a verb."""
    if not words:
        return words
    verbs, last, before = picture_words("en").verb_forms, words[-1].lower(), words[-2].lower() if words[1:] else ""
    done = any(last.endswith(ending) and last.removesuffix(ending) in verbs for ending in ("ed", "d")) or last in _PAST
    done = done and (bool(before) or last.endswith("ed"))
    does = any(last.endswith(ending) and last.removesuffix(ending) in verbs for ending in ("s", "es"))
    plural = before.endswith("s") or before in ("men", "women", "people", "children")
    return words[:-1] if done or (before and (does or (plural and last in verbs))) else words


def _label_behind(part: str, unit: str) -> str:
    """The name after "in", "for", "among", or after "percent of" and "percent said"."""
    edges, joins = lexicon().lists["label_edges"], lexicon().lists["label_joins"]
    allowed = "in|into|by|at|for|among|on|to|towards?" + (
        "|of|said|say|chose|choose|voted|prefer|preferred" if unit == "%" else ""
    )
    match = re.match(rf"\s*(?:[^\W\d]+\s){{0,3}}?(?:{allowed})\s+(?P<label>[^,;.:]+)", part)
    words = match["label"].split() if match else []
    while words and words[0].lower() in edges:
        words.pop(0)
    while words and words[-1].lower() in joins:
        words.pop()
    words = _without_verb(words)
    return " ".join(words) if 0 < len(words) <= _LABEL_WORDS else ""


def _points(found: Sequence[Quantity], labels: Sequence[str]) -> tuple[DataPoint, ...]:
    """The series; a plain number takes what another has around its digits ("41, 33 and 27 million")."""
    worn = [_DRESS.fullmatch(one.shown) for one in found]
    dress = next((match for match in worn if match and (match["before"] or match["after"])), None)
    if dress is None:
        return tuple(_point(label, one.value, one.shown) for one, label in zip(found, labels, strict=True))
    digits = _number(dress["digits"])
    scale = round(found[worn.index(dress)].value / digits, 6)
    points: list[DataPoint] = []
    for one, match, label in zip(found, worn, labels, strict=True):
        whole = scale > 1 and one.value >= _WRITTEN_OUT
        if whole or match is None or match["before"] or match["after"]:
            points.append(_point(label, one.value, one.shown))
        elif scale > 1 and one.value > _MOST_TIMES * digits:
            return ()
        else:
            points.append(_point(label, one.value * scale, f"{dress['before']}{one.shown}{dress['after']}"))
    return tuple(points)


def _point(label: str, value: float, shown: str) -> DataPoint:
    label = label[:1].upper() + label[1:] if label.islower() else label
    return DataPoint(label=label[:40], value=round(value, 6), shown=shown[:40])


def _number(digits: str) -> float:
    return float(re.sub(r"[,\u00a0\u202f](?=\d{3})", "", digits).replace(",", ".")) or 1.0
