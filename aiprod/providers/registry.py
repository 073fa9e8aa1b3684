"""Providers are found by entry point: group ``aiprod.providers``, name ``kind.name``. Another package can add one."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import Any

from aiprod.errors import InvalidInput
from aiprod.plan import AssetKind
from aiprod.providers.base import NO_SETTINGS, Provider, ProviderSettings

GROUP = "aiprod.providers"
OFFLINE: dict[AssetKind, tuple[str, ...]] = {
    "narration": ("piper", "flite", "espeak"),
    "music": ("fluidsynth", "synth"),
    "sound": ("synth",),
    "visual": ("procedural",),
}
"""The providers that need no key, best first."""


def provider_names(kind: AssetKind) -> tuple[str, ...]:
    """Every installed provider of a kind, sorted."""
    return tuple(sorted(e.name.split(".", 1)[1] for e in entry_points(group=GROUP) if e.name.startswith(f"{kind}.")))


@cache
def load_provider(kind: AssetKind, name: str, settings: ProviderSettings = NO_SETTINGS) -> Provider[Any]:
    """The provider, made once a process. Raises InvalidInput ``unknown_provider`` for a name nobody registered."""
    for entry in entry_points(group=GROUP, name=f"{kind}.{name}"):
        made = entry.load()
        provider: Provider[Any] = made.configured(settings) if hasattr(made, "configured") else made()
        return provider
    raise InvalidInput(
        "unknown_provider",
        f"there is no {kind} provider {name!r}.",
        field=f"providers.{kind}",
        remedy=f"Choose one of: {', '.join(provider_names(kind))}.",
    )


def best_offline(kind: AssetKind) -> str:
    """The first provider of ``OFFLINE`` that works on this machine; the last one always does."""
    for name in OFFLINE[kind]:
        if load_provider(kind, name).unavailable() is None:
            return name
    return OFFLINE[kind][-1]
