"""Which form the words of a scene ask for: a picture of a place, or words and numbers set as type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiprod.plan import ChartKind, DataPoint, Form
from aiprod.planning.picturing.charts import chart
from aiprod.planning.picturing.dates import bounded, full_date, leading_year
from aiprod.planning.picturing.headline import event, key_phrase, shorten
from aiprod.planning.picturing.labels import label, tail
from aiprod.planning.picturing.lexicon import lexicon
from aiprod.planning.picturing.numbers import Quantity, quantities
from aiprod.planning.picturing.picture_words import function_words
from aiprod.planning.picturing.places import named_place
from aiprod.planning.sentences import sentences

_QUOTED = re.compile(r"[\"“„«»「]([^\"“”„«»「」]{2,400})[\"”“»«」]")
_SAYING = re.compile(
    r"\b(?:said|says|say|wrote|writes|told|asked|replied|called|calls|put it|line|words|answered|declared|whispered"
    r"|shouted|once|remarked|motto|dijo|escribió|disse|escreveu|sagte|schrieb|a dit|écrivit|ha detto|scrisse)\b"
)
_WHO = re.compile(
    r"\b(?!(?:As|The|In|When|It|And|But)\b)[A-ZÀ-Þ][\w'’.-]*(?:\s(?:(?:de|van|von|da|the)\s)?[A-ZÀ-Þ][\w'’.-]*){0,3}"
)
_VERB = r"(?:said|says|wrote|writes|told|asked|asks|replied|put|calls|called)"
_LIKE = frozenset("como comme wie come as".split())
_SPEAKER = re.compile(
    rf"^(?:as\s)?(?P<before>(?:\S+\s){{1,4}}?){_VERB}\b|^{_VERB}\s(?P<after>(?:\S+(?:\s|$)){{1,4}})$", re.IGNORECASE
)
_ANNOUNCED = re.compile(
    r"\b(?:\d|two|three|four|five|six|following|these|steps|things|parts|ways|reasons|rules|ingredients|dos|tres|trois"
    r"|drei|três|tre)\b",
    re.IGNORECASE,
)
_COLON = re.compile(r":\s+(?=\S)")
_JOIN = re.compile(r",(?!\d)|;|\band\b|\bor\b|\bet\b|\by\b|\bund\b|\be\b|\bou\b|\boder\b|[、，]")
_SHORTEST_QUOTE_CHARS, _FEWEST_QUOTED_WORDS = 16, 3
_MOST_WORDS_BESIDE = 6
_MOST_ITEM_CHARS, _FEWEST_ITEMS, _MOST_ITEMS = 48, 3, 6
_LARGE = 10.0


@dataclass(frozen=True)
class Setting:
    """A form and the words it sets."""

    form: Form
    headline: str | None = None
    lines: tuple[str, ...] = ()
    figure: str | None = None
    chart: ChartKind | None = None
    series: tuple[DataPoint, ...] = ()


def set_words(text: str, *, shows_place: bool) -> Setting:
    """The form a text asks for; ``shows_place`` tells that it has a place to show, which passing numbers do not hide.

    In this order: a quotation, a list, a comparison of numbers, an opening date, a figure, a place, a statement.
    """
    typed = _quote(text, shows_place=shows_place) or _chart_of_items(text) or _list(text) or _chart(text)
    if typed:
        return typed
    date = full_date(text)
    if date and (not shows_place or date.start() <= len("On the ")):
        return _dated(text, *date.span())
    figure = _figure(text, shows_place=shows_place)
    if figure:
        end, shown = _with_unit(text, figure)
        return Setting("figure", label(text, figure.start, end), figure=shown)
    if shows_place:
        return Setting("scenery")
    if year := leading_year(text):
        return _dated(text.strip(), *year)
    return Setting("statement", key_phrase(text))


def _dated(text: str, start: int, end: int) -> Setting:
    """A date and what happened; a single word left over says nothing."""
    happened = event(text, start, end)
    told = happened if happened and len(happened.split()) > 1 else None
    return Setting("date", told, figure=bounded(text, start, end)[:40])


def _quote(text: str, *, shows_place: bool) -> Setting | None:
    """Words in quotation marks that are most of the text, or that somebody is said to have said.

    People who talk to each other where there is a place to show are a scene, no quotation.
    """
    found = _QUOTED.findall(text)
    quoted = " ".join(part.strip(" ") for part in found).rstrip(",")
    rest = _QUOTED.sub(" ", text)
    large = len(quoted) > max(_SHORTEST_QUOTE_CHARS, 0.45 * len(text))
    said = len(quoted.split()) >= _FEWEST_QUOTED_WORDS and (_SAYING.search(rest) or re.search(r":\s*$", rest.strip()))
    talk = shows_place and len(found) > 1 and len(rest.split()) > _MOST_WORDS_BESIDE
    if talk or not (large or said):
        return None
    who = _who(rest)
    return Setting("quote", shorten(quoted, 120), (who,) if who else ())


def _who(rest: str) -> str | None:
    """Who said it: a name, else what stands before or behind the verb, else all the rest if it is short."""
    bare = rest.strip(" ,.:;—–-")
    small = (
        frozenset[str]().union(*function_words().values())
        | _LIKE
        | lexicon().lists["closers"]
        | lexicon().lists["pronouns"]
    )
    for name in _WHO.finditer(bare):
        if name.group().split()[0].lower() not in small:
            return name.group().removesuffix("'s")[:40]
    if speaker := _SPEAKER.search(bare):
        return (speaker["before"] or speaker["after"]).strip(" ,.:;")[:40]
    return bare if 0 < len(bare) <= 40 else None


def _list(text: str) -> Setting | None:
    """Three to six items after a colon: up to the sentence's end, or the questions that follow.

    Where what leads up to them shows a place, only what is announced as a list is one: "three things", "the following".
    """
    colon = _COLON.search(text)
    if not colon or not text[: colon.start()].strip():
        return None
    lead = sentences(text[: colon.start()])[-1]
    if not _ANNOUNCED.search(lead) and named_place(lead):
        return None
    rest = sentences(text[colon.end() :])
    asked = [part for part in rest if part.endswith("?")]
    parts = asked if len(asked) >= _FEWEST_ITEMS else _JOIN.split(rest[0].rstrip(".!")) if rest else []
    items = [item.strip() for item in parts if item.strip()]
    if not _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS or any(len(item) > _MOST_ITEM_CHARS for item in items):
        return None
    return Setting("list", shorten(lead, 80), tuple(items))


def _chart(text: str) -> Setting | None:
    found = chart(text)
    if found is None:
        return None
    return Setting("chart", found.title, chart=found.kind, series=found.points)


def _chart_of_items(text: str) -> Setting | None:
    """A chart where each item after the colon holds a number: "Our share: 20 percent in 2021, 28 percent in 2022"."""
    items = _list(text)
    return _chart(text) if items and all(re.search(r"\d", line) for line in items.lines) else None


def _with_unit(text: str, figure: Quantity) -> tuple[int, str]:
    """Where the number ends with its unit of measure and an "ago" or "a day" behind it, and all of it as it is set."""
    unit = re.compile(r"\s[^\W\d]+").match(text, figure.end)
    told = unit and figure.unit in lexicon().lists["units"] and figure.unit == unit.group().strip().lower()
    measured = unit.end() if unit and told else figure.end
    end = tail(text, measured)
    return end, f"{figure.shown}{text[figure.end : end]}"[:40]


def _figure(text: str, *, shows_place: bool) -> Quantity | None:
    """The number the text is about: first one that is large or exact; over a place only if it is a share or money."""
    found = [one for one in quantities(text) if not one.named]
    telling = [one for one in found if not one.bare and not (one.spelled and shows_place)]
    if not shows_place:
        telling += [
            one
            for one in found
            if one.bare and not one.spelled and (one.value >= _LARGE or one.unit in lexicon().lists["units"])
        ]
    return telling[0] if telling else None
