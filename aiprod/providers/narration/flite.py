"""Flite, where it is installed: clear English voices, offline."""

from __future__ import annotations

import ctypes
from functools import cache
from pathlib import Path
from typing import Literal

from aiprod.plan import NarrationRequest
from aiprod.providers.base import Made, Voice
from aiprod.providers.narration.choice import chosen_voice
from aiprod.providers.narration.engine import Utterance, say_in_process
from aiprod.providers.narration.narrate import narrate
from aiprod.providers.narration.polish import Finish

_SCRIPT = Path(__file__).with_name("flite_process.py")
_LICENCE = "Flite voice, CMU permissive (BSD-like)"


def _voice(name: str, language: str, gender: Literal["female", "male"], description: str, pace: float) -> Voice:
    return Voice(
        name=name, provider="flite", language=language, gender=gender, description=description, syllables_per_s=pace
    )


VOICES = (
    _voice("rms", "en-US", "male", "Calm American baritone; the clearest of them", 4.60),
    _voice("slt", "en-US", "female", "American woman, bright and even", 5.44),
    _voice("awb", "en-GB", "male", "Scottish man, lively", 5.37),
    _voice("kal16", "en-US", "male", "American man, an early robot", 6.11),
)

_FINISH = {
    "rms": Finish(((90.0, -4.0, 1.0), (190.0, -2.5, 0.8), (1500.0, 4.5, 0.8), (5000.0, -5.0, 0.7)), -15.0, 0.09, True),
    "slt": Finish(((190.0, -4.0, 0.7), (1500.0, 4.5, 0.8), (3500.0, 5.0, 0.8)), -12.0, 0.09, True),
    "awb": Finish(((190.0, -2.5, 0.8), (1500.0, 3.0, 0.8), (5000.0, 4.0, 0.8)), None, 0.09, True),
    "kal16": Finish(((75.0, -3.0, 1.0), (4300.0, -3.0, 1.0)), -14.0, 0.09, True),
}
"""Bells that bring each voice to the long-term average spectrum of speech (Byrne et al., 1994)."""

_SIZE = {"rms": 1.06, "slt": 0.92}
"""Said slower by this and played faster by it: a slightly smaller or larger head, of which a recogniser hears fewer
words wrong.
"""


class Flite:
    """Narration by Flite's statistical voices; word times come from its own segments."""

    kind: Literal["narration"] = "narration"
    name = "flite"
    version = "2"

    def unavailable(self) -> str | None:
        """Whether the shared libraries of Debian's libflite1 are there."""
        return None if _installed() else "The Flite library is not installed (Debian: apt install flite)."

    def voices(self) -> tuple[Voice, ...]:
        return VOICES if _installed() else ()

    def make(self, request: NarrationRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_voice``, ``unsupported_language`` or ``nothing_to_say``, and engine errors."""
        voice = chosen_voice(request, VOICES).name
        return narrate(self, voice, request, directory, _LICENCE, _FINISH[voice])

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        size = _SIZE.get(voice, 1.0)
        said = say_in_process(_SCRIPT, {"voice": voice, "stretch": size / rate, "sentences": sentences})
        return [
            Utterance(one.sound, tuple((s / size, e / size) for s, e in one.times), round(one.rate_hz * size))
            for one in said
        ]


@cache
def _installed() -> bool:
    try:
        for library in ("flite", "flite_usenglish", "flite_cmulex", *(f"flite_cmu_us_{v.name}" for v in VOICES)):
            ctypes.CDLL(f"lib{library}.so.1", ctypes.RTLD_GLOBAL)
    except OSError:
        return False
    return True
