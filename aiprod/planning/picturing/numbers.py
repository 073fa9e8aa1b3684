"""The numbers of a text as they stand in it: digits with their units, and number words that are plain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.picture_words import function_words

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"mille": 1e3, "mil": 1e3, "tausend": 1e3, "mila": 1e3, "millones": 1e6, "millón": 1e6, "milhões": 1e6}
_SCALES |= {"milioni": 1e6, "millionen": 1e6, "milliard": 1e9, "milliards": 1e9, "milliarden": 1e9, "miliardi": 1e9}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_TENS = "thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = {word: float(value) for value, word in enumerate(_SMALL)}
_WORD_VALUES |= {word: 10.0 * (at + 3) for at, word in enumerate(_TENS)}
_PERCENT = r"%|percent\b|per cent\b|percentage points?\b|pour ?cent\b|por ciento\b|por cento\b|prozent\b|per cento\b"
_CURRENCY = r"(?P<before>[$€£¥₹]\s?)?"
_DIGITS = r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,12}(?:[.,]\d{1,6})?)"
_SCALE = rf"(?:\s?(?P<scale>{'|'.join(sorted(_SCALES, key=len, reverse=True))})\b)?"
_SHORT = r"(?P<short>(?:k|m|bn|tn)\b)"
_SHORT_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
_AFTER = rf"(?:\s?(?P<percent>{_PERCENT})|\s?(?P<after>[€£¥]|euros?\b|dollars?\b|pounds?\b|yen\b))?"
_WRITTEN = re.compile(
    rf"(?<![\w.,:/-]){_CURRENCY}{_DIGITS}(?:{_SHORT}|(?![\d:/]|[.-]\d|[A-Za-z])){_SCALE}{_AFTER}", re.IGNORECASE
)
_NUMBER_WORD = "|".join([*_SMALL[1:], *_TENS])
_SPELLED = re.compile(rf"\b(?P<word>(?:{_NUMBER_WORD})(?:[- ](?:{_NUMBER_WORD}))?)\b{_SCALE}{_AFTER}", re.IGNORECASE)
_SHARE = re.compile(
    rf"\b(?P<part>{_NUMBER_WORD}|\d{{1,3}})\s(?P<link>out of|in)\s(?:every\s)?"
    rf"(?P<whole>{_NUMBER_WORD}|\d{{1,3}}|hundred)\b"
    r"(?!\s(?:percent|per cent|hours?|minutes?|days?|years?|months?|weeks?|seconds?))",
    re.IGNORECASE,
)
_MINUS = (" \u2212", " –", "-", "\u2212")
_POINTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_LONGEST_NAME = 20
_PRONOUN_ONE = re.compile(
    r"\b(?:the|this|that|each|every|any|no|which|another|other|new|old|first|second|last|next|big|small|good|bad) $",
    re.IGNORECASE,
)
_DATING = re.compile(r"(?:\A|[.,;:!?]\s)(?:in|by|since|until)\s\Z|\b(?:by|since|until)\s\Z", re.IGNORECASE)
_LONGEST_DATING = 16
_UNIT = re.compile(r"[\s-]([^\W\d_]+)")
_NAMED_BEFORE = re.compile(
    r"(?:\b(?:version|chapter|page|room|route|highway|figure|section|article|phase|step|day|level|lesson|part|volume"
    r"|act|number|no\.|model|gate|platform|line|track|season|episode|port|channel|exit|number)|[A-Z]\w*)\s$"
)


@dataclass(frozen=True)
class Quantity:
    """A number at ``text[start:end]``: ``shown`` is how it is set on a picture, ``unit`` what it counts, if told.

    A ``bare`` number has neither sign, percent, scale nor decimals nor four digits, a ``spelled`` one is in words, a
    ``named`` one follows a name it may belong to ("Java 8").
    """

    value: float
    shown: str
    unit: str
    start: int
    end: int
    bare: bool = False
    spelled: bool = False
    named: bool = False


def quantities(text: str) -> list[Quantity]:
    """The amounts of a text in their order; years, times, ordinals and numbers that are names are none."""
    found = [*_shares(text)]
    for each in (_written(text), _spelled(text)):
        taken = {at for one in found for at in range(one.start, one.end)}
        found += [one for one in each if taken.isdisjoint(range(one.start, one.end))]
    return sorted(found, key=lambda one: one.start)


def is_year(text: str, digits: str, end: int) -> bool:
    """Whether four digits are a year: "in" opens a clause with them, or no unit follows that years do not take."""
    if not re.fullmatch(r"1[0-9]{3}|2[01][0-9]{2}", digits):
        return False
    if _DATING.search(text, max(0, end - _LONGEST_DATING), end - len(digits)):
        return True
    unit = _UNIT.match(text, end)
    return unit is None or any(unit.group(1).lower() in known for known in _after_years())


def _after_years() -> list[frozenset[str]]:
    return [lexicon().lists["after_years"], *function_words().values()]


def _written(text: str) -> Iterator[Quantity]:
    for match in _WRITTEN.finditer(text):
        digits, scale, percent = match["digits"], match["scale"], match["percent"]
        sign = (match["before"] or match["after"] or "").strip()
        short = (match["short"] or "").lower()
        if short and not match["before"]:
            continue
        if text[: match.start()].endswith(_MINUS):
            continue
        plain = not (scale or percent or sign)
        if plain and is_year(text, digits, match.end("digits")):
            continue
        shown = match.group().strip()
        yield Quantity(
            value=round(_value(digits) * _SCALES.get((scale or "").lower(), _SHORT_SCALES.get(short, 1.0)), 6),
            shown=re.sub(rf"\s?(?:{_PERCENT})", "%", shown, flags=re.IGNORECASE)[:40],
            unit="%" if percent else sign or _unit(text, match.end()),
            start=match.start(),
            end=match.end(),
            bare=plain and digits.isdigit() and len(digits) < 4,
            named=plain
            and _NAMED_BEFORE.search(text, max(0, match.start() - _LONGEST_NAME), match.start()) is not None,
        )


def _spelled(text: str) -> Iterator[Quantity]:
    for match in _SPELLED.finditer(text):
        words, scale = match["word"].lower().replace("-", " "), (match["scale"] or "").lower()
        if words == "one" and _PRONOUN_ONE.search(text, max(0, match.start() - _LONGEST_NAME), match.start()):
            continue
        value = sum(_WORD_VALUES.get(word, 0.0) for word in words.split()) * _SCALES.get(scale, 1.0)
        large = value >= _SCALES["million"]
        number = f"{value / _SCALES[scale]:g} {scale}" if large else f"{value:,g}"
        tail = "%" if match["percent"] else f" {match['after']}" if match["after"] else ""
        yield Quantity(
            value=value,
            shown=f"{number}{tail}",
            unit="%" if match["percent"] else match["after"] or _unit(text, match.end()),
            start=match.start(),
            end=match.end(),
            bare=not (scale or tail),
            spelled=True,
        )


def _shares(text: str) -> Iterator[Quantity]:
    """ "Three out of four" is 3/4, "one in nine" is 1 in 9."""
    for match in _SHARE.finditer(text):
        part, whole = (_amount(match[name]) for name in ("part", "whole"))
        if 0 < part < whole:
            link = "/" if match["link"].lower() == "out of" else " in "
            yield Quantity(part / whole, f"{part:g}{link}{whole:g}", "share", match.start(), match.end())


def _amount(word: str) -> float:
    return float(word) if word.isdigit() else _WORD_VALUES.get(word.lower(), 100.0)


def _value(digits: str) -> float:
    """A comma, a point or a thin space before three digits parts thousands, else it begins the decimals."""
    if _POINTED.fullmatch(digits):
        return float(digits.replace(".", ""))
    joined = re.sub(r"[,\u00a0\u202f](?=\d{3})", "", digits)
    return float(joined.replace(",", "."))


def _unit(text: str, end: int) -> str:
    match = _UNIT.match(text, end)
    return match.group(1).lower() if match else ""
