"""From a scene's words to what its picture shows. Unsure means abstract: a plain picture beats an absurd one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from aiprod.payload import Mood
from aiprod.plan import PictureIntent, Season, TimeOfDay, Weather
from aiprod.planning.drafts import Draft
from aiprod.planning.picturing.dates import opens_with_year
from aiprod.planning.picturing.forms import Setting, set_words
from aiprod.planning.picturing.headline import shorten
from aiprod.planning.picturing.lexicon import Token, lexicon, look_up, tokens
from aiprod.planning.picturing.picture_words import FIRM, SOFT
from aiprod.planning.picturing.places import strongest_place, subjects
from aiprod.planning.picturing.reading import sightings

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
_MOST_PROMPT_CHARS = 5_000
_LASTS_SCENES = 3


def read_intents(drafts: Iterable[Draft], mood: Mood) -> list[PictureIntent]:
    """One intent a draft. A time of day and a season last some scenes; a place carries on over "it" and "then"."""
    intents: list[PictureIntent] = []
    hours, seasons = _Lasting(_MOOD_TIME[mood]), _Lasting("summer")
    for draft in drafts:
        words = tokens(draft.picture or draft.text)
        time = _first(lexicon().time, words)
        season = _first(lexicon().season, words)
        intents.append(
            _read(draft, words, time, hours.after(time), seasons.after(season), mood, intents[-1] if intents else None)
        )
    return intents


class _Lasting:
    """What was told in one scene and holds in the next ones, until it is forgotten."""

    def __init__(self, usual: str) -> None:
        self.usual = self.told = usual
        self.scenes_left = 0

    def after(self, told: str | None) -> str:
        """The value of the scene that tells ``told``."""
        self.scenes_left = _LASTS_SCENES if told else self.scenes_left - 1
        self.told = told or (self.told if self.scenes_left > 0 else self.usual)
        return self.told


def _read(
    draft: Draft,
    words: list[Token],
    told: str | None,
    time: str,
    season: str,
    mood: Mood,
    previous: PictureIntent | None,
) -> PictureIntent:
    seen = sightings(words)
    if draft.picture:
        # Who describes a picture means every word of it.
        seen = [replace(one, weight=max(one.weight, SOFT)) for one in seen]
    place = strongest_place(seen, previous.place if previous else None)
    if place is None and previous is not None and _carries_on(draft, words):
        place = previous.place if previous.place != "abstract" else None
    known = lexicon()
    weather = _first(known.weather, words) or "clear"
    time = "night" if place == "space" and told in (None, "day") else time
    firm = any(one.weight >= FIRM for one in seen)
    year_is_told = not firm and opens_with_year(draft.text)
    setting = (
        Setting("scenery") if draft.picture else set_words(draft.text, shows_place=bool(place) and not year_is_told)
    )
    if setting.form not in ("scenery", "statement") and not firm:
        place = None
    return PictureIntent(
        form=setting.form,
        place=place or "abstract",
        time=cast(TimeOfDay, time),
        weather=cast(Weather, weather),
        season="winter" if weather == "snow" else cast(Season, season),
        mood=cast(Mood, _first(known.mood, words) or mood),
        subjects=tuple(subject for subject in subjects(seen, place) if subject != "sun" or time != "night"),
        headline=shorten(draft.title or setting.headline or "", _HEADLINE_CHARS) or None,
        lines=setting.lines,
        figure=setting.figure,
        chart=setting.chart,
        series=setting.series,
        prompt=(draft.picture or draft.text)[:_MOST_PROMPT_CHARS],
    )


def _first(table: Mapping[str, tuple[str, bool]], words: list[Token]) -> str | None:
    """The value of the first word that has one; an ambiguous word gives way to any other, and to a denial.

    Where "no rain fell", a puddle tells none.
    """
    matches = [(match, word.mute) for word in words if (match := look_up(table, word))]
    denied = {match[0] for match, mute in matches if mute}
    found = [match for match, mute in matches if not mute and (match[1] or match[0] not in denied)]
    return max(found, key=lambda match: match[1])[0] if found else None


def _carries_on(draft: Draft, words: list[Token]) -> bool:
    return not draft.opens_paragraph and bool(words) and words[0].text in _GOING_ON
