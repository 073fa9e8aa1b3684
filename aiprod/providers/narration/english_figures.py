"""English tokens with digits in them as words: numbers, years, money, dates, times, measures, telephone numbers."""

from __future__ import annotations

import re
from decimal import Decimal

from aiprod.providers.narration.lexicon import ABBREVIATIONS, MONTHS, SHORT_MONTHS
from aiprod.providers.narration.measures import CODES, CURRENCIES, SCALES, UNITS
from aiprod.providers.narration.numerals import cardinal, ordinal, read_number, year

_MONEY: dict[str, tuple[str, ...]] = CURRENCIES["en"]
_AMOUNT = re.compile(
    r"^([-−~]?)(?:US|A|C|CA|AU|NZ|HK|R)?([$€£¥₹])(\d[\d,.]*?)-?([kKmMbB]|bn|mn|tn|thousand|million|billion|trillion)?$"
)
_MEASURE = re.compile(r"^([-−+~≈±<>]?)(\d[\d,]*(?:\.\d+)?)-?([^\d\s].*)?$")
_ORDINAL = re.compile(r"^(\d[\d,]*)(st|nd|rd|th)$", re.IGNORECASE)
_DECADE = re.compile(r"^['’]?(\d{2}|\d{4})['’]?s$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_SLASH_DATE = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$")
_FRACTION = re.compile(r"^(\d{1,3})/(\d{1,3})$")
_VULGAR = re.compile(r"^(\d*)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])-?(\D*)$")
_VULGARS = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", "12 13 23 14 34 15 25 35 45 16 56 18 38 58 78".split(), strict=True))
_RANGE = re.compile(r"^([$€£]?)(\d[\d,.]*)(%?)[-–—]([$€£]?)(\d[\d,.]*)([^\d\s].*)?$")
_RATIO = re.compile(r"^(\d{1,3}):(\d{1,3})$")
_TELEPHONE = re.compile(r"^\+?(?:\d{1,3}-)?(?:\d{3}-)?\d{3}-\d{4}$")
_DOTTED = re.compile(r"^v?\d+(?:\.\d+){2,}$")
_HEIGHT = re.compile(r"^(\d)['′](\d{1,2})?[\"″]?$")
_GENERATION = re.compile(r"^([2-6]G|[248]K)$")
_NAMED_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}
_FAMOUS = {"24/7": "twenty four seven", "9/11": "nine eleven", "7/11": "seven eleven"}
_SIGNS = {"-": "minus", "−": "minus", "+": "plus", "~": "about", "≈": "about", "±": "plus or minus"}
_SIGNS |= {"<": "less than", ">": "more than"}
_YEAR_AFTER = frozenset("in since by from until till around before after year circa anno".split())


def say_figures(core: str, before: str, after: str, day_first: bool) -> list[str] | None:
    """The words of a token with digits, by its neighbours; None where it is no figure but a mix like H2O."""
    if core in _FAMOUS:
        return _FAMOUS[core].split()
    if _TELEPHONE.match(core) or (re.fullmatch(r"\d{3}", core) and _TELEPHONE.match(after)):
        return [word for digit in core if digit.isdigit() for word in number(Decimal(digit))]
    if match := _ORDINAL.match(core):
        return [*_words(ordinal(int(match[1].replace(",", "")), "en")), *(["of"] if _month(after) else [])]
    if match := _DECADE.match(core):
        return _decade(int(match[1]))
    if match := _CLOCK.match(core):
        return _clock(match, after)
    if match := _ISO_DATE.match(core):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SLASH_DATE.match(core):
        first, second = int(match[1]), int(match[2])
        month, day = (second, first) if day_first or "." in core or first > 12 else (first, second)
        return _date(int(match[3]), month, day)
    if match := _FRACTION.match(core):
        return [*(["and"] if before.isdigit() else []), *_fraction(int(match[1]), int(match[2]))]
    if match := _VULGAR.match(core):
        part = _VULGARS[match[2]]
        whole = [*number(Decimal(match[1])), "and"] if match[1] else []
        return [*whole, *_fraction(int(part[0]), int(part[1])), *match[3].split()]
    if match := _HEIGHT.match(core):
        return [*number(Decimal(match[1])), "foot", *(number(Decimal(match[2])) if match[2] else [])]
    if match := _RATIO.match(core):
        return [*number(Decimal(match[1])), "to", *number(Decimal(match[2]))]
    if match := _RANGE.match(core):
        return _range(match, before, after, day_first)
    if _DOTTED.match(core):
        return " point ".join(" ".join(number(Decimal(part))) for part in core.lstrip("v").split(".")).split()
    if _GENERATION.match(core):
        return [*number(Decimal(core[0])), core[1].lower()]
    match = _MEASURE.match(core)
    return _measure(match, before, after) if match else None


def say_money(core: str, after: str) -> tuple[list[str], list[str]] | None:
    """The words of an amount now, and those the next token says last: in "$5 million" dollars come after million."""
    amount = _AMOUNT.match(core)
    value = read_number(amount[3].rstrip(".,"), "en") if amount else None
    if amount is None or value is None:
        return None
    sign, symbol, digits, scale = amount.groups()
    names = _MONEY[symbol]
    head = _SIGNS[sign].split() if sign else []
    if scale:
        unit = names[0] if "-" in core[1:] else names[1]
        return [*head, *number(value), SCALES[scale.lower()], unit], []
    if after.lower() in SCALES and len(after) > 1:
        return [*head, *number(value)], [names[1]]
    whole = value // 1
    cents = int((value - whole) * 100)
    unit = names[0] if whole == 1 else names[1]
    if cents and re.search(r"[.,]\d\d$", digits) and names[2]:
        tail = [*number(Decimal(cents)), names[2] if cents == 1 else names[3]]
        return [*head, *([*number(whole), unit, "and"] if whole else []), *tail], []
    return [*head, *number(whole if whole == value else value), unit], []


def number(value: Decimal) -> list[str]:
    """``12.5`` as its words."""
    return _words(cardinal(value, "en"))


def _measure(match: re.Match[str], before: str, after: str) -> list[str] | None:
    sign, digits, unit = match.groups()
    value = read_number(digits, "en")
    if value is None:
        return None
    head = _SIGNS[sign].split() if sign else []
    if unit is None:
        return head + _bare(digits, value, before, after)
    lower = unit.lower()
    if lower in UNITS and unit != "M":
        return [*head, *number(value), *UNITS[lower][0 if value == 1 else 1].split()]
    if lower in SCALES:
        return [*head, *number(value), SCALES[lower]]
    if unit in CODES:
        return [*head, *number(value), CODES[unit]]
    return None


def _bare(digits: str, value: Decimal, before: str, after: str) -> list[str]:
    if digits.isdigit() and 1 <= int(digits) <= 31:
        if _month(after):
            return [*(["the"] if before.lower() != "the" else []), *_words(ordinal(int(digits), "en")), "of"]
        if _month(before):
            return _words(ordinal(int(digits), "en"))
    if digits.isdigit() and len(digits) == 4 and after.lower() not in UNITS:
        earliest = 1000 if before.lower() in _YEAR_AFTER else 1100
        if earliest <= int(digits) <= 2099:
            return year(int(digits)).split()
    if digits.isdigit() and digits.startswith("0") and len(digits) > 1:
        return [word for digit in digits for word in number(Decimal(digit))]
    return number(value)


def _range(match: re.Match[str], before: str, after: str, day_first: bool) -> list[str] | None:
    """Two figures with a dash; what only one of them names, money or percent, is said once, at the end."""
    first_sign, first, _, second_sign, second, unit = match.groups()
    sign = second_sign or first_sign
    said = say_figures(first, before, "", day_first) or []
    if sign:
        money = say_money(sign + second + (unit or ""), after)
        return [*said, "to", *money[0], *money[1]] if money else None
    last = say_figures(second + (unit or ""), before, after, day_first)
    return [*said, "to", *last] if said and last else None


def _decade(of: int) -> list[str]:
    words = year(of).split() if of >= 100 else number(Decimal(of))
    last = words[-1]
    return [*words[:-1], last[:-1] + "ies" if last.endswith("y") else last + "s"]


def _clock(match: re.Match[str], after: str) -> list[str]:
    hour, minute = int(match[1]), int(match[2])
    half = (match[3] or (after if after.lower().rstrip(".") in ("am", "pm", "a.m", "p.m") else "")).lower()
    said = number(Decimal(hour))
    if minute:
        said += (["oh"] if minute < 10 else []) + number(Decimal(minute))
    elif not half:
        said += ["o'clock"] if 0 < hour <= 12 else ["hundred"]
    return said + (ABBREVIATIONS[match[3].lower()].split() if match[3] else [])


def _date(year_number: int, month: int, day: int) -> list[str] | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    full = year_number if year_number >= 100 else 2000 + year_number
    return [MONTHS[month - 1], *_words(ordinal(day, "en")), *year(full).split()]


def _month(word: str) -> bool:
    lower = word.lower().rstrip(".")
    return lower in MONTHS or lower in SHORT_MONTHS


def _fraction(top: int, bottom: int) -> list[str]:
    if top == bottom:
        return [*number(Decimal(top)), *number(Decimal(bottom))]
    if not 2 <= bottom <= 20 or top > bottom:
        return [*number(Decimal(top)), "over", *number(Decimal(bottom))]
    one, many = _NAMED_DENOMINATORS.get(bottom) or (" ".join(_words(ordinal(bottom, "en"))), "")
    return [*number(Decimal(top)), one if top == 1 else many or one + "s"]


def _words(text: str | None) -> list[str]:
    return (text or "").split()
