"""Which voice reads: the one a client named, or the best that speaks the language."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.errors import InvalidInput
from aiprod.providers.base import Voice

DEFAULT_LANGUAGE = "en"


def choose_voice(voices: Sequence[Voice], language: str | None, wanted: str | None) -> Voice:
    """The voice a client named, else the first that speaks the language; None is the named voice's own.

    Raises InvalidInput ``unknown_voice`` or ``unsupported_language``.
    """
    if wanted is not None:
        for voice in voices:
            if wanted in (voice.name, f"{voice.provider}:{voice.name}"):
                return _speaking(voice, language)
        raise InvalidInput(
            "unknown_voice",
            f"there is no voice {wanted!r} here.",
            field="payload.voice",
            remedy=f"Choose one of: {', '.join(voice.name for voice in voices)}.",
        )
    language = language or DEFAULT_LANGUAGE
    exact = [voice for voice in voices if language.lower() in (voice.language.lower(), voice.name.lower())]
    base = [voice for voice in voices if _base(voice.language) == _base(language)]
    if found := exact or base:
        return found[0]
    raise InvalidInput(
        "unsupported_language",
        f"no voice here speaks {language!r}.",
        field="payload.language",
        remedy=f"Choose one of: {', '.join(sorted({voice.language for voice in voices}))}.",
    )


def _speaking(voice: Voice, language: str | None) -> Voice:
    if language is None or language.lower() == voice.name.lower() or _base(language) == _base(voice.language):
        return voice
    raise InvalidInput(
        "unsupported_language",
        f"the voice {voice.name!r} speaks {voice.language}, not {language}.",
        field="payload.voice",
        remedy="Choose a voice of that language, or leave the voice out.",
    )


def _base(language: str) -> str:
    return language.lower().split("-", 1)[0]
