"""From a scene's words to what its picture shows. Unsure means abstract: a plain picture beats an absurd one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from aiprod.payload import Mood
from aiprod.plan import PictureIntent, Season, TimeOfDay, Weather
from aiprod.planning.drafts import Draft
from aiprod.planning.forms import Setting, set_words
from aiprod.planning.headline import shorten
from aiprod.planning.lexicon import Token, lexicon, look_up, tokens
from aiprod.planning.picture_words import FIRM
from aiprod.planning.places import strongest_place, subjects
from aiprod.planning.reading import sightings

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
_GOING_ON = frozenset(
    "he she it they we his her its their this that these those here there then still yet soon later now "
    "il elle ils er sie ella él".split()
)
_HEADLINE_CHARS = 120
_TIME_LASTS_SCENES = 3


def read_intents(drafts: Iterable[Draft], mood: Mood) -> list[PictureIntent]:
    """One intent a draft. A time of day that was told lasts some scenes; a place carries on over "it" and "then"."""
    intents: list[PictureIntent] = []
    usual, told = cast(str, _MOOD_TIME[mood]), -_TIME_LASTS_SCENES
    for index, draft in enumerate(drafts):
        words = tokens(draft.picture or draft.text)
        time = _first(lexicon().time, words)
        if time is not None:
            usual, told = time, index
        elif index - told >= _TIME_LASTS_SCENES:
            usual = _MOOD_TIME[mood]
        intents.append(_read(draft, words, time, usual, mood, intents[-1] if intents else None))
    return intents


def _read(
    draft: Draft, words: list[Token], time: str | None, usual: str, mood: Mood, previous: PictureIntent | None
) -> PictureIntent:
    seen = sightings(words)
    place = strongest_place(seen, previous.place if previous else None)
    if place is None and previous is not None and _carries_on(draft, words):
        place = previous.place if previous.place != "abstract" else None
    known = lexicon()
    time = "night" if place == "space" and time in (None, "day") else time or usual
    weather = _first(known.weather, words) or "clear"
    season = _first(known.season, words) or (previous.season if previous else "summer")
    setting = Setting("scenery") if draft.picture else set_words(draft.text, shows_place=place is not None)
    if setting.form not in ("scenery", "statement") and not any(one.weight >= FIRM for one in seen):
        place = None
    return PictureIntent(
        form=setting.form,
        place=place or "abstract",
        time=cast(TimeOfDay, time),
        weather=cast(Weather, weather),
        season="winter" if weather == "snow" else cast(Season, season),
        mood=cast(Mood, _first(known.mood, words) or mood),
        subjects=subjects(seen, place),
        headline=shorten(draft.title or setting.headline or "", _HEADLINE_CHARS) or None,
        lines=setting.lines,
        figure=setting.figure,
        chart=setting.chart,
        series=setting.series,
        prompt=draft.picture or draft.text,
    )


def _first(table: Mapping[str, tuple[str, bool]], words: list[Token]) -> str | None:
    """The value of the first word that has one; an ambiguous word gives way to any other."""
    found = [match for word in words if not word.mute and (match := look_up(table, word))]
    return max(found, key=lambda match: match[1])[0] if found else None


def _carries_on(draft: Draft, words: list[Token]) -> bool:
    return not draft.opens_paragraph and bool(words) and words[0].text in _GOING_ON
