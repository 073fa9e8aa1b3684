"""Dates in a text: full ones, a day or a month alone, and years that carry a sentence."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre)"
)
_YEAR = r"(?:1\d{3}|20\d{2})"
_DAY = r"(?:(?:3[01]|[12]\d|[1-9])(?:\s(?:and|to|et|y|und|e)\s|[–-]))?(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|º|er|\.)?"
_FULL = re.compile(
    rf"\b{_DAY}\s(?:of\s|de\s)?{_MONTH}(?:,?\s(?:de\s|del\s)?{_YEAR})?\b|\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?\b(?!\s?%)"
    rf"|\b{_MONTH}\s(?:de\s)?{_YEAR}\b|\b{_YEAR}-[01]\d-[0-3]\d\b"
)
_OPENING_YEAR = re.compile(
    rf"^(?:In|By|Since|Around|En|Im|Em|Nel|Seit|Desde|Depuis)?\s?(?P<year>{_YEAR})\b(?![.,]?\d)(?=[ ,:.])"
)
_BOUND = re.compile(
    r"\b(?:before|until|till|since|after|by|bis|vor|nach|seit|avant|après|depuis|desde|hasta|até|antes de|después de"
    r"|depois de|prima del|dopo il|entro il)\s$",
    re.IGNORECASE,
)
_CLOSING_YEAR = re.compile(rf"\b(?:in|since|until|en|im|em|nel)\s(?P<year>{_YEAR})[.!?]?$")


def full_date(text: str) -> re.Match[str] | None:
    """The first date with a month in it."""
    return _FULL.search(text)


def dated_spans(text: str) -> list[tuple[int, int]]:
    """Where dates with a year stand: their numbers count nothing."""
    return [match.span() for match in _FULL.finditer(text) if re.search(_YEAR, match.group())]


def bounded(text: str, start: int, end: int) -> str:
    """A date with the word before it that says on which side of it things are: before, until, since."""
    bound = _BOUND.search(text[:start])
    return f"{bound.group().strip()} {text[start:end]}" if bound else text[start:end]


def leading_year(text: str) -> tuple[int, int] | None:
    """Where the year stands that begins or ends the text."""
    match = _OPENING_YEAR.search(text.strip()) or _CLOSING_YEAR.search(text.strip())
    return match.span("year") if match else None


def opens_with_year(text: str) -> bool:
    """Whether the text begins with a year, as a story's steps do: "By 1450 the city had been abandoned"."""
    return _OPENING_YEAR.search(text.strip()) is not None
