"""Which voice a request means."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.errors import InvalidInput
from aiprod.plan import NarrationRequest
from aiprod.providers.base import Voice


def chosen_voice(request: NarrationRequest, voices: Sequence[Voice]) -> Voice:
    """The voice a request names.

    Raises InvalidInput ``unknown_voice`` for a name the provider does not have, ``unsupported_language`` for a voice
    that does not speak the request's language.
    """
    found = next((voice for voice in voices if voice.name == request.voice), None)
    if found is None:
        raise InvalidInput(
            "unknown_voice",
            f"the narration provider {request.provider!r} has no voice {request.voice!r}.",
            field="payload.voice",
            remedy=f"Choose one of: {', '.join(voice.name for voice in voices)}.",
        )
    if _base(found.language) != _base(request.language):
        speakers = [voice.name for voice in voices if _base(voice.language) == _base(request.language)]
        raise InvalidInput(
            "unsupported_language",
            f"the voice {found.name!r} speaks {found.language}, not {request.language}.",
            field="payload.language",
            remedy=f"Choose one of: {', '.join(speakers)}." if speakers else "Choose another narration provider.",
        )
    return found


def _base(language: str) -> str:
    return language.split("-")[0].lower()
