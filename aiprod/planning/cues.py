"""Sounds from words: an ambience for where a scene is, an effect where the text names one."""

from __future__ import annotations

from dataclasses import dataclass

from aiprod.errors import InvalidInput
from aiprod.plan import PictureIntent
from aiprod.planning.drafts import Draft
from aiprod.planning.lexicon import tokens
from aiprod.providers.sound.catalogue import catalogue

AMBIENCE_GAIN_DB = -20.0
EFFECT_GAIN_DB = -11.0
_MOST_EFFECTS = 2

_WEATHER_AMBIENCE = {"rain": "rain", "storm": "rain", "snow": "wind", "fog": "wind"}
_PLACE_AMBIENCE = {
    "mountains": "wind",
    "forest": "birds",
    "field": "birds",
    "desert": "wind",
    "river": "river",
    "sea": "sea",
    "underwater": "underwater",
    "sky": "wind",
    "city": "city",
}
_NIGHT_AMBIENCE = {"forest": "crickets", "field": "crickets", "river": "crickets"}
_EFFECT_WORDS = {
    "thunder": "thunder",
    "lightning": "thunder",
    "storm": "thunder",
    "fire": "fire",
    "fireplace": "fire",
    "campfire": "fire",
    "bell": "bell",
    "bells": "bell",
    "door": "door",
    "doors": "door",
    "knock": "door",
    "footsteps": "steps",
    "walks": "steps",
    "walking": "steps",
    "typing": "keyboard",
    "keyboard": "keyboard",
    "camera": "camera",
    "photograph": "camera",
    "photo": "camera",
    "heartbeat": "heartbeat",
    "clock": "clock",
    "crowd": "crowd",
    "applause": "crowd",
    "engine": "engine",
    "bubbles": "bubble",
    "seagulls": "seagulls",
    "gulls": "seagulls",
}


@dataclass(frozen=True)
class Cue:
    """One sound on a scene's timeline. ``at`` is its start as a share of the scene; an ambience lasts all of it."""

    name: str
    at: float
    gain_db: float
    duration_s: float | None


def find_cues(draft: Draft, intent: PictureIntent) -> list[Cue]:
    """The client's own sounds for a scene, else what place, weather and words suggest.

    Raises InvalidInput ``unknown_sound`` for a name that is not in the catalogue.
    """
    known = {info.name: info for info in catalogue()}
    if draft.sounds:
        for name in draft.sounds:
            if name not in known:
                raise InvalidInput(
                    "unknown_sound",
                    f"there is no sound {name!r}.",
                    field=f"{draft.place}.sounds",
                    remedy=f"Choose from: {', '.join(sorted(known))}.",
                )
        names = [(name, position / len(draft.sounds)) for position, name in enumerate(draft.sounds)]
    else:
        names = [(name, at) for name, at in _suggest(draft, intent) if name in known]
    return [
        Cue(name, 0.0, AMBIENCE_GAIN_DB, None)
        if known[name].kind == "ambience"
        else Cue(name, at, EFFECT_GAIN_DB, known[name].natural_s)
        for name, at in names
    ]


def _suggest(draft: Draft, intent: PictureIntent) -> list[tuple[str, float]]:
    found: dict[str, float] = {}
    ambience = _WEATHER_AMBIENCE.get(intent.weather) or (
        _NIGHT_AMBIENCE.get(intent.place) if intent.time in ("night", "dusk") else None
    )
    if ambience or (ambience := _PLACE_AMBIENCE.get(intent.place)):
        found[ambience] = 0.0
    for word in tokens(draft.text):
        effect = None if word.mute else _EFFECT_WORDS.get(word.text)
        if effect and effect not in found and len(found) <= _MOST_EFFECTS:
            found[effect] = word.at
    return list(found.items())
