"""Tokens as words in languages other than English: what their voices read wrong is spelled out, the rest is theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from aiprod.providers.narration.measures import AND, CURRENCIES, PERCENT
from aiprod.providers.narration.numerals import cardinal, ordinal, read_number, year_of
from aiprod.providers.narration.tongues import TONGUES, Tongue

_THOUSANDS = re.compile(r"\d{3}(?:,\d+)?%?")
_AMOUNT = re.compile(r"^(R\$|US\$|[$€£])?([-−]?)(\d[\d.,]*)([^\d\s]*)$")
_DATE = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$|^(\d{4})-(\d{2})-(\d{2})$")
_CLOCK = re.compile(r"^(\d{1,2})(?::|h|\.(?=\d\d$))(\d{2})$|^(\d{1,2})h$")
_RANGE = re.compile(r"^(\d[\d.,]*)[-–—](\d[\d.,]*)(%?)$")
_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(I[XV]|V?I{0,3})(e|er|ème)?$")
_VALUES = {"I": 1, "V": 5, "X": 10}
_CENTURIES = frozenset("siglo siècle siècles século secolo secoli eeuw jahrhundert".split())
_MOST_ORDINAL = 10
"""Spanish and Portuguese kings beyond the tenth are plain numbers: Alfonso décimo, Alfonso trece."""


def foreign(language: str) -> Callable[[list[str]], list[list[str]]]:
    """How tokens are said in a language whose voice reads plain text well by itself."""
    base = language.split("-")[0].lower()
    tongue = TONGUES.get(base)
    plain = _plainly(base)
    if tongue is None:
        return lambda cores: [plain(core) for core in _joined(cores)]

    def say(cores: list[str]) -> list[list[str]]:
        cores = _joined(cores)
        said: list[list[str]] = []
        owed: list[str] = []
        for index, core in enumerate(cores):
            before = next(filter(None, reversed(cores[:index])), "")
            after = next(filter(None, cores[index + 1 :]), "")
            known = _known(core, before, after, base, tongue)
            words, later = known if known is not None else (plain(core), [])
            said.append(words + owed)
            owed = later
        return said

    return say


def is_short(word: str, language: str) -> bool:
    """Whether a word with its full stop is an abbreviation after which no sentence ends."""
    tongue = TONGUES.get(language.split("-")[0].lower())
    return tongue is not None and word.lower() in tongue.short


def counts_on(number: str, following: str, language: str) -> bool:
    """Whether a number with a full stop is an ordinal, as in the German "20. Juli"."""
    counted = (*TONGUES["de"].months, "Jahrhundert")
    return language.split("-")[0] == "de" and number.isdecimal() and following.rstrip(".,;:!?)s") in counted


def _joined(cores: list[str]) -> list[str]:
    """One number with spaces between its thousands, as in 1 234, is said where it begins."""
    joined: list[str] = []
    first = 0
    for index, core in enumerate(cores):
        if index and cores[index - 1].isdigit() and cores[first][0] != "0" and _THOUSANDS.fullmatch(core):
            joined[first] += core
            joined.append("")
        else:
            first = index
            joined.append(core)
    return joined


def _known(core: str, before: str, after: str, base: str, tongue: Tongue) -> tuple[list[str], list[str]] | None:
    """The words of a token and those owed to the next one; None leaves it to the voice."""
    lower = core.lower()
    if core in tongue.money:
        return (_many(core, base, tongue) if before.lower() in tongue.scales else []), []
    if before[-1:].isdigit() and (core in tongue.units or core == tongue.hours[0]):
        clock = _CLOCK.match(before) and core not in tongue.units
        return ([] if clock else list(tongue.units.get(core, (core, core))[before != "1"].split())), []
    if lower in tongue.short:
        return tongue.short[lower].split(), []
    if match := _DATE.match(core):
        return _date(match, base, tongue), []
    if (match := _CLOCK.match(core)) and ("." not in core or base == "de"):
        return _clock(match, base, tongue), []
    if match := _RANGE.match(core):
        ends = [_number(part, base, tongue) for part in (match[1], match[2])]
        return [*ends[0], tongue.to, *ends[1], *(tongue.units["%"][1].split() if match[3] else [])], []
    if core.endswith(".") and counts_on(core[:-1], after, base):
        return [f"{ordinal(int(core[:-1]), base)}{'n' if before.lower() not in ('der', 'die', 'das') else ''}"], []
    if match := _AMOUNT.match(core):
        return _amount(match, before, after, base, tongue)
    if (match := _ROMAN.match(core)) and core != "I":
        return _roman(match, before, after, base)
    return None


def _amount(
    match: re.Match[str], before: str, after: str, base: str, tongue: Tongue
) -> tuple[list[str], list[str]] | None:
    sign, minus, digits, unit = match.groups()
    head = [tongue.minus] if minus else []
    symbol = sign or next((near for near in (unit, before, after) if near in tongue.money), "")
    if not symbol and not unit and after.lower() not in tongue.scales:
        return (_day(digits, base, tongue, after), []) if not minus else ([*head, *_number(digits, base, tongue)], [])
    value = read_number(digits, base)
    if value is None or (unit and unit not in tongue.units and unit not in tongue.money):
        return None
    if not symbol:
        names = tongue.units.get(unit, ("", ""))
        return [*head, *_number(digits, base, tongue), *names[value != 1].split()], []
    names = tongue.money[symbol]
    if after.lower() in tongue.scales:
        return [*head, *_number(digits, base, tongue)], _many(symbol, base, tongue)
    whole, cents = value // 1, int(value * 100 % 100)
    part = [*([tongue.cents] if tongue.cents else []), *_cardinal(Decimal(cents), base)] if cents else []
    return [*head, *_cardinal(whole, base), names[whole != 1], *part], []


def _many(symbol: str, base: str, tongue: Tongue) -> list[str]:
    """What follows a million: "de dólares", "d'euros"."""
    name = tongue.money[symbol][1]
    if base == "fr" and name[0] == "e":
        return [f"d'{name}"]
    return [*tongue.money_of.split(), name]


def _number(digits: str, base: str, tongue: Tongue) -> list[str]:
    """A number with its decimals after the language's own comma; years are said as years."""
    value = read_number(digits, base)
    if value is None:
        return [digits]
    if said := year_of(digits, base):
        return said.split()
    whole, _, rest = f"{value:f}".partition(".")
    said_whole = _cardinal(Decimal(whole), base)
    if not rest:
        return said_whole
    parts = [rest] if rest[0] != "0" and len(rest) < 3 else list(rest)
    return [*said_whole, tongue.comma, *(word for part in parts for word in _cardinal(Decimal(part), base))]


def _day(digits: str, base: str, tongue: Tongue, after: str) -> list[str]:
    return _number(digits, base, tongue) if digits != "1" or after not in tongue.months else [tongue.first]


def _date(match: re.Match[str], base: str, tongue: Tongue) -> list[str]:
    numbers = [int(number) for number in match.groups() if number]
    day, month, year = numbers if match[1] else numbers[::-1]
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return [match[0]]
    said = f"{ordinal(day, base)}n" if base == "de" else " ".join(_cardinal(Decimal(day), base))
    joint = [tongue.of] if tongue.of else []
    year_words = (year_of(str(year), base) or str(year)).split()
    return [*(tongue.first if day == 1 else said).split(), *joint, tongue.months[month - 1], *joint, *year_words]


def _clock(match: re.Match[str], base: str, tongue: Tongue) -> list[str]:
    hour, minute = int(match[1] or match[3]), int(match[2] or 0)
    between = tongue.hours[hour != 1].split()
    if not minute:
        between = [word for word in between if word != "e"]
    return [*_cardinal(Decimal(hour), base), *between, *(_cardinal(Decimal(minute), base) if minute else [])]


def _roman(match: re.Match[str], before: str, after: str, base: str) -> tuple[list[str], list[str]] | None:
    values = [_VALUES[letter] for letter in match[1] + match[2]]
    value = sum(-one if one < after_it else one for one, after_it in zip(values, [*values[1:], 0], strict=True))
    century = before.lower() in _CENTURIES or after.lower() in _CENTURIES
    ruler = before[:1].isupper() and len(values) > 1 and not match[3]
    if not century and not ruler:
        return None
    ranked = base in ("it", "nl") or (base == "fr" and century) or (base in ("es", "pt") and value <= _MOST_ORDINAL)
    said = ordinal(value, base) if ranked else None
    if base == "de" and ruler:
        said = f"der {ordinal(value, base)}"
    return (said.split() if said else _cardinal(Decimal(value), base)), []


def _cardinal(value: Decimal, base: str) -> list[str]:
    return (cardinal(value, base) or str(value)).split()


def _plainly(base: str) -> Callable[[str], list[str]]:
    """A token by itself: a number, an amount, a percentage, an ampersand."""
    signs = CURRENCIES.get(base, {})

    def say(core: str) -> list[str]:
        if not core:
            return []
        if core == "&" and base in AND:
            return [AND[base]]
        if core in signs:
            return [signs[core][1]]
        if core == "%" and base in PERCENT:
            return PERCENT[base].split()
        sign = next((sign for sign in signs if sign in core), "")
        number = core.replace(sign, "") if sign else core
        percent = "%" in (number[:1], number[-1:]) and base in PERCENT
        value = read_number(number.strip("%") if percent else number, base)
        said = None if value is None else year_of(core, base) or cardinal(value, base)
        if value is None or said is None:
            return [core]
        words = said.split()
        if sign:
            words.append(signs[sign][0] if value == 1 else signs[sign][1])
        if percent:
            words = [PERCENT[base], *words] if base == "tr" else [*words, *PERCENT[base].split()]
        return words

    return say
