"""The sounds there are, as data: what a planner or a client may ask for by name, and the words that suggest each."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Literal

from aiprod.model import Model


class SoundInfo(Model):
    """An ambience fills any duration without a seam; an effect lasts ``natural_s`` seconds and then is silent.

    ``places`` are the pictures the sound may be heard over; an effect without any is heard over all. ``nouns`` and
    ``verbs`` name it in a text.
    """

    name: str
    title: str
    kind: Literal["ambience", "effect"]
    natural_s: float
    places: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


@cache
def catalogue() -> tuple[SoundInfo, ...]:
    """Every sound, sorted by name."""
    raw = json.loads(files("aiprod.providers.sound").joinpath("catalogue.json").read_text("utf-8"))
    return tuple(
        SoundInfo(
            name=name,
            title=entry["title"],
            kind=entry["kind"],
            natural_s=entry["natural_s"],
            **{key: tuple(entry.get(key, "").split()) for key in ("places", "nouns", "verbs")},
        )
        for name, entry in sorted(raw.items())
    )
