"""Pacing by mood: how long a picture is held, how slowly one passes into the next, how far the camera travels."""

from __future__ import annotations

from typing import NamedTuple

from aiprod.payload import Mood


class Pace(NamedTuple):
    """``scene_s`` is how long a picture is held before the next is looked for, in seconds.

    ``transition`` and ``camera`` multiply what the style asks for.
    """

    scene_s: float
    transition: float
    camera: float


PACES: dict[Mood, Pace] = {
    "calm": Pace(8.0, 1.2, 0.9),
    "uplifting": Pace(6.5, 1.0, 1.1),
    "epic": Pace(7.0, 1.0, 1.2),
    "dark": Pace(7.0, 1.1, 0.9),
    "happy": Pace(5.5, 0.8, 1.1),
    "sad": Pace(8.0, 1.3, 0.8),
    "tense": Pace(5.0, 0.5, 1.3),
    "playful": Pace(5.0, 0.6, 1.1),
    "mysterious": Pace(7.5, 1.3, 1.0),
    "romantic": Pace(7.5, 1.3, 0.9),
    "corporate": Pace(6.0, 0.8, 1.0),
}
HOOK = 0.7
"""The opening paragraph changes pictures this much sooner: the first seconds decide whether one stays."""
