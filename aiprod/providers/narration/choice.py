"""Which voice a request means."""

from __future__ import annotations

from collections.abc import Sequence

from aiprod.errors import InvalidInput
from aiprod.plan import NarrationRequest
from aiprod.providers.base import Voice


def chosen_voice(request: NarrationRequest, voices: Sequence[Voice]) -> Voice:
    """The voice a request names.

    Raises InvalidInput ``unknown_voice`` for a name the provider does not have, ``unsupported_language`` for a
    language none of its voices speaks.
    """
    base = request.language.split("-")[0].lower()
    languages = sorted({voice.language.split("-")[0].lower() for voice in voices})
    if base not in languages:
        raise InvalidInput(
            "unsupported_language",
            f"the narration provider {request.provider!r} has no voice for {request.language!r}.",
            field="payload.language",
            remedy=f"Choose one of: {', '.join(languages)}.",
        )
    for voice in voices:
        if voice.name == request.voice:
            return voice
    raise InvalidInput(
        "unknown_voice",
        f"the narration provider {request.provider!r} has no voice {request.voice!r}.",
        field="payload.voice",
        remedy=f"Choose one of: {', '.join(voice.name for voice in voices)}.",
    )
