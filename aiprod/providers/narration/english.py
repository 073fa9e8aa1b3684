"""English tokens as words: what stands in a figure, in initials, in an address, or is a word already."""

from __future__ import annotations

import re
from decimal import Decimal

from aiprod.providers.narration.english_context import settle
from aiprod.providers.narration.english_figures import number, say_figures, say_money
from aiprod.providers.narration.lexicon import ABBREVIATIONS, LETTERS, SAID_AS_WORDS, STRESSED, SYMBOLS, TITLES
from aiprod.providers.narration.measures import CODES, UNITS
from aiprod.providers.narration.numerals import read_number

_ADDRESS = re.compile(r"^(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})(/\S*)?$", re.IGNORECASE)
_WEB = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_MAIL = re.compile(r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")
_ENDINGS = (".com", ".org", ".net", ".edu", ".gov")
_MIXED = re.compile(r"[A-Z]+(?![a-z])|[A-Za-z']+|\d+(?:[.,]\d+)*|[^\sA-Za-z\d]")
_INITIALS = re.compile(r"^((?:[A-Z]\.)+|[A-Z][A-Z&]{1,5})('s|s)?$")
_SPELLED_LETTERS = 4
"""Longer runs of capitals with a vowel among their first three letters are read as a word."""


def say_english(cores: list[str], day_first: bool = False) -> list[list[str]]:
    """The words for each token; ``cores`` are the tokens without their outer punctuation.

    ``day_first`` reads 7/4/2023 as the seventh of April, as Britain does.
    """
    cores = [re.sub("[™®℠]", "", core.replace("’", "'")) for core in cores]
    shouted = _shouted(cores)
    said: list[list[str]] = []
    owed: list[str] = []
    for index, core in enumerate(cores):
        before = cores[index - 1] if index else ""
        after = cores[index + 1] if index + 1 < len(cores) else ""
        if core in CODES and after[:1].isdigit() and not before[-1:].isdigit():
            said.append(owed)
            owed = [CODES[core]]
            continue
        settled = settle(cores, index)
        words, later = (settled, []) if settled is not None else _say(core, before, after, shouted, day_first)
        said.append(words + owed)
        owed = later
    if owed:
        said[-1] += owed
    return said


def _say(core: str, before: str, after: str, shouted: bool, day_first: bool) -> tuple[list[str], list[str]]:
    """The words now, and those the next token says last: in "$5 million" the dollars come after the million."""
    if not core:
        return [], []
    if _WEB.match(core):
        return _address(core), []
    if money := say_money(core, after):
        return money
    lower = core.lower()
    unit = UNITS.get(lower) or UNITS.get(lower.rstrip("."))
    if unit and before[-1:].isdigit() and not (core == "in" and after[:1].isalnum()):
        return unit[0 if before == "1" else 1].split(), []
    if known := _abbreviation(core, lower, before):
        return known.split(), []
    if unit and not core.isalpha():
        return unit[0].split(), []
    if any(letter.isnumeric() for letter in core):
        figures = say_figures(core, before, after, day_first)
        return (figures if figures is not None else _pieces(core)), []
    if core in SYMBOLS:
        return SYMBOLS[core].split(), []
    if _MAIL.match(core) or (_ADDRESS.match(core) and ("/" in core or core.count(".") > 1 or lower[-4:] in _ENDINGS)):
        return _address(core), []
    if not shouted and (initials := _INITIALS.match(core)) and not _is_word(initials[1]):
        *head, last = _spell(initials[1])
        return [*head, last + ("'s" if initials[2] else "")], []
    if core[0] in "#@" and core[1:].isalnum():
        return [{"#": "hashtag", "@": "at"}[core[0]], *_plain(core[1:])], []
    if lower in ("c++", "c#"):
        return ["c", *(["plus", "plus"] if lower == "c++" else ["sharp"])], []
    return _plain(core), []


def _abbreviation(core: str, lower: str, before: str) -> str | None:
    if lower in ("am", "pm") and not before[-1:].isdigit():
        return None
    if lower in ("vs", "am", "pm", "phd", "ok", "w/", "w/o"):
        return ABBREVIATIONS.get(lower)
    return (TITLES.get(lower) or ABBREVIATIONS.get(lower)) if core.endswith(".") else None


def _address(core: str) -> list[str]:
    core = re.sub(r"^https?://", "", core, flags=re.IGNORECASE)
    core = re.sub(r"^www\.", "", core, flags=re.IGNORECASE).partition("?")[0].rstrip("/")
    names = {".": "dot", "/": "slash", "@": "at", "-": "dash", "_": "underscore", "+": "plus"}
    said: list[str] = []
    for piece in re.findall(r"[A-Za-z]+|\d+|[./@_+-]", core):
        said += [names[piece]] if piece in names else (number(Decimal(piece)) if piece.isdigit() else [piece])
    return said


def _pieces(core: str) -> list[str]:
    """A mix of letters, digits and signs, run by run: B2B, COVID-19, H2O, 3D."""
    said: list[str] = []
    for piece in _MIXED.findall(core):
        if piece[0].isdecimal():
            value = read_number(piece, "en")
            said += number(value) if value is not None else [word for digit in piece for word in _digit(digit)]
        elif piece in SYMBOLS:
            said += SYMBOLS[piece].split()
        elif piece.isalpha() and piece.isupper() and not _is_word(piece):
            said += _spell(piece)
        elif piece[0].isalpha():
            said += _plain(piece)
    return said


def _digit(letter: str) -> list[str]:
    return number(Decimal(letter)) if letter.isdecimal() else []


def _plain(core: str) -> list[str]:
    """A word, or several joined by hyphens, dashes or slashes."""
    said = [word.strip("'") for word in re.split(r"[-–—/_…]+|\.{2,}", core)]
    return [part for word in said for part in re.split(r"(?<=[a-z])\.(?=[A-Za-z])", word) if part]


def _is_word(capitals: str) -> bool:
    """Whether a run of capitals is read as a word: known as one, stressed, or long and pronounceable."""
    if capitals in SAID_AS_WORDS or capitals in STRESSED:
        return True
    return len(capitals) > _SPELLED_LETTERS and capitals.isalpha() and any(v in "AEIOUY" for v in capitals[:3])


def _spell(initials: str) -> list[str]:
    said: list[str] = []
    for letter in initials.replace(".", ""):
        said += ["and"] if letter == "&" else LETTERS.get(letter.lower(), letter.lower()).split()
    return said


def _shouted(cores: list[str]) -> bool:
    """Whether the text is set in capitals, so that capitals do not mean initials."""
    letters = [letter for core in cores for letter in core if letter.isalpha()]
    return len(letters) > 12 and sum(letter.isupper() for letter in letters) > 0.7 * len(letters)
