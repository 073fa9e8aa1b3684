"""espeak-ng, bundled as a wheel: many languages on any machine, plainly synthetic."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from aiprod.plan import NarrationRequest
from aiprod.providers.base import Made, Voice
from aiprod.providers.narration.choice import chosen_voice
from aiprod.providers.narration.engine import Utterance, say_in_process
from aiprod.providers.narration.narrate import narrate
from aiprod.providers.narration.polish import Finish

_SCRIPT = Path(__file__).with_name("espeak_process.py")
_LICENCE = "espeak-ng output, free to use (the program itself is GPL-3.0-or-later)"
_WORDS_A_MINUTE = 158
_FINISH = Finish(((190.0, 4.0, 0.7), (1500.0, -3.0, 0.9), (2800.0, -4.0, 0.8)), -14.0, 0.14)
"""Less of the edge between 1 and 4 kHz and more body, towards the long-term average spectrum of speech."""


_TABLE: tuple[tuple[str, str, str, float], ...] = (
    ("en-us", "en-US", "American English", 4.94),
    ("en-us+f3", "en-US", "American English", 4.94),
    ("en-gb", "en-GB", "British English", 5.03),
    ("en-gb+f3", "en-GB", "British English", 5.01),
    ("fr", "fr-FR", "French", 7.70),
    ("fr+f3", "fr-FR", "French", 7.73),
    ("de", "de-DE", "German", 5.56),
    ("de+f3", "de-DE", "German", 5.55),
    ("es", "es-ES", "Spanish", 6.87),
    ("es+f3", "es-ES", "Spanish", 6.87),
    ("es-419", "es-419", "Latin American Spanish", 6.17),
    ("it", "it-IT", "Italian", 6.77),
    ("it+f3", "it-IT", "Italian", 6.80),
    ("pt-br", "pt-BR", "Brazilian Portuguese", 6.46),
    ("pt-br+f3", "pt-BR", "Brazilian Portuguese", 6.46),
    ("pt", "pt-PT", "Portuguese", 6.55),
    ("nl", "nl-NL", "Dutch", 5.32),
    ("nl+f3", "nl-NL", "Dutch", 5.32),
    ("sv", "sv-SE", "Swedish", 5.47),
    ("sv+f3", "sv-SE", "Swedish", 5.47),
    ("da", "da-DK", "Danish", 7.17),
    ("nb", "no-NO", "Norwegian", 5.58),
    ("fi", "fi-FI", "Finnish", 5.63),
    ("pl", "pl-PL", "Polish", 4.99),
    ("pl+f3", "pl-PL", "Polish", 4.99),
    ("cs", "cs-CZ", "Czech", 6.01),
    ("ro", "ro-RO", "Romanian", 6.16),
    ("hu", "hu-HU", "Hungarian", 5.58),
    ("el", "el-GR", "Greek", 7.25),
    ("tr", "tr-TR", "Turkish", 5.39),
    ("tr+f3", "tr-TR", "Turkish", 5.39),
    ("ru", "ru-RU", "Russian", 6.98),
    ("ru+f3", "ru-RU", "Russian", 6.98),
    ("uk", "uk-UA", "Ukrainian", 3.87),
    ("uk+f3", "uk-UA", "Ukrainian", 3.87),
    ("ar", "ar", "Arabic", 4.32),
    ("hi", "hi-IN", "Hindi", 5.44),
    ("hi+f3", "hi-IN", "Hindi", 5.44),
    ("id", "id-ID", "Indonesian", 6.16),
    ("id+f3", "id-ID", "Indonesian", 6.16),
    ("vi", "vi-VN", "Vietnamese", 5.41),
    ("ko", "ko-KR", "Korean", 5.53),
    ("cmn", "zh-CN", "Mandarin Chinese", 4.05),
)
"""Voice, language, what it speaks, and its measured pace; ``+f3`` is the library's female variant."""

VOICES = tuple(
    Voice(
        name=name,
        provider="espeak",
        language=language,
        gender="female" if "+f" in name else "male",
        description=f"{spoken}, {'female' if '+f' in name else 'male'}, synthetic",
        syllables_per_s=pace,
    )
    for name, language, spoken, pace in _TABLE
)


class Espeak:
    """Narration by espeak-ng; word times come from its word events."""

    kind: Literal["narration"] = "narration"
    name = "espeak"
    version = "2"

    def unavailable(self) -> str | None:
        """Whether the bundled library and its data are there."""
        return None if _installed() else "The espeakng-loader wheel holds no library for this machine."

    def voices(self) -> tuple[Voice, ...]:
        return VOICES if _installed() else ()

    def make(self, request: NarrationRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_voice``, ``unsupported_language`` or ``nothing_to_say``, and engine errors."""
        return narrate(self, chosen_voice(request, VOICES).name, request, directory, _LICENCE, _FINISH)

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        library, data = library_files()
        return say_in_process(
            _SCRIPT,
            {
                "library": str(library),
                "data": str(data),
                "voice": _own_name(voice),
                "rate": round(_WORDS_A_MINUTE * rate),
                "sentences": sentences,
            },
        )


def _own_name(voice: str) -> str:
    """The library files British English under plain "en", the one language it does not name by region."""
    return voice.replace("en-gb", "en")


@cache
def library_files() -> tuple[Path, Path]:
    """The bundled library and its data. Raises ImportError, OSError or RuntimeError where there are none."""
    import espeakng_loader

    return Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())


@cache
def _installed() -> bool:
    try:
        return all(path.exists() for path in library_files())
    except (ImportError, OSError, RuntimeError):
        return False
