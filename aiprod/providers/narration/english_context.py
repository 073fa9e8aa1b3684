"""English words that only their neighbours settle: Roman numerals, saint or street, and words of two pronunciations."""

from __future__ import annotations

import re
from decimal import Decimal

from aiprod.providers.narration.lexicon import CROWNED, NUMBERED, SHORT_MONTHS
from aiprod.providers.narration.measures import CODES
from aiprod.providers.narration.numerals import cardinal, ordinal

_ROMAN = re.compile(r"^(?=[IVXLC])(X[CL]|L?X{0,3})(I[XV]|V?I{0,3})('s)?$")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_REIGNED = frozenset("of became ruled reigned died".split())

_THE = frozenset("a an the this that these those my your his her its our their some any no every each".split())
_BE = frozenset("is are was were be been am isn't aren't wasn't feel feels felt seem seems seemed very quite".split())
_HAVE = frozenset(
    "have has had i've we've you've they've hadn't haven't hasn't he's she's was were been widely".split()
)
_ONES = frozenset("he she it".split())
_PATHS = frozenset("through around along between back past".split())

_Rule = tuple[str, frozenset[str], frozenset[str], str]
_RULES: dict[str, tuple[_Rule, ...]] = {
    "read": (("red", _HAVE | _ONES, frozenset(), "yesterday last ago once"),),
    "lead": (("led", frozenset("of from with toxic molten heavy liquid".split()),
              frozenset("pipe pipes paint poisoning pencil pencils bullet bullets acid".split()), ""),),
    "live": (("lyve", _THE | frozenset("of with watch broadcast streamed goes going went".split()),
              frozenset("music show shows concert performance audience broadcast stream event".split()), ""),),
    "lives": (("lyves", _THE - {"that", "this"} | frozenset(
        "many human daily own save saves saved saving lost past private short long new of two three".split()),
        frozenset(), ""),),
    "wind": (("wined", frozenset("to roads paths rivers streams stairs".split()) , _PATHS, ""),),
    "winds": (("wineds", frozenset("road path river stream trail street".split()), _PATHS, ""),),
    "tears": (("tares", _ONES | {"who", "which"}, frozenset("apart down up off away".split()), ""),),
    "bow": (("boe", frozenset("violin cello his her hunting".split()), frozenset(), "arrow arrows string"),),
    "minute": (("my newt", frozenset(), frozenset("details detail amounts amount traces particles".split()), ""),),
    "content": (("kuntent", _BE, frozenset(), ""),),
    "wound": (("woond", _THE | frozenset("open deep old fresh".split()), frozenset(), ""),),
    "bass": (("base", frozenset(), frozenset("guitar guitars line lines drum player note notes".split()), ""),),
}  # fmt: skip
"""Spellings that sound as the rarer pronunciation: the words before it, those after it, and those within six words
after it, any of which call for it."""

_DEFAULTS = {"read": "reed", "lead": "leed", "live": "liv", "lives": "livs"}
"""What flite would else guess from a part of speech it is often wrong about."""

_NEAR = 6


def settle(cores: list[str], index: int) -> list[str] | None:
    """The words of a token that its neighbours settle; None for every other one."""
    core = cores[index]
    before = cores[index - 1] if index else ""
    after = cores[index + 1] if index + 1 < len(cores) else ""
    lower = core.lower()
    if core in CODES and before[-1:].isdigit():
        return [CODES[core]]
    if lower in ("st.", "dr.") and before[:1].isupper() and not after[:1].isupper():
        return ["street" if lower == "st." else "drive"]
    if lower in ("p.", "pp.", "no.", "nos.") and after[:1].isdigit():
        return [{"p.": "page", "pp.": "pages", "no.": "number", "nos.": "numbers"}[lower]]
    if lower.rstrip(".") in SHORT_MONTHS and core[:1].isupper() and (before[-1:].isdigit() or after[:1].isdigit()):
        return [SHORT_MONTHS[lower.rstrip(".")]]
    if before and _ROMAN.match(core):
        return _roman(core, before, after)
    return _heteronym(cores, index) if lower in _RULES else None


def _roman(core: str, before: str, after: str) -> list[str] | None:
    figures, own = core.removesuffix("'s"), core.endswith("'s")
    values = [_VALUES[letter] for letter in figures]
    value = sum(-one if one < next_one else one for one, next_one in zip(values, [*values[1:], 0], strict=True))
    if before.lower() in NUMBERED:
        said = cardinal(Decimal(value), "en") or ""
    elif before.lower() in CROWNED and (len(figures) > 1 or own or after in _REIGNED or figures in "VX"):
        said = f"the {ordinal(value, 'en')}"
    elif after.lower() in ("century", "centuries"):
        said = ordinal(value, "en") or ""
    elif len(figures) > 1 and before[:1].isupper() and set(figures) <= set("IVX"):
        said = cardinal(Decimal(value), "en") or ""
    else:
        return None
    return (said + ("'s" if own else "")).split()


def _heteronym(cores: list[str], index: int) -> list[str]:
    word = cores[index].lower()
    before = cores[index - 1].lower() if index else ""
    after = cores[index + 1].lower() if index + 1 < len(cores) else ""
    near = {core.lower() for core in cores[index + 1 : index + 1 + _NEAR]}
    for spelling, earlier, later, around in _RULES[word]:
        if before in earlier or after in later or near & set(around.split()):
            return spelling.split()
    return [_DEFAULTS.get(word, cores[index])]
