"""English tokens as words: numbers, years, money, dates, times, units, initials, addresses."""

from __future__ import annotations

import re
from decimal import Decimal

from aiprod.providers.narration.lexicon import (
    ABBREVIATIONS,
    CURRENCIES,
    LETTERS,
    MONTHS,
    SAID_AS_WORDS,
    SCALES,
    SYMBOLS,
    TITLES,
    UNITS,
)
from aiprod.providers.narration.numerals import cardinal, ordinal, read_number, year

_MONEY: dict[str, tuple[str, ...]] = CURRENCIES["en"]
_AMOUNT = re.compile(r"^([-−]?)([$€£¥₹])(\d[\d,]*(?:\.\d+)?)([kKmMbB]|bn|mn|tn)?$")
_MEASURE = re.compile(r"^([-−+]?)(\d[\d,]*(?:\.\d+)?)-?([^\d\s].*)?$")
_ORDINAL = re.compile(r"^(\d[\d,]*)(st|nd|rd|th)$", re.IGNORECASE)
_DECADE = re.compile(r"^['’]?(\d{2}|\d{4})['’]?s$")
_CLOCK = re.compile(r"^(\d{1,2}):(\d{2})(?::\d{2})?(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)
_ISO_DATE = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$")
_SLASH_DATE = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})$")
_FRACTION = re.compile(r"^(\d{1,3})/(\d{1,3})$")
_RANGE = re.compile(r"^([$€£]?\d[\d,.]*)[-–—](\d[\d,.]*)([^\d\s].*)?$")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(/\S*)?$", re.IGNORECASE)
_MAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")
_MIXED = re.compile(r"[A-Z]+(?![a-z])|[A-Za-z']+|\d+(?:[.,]\d+)*|[^\sA-Za-z\d]")
_INITIALS = re.compile(r"^((?:[A-Z]\.)+|[A-Z][A-Z&]{1,5})('s|s)?$")
_NAMED_DENOMINATORS = {2: ("half", "halves"), 4: ("quarter", "quarters")}


def say_english(cores: list[str]) -> list[list[str]]:
    """The words for each token; ``cores`` are the tokens without their outer punctuation."""
    shouted = _shouted(cores)
    said: list[list[str]] = []
    owed: list[str] = []
    for index, core in enumerate(cores):
        before = cores[index - 1] if index else ""
        after = cores[index + 1] if index + 1 < len(cores) else ""
        words, later = _say(core, before, after, shouted)
        said.append(words + owed)
        owed = later
    if owed:
        said[-1] += owed
    return said


def _say(core: str, before: str, after: str, shouted: bool) -> tuple[list[str], list[str]]:
    """The words now, and those the next token says last: in "$5 million" the dollars come after the million."""
    core = core.replace("’", "'")
    if not core:
        return [], []
    if amount := _AMOUNT.match(core):
        return _money(amount, after)
    lower = core.lower()
    if before[-1:].isdigit() and lower in UNITS and not (core == "in" and after[:1].isalnum()):
        return UNITS[lower][0 if before == "1" else 1].split(), []
    if known := _abbreviation(core, lower, before):
        return known.split(), []
    if any(letter.isdigit() for letter in core):
        return _with_digits(core, before, after), []
    if core in SYMBOLS:
        return [SYMBOLS[core]], []
    if _MAIL.match(core) or (_ADDRESS.match(core) and ("/" in core or core.count(".") > 1 or lower[-4:] in _ENDINGS)):
        return _address(core), []
    if not shouted and (initials := _INITIALS.match(core)) and initials[1] not in SAID_AS_WORDS:
        *head, last = _spell(initials[1])
        return [*head, last + ("'s" if initials[2] else "")], []
    return _plain(core), []


_ENDINGS = (".com", ".org", ".net", ".edu", ".gov")


def _abbreviation(core: str, lower: str, before: str) -> str | None:
    if lower in ("am", "pm") and not before[-1:].isdigit():
        return None
    if lower == "no." or lower in ("vs", "am", "pm"):
        return ABBREVIATIONS.get(lower)
    return (TITLES.get(lower) or ABBREVIATIONS.get(lower)) if core.endswith(".") else None


def _money(amount: re.Match[str], after: str) -> tuple[list[str], list[str]]:
    sign, symbol, digits, scale = amount.groups()
    names = _MONEY[symbol]
    value = Decimal(digits.replace(",", ""))
    head = ["minus"] if sign else []
    if scale:
        return [*head, *_number(value), SCALES[scale.lower()], names[1]], []
    if after.lower() in SCALES and len(after) > 1:
        return [*head, *_number(value)], [names[1]]
    whole = value // 1
    cents = int((value - whole) * 100)
    unit = names[0] if whole == 1 else names[1]
    if cents and "." in digits and len(digits.split(".")[1]) == 2 and names[2]:
        tail = [*_number(Decimal(cents)), names[2] if cents == 1 else names[3]]
        return [*head, *([*_number(whole), unit, "and"] if whole else []), *tail], []
    return [*head, *_number(value), unit], []


def _with_digits(core: str, before: str, after: str) -> list[str]:
    if match := _ORDINAL.match(core):
        return _words(ordinal(int(match[1].replace(",", "")), "en"))
    if match := _DECADE.match(core):
        return _decade(int(match[1]))
    if match := _CLOCK.match(core):
        return _clock(match)
    if match := _ISO_DATE.match(core):
        return _date(int(match[1]), int(match[2]), int(match[3])) or _pieces(core)
    if match := _SLASH_DATE.match(core):
        return _date(int(match[3]), int(match[1]), int(match[2])) or _pieces(core)
    if match := _FRACTION.match(core):
        return _fraction(int(match[1]), int(match[2]))
    if match := _RANGE.match(core):
        first, second = match[1], match[2] + (match[3] or "")
        return [*_say(first, "", "", False)[0], "to", *_with_digits(second, before, after)]
    if match := _MEASURE.match(core):
        return _measure(match, before, after)
    if core.startswith("#") and core[1:].isdigit():
        return ["number", *_number(Decimal(core[1:]))]
    if _ADDRESS.match(core) or _MAIL.match(core):
        return _address(core)
    return _pieces(core)


def _measure(match: re.Match[str], before: str, after: str) -> list[str]:
    sign, digits, unit = match.groups()
    value = read_number(digits, "en")
    if value is None:
        return _pieces(match[0])
    head = {"-": ["minus"], "−": ["minus"], "+": ["plus"]}.get(sign, [])
    if unit is None:
        return head + _bare(digits, value, before, after)
    lower = unit.lower()
    if lower in UNITS and unit != "M":
        return [*head, *_number(value), *UNITS[lower][0 if value == 1 else 1].split()]
    if lower in SCALES and len(lower) > 1:
        return [*head, *_number(value), SCALES[lower]]
    return [*head, *_number(value), *_pieces(unit)]


def _bare(digits: str, value: Decimal, before: str, after: str) -> list[str]:
    month = before.lower().rstrip(".") in MONTHS or after.lower() in MONTHS
    if month and digits.isdigit() and 1 <= int(digits) <= 31:
        return _words(ordinal(int(digits), "en"))
    if digits.isdigit() and len(digits) == 4 and 1100 <= int(digits) <= 2099 and after.lower() not in UNITS:
        return year(int(digits)).split()
    if digits.isdigit() and (digits.startswith("0") and len(digits) > 1):
        return [word for digit in digits for word in _number(Decimal(digit))]
    return _number(value)


def _decade(number: int) -> list[str]:
    words = year(number).split() if number >= 100 else _number(Decimal(number))
    last = words[-1]
    return [*words[:-1], last[:-1] + "ies" if last.endswith("y") else last + "s"]


def _clock(match: re.Match[str]) -> list[str]:
    hour, minute = int(match[1]), int(match[2])
    said = _number(Decimal(hour))
    if minute:
        said += (["oh"] if minute < 10 else []) + _number(Decimal(minute))
    elif not match[3]:
        said += ["o'clock"] if 0 < hour <= 12 else ["hundred"]
    return said + (ABBREVIATIONS[match[3].lower()].split() if match[3] else [])


def _date(year_number: int, month: int, day: int) -> list[str] | None:
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    full = year_number if year_number >= 100 else 2000 + year_number
    return [MONTHS[month - 1], *_words(ordinal(day, "en")), *year(full).split()]


def _fraction(top: int, bottom: int) -> list[str]:
    if (top, bottom) == (24, 7) or not 2 <= bottom <= 20 or top >= bottom:
        return [*_number(Decimal(top)), *([] if (top, bottom) == (24, 7) else ["over"]), *_number(Decimal(bottom))]
    one, many = _NAMED_DENOMINATORS.get(bottom) or (" ".join(_words(ordinal(bottom, "en"))), "")
    return [*_number(Decimal(top)), one if top == 1 else many or one + "s"]


def _address(core: str) -> list[str]:
    core = re.sub(r"^https?://", "", core, flags=re.IGNORECASE)
    core = re.sub(r"^www\.", "", core, flags=re.IGNORECASE).rstrip("/")
    names = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "+": "plus"}
    said: list[str] = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[./@_+-]", core):
        said += [names[piece]] if piece in names else (_number(Decimal(piece)) if piece.isdigit() else [piece])
    return said


def _pieces(core: str) -> list[str]:
    """A mix of letters, digits and signs, run by run: B2B, COVID-19, H2O, 3D."""
    said: list[str] = []
    for piece in _MIXED.findall(core):
        if piece[0].isdigit():
            value = read_number(piece, "en")
            said += _number(value) if value is not None else []
        elif piece in SYMBOLS:
            said.append(SYMBOLS[piece])
        elif piece.isalpha() and piece.isupper() and piece not in SAID_AS_WORDS and len(piece) < 5:
            said += _spell(piece)
        elif piece[0].isalpha():
            said += _plain(piece)
    return said


def _plain(core: str) -> list[str]:
    """A word, or several joined by hyphens, dashes or slashes."""
    said = [word.strip("'") for word in re.split(r"[-–—/_…]+|\.{2,}", core)]
    return [part for word in said for part in re.split(r"(?<=[a-z])\.(?=[A-Za-z])", word) if part]


def _spell(initials: str) -> list[str]:
    said: list[str] = []
    for letter in initials.replace(".", ""):
        said += ["and"] if letter == "&" else LETTERS.get(letter.lower(), letter.lower()).split()
    return said


def _number(value: Decimal) -> list[str]:
    return _words(cardinal(value, "en"))


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _shouted(cores: list[str]) -> bool:
    """Whether the text is set in capitals, so that capitals do not mean initials."""
    letters = [letter for core in cores for letter in core if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)
