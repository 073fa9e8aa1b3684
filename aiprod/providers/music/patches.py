"""The synth's instruments, as data: those that are held, as bowed strings are, and those that are struck or plucked."""

from __future__ import annotations

from dataclasses import dataclass

Formant = tuple[float, float, float]
"""A resonance: centre and width in Hz, and how many times it lifts what lies there."""


@dataclass(frozen=True)
class Held:
    """A tone that lasts as long as it is held.

    slope is how fast harmonics weaken (amplitude n ** -slope) up to the harmonic ``top``, even the level of the even
    ones; spread is how far each harmonic wanders, in cents, as many players do; breath is the level of noise around it.
    """

    slope: float
    top: int = 40
    even: float = 1.0
    spread: float = 12.0
    breath: float = 0.0
    formants: tuple[Formant, ...] = ()
    attack_s: float = 0.2
    release_s: float = 0.5


@dataclass(frozen=True)
class Struck:
    """A tone that dies away.

    slope as above; ``point`` is where along the string it is plucked, as a share, which silences some harmonics. The
    first harmonic falls to 1/e in ``fall_s`` seconds at middle C, higher ones faster by n ** damping, low keys slower.
    ``ratios`` replaces the harmonics by a bell's or a bar's. stretch is a stiff string's inharmonicity, chorus the
    distance of its two strings in cents, thump the level of the hammer's noise. ``rings`` leaves the tone undamped.
    """

    slope: float
    fall_s: float
    damping: float = 0.6
    top: int = 24
    point: float = 0.0
    ratios: tuple[float, ...] = ()
    stretch: float = 0.0
    chorus: float = 1.5
    thump: float = 0.0
    attack_s: float = 0.003
    release_s: float = 0.15
    rings: bool = False


_STRINGS: tuple[Formant, ...] = ((480.0, 160.0, 0.7), (1250.0, 400.0, 0.9), (2900.0, 900.0, 0.7))
_CHOIR: tuple[Formant, ...] = ((680.0, 130.0, 4.0), (1120.0, 160.0, 3.0), (2650.0, 260.0, 1.6))

HELD: dict[str, Held] = {
    "strings": Held(1.35, spread=16.0, formants=_STRINGS, attack_s=0.26, release_s=0.65),
    "warm_pad": Held(1.8, top=16, spread=22.0, attack_s=0.5, release_s=0.9),
    "saw_pad": Held(1.25, top=24, spread=24.0, attack_s=0.3, release_s=0.8),
    "deep_pad": Held(1.5, top=12, spread=14.0, attack_s=0.4, release_s=0.9),
    "choir": Held(1.5, top=24, spread=20.0, breath=0.02, formants=_CHOIR, attack_s=0.4, release_s=0.8),
    "bow_bass": Held(1.05, top=24, spread=9.0, formants=((240.0, 120.0, 0.8),), attack_s=0.09, release_s=0.22),
    "lead": Held(1.2, top=24, even=0.8, spread=9.0, attack_s=0.025, release_s=0.22),
    "flute": Held(2.3, top=8, even=0.6, spread=5.0, breath=0.03, attack_s=0.07, release_s=0.2),
    "reed": Held(1.2, top=18, even=0.35, spread=5.0, formants=((1400.0, 500.0, 1.2),), attack_s=0.06, release_s=0.18),
    "horn": Held(1.5, top=14, spread=6.0, formants=((450.0, 180.0, 1.2),), attack_s=0.1, release_s=0.28),
}

STRUCK: dict[str, Struck] = {
    "piano": Struck(1.55, 1.5, stretch=0.0004, thump=0.05, release_s=0.25),
    "harp": Struck(1.6, 1.1, point=0.36, chorus=1.0, release_s=0.6, rings=True),
    "pizzicato": Struck(1.5, 0.24, point=0.3, chorus=6.0, thump=0.03, release_s=0.2, rings=True),
    "guitar": Struck(1.15, 0.95, damping=0.8, point=0.22, chorus=2.0, thump=0.02, release_s=0.16),
    "upright": Struck(1.2, 0.8, damping=0.9, point=0.3, chorus=1.0, thump=0.04, attack_s=0.006, release_s=0.1),
    "saw_bass": Struck(0.95, 0.9, damping=0.75, chorus=5.0, attack_s=0.004, release_s=0.06),
    "pluck": Struck(1.1, 0.4, damping=0.8, chorus=7.0, release_s=0.15),
    "bells": Struck(1.0, 1.5, damping=0.7, ratios=(1.0, 2.0, 2.76, 4.07, 5.43), chorus=2.0, rings=True, release_s=0.6),
    "celesta": Struck(1.6, 0.8, damping=1.0, ratios=(1.0, 4.0, 9.2), chorus=1.5, rings=True, release_s=0.4),
    "marimba": Struck(1.3, 0.32, damping=1.2, ratios=(1.0, 3.93, 9.2), chorus=1.0, thump=0.05, rings=True),
    "tines": Struck(1.7, 1.2, damping=0.9, ratios=(1.0, 2.0, 3.0, 7.1, 14.2), chorus=2.5, thump=0.02, release_s=0.2),
}
