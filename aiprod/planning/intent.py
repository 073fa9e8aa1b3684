"""From a scene's words to what its picture shows. Unsure means abstract: a plain picture beats an absurd one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from aiprod.jobs import Mood
from aiprod.plan import Form, PictureIntent, Place, Season, TimeOfDay, Weather
from aiprod.planning.drafts import Draft
from aiprod.planning.lexicon import Token, lexicon, look_up, tokens

_MOOD_TIME: dict[Mood, TimeOfDay] = {
    "calm": "dawn",
    "uplifting": "golden",
    "epic": "golden",
    "dark": "night",
    "happy": "day",
    "sad": "dusk",
    "tense": "dusk",
    "playful": "day",
    "mysterious": "night",
    "romantic": "golden",
    "corporate": "day",
}
_QUOTED = re.compile(r"[\"“„«»]([^\"“”„«»]{2,200})[\"”“»«]")
_CURRENCY = r"(?:[$€£¥]\s?)"
_FIGURE = re.compile(
    rf"{_CURRENCY}?\d[\d.,\u00a0\u202f]*"
    r"(?:\s?(?:%|percent\b|per cent\b|million\b|billion\b|trillion\b|thousand\b|[€£¥]))"
    rf"|{_CURRENCY}\d[\d.,]*"
    r"|\b\d{1,3}(?:,\d{3})+\b"
)
_LIST = re.compile(r":\s*([^:.!?]+)[.!?]?\s*$")
_PRONOUNS = frozenset(
    "he she it they we his her its their this that these those here there then il elle ils er sie ella él".split()
)
_SHORT_HEADLINE_WORDS = 14
_SHORTEST_QUOTE_CHARS = 16
_TIME_LASTS_SCENES = 3


def read_intents(drafts: Iterable[Draft], mood: Mood) -> list[PictureIntent]:
    """One intent a draft. A time of day that was told lasts some scenes; a place carries on over a pronoun."""
    intents: list[PictureIntent] = []
    told = -_TIME_LASTS_SCENES
    for index, draft in enumerate(drafts):
        words = tokens(draft.picture or draft.text)
        time = _first(lexicon().time, words)
        if time is not None:
            told = index
        elif intents and index - told < _TIME_LASTS_SCENES:
            time = intents[-1].time
        intents.append(_read(draft, words, time or _MOOD_TIME[mood], mood, intents[-1] if intents else None))
    return intents


def _read(draft: Draft, words: list[Token], time: str, mood: Mood, previous: PictureIntent | None) -> PictureIntent:
    place = _strongest_place(words)
    if place is None and previous is not None and _carries_on(draft, words):
        place = previous.place
    weather = _first(lexicon().weather, words) or "clear"
    season = _first(lexicon().season, words) or (previous.season if previous else "summer")
    if weather == "snow":
        season = "winter"
    form, headline, lines, figure = _form(draft, place)
    return PictureIntent(
        form=form,
        place=place or "abstract",
        time=cast(TimeOfDay, time),
        weather=cast(Weather, weather),
        season=cast(Season, season),
        mood=mood,
        subjects=_subjects(words),
        headline=draft.title or headline,
        lines=lines,
        figure=figure,
        prompt=draft.picture or draft.text,
    )


def _strongest_place(words: list[Token]) -> Place | None:
    """Nouns vote; ambiguous words count half and cannot decide alone; of equals the first mentioned wins."""
    known = lexicon()
    votes: dict[str, float] = defaultdict(float)
    for word in words:
        value = look_up(known.place, word)
        if value is not None and not word.negated:
            votes[value] += 0.5 if word.text in known.weak else 1.0
    if not votes or max(votes.values()) < 1.0:
        return None
    return cast(Place, max(votes, key=lambda value: votes[value]))


def _first(table: dict[str, str], words: list[Token]) -> str | None:
    """The value of the first word that has one; an ambiguous word gives way to any other."""
    weak = lexicon().weak
    found = [(word.text in weak, value) for word in words if not word.negated and (value := look_up(table, word))]
    return min(found, key=lambda match: match[0])[1] if found else None


def _carries_on(draft: Draft, words: list[Token]) -> bool:
    return not draft.opens_paragraph and bool(words) and words[0].text in _PRONOUNS


def _subjects(words: list[Token]) -> tuple[str, ...]:
    known = lexicon().subjects
    found: list[str] = []
    for word in words:
        for form in (word.text, word.text.removesuffix("s"), word.text.removesuffix("es")):
            if form in known and not word.negated and form not in found:
                found.append(form)
                break
    return tuple(found[:8])


def _form(draft: Draft, place: Place | None) -> tuple[Form, str | None, tuple[str, ...], str | None]:
    """Which form the words ask for: a quotation, a list after a colon, a figure, a place to show, or a statement."""
    text = draft.text
    if draft.picture:
        return "scenery", None, (), None
    quoted = " ".join(part.strip(" ,") for part in _QUOTED.findall(text))
    if len(quoted) > max(_SHORTEST_QUOTE_CHARS, 0.45 * len(text)):
        who = _QUOTED.sub(" ", text).strip(" ,.:;—–-")
        return "quote", _shorten(quoted, 120), (who,) if 0 < len(who) <= 40 else (), None
    if listed := _LIST.search(text):
        items = [
            item.strip()
            for item in re.split(r",|;|\band\b|\bet\b|\by\b|\bund\b|\be\b", listed.group(1))
            if item.strip()
        ]
        if 3 <= len(items) <= 6 and all(len(item) <= 40 for item in items):
            return "list", _shorten(text[: listed.start()], 80), tuple(items), None
    if figure := _FIGURE.search(text):
        value = re.sub(r"\s*(percent|per cent)\b", "%", figure.group().strip(" ,."))
        return "figure", _label(text, figure.start(), figure.end()), (), value[:40]
    if place is not None:
        return "scenery", None, (), None
    return "statement", _key_phrase(text), (), None


def _label(text: str, start: int, end: int) -> str | None:
    """The words that say what a figure counts: the rest of its clause, else what leads up to it."""
    after = re.split(r"[,.;:!?—]", text[end:], maxsplit=1)[0].strip()
    before = re.split(r"[,.;:!?—]", text[:start])[-1].strip()
    words = after.split() if len(after.split()) >= 2 else before.split()
    return " ".join(words[:7]) or None


def _key_phrase(text: str) -> str:
    """The first clause if it is short enough to be a headline, else its first words up to a natural border."""
    clause = re.split(r"(?<=[.!?;:])\s|,\s|\s[—–]\s", text.strip(), maxsplit=1)[0].rstrip(",;:")
    words = clause.split()
    if len(words) <= _SHORT_HEADLINE_WORDS:
        return _shorten(clause, 120)
    cut = _SHORT_HEADLINE_WORDS
    while cut > 4 and words[cut - 1].lower() in _HANGING:
        cut -= 1
    return _shorten(" ".join(words[:cut]) + "…", 120)


_HANGING = frozenset(
    "a an the of to in on at by for with and or but that which who is are was were from as its their his her".split()
)


def _shorten(text: str, limit: int) -> str:
    text = text.strip()
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"
