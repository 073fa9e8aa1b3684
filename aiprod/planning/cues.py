"""Sounds from words: an ambience for where a scene is, an effect where the text names one, an accent on a big cut."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from aiprod.errors import InvalidInput
from aiprod.payload import Mood
from aiprod.plan import PictureIntent
from aiprod.planning.drafts import Draft
from aiprod.planning.picturing.lexicon import Token, tokens
from aiprod.providers.sound.catalogue import SoundInfo, catalogue

AMBIENCE_GAIN_DB = -20.0
EFFECT_GAIN_DB = -11.0
ACCENT_GAIN_DB = -14.0
_MOST_EFFECTS = 2
RING_S = 1.5
"""An effect may ring on for so long over the next scene."""

_SUBJECT_AMBIENCE = {
    "waterfall": "waterfall",
    "harbour": "harbour",
    "gull": "seagulls",
    "bee": "bees",
    "crowd": "crowd",
}
_SUBJECT_AMBIENCE |= {"campfire": "fire", "fireplace": "fire", "train": "train", "factory": "factory"}
_SUBJECT_AMBIENCE |= {name: name for name in ("market", "kitchen", "classroom", "office")}
_WEATHER_AMBIENCE = {"rain": "rain", "storm": "storm", "snow": "wind"}
_PLACE_AMBIENCE = {
    "mountains": "wind",
    "forest": "birds",
    "field": "birds",
    "desert": "wind",
    "river": "river",
    "sea": "sea",
    "underwater": "underwater",
    "sky": "wind",
    "space": "space",
    "city": "city",
}
_NIGHT_AMBIENCE = {"forest": "crickets", "field": "crickets", "river": "frogs"}
_WINTER_AMBIENCE = {"forest": "wind", "field": "wind", "river": "wind"}
_CHAPTER_ACCENT: dict[Mood, str] = {
    "epic": "impact",
    "dark": "boom",
    "tense": "boom",
    "mysterious": "boom",
    "uplifting": "whoosh",
    "happy": "whoosh",
    "playful": "whoosh",
    "corporate": "whoosh",
}
"""Calm, sad and romantic videos open their chapters without a sound."""


@dataclass(frozen=True)
class Cue:
    """One sound on a scene's timeline.

    ``at`` is its start as a share of the spoken part of the scene, None for the scene's very start. ``duration_s`` is
    None for an ambience, which lasts the whole scene.
    """

    name: str
    at: float | None
    gain_db: float
    duration_s: float | None


def find_cues(draft: Draft, intent: PictureIntent) -> list[Cue]:
    """The client's own sounds for a scene, else what place, weather and words suggest.

    At most one ambience, two effects, and an accent where a chapter opens. Raises InvalidInput ``unknown_sound`` for a
    name that is not in the catalogue.
    """
    known = {info.name: info for info in catalogue()}
    if not draft.sounds:
        return list(_suggest(draft, intent, known))
    for name in draft.sounds:
        if name not in known:
            raise InvalidInput(
                "unknown_sound",
                f"there is no sound {name!r}.",
                field=f"{draft.place}.sounds",
                remedy=f"Choose from: {', '.join(sorted(known))}.",
            )
    return [_cue(known[name], position / len(draft.sounds)) for position, name in enumerate(draft.sounds)]


def _cue(info: SoundInfo, at: float) -> Cue:
    if info.kind == "ambience":
        return Cue(info.name, None, AMBIENCE_GAIN_DB, None)
    return Cue(info.name, at, EFFECT_GAIN_DB, info.natural_s)


def _suggest(draft: Draft, intent: PictureIntent, known: dict[str, SoundInfo]) -> Iterator[Cue]:
    words = [word for word in tokens(draft.text) if not word.mute]
    ambience = _ambience(words, intent, known)
    if ambience:
        yield _cue(known[ambience], 0.0)
    for name, at in _effects(words, intent, known):
        yield _cue(known[name], at)
    accent = _CHAPTER_ACCENT.get(intent.mood) if draft.kicker else None
    if accent:
        yield Cue(accent, None, ACCENT_GAIN_DB, known[accent].natural_s)


def _ambience(words: list[Token], intent: PictureIntent, known: dict[str, SoundInfo]) -> str | None:
    """Weather is heard wherever it is seen, then what the words name if it fits the place, then the place itself."""
    place = intent.place
    if place == "abstract":
        return None
    weather = _WEATHER_AMBIENCE.get(intent.weather)
    named = [name for word in words if (name := _look_up(_table("ambience", "nouns"), word))]
    if weather and place in known[weather].places:
        return next((name for name in named if name in ("heavy_rain", "blizzard")), weather)
    named += [_SUBJECT_AMBIENCE[subject] for subject in intent.subjects if subject in _SUBJECT_AMBIENCE]
    fitting = next((name for name in named if place in known[name].places), None)
    if fitting:
        return fitting
    late = intent.time in ("night", "dusk") and intent.season != "winter"
    usual = _NIGHT_AMBIENCE if late else _WINTER_AMBIENCE if intent.season == "winter" else {}
    return usual.get(place) or _PLACE_AMBIENCE.get(place)


def _effects(words: list[Token], intent: PictureIntent, known: dict[str, SoundInfo]) -> list[tuple[str, float]]:
    """The first effects that the words name, nouns before verbs, in the order of the text.

    Where words are ambiguous the picture must bear them out: a door in a room, not a door to success.
    """
    found: dict[str, float] = {}
    for kind in ("nouns", "verbs"):
        for word in words:
            name = _look_up(_table("effect", kind), word)
            if name is None or len(found) == _MOST_EFFECTS:
                continue
            places = known[name].places
            if not places or intent.place in places:
                found.setdefault(name, word.at)
    return sorted(found.items(), key=lambda item: item[1])


def _look_up(table: dict[str, str], word: Token) -> str | None:
    """The sound a word names; longer phrases that begin with it are asked first."""
    return next((table[form] for form in (*word.phrases, word.text) if form in table), None)


@cache
def _table(kind: Literal["ambience", "effect"], words: str) -> dict[str, str]:
    """From a word to the sound it names; the catalogue's first wins."""
    table: dict[str, str] = {}
    for info in catalogue():
        if info.kind == kind:
            for word in getattr(info, words):
                table.setdefault(word, info.name)
    return table
