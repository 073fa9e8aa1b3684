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

_SCRIPT = Path(__file__).with_name("espeak_process.py")
_LICENCE = "espeak-ng output, free to use (the program itself is GPL-3.0-or-later)"
_WORDS_A_MINUTE = 158

_TABLE: tuple[tuple[str, str, str, float], ...] = (
    ("en-us", "en-US", "American English", 4.4),
    ("en-us+f3", "en-US", "American English", 4.4),
    ("en-gb", "en-GB", "British English", 4.4),
    ("en-gb+f3", "en-GB", "British English", 4.4),
    ("fr", "fr-FR", "French", 4.4),
    ("fr+f3", "fr-FR", "French", 4.4),
    ("de", "de-DE", "German", 4.4),
    ("de+f3", "de-DE", "German", 4.4),
    ("es", "es-ES", "Spanish", 4.4),
    ("es+f3", "es-ES", "Spanish", 4.4),
    ("es-419", "es-419", "Latin American Spanish", 4.4),
    ("it", "it-IT", "Italian", 4.4),
    ("it+f3", "it-IT", "Italian", 4.4),
    ("pt-br", "pt-BR", "Brazilian Portuguese", 4.4),
    ("pt", "pt-PT", "Portuguese", 4.4),
    ("nl", "nl-NL", "Dutch", 4.4),
    ("sv", "sv-SE", "Swedish", 4.4),
    ("da", "da-DK", "Danish", 4.4),
    ("nb", "no-NO", "Norwegian", 4.4),
    ("fi", "fi-FI", "Finnish", 4.4),
    ("pl", "pl-PL", "Polish", 4.4),
    ("cs", "cs-CZ", "Czech", 4.4),
    ("ro", "ro-RO", "Romanian", 4.4),
    ("hu", "hu-HU", "Hungarian", 4.4),
    ("el", "el-GR", "Greek", 4.4),
    ("tr", "tr-TR", "Turkish", 4.4),
    ("ru", "ru-RU", "Russian", 4.4),
    ("uk", "uk-UA", "Ukrainian", 4.4),
    ("ar", "ar", "Arabic", 4.4),
    ("hi", "hi-IN", "Hindi", 4.4),
    ("id", "id-ID", "Indonesian", 4.4),
    ("vi", "vi-VN", "Vietnamese", 4.4),
    ("ko", "ko-KR", "Korean", 4.4),
    ("cmn", "zh-CN", "Mandarin Chinese", 4.4),
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
    version = "1"

    def unavailable(self) -> str | None:
        """Whether the bundled library and its data are there."""
        return None if _installed() else "The espeakng-loader wheel holds no library for this machine."

    def voices(self) -> tuple[Voice, ...]:
        return VOICES if _installed() else ()

    def make(self, request: NarrationRequest, directory: Path) -> Made:
        """Raises InvalidInput ``unknown_voice``, ``unsupported_language`` or ``nothing_to_say``, and engine errors."""
        return narrate(self, chosen_voice(request, VOICES).name, request, directory, _LICENCE)

    def say(self, sentences: list[list[str]], voice: str, rate: float) -> list[Utterance]:
        library, data = _files()
        return say_in_process(
            _SCRIPT,
            {
                "library": str(library),
                "data": str(data),
                "voice": voice.replace("en-gb", "en"),
                "rate": round(_WORDS_A_MINUTE * rate),
                "sentences": sentences,
            },
        )


@cache
def _files() -> tuple[Path, Path]:
    import espeakng_loader

    return Path(espeakng_loader.get_library_path()), Path(espeakng_loader.get_data_path())


@cache
def _installed() -> bool:
    try:
        return all(path.exists() for path in _files())
    except (ImportError, OSError, RuntimeError):
        return False
