"""The protocol every provider answers, whatever it makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Protocol, TypeVar

from pydantic import Field

from aiprod.assets import Word
from aiprod.model import Model
from aiprod.plan import AssetKind, AssetRequest

Request_contra = TypeVar("Request_contra", contravariant=True, bound=AssetRequest)


@dataclass(frozen=True)
class Made:
    """What a provider left in the directory it was given.

    Audio is WAV, 48000 Hz; narration is mono, music and sound are stereo; 16-bit or float. A picture is a layer stack
    (aiprod.media.pictures.layers) or a still. ``duration_s`` is the length of audio in seconds.
    """

    path: Path
    media_type: str
    licence: str
    credit: str = ""
    duration_s: float | None = None
    words: tuple[Word, ...] = ()
    cost_usd: float = 0.0


class ProviderSettings(Model):
    """What the operator tells the providers; one that reads it has a class method ``configured``."""

    voices: Annotated[str | None, Field(description="A folder of Piper voices.")] = None


NO_SETTINGS = ProviderSettings()


class Provider(Protocol[Request_contra]):
    """Makes one kind of asset. ``version`` changes whenever the same request would give other bytes."""

    kind: AssetKind
    name: str
    version: str

    def unavailable(self) -> str | None:
        """Why this provider cannot work on this machine, as a sentence; None when it can."""

    def make(self, request: Request_contra, directory: Path) -> Made:
        """Make the asset inside ``directory``, which the caller owns and removes.

        Same request, same bytes, for offline providers. Raises PermanentError, TransientError or ThrottledError;
        every outside call inside has a deadline.
        """


class Voice(Model):
    """One voice. ``syllables_per_s`` is its own pace, measured on prose without its pauses."""

    name: str
    provider: str
    language: str
    gender: Literal["female", "male", "neutral"]
    description: str
    syllables_per_s: float


class Narrator(Provider[Request_contra], Protocol[Request_contra]):
    def voices(self) -> tuple[Voice, ...]:
        """The voices usable now on this machine, best first."""
