"""The sounds there are, as data: what a planner or a client may ask for by name."""

from __future__ import annotations

from typing import Literal

from aiprod.model import Model


class SoundInfo(Model):
    """An ambience fills any duration without a seam; an effect lasts ``natural_s`` seconds and then is silent."""

    name: str
    title: str
    kind: Literal["ambience", "effect"]
    natural_s: float


_AMBIENCES = {
    "rain": ("Steady rain", 24.0),
    "wind": ("Wind over open land", 24.0),
    "sea": ("The open sea, slow swell", 32.0),
    "waves": ("Waves breaking on a beach", 27.0),
    "river": ("A running stream", 24.0),
    "birds": ("Songbirds in a wood", 24.0),
    "crickets": ("Crickets at night", 16.0),
    "seagulls": ("Gulls over the shore", 24.0),
    "underwater": ("Under water, with bubbles", 24.0),
    "fire": ("A crackling fire", 24.0),
    "city": ("Traffic in a city", 28.0),
    "crowd": ("A murmuring crowd", 16.0),
    "space": ("A deep hum in space", 24.0),
    "room": ("The tone of a quiet room", 16.0),
}

_EFFECTS = {
    "thunder": ("A roll of thunder", 6.0),
    "whoosh": ("Something passes fast", 0.9),
    "riser": ("A rising swell of tension", 3.0),
    "impact": ("A deep cinematic hit", 3.0),
    "pop": ("A soft pop", 0.2),
    "chime": ("Three glass notes", 2.5),
    "bell": ("A tower bell, once", 5.0),
    "bubble": ("A few bubbles", 1.4),
    "door": ("A knock and a door that shuts", 1.8),
    "steps": ("Footsteps on gravel", 3.0),
    "keyboard": ("Typing on a keyboard", 3.0),
    "camera": ("A camera's shutter", 0.5),
    "heartbeat": ("A heartbeat", 4.0),
    "clock": ("A ticking clock", 4.0),
    "engine": ("An engine that starts and runs", 5.0),
    "splash": ("Something falls into water", 1.6),
    "click": ("A mouse click", 0.15),
    "success": ("A bright two-note signal", 1.2),
}


def catalogue() -> tuple[SoundInfo, ...]:
    """Every sound, sorted by name."""
    found = [SoundInfo(name=name, title=title, kind="ambience", natural_s=s) for name, (title, s) in _AMBIENCES.items()]
    found += [SoundInfo(name=name, title=title, kind="effect", natural_s=s) for name, (title, s) in _EFFECTS.items()]
    return tuple(sorted(found, key=lambda info: info.name))
