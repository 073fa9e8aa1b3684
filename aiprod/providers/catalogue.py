"""What the installed narration providers can say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from aiprod.plan import NarrationRequest
from aiprod.providers.base import NO_SETTINGS, Narrator, ProviderSettings, Voice
from aiprod.providers.registry import OFFLINE, load_provider


def installed_voices(
    settings: ProviderSettings = NO_SETTINGS, providers: Sequence[str] = OFFLINE["narration"]
) -> tuple[Voice, ...]:
    """Every voice of the given narration providers that works on this machine, in their order, best first."""
    found: list[Voice] = []
    for name in providers:
        narrator = cast(Narrator[NarrationRequest], load_provider("narration", name, settings))
        if narrator.unavailable() is None:
            found.extend(narrator.voices())
    return tuple(found)
