"""From a scene's words to what its picture shows. Unsure means abstract: a plain picture beats an absurd one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import cast

from aiprod.payload import Mood
from aiprod.plan import Form, PictureIntent, Place, Season, TimeOfDay, Weather
from aiprod.planning.drafts import Draft
from aiprod.planning.headline import key_phrase, label, shorten
from aiprod.planning.lexicon import Token, lexicon, look_up, tokens
from aiprod.planning.places import strongest_place
from aiprod.planning.sentences import sentences

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
_GOING_ON = frozenset(
    "he she it they we his her its their this that these those here there then still yet soon later now "
    "il elle ils er sie ella él".split()
)
_HEADLINE_CHARS = 120
_SHORTEST_QUOTE_CHARS = 16
_TIME_LASTS_SCENES = 3


def read_intents(drafts: Iterable[Draft], mood: Mood) -> list[PictureIntent]:
    """One intent a draft. A time of day that was told lasts some scenes; a place carries on over "it" and "then"."""
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
    place = strongest_place(words, previous.place if previous else None)
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
        headline=shorten(draft.title or headline or "", _HEADLINE_CHARS) or None,
        lines=lines,
        figure=figure,
        prompt=draft.picture or draft.text,
    )


def _first(table: dict[str, str], words: list[Token]) -> str | None:
    """The value of the first word that has one; an ambiguous word gives way to any other."""
    found = [match for word in words if not word.mute and (match := look_up(table, word))]
    return max(found, key=lambda match: match[1])[0] if found else None


def _carries_on(draft: Draft, words: list[Token]) -> bool:
    return not draft.opens_paragraph and bool(words) and words[0].text in _GOING_ON


def _subjects(words: list[Token]) -> tuple[str, ...]:
    known = lexicon().subjects
    found: list[str] = []
    for word in words:
        for form in (word.text, word.text.removesuffix("s"), word.text.removesuffix("es")):
            if form in known and not word.mute and form not in found:
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
        return "quote", shorten(quoted, 120), (who,) if 0 < len(who) <= 40 else (), None
    if (listed := _LIST.search(text)) and text[: listed.start()].strip():
        items = [
            item.strip()
            for item in re.split(r",(?!\d)|;|\band\b|\bet\b|\by\b|\bund\b|\be\b", listed.group(1))
            if item.strip()
        ]
        if 3 <= len(items) <= 6 and all(len(item) <= 40 for item in items):
            return "list", shorten(sentences(text[: listed.start()])[-1], 80), tuple(items), None
    if figure := _FIGURE.search(text):
        value = re.sub(r"\s*(percent|per cent)\b", "%", figure.group().strip(" ,."))
        return "figure", label(text, figure.start(), figure.end()), (), value[:40]
    if place is not None:
        return "scenery", None, (), None
    return "statement", key_phrase(text), (), None
