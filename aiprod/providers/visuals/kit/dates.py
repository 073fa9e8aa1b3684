"""A date as it stands in a text, taken apart so that it can be set as a calendar's leaf or a mark on a line of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?!\d)", re.ASCII)
_YEAR = re.compile(r"(?<!\d)\d{3,4}s?(?!\d)", re.ASCII)
_MONTH = re.compile(r"[^\W\d_]{3,}")
_JOINS = frozenset("the den der die das del".split())


@dataclass(frozen=True)
class DateParts:
    """``large`` is what is set large: the day of a day, the year of a year, else all of it. The rest stands by it."""

    large: str
    above: str | None = None
    below: str | None = None

    @property
    def is_day(self) -> bool:
        return self.above is not None and self.below is not None


def date_parts(figure: str) -> DateParts:
    """Take a date apart: ``20 July 1969``, ``May 4``, ``March 2021``, ``1969``; anything else stays whole."""
    text = figure.strip()
    years = _YEAR.findall(text)
    rest = _YEAR.sub(" ", text)
    days = [found.group(1) for found in _DAY.finditer(rest) if 1 <= int(found.group(1)) <= 31]
    words = [word for word in _MONTH.findall(_DAY.sub(" ", rest)) if word.lower() not in _JOINS]
    if len(years) > 1 or len(days) > 1 or len(words) > 1 or (not years and not (days and words)):
        return DateParts(text)
    month, year = words[0] if words else None, years[0] if years else None
    if days and month:
        return DateParts(days[0], month, year or "")
    if year and not days:
        return DateParts(year, month)
    return DateParts(text)
