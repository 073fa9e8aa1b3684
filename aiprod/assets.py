"""Assets: what the providers made, described and addressed by content."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from aiprod.model import Model
from aiprod.plan import AssetKind


class Word(Model):
    """One spoken word and when, in seconds from the start of its narration. ``text`` keeps the script's punctuation."""

    text: str
    start_s: Annotated[float, Field(ge=0)]
    end_s: Annotated[float, Field(ge=0)]


class Asset(Model):
    """A finished asset in the object store. ``name`` is its object name, ``digest`` the SHA-256 of its bytes.

    seconds and cost_usd are what making it took the first time; ``cache_hit`` says this job did not pay them again.
    """

    version: Literal[1] = 1
    kind: AssetKind
    key: str
    name: str
    digest: str
    size_bytes: int
    media_type: str
    provider: str
    provider_version: str
    licence: str
    credit: str = ""
    duration_s: float | None = None
    words: tuple[Word, ...] = ()
    seconds: float
    cost_usd: float = 0.0
    cache_hit: bool = False
