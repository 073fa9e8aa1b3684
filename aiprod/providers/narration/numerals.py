"""Digits as words, by language."""

from __future__ import annotations

import re
from decimal import Decimal

from num2words import num2words

_DECIMAL_POINT = frozenset({"en", "ja", "ko", "zh", "cmn", "he", "th", "hi", "sw"})
_NUMBER = re.compile(r"\d+(?:[.,'  ]\d+)*")
_OTHER_WAY = {".": re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}"), ",": re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}")}
"""Numbers that can only be written by the other convention."""

_MOST_DIGITS = 15
_LONGEST_NUMBER = 36
"""Letters of a written number; decimals count no more digits than that exactly."""


def read_number(text: str, language: str) -> Decimal | None:
    """The value of a written number, by the language's own separators: 1,234.5 in English, 1.234,5 in German."""
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        return None
    point = "." if language.split("-")[0].lower() in _DECIMAL_POINT else ","
    if _OTHER_WAY[point].fullmatch(text):
        point = "," if point == "." else "."
    whole, _, rest = text.partition(point)
    if point in rest or (rest and not rest.isdigit()):
        # Several points: they are the other convention's thousands separators.
        whole, rest = text.replace(point, ""), ""
    groups = re.split(r"[.,'  ]", whole)
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        if len(groups) > 2 or rest:
            return None
        return Decimal(".".join(groups))
    return Decimal("".join(groups) + (f".{rest}" if rest else ""))


def cardinal(value: Decimal, language: str) -> str | None:
    """``12.5`` as "twelve point five"; None where the language is not known to num2words."""
    base = language.split("-")[0].lower()
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return " ".join(filter(None, (cardinal(Decimal(digit), language) for digit in f"{value:f}" if digit.isdigit())))
    number = int(value) if value == value.to_integral_value() and "." not in str(value) else value
    if base == "en" and isinstance(number, Decimal):
        whole, _, digits = f"{number:f}".partition(".")
        return f"{_plain(num2words(int(whole)))} point {' '.join(num2words(int(digit)) for digit in digits)}"
    return _convert(number, base, "cardinal")


def ordinal(number: int, language: str) -> str | None:
    """``3`` as "third"; None where the language is not known to num2words."""
    return _convert(number, language.split("-")[0].lower(), "ordinal")


def year_of(text: str, language: str) -> str | None:
    """How a four-digit number between 1100 and 2099 is said as a year: in German 1984 is nineteen hundred and so on."""
    if not (text.isdigit() and len(text) == 4 and 1100 <= int(text) <= 2099):
        return None
    return _convert(int(text), language, "year")


def year(number: int) -> str:
    """An English year: "nineteen eighty four", "two thousand five", "nineteen oh one"."""
    century, rest = divmod(number, 100)
    if number % 1000 < 10 and number % 1000 // 100 == 0:
        return _plain(num2words(number))
    if rest == 0:
        return f"{_plain(num2words(century))} hundred"
    return f"{_plain(num2words(century))} {'oh ' if rest < 10 else ''}{_plain(num2words(rest))}"


def _convert(number: int | Decimal, base: str, form: str) -> str | None:
    try:
        words = str(num2words(number, lang=base, to=form))
    except (NotImplementedError, OverflowError, ValueError, TypeError):
        return None
    return _plain(words) if base == "en" else words


def _plain(words: str) -> str:
    return words.replace(",", "").replace("-", " ").replace(" and ", " ")
